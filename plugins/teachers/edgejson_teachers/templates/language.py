"""A language as data: clause forms by kind of field, sentence patterns, and the names of months and days.

A new language is one more module like `english`, no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edgejson_teachers.templates.forms import Form

__all__ = ["Calendar", "Distraction", "Language"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names from the Unicode locale data. `months[0]` and `weekdays[0]` are January and Monday."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]

    @classmethod
    def of(cls, language: str) -> Calendar:
        from babel import Locale

        locale = Locale(language)
        months, days = locale.months["format"], locale.days["format"]
        return cls(
            tuple(months["wide"][number] for number in range(1, 13)),
            tuple(months["abbreviated"][number] for number in range(1, 13)),
            tuple(days["wide"][number] for number in range(7)),
            tuple(days["abbreviated"][number] for number in range(7)),
        )


@dataclass(frozen=True, slots=True)
class Distraction:
    """Wordings that mention a wrong value and say why it does not count; `{old}` is the wrong one."""

    kinds: frozenset[str]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything a text in one language is built from."""

    code: str
    clauses: Mapping[str, tuple[Form, ...]]
    phrases: Mapping[str, tuple[Form, ...]]
    predicates: Mapping[str, tuple[Form, ...]]
    questions: tuple[Form, ...]
    event_questions: tuple[Form, ...]
    terse: Mapping[str, tuple[Form, ...]]
    """Phrases for notes, bullets and receipts, where nobody writes sentences."""
    idioms: Mapping[str, Mapping[str, tuple[Form, ...]]]
    """Natural wordings for fields of well-known names, by role."""
    of: str
    holder: str
    """A noun in the singular for an object whose label is a plural."""
    """The label of a nested field with what it belongs to."""
    unknown: tuple[str, ...]
    no_items: tuple[str, ...]
    no_members: tuple[str, ...]
    sentences: tuple[tuple[str, Form], ...]
    """Patterns of a sentence with the role ("phrase" or "predicate") of the members of its list."""
    subjects: tuple[str, ...]
    definite: str
    pronoun: str
    conjunction: str
    clause_joints: tuple[str, ...]
    ordinals: tuple[str, ...]
    distractions: tuple[Distraction, ...]
    noise: tuple[str, ...]
    openings: Mapping[str, tuple[str, ...]]
    closings: Mapping[str, tuple[str, ...]]
    speakers: tuple[tuple[str, str], ...]
    fillers: tuple[str, ...]
    group_leads: tuple[str, ...]
    series_forms: tuple[Form, ...]
    ordinal_day: Mapping[int, str]
