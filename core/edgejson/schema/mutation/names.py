"""How members are called: the words of a name, the ways of writing them, and names that mean the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from edgejson.schema.mutation.name_words import (
    DETAILED,
    FIRST_WORDS,
    LAST_WORDS,
    LAST_WORDS_OF_TEXTS,
    MEASURES,
    NAMED_THINGS,
    SHORT_UNITS,
    SHORT_WORDS,
    SPELLINGS,
    UNITS,
    WHOLE_NAMES,
)

__all__ = ["STYLES", "shortened", "style_of", "synonyms", "words_of", "written"]

_REMEMBERED = 4096
_SPLIT = re.compile(r"[_\-\s.]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OF_THINGS = frozenset({"name", "title", "type", "price"})


def words_of(name: str) -> list[str]:
    """The words of a name, in small letters.

    >>> words_of("shippingAddress"), words_of("HTTPStatus-code")
    (['shipping', 'address'], ['http', 'status', 'code'])
    """
    return list(_words(name))


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _SPLIT.split(name) if word)


STYLES: Mapping[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "camel": lambda words: words[0] + "".join(word.capitalize() for word in words[1:]),
    "kebab": "-".join,
    "pascal": lambda words: "".join(word.capitalize() for word in words),
}
"""The ways to write a name of several words."""


def style_of(name: str) -> str:
    """The way a name is written; snake where one word in small letters leaves it open."""
    if "-" in name:
        return "kebab"
    if "_" in name or name == name.lower():
        return "snake"
    return "pascal" if name[:1].isupper() else "camel"


def written(words: list[str], style: str) -> str:
    """The words as one name."""
    return STYLES[style](words)


def synonyms(name: str, kind: str = "") -> list[str]:
    """Other names for the same thing, as `name` is written; none when none is known.

    Args:
        name: what a member is called.
        kind: what it holds: "text", "number", "flag", "moment", "list" or "object"; empty where that is not known.

    >>> synonyms("weightKg", "number"), synonyms("email", "text"), synonyms("email", "flag")
    (['weightInKg'], ['email_address', 'e_mail'], [])
    """
    words, style = words_of(name), style_of(name)
    found = (written(other.split("_"), style) for other in _others(words, kind))
    return [other for other in dict.fromkeys(found) if other != name]


def _others(words: list[str], kind: str) -> Iterator[str]:
    """Names that say the same in other words, in snake case."""
    whole = "_".join(words)
    yield from WHOLE_NAMES[""].get(whole, ())
    yield from WHOLE_NAMES.get(kind, {}).get(whole, ())
    if kind == "object" and whole in DETAILED:
        yield from (f"{whole}_details", f"{whole}_info")
    for place, word in enumerate(words):
        if word in SPELLINGS:
            yield "_".join([*words[:place], SPELLINGS[word], *words[place + 1 :]])
    if len(words) > 1:
        yield from _others_of_several(words, kind)


def _others_of_several(words: list[str], kind: str) -> Iterator[str]:
    first, last = words[0], words[-1]
    start, rest = "_".join(words[:-1]), "_".join(words[1:])
    yield from (f"{other}_{rest}" for other in FIRST_WORDS.get(first, ()))
    yield from (f"{start}_{other}" for other in LAST_WORDS.get(last, ()))
    if kind == "text":
        yield from (f"{start}_{other}" for other in LAST_WORDS_OF_TEXTS.get(last, ()))
    if len(words) == 2 and first in NAMED_THINGS and last in _OF_THINGS:
        yield f"{last}_of_{first}"
    if kind == "number" and words[-2] in MEASURES:
        if last in UNITS:
            yield f"{start}_in_{last}"
        yield from (f"{start}_{other}" for other in SHORT_UNITS.get(last, ()))


def shortened(words: list[str]) -> list[str]:
    """The words as terse interfaces abbreviate them.

    >>> shortened(["shipping", "address", "city"])
    ['ship', 'addr', 'city']
    """
    return [SHORT_WORDS.get(word, word) for word in words]
