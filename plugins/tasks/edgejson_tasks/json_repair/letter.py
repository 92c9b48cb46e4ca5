"""Which sentences forbid a repair when they are taken at their word: read off what undoing each edit does to the text.

Whoever keeps every quotation mark cannot undo a sum of two strings.  A record that has both asks for one answer and
calls another one right.  What an error is called plays no part here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Protocol

__all__ = ["Change", "forbidden"]

_ODD_QUOTES = frozenset("\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb\uff02")
_LOSES = frozenset({"drop_incomplete", "null_words", "leading_zeros"})
"""Policies by which something is lost, or becomes another value."""
_STRINGS = re.compile(r'"\s*,\s*"')
_HOLLOW = re.compile(r"[ ,.\u2026]*")


class Change(Protocol):
    """`source[start:end]`, which was `old`, is `new` in the broken text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...


def forbidden(source: str, changes: Collection[Change], policies: Collection[str]) -> set[str]:
    """Policies (and "keep", the words for leaving data alone) that the instruction must not state.

    `policies` are those that it has to state.
    """
    found = {policy for change in changes for policy in _against(source, change)}
    return found if _LOSES.isdisjoint(policies) else found | {"keep"}


def _against(source: str, change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    quotes = new.count('"') - old.count('"')
    if quotes > 0 or new.count("\\") > old.count("\\") or (old, new) == ('"', "") or _is_in_odd_quotes(old, new):
        yield "keep_text"
    if old == "," and new != "," and _STRINGS.match(source, source.rfind('"', 0, change.start), change.end + 40):
        yield "keep_text"
    if quotes > 0 or (old, new) == (":", "") or (" " in new and old == f'"{new}"') or _bares_a_quote(source, change):
        yield "separate"
    if not old and (new == ":" or ("," in new and _HOLLOW.fullmatch(new))):
        yield "null_words"
    if not old and not change.start and ":" in new:
        yield "colon_object"


def _is_in_odd_quotes(old: str, new: str) -> bool:
    return old.startswith('"') and new[:1] in _ODD_QUOTES


def _bares_a_quote(source: str, change: Change) -> bool:
    """Whether a quotation mark inside a string loses its backslash."""
    return (change.old, change.new) == ("\\", "") and source.startswith('"', change.end)
