"""A language ready for use: its patterns compiled, its nouns inflected once each."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from edgejson_teachers.templates.language import Forms, Language, Noun
from edgejson_teachers.templates.naming import Names
from edgejson_teachers.templates.patterns import Form, Polarity, Said, Slot, compiled
from edgejson_teachers.templates.roles import SORTS

__all__ = ["REQUIRED_FORMS", "Voice", "stem_of", "unechoed"]

REQUIRED_FORMS = ("bare", "one", "many", "the", "a", "of", "this", "it", "is", "was")
_OBJECTS = frozenset({"person", "organisation", "place", "address"})
"""Sorts that what is said of any ``thing`` is not said of."""
_NO_MENTIONS = frozenset(("genres", "leads", "having", "facts", "rows", "subjects", "questions", "answers", "series"))
_STEM = 6
"""So many letters tell a word from others: "registrad este registro" has the same twice."""
_KEPT_NOUNS = 8192
_KEPT_CHOICES = 4096
Table = Mapping[str, tuple[Form, ...]]


class Voice:
    """One language, compiled. ValueError names the table and the pattern that cannot be read."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self.values = language.values
        self.joint = language.joint
        self.address = _line(language.values.address)
        self.names = Names(language)
        self.forms: Callable[[Noun], Forms] = lru_cache(_KEPT_NOUNS)(language.forms)
        keys = tuple(language.forms(language.record))
        missing = [key for key in REQUIRED_FORMS if key not in keys]
        if missing:
            raise ValueError(f"{language.code}: no forms {', '.join(missing)} of a noun")
        self._keys = keys
        self.subjects = self._table("subjects", language.subjects, ("first", "again"))
        self.flags = self._table("flags", language.flags)
        self.clauses = self._table("clauses", language.clauses, ("any", "flag", "null", "empty"))
        self.phrases = self._table("phrases", language.phrases, ("any",))
        self.terse = self._table("terse", language.terse, ("any", "flag"))
        self.series = self._table("series", language.series, ("any",))
        self.questions = self._table("questions", language.questions, ("any",))
        self.asking = next(
            (before, after)
            for before, name, after in (form.pattern.partition("{label}") for form in self.questions["any"])
            if name and not re.search(r"[\w{]", before + after)
        )
        """What stands around a mere name to ask for it."""
        self.distractions = self._table("distractions", language.distractions)
        self.having = self._compiled("having", language.having)
        self.leads = self._compiled("leads", language.leads)
        self.answers = self._compiled("answers", language.answers)
        self.genres = {
            genre: self._table(f"genres.{genre}", {part: said for part, said in parts.items() if part != "speakers"})
            for genre, parts in language.genres.items()
        }
        self.speakers = [tuple(pair.split("|")) for pair in language.genres["chat"]["speakers"]]
        self._facts = self._by_sort("facts", language.facts)
        self._rows = self._by_sort("rows", language.rows)
        self.words = lru_cache(_KEPT_CHOICES)(self._words)
        self._chosen: dict[tuple[str, frozenset[str]], tuple[Form, ...]] = {}
        self._chosen_rows: dict[tuple[str, frozenset[str]], tuple[Form, ...]] = {}
        self.fact_roles = {
            sort: frozenset(role for form in forms for role in form.roles) for sort, forms in self._facts.items()
        }

    def slips(self, kind: str, *, moves: bool) -> tuple[Form, ...]:
        """The sentences that rule out a wrong value: slips put right, and changes where the value `moves`."""
        slips = self.distractions.get(kind, ())
        return slips + self.distractions.get(f"moved {kind}", ()) if moves else slips

    def facts(self, sort: str, roles: frozenset[str]) -> tuple[Form, ...]:
        """The sentences about an object of that sort that take no other roles than these."""
        return _applicable(self._chosen, self._facts, sort, roles)

    def rows(self, sort: str, roles: frozenset[str]) -> tuple[Form, ...]:
        """The lines for an item of a list that take no other roles than these."""
        return _applicable(self._chosen_rows, self._rows, sort, roles)

    def part(self, genre: str, part: str) -> tuple[Form, ...]:
        """Openings, closings, titles of a genre; one that says nothing where the language has none."""
        return self.genres.get(genre, {}).get(part) or _SILENCE

    def _words(self, genre: str, part: str, stem: str) -> Sequence[Form]:
        """The openings, closings or titles of a genre that say no field, about what is called by a noun of `stem`."""
        forms = self.part(genre, part)
        return unechoed([form for form in forms if not form.roles], stem) or forms[:1]

    def _by_sort(self, where: str, tables: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[Form, ...]]:
        """For each sort its own patterns, then those of things, then those of all objects."""
        unknown = [sort for sort in tables if sort not in SORTS]
        if unknown:
            raise ValueError(f"{self.code} {where}: no sort {', '.join(unknown)}; sorts: {', '.join(sorted(SORTS))}")
        own = {sort: self._compiled(f"{where}.{sort}", patterns) for sort, patterns in tables.items()}
        if "place" in own:
            own.setdefault("address", own["place"])
        of_things, of_all = own.get("thing", ()), own.get("any", ())
        return {
            sort: (
                *(own.get(sort, ()) if sort != "thing" else ()),
                *(of_things if sort not in _OBJECTS else ()),
                *of_all,
            )
            for sort in sorted(SORTS)
        }

    def _table(self, where: str, table: Mapping[str, Sequence[str]], required: Collection[str] = ()) -> Table:
        missing = [key for key in required if not table.get(key)]
        if missing:
            raise ValueError(f"{self.code} {where}: nothing under {', '.join(missing)}")
        return {key: self._compiled(f"{where}.{key}", patterns) for key, patterns in table.items()}

    def _compiled(self, where: str, patterns: Sequence[str]) -> tuple[Form, ...]:
        forms = compiled(patterns, keys=self._keys, where=f"{self.code} {where}")
        for form in forms:
            if any(type(token) is Polarity for token in form.tokens) and Slot.VALUE in form.tokens:
                raise ValueError(f"{self.code} {where}: a pattern says its field twice: {form.pattern!r}")
            if where.partition(".")[0] in _NO_MENTIONS and any(
                type(token) in (Said, Polarity) for token in form.tokens
            ):
                raise ValueError(f"{self.code} {where}: brackets mention a field, and here is none: {form.pattern!r}")
        return forms


def stem_of(noun: Forms) -> str:
    """The letters by which a reader knows a noun again; empty for none."""
    return noun["one"].casefold()[:_STEM] if noun else ""


def unechoed(forms: Sequence[Form], stem: str) -> Sequence[Form]:
    """The forms that do not say the noun themselves, as "notes on the note" would; all where every one does."""
    return [form for form in forms if stem not in form.pattern.casefold()] or forms if stem else forms


def _line(pattern: str) -> tuple[tuple[str, str], ...]:
    """The roles of an address line, each with the sign before it."""
    return tuple((role, before) for before, role in re.findall(r"([^{]*)\{(\w+)\}", pattern))


def _applicable(
    cache: dict[tuple[str, frozenset[str]], tuple[Form, ...]],
    tables: Mapping[str, tuple[Form, ...]],
    sort: str,
    roles: frozenset[str],
) -> tuple[Form, ...]:
    """Filled in on first use and emptied where data that never repeat would make it grow for ever."""
    found = cache.get((sort, roles))
    if found is None:
        if len(cache) >= _KEPT_CHOICES:
            cache.clear()
        found = cache[sort, roles] = tuple(form for form in tables[sort] if form.roles and form.roles <= roles)
    return found


_SILENCE = (Form("", (), frozenset(), (), about=False, agrees=False, opens=False),)
