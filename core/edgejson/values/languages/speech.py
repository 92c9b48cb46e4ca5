"""What a language contributes: pools of words, names of goods, and the parts that its sentences are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from edgejson.values.goods import GOODS, Good

__all__ = ["LANGUAGES", "Deeds", "Speech", "Thing", "deeds", "goods", "industries", "lines", "speech_of"]

LANGUAGES: Mapping[str, str] = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
}
"""The languages that words are written in, with their modules; who asks for another one gets English."""

Deeds = tuple[tuple[tuple[str, str], ...], ...]
"""For every deed its wording with every thing: what stands before the circumstance, and what follows it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What people in offices deal with; an adjective stands between its two halves, in the form of its `gender`."""

    before: str
    after: str
    gender: int = 0


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language, inflected: whatever is joined to something else is right as it stands.

    Texts with names in braces are filled by `str.format`; others have a bare ``{}``.
    """

    locale: str
    """Where the language is at home: jobs are called as they are there."""
    pools: Mapping[str, tuple[str, ...]]
    """Short values by the name of the pool, the same names in every language."""
    tags: tuple[str, ...]
    """Single words in small letters."""
    things: tuple[Thing, ...]
    adjectives: tuple[tuple[str, ...], ...]
    """Each in its forms, by the gender of a thing."""
    heading: Callable[[str], str]
    """How a heading is spelt."""
    actors: tuple[str, ...]
    deeds: Deeds
    circumstances: tuple[str, ...]
    """Empty, or with a blank in front."""
    purposes: tuple[str, ...]
    """``Shows {} by region.``"""
    holdings: tuple[str, ...]
    """``open orders``: what stands in the braces of a purpose."""
    goods: tuple[Good, ...]
    """The articles of `GOODS` in that order, under their names in this language."""
    programs: tuple[str, ...]
    """What a program does, by the kinds of `values.projects`: ``Exports {} data to CSV and JSON.``"""
    subjects: tuple[str, ...]
    """What stands in the braces of a program, by the areas of `values.projects`."""
    praise: tuple[str, ...]
    """What may follow the name of any article."""
    industries: Mapping[str, tuple[str, str]]
    """By the English name of an industry what it is called, and how `firm` says it."""
    firm: str
    """A sentence about the `name` of a company, its `industry` and its `market`."""
    markets: tuple[str, ...]
    biography: str
    """A sentence about the `name` of a person, the `job` (`small`: in small letters) and an `interest`."""
    interests: tuple[str, ...]
    titles: Mapping[str, tuple[str, str]]
    """The forms of address, ``plain`` and ``doctor``, of a woman and of a man."""
    works: tuple[tuple[str, str, str, str], ...]
    """Titles of works: three with an adjective, in whose forms they are filled; the last one with a city."""
    work_adjectives: tuple[tuple[str, ...], ...]


def speech_of(language: str) -> Speech:
    """The words of a language; English ones where nobody has written it.

    >>> speech_of("de").locale, speech_of("nl").locale
    ('de_DE', 'en_US')
    """
    return _loaded(LANGUAGES.get(language, "english"))


@cache
def _loaded(module: str) -> Speech:
    found: Speech = import_module(f"edgejson.values.languages.{module}").SPEECH
    return found


# ---------------------------------------------------------------- how the modules of the languages are read


def lines(text: str) -> tuple[str, ...]:
    """The lines of a table."""
    return tuple(text.strip().splitlines())


def deeds(acts: Iterable[str], things: Sequence[Mapping[str, str]]) -> Deeds:
    """Every act with every thing; an act names the form of the thing that it takes, ``~`` is where a circumstance goes.

    >>> deeds(["confirmed the {noun}~"], [{"noun": "budget"}])
    ((('confirmed the budget', ''),),)
    """
    return tuple(tuple(_halves(act.format_map(thing)) for thing in things) for act in acts)


def _halves(text: str) -> tuple[str, str]:
    before, _, after = text.partition("~")
    return before, after


def goods(text: str) -> tuple[Good, ...]:
    """`GOODS` under other names: lines ``category: noun, noun`` with every article of the category, in order."""
    named = [
        (category, noun)
        for line in lines(text)
        for category, _, nouns in [line.partition(": ")]
        for noun in nouns.split(", ")
    ]
    return tuple(
        Good(category, good.code, noun, good.low, good.high)
        for good, (category, noun) in zip(GOODS, named, strict=True)
    )


def industries(text: str) -> dict[str, tuple[str, str]]:
    """Lines ``English name: name | as a sentence says it``."""
    pairs = (line.split(": ", 1) for line in lines(text))
    return {english: (label, phrase) for english, names in pairs for label, _, phrase in [names.partition(" | ")]}
