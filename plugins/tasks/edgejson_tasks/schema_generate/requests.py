"""The words of a request for an instance: what to write, which rules and wishes hold, in which form to answer."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.schema_generate.voices import Voice, voice_of

__all__ = ["Asked", "instruction", "rule_sentence", "words"]

_DESCRIBED_SHARE = 0.6
_LINES_SHARE = 0.2
_EXACT_SHARE = 0.2
"""Of requests that say exactly by what keys are sorted where any way of sorting them does."""

_POINTER_SHARE = 0.25
_EXPRESSIONS = ("expr", "assert", "from", "when")
_SCENES = ("here", "index", "parent", "root")
_FUNCTIONS = tuple(word for word in voice_of("en").glossary if word not in _SCENES)
_WORD = re.compile(
    r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""  # what stands in quotes is a text
    rf"|(?<![\w.])(?:({'|'.join(_FUNCTIONS)})\s*\(|({'|'.join(_SCENES)})\b)"  # behind a dot it is a member
)
_QUOTES = ("`{}`", "`{}`", "{}", '"{}"')


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says beside the schema: `rules` are all that it has, said `in_words` or left to the schema;
    `members` is "any", "required" or "all", `order` that of the keys; `exactly` demands to say by what they
    are sorted.
    """

    constraints: Sequence[Mapping[str, Json]]
    rules: Sequence[Mapping[str, Any]]
    in_words: bool
    members: str
    order: str
    exactly: bool


def instruction(asked: Asked, language: str, rng: random.Random) -> str:
    """An instruction with every wish and, as sentences or by a pointer to the schema, every rule."""
    voice = voice_of(language)
    parts = [rng.choice(voice.tasks)]
    if asked.rules and asked.in_words:
        described = voice is voice_of("en") and rng.random() < _DESCRIBED_SHARE
        sentences = [f"- {rule_sentence(rule, voice, described=described)}" for rule in asked.rules]
        explained = " ".join(_explained(asked.rules, voice))
        parts.append("\n".join([rng.choice(voice.rules_below), *sentences, *([explained] if explained else ())]))
    elif asked.rules:
        parts.append(" ".join([rng.choice(voice.rules_in_schema), *_explained(asked.rules, voice)]))
    wishes = [words(constraint, voice, rng) for constraint in asked.constraints]
    if asked.members in voice.members:
        wishes.insert(rng.randint(0, len(wishes)), rng.choice(voice.members[asked.members]))
    if wishes:
        parts.append(_wishes(wishes, voice, rng))
    exactly = asked.exactly or rng.random() < _EXACT_SHARE
    sorted_form = voice.exact_form if exactly else voice.sorted_form
    parts.append(rng.choice(voice.schema_form if asked.order == "schema" else sorted_form))
    lines = any("\n" in part for part in parts) or rng.random() < _LINES_SHARE
    return ("\n" if lines else " ").join(_ended(part) if not lines else part for part in parts)


def _explained(rules: Sequence[Mapping[str, Any]], voice: Voice) -> Iterator[str]:
    """What the words of the rules mean that are words of the rule language alone."""
    expressions = " ; ".join([str(rule[key]) for rule in rules for key in _EXPRESSIONS if key in rule])
    used = {function or scene for function, scene in _WORD.findall(expressions)}
    return (sentence for word, sentence in voice.glossary.items() if word in used)


def _ended(part: str) -> str:
    """A part that another one follows on the same line ends like a sentence."""
    return part if part[-1] in ".?!:" else f"{part}."


def _wishes(wishes: Sequence[str], voice: Voice, rng: random.Random) -> str:
    heading = rng.choice(voice.wishes)
    if heading and len(wishes) > 1:
        return "\n".join([heading, *(f"- {wish}" for wish in wishes)])
    return " ".join([heading, *wishes] if heading else wishes)


def words(constraint: Mapping[str, Json], voice: Voice, rng: random.Random) -> str:
    """A sentence that states `constraint`."""
    kind, how = str(constraint["kind"]), str(constraint.get("is", ""))
    lines = voice.constraints.get(f"{kind} {how}") or voice.constraints[kind]
    at = _name(constraint, voice, rng)
    count = constraint.get("count")
    noun = voice.character if kind == "length" else voice.item
    sentence = rng.choice(lines).format(
        at=at,
        how=voice.how.get(how, how),
        count=count,
        noun=noun[0] if count == 1 else noun[1],
        value=_value(kind, constraint.get("value")),
        low=_text(constraint.get("low")),
        high=_text(constraint.get("high")),
        name=f"`{constraint.get('name', '')}`",
        text=_text(constraint.get("text")),
        year=constraint.get("year"),
        values=_listed(constraint.get("values")),
        language=voice.languages.get(str(constraint.get("language")), ""),
    )
    return sentence[:1].upper() + sentence[1:] if not constraint["at"] else sentence


_encoded = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` would make an encoder for every value


def _text(value: Json) -> str:
    return "null" if value is None else _encoded(value)


def _listed(values: Json) -> str:
    return ", ".join(map(_text, values)) if isinstance(values, list) else ""


def _value(kind: str, value: Json) -> str:
    return str(value) if kind == "date" else _text(value)


def _name(constraint: Mapping[str, Json], voice: Voice, rng: random.Random) -> str:
    """The place as people write it: the bare name, a dotted path, or the JSON Pointer."""
    pointer = str(constraint["at"])
    if not pointer:
        return rng.choice(voice.root)
    path = jsontext.split(pointer)
    if len(path) > 1 and rng.random() < _POINTER_SHARE:
        return f"`{pointer}`"
    return rng.choice(_QUOTES).format(".".join(path))


def rule_sentence(rule: Mapping[str, Any], voice: Voice, *, described: bool) -> str:
    """A rule as its expression, with the place and the condition that it holds for, after its author's words."""
    if "set" in rule:
        formula = f"`{rule['set']} = {rule['expr']}`"
    elif "choose" in rule:
        formula = voice.chosen_from.format(target=f"`{rule['choose']}`", source=f"`{rule['from']}`")
    else:
        formula = f"`{rule['assert']}`"
    at = str(rule.get("at", ""))
    where = f" {voice.entries_of.format(at=at.removesuffix('/*'))}" if at.endswith("/*") else f" ({at})" if at else ""
    when = voice.when.format(condition=f"`{rule['when']}`") if rule.get("when") else ""
    description = rule.get("description")
    words_of_author = f"{description.rstrip('.')}: " if described and isinstance(description, str) else ""
    return f"{words_of_author}{formula}{where}{when}"
