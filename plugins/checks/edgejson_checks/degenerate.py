"""The answer says something: it is not empty, all null, the same value over and over, or one character repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from edgejson.checking import Subject
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding, Json
from edgejson_checks.fields import text_fields

__all__ = ["Degenerate", "edgejson_check"]

_RUN: Final = re.compile(r"([^\W\d_])\1{4,}|(\d)\2{6,}|([^\w\s*•])\3{3,}")
"""A whole value of one character: letters (AAAA is a DNS record and a battery), digits, signs (masks of * excepted)."""

_SHORTEST_RUN = 4
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
                yield from _parts(subject)


def _whole(value: Json, *, instance: bool) -> str | None:
    """What is wrong with the whole answer. A transformation or an extraction may leave nothing, an instance may not."""
    if instance and value in ({}, []):
        return "the answer is empty"
    leaves = []
    alike = True
    for leaf in _leaves(value):
        leaves.append(leaf)
        alike = alike and isinstance(leaf, str) and leaf == leaves[0]
        if not alike and not (instance and _says_nothing(leaf)):  # an ordinary answer is cleared by its second leaf
            return None
    if instance and all(leaf is None for leaf in leaves):
        return "every value is null"
    # One empty list alone is a result without hits; anything more is an instance that says nothing.
    if instance and all(map(_says_nothing, leaves)) and (len(leaves) > 1 or isinstance(leaves[0], str)):
        return "every value is empty"
    return f"every value is {leaves[0]!r:.60}" if alike and len(leaves) >= _FEW else None


def _leaves(value: Json) -> Iterator[Json]:
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict) and node:
            stack.extend(node.values())
        elif isinstance(node, list) and node:
            stack.extend(node)
        else:
            yield node


def _says_nothing(leaf: Json) -> bool:
    return leaf is None or leaf in ([], {}) or (isinstance(leaf, str) and not leaf.strip())


def _parts(subject: Subject) -> Iterator[Finding]:
    for field in text_fields(subject):
        text = field.text
        if text.isspace():
            yield _finding("the text is blank", field.pointer)
        elif len(text) >= _SHORTEST_RUN and text[0] == text[1] and _RUN.fullmatch(text):
            yield _finding(f"the text repeats one character: {text!r:.60}", field.pointer)


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
