"""Records that have nothing but a prompt: what it means that the prompt does not state a value.

A text beside an instruction is the material to extract from, so every value must stand in it.  A bare prompt holds its
instruction itself, and may ask for something else than an extraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.grounding.engine import Ungrounded, states_something

__all__ = ["Reading", "is_bare_prompt", "read_prompt"]

_EXTRACTED_SHARE = 0.2
"""A prompt that states less of an answer than this, and gives no field another value, is no material of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Of an answer's `leaves` the `wrong` ones stand neither in the prompt nor follow from it; `computed` ones follow.

    Where the prompt is no material of the answer (`extraction` is False) both are empty.
    """

    leaves: int
    stated: int
    extraction: bool
    wrong: Sequence[Ungrounded] = ()
    computed: Sequence[Ungrounded] = ()


def is_bare_prompt(subject: Subject) -> bool:
    """Whether the text of a record is all of its input, instruction included."""
    return subject.record.input.get("instruction") == ""


def read_prompt(subject: Subject, misses: Sequence[Ungrounded]) -> Reading | None:
    """What the leaves that its text does not state mean for a record; None where the text is no bare prompt."""
    if not is_bare_prompt(subject):
        return None
    leaves = sum(states_something(leaf) for _, leaf in subject.leaves)
    stated = leaves - len(misses)
    if stated < _EXTRACTED_SHARE * leaves and not any(miss.said for miss in misses):
        return Reading(leaves, stated, extraction=False)
    computed = _computed(subject, misses)
    wrong = [miss for miss in misses if miss.pointer not in computed]
    follows = [miss for miss in misses if miss.pointer in computed]
    return Reading(leaves, stated, extraction=True, wrong=wrong, computed=follows)


# ---------------------------------------------------------------- values that follow from others


def _computed(subject: Subject, misses: Sequence[Ungrounded]) -> frozenset[str]:
    """The places of missing values that a `set` rule of the schema determines from stated ones.

    The rules are asked, not read: a value follows where its rule holds, objects to any other value, and does not object
    when the values that are missing too are changed.
    """
    schema = subject.schema
    rules = [] if schema is None else [rule for rule in schema.invariants.rules if rule.form == "set"]
    targets = {rule.target for rule in rules}
    broken = {violation.pointer for violation in subject.broken_rules} if targets else ()
    candidates = [
        miss.pointer
        for miss in misses
        if not miss.said and not targets.isdisjoint(jsontext.split(miss.pointer)[-1:]) and miss.pointer not in broken
    ]
    following = frozenset(place for place in candidates if place in _objections(subject, [place]))
    while following:
        unknown = [miss.pointer for miss in misses if miss.pointer not in following]
        kept = following - _objections(subject, unknown)
        if kept == following:
            break
        following = kept
    return following


def _objections(subject: Subject, changed: Iterable[str]) -> frozenset[str]:
    """Where the `set` rules demand another value once the leaves at `changed` have other ones."""
    schema = subject.schema
    if schema is None:
        return frozenset()
    answer: Any = jsontext.exact(subject.answer_text, jsontext.parse(subject.answer_text))
    for step, place in enumerate(changed, 2):
        *path, last = jsontext.split(place)
        owner = jsontext.resolve(answer, jsontext.join(path))
        key = int(last) if isinstance(owner, list) else last
        owner[key] = _another(owner[key], step)
    setting = {rule.id for rule in schema.invariants.rules if rule.form == "set"}
    return frozenset(broken.pointer for broken in schema.broken_rules(answer) if broken.rule in setting)


def _another(value: Any, step: int) -> Any:
    """A value of the same type; changes of several numbers do not make up for one another."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return f"{value} {step}"
    return value * step + step * step
