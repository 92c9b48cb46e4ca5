"""The proof of a repair record, from the record alone: its broken text, its edits, its answer.

Nothing here is shared with the making of the record: undoing, closing and parsing are written a second time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import orjson

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Finding, Json

__all__ = ["EditError", "Undone", "expected_value", "prove", "undo"]

_GAP = 2
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_CLOSERS = {"{": "}", "[": "]"}


class EditError(ValueError):
    """The record's edits are malformed, overlap, or do not describe its broken text."""


class _Edit(NamedTuple):
    start: int
    end: int
    old: str
    new: str
    operator: str
    error: int


class Undone(NamedTuple):
    """The text before it was broken, where it was cut off (None: it was not), and the edits."""

    source: str
    cut: int | None
    edits: Sequence[_Edit]

    @property
    def errors(self) -> list[int]:
        return sorted({edit.error for edit in self.edits})

    def with_errors(self, kept: Sequence[int]) -> str:
        """The source with only the errors `kept` in it."""
        text = self.source
        for edit in reversed(self.edits):
            if edit.error in kept:
                text = text[: edit.start] + edit.new + text[edit.end :]
        return text


def undo(broken: str, edits: Json) -> Undone:
    """Take the errors back; `EditError` when that cannot be done exactly as the edits say."""
    source = broken
    read = _read(edits)
    # The last edit first: what stands before it has shifted by the edits that come earlier in the text.
    shift = sum(len(edit.new) - len(edit.old) for edit in read)
    for edit in reversed(read):
        shift -= len(edit.new) - len(edit.old)
        place = edit.start + shift
        if source[place : place + len(edit.new)] != edit.new:
            raise EditError(f"the broken text does not have {edit.new!r} where {edit.operator} put it")
        source = source[:place] + edit.old + source[place + len(edit.new) :]
    cuts = [edit for edit in read if edit.operator.startswith("truncate_")]
    if len(cuts) > 1 or (cuts and (cuts[0].new or cuts[0].end != len(source))):
        raise EditError("a text is cut off once, at its end")
    return Undone(source, cuts[0].start if cuts else None, read)


def expected_value(undone: Undone) -> Json:
    """The value a repair must give: the source's or, for a cut text, that of its closed prefix; `EditError` if none."""
    text = undone.source
    try:
        value: Json = json.loads(text)
        if undone.cut is not None:
            value = json.loads(_close(text[: undone.cut]))
    except (ValueError, IndexError) as error:
        raise EditError(f"undoing the edits gives no JSON: {error}") from None
    return value


def prove(subject: Subject) -> Iterator[Finding]:
    """Findings `json_repair.*`; none means that the answer is the one right repair.

    A record made elsewhere carries no edits: of its answer only the form can be proven.
    """
    if "edits" not in subject.meta:
        if subject.answer.error is not None:
            yield _finding("not_json", str(subject.answer.error))
        return
    broken = subject.record.input.get("broken_json", "")
    try:
        undone = undo(broken, subject.meta["edits"])
        expected = expected_value(undone)
    except EditError as refusal:
        yield _finding("undo", str(refusal))
        return
    if undone.edits:
        if _loads(broken) or _orjson_loads(broken):
            yield _finding("not_broken", "a parser accepts the broken text")
        errors = undone.errors
        if len(errors) > 1:
            for error in errors:
                if _loads(undone.with_errors([other for other in errors if other != error])):
                    yield _finding(
                        "idle_error", f"the text without error {error} is valid JSON: the others break nothing"
                    )
    yield from _prove_answer(subject, expected)


def _prove_answer(subject: Subject, expected: Json) -> Iterator[Finding]:
    answer = subject.answer
    if answer.error is not None:
        yield _finding("not_json", str(answer.error))
    elif not jsontext.equal(answer.value, expected):
        yield _finding("value", "the answer is not the value that the text was meant to be")
    elif jsontext.canonical(expected) != subject.answer_text:
        yield _finding("style", "the answer is not in the canonical form that the instruction names")


def _finding(what: str, message: str) -> Finding:
    return Finding(check=f"json_repair.{what}", message=message)


def _loads(text: str) -> bool:
    """Whether the parser of the standard library accepts the text."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _orjson_loads(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def _read(edits: Json) -> list[_Edit]:
    if not isinstance(edits, list):
        raise EditError("the record has no list of edits")
    read: list[_Edit] = []
    for edit in edits:
        fields = edit if isinstance(edit, dict) else {}
        match fields:
            case {"start": int(), "end": int(), "old": str(), "new": str(), "operator": str(), "error": int()}:
                read.append(_Edit(*(fields[name] for name in _Edit._fields)))  # type: ignore[arg-type]
            case _:
                raise EditError("an edit needs start, end, old, new, operator and error")
    previous: _Edit | None = None
    for item in read:
        if item.start < 0 or item.end - item.start != len(item.old):
            raise EditError(f"edit {item.operator} does not replace what it says")
        if previous is not None:
            gap = 0 if previous.error == item.error else _GAP
            if item.start < previous.end + gap:
                raise EditError(f"edits {previous.operator} and {item.operator} overlap or touch")
        previous = item
    return read


def _close(prefix: str) -> str:
    opened: list[str] = []
    for char in _STRING.sub("", prefix):
        if char in "{[":
            opened.append(char)
        elif char in "}]":
            opened.pop()
    return prefix.rstrip(" \t\r\n").removesuffix(",") + "".join(_CLOSERS[opener] for opener in reversed(opened))
