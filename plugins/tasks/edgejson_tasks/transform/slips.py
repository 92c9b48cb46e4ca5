"""Mistakes in carrying out a step that was understood: how models and hasty programs get single operations wrong.

Each slip stands for `apply` of an operation: it takes the value at the step's place and gives another than it should,
on documents where the difference shows.  It raises `StepError` where it has no way to go wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.operation import Step, StepError, column, group_name, rows
from edgejson_tasks.transform.operations.filtering import holds
from edgejson_tasks.transform.patching import json_patch

__all__ = ["SLIPS", "Slip"]

Slip: TypeAlias = "Callable[[Any, Step], Json]"


# ---------------------------------------------------------------- order


def _unstable(value: Any, step: Step) -> Json:
    """Sorted downwards by turning the ascending order round, which turns equal rows round as well."""
    keys = [step, *step.get("then", ())]
    if "by" not in step:
        raise StepError("equal scalars cannot be told apart")
    items = list(value)
    for key in reversed(keys):
        items.sort(key=lambda row: row[key["by"]])
        if key["order"] == "desc":
            items.reverse()
    return items[::-1] if all(key["order"] == "asc" for key in keys) else items


def _only_first_key(value: Any, step: Step) -> Json:
    if "then" not in step:
        raise StepError("there is one key only")
    return sorted(value, key=lambda row: row[step["by"]], reverse=step["order"] == "desc")


def _sorted_as_text(value: Any, step: Step) -> Json:
    if "by" not in step:
        return sorted(value, key=str, reverse=step["order"] == "desc")
    return sorted(value, key=lambda row: str(row[step["by"]]), reverse=step["order"] == "desc")


# ---------------------------------------------------------------- numbers


def _truncated(value: Any, step: Step) -> Json:
    return _cut(value, step["digits"])


def _cut(number: float, digits: int) -> float:
    cut = int(number * 10**digits) / 10**digits
    return int(cut) if cut == int(cut) else cut


def _binary(value: Any, step: Step) -> Json:
    """A result as binary arithmetic leaves it."""
    left, right = value[step["left"]], value[step["right"]]
    figure = {"multiply": left * right, "add": left + right, "subtract": left - right}[step["calc"]]
    return {**value, step["field"]: figure}


def _binary_figure(value: Any, step: Step) -> Json:
    groups: dict[str, list[Any]] = {}
    for row in rows(value):
        groups.setdefault(group_name(column(row, step["by"])), []).append(row[step["field"]])
    return {name: sum(held) / (len(held) if step["op"] == "avg_by" else 1) for name, held in groups.items()}


def _over_all(value: Any, step: Step) -> Json:
    """The figure of the whole array under every name."""
    numbers = [row[step["field"]] for row in rows(value)]
    figures: dict[str, Callable[[list[Any]], Any]] = {"sum_by": sum, "min_by": min, "max_by": max}
    figure = figures[step["op"]](numbers)
    return {group_name(row[step["by"]]): figure for row in value}


# ---------------------------------------------------------------- collisions and repeats


def _last_wins(value: Any, step: Step) -> Json:
    """Of several elements with one key only the last is kept, as a program without a list per key keeps it."""
    if step["op"] == "unique":
        kept = {jsontext.canonical(row[step["by"]] if "by" in step else row): row for row in value}
        return list(kept.values())
    return {group_name(column(row, step["by"])): [row] for row in rows(value)}


def _key_dropped(value: Any, step: Step) -> Json:
    """The member that was grouped by is taken out of the rows."""
    groups: dict[str, Any] = {}
    for row in rows(value):
        rest = {name: member for name, member in row.items() if name != step["by"]}
        name = group_name(row[step["by"]])
        if step["op"] == "index_by":
            groups[name] = rest
        else:
            groups.setdefault(name, []).append(rest)
    return groups


def _original_kept(value: Any, step: Step) -> Json:
    """What was to move stays where it was as well."""
    if step["op"] == "rename_keys":
        return {**value, **{new: value[old] for old, new in step["map"].items() if old in value}}
    if step["op"] == "nest":
        return {**value, step["under"]: {name: value[name] for name in step["fields"]}}
    return {**value, **column(value, step["field"])}  # type: ignore[dict-item]  # unnest: an object


# ---------------------------------------------------------------- nulls, blanks, depth


def _elements_too(value: Any, step: Step) -> Json:
    if isinstance(value, dict):
        return {name: _elements_too(member, step) for name, member in value.items() if not _gone(member, step)}
    if isinstance(value, list):
        return [_elements_too(element, step) for element in value if not _gone(element, step)]
    return value  # type: ignore[no-any-return]


def _gone(value: Any, step: Step) -> bool:
    return value is None or (step["op"] == "remove_empty" and value in ("", [], {}))


def _falsy_too(value: Any, step: Step) -> Json:
    if isinstance(value, dict):
        return {name: _falsy_too(member, step) for name, member in value.items() if member or member == {}}
    return [_falsy_too(element, step) for element in value] if isinstance(value, list) else value


def _top_only(value: Any, step: Step) -> Json:
    if step["op"] == "remove_nulls":
        return {name: member for name, member in value.items() if member is not None}
    return {name: member for name, member in value.items() if member not in (None, "", [], {}) or member is False}


def _empties_lost(value: Any, step: Step) -> Json:
    """Flattened without the nulls and the empty containers."""
    flat: dict[str, Json] = {}
    join = "" if step["join"] == "camel" else step["join"]

    def walk(node: Any, name: str) -> None:
        if isinstance(node, dict) or (isinstance(node, list) and step["arrays"] == "index"):
            inner = node.items() if isinstance(node, dict) else ((str(at), item) for at, item in enumerate(node))
            for part, member in inner:
                said = part[:1].upper() + part[1:] if name and not join else part
                walk(member, f"{name}{join}{said}" if name else said)
        elif node is not None and node != []:
            flat[name] = node

    walk(value, "")
    return flat


def _nulls_pass(value: Any, step: Step) -> Json:
    """A condition that takes a missing member for one that differs."""
    where = step["where"]
    if where.get("cmp") not in ("ne", "not_in"):
        raise StepError("no condition that a missing member could satisfy")
    return [row for row in rows(value) if row.get(where["field"]) is None or holds(row, where)]


# ---------------------------------------------------------------- patches


def _nulls_stored(value: Any, step: Step) -> Json:
    """A merge patch taken for a plain merge."""
    return _merged(value, step["patch"])


def _merged(value: Any, patch: Any) -> Json:
    if not isinstance(value, dict) or not isinstance(patch, dict):
        return patch  # type: ignore[no-any-return]
    return {**value, **{name: _merged(value.get(name), member) for name, member in patch.items()}}


def _nulls_removed(value: Any, step: Step) -> Json:
    """A plain merge taken for a merge patch."""
    merged = {**value, **step["patch"]}
    return {name: member for name, member in merged.items() if name not in step["patch"] or member is not None}


def _shallow(value: Any, step: Step) -> Json:
    return {**value, **step["patch"]}


def _arrays_extended(value: Any, step: Step) -> Json:
    return _extended(value, step["patch"])


def _extended(value: Any, patch: Any) -> Json:
    if isinstance(value, list) and isinstance(patch, list):
        return [*value, *patch]
    if not isinstance(value, dict) or not isinstance(patch, dict):
        return patch  # type: ignore[no-any-return]
    return {**value, **{name: _extended(value.get(name), member) for name, member in patch.items()}}


def _inserted_over(value: Any, step: Step) -> Json:
    """An `add` to an array that overwrites the element instead of moving it on."""
    patch = [
        {**entry, "op": "replace"} if entry["op"] == "add" and entry["path"].rpartition("/")[2].isdigit() else entry
        for entry in step["patch"]
    ]
    return json_patch(value, patch)


# ---------------------------------------------------------------- text


def _first_only(value: Any, step: Step) -> Json:
    return str(value).replace(step["find"], step["with"], 1)


def _left_only(value: Any, _step: Step) -> Json:
    return str(value).lstrip()


def _blanks_joined(value: Any, _step: Step) -> Json:
    return " ".join(str(value).split())


def _split_once(value: Any, step: Step) -> Json:
    return list(str(value).split(step["sep"], 1))


def _left_as_text(value: Any, step: Step) -> Json:
    if step["to"] != "number" or not isinstance(value, str):
        raise StepError("nothing that could stay a text")
    return value


def _as_it_came(value: Any, step: Step) -> Json:
    """Day and month in the order in which they stood."""
    digits = [part for part in "".join(ch if ch.isdigit() else " " for ch in value[:10]).split() if part]
    if len(digits) != 3:
        raise StepError("no parts to confuse")
    year = next(part for part in digits if len(part) == 4)
    first, second = (part for part in digits if part is not year)
    return str(step["writes"]).replace("YYYY", year).replace("DD", first, 1).replace("MM", second, 1)


# ---------------------------------------------------------------- rows


def _array_kept(value: Any, step: Step) -> Json:
    table: list[dict[str, Any]] = rows(value)
    return [row for row in table for _ in row[step["field"]]]


def _empty_rows_kept(value: Any, step: Step) -> Json:
    field = step["field"]
    table: list[dict[str, Any]] = rows(value)
    return [{**row, field: item} for row in table for item in row[field] or [None]]


def _as_rows(value: Any, _step: Step) -> Json:
    return [list(row.values()) for row in rows(value)]


def _last_name_wins(value: Any, step: Step) -> Json:
    return {group_name(row[step["key"]]): row for row in rows(value)}


SLIPS: Mapping[str, tuple[tuple[str, Slip], ...]] = {
    "rename_keys": (("original_kept", _original_kept),),
    "nest": (("original_kept", _original_kept),),
    "unnest": (("original_kept", _original_kept),),
    "remove_nulls": (("elements_too", _elements_too), ("top_only", _top_only), ("falsy_too", _falsy_too)),
    "remove_empty": (("elements_too", _elements_too), ("top_only", _top_only), ("falsy_too", _falsy_too)),
    "cast": (("left_as_text", _left_as_text),),
    "round": (("truncated", _truncated),),
    "compute": (("binary_arithmetic", _binary),),
    "trim": (("left_only", _left_only), ("inner_blanks_joined", _blanks_joined)),
    "replace_text": (("first_only", _first_only),),
    "split": (("first_only", _split_once),),
    "date_format": (("day_and_month_swapped", _as_it_came),),
    "filter_rows": (("missing_passes", _nulls_pass),),
    "sort_by": (
        ("unstable_sort", _unstable),
        ("only_first_key", _only_first_key),
        ("sorted_as_text", _sorted_as_text),
    ),
    "unique": (("last_wins", _last_wins),),
    "unwind": (("array_kept", _array_kept), ("empty_rows_kept", _empty_rows_kept)),
    "group_by": (("last_wins", _last_wins), ("key_dropped", _key_dropped)),
    "index_by": (("key_dropped", _key_dropped),),
    "sum_by": (("binary_arithmetic", _binary_figure), ("over_all", _over_all)),
    "avg_by": (("binary_arithmetic", _binary_figure),),
    "min_by": (("over_all", _over_all),),
    "max_by": (("over_all", _over_all),),
    "flatten": (("empties_lost", _empties_lost),),
    "from_entries": (("whole_rows", _last_name_wins),),
    "transpose": (("rows_of_values", _as_rows),),
    "deep_merge": (
        ("shallow_merge", _shallow),
        ("nulls_removed", _nulls_removed),
        ("arrays_extended", _arrays_extended),
    ),
    "merge_patch": (
        ("nulls_stored", _nulls_stored),
        ("shallow_merge", _shallow),
        ("arrays_extended", _arrays_extended),
    ),
    "json_patch": (("inserted_over", _inserted_over),),
}
"""Slips by operation, each with a name for the record."""
