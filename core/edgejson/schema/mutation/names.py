"""How members are called: the words of a name, the ways of writing them, and words that mean the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from edgejson.schema.mutation.name_words import PARTS_OF_NAMES, SHORT_WORDS, WHOLE_NAMES

__all__ = ["STYLES", "shortened", "style_of", "synonyms", "words_of", "written"]

_REMEMBERED = 4096
_SPLIT = re.compile(r"[_\-\s.]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


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


def synonyms(name: str, rng: random.Random) -> list[str]:
    """Other names for the same thing, as `name` is written, the fitting ones first; none when no word is known."""
    words = words_of(name)
    whole = [other.split("_") for other in WHOLE_NAMES.get("_".join(words), ())]
    rng.shuffle(whole)
    parts: list[list[str]] = []
    for index in {len(words) - 1: 0, 0: 0}:
        others = PARTS_OF_NAMES.get(words[index], ())
        parts.extend([*words[:index], *other.split("_"), *words[index + 1 :]] for other in others)
    rng.shuffle(parts)
    style = style_of(name)
    return list(dict.fromkeys(new for new in (written(found, style) for found in [*whole, *parts]) if new != name))


def shortened(words: list[str]) -> list[str]:
    """The words as terse interfaces abbreviate them.

    >>> shortened(["shipping", "address", "city"])
    ['ship', 'addr', 'city']
    """
    return [SHORT_WORDS.get(word, word) for word in words]
