"""The proof of a repair record, from the record alone: its broken text, its edits, its instruction, its answer.

Undoing, closing and parsing are written a second time here, apart from the making of the record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, NoReturn

import orjson

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Finding, Json
from edgejson_tasks._key_order import names_the_order, readers_agree
from edgejson_tasks.json_repair import oracle
from edgejson_tasks.json_repair.letter import forbidden
from edgejson_tasks.json_repair.phrasing import states

__all__ = ["EditError", "Undone", "expected_value", "prove", "prove_one_reading", "undo"]

_GAP = 2
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_LAST_NAME = re.compile(r'"(?:[^"\\]|\\.)*"\s*:?\s*\Z')
_CLOSERS = {"{": "}", "[": "]"}
_ERRORS = {"easy": (1, 1), "medium": (2, 3), "hard": (4, 6)}
_HARD_DEPTH, _HARD_LENGTH = 3, 150


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

    def cuts_off(self, error: int) -> bool:
        return any(edit.error == error and edit.operator.startswith("truncate_") for edit in self.edits)


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
            value = _closed(text[: undone.cut])
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
        yield from _prove_broken(broken, undone)
        yield from _prove_level(subject, undone)
    yield from _prove_instruction(subject, undone, expected)
    if subject.meta.get("oracle", False) or subject.meta.get("benchmark_proof", False):
        yield from _prove_one_reading(broken, undone, expected, _policies(subject))
    yield from _prove_answer(subject, expected)


def _prove_broken(broken: str, undone: Undone) -> Iterator[Finding]:
    if _loads(broken) or _orjson_loads(broken):
        yield _finding("not_broken", "a parser accepts the broken text")
    errors = undone.errors
    for error in errors if len(errors) > 1 else ():
        if _loads(undone.with_errors([other for other in errors if other != error])):
            yield _finding("idle_error", f"the text without error {error} is valid JSON: the others break nothing")


def _prove_level(subject: Subject, undone: Undone) -> Iterator[Finding]:
    """A level is a promise: so many errors and, for the hard one, a text that is deep, long and not all ASCII."""
    level = subject.meta.get("difficulty")
    if not isinstance(level, str) or level not in _ERRORS:
        return
    fewest, most = _ERRORS[level]
    errors = len(undone.errors)
    if not fewest <= errors <= most:
        yield _finding("level", f"{errors} errors are not what level {level} has")
    if level == "hard":
        source = undone.source
        if source.isascii() or len(source) < _HARD_LENGTH or _depth(json.loads(source)) < _HARD_DEPTH:
            yield _finding("level", "a hard text is deep, long and not all ASCII")


def _prove_instruction(subject: Subject, undone: Undone, expected: Json) -> Iterator[Finding]:
    """Where errors have two readings, the instruction has the sentence that decides; none forbids the repair, and none
    leaves open by what keys are sorted.
    """
    instruction = subject.record.input.get("instruction", "")
    policies = _policies(subject)
    for policy in policies:
        if not states(instruction, policy):
            yield _finding("policy", f"the instruction does not say what {policy} is to say")
    for policy in sorted(forbidden(undone.source, undone.edits, policies)):
        if states(instruction, policy):
            yield _finding("contradiction", f"what the instruction says for {policy} forbids the repair")
    if not (names_the_order(instruction) or readers_agree(expected)):
        yield _finding("unstated", "the instruction does not say by what such keys are sorted")


def prove_one_reading(subject: Subject) -> Iterator[Finding]:
    """`json_repair.ambiguous` when the one-edit oracle finds another repair than the record's, whether or not the
    record says that the oracle was asked: for whole splits.  Of a record that `prove` refuses it says nothing.
    """
    broken = subject.record.input.get("broken_json", "")
    try:
        undone = undo(broken, subject.meta.get("edits"))
        expected = expected_value(undone)
    except EditError:
        return
    yield from _prove_one_reading(broken, undone, expected, _policies(subject))


def _prove_one_reading(broken: str, undone: Undone, expected: Json, policies: Sequence[str]) -> Iterator[Finding]:
    """No single edit turns the text, or the text with any one of its errors alone, into anything but the target."""
    if not undone.edits:
        return
    texts: list[tuple[str, Json]] = [(broken, expected)]
    if len(undone.errors) > 1:
        source = json.loads(undone.source)
        texts += [
            (undone.with_errors([error]), expected if undone.cuts_off(error) else source) for error in undone.errors
        ]
    for text, value in texts:
        if other := oracle.ambiguous(text, value, policies):
            yield _finding("ambiguous", other)
            return


def _policies(subject: Subject) -> list[str]:
    given = subject.meta.get("policies", [])
    return [policy for policy in given if isinstance(policy, str)] if isinstance(given, list) else []


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
    """Whether the parser of the standard library accepts the text; by itself it would read NaN, which is not JSON."""
    try:
        _STRICT.decode(text)
    except ValueError:
        return False
    return True


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


_STRICT = json.JSONDecoder(parse_constant=_no_number)


def _orjson_loads(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True


def _depth(value: Json) -> int:
    if not isinstance(value, dict | list):
        return 0
    return 1 + max(map(_depth, value.values() if isinstance(value, dict) else value), default=0)


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


def _closed(prefix: str) -> Json:
    """The value of a cut text: what is unfinished at its end goes, what is open is closed.

    A complete name without its value can only be told from a complete item by trying to read it.
    """
    end = 0
    for string in _STRING.finditer(prefix):
        end = string.end()
    if '"' in prefix[end:]:
        prefix = prefix[: prefix.index('"', end)]
    try:
        value: Json = json.loads(_close(prefix))
    except ValueError:
        value = json.loads(_close(_LAST_NAME.sub("", prefix)))
    return value


def _close(prefix: str) -> str:
    opened: list[str] = []
    for char in _STRING.sub("", prefix):
        if char in "{[":
            opened.append(char)
        elif char in "}]":
            opened.pop()
    return prefix.rstrip(" \t\r\n").removesuffix(",") + "".join(_CLOSERS[opener] for opener in reversed(opened))
