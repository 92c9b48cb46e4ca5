"""A language as data: what its package states, and its patterns compiled.

Everything that a reader of a text could take for words of a language comes from here; the code around it has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Forms", "Language", "Name", "Noun", "Values"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A name as a noun: both numbers, its grammatical gender, and the number in which the name itself stands.

    `singular` serves for both where the plural is never needed. `gender` is "m", "f" or "n", empty where a language has
    none. `number` is "s" or "p".
    """

    singular: str
    plural: str = ""
    gender: str = ""
    number: str = "s"

    @property
    def said(self) -> str:
        """The name in its own number."""
        return self.plural if self.number == "p" and self.plural else self.singular

    def one(self) -> Noun:
        """The same noun in the singular."""
        return Noun(self.singular, self.plural, self.gender) if self.number == "p" else self


@dataclass(frozen=True, slots=True)
class Name:
    """What a language calls a field: a noun, and for a state or an event the words that say it in a sentence.

    `tail` is what a boolean asserts of `head`, or of the object itself where there is no head; `past` is what happened
    at a moment. Both are base forms.
    """

    noun: Noun
    tail: str = ""
    head: Noun | None = None
    past: str = ""


Forms = Mapping[str, str]
"""Inflected forms of one noun, and words that agree with it, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """How numbers, dates and sums are written. Each text keeps to one pattern of each kind."""

    decimal: str
    groups: tuple[str, ...]
    """Thousands separators in use."""
    percents: tuple[str, ...]
    """Patterns with ``{n}``."""
    sums: tuple[str, ...]
    """Patterns with ``{amount}`` and either ``{symbol}`` or ``{code}``."""
    dates: tuple[str, ...]
    """Forms in running text: ``{d}`` ``{dd}`` ``{nth}`` ``{month}`` ``{mon}`` ``{weekday}`` ``{wkday}`` ``{year}``
    ``{iso}``."""
    dates_alone: tuple[str, ...]
    """Forms that fit a form, a table, a note as well."""
    clocks: tuple[str, ...]
    """Forms of a time of day: ``{H}`` ``{HH}`` ``{h12}`` ``{MM}`` ``{half}``; ``{SS}`` stands right behind ``{MM}``
    where seconds are said: ``{HH}:{MM}{SS}``."""
    moments: tuple[str, ...]
    """``{date}`` with ``{time}``, the date first."""
    moments_alone: tuple[str, ...]
    """The same for forms and tables; the time may come first."""
    day_ordinals: Callable[[int], str]
    """``{nth}``: the number of a day in a month as an ordinal."""
    at_one: tuple[str, str] = ("", "")
    """What stands before a time of day in `moments`, and what stands there at one o'clock."""
    address: str = "{street}, {city}, {state} {postal_code}, {country}"
    """An address in one line; what is missing is left out with the sign before it."""
    quotes: tuple[tuple[str, str], ...] = (('"', '"'), ("“", "”"))
    symbols: tuple[str, ...] = ()
    """Currency signs for sums whose currency nothing in the schema would name."""
    worded_from: int = 3
    """The smallest number that may be written as a word: smaller ones agree with a noun in many languages."""
    units: Mapping[str, tuple[str, str]]
    """Words for units, singular and plural, by their English plural (``days``); symbols need none."""
    plural_from: int = 0
    """Below this, whatever is counted stands in the singular; exactly one of it always does."""
    yes_no: tuple[tuple[str, str], ...]
    """Pairs that answer the name of a boolean field in a form."""
    unknown: tuple[str, ...]
    """What stands in the place of a value that nobody knows."""
    no_items: tuple[str, ...]
    no_members: tuple[str, ...]

    def singular(self, number: object) -> bool:
        """Whether so much of something stands in the singular: 0 and 1.5 do in French, only 1 elsewhere."""
        return isinstance(number, int | float) and (number == 1 or abs(number) < self.plural_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything that texts in one language are built from. Patterns are described in `patterns`."""

    code: str
    forms: Callable[[Noun], Forms]
    """All forms of a noun that patterns ask for as ``{KEY:label}`` or ``{KEY:noun}``."""
    agree: Callable[[str, Noun], str]
    """An adjective or a participle in its base form, agreeing with a noun."""
    nth: Callable[[int, Noun], str]
    """``the second item``; counted from 1, empty where there is no word for it."""
    record: Noun
    """An instance whose title has no name in this language."""
    values: Values
    joint: str
    """Between the last two of a list, blanks included."""
    subjects: Mapping[str, tuple[str, ...]]
    """What a sentence is about: ``first`` (nothing is known yet), ``id``, ``name``, ``both``, ``again``."""
    facts: Mapping[str, tuple[str, ...]]
    """Sentences about one object, by its sort."""
    rows: Mapping[str, tuple[str, ...]]
    """One object of a list in one line, by its sort."""
    flags: Mapping[str, tuple[str, ...]]
    """Sentences that affirm or deny, by the name of the field."""
    clauses: Mapping[str, tuple[str, ...]]
    """Sentences that say one field, by its kind."""
    phrases: Mapping[str, tuple[str, ...]]
    """Noun phrases that say one field, by its kind."""
    having: tuple[str, ...]
    """Sentences around a ``{list}`` of phrases."""
    terse: Mapping[str, tuple[str, ...]]
    """One field as a note says it, by its kind."""
    series: Mapping[str, tuple[str, ...]]
    """Sentences that list the scalars of an array, by the name of the field, or ``any``."""
    leads: tuple[str, ...]
    """Lines above a list or a table of objects."""
    questions: Mapping[str, tuple[str, ...]]
    """What is asked for a field in a conversation, by its kind."""
    answers: tuple[str, ...]
    distractions: Mapping[str, tuple[str, ...]]
    """Sentences that also mention a wrong value and rule it out, by kind."""
    people: tuple[str, ...]
    """Names for people who are mentioned and ruled out."""
    remarks: tuple[str, ...]
    """Sentences that say nothing to the point."""
    genres: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Openings, closings, titles, by genre."""
    names: Callable[[Sequence[str], str], Name | None] | None = None
    """The name of a field from its words and its kind; None where ``labels/<code>.json`` holds the names."""
    mended: Callable[[str, str], str] | None = None
    """Words as what follows them wants them: " y " before "Ignacio" is " e " in Spanish, a colon in French has a blank
    before it.  None where nothing changes; values are never handed to it.
    """
    nouns_in_capitals: bool = False
    states: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of enums that can stand behind "is": forms by gender."""
    abbreviations: Sequence[tuple[str, str]] = ()
    """What is shortened in a text message."""
