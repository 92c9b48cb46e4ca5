"""What a language provides, so that steps can be said in it and understood again.

Templates are plain text with a small notation:

- ``{slot}`` or ``{slot:case}``: a name, list, place, value or part of the step,
- ``<a|b>``: `a` in an imperative clause, `b` in an infinitive clause,
- ``[a|b]``: `a` for one, `b` for several things,
- ``(a|b)``: either will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Case", "Expressions", "Frames", "Language", "Phrases", "Templates"]

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """How a place is said in one grammatical role (``at`` as the object of a verb, ``of``, ``in``, ``into``).

    `document` and `array` stand for the root, `name` stands before a quoted name, `each` before the place of an array
    whose elements are meant; that place follows in the role ``of``.
    """

    document: Templates
    array: Templates
    name: str
    each: Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The ways to say one operation: `full` clauses, `terse` telegrams, `states` that describe the wanted result.

    One of `notes` is added to every clause: what a reader could not guess.
    """

    full: Templates
    terse: Templates
    states: Templates
    notes: Templates = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expressions:
    """How to ask for an expression to be applied: the names of the `kinds` of expression, sentences that hold the
    expression (``{kind}``, ``{expression}``) and heads for one that stands on lines of its own.
    """

    kinds: Mapping[str, Templates]
    inline: Templates
    block: Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What stands around the clauses.

    `single` and `terse_single` hold ``{imp}``, ``{inf}``, ``{state}`` or ``{terse}`` (capitalised: ``{Imp}``...) and
    ``{form}``; `lists` are heads of a list with the mood of its items; `prose` are heads of running text whose
    clauses, in the mood `prose_mood`, follow one of `first`, `middle` and `last`; `chains` are heads of terse steps in
    one line, `terse_lists` of terse steps line by line.
    """

    forms: Templates
    terse_forms: Templates
    single: Templates
    terse_single: Templates
    lists: tuple[tuple[str, str], ...]
    prose: Templates
    prose_mood: str
    first: Templates
    middle: Templates
    last: Templates
    chains: Templates
    terse_lists: Templates
    hints: Templates
    legends: Templates
    expressions: Expressions


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """One language: `joint` stands before the last item of a list, `renamed`, `replaced` and `taken` between an old
    and a new name, an old and a new value, a new name and the place its value comes from.
    """

    code: str
    quotes: tuple[tuple[str, str], ...]
    joint: str
    renamed: str
    replaced: str
    taken: str
    cases: Mapping[str, Case]
    parts: Mapping[str, Mapping[str, Templates]]
    operations: Mapping[str, Phrases]
    frames: Frames
