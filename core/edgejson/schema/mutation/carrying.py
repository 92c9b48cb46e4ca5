"""Instances carried over to another schema and back, and the values that each part of a schema judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from edgejson.schema.mutation.documents import Step
from edgejson.schema.mutation.parts import Part
from edgejson.types import Json

__all__ = ["Members", "Variation", "all_names", "carried", "visit"]

Members: TypeAlias = Literal["any", "required", "all"]

_SCALARS = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Variation:
    """A schema made of another one, ready to be shown, and the instance that was carried over.

    `document` holds neither hints nor rules, and shares parts with other variations: it is not to be changed.  `rules`
    are those of the original under the new names.  `renamed` maps old names of members to new ones, `added` names
    members that only the new schema has, `dropped` the places (in the document) of those that it has no more; rules
    that speak of one of these are gone as well (`dropped_rules`, by id).
    """

    document: dict[str, Any]
    value: Json
    rules: list[dict[str, Any]]
    renamed: Mapping[str, str]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    dropped_rules: tuple[str, ...]
    steps: tuple[Step, ...]
    language: str

    def restored(self, value: Json) -> Json:
        """A value about the new schema as one about the original, without the members that it does not know.

        A member that is called as one of the original was is kept apart: it is not that one.
        """
        names = {old: f"\0{old}" for old in self.renamed} | {new: old for old, new in self.renamed.items()}
        return _restored(value, names, frozenset(self.added))


def visit(part: Part, value: Any, found: dict[Part, list[Any]], aside: list[Json]) -> None:
    """The values that each part judges, as far as nothing but plain ways lead to it.

    What no declared member and no items lead to is put `aside`, under the name that it has.
    """
    if part.target is not None:
        part = part.governing()
    if part.free:
        values = found.get(part)
        if values is None:
            found[part] = [value]
        else:
            values.append(value)
    if type(value) is dict:
        members = part.members
        for name, member in value.items():
            below = members.get(name)
            if below is not None:
                visit(below, member, found, aside)
            else:
                aside.append({name: member})
    elif type(value) is list:
        items = part.items
        if items is None:
            aside.append(value)
            return
        for item in value:
            visit(items, item, found, aside)


def carried(
    value: Json, names: Mapping[str, str], objects: Mapping[int, tuple[frozenset[str], Mapping[str, Json]]]
) -> Json:
    """The value with its members renamed, some left out and others added."""
    if type(value) is dict:
        changed = objects.get(id(value))
        if changed is None:
            return {
                names.get(name, name): member if type(member) in _SCALARS else carried(member, names, objects)
                for name, member in value.items()
            }
        gone, new = changed
        made = {
            names.get(name, name): carried(member, names, objects) for name, member in value.items() if name not in gone
        }
        made.update(new)
        return made
    return [carried(item, names, objects) for item in value] if isinstance(value, list) else value


def _restored(value: Json, names: Mapping[str, str], added: frozenset[str]) -> Json:
    if isinstance(value, dict):
        return {
            names.get(name, name): _restored(member, names, added)
            for name, member in value.items()
            if name not in added
        }
    return [_restored(item, names, added) for item in value] if isinstance(value, list) else value


def all_names(value: Json) -> set[str]:
    names: set[str] = set()
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            names.update(node)
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return names
