"""Keywords of one part, with the members that they speak of called as they are in a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from edgejson.schema.mutation.parts import DEPENDENTS, VALUES, Part, has_object
from edgejson.schema.mutation.renaming import renamed_reference, renamed_value
from edgejson.types import Json

__all__ = ["Way", "name_tests", "renamed_list", "restated", "way_of"]

Way: TypeAlias = Literal["plain", "members", "required", "parts", "named"]
"""How a keyword is written: as it is, by its kind, or with the names in it put right."""


def way_of(part: Part, keyword: str, value: Any) -> Way:
    """How a keyword is written; what holds neither parts nor names of members is "plain": written as it is."""
    if part.within.get(keyword) is not None:
        return "members" if keyword == "properties" else "parts"
    if keyword == "required" and isinstance(value, list):
        return "required"
    names_members = keyword == "$ref" or keyword in DEPENDENTS or keyword == "discriminator"
    return "named" if names_members or (keyword in VALUES and has_object(value)) else "plain"


def restated(keyword: str, value: Any, names: Mapping[str, str]) -> Any:
    """A keyword without parts; the members that it names are called as they are now."""
    if keyword in VALUES:
        return renamed_value(value, names) if isinstance(value, dict | list) else value
    if keyword == "$ref" and isinstance(value, str):
        return renamed_reference(value, names)
    if keyword in DEPENDENTS and isinstance(value, dict):
        return {names.get(name, name): renamed_list(needs, names) for name, needs in value.items()}
    if keyword == "discriminator" and isinstance(value, dict) and value.get("propertyName") in names:
        return {**value, "propertyName": names[value["propertyName"]]}
    return value


def renamed_list(items: Json, names: Mapping[str, str]) -> Any:
    if isinstance(items, str):
        return names.get(items, items)
    if not isinstance(items, list):
        return items
    return [names.get(item, item) if isinstance(item, str) else item for item in items]


def name_tests(tests: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    made = dict(tests)
    if isinstance(made.get("enum"), list):
        made["enum"] = renamed_list(made["enum"], names)
    if isinstance(made.get("const"), str):
        made["const"] = names.get(made["const"], made["const"])
    return made
