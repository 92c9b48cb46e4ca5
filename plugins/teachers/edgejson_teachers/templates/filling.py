"""Forms filled, parts joined, sentences opened and ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edgejson_teachers.templates.frame import Leaf
from edgejson_teachers.templates.language import Forms
from edgejson_teachers.templates.patterns import (
    Inflected,
    Mark,
    Part,
    Parts,
    Polarity,
    Role,
    Said,
    Slot,
    Token,
    Wording,
)

__all__ = [
    "capital",
    "ended",
    "fill",
    "holds",
    "joined",
    "parted",
    "parting",
    "plain",
    "quoted_once",
    "starts_low",
    "stops",
]

_NOTHING: Mapping[str, str] = {}
_NO_ROLES: Mapping[str, Parts] = {}
_VALUE, _SUBJECT, _LIST, _OLD, _TAIL = Slot.VALUE, Slot.SUBJECT, Slot.LIST, Slot.OLD, Slot.TAIL
_STOPS = (".", "!", "?")
_BEFORE_A_SENTENCE = " ¿¡([*_"
_PARTINGS = ("; ", " / ", " | ", " · ")
"""What parts items where the wished sign stands in one of them."""
_DASHES = ("-", "\u2013")
_OPENING_QUOTES = frozenset("“\"„«'")
_CLOSING = frozenset(('"', "”", "'", "»", "`", "“", " »", "“"))


def joined(items: Sequence[Parts], joint: str, last: str) -> Parts:
    """The items with `joint` between them and `last` before the last one."""
    parts: Parts = []
    end = len(items) - 1
    for position, item in enumerate(items):
        if position:
            parts.append(last if position == end else joint)
        parts += item
    return parts


def parting(items: Sequence[Parts], wished: str) -> str:
    """What parts `items`: the `wished` sign unless one of them holds it, for no reader could tell the two apart."""
    if len(items) == 1 or not _in_one(items, wished):
        return wished
    return next((joint for joint in _PARTINGS if not _in_one(items, joint)), _PARTINGS[0])


def _in_one(items: Sequence[Parts], joint: str) -> bool:
    bare = joint.strip()
    sign = joint if not bare or bare in _DASHES else bare  # a dash parts words only with blanks around it
    for item in items:
        for part in item:
            if sign in (part if isinstance(part, str) else part.text):
                return True
    return False


def parted(items: Sequence[Parts], wished: str) -> Parts:
    """The items in a row, a sign between them that none of them holds."""
    joint = parting(items, wished)
    return joined(items, joint, joint)


def quoted_once(parts: Parts) -> Parts:
    """Where the form has quotes of its own around a value, those that the value came with are dropped."""
    for position in range(len(parts) - 3):
        before, opening = parts[position], parts[position + 1]
        if (
            isinstance(before, str)
            and isinstance(opening, str)
            and opening.strip() in _OPENING_QUOTES
            and before.rstrip()[-1:] in _OPENING_QUOTES
        ):
            return [*parts[: position + 1], parts[position + 2], *parts[position + 4 :]]
    return parts


def fill(
    tokens: Sequence[Token],
    *,
    label: Forms = _NOTHING,
    noun: Forms = _NOTHING,
    value: Sequence[Part] = (),
    subject: Sequence[Part] = (),
    items: Sequence[Part] = (),
    roles: Mapping[str, Parts] = _NO_ROLES,
    leaf: Leaf | None = None,
    old: str = "",
    tail: str = "",
) -> Parts:
    """The parts of a form, given by its tokens, with its slots filled.

    `leaf` is the one that a wording mentions, `tail` the state or the participle.
    """
    parts: Parts = []
    for token in tokens:
        if isinstance(token, str):
            parts.append(token)
        elif isinstance(token, Role):
            parts += roles[token.name]
        elif isinstance(token, Inflected):
            parts.append((label if token.of == "label" else noun)[token.key])
        elif token is _VALUE:
            parts += value
        elif token is _SUBJECT:
            parts += subject
        elif token is _LIST:
            parts += items
        elif token is _OLD:
            parts.append(old)
        elif isinstance(token, Polarity):
            flag = _needed(leaf)
            parts.append(Wording(flag.pointer, token.yes if flag.value else token.no))
        elif isinstance(token, Said):
            said = fill(token.tokens, label=label, noun=noun, tail=tail)
            parts.append(Wording(_needed(leaf).pointer, plain(said)))
        else:
            parts.append(tail)
    return parts


def _needed(leaf: Leaf | None) -> Leaf:
    if leaf is None:
        raise ValueError("a pattern with a wording of its own needs the field that it mentions")
    return leaf


def plain(parts: Sequence[Part]) -> str:
    """The text of the parts."""
    return "".join([part if isinstance(part, str) else part.text for part in parts])


def holds(parts: Sequence[Part], sign: str) -> bool:
    """Whether `sign` stands in one of the parts."""
    return any(sign in (part if isinstance(part, str) else part.text) for part in parts)


def capital(parts: Parts) -> Parts:
    """The sentence with a capital where its own words begin it; a value is never touched."""
    first = parts[0]
    if isinstance(first, str):
        if first[:1].islower():
            return [first[0].upper() + first[1:], *parts[1:]]
        bare = first.lstrip(_BEFORE_A_SENTENCE)
        if not bare and len(parts) > 1 and not first.strip(" "):
            return capital(parts[1:])
        if first[:1] == " ":
            return capital([first.lstrip(), *parts[1:]])
        if bare[:1].islower():
            before = first[: len(first) - len(bare)]
            return [before + bare[0].upper() + bare[1:], *parts[1:]]
    elif isinstance(first, Wording):
        return [Wording(first.pointer, first.text[:1].upper() + first.text[1:]), *parts[1:]]
    return parts


def stops(parts: Parts) -> bool:
    """Whether the parts end a sentence, if only by the full stop of a quotation at their end."""
    end = len(parts) - 1
    while end > 0 and parts[end] == "":  # what a form left open says nothing
        end -= 1
    last = parts[end]
    if isinstance(last, Mark):
        return last.text.endswith(_STOPS) and len(last.text) > 1
    if last.endswith((*_STOPS, ":")):
        return True
    before = parts[end - 1] if last in _CLOSING and end else ""
    return isinstance(before, Mark) and before.text.endswith(_STOPS)


def ended(parts: Parts) -> Parts:
    """The sentence with its full stop, unless it or a quotation at its end already has one."""
    if not stops(parts):
        parts.append(".")
    return parts


def starts_low(parts: Sequence[Part]) -> bool:
    """Whether the parts begin with a value in small letters, which no sentence should."""
    first = parts[0] if parts else ""
    return isinstance(first, Mark) and first.text[:1].islower()
