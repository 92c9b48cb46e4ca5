"""Steps that nobody would ask for after what came before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from edgejson import jsontext
from edgejson_tasks.transform.naming import in_style
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.specification import literals

__all__ = ["data_places", "in_vain", "pointless_after"]

_POINTLESS_AFTER: Mapping[str, frozenset[str]] = {
    "split": frozenset({"join"}),
    "join": frozenset({"split"}),
    "flatten": frozenset({"unflatten"}),
    "unflatten": frozenset({"flatten"}),
    "nest": frozenset({"unnest", "flatten", "nest"}),
    "to_entries": frozenset(
        {
            *("from_entries", "index_by", "group_by", "count_by", "pluck", "keep_fields", "slice", "reverse"),
            *("drop_fields", "sort_by", "transpose", "unique", "unwind"),
        }
    ),
    "from_entries": frozenset({"to_entries"}),
    "sort_by": frozenset({"reverse"}),
    "reverse": frozenset({"sort_by"}),
    "move": frozenset({"move"}),
    "copy": frozenset({"move", "copy"}),
    "key_case": frozenset({"key_case"}),
    "prefix_keys": frozenset({"strip_prefix"}),
    "strip_prefix": frozenset({"prefix_keys"}),
    "round": frozenset({"round"}),
    "string_case": frozenset({"string_case", "map_values"}),
    "map_values": frozenset({"string_case", "map_values", "replace_text"}),
    "replace_text": frozenset({"map_values", "date_format"}),
    "date_format": frozenset({"replace_text", "split"}),
}
"""What nobody would ask for after an operation, since it mostly takes back what that did."""
_NONE: frozenset[str] = frozenset()

_MERGES = frozenset({"deep_merge", "merge_patch", "json_patch"})
_KEYED = frozenset({"group_by", "index_by", "count_by", "sum_by", "avg_by", "min_by", "max_by", "from_entries"})
_BY_NAME = frozenset(
    {
        *("rename_keys", "prefix_keys", "strip_prefix", "key_case", "keep_fields", "drop_fields", "project"),
        *("nest", "unnest", "default_values", "unflatten", "move", "copy", "compute"),
    }
)


def pointless_after(before: Iterable[Step]) -> set[str]:
    """Operations that nobody would ask for any more after some steps."""
    return {second for earlier in before for second in _POINTLESS_AFTER.get(earlier["op"], _NONE)}


def in_vain(step: Step, before: list[Step]) -> bool:
    """Whether `step` repeats or undoes an earlier one, renames what that just named, or drops what it dealt with."""
    op, at = step["op"], step.get("at")
    for earlier in before:
        if op in _POINTLESS_AFTER.get(earlier["op"], _NONE) or (earlier["op"] == op and earlier.get("at") == at):
            return True
    if not before:
        return False
    if _names_are_data(step, before) or _of_pieces(step, before):
        return True
    if op in _MERGES:
        return any(earlier["op"] in _MERGES for earlier in before)
    if op in ("rename_keys", "move", "copy", "project"):
        taken = set(_taken(step))
        return any(name in taken for earlier in before for name in _coined(earlier))
    if op == "default_values":
        return any(name in step["values"] for earlier in before for name in earlier.get("fields", ()))
    if op == "map_values":  # a default is put as it is wanted
        defaults = [earlier["values"] for earlier in before if earlier["op"] == "default_values"]
        return any(value in step["map"] for values in defaults for value in values.values() if isinstance(value, str))
    return op == "drop_fields" and any(word in step["fields"] for earlier in before for word in literals(earlier))


def data_places(before: Iterable[Step]) -> list[str]:
    """Where the names of an object are now values of the document, for some step made names of them."""
    return _places_now(before, lambda step: step["at"] if step["op"] in _KEYED else None)


def _places_now(before: Iterable[Step], made: Callable[[Step], str | None]) -> list[str]:
    """Where now stands what some steps have made, given the place at which each did, if it did."""
    places: list[str] = []
    for step in before:
        if places:
            places = [moved for place in places if (moved := _followed(place, step)) is not None]
        if (place := made(step)) is not None:
            places.append(place)
    return places


def _of_pieces(step: Step, before: list[Step]) -> bool:
    """Whether the step deals with what a text was cut into, as with a list, or with what were names, as with texts; to
    take the first or the last piece is sensible.
    """
    if step["op"] == "slice":
        return False
    place = step["from"] if step["op"] == "extract" else step.get("at", "")
    if "field" in step:
        place = f"{place}/*/{jsontext.escape(step['field'])}"
    return any(f"{place}/".startswith(f"{pieces}/") for pieces in _places_now(before, _pieces))


def _pieces(step: Step) -> str | None:
    if step["op"] == "split":
        return str(step["at"])
    return f"{step['at']}/*/{jsontext.escape(step['key'])}" if step["op"] == "to_entries" else None


def _names_are_data(step: Step, before: list[Step]) -> bool:
    """Whether the step goes by names that are values of the document, which an earlier step made names of."""
    keyed = data_places(before)
    if not keyed:
        return False
    if step["op"] == "key_case" or (
        step["op"] == "unnest" and f"{step['at']}/{jsontext.escape(step['field'])}" in keyed
    ):
        return True
    if step["op"] in ("move", "copy") and any(step["to"].startswith(f"{data}/") for data in keyed):
        return True
    place = step["at"] if "at" in step else step["from"].rpartition("/")[0]
    return any(
        (place == data and step["op"] in _BY_NAME) or (place != data and place.startswith(f"{data}/")) for data in keyed
    )


def _followed(place: str, step: Step) -> str | None:
    """Where `step` leaves what stands at `place`; None where it is gone."""
    op, at = step["op"], step.get("at", "")
    if op == "extract":
        return place.removeprefix(step["from"]) if f"{place}/".startswith(f"{step['from']}/") else None
    if op == "move":
        inside = f"{place}/".startswith(f"{step['from']}/")
        return step["to"] + place.removeprefix(step["from"]) if inside else place
    if not place.startswith(f"{at}/"):
        return place
    if op == "flatten":
        return str(at)
    head, *rest = jsontext.split(place[len(at) :])
    if op == "rename_keys" and "scope" in step:
        path = [step["map"].get(token, token) for token in (head, *rest)]
    elif op == "rename_keys":
        path = [step["map"].get(head, head), *rest]
    elif op == "key_case":
        path = [in_style(token, step["style"]) for token in (head, *rest)]
    elif op == "prefix_keys":
        path = [step["prefix"] + head, *rest]
    elif op == "strip_prefix":
        path = [head.removeprefix(step["prefix"]) or head, *rest]
    elif op == "nest" and head in step["fields"]:
        path = [step["under"], head, *rest]
    elif op == "unnest" and head == step["field"]:
        path = rest
    else:
        return place
    return f"{at}{jsontext.join(path)}"


def _taken(step: Step) -> Iterator[str]:
    """Names that `step` gives up for others."""
    if step["op"] == "rename_keys":
        yield from step["map"]
    elif step["op"] == "project":
        tails = ((name, jsontext.split(pointer)[-1]) for name, pointer in step["fields"].items())
        yield from (tail for name, tail in tails if tail != name)
    else:
        yield jsontext.split(step["from"])[-1]


def _coined(step: Step) -> Iterator[str]:
    """Member names that `step` brings into the document."""
    op = step["op"]
    if op == "rename_keys":
        yield from step["map"].values()
    elif op == "project":
        yield from step["fields"]
    elif op in ("move", "copy"):
        yield jsontext.split(step["to"])[-1]
    elif op == "to_entries":
        yield from (step["key"], step["value"])
    elif op == "nest":
        yield step["under"]
    elif op == "compute":
        yield step["field"]
