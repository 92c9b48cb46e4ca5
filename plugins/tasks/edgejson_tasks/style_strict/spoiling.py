"""Worse answers to a style task: the same value in nearly the right text, or the right style with another value."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from edgejson.checking import Subject
from edgejson.jsontext.style import Escapes, Style, Whitespace, render
from edgejson.types import Spoiled
from edgejson_tasks._instances import is_document
from edgejson_tasks._nearness import is_near
from edgejson_tasks._overfix import overfix
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.style_strict import defects
from edgejson_tasks.style_strict.phrasing import rules_out_final_newline
from edgejson_tasks.style_strict.proof import prove
from edgejson_tasks.style_strict.targets import CANONICAL, Target, target_of

__all__ = ["WEIGHTS", "spoil"]

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "key_order": 18,
        "blanks": 16,
        "over_escape": 10,
        "raw_characters": 10,
        "number_form": 14,
        "trailing_newline": 6,
        "echo": 8,
        "changed_value": 12,
        "wrapped": 6,
    }
)
"""How often each kind is tried first."""

REFUSAL_WEIGHTS: Mapping[str, int] = MappingProxyType({"wrong_error": 45, "misworded_error": 40, "wrapped": 15})
"""The same for documents that are to be refused; to write one all the same would be told by its length."""

_OF_ANY_LENGTH = frozenset({"echo", "wrapped"})
"""Kinds whose length is what is wrong with them; any other that is far from the right one would be told by it alone."""

_WHITESPACE: tuple[Whitespace, ...] = ("min", "spaced", "indent2", "indent4", "tab")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*')


def spoil(subject: Subject, rng: random.Random) -> Spoiled | None:
    """A worse answer of a kind drawn by weight, or of the next kind that this record allows."""
    target = target_of(subject.meta.get("style"), subject.meta.get("choices"))
    waiting = dict(REFUSAL_WEIGHTS if "defect" in subject.meta else WEIGHTS)
    while waiting and target is not None:
        kind = rng.choices(list(waiting), weights=list(waiting.values()))[0]
        del waiting[kind]
        text = _KINDS[kind](subject, target, rng)
        if text is None or not _worse(text, subject, target):
            continue
        if kind not in _OF_ANY_LENGTH and not is_near(text, subject.answer_text):
            continue
        findings = [finding.check for finding in prove(subject.with_answer(text))]
        if findings:
            return Spoiled(rejected=text, because=findings[0], how=kind)
    return None


def _worse(text: str, subject: Subject, target: Target) -> bool:
    """Whether `text` is another text; blanks around it make one only where the instruction decides about them."""
    decided = target.newline == "lf" or rules_out_final_newline(subject.record.input["instruction"])
    return text != subject.answer_text if decided else text.strip() != subject.answer_text


def _key_order(subject: Subject, target: Target, rng: random.Random) -> str | None:
    """One object with two members in the wrong order."""
    value = json.loads(subject.answer_text)
    objects = [node for node in _nodes(value) if isinstance(node, dict) and len(node) > 1]
    if not objects:
        return None
    node = rng.choice(objects)
    members = list(node.items())
    place = rng.randrange(len(members) - 1)
    members[place], members[place + 1] = members[place + 1], members[place]
    node.clear()
    node.update(members)
    return render(value, replace(target.style(), keys="preserve"))


def _blanks(subject: Subject, target: Target, rng: random.Random) -> str:
    other = rng.choice([blanks for blanks in _WHITESPACE if blanks != target.whitespace])
    return render(subject.answer.value, replace(_as_it_stands(target), whitespace=other))


def _over_escape(subject: Subject, _: Target, rng: random.Random) -> str | None:
    text = subject.answer_text
    places = [
        place
        for match in _TOKEN.finditer(text)
        if match[0].startswith('"') and "\\" not in match[0]
        for place in range(match.start() + 1, match.end() - 1)
        if text[place] == "/" or not text[place].isascii()
    ]
    if not places:
        return None
    place = rng.choice(places)
    escaped = "\\/" if text[place] == "/" else json.dumps(text[place])[1:-1]
    return text[:place] + escaped + text[place + 1 :]


def _raw_characters(subject: Subject, target: Target, _: random.Random) -> str:
    """The escapes of another kind: raw characters in a style that escapes more, ASCII escapes elsewhere."""
    escapes: Escapes = "ascii" if target.escapes == "minimal" else "minimal"
    return render(subject.answer.value, replace(_as_it_stands(target), escapes=escapes))


def _number_form(subject: Subject, target: Target, rng: random.Random) -> str | None:
    """A number with an idle zero or, where numbers are to be left alone, one without it."""
    text = subject.answer_text
    numbers = [match for match in _TOKEN.finditer(text) if not match[0].startswith('"') and "e" not in match[0].lower()]
    if target.numbers == "preserve":
        numbers = [match for match in numbers if match[0].endswith("0") and "." in match[0]] or numbers
    if not numbers:
        return None
    number = rng.choice(numbers)
    literal = number[0]
    if target.numbers == "preserve" and "." in literal and literal.endswith("0"):
        changed = literal.rstrip("0").rstrip(".")
    else:
        changed = literal + ("0" if "." in literal else ".0")
    return text[: number.start()] + changed + text[number.end() :]


def _trailing_newline(subject: Subject, target: Target, _: random.Random) -> str:
    """The final line feed that should not be there, or the lack of the one that should."""
    text = subject.answer_text
    return text.removesuffix("\n") if target.newline == "lf" else f"{text}\n"


def _echo(subject: Subject, _: Target, __: random.Random) -> str:
    return subject.record.input["json"]


def _changed_value(subject: Subject, target: Target, rng: random.Random) -> str | None:
    changed = overfix(subject.answer.value, rng)
    return render(changed[0], _as_it_stands(target)) if changed is not None and is_document(changed[0]) else None


def _wrapped(subject: Subject, _: Target, rng: random.Random) -> str:
    return wrap(subject.answer_text, rng, subject.meta.get("language"))[0]


def _wrong_error(subject: Subject, _: Target, rng: random.Random) -> str:
    return defects.answer(rng.choice([name for name in defects.DEFECTS if name != subject.meta["defect"]]))


def _misworded_error(subject: Subject, _: Target, rng: random.Random) -> str:
    """The right error by a name, or in a form, that the instruction does not give."""
    defect = str(subject.meta["defect"])
    noun = defect.rpartition("_")[2]
    forms = ({"error": defect.replace("_", " ")}, {"error": defect.upper()}, {"error": noun}, {"reason": defect})
    return json.dumps(rng.choice((*forms, {"errors": [defect]})), separators=(",", ":"))


def _as_it_stands(target: Target) -> Style:
    """The target's style for a value whose members are in order already."""
    return replace(target.style(), keys="sorted" if target == CANONICAL else "preserve")


def _nodes(value: Any) -> list[Any]:
    found = [value]
    for node in found:
        found.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
    return found


_KINDS: Mapping[str, Callable[[Subject, Target, random.Random], str | None]] = MappingProxyType(
    {
        "key_order": _key_order,
        "blanks": _blanks,
        "over_escape": _over_escape,
        "raw_characters": _raw_characters,
        "number_form": _number_form,
        "trailing_newline": _trailing_newline,
        "echo": _echo,
        "changed_value": _changed_value,
        "wrapped": _wrapped,
        "wrong_error": _wrong_error,
        "misworded_error": _misworded_error,
    }
)
