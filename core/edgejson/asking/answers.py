"""From a reply to an answer: what can be taken off without a guess is taken off, the rest is strict.

Engines do not keep what they promise: a reply may be cut, empty, fenced, preceded by thoughts or wrapped in courtesies,
and a constrained one may still break its schema.  A repair only ever removes what stands around the answer, and is
named; broken JSON is never mended, because mending guesses values.  The reply itself stays in the store as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from edgejson import jsontext
from edgejson.models import Finish, Reply
from edgejson.schema import Schema
from edgejson.types import Json

__all__ = ["TRUNCATED", "Answer", "Unusable", "read_json", "read_text"]

TRUNCATED = "truncated"
"""The reason of an answer that was cut at a limit of tokens."""

_MOST_OBJECTS = 64
"""Places in a text that are looked at for an object; a reply that is an answer has one or a few."""

_MOST_OF_MESSAGE = 300

_THOUGHTS_BEGIN = re.compile(r"<(?:think|thinking|thought|reasoning)>|\[THINK\]", re.IGNORECASE)
_THOUGHTS_END = re.compile(r"</(?:think|thinking|thought|reasoning)>|\[/THINK\]", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[^`]*$")
_BRACE_OR_STRING = re.compile(r'[{}]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)

Repair: TypeAlias = tuple[str, Callable[[str], str | None]]
"""A name, and what takes something off a text; None when there is nothing to take off."""

_NOT_DONE: dict[Finish, tuple[str, str]] = {
    "length": (TRUNCATED, "the answer was cut at a limit of tokens"),
    "refusal": ("declined", "the model declined, or a filter did"),
    "error": ("broken_off", "the engine broke off"),
}
_JSON_REASONS = {"syntax": "invalid_json", "depth": "too_deep"}
"""Reasons that go by another name than the kind of error of `jsontext`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply says: a JSON value or a text; `repaired` names what was taken off, empty for nothing."""

    value: Json = None
    text: str = ""
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a reply holds no answer: a short reason that can be counted, and a message about this one."""

    reason: str
    message: str


_EMPTY = Unusable("empty", "the reply has no text")


def read_json(reply: Reply, schema: Schema | None) -> Answer | Unusable:
    """The JSON value that the reply consists of, an instance of `schema` where there is one to hold it against."""
    unusable = _not_done(reply)
    if unusable is not None:
        return unusable
    first: jsontext.JsonTextError | None = None
    for text, repaired in _bared(reply.text, _AROUND_JSON):
        if not text.strip():
            return _EMPTY
        try:
            value = jsontext.parse(text)
        except jsontext.JsonTextError as error:
            first = first or error
            continue
        wrong = None if schema is None else _violation(schema, value)
        return wrong if wrong is not None else Answer(value, text, repaired)
    assert first is not None  # noqa: S101 - for the type checker: at least the text as it came was read
    return Unusable(_JSON_REASONS.get(first.kind, first.kind), str(first))


def read_text(reply: Reply) -> Answer | Unusable:
    """The words that the reply consists of, where no JSON was asked for."""
    unusable = _not_done(reply)
    if unusable is not None:
        return unusable
    *_, (text, repaired) = _bared(reply.text, _AROUND_TEXT)
    text = text.strip()
    return Answer(text=text, repaired=repaired) if text else _EMPTY


def _not_done(reply: Reply) -> Unusable | None:
    not_done = _NOT_DONE.get(reply.finish)
    if not_done is not None:
        return Unusable(*not_done)
    return None if reply.text.strip() else _EMPTY


def _violation(schema: Schema, value: Json) -> Unusable | None:
    try:
        violations = [] if schema.is_valid_parsed(value) else schema.validate(value)
    except Exception as error:  # noqa: BLE001 - validators fail on huge numbers, each in its own way
        return Unusable("schema", f"it cannot be validated: {type(error).__name__}: {error}"[:_MOST_OF_MESSAGE])
    if violations:
        first = violations[0]
        message = f"{first.pointer or 'the answer'}: {first.message}"
        return Unusable(f"schema:{first.keyword}", message[:_MOST_OF_MESSAGE])
    return None


# ---------------------------------------------------------------- repairs


def _bared(text: str, repairs: Sequence[Repair]) -> Iterator[tuple[str, str]]:
    """The text as it came, then with more and more of its surroundings taken off, and what that was."""
    yield text, ""
    names: list[str] = []
    for name, repair in repairs:
        left = repair(text)
        if left is not None:
            text = left
            names.append(name)
            yield text, ",".join(names)


def _unmarked(text: str) -> str | None:
    """Without a byte order mark."""
    bare = text.lstrip()
    return bare[1:] if bare.startswith("\ufeff") else None


def _unthought(text: str) -> str | None:
    """Without blocks of thoughts; one that does not end goes on to the end of the reply."""
    left: list[str] = []
    place = 0
    while (begin := _THOUGHTS_BEGIN.search(text, place)) is not None:
        left.append(text[place : begin.start()])
        end = _THOUGHTS_END.search(text, begin.end())
        place = end.end() if end is not None else len(text)
    bare = "".join(left) + text[place:]
    ends = list(_THOUGHTS_END.finditer(bare))
    if ends:  # the chat template wrote the beginning: the reply starts with thoughts
        bare = bare[ends[-1].end() :]
    return bare if bare != text else None


def _unfenced(text: str) -> str | None:
    """The content of the one fenced block; with several nobody knows which is meant."""
    blocks = list(_blocks(text))
    return blocks[0] if len(blocks) == 1 else None


def _unfenced_whole(text: str) -> str | None:
    """The content of a fenced block that is all there is."""
    lines = text.strip().split("\n")
    return _unfenced(text) if _FENCE.match(lines[0]) and _FENCE.match(lines[-1]) else None


def _blocks(text: str) -> Iterator[str]:
    """The contents of closed fenced blocks."""
    lines: list[str] | None = None
    fence = ""
    for line in text.split("\n"):
        if lines is None:
            opening = _FENCE.match(line)
            if opening is not None:
                lines, fence = [], opening[1]
        elif line.strip() == fence:
            yield "\n".join(lines)
            lines = None
        else:
            lines.append(line)


def _lone_object(text: str) -> str | None:
    """The one JSON object in a text, whatever stands around it; with several nobody knows which is meant."""
    found: list[str] = []
    for tried, candidate in enumerate(_braced(text)):
        if tried == _MOST_OBJECTS:
            return None
        with suppress(jsontext.JsonTextError):
            jsontext.parse(candidate)
            found.append(candidate)
    return found[0] if len(found) == 1 else None


def _braced(text: str) -> Iterator[str]:
    """Every part from an outermost brace to its partner; braces within strings do not count, nor quotes outside."""
    place = text.find("{")
    while place >= 0:
        depth = 0
        for sign in _BRACE_OR_STRING.finditer(text, place):
            depth += (sign[0] == "{") - (sign[0] == "}")
            if depth == 0:
                yield text[place : sign.end()]
                place = text.find("{", sign.end())
                break
        else:
            return


_AROUND_JSON: Sequence[Repair] = (
    ("byte_order_mark", _unmarked),
    ("thoughts", _unthought),
    ("fence", _unfenced),
    ("surroundings", _lone_object),
)
_AROUND_TEXT: Sequence[Repair] = (
    ("byte_order_mark", _unmarked),
    ("thoughts", _unthought),
    ("fence", _unfenced_whole),
)
