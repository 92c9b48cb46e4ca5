"""What the slots of templates hold, and how the keys of a step are spread over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from edgejson import jsontext
from edgejson_tasks.transform.operation import Step

__all__ = ["FORMS", "KINDS", "PARTS", "Choice", "Form", "bound", "form_name", "slot_of", "step_of"]


class Choice(NamedTuple):
    """The content of a slot that is filled by a part of its own: which of the part's forms, with what in its slots."""

    key: str
    slots: Mapping[str, Any]


KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("field", "under", "by", "key", "content", "left", "right", "name"), "name"),
        "fields": "names",
        "pairs": "pairs",
        "arrows": "arrows",
        "relabels": "relabels",
        "relabel_arrows": "relabel_arrows",
        "assignments": "assignments",
        "settings": "settings",
        "sources": "sources",
        "equations": "equations",
        **dict.fromkeys(("at", "source", "home"), "place"),
        "in": "inside",
        "within": "within",
        **dict.fromkeys(("sep", "prefix", "find", "with"), "text"),
        "value": "value",
        **dict.fromkeys(("patch", "before", "after"), "value"),
        **dict.fromkeys(("count", "digits"), "integer"),
    }
)
"""The kind of every slot that no part fills."""

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "where": "where",
        "formula": "formula",
        "cond": "cond",
        "other": "cond",
        "check": "check",
        "second_check": "check",
        "keys": "keys",
        "first": "sortkey",
        "second": "sortkey",
        "third": "sortkey",
        "how": "how",
        "arrays": "arrays",
        "style": "style",
        "type": "type",
        "case": "case",
        "order": "order",
        "nulls": "nulls",
        "stretch": "stretch",
        "calc": "calc",
        "term": "term",
        "places": "places",
        "total": "total",
        "extreme": "extreme",
        "reads": "reads",
        "writes": "writes",
    }
)
"""The part that fills a slot, by the slot's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A shape of one operation's steps that has phrases of its own.

    `keys` leads from slots to keys of the step, `fixed` holds what the phrases themselves say, `root` is what the
    whole document is where the step applies to it, `place` whether the step has a place.  `spread` and `gather` do
    what `keys` cannot: more slots out of the step, and the step out of its slots.
    """

    op: str
    keys: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    root: Literal["document", "array"] = "document"
    place: bool = True
    spread: Callable[[Step], dict[str, Any]] | None = None
    gather: Callable[[Mapping[str, Any]], dict[str, Any] | None] | None = None


_ALIASES: Mapping[str, str] = {
    "arrows": "pairs",
    "relabel_arrows": "relabels",
    "settings": "assignments",
    "equations": "sources",
    "in": "at",
    "within": "at",
    "formula": "where",
    "term": "calc",
}
"""Slots that say the same in another way."""


def _transfer_said(step: Step) -> dict[str, Any]:
    home, _, name = step["to"].rpartition("/")
    return {"source": step["from"], "home": home, "name": jsontext.split(f"/{name}")[0]}


