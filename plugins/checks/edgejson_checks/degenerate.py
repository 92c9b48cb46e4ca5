"""The answer says something: it is not empty, not all null, not the same value over and over, not one character repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json
from edgejson_checks.fields import text_fields

__all__ = ["Degenerate", "edgejson_check"]

_RUN: Final = re.compile(r"([^\W\d_])\1{4,}|(\d)\2{6,}|([^\w\s*•])\3{4,}")
"""A whole value of one character: letters (AAAA is a DNS record and a battery), digits (1111111), signs (masks of * excepted)."""

_FEW = 3
"""Fewer equal values than this are chance."""


class Degenerate:
    """Values that a schema may allow and that teach a model nothing."""

    scope: ClassVar[Literal["record"]] = "record"

    def check(self, subject: Subject) -> Iterator[Finding]:
        if not subject.wants_json:
            text = subject.answer_text.strip()
            if not text or _RUN.fullmatch(text):
                yield _finding("the answer is empty" if not text else "the answer repeats one character")
        elif subject.answer.ok:
            value = subject.answer.value
            whole = _whole(value, instance=bool(subject.meta.get("instance", False)))
            if whole is not None:
                yield _finding(whole)
            else:
                yield from _parts(value)


def _whole(value: Json, *, instance: bool) -> str | None:
    """What is wrong with the answer as a whole. A transformation or an extraction may leave nothing, an instance may not."""
    leaves = [leaf for _, leaf in jsontext.leaves(value)]
    if instance:
        if value in ({}, []):
            return "the answer is empty"
        if all(leaf is None for leaf in leaves):
            return "every value is null"
        # One empty list alone is a result without hits; anything more is an instance that says nothing.
        if all(map(_says_nothing, leaves)) and (len(leaves) > 1 or isinstance(leaves[0], str)):
            return "every value is empty"
    if len(leaves) >= _FEW and isinstance(leaves[0], str) and all(leaf == leaves[0] for leaf in leaves):
        return f"every value is {leaves[0]!r:.60}"
    return None


def _says_nothing(leaf: Json) -> bool:
    return leaf is None or leaf in ([], {}) or (isinstance(leaf, str) and not leaf.strip())


def _parts(value: Json) -> Iterator[Finding]:
    for field in text_fields(value):
        if field.text.isspace():
            yield _finding("the text is blank", field.pointer)
        elif len(field.text) > 4 and field.text[1] == field.text[0] and _RUN.fullmatch(field.text):
            yield _finding(f"the text repeats one character: {field.text!r:.60}", field.pointer)


def _finding(message: str, pointer: str = "") -> Finding:
    return Finding(check="degenerate", pointer=pointer, message=message)


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="degenerate",
        summary="answers are not empty, all null, all alike or one character repeated",
        api=1,
        load=lambda _settings: Degenerate(),
    )
