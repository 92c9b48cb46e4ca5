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
from edgejson.jsontext.style import STYLES, Style, Whitespace, render
from edgejson.types import Spoiled
from edgejson_tasks._overfix import overfix
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.style_strict.phrasing import rules_out_final_newline
from edgejson_tasks.style_strict.proof import prove

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

_WHITESPACE: tuple[Whitespace, ...] = ("min", "spaced", "indent2", "indent4", "tab")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*')


def spoil(subject: Subject, rng: random.Random) -> Spoiled | None:
    """A worse answer of a kind drawn by weight, or of the next kind that this record allows."""
    style = STYLES.get(str(subject.meta.get("style")))
    waiting = dict(WEIGHTS)
    while waiting and style is not None:
        kind = rng.choices(list(waiting), weights=list(waiting.values()))[0]
        del waiting[kind]
        text = _KINDS[kind](subject, style, rng)
        if text is None or not _worse(text, subject):
            continue
        findings = [finding.check for finding in prove(subject.with_answer(text))]
        if findings:
            return Spoiled(rejected=text, because=findings[0], how=kind)
    return None


def _worse(text: str, subject: Subject) -> bool:
    """Whether `text` is another text; blanks around it make one only where the instruction rules them out."""
    strict = rules_out_final_newline(subject.record.input["instruction"])
    return text != subject.answer_text if strict else text.strip() != subject.answer_text


def _key_order(subject: Subject, style: Style, rng: random.Random) -> str | None:
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
    return render(value, replace(style, keys="preserve"))


def _blanks(subject: Subject, style: Style, rng: random.Random) -> str:
    other = rng.choice([blanks for blanks in _WHITESPACE if blanks != style.whitespace])
    return render(subject.answer.value, replace(style, whitespace=other))


def _over_escape(subject: Subject, _: Style, rng: random.Random) -> str | None:
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


def _raw_characters(subject: Subject, style: Style, _: random.Random) -> str:
    """The escapes of the other kind: raw characters in an ASCII style, ASCII escapes elsewhere."""
    return render(subject.answer.value, replace(style, escapes="minimal" if style.escapes == "ascii" else "ascii"))


def _number_form(subject: Subject, _: Style, rng: random.Random) -> str | None:
    text = subject.answer_text
    numbers = [match for match in _TOKEN.finditer(text) if not match[0].startswith('"') and "e" not in match[0]]
    if not numbers:
        return None
    number = rng.choice(numbers)
    return text[: number.end()] + ("0" if "." in number[0] else ".0") + text[number.end() :]


def _trailing_newline(subject: Subject, _: Style, __: random.Random) -> str:
    return subject.answer_text + "\n"


def _echo(subject: Subject, _: Style, __: random.Random) -> str:
    return subject.record.input["json"]


def _changed_value(subject: Subject, style: Style, rng: random.Random) -> str | None:
    changed = overfix(subject.answer.value, rng)
    return None if changed is None else render(changed[0], style)


def _wrapped(subject: Subject, _: Style, rng: random.Random) -> str:
    return wrap(subject.answer_text, rng)[0]


def _nodes(value: Any) -> list[Any]:
    found = [value]
    for node in found:
        found.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
    return found


_KINDS: Mapping[str, Callable[[Subject, Style, random.Random], str | None]] = MappingProxyType(
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
    }
)
