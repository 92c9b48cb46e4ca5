"""The same schema in another draft of JSON Schema.

Every keyword is translated to the words of the target; what the target cannot say blocks it.  Keywords that the source
does not know said nothing, so they are left out where the target would listen to them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from edgejson import jsontext
from edgejson.schema.document import DRAFTS
from edgejson.schema.mutation.documents import Sketch, Step, definitions_keyword, mapping, pointer_of, reference_to
from edgejson.schema.structure import SINCE

__all__ = ["Blocked", "change_draft", "translated"]

_NAMES = {4: "draft-04", 6: "draft-06", 7: "draft-07", 2019: "2019-09", 2020: "2020-12"}

_FORMATS_SINCE: Mapping[str, int] = {
    **dict.fromkeys(("json-pointer", "uri-reference", "uri-template"), 6),
    **dict.fromkeys(("idn-hostname", "iri", "iri-reference", "relative-json-pointer"), 7),
    **dict.fromkeys(("duration", "uuid"), 2019),
}
"""Formats that are held to only from a draft on."""

_UNTRANSLATED = frozenset(
    {"$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "contentEncoding"}
    | {"contentMediaType", "contentSchema", "$anchor"}
)
_SCHEMAS = frozenset({"additionalProperties", "additionalItems", "contains", "else", "if", "items", "not"}) | {
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
}  # fmt: skip
_LISTS = frozenset({"allOf", "anyOf", "items", "oneOf", "prefixItems"})
_MAPS = frozenset({"$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"})
_KEPT_BESIDE_REFERENCES = frozenset({"$ref", "$schema", "definitions", "title", "description", "$comment", "default"})


class Blocked(Exception):  # noqa: N818 - says that the target cannot say it, which is no error
    """The target draft has no words for the keyword that is named."""


def change_draft(sketch: Sketch, rng: random.Random) -> Step | None:
    """The document in a draft drawn from those that can say all of it."""
    if sketch.is_nested():
        return None
    targets = [draft for draft in DRAFTS if draft != sketch.draft]
    rng.shuffle(targets)
    for target in targets:
        try:
            root = translated(sketch, target)
        except Blocked:
            continue
        sketch.root.clear()
        sketch.root.update(root)
        return Step("draft", "/$schema", f"{_NAMES[sketch.draft]} -> {_NAMES[target]}")
    return None


def translated(sketch: Sketch, target: int) -> dict[str, Any]:
    """The document in the words of the draft `target`.

    Raises:
        Blocked: that draft cannot say all of it.
    """
    translation = _Translation(sketch, target)
    root: dict[str, Any] = translation.schema("", "", sketch.root)
    translation.redirect()
    return {"$schema": DRAFTS[target], **{key: value for key, value in root.items() if key != "$schema"}}


class _Translation:
    """Rebuilds the document part by part, and remembers where every part went."""

    def __init__(self, sketch: Sketch, target: int) -> None:
        self._source = sketch.draft
        self._target = target
        self._sketch = sketch
        self.moved: dict[str, str] = {}
        self._made: dict[str, dict[str, Any]] = {}

    def redirect(self) -> None:
        """Point the references at where their targets are now."""
        for old, target in self._sketch.references().items():
            node = self._made.get(old)
            if node is None:
                continue  # beside a reference that old drafts listen to alone
            if target not in self.moved:
                raise Blocked("a schema in an unusual place")
            holder = node if "$ref" in node else node["allOf"][-1]
            if pointer_of(str(holder["$ref"])) is None:
                raise Blocked("$ref to a name")
            holder["$ref"] = reference_to(self.moved[target])

    def schema(self, old: str, new: str, node: Any) -> Any:
        """The part at `old` as it stands at `new`."""
        self.moved[old] = new
        if isinstance(node, bool):
            if self._target >= 6 or new.endswith(("/additionalProperties", "/additionalItems")):
                return node
            return {} if node else {"not": {}}
        said = {keyword: value for keyword, value in node.items() if self._is_said(keyword, node)}
        made: dict[str, Any] = {}
        self._made[old] = made
        for keyword, value in said.items():
            self._keyword(old, new, keyword, value, said, made)
        self._bounds(said, made)
        if "$ref" in made and self._target <= 7 and not made.keys() <= _KEPT_BESIDE_REFERENCES:
            self._reference_aside(made)
        return made

    def _is_said(self, keyword: str, node: Mapping[str, Any]) -> bool:
        if self._source <= 7 and "$ref" in node:
            return keyword in _KEPT_BESIDE_REFERENCES
        if keyword in _UNTRANSLATED:
            raise Blocked(keyword)
        if keyword == "additionalItems" and (self._source >= 2020 or not isinstance(node.get("items"), list)):
            return False
        if keyword in ("then", "else") and "if" not in node:
            return False
        return SINCE.get(keyword, 0) <= self._source

    def _keyword(
        self, old: str, new: str, keyword: str, value: Any, said: Mapping[str, Any], made: dict[str, Any]
    ) -> None:
        handler = _HANDLERS.get(keyword)
        if handler is not None:
            handler(self, old, new, keyword, value, said, made)
        else:
            self.copied(old, new, keyword, keyword, value, made)

    def copied(self, old: str, new: str, keyword: str, called: str, value: Any, made: dict[str, Any]) -> None:
        """The keyword under the name `called`, its parts translated."""
        if SINCE.get(called, 0) > self._target:
            raise Blocked(called)
        before, after = f"{old}/{keyword}", f"{new}/{called}"
        if keyword in _MAPS and isinstance(value, dict):
            made.setdefault(called, {})
            for name, part in value.items():
                token = jsontext.escape(name)
                is_part = isinstance(part, dict | bool)
                if name in made[called]:
                    raise Blocked(f"two {called} called {name}")
                made[called][name] = self.schema(f"{before}/{token}", f"{after}/{token}", part) if is_part else part
        elif keyword in _LISTS and isinstance(value, list):
            made[called] = [
                self.schema(f"{before}/{index}", f"{after}/{index}", part) if isinstance(part, dict | bool) else part
                for index, part in enumerate(value)
            ]
        elif keyword in _SCHEMAS and isinstance(value, dict | bool):
            made[called] = self.schema(before, after, value)
        else:
            made[called] = value

    # ------------------------------------------------------------ keywords with other words

    def definitions(self, old: str, new: str, keyword: str, value: Any, _: Any, made: dict[str, Any]) -> None:
        self.copied(old, new, keyword, definitions_keyword(self._target), value, made)

    def identifier(self, _: str, new: str, keyword: str, value: Any, __: Any, made: dict[str, Any]) -> None:
        own = "id" if self._source == 4 else "$id"
        if keyword != own:
            made[keyword] = value  # a plain member of that name, or nothing that counts
            return
        if new or not isinstance(value, str) or value.startswith("#"):
            raise Blocked(keyword)
        made["id" if self._target == 4 else "$id"] = value.rstrip("#")

    def items(self, old: str, new: str, keyword: str, value: Any, said: Any, made: dict[str, Any]) -> None:
        if isinstance(value, list):
            self.copied(old, new, keyword, "prefixItems" if self._target >= 2020 else "items", value, made)
            if not value and self._target == 4:
                raise Blocked("an empty list of items")
        else:
            leading = "prefixItems" in said and self._target < 2020
            self.copied(old, new, keyword, "additionalItems" if leading else "items", value, made)

    def prefix_items(self, old: str, new: str, keyword: str, value: Any, _: Any, made: dict[str, Any]) -> None:
        self.copied(old, new, keyword, "prefixItems" if self._target >= 2020 else "items", value, made)

    def additional_items(self, old: str, new: str, keyword: str, value: Any, _: Any, made: dict[str, Any]) -> None:
        self.copied(old, new, keyword, "items" if self._target >= 2020 else "additionalItems", value, made)

    def dependencies(self, old: str, new: str, keyword: str, value: Any, _: Any, made: dict[str, Any]) -> None:
        if self._target <= 7:
            self.copied(old, new, keyword, keyword, value, made)
            return
        needs = {name: part for name, part in value.items() if not isinstance(part, dict | bool)}
        parts = {name: part for name, part in value.items() if isinstance(part, dict | bool)}
        if needs:
            listed = {name: [part] if isinstance(part, str) else part for name, part in needs.items()}
            made["dependentRequired"] = {**made.get("dependentRequired", {}), **listed}
        if parts:
            self.copied(old, new, keyword, "dependentSchemas", parts, made)

    def dependants(self, old: str, new: str, keyword: str, value: Any, _: Any, made: dict[str, Any]) -> None:
        if self._target >= 2019:
            self.copied(old, new, keyword, keyword, value, made)
            return
        if not mapping(value).keys().isdisjoint(made.get("dependencies", {})):
            raise Blocked("two dependencies of one member")
        if keyword == "dependentSchemas":
            self.copied(old, new, keyword, "dependencies", value, made)
            return
        if self._target == 4:
            value = {name: needs for name, needs in value.items() if needs}
        made["dependencies"] = {**made.get("dependencies", {}), **value}

    def constant(self, _: str, __: str, keyword: str, value: Any, said: Any, made: dict[str, Any]) -> None:
        if self._target >= 6:
            made[keyword] = value
        elif "enum" in said:
            raise Blocked("const beside enum")
        else:
            made["enum"] = [value]

    def required(self, _: str, __: str, keyword: str, value: Any, ___: Any, made: dict[str, Any]) -> None:
        if value or self._target != 4:
            made[keyword] = value

    def format(self, _: str, __: str, keyword: str, value: Any, ___: Any, made: dict[str, Any]) -> None:
        since = _FORMATS_SINCE.get(value, 0) if isinstance(value, str) else 0
        if (since <= self._source) is not (since <= self._target):
            raise Blocked(f"format {value}")
        made[keyword] = value

    def count_of_contained(self, _: str, __: str, keyword: str, value: Any, said: Any, made: dict[str, Any]) -> None:
        if "contains" not in said:
            return
        if self._target < 2019:
            raise Blocked(keyword)
        made[keyword] = value

    def nothing(self, *_: Any) -> None:
        """Put together elsewhere."""

    # ------------------------------------------------------------ several keywords at once

    def _bounds(self, said: Mapping[str, Any], made: dict[str, Any]) -> None:
        for inclusive, exclusive, tighter in (
            ("minimum", "exclusiveMinimum", max),
            ("maximum", "exclusiveMaximum", min),
        ):
            bound, open_ = said.get(inclusive), said.get(exclusive)
            if self._source == 4:
                bound, open_ = (None, bound) if open_ is True and bound is not None else (bound, None)
            if self._target > 4:
                made.update(
                    {name: value for name, value in ((inclusive, bound), (exclusive, open_)) if value is not None}
                )
            elif open_ is None:
                made.update({inclusive: bound} if bound is not None else {})
            elif bound is not None and bound != open_ and tighter(bound, open_) == bound:
                made[inclusive] = bound
            else:
                made |= {inclusive: open_, exclusive: True}

    def _reference_aside(self, made: dict[str, Any]) -> None:
        """A reference that older drafts would listen to alone, put beside the rest."""
        reference = {"$ref": made.pop("$ref")}
        made["allOf"] = [*made.get("allOf", []), reference]


_HANDLERS: Mapping[str, Any] = {
    "$defs": _Translation.definitions,
    "definitions": _Translation.definitions,
    "id": _Translation.identifier,
    "$id": _Translation.identifier,
    "items": _Translation.items,
    "prefixItems": _Translation.prefix_items,
    "additionalItems": _Translation.additional_items,
    "dependencies": _Translation.dependencies,
    "dependentRequired": _Translation.dependants,
    "dependentSchemas": _Translation.dependants,
    "const": _Translation.constant,
    "required": _Translation.required,
    "format": _Translation.format,
    "minContains": _Translation.count_of_contained,
    "maxContains": _Translation.count_of_contained,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _Translation.nothing),
}
