"""Worse answers to a repair task: echoed, half repaired, repaired and altered, or not JSON alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import json_repair

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.types import Spoiled
from edgejson_tasks._instances import is_document
from edgejson_tasks._nearness import is_near
from edgejson_tasks._overfix import overfix
from edgejson_tasks._wrapping import wrap
from edgejson_tasks.json_repair.corruption import is_broken
from edgejson_tasks.json_repair.proof import undo

__all__ = ["WEIGHTS", "spoil"]

WEIGHTS: Mapping[str, int] = MappingProxyType({"overfix": 22, "partial": 60, "library": 120, "echo": 16, "wrapped": 7})
"""How often each kind is tried first.

Single errors have no half repair, and most texts are repaired well by the library: with these weights the kinds come
out near 30, 25, 20, 15 and 10 of a hundred.
"""
_OVERFIXES = 4
"""Careless changes that are tried: one that drops half of the document would be told by its length alone."""


def spoil(subject: Subject, rng: random.Random) -> Spoiled | None:
    """A worse answer of a kind drawn by weight, or of the next kind that this record allows."""
    waiting = dict(WEIGHTS)
    while waiting:
        kind = rng.choices(list(waiting), weights=list(waiting.values()))[0]
        del waiting[kind]
        spoiled = _KINDS[kind](subject, rng)
        if spoiled is not None and spoiled.rejected != subject.answer_text:
            return spoiled
    return None


def _echo(subject: Subject, _: random.Random) -> Spoiled | None:
    broken = subject.record.input["broken_json"]
    return Spoiled(rejected=broken, because="json_repair.not_json", how="echo") if is_broken(broken) else None


def _partial(subject: Subject, rng: random.Random) -> Spoiled | None:
    """Some errors are gone, some are left; what was cut off stays lost, for no fixer could know it."""
    undone = undo(subject.record.input["broken_json"], subject.meta.get("edits"))
    errors = undone.errors
    lost = [error for error in errors if undone.cuts_off(error)]
    rest = [error for error in errors if error not in lost]
    if len(errors) < 2:
        return None
    left = sorted([*lost, *rng.sample(rest, rng.randint(0 if lost else 1, len(rest) - 1))])
    text = undone.with_errors(left)
    if not is_broken(text):
        return None
    return Spoiled(rejected=text, because="json_repair.not_json", how=f"partial_fix:{len(left)}_of_{len(errors)}")


def _library(subject: Subject, _: random.Random) -> Spoiled | None:
    """What a repair library makes of the text, where it silently makes something else: a mistake nobody invented."""
    broken = subject.record.input["broken_json"]
    try:
        value: Any = json_repair.loads(broken)
        text = jsontext.canonical(value)
    except (ValueError, RecursionError):  # no repair, or one that has no canonical text
        return None
    if not is_document(value) or not is_near(text, subject.answer_text) or jsontext.equal(value, subject.answer.value):
        return None
    return Spoiled(rejected=text, because="json_repair.value", how="library:json_repair")


def _overfix(subject: Subject, rng: random.Random) -> Spoiled | None:
    for _ in range(_OVERFIXES):
        changed = overfix(subject.answer.value, rng)
        if changed is None:
            return None
        value, how = changed
        text = jsontext.canonical(value)
        if is_document(value) and is_near(text, subject.answer_text):
            return Spoiled(rejected=text, because="json_repair.value", how=f"overfix:{how}")
    return None


def _wrapped(subject: Subject, rng: random.Random) -> Spoiled:
    text, how = wrap(subject.answer_text, rng, subject.meta.get("language"))
    return Spoiled(rejected=text, because="json_repair.not_json", how=f"wrapped:{how}")


_KINDS: Mapping[str, Callable[[Subject, random.Random], Spoiled | None]] = MappingProxyType(
    {"overfix": _overfix, "partial": _partial, "library": _library, "echo": _echo, "wrapped": _wrapped}
)
