"""Forms filled, parts joined, sentences opened and ended."""

from __future__ import annotations

from collections.abc import Sequence

from edgejson_teachers.templates.forms import Form, Mark, Part, Parts, Polarity, Slot, Token
from edgejson_teachers.templates.frame import Leaf

__all__ = ["bound", "capital", "ended", "fill", "joined"]


def joined(items: Sequence[Parts], joint: str, last: str) -> Parts:
    """The items with `joint` between them and `last` before the last one."""
    parts: Parts = []
    end = len(items) - 1
    for position, item in enumerate(items):
        if position:
            parts.append(last if position == end else joint)
        parts.extend(item)
    return parts


def bound(form: Form, words: Sequence[str]) -> tuple[Token, ...]:
    """The tokens of `form` with the words of a field in their slots and side by side as one, for use many times."""
    tokens: list[Token] = []
    for token in form.tokens:
        said: Token = words[token] if isinstance(token, Slot) and token <= Slot.NOUN else token
        if isinstance(said, str) and tokens and isinstance(before := tokens[-1], str):
            tokens[-1] = before + said
        else:
            tokens.append(said)
    return tuple(tokens)


def fill(
    tokens: Sequence[Token],
    words: Sequence[str] = (),
    *,
    value: Sequence[Part] = (),
    subject: Sequence[Part] = (),
    items: Sequence[Part] = (),
    flag: Leaf | None = None,
    old: str = "",
) -> Parts:
    """The parts of a form, given by its tokens, with its slots filled; `words` are those of the field's trait."""
    parts: Parts = []
    for token in tokens:
        if type(token) is str:
            parts.append(token)
        elif token is _VALUE:
            parts += value
        elif token is _LIST:
            parts += items
        elif token is _SUBJECT:
            parts += subject
        elif token is _OLD:
            parts.append(old)
        elif isinstance(token, Slot):
            parts.append(words[token])
        elif flag is None:
            raise ValueError("the pattern is for booleans")
        elif isinstance(token, Polarity):
            parts.append(Mark(flag.pointer, token.yes if flag.value else token.no))
    return parts


_VALUE, _LIST, _SUBJECT, _OLD = Slot.VALUE, Slot.LIST, Slot.SUBJECT, Slot.OLD


def capital(parts: Parts) -> Parts:
    """The sentence with a capital where its own words begin it; a value is never touched."""
    first = parts[0]
    if isinstance(first, str) and first[:1].islower():
        return [first[0].upper() + first[1:], *parts[1:]]
    return parts


def ended(parts: Parts) -> Parts:
    """The sentence with its full stop, unless a quotation already closed it with one."""
    last = parts[-1]
    if isinstance(last, str) and last in ('"', "”", "'", "»", "`") and len(parts) > 1:
        before = parts[-2]
        if isinstance(before, Mark) and before.text[-1:] in ".!?":
            return parts
    parts.append(".")
    return parts
