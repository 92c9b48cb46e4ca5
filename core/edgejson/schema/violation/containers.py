"""Edits that break what is said about arrays and objects; the nearest misses first."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import chain, count, islice
from typing import Any

from edgejson import jsontext
from edgejson.schema.violation.bench import Bench, Edits, is_number, replaced
from edgejson.schema.violation.changes import Edit
from edgejson.schema.violation.slips import another_kind, misnamed, misspelt
from edgejson.schema.visits import Visit
from edgejson.types import Json

__all__ = [
    "break_contains",
    "extra_item",
    "missing",
    "repeated",
    "too_few_items",
    "too_few_members",
    "too_many_items",
    "too_many_members",
    "undeclared",
    "unruly_name",
    "without_dependants",
    "wrong_member",
]

_MOST_ADDED = 250
_SHARE_OF_ABSENT = 0.3
_STRANGERS = ("notes", "comment", "extra", "metadata", "id", "type", "tags", "updated", "source", "status")

# ---------------------------------------------------------------- arrays


def too_few_items(visit: Visit, bench: Bench) -> Edits:
    least = int(visit.schema["minItems"])
    if isinstance(visit.value, list) and least:
        if len(visit.value) == least:
            positions = list(range(least))
            bench.rng.shuffle(positions)
            yield from (Edit((*visit.path, position), "removed") for position in positions)
        yield replaced(visit, visit.value[: least - 1])
        yield replaced(visit, [])


def too_many_items(visit: Visit, bench: Bench) -> Edits:
    most = int(visit.schema["maxItems"])
    if not isinstance(visit.value, list) or most > len(visit.value) + _MOST_ADDED:
        return
    copies = list(visit.value)
    fresh = _items_for(visit, bench)
    yield from (_grown(visit, [*copies, *new]) for new in _fillings(copies, fresh, most + 1 - len(copies), bench.rng))


def _fillings(items: list[Any], fresh: list[Json], lacking: int, rng: random.Random) -> Iterator[list[Any]]:
    if lacking <= 0:
        return
    if items:
        yield [rng.choice(items) for _ in range(lacking)]
    if fresh:
        yield [fresh[index % len(fresh)] for index in range(lacking)]
    known = items or fresh
    texts = [item for item in known if isinstance(item, str)]
    if texts:
        yield [_numbered(texts[index % len(texts)], index + 2) for index in range(lacking)]
    numbers = [item for item in known if is_number(item)]
    if numbers:
        yield [max(numbers) + index + 1 for index in range(lacking)]
    yield [None] * lacking


def _numbered(text: str, number: int) -> str:
    """Another text of the kind: an address gets the number before its `@`."""
    before, at, after = text.partition("@")
    return f"{before}{number}{at}{after}"


def _grown(visit: Visit, items: list[Any]) -> Edit:
    """The array with more items: told as one added item when it is one."""
    if len(items) == len(visit.value) + 1:
        return Edit((*visit.path, len(visit.value)), "added", items[-1])
    return replaced(visit, items)


def _items_for(visit: Visit, bench: Bench) -> list[Json]:
    items = visit.schema.get("items")
    if not isinstance(items, dict):
        items = visit.schema.get("additionalItems")
        return list(bench.drawn(f"{visit.place}/additionalItems")) if isinstance(items, dict) else []
    return list(bench.drawn(f"{visit.place}/items"))


def repeated(visit: Visit, bench: Bench) -> Edits:
    if not isinstance(visit.value, list):
        return
    if not visit.value:
        yield from (replaced(visit, [item, item]) for item in _items_for(visit, bench))
        return
    item = bench.rng.choice(visit.value)
    yield Edit((*visit.path, len(visit.value)), "added", item)
    if len(visit.value) > 1:
        first, second = bench.rng.sample(range(len(visit.value)), 2)
        yield Edit((*visit.path, first), "replaced", visit.value[second])
    yield replaced(visit, [item, item])


def break_contains(visit: Visit, bench: Bench) -> Edits:
    """Without an item that is asked for; with more of them than may be."""
    if not isinstance(visit.value, list):
        return
    for position, item in enumerate(visit.value):
        yield Edit((*visit.path, position), "removed")
        if "maxContains" in visit.schema:
            yield Edit((*visit.path, len(visit.value)), "added", item)
            yield replaced(visit, [*visit.value, *[item] * min(int(visit.schema["maxContains"]), _MOST_ADDED)])
        yield from (Edit((*visit.path, position), "replaced", other) for other in _near(item, bench.rng))
    yield replaced(visit, [])


def extra_item(visit: Visit, bench: Bench) -> Edits:
    if isinstance(visit.value, list):
        end = (*visit.path, len(visit.value))
        extra = [*visit.value[-1:], "", None, 0, {}]
        yield from (Edit(end, "added", item) for item in extra)
        listed = visit.schema.get("prefixItems", visit.schema.get("items"))
        if isinstance(listed, list) and len(visit.value) < len(listed):
            lacking = len(listed) - len(visit.value)
            drawn = [
                next(bench.drawn(f"{visit.place}/{_leading(visit)}/{len(listed) - lacking + n}"), None)
                for n in range(lacking)
            ]
            yield replaced(visit, [*visit.value, *drawn, None])


def _leading(visit: Visit) -> str:
    return "prefixItems" if "prefixItems" in visit.schema else "items"


# ---------------------------------------------------------------- objects


def missing(visit: Visit, bench: Bench) -> Edits:
    if isinstance(visit.value, dict):
        names = [name for name in visit.schema["required"] if name in visit.value]
        bench.rng.shuffle(names)
        yield from (Edit((*visit.path, name), "removed") for name in names)


def undeclared(visit: Visit, bench: Bench) -> Edits:
    """A member too many: a misspelt name of one that may be there, or one from elsewhere."""
    if not isinstance(visit.value, dict):
        return
    names = [name for name in visit.value if name]
    absent = [name for name in visit.schema.get("properties", ()) if name not in visit.value and name]
    bench.rng.shuffle(names)
    bench.rng.shuffle(absent)
    sources = [_misnamed_present(visit, names[:3], bench), _misnamed_absent(visit, absent[:2], bench)]
    if bench.rng.random() < _SHARE_OF_ABSENT:
        sources.reverse()
    strangers: list[tuple[str, Json]] = [(name, "") for name in bench.rng.sample(_STRANGERS, 3)]
    for name, value in chain(*sources, strangers):
        if name not in visit.value:
            yield Edit((*visit.path, name), "added", value)


def _misnamed_present(visit: Visit, names: list[str], bench: Bench) -> Iterator[tuple[str, Json]]:
    for name in names:
        yield from ((slip, visit.value[name]) for slip in _first(misnamed(name, bench.rng), 2))


def _misnamed_absent(visit: Visit, names: list[str], bench: Bench) -> Iterator[tuple[str, Json]]:
    for name in names:
        drawn = next(bench.drawn(f"{visit.place}/properties/{jsontext.escape(name)}"), None)
        yield from ((slip, drawn) for slip in _first(misnamed(name, bench.rng), 2))


def wrong_member(visit: Visit, bench: Bench) -> Edits:
    """A member that may be there, with a value of another kind."""
    if not isinstance(visit.value, dict):
        return
    absent = [name for name in visit.schema["properties"] if name not in visit.value]
    bench.rng.shuffle(absent)
    for name in absent[:6]:
        drawn = next(bench.drawn(f"{visit.place}/properties/{jsontext.escape(name)}"), "")
        yield from (Edit((*visit.path, name), "added", other) for other in another_kind(drawn, bench.rng)[:4])


def unruly_name(visit: Visit, bench: Bench) -> Edits:
    """A member whose name is not as names have to be."""
    if not isinstance(visit.value, dict):
        return
    names = list(visit.value)
    bench.rng.shuffle(names)
    for name in names[:4]:
        slips = [*_first(misnamed(name, bench.rng), 8), "", name * 3, name * 12]
        yield from (Edit((*visit.path, slip), "added", visit.value[name]) for slip in slips if slip not in visit.value)
    drawn: Json = (
        next(bench.drawn(f"{visit.place}/additionalProperties"), "")
        if isinstance(visit.schema.get("additionalProperties"), dict)
        else ""
    )
    strangers = ("bad name", "Not-Allowed!", "", "x" * 300, "0", "a", "ü")
    yield from (Edit((*visit.path, name), "added", drawn) for name in strangers if name not in visit.value)


def too_few_members(visit: Visit, bench: Bench) -> Edits:
    least = int(visit.schema["minProperties"])
    if isinstance(visit.value, dict) and least:
        names = list(visit.value)
        bench.rng.shuffle(names)
        if len(names) == least:
            yield from (Edit((*visit.path, name), "removed") for name in names)
        needed = set(visit.schema.get("required", ()))
        kept = sorted(names, key=lambda name: name not in needed)[: least - 1]
        yield replaced(visit, {name: member for name, member in visit.value.items() if name in kept})
        yield replaced(visit, {})


def too_many_members(visit: Visit, bench: Bench) -> Edits:
    most = int(visit.schema["maxProperties"])
    if not isinstance(visit.value, dict) or most > len(visit.value) + _MOST_ADDED:
        return
    lacking = most + 1 - len(visit.value)
    offered: dict[str, Json] = {}
    for name in visit.schema.get("properties", ()):
        if name not in visit.value and len(offered) < lacking:
            place = f"{visit.place}/properties/{jsontext.escape(name)}"
            offered[name] = next(bench.drawn(place), None)
    if len(offered) == lacking:
        yield _enlarged(visit, offered)
    for name, member in list(visit.value.items())[:4]:
        slips = [slip for slip in misnamed(name, bench.rng) if slip and slip not in visit.value]
        if len(slips) >= lacking:
            yield _enlarged(visit, dict.fromkeys(slips[:lacking], member))
    for name, member in list(visit.value.items())[:4]:
        numbered = (f"{name}{number}" for number in count(2))
        yield _enlarged(
            visit, dict.fromkeys(islice((new for new in numbered if new not in visit.value), lacking), member)
        )
    if lacking <= len(_STRANGERS):
        strangers = [name for name in _STRANGERS if name not in visit.value][:lacking]
        yield _enlarged(visit, dict.fromkeys(strangers, ""))


def _enlarged(visit: Visit, more: Mapping[str, Json]) -> Edit:
    if len(more) == 1:
        ((name, member),) = more.items()
        return Edit((*visit.path, name), "added", member)
    return replaced(visit, {**visit.value, **more})


def without_dependants(visit: Visit, bench: Bench) -> Edits:
    """A member without the one it needs: the needed one taken away, or the needing one added."""
    if not isinstance(visit.value, dict):
        return
    for keyword in ("dependentRequired", "dependencies"):
        for name, needs in visit.schema.get(keyword, {}).items():
            if not isinstance(needs, list | str):
                continue
            if name in visit.value:
                yield from (
                    Edit((*visit.path, need), "removed")
                    for need in ([needs] if isinstance(needs, str) else needs)
                    if need in visit.value
                )
            else:
                yield from (Edit((*visit.path, name), "added", value) for value in _member_for(visit, name, bench))


def _member_for(visit: Visit, name: str, bench: Bench) -> Iterator[Json]:
    if name in visit.schema.get("properties", {}):
        yield from bench.drawn(f"{visit.place}/properties/{jsontext.escape(name)}")
    yield from ("", 1, True, [], {})


def _first(items: Iterator[str], count: int) -> list[str]:
    return [item for item, _ in zip(items, range(count), strict=False)]


def _near(value: Any, rng: random.Random) -> list[Json]:
    if isinstance(value, str):
        return [*_first(misspelt(value, rng), 3), *another_kind(value, rng)[:2]]
    if is_number(value):
        return [value + 1, value - 1, *another_kind(value, rng)[:2]]
    return another_kind(value, rng)[:4]
