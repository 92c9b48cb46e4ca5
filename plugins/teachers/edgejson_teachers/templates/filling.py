"""Forms filled, parts joined, sentences opened and ended."""

from __future__ import annotations

from collections.abc import Sequence

from edgejson_teachers.templates.forms import Form, Mark, Parts, Polarity, Slot
from edgejson_teachers.templates.frame import Leaf
from edgejson_teachers.templates.traits import Trait

__all__ = ["capital", "ended", "fill", "joined"]


def joined(items: Sequence[Parts], joint: str, last: str) -> Parts:
    """The items with `joint` between them and `last` before the last one."""
    parts: Parts = []
    end = len(items) - 1
    for position, item in enumerate(items):
        if position:
            parts.append(last if position == end else joint)
        parts.extend(item)
    return parts


def fill(
    form: Form,
    *,
    trait: Trait | None = None,
    value: Parts | None = None,
    subject: Parts | None = None,
    items: Parts | None = None,
    flag: Leaf | None = None,
    old: str = "",
) -> Parts:
    """The parts of `form` with its slots filled."""
    parts: Parts = []
    for token in form.tokens:
        if isinstance(token, str):
            parts.append(token)
        elif isinstance(token, Polarity):
            if flag is None:
                raise ValueError(f"the pattern {form.pattern!r} is for booleans")
            parts.append(Mark(flag.pointer, token.yes if flag.value else token.no))
        elif token is Slot.VALUE:
            parts.extend(value or ())
        elif token is Slot.LIST:
            parts.extend(items or ())
        elif token is Slot.SUBJECT:
            parts.extend(subject or ())
        elif token is Slot.OLD:
            parts.append(old)
        elif trait is not None:
            parts.append(_word(trait, token))
    return parts


def _word(trait: Trait, slot: Slot) -> str:
    if slot is Slot.LABEL:
        return trait.label
    if slot is Slot.ARTICLE:
        return trait.article
    if slot is Slot.COPULA:
        return trait.copula
    if slot is Slot.S:
        return "s" if trait.copula == "is" else ""
    if slot is Slot.WAS:
        return "was" if trait.copula == "is" else "were"
    if slot is Slot.HEAD:
        return trait.head
    if slot is Slot.TAIL:
        return trait.tail
    return trait.participle if slot is Slot.PARTICIPLE else trait.noun


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
    return [*parts, "."]
