"""What OpenAPI says in keywords of its own, said in those of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

__all__ = ["Direction", "keywords_of"]

Direction = Literal["request", "response", "both"]

_ANNOTATIONS = frozenset({"discriminator", "example", "externalDocs", "xml"})
_INT32 = (-(2**31), 2**31 - 1)
_HIDDEN: Mapping[Direction, str] = {"request": "readOnly", "response": "writeOnly"}
"""The properties that are not sent that way."""

Keywords = dict[str, Any]


def keywords_of(direction: Direction, *, is_3_0: bool, at: Callable[[str], Any]) -> Callable[[Keywords], Keywords]:
    """A function that rewrites one subschema for a body that travels in `direction`; `at` follows a reference."""

    def adapted(node: Keywords) -> Keywords:
        if is_3_0 and "$ref" in node:
            return {"$ref": node["$ref"]}  # what stands beside a reference is ignored in 3.0
        _discriminate(node, at)
        if direction != "both":
            _hide(node, _HIDDEN[direction], at)
        if is_3_0:
            _from_3_0(node)
        if "example" in node and "examples" not in node:
            node["examples"] = [node["example"]]
        return {keyword: value for keyword, value in node.items() if keyword not in _ANNOTATIONS}

    return adapted


def _from_3_0(node: Keywords) -> None:
    """The keywords that mean something else in 3.0, a dialect of its own near draft 5."""
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(node.get(exclusive), bool) and node.pop(exclusive) and bound in node:
            node[exclusive] = node.pop(bound)
    nullable = node.pop("nullable", False)
    if nullable is True and isinstance(node.get("type"), str):  # without a type it says nothing (3.0.3)
        node["type"] = [node["type"], "null"]
    if node.get("format") == "int32":
        kinds = node.get("type")
        if kinds == "integer" or (isinstance(kinds, list) and "integer" in kinds):
            if not {"minimum", "exclusiveMinimum"} & node.keys():
                node["minimum"] = _INT32[0]
            if not {"maximum", "exclusiveMaximum"} & node.keys():
                node["maximum"] = _INT32[1]
    if isinstance(node.get("examples"), dict):
        node.pop("examples")


def _hide(node: Keywords, marker: str, at: Callable[[str], Any]) -> None:
    """Take out the properties that are not sent, from what is required too."""
    properties = node.get("properties")
    if not isinstance(properties, dict):
        return
    hidden = {name for name, declared in properties.items() if _is_marked(declared, marker, at)}
    if hidden:
        node["properties"] = {name: declared for name, declared in properties.items() if name not in hidden}
        if isinstance(node.get("required"), list):
            node["required"] = [name for name in node["required"] if name not in hidden]
            if not node["required"]:
                del node["required"]


def _is_marked(declared: Any, marker: str, at: Callable[[str], Any]) -> bool:
    if not isinstance(declared, dict):
        return False
    reference = declared.get("$ref")
    if declared.get(marker) is True:
        return True
    target = at(reference) if isinstance(reference, str) else None
    return isinstance(target, dict) and target.get(marker) is True


def _discriminate(node: Keywords, at: Callable[[str], Any]) -> None:
    """Say in each branch of a union what its discriminator's value is: then exactly one branch can hold."""
    discriminator = _object(node.get("discriminator"))
    name, mapping = discriminator.get("propertyName"), _object(discriminator.get("mapping"))
    if not isinstance(name, str):
        return
    for keyword in ("oneOf", "anyOf"):
        branches = node.get(keyword)
        if isinstance(branches, list):
            node[keyword] = [_with_value(branch, name, mapping, at) for branch in branches]


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _with_value(branch: Any, name: str, mapping: Mapping[str, Any], at: Callable[[str], Any]) -> Any:
    reference = branch.get("$ref") if isinstance(branch, dict) else None
    if not isinstance(reference, str):
        return branch
    component = reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    values = [value for value, target in mapping.items() if target in (reference, component)] or [component]
    target = _object(at(reference))
    declared = _object(_object(target.get("properties")).get(name))
    known = [declared["const"]] if "const" in declared else declared.get("enum")
    if isinstance(known, list):
        if not all(value in known for value in values):
            return branch  # the schema knows better
        required = target.get("required")
        if len(known) == len(values) and isinstance(required, list) and name in required:
            return branch  # it says so itself
    value = {"const": values[0]} if len(values) == 1 else {"enum": values}
    return {"allOf": [{"$ref": reference}, {"properties": {name: value}, "required": [name]}]}
