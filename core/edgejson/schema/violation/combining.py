"""Edits that break a combining keyword from the side of what it combines: a part made to hold that should not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edgejson import jsontext
from edgejson.schema.violation.bench import Bench, Edits
from edgejson.schema.violation.changes import Edit
from edgejson.schema.violation.keywords import BREAKS
from edgejson.schema.visits import Path, Visit, Visitor

__all__ = ["COMBINING", "toward"]

_MOST_CHOICES = 4
_DEEPEST = 4


def toward(visitor: Visitor, place: str, path: Path, value: Any, bench: Bench, depth: int = 0) -> Edits:
    """Edits after which the part at `place` may accept what stands at `path`: small ones first, then drawn values."""
    schema = visitor.document.at(place)
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return
    target = visitor.document.target(place)
    if target is not None:
        yield from toward(visitor, target, path, value, bench, depth + 1)
    if "const" in schema:
        yield Edit(path, "replaced", schema["const"])
    choices = schema.get("enum")
    if isinstance(choices, list) and choices:
        yield from (
            Edit(path, "replaced", choice) for choice in bench.rng.sample(choices, min(len(choices), _MOST_CHOICES))
        )
    if isinstance(value, dict):
        yield from _toward_object(visitor, place, path, value, bench, depth)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for index in range(len(schema.get(keyword, ()))):
            branch = f"{place}/{keyword}/{index}"
            if not visitor.accepts(branch, value):
                yield from toward(visitor, branch, path, value, bench, depth + 1)
    if "not" in schema:
        yield from away(visitor, f"{place}/not", path, value, bench)
    yield from (Edit(path, "replaced", drawn) for drawn in bench.drawn(place))


def _toward_object(visitor: Visitor, place: str, path: Path, value: dict[str, Any], bench: Bench, depth: int) -> Edits:
    schema = visitor.document.at(place)
    properties = schema.get("properties", {})
    lacking = [name for name in schema.get("required", ()) if isinstance(name, str) and name not in value]
    if lacking:
        additions = {name: _member(place, name, properties, bench) for name in lacking}
        if len(lacking) == 1:
            yield from (Edit((*path, lacking[0]), "added", member) for member in additions[lacking[0]])
        else:
            yield Edit(path, "replaced", {**value, **{name: members[0] for name, members in additions.items()}})
    for name in properties:
        below = f"{place}/properties/{jsontext.escape(name)}"
        if name in value and not visitor.accepts(below, value[name]):
            yield from toward(visitor, below, (*path, name), value[name], bench, depth + 1)


def _member(place: str, name: str, properties: Mapping[str, Any], bench: Bench) -> list[Any]:
    drawn = list(bench.drawn(f"{place}/properties/{jsontext.escape(name)}")) if name in properties else []
    return [*drawn, "", True, 1, [], {}]


def away(visitor: Visitor, place: str, path: Path, value: Any, bench: Bench) -> Edits:
    """Edits after which the part at `place` may no longer accept what stands at `path`."""
    for visit in visitor.visits(value, place, path):
        for keyword in visit.schema:
            if keyword in BREAKS:
                yield from BREAKS[keyword](visit, bench)
            elif keyword == "not":
                yield from toward(visitor, f"{visit.place}/not", visit.path, visit.value, bench)


# ---------------------------------------------------------------- keywords

Combining = Callable[[Visitor, Visit, Bench], Edits]


def _not(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
    yield from toward(visitor, f"{visit.place}/not", visit.path, visit.value, bench)


def _more_than_one(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
    """A second branch made to hold; and members of two branches together."""
    branches = [f"{visit.place}/oneOf/{index}" for index in range(len(visit.schema["oneOf"]))]
    others = [branch for branch in branches if not visitor.accepts(branch, visit.value)]
    bench.rng.shuffle(others)
    for branch in others:
        yield from toward(visitor, branch, visit.path, visit.value, bench)
        if isinstance(visit.value, dict):
            yield from (
                Edit(visit.path, "replaced", {**drawn, **visit.value})
                for drawn in bench.drawn(branch)
                if isinstance(drawn, dict)
            )


def _anything_else(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
    """For branches that say nothing the walk can break: the value as another kind."""
    del visitor
    yield from BREAKS["type"](visit, bench)


def _none(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
    yield from _more_than_one(visitor, visit, bench)
    yield from _anything_else(visitor, visit, bench)


def _condition(wanted: bool) -> Combining:
    """The condition turned to the side that the value does not comply with."""

    def edits(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
        place = f"{visit.place}/if"
        if visitor.accepts(place, visit.value) is not wanted:
            turn = toward if wanted else away
            yield from turn(visitor, place, visit.path, visit.value, bench)

    return edits


def _trigger(keyword: str) -> Combining:
    def edits(visitor: Visitor, visit: Visit, bench: Bench) -> Edits:
        del visitor
        if not isinstance(visit.value, dict):
            return
        for name, part in visit.schema[keyword].items():
            if isinstance(part, dict | bool) and name not in visit.value:
                members = _member(visit.place, name, visit.schema.get("properties", {}), bench)
                yield from (Edit((*visit.path, name), "added", member) for member in members)

    return edits


COMBINING: Mapping[str, Combining] = {
    "not": _not,
    "oneOf": _none,
    "anyOf": _anything_else,
    "then": _condition(True),
    "else": _condition(False),
    "dependentSchemas": _trigger("dependentSchemas"),
    "dependencies": _trigger("dependencies"),
}
"""What to try for a combining keyword besides breaking the statements inside the part that holds now."""
