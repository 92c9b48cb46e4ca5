"""Patterns: how a language says something, compiled once.

A pattern is text with slots.  ``{value}`` is the value of the one field the pattern is about, ``{status}`` (any role of
`roles.ROLES`) the value of the field in that role, ``{subject}`` what the sentence is about.  ``{label}`` is the name
of the field, ``{KEY:label}`` a form of it (``{the:label}``); ``{noun}`` and ``{KEY:noun}`` are likewise for the
object that the sentence is about.  ``[yes|no]`` is the affirming and the denying wording of a boolean, ``[words]`` a
wording that is itself the mention of the field (``{the:label} [has not been set]``).  ``((...))`` is left out where the
roles in it are missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise, product
from typing import NamedTuple, final

from edgejson_teachers.templates.roles import ROLES

__all__ = [
    "Form",
    "Inflected",
    "Mark",
    "Part",
    "Parts",
    "Polarity",
    "Role",
    "Said",
    "Slot",
    "Token",
    "Wording",
    "compiled",
]


class Mark(NamedTuple):
    """A piece of text that states the leaf at `pointer`."""

    pointer: str
    text: str


@final
class Wording(Mark):
    """A mark in words of the language, such as "is not": no value that must stand to the letter."""

    __slots__ = ()


Part = str | Mark
Parts = list[Part]


class Slot(IntEnum):
    """What a pattern leaves open, beside roles and inflected words."""

    VALUE = 0
    SUBJECT = 1
    LIST = 2
    OLD = 3
    TAIL = 4
    PARTICIPLE = 5


@final
class Role(NamedTuple):
    """The value of the field that plays the role."""

    name: str


@final
class Inflected(NamedTuple):
    """A form of the field's name (`of` is "label") or of the name of what the sentence is about ("noun")."""

    key: str
    of: str


@final
class Polarity(NamedTuple):
    """The two wordings of a boolean."""

    yes: str
    no: str


@final
class Said(NamedTuple):
    """Words that are themselves the mention of a field."""

    tokens: tuple[Token, ...]


Token = str | Slot | Role | Inflected | Polarity | Said

_TOKENS = re.compile(r"\{(\w+)(?::(\w+))?\}|\[([^|\]]*)(?:\|([^\]]*))?\]")
_OPTIONAL = re.compile(r"\(\((.*?)\)\)(?!\))")
_SLOTS: Mapping[str, Slot] = {slot.name.lower(): slot for slot in Slot}
_QUOTES = frozenset("“\"„«'")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_OWNERS = frozenset({"label", "noun"})
_BASE = "bare"


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A compiled pattern.

    `roles` are the roles it states, `played` the same in the order they stand in; `about` tells whether it begins with
    its subject, `agrees` whether a word in it is inflected for the subject, `opens` whether it begins with a value,
    `quotes` whether it puts a value in quotes; `words` are its own long ones, by which it sounds like another.
    """

    pattern: str
    tokens: tuple[Token, ...]
    roles: frozenset[str]
    played: tuple[str, ...]
    about: bool
    agrees: bool
    opens: bool
    quotes: bool = False
    words: frozenset[str] = frozenset()


def compiled(patterns: Iterable[str], *, keys: Collection[str], where: str = "") -> tuple[Form, ...]:
    """The forms of `patterns`, each optional part in and out; ValueError for a slot that means nothing."""
    return tuple(_form(text, pattern, keys, where) for pattern in patterns for text in _expanded(pattern))


def _expanded(pattern: str) -> Iterator[str]:
    """The pattern with every choice of its optional parts; those without a role say nothing and are left out."""
    pieces = _OPTIONAL.split(pattern)
    if len(pieces) == 1:
        yield pattern
        return
    fixed, optional = pieces[::2], pieces[1::2]
    for chosen in product((True, False), repeat=len(optional)):
        text = fixed[0]
        for extra, kept, piece in zip(optional, chosen, fixed[1:], strict=True):
            text += (extra if kept else "") + piece
        if any(match[1] in ROLES and not match[2] for match in _TOKENS.finditer(text)):
            yield text


def _form(text: str, pattern: str, keys: Collection[str], where: str) -> Form:
    tokens = tuple(_tokens(text, keys, where))
    roles = [token.name for token in tokens if type(token) is Role]
    if Slot.SUBJECT in tokens[1:]:
        raise ValueError(f"{where}: {{subject}} can only begin a pattern: {pattern!r}")
    if len(set(roles)) < len(roles):
        raise ValueError(f"{where}: a role stands twice in {pattern!r}")
    first = tokens[0] if tokens else ""
    return Form(
        text,
        tokens,
        frozenset(roles),
        tuple(roles),
        about=first is Slot.SUBJECT,
        agrees=any(type(token) is Inflected and token.of == "noun" for token in tokens),
        opens=type(first) is Role or first is Slot.VALUE or first is Slot.LIST,
        quotes=any(
            isinstance(before, str) and before.rstrip()[-1:] in _QUOTES and not isinstance(after, str)
            for before, after in pairwise(tokens)
        ),
        words=frozenset(
            word for token in tokens if isinstance(token, str) for word in _LONG_WORD.findall(token.casefold())
        ),
    )


def _tokens(text: str, keys: Collection[str], where: str) -> Iterator[Token]:
    end = 0
    for match in _TOKENS.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        slot, owner, yes, no = match.groups()
        if slot is None:
            yield Said(tuple(_tokens(yes, keys, where))) if no is None else Polarity(yes, no)
        else:
            yield _slot(slot, owner, keys, f"{where}: {text!r}")
    if end < len(text):
        yield text[end:]


def _slot(name: str, owner: str | None, keys: Collection[str], where: str) -> Token:
    if owner is not None:
        if owner not in _OWNERS or name not in keys:
            raise ValueError(f"{where}: no form {{{name}:{owner}}}; forms: {', '.join(keys)}")
        return Inflected(name, owner)
    if name in _OWNERS:
        return Inflected(_BASE, name)
    if name in _SLOTS:
        return _SLOTS[name]
    if name not in ROLES:
        raise ValueError(f"{where}: no slot or role {{{name}}}")
    return Role(name)
