"""Where a text states each leaf: places for a text whose writer marked none.

A place is proposed by the ways to write a value and taken only if its words, alone, read back to the value
(`Grounder.reads`).  Where several leaves could have one place, labels and neighbours decide; what they leave open is
not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from edgejson.grounding.engine import Choices, Grounder
from edgejson.grounding.leftovers import Place
from edgejson.grounding.mentions import ISO_DATE, Text, find_word, number_key
from edgejson.grounding.settling import labels_of, settled
from edgejson.grounding.synonyms import spoken_choices
from edgejson.types import Json

__all__ = ["mentions_of", "places_of"]

_GROUPINGS = (",", ".", " ", "\u00a0", "\u202f", "'")
_MINUS = ("-", "\u2212")
_BESIDE = 24
"""Characters between a date and its time, at most."""
_BEHIND_LABEL = 64
_BEFORE_LABEL = 24
_BLANKS = re.compile(r"[\s_-]+")


def places_of(
    grounder: Grounder, text: str, leaves: Iterable[tuple[str, Json]], choices: Choices | None = None
) -> dict[str, Place] | None:
    """A place of its own for every leaf, no two overlapping; None as soon as one leaf has none that is sure."""
    waiting: dict[str, list[Place]] = {}
    for pointer, leaf in leaves:
        spots = mentions_of(grounder, text, pointer, leaf, choices(pointer) if choices is not None else None)
        if not spots:
            return None
        waiting[pointer] = spots
    return settled(text, waiting)


def mentions_of(
    grounder: Grounder, text: str, pointer: str, leaf: Json, allowed: Sequence[Json] | None = None
) -> list[Place]:
    """Every place in `text` that states `leaf`, in order; `allowed` are the values of its enum."""
    found = _proposed(grounder, text, pointer, leaf, allowed)
    return sorted({place for place in found if grounder.reads(text[place[0] : place[1]], leaf, allowed)})


def _proposed(
    grounder: Grounder, text: str, pointer: str, leaf: Json, allowed: Sequence[Json] | None
) -> Iterator[Place]:
    if isinstance(leaf, bool):
        yield from _told_of_label(grounder, text, pointer, leaf)
    elif isinstance(leaf, int | float):
        yield from _numbers(grounder, text, leaf)
    elif isinstance(leaf, str) and leaf:
        yield from _words(text, leaf)
        if allowed is not None:
            yield from _of_choice(grounder, text, leaf, allowed)
        elif ISO_DATE.match(leaf):
            yield from _dates(Text(text, grounder.words), with_time=len(leaf) > 10)
    elif leaf == "":
        yield from _words(text, '""')
    else:
        yield from _told_of_label(grounder, text, pointer, leaf)


# ---------------------------------------------------------------- ways to write a value


def _words(text: str, form: str) -> Iterator[Place]:
    at = find_word(text, form)
    while at >= 0:
        yield at, at + len(form)
        at = find_word(text, form, at + 1)


def _in_any_case(text: str, form: str) -> Iterator[Place]:
    """Where the words of `form` stand, in any case, with blanks, hyphens or underscores between them."""
    first, pattern = _case_pattern(form)
    if first and first in text.lower():  # most forms stand nowhere, and a search that ignores case is slow
        yield from (match.span() for match in pattern.finditer(text))


@lru_cache(maxsize=8192)
def _case_pattern(form: str) -> tuple[str, re.Pattern[str]]:
    """The first word of `form` in lower case, and what finds all of it."""
    parts = [part for part in _BLANKS.split(form) if part]
    pattern = r"(?<!\w)" + r"[\s_-]+".join(map(re.escape, parts)) + r"(?!\w)"
    return parts[0].lower() if parts else "", re.compile(pattern, re.IGNORECASE)


def _of_choice(grounder: Grounder, text: str, leaf: str, allowed: Sequence[Json]) -> Iterator[Place]:
    for form in (leaf, *spoken_choices(grounder.words.language, allowed).get(leaf, ())):
        yield from _in_any_case(text, form)


def _dates(text: Text, *, with_time: bool) -> Iterator[Place]:
    for mention in text.date_mentions:
        if not with_time:
            yield mention.start, mention.end
            continue
        low, high = max(mention.start - _BESIDE, 0), mention.end + _BESIDE
        for time in text.words.time.finditer(text.raw, low):
            if time.start() > high:
                break
            if time.end() <= mention.start or time.start() >= mention.end:
                yield min(mention.start, time.start()), max(mention.end, time.end())


def _numbers(grounder: Grounder, text: str, value: float) -> Iterator[Place]:
    key = number_key(value)
    for form in _digits(key.removeprefix("-")):
        for start, end in _words(text, form):
            signed = start > 0 and text[start - 1] in _MINUS and not text[: start - 1].endswith(_inner_ends)
            if signed == (value < 0):
                yield start - signed, end
    if float(value).is_integer():
        for form in grounder.words.numerals(int(value)):
            yield from _in_any_case(text, form)


_inner_ends = tuple("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ)")
"""What a hyphen stands behind that is no minus sign."""


@lru_cache(maxsize=2048)
def _digits(key: str) -> tuple[str, ...]:
    """The ways to write a number without sign: grouped or not, with a decimal point or comma, zeros behind it."""
    whole, _, fraction = key.partition(".")
    wholes = [whole]
    if len(whole) > 3:
        wholes += [f"{int(whole):,}".replace(",", sign) for sign in _GROUPINGS]
    tails = {fraction, fraction.ljust(2, "0")} if fraction else {"", "0", "00"}
    forms = [
        f"{first}{point}{tail}" if tail else first
        for first in wholes
        for tail in sorted(tails)
        for point in (".", ",")
        if not tail or point not in first
    ]
    return tuple(dict.fromkeys(forms))


# ---------------------------------------------------------------- what is said of a label


def _told_of_label(grounder: Grounder, text: str, pointer: str, leaf: Json) -> Iterator[Place]:
    """What the clause around a field's name says of a truth value, a null, or something empty."""
    words = grounder.words
    if isinstance(leaf, bool):
        if pointer.rpartition("/")[2].isdigit():  # an item of a list has no label of its own
            for form in ("true", "yes") if leaf else ("false", "no"):
                yield from _in_any_case(text, form)
            return
        telling: Sequence[re.Pattern[str]] = (words.no, words.yes)
    else:
        telling = (words.unknown,) if leaf is None else (words.empty,)
    for start, end in labels_of(text, pointer):
        after = text[end : end + _BEHIND_LABEL]
        border = words.clause_border.search(after)
        clause = after[: border.start()] if border else after
        place = _telling(clause, telling)
        if place is None and border is not None and border[0] == "?":
            offset = border.end()
            clause = words.clause_border.split(after[offset:].lstrip(), maxsplit=1)[0]
            offset = after.find(clause, offset)
            answered = _telling(clause, telling)
            place = None if answered is None else (answered[0] + offset, answered[1] + offset)
        if place is not None:
            yield end + place[0], end + place[1]
            continue
        before = text[max(start - _BEFORE_LABEL, 0) : start]
        first = max((match.end() for match in words.clause_border.finditer(before)), default=0)
        place = _telling(before[first:], telling)
        if place is not None:
            offset = start - len(before) + first
            yield offset + place[0], offset + place[1]


def _telling(clause: str, patterns: Sequence[re.Pattern[str]]) -> Place | None:
    """From the first word of a clause that tells to the end of the last of the first ones of each pattern."""
    found = [match for match in (pattern.search(clause) for pattern in patterns) if match is not None]
    if not found:
        return None
    return min(match.start() for match in found), max(match.end() for match in found)