def _transfer_meant(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {"from": slots["source"], "to": f"{slots['home']}/{jsontext.escape(slots['name'])}"}


def _condition_said(where: Mapping[str, Any]) -> Choice:
    inner = {"field": where["field"]}
    if "value" in where:
        inner["value"] = where["value"]
    return Choice(where["cmp"], inner)


def _condition_meant(choice: Choice) -> dict[str, Any]:
    found = {"field": choice.slots["field"], "cmp": choice.key}
    if "value" in choice.slots:
        found["value"] = choice.slots["value"]
    return found


def _where_said(step: Step) -> dict[str, Any]:
    where = step["where"]
    for key in ("all", "any"):
        if key in where:
            conditions = [_condition_said(condition) for condition in where[key]]
            inner = dict(zip(("cond", "other"), conditions, strict=True))
            inner |= dict(zip(("check", "second_check"), conditions, strict=True))
            return {"where": Choice(key, inner)}
    condition = _condition_said(where)
    return {"where": Choice("one", {"cond": condition, "check": condition})}


def _where_meant(slots: Mapping[str, Any]) -> dict[str, Any]:
    key, inner = slots["where"]
    conditions = [_condition_meant(condition) for condition in inner.values()]
    return {"where": conditions[0] if key == "one" else {key: conditions}}


def _asks_for_keys(where: Mapping[str, Any]) -> bool:
    """Whether a condition is about the presence of a key."""
    return any(condition["cmp"] in ("exists", "missing") for condition in where.get("all", where.get("any", [where])))


def _compared(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    meant = _where_meant(slots)
    return None if _asks_for_keys(meant["where"]) else meant


def _present(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    meant = _where_meant(slots)
    return meant if _asks_for_keys(meant["where"]) else None


def _sort_said(step: Step) -> dict[str, Any]:
    keys = [{"by": step["by"], "order": step["order"]}, *step["then"]]
    said = [Choice(key["order"], {"by": key["by"]}) for key in keys]
    return {"keys": Choice(str(len(said)), dict(zip(("first", "second", "third"), said, strict=False)))}


def _sort_meant(slots: Mapping[str, Any]) -> dict[str, Any]:
    first, *rest = ({"by": key.slots["by"], "order": key.key} for key in slots["keys"].slots.values())
    return {**first, "then": rest}


def _stretch_said(step: Step) -> dict[str, Any]:
    if step["count"] == 1:
        return {"stretch": Choice(f"{step['side']}_one", {})}
    return {"stretch": Choice(step["side"], {"count": step["count"]})}


def _stretch_meant(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    key, inner = slots["stretch"]
    side, _, one = key.partition("_")
    count = 1 if one else inner["count"]
    return {"side": side, "count": count} if one or count != 1 else None


def _calc_said(step: Step) -> dict[str, Any]:
    return {"calc": Choice(step["calc"], {"left": step["left"], "right": step["right"]})}


def _calc_meant(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {"calc": slots["calc"].key, **slots["calc"].slots}


def _flatten_said(step: Step) -> dict[str, Any]:
    how = Choice("camel", {}) if step["join"] == "camel" else Choice("sep", {"sep": step["join"]})
    return {"how": how}


def _flatten_meant(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    key, inner = slots["how"]
    if inner.get("sep") == "camel":
        return None
    return {"join": "camel" if key == "camel" else inner["sep"]}


def _places_said(step: Step) -> dict[str, Any]:
    count = step["digits"]
    return {"places": Choice({0: "none", 1: "one"}.get(count, "many"), {"count": count} if count > 1 else {})}


def _places_meant(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    key, inner = slots["places"]
    digits = {"none": 0, "one": 1}.get(key, inner.get("count", 0))
    return {"digits": digits} if key != "many" or digits > 1 else None


def _extreme_said(step: Step) -> dict[str, Any]:
    return {"extreme": Choice(step["op"].partition("_")[0], {"field": step["field"]})}


def _extreme_meant(slots: Mapping[str, Any]) -> dict[str, Any]:
    key, inner = slots["extreme"]
    return {"op": f"{key}_by", **inner}


def _total_said(step: Step) -> dict[str, Any]:
    return {"total": Choice(step["op"].partition("_")[0], {"field": step["field"]}), **_places_said(step)}


def _total_meant(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    key, inner = slots["total"]
    places = _places_meant(slots)
    return None if places is None else {"op": f"{key}_by", **inner, **places}


def _calc_and_places_said(step: Step) -> dict[str, Any]:
    return {**_calc_said(step), **_places_said(step)}


def _calc_and_places_meant(slots: Mapping[str, Any]) -> dict[str, Any] | None:
    places = _places_meant(slots)
    return None if places is None else {**_calc_meant(slots), **places}


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "rename_keys": Form(op="rename_keys", keys={"pairs": "map"}),
        "rename_keys.deep": Form(op="rename_keys", keys={"pairs": "map"}, fixed={"scope": "deep"}),
        "key_case": Form(op="key_case", keys={"style": "style"}),
        "prefix_keys": Form(op="prefix_keys", keys={"prefix": "prefix"}),
        "strip_prefix": Form(op="strip_prefix", keys={"prefix": "prefix"}),
        "keep_fields": Form(op="keep_fields", keys={"fields": "fields"}),
        "drop_fields": Form(op="drop_fields", keys={"fields": "fields"}),
        "project": Form(op="project", keys={"sources": "fields"}),
        "move": Form(op="move", place=False, spread=_transfer_said, gather=_transfer_meant),
        "copy": Form(op="copy", place=False, spread=_transfer_said, gather=_transfer_meant),
        "nest": Form(op="nest", keys={"fields": "fields", "under": "under"}),
        "unnest": Form(op="unnest", keys={"field": "field"}),
        "extract": Form(op="extract", keys={"source": "from"}, place=False),
        "default_values": Form(op="default_values", keys={"assignments": "values", "nulls": "nulls"}),
        "remove_nulls": Form(op="remove_nulls"),
        "remove_empty": Form(op="remove_empty"),
        "cast": Form(op="cast", keys={"type": "to"}),
        "map_values": Form(op="map_values", keys={"relabels": "map"}),
        "round": Form(op="round", spread=_places_said, gather=_places_meant),
        "compute": Form(
            op="compute", keys={"field": "field"}, spread=_calc_and_places_said, gather=_calc_and_places_meant
        ),
        "string_case": Form(op="string_case", keys={"case": "to"}),
        "trim": Form(op="trim"),
        "split": Form(op="split", keys={"sep": "sep"}),
        "join": Form(op="join", keys={"sep": "sep"}, root="array"),
        "replace_text": Form(op="replace_text", keys={"find": "find", "with": "with"}),
        "date_format": Form(op="date_format", keys={"reads": "reads", "writes": "writes"}),
        "date_format.time": Form(op="date_format", keys={"writes": "writes"}, fixed={"reads": "date-time"}),
        "filter_rows": Form(op="filter_rows", root="array", spread=_where_said, gather=_compared),
        "filter_rows.keys": Form(op="filter_rows", root="array", spread=_where_said, gather=_present),
        "sort_by": Form(op="sort_by", root="array", keys={"by": "by", "order": "order"}),
        "sort_by.self": Form(op="sort_by", root="array", keys={"order": "order"}),
        "sort_by.keys": Form(op="sort_by", root="array", spread=_sort_said, gather=_sort_meant),
        "unique": Form(op="unique", root="array", keys={"by": "by"}),
        "unique.self": Form(op="unique", root="array"),
        "slice": Form(op="slice", root="array", spread=_stretch_said, gather=_stretch_meant),
        "reverse": Form(op="reverse", root="array"),
        "pluck": Form(op="pluck", root="array", keys={"field": "field"}),
        "unwind": Form(op="unwind", root="array", keys={"field": "field"}),
        "group_by": Form(op="group_by", root="array", keys={"by": "by"}),
        "index_by": Form(op="index_by", root="array", keys={"by": "by"}),
        "count_by": Form(op="count_by", root="array", keys={"by": "by"}),
        "count_by.self": Form(op="count_by", root="array"),
        "total_by": Form(op="sum_by", root="array", keys={"by": "by"}, spread=_total_said, gather=_total_meant),
        "extreme_by": Form(op="min_by", root="array", keys={"by": "by"}, spread=_extreme_said, gather=_extreme_meant),
        "flatten": Form(op="flatten", keys={"arrays": "arrays"}, spread=_flatten_said, gather=_flatten_meant),
        "unflatten": Form(op="unflatten", keys={"sep": "sep"}),
        "to_entries": Form(op="to_entries", keys={"key": "key", "content": "value"}),
        "from_entries": Form(op="from_entries", root="array", keys={"key": "key", "content": "value"}),
        "transpose": Form(op="transpose", root="array"),
        "deep_merge": Form(op="deep_merge", keys={"patch": "patch"}),
        "merge_patch": Form(op="merge_patch", keys={"patch": "patch"}),
        "json_patch": Form(op="json_patch", keys={"patch": "patch"}),
    }
)


def form_name(step: Step) -> str:
    """Which form a step has."""
    op: str = step["op"]
    if op == "rename_keys" and "scope" in step:
        return "rename_keys.deep"
    if op == "sort_by" and "then" in step:
        return "sort_by.keys"
    if op == "filter_rows" and _asks_for_keys(step["where"]):
        return "filter_rows.keys"
    if op == "date_format" and step["reads"] == "date-time":
        return "date_format.time"
    if op in ("sum_by", "avg_by"):
        return "total_by"
    if op in ("min_by", "max_by"):
        return "extreme_by"
    if op in ("sort_by", "unique", "count_by") and "by" not in step:
        return f"{op}.self"
    return op


_ENUMERATED = frozenset({"style", "type", "case", "order", "nulls", "arrays", "reads", "writes"})


def bound(step: Step, form: Form) -> dict[str, Any]:
    """What stands in every slot that a template for `step` may have."""
    slots: dict[str, Any] = {"at": step["at"]} if form.place else {}
    for slot, key in form.keys.items():
        slots[slot] = Choice(step[key], {}) if slot in _ENUMERATED else step[key]
    if form.spread is not None:
        slots |= form.spread(step)
    return slots


def slot_of(name: str) -> str:
    """The slot whose content `name` shows."""
    return _ALIASES.get(name, name)


def step_of(form: Form, slots: Mapping[str, Any]) -> Step | None:
    """The step that a filled form means; None where the slots fill it not at all or twice in different ways."""
    step: Step = {"op": form.op}
    if form.place:
        step["at"] = slots.get("at", "")
    for slot, key in form.keys.items():
        if slot not in slots:
            return None
        content = slots[slot]
        step[key] = content.key if slot in _ENUMERATED else content
    step |= form.fixed
    if form.gather is not None:
        gathered = form.gather(slots)
        if gathered is None:
            return None
        step |= gathered
    return step
