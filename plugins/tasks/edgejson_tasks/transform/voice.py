"""How an instruction speaks: which quotes stand around names, how places are written, how lists are joined."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["Voice"]

_QUOTES = (("`", "`"), ("'", "'"), ('"', '"'), ("“", "”"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The habits of one writer, kept through a whole instruction.

    `shallow` says that the document holds no nested object, so that the top level needs no mention.
    """

    quotes: tuple[str, str]
    places: Literal["words", "dotted", "pointer"]
    terse: bool
    shallow: bool

    @classmethod
    def draw(cls, rng: random.Random, *, terse: bool, shallow: bool) -> Voice:
        """A random writer."""
        places: Literal["words", "dotted", "pointer"] = rng.choice(("words", "words", "dotted", "pointer"))
        return cls(quotes=rng.choice(_QUOTES), places=places, terse=terse, shallow=shallow)

    def name(self, name: str) -> str:
        """One member name."""
        if self.terse and name.replace("_", "a").replace("-", "a").isalnum():
            return name
        return f"{self.quotes[0]}{name}{self.quotes[1]}"

    def names(self, names: Iterable[str]) -> str:
        """Several member names."""
        return self.series([self.name(name) for name in names])

    def value(self, value: Json) -> str:
        """A literal value, as JSON."""
        return jsontext.canonical(value)

    def pairs(self, pairs: Mapping[str, str]) -> str:
        """Old and new names."""
        arrow = "->" if self.terse else " to "
        return self.series([f"{self.name(old)}{arrow}{self.name(new)}" for old, new in pairs.items()])

    def series(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if self.terse or len(items) == 1:
            return ", ".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"

    def place(self, pointer: str) -> str:
        """A noun for the value at a place."""
        tokens = jsontext.split(pointer)
        if not tokens:
            return "the document"
        if tokens == ["*"]:
            return "each element of the top-level array"
        if self.places == "pointer":
            return f"{self.quotes[0]}{pointer}{self.quotes[1]}"
        dots = any("." in token for token in tokens)
        if self.places == "dotted" and not dots:
            return f"{self.quotes[0]}{_dotted(tokens)}{self.quotes[1]}"
        return self._in_words(tokens)

    def _in_words(self, tokens: Sequence[str]) -> str:
        """Inmost first: "`price` of each element of `items`"."""
        said = "the top-level array" if tokens[0] == "*" else self.name(tokens[0])
        for name in tokens if tokens[0] == "*" else tokens[1:]:
            said = f"each element of {said}" if name == "*" else f"{self.name(name)} of {said}"
        return said

    def inside(self, pointer: str) -> str:
        """Where the members that a clause speaks of stand, to be put after it; starts with a blank unless empty."""
        if not pointer:
            return "" if self.shallow else " at the top level"
        where = self.place(pointer)
        if pointer.endswith("/*") and not where.startswith("each element"):
            return f" in each object at {where}"
        return f" in {where}"


def _dotted(tokens: Sequence[str]) -> str:
    return "".join("[]" if name == "*" else f".{name}" for name in tokens).lstrip(".")
