"""What a language has to offer to ask for an instance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Voice"]

Lines = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Sentences to choose from; ``{...}`` are places for names and JSON, which are never translated.

    `tasks` opens a request.  `sorted_form` and `schema_form` say how the answer is written, members by name or in the
    order of the schema; `exact_form` says by what names are sorted as well.  `members` states which members there are,
    by "required" and "all", at every level.
    `constraints` states a wish by its kind, or by its kind and comparison joined with a blank; `how` holds the
    comparisons.  `root` names an array that is the whole document.  `when` follows what holds under a condition.
    `glossary` explains the words of rules that are no common Python: functions and the names of objects around.
    """

    tasks: Lines
    sorted_form: Lines
    exact_form: Lines
    schema_form: Lines
    members: Mapping[str, Lines]
    rules_below: Lines
    rules_in_schema: Lines
    wishes: Lines
    entries_of: str
    when: str
    chosen_from: str
    glossary: Mapping[str, str]
    constraints: Mapping[str, Lines]
    how: Mapping[str, str]
    item: tuple[str, str]
    character: tuple[str, str]
    root: Lines
    languages: Mapping[str, str]
