"""What the members of one schema may be called instead, known beforehand; a whole naming is drawn in one go."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from edgejson.schema.mutation.documents import Sketch
from edgejson.schema.mutation.foreign import foreign_words
from edgejson.schema.mutation.names import STYLES, shortened, style_of, synonyms, words_of, written
from edgejson.schema.mutation.renaming import Renameable

__all__ = ["Drawn", "Naming"]

_OWN = "own"
_STYLES = (_OWN, *STYLES)
_WEIGHTS = tuple(accumulate((40, 22, 22, 6, 10)))
"""Of keeping the way each name is written, and of writing all names in one other way."""

_SHARES = (0.2, 0.45, 0.7, 0.9)
"""Of names that get other words."""

_SHORT_SHARE = 0.12
_FOREIGN_SHARE = 0.6

Choices = list[tuple[str, str, tuple[str, ...], str]]
"""Of each member: its name, that name restyled, other words for it, and its short form."""


class Drawn(NamedTuple):
    """A renaming: new names by old ones, the way all of them are written ("own" where each keeps its), the language."""

    names: Mapping[str, str]
    style: str
    language: str
    what: str


class Naming:
    """Draws one-for-one renamings of a schema's members, free of clashes with each other and with names that stay."""

    def __init__(self, sketch: Sketch) -> None:
        self._can = Renameable(sketch)
        self._choices: dict[tuple[str, str], Choices] = {}

    @property
    def names(self) -> Sequence[str]:
        """The members that may be renamed."""
        return self._can.names

    def drawn(self, rng: random.Random, *, language: str, kebab: bool) -> Drawn:
        """A renaming; `kebab` allows names with dashes."""
        style = rng.choices(_STYLES, cum_weights=_WEIGHTS)[0]
        if style == "kebab" and not kebab:
            style = _OWN
        foreign = language if rng.random() < _FOREIGN_SHARE else "en"
        choices = self._known(foreign, style)
        # Few words of another language in between are no schema that anyone would write.
        foreign = foreign if foreign != "en" and choices else "en"
        choices = choices or self._known("en", style)
        share = 1.0 if foreign != "en" else rng.choice(_SHARES)
        short = foreign == "en" and rng.random() < _SHORT_SHARE
        renamed: dict[str, str] = {}
        taken: set[str] = set()
        draw = rng.random
        for name, restyled, others, brief in choices:
            new = restyled
            if short:
                new = brief
            elif others and draw() < share:
                new = others[int(draw() * len(others))]
            if new not in taken:
                taken.add(new)
                if new != name:
                    renamed[name] = new
            elif restyled != name and restyled not in taken:
                taken.add(restyled)
                renamed[name] = restyled
        words = f"words of {foreign}" if foreign != "en" else "short forms" if short else "other words"
        return Drawn(renamed, style, foreign, f"{len(renamed)} members: {words}, {style} case")

    def _known(self, language: str, style: str) -> Choices:
        known = self._choices.get((language, style))
        if known is None:
            known = self._choices[language, style] = self._looked_up(language, style)
        return known

    def _looked_up(self, language: str, style: str) -> Choices:
        found: Choices = []
        unknown = 0
        for name in self._can.names:
            words = words_of(name)
            own = style_of(name) if style == _OWN else style
            if language == "en":
                others = [written(words_of(other), own) for other in synonyms(name, self._can.kind(name))]
            else:
                translated = foreign_words(words, language)
                unknown += translated is None
                others = [written(translated, own)] if translated else []
            new = self._allowed(name, written(words, own))
            brief = self._allowed(name, written(shortened(words), own))
            others = [other for other in dict.fromkeys(others) if other != name and self._can.may_be(name, other)]
            found.append((name, new, tuple(others), brief if brief != name else new))
        return [] if unknown > _MOST_UNKNOWN * len(found) else found

    def _allowed(self, name: str, new: str) -> str:
        return new if new != name and self._can.may_be(name, new) else name


_MOST_UNKNOWN = 0.2
"""Share of names without a translation up to which a schema is translated all the same."""
