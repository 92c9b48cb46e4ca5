"""The step language, carried out a third time from its reference page: exact numbers, plain loops, no edgejson.

Values are those of `own_json`: dict, list, str, Number, True, False, None.
"""

from __future__ import annotations

import copy
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from own_json import Number, canonical, equal

__all__ = ["StepFault", "carried_out"]


class StepFault(Exception):  # noqa: N818 - a fault of a record, not of this program
    """A step does not apply to the document."""


def carried_out(document, steps):
    """What `steps` make of `document`, both parsed by `own_json`."""
    value = copy.deepcopy(document)
    for step in steps:
        op = step["op"]
        if op in _WHOLE:
            value = _WHOLE[op](value, step)
        else:
            value = _at(value, _tokens(step["at"]), lambda part, step=step: _OPERATIONS[step["op"]](part, step))
    return value


def _tokens(pointer):
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def _at(value, tokens, change, *, below_star=False):
    if not tokens:
        return change(value)
    head, rest = tokens[0], tokens[1:]
    if head == "*" and isinstance(value, list):
        return [_at(item, rest, change, below_star=True) for item in value]
    if isinstance(value, dict) and head in value:
        return {
            name: _at(part, rest, change, below_star=below_star) if name == head else part
            for name, part in value.items()
        }
    if isinstance(value, dict) and below_star:
        return value
    raise StepFault(f"nothing at {head!r}")


def _need(condition, what):
    if not condition:
        raise StepFault(what)


def _objects(value):
    _need(isinstance(value, list) and all(isinstance(item, dict) for item in value), "not an array of objects")
    return value


def _member(row, name):
    _need(isinstance(row, dict) and name in row, f"no member {name!r}")
    return row[name]


def _from_pairs(pairs):
    made = {}
    for name, part in pairs:
        _need(name not in made, f"two members {name!r}")
        made[name] = part
    return made


def _named(value):
    """A value as a member name."""
    if isinstance(value, str):
        return value
    whole = isinstance(value, Number) and value.exact.denominator == 1
    _need(isinstance(value, bool) or whole, "no name for a group")
    return canonical(value)


def _rounded(exact, digits):
    """A Fraction rounded half away from zero."""
    scaled = abs(exact) * 10**digits
    whole = (scaled + Fraction(1, 2)).__floor__()
    sign = "-" if exact < 0 and whole else ""
    return Number(f"{sign}{Decimal(whole).scaleb(-digits):f}")


# ---------------------------------------------------------------- keys


def _rename_keys(value, step):
    if step.get("scope") == "deep":
        if isinstance(value, list):
            return [_rename_keys(item, step) for item in value]
        if isinstance(value, dict):
            return _from_pairs((step["map"].get(name, name), _rename_keys(part, step)) for name, part in value.items())
        return value
    _need(isinstance(value, dict), "not an object")
    return _from_pairs((step["map"].get(name, name), part) for name, part in value.items())


def _key_case(value, step):
    if isinstance(value, list):
        return [_key_case(item, step) for item in value]
    if isinstance(value, dict):
        return _from_pairs((_cased(name, step["style"]), _key_case(part, step)) for name, part in value.items())
    return value


def _cased(name, style):
    if not re.fullmatch(r"[A-Za-z0-9_\-. ]+", name):
        return name
    words = re.findall(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+", name)
    words = [word.lower() for word in words]
    if not words:
        return name
    if style in ("snake", "kebab", "constant"):
        joined = {"snake": "_", "kebab": "-", "constant": "_"}[style].join(words)
        return joined.upper() if style == "constant" else joined
    capital = [word[:1].upper() + word[1:] for word in words]
    return "".join(capital) if style == "pascal" else words[0] + "".join(capital[1:])


def _prefix_keys(value, step):
    return {step["prefix"] + name: part for name, part in value.items()}


def _strip_prefix(value, step):
    prefix = step["prefix"]
    return _from_pairs(
        (name[len(prefix) :] if name.startswith(prefix) and name != prefix else name, part)
        for name, part in value.items()
    )


# ---------------------------------------------------------------- members


def _keep_fields(value, step):
    return {name: part for name, part in value.items() if name in step["fields"]}


def _drop_fields(value, step):
    return {name: part for name, part in value.items() if name not in step["fields"]}


def _project(value, step):
    return {name: _found(value, pointer) for name, pointer in step["fields"].items()}


def _found(value, pointer):
    for token in _tokens(pointer):
        value = _member(value, token)
    return value


def _nest(value, step):
    moved = {name: _member(value, name) for name in step["fields"]}
    rest = {name: part for name, part in value.items() if name not in moved}
    return _from_pairs([*rest.items(), (step["under"], moved)])


def _unnest(value, step):
    inner = _member(value, step["field"])
    _need(isinstance(inner, dict), "not an object")
    return _from_pairs([*((name, part) for name, part in value.items() if name != step["field"]), *inner.items()])


def _default_values(value, step):
    filled = dict(value)
    for name, default in step["values"].items():
        if name not in filled or (filled[name] is None and step["nulls"] == "replace"):
            filled[name] = _own(default)
    return filled


def _remove_nulls(value, step):
    if isinstance(value, dict):
        return {name: _remove_nulls(part, step) for name, part in value.items() if part is not None}
    return [_remove_nulls(item, step) for item in value] if isinstance(value, list) else value


def _remove_empty(value, step):
    if isinstance(value, list):
        return [_remove_empty(item, step) for item in value]
    if isinstance(value, dict):
        cleaned = {name: _remove_empty(part, step) for name, part in value.items()}
        return {name: part for name, part in cleaned.items() if not any(part == empty for empty in (None, "", [], {}))}
    return value


def _extract(value, step):
    return _found(value, step["from"])


def _move(value, step):
    return _moved(value, step, keep=False)


def _copy(value, step):
    return _moved(value, step, keep=True)


def _moved(value, step, *, keep):
    *path, last = _tokens(step["from"])
    owner = value
    for token in path:
        owner = _member(owner, token)
    part = _member(owner, last)
    if not keep:
        del owner[last]
    *path, last = _tokens(step["to"])
    target = value
    for token in path:
        target = _member(target, token)
    _need(isinstance(target, dict) and last not in target, "the place is taken")
    target[last] = copy.deepcopy(part)
    return value


# ---------------------------------------------------------------- values


def _cast(value, step):
    if step["to"] == "number":
        _need(isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", value), "no plain number")
        return Number(value)
    if step["to"] == "boolean":
        _need(value in ("true", "false"), "no boolean")
        return value == "true"
    return _named(value) if not isinstance(value, str) else _refused()


def _refused():
    raise StepFault("already a string")


def _map_values(value, step):
    return _own(step["map"][value]) if isinstance(value, str) and value in step["map"] else value


def _round(value, step):
    _need(isinstance(value, Number), "no number")
    return _rounded(value.exact, step["digits"])


def _compute(value, step):
    left, right = _member(value, step["left"]), _member(value, step["right"])
    _need(isinstance(left, Number) and isinstance(right, Number), "no numbers")
    exact = {
        "multiply": left.exact * right.exact,
        "add": left.exact + right.exact,
        "subtract": left.exact - right.exact,
    }[step["calc"]]
    return _from_pairs([*value.items(), (step["field"], _rounded(exact, step["digits"]))])


# ---------------------------------------------------------------- text


def _string_case(value, step):
    _need(isinstance(value, str) and value.isascii(), "not ASCII")
    return value.upper() if step["to"] == "upper" else value.lower()


def _split(value, step):
    return value.split(step["sep"]) if value else []


def _join(value, step):
    _need(all(isinstance(item, str) for item in value), "not strings")
    return step["sep"].join(value)


def _trim(value, _):
    return value.strip(" \t\r\n")


def _replace_text(value, step):
    return value.replace(step["find"], step["with"])


_DATES = {
    "YYYY-MM-DD": "{y}-{m}-{d}",
    "YYYY/MM/DD": "{y}/{m}/{d}",
    "YYYYMMDD": "{y}{m}{d}",
    "DD/MM/YYYY": "{d}/{m}/{y}",
    "DD.MM.YYYY": "{d}.{m}.{y}",
    "DD-MM-YYYY": "{d}-{m}-{y}",
    "MM/DD/YYYY": "{m}/{d}/{y}",
}


def _date_format(value, step):
    if step["reads"] == "date-time":
        match = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)[Tt ]\d\d:\d\d", value)
    else:
        shape = re.escape(_DATES[step["reads"]]).replace(r"\{y\}", r"(?P<y>\d{4})")
        match = re.fullmatch(shape.replace(r"\{m\}", r"(?P<m>\d\d)").replace(r"\{d\}", r"(?P<d>\d\d)"), value)
    _need(match is not None, "no such date")
    date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _DATES[step["writes"]].format(y=match["y"], m=match["m"], d=match["d"])


# ---------------------------------------------------------------- arrays


def _filter_rows(value, step):
    return [row for row in _objects(value) if _holds(row, step["where"])]


def _holds(row, where):
    if "all" in where:
        return all(_holds(row, part) for part in where["all"])
    if "any" in where:
        return any(_holds(row, part) for part in where["any"])
    compare, here = where["cmp"], row.get(where["field"])
    if compare in ("exists", "missing"):
        return (where["field"] in row) == (compare == "exists")
    wanted = _own(where["value"])
    if here is None:
        return False
    if compare in ("in", "not_in"):
        alike = [option for option in wanted if type(option) is type(here)]
        return bool(alike) and any(equal(here, option) for option in alike) == (compare == "in")
    if compare == "contains":
        return any(equal(item, wanted) for item in here) if isinstance(here, list) else _part_of(wanted, here)
    if type(here) is not type(wanted):
        return False
    if compare in ("starts_with", "ends_with"):
        return here.startswith(wanted) if compare == "starts_with" else here.endswith(wanted)
    if compare in ("eq", "ne"):
        return equal(here, wanted) == (compare == "eq")
    one, other = (here.exact, wanted.exact) if isinstance(here, Number) else (here, wanted)
    return {"gt": one > other, "ge": one >= other, "lt": one < other, "le": one <= other}[compare]


def _part_of(wanted, here):
    return isinstance(here, str) and isinstance(wanted, str) and wanted in here


def _sort_by(value, step):
    keys = [(step.get("by"), step["order"]), *((then["by"], then["order"]) for then in step.get("then", []))]
    for by, order in reversed(keys):
        parts = [item if by is None else _member(item, by) for item in value]
        kinds = {type(part) for part in parts}
        _need(len(kinds) <= 1, "several types")
        ranks = [part.exact if isinstance(part, Number) else part for part in parts]
        numbered = sorted(range(len(value)), key=ranks.__getitem__, reverse=order == "desc")  # stable both ways
        value = [value[number] for number in numbered]
    return value


def _unique(value, step):
    kept, seen = [], []
    for item in value:
        key = _member(item, step["by"]) if "by" in step else item
        if not any(equal(key, other) for other in seen):
            seen.append(key)
            kept.append(item)
    return kept


def _pluck(value, step):
    return [_member(row, step["field"]) for row in _objects(value)]


def _unwind(value, step):
    rows = []
    for row in _objects(value):
        inner = _member(row, step["field"])
        _need(isinstance(inner, list), "no array")
        rows += [{**row, step["field"]: item} for item in inner]
    return rows


def _slice(value, step):
    return value[: step["count"]] if step["side"] == "first" else value[-step["count"] :]


def _reverse(value, _):
    return value[::-1]


# ---------------------------------------------------------------- groups


def _grouped(value, by):
    groups = {}
    for row in _objects(value):
        groups.setdefault(_named(_member(row, by)), []).append(row)
    return groups


def _group_by(value, step):
    return _grouped(value, step["by"])


def _index_by(value, step):
    return _from_pairs((_named(_member(row, step["by"])), row) for row in _objects(value))


def _count_by(value, step):
    counts = {}
    for item in value:
        name = _named(_member(item, step["by"]) if "by" in step else item)
        counts[name] = counts.get(name, 0) + 1
    return {name: Number(str(count)) for name, count in counts.items()}


def _aggregate(fold):
    def made(value, step):
        figures = {}
        for name, rows in _grouped(value, step["by"]).items():
            numbers = [_member(row, step["field"]) for row in rows]
            _need(all(isinstance(number, Number) for number in numbers), "no numbers")
            figures[name] = fold(numbers, step)
        return figures

    return made


def _sum(numbers, step):
    return _rounded(sum((number.exact for number in numbers), Fraction(0)), step["digits"])


def _mean(numbers, step):
    return _rounded(sum((number.exact for number in numbers), Fraction(0)) / len(numbers), step["digits"])


# ---------------------------------------------------------------- shape and merge


def _flatten(value, step):
    return _from_pairs(_flat(value, [], step))


def _flat(value, way, step):
    parts = value.items() if isinstance(value, dict) else []
    if isinstance(value, list) and step["arrays"] == "index":
        parts = [(str(index), item) for index, item in enumerate(value)]
    if parts:
        for name, part in parts:
            yield from _flat(part, [*way, name], step)
    elif step["join"] == "camel":
        yield way[0] + "".join(name[:1].upper() + name[1:] for name in way[1:]), value
    else:
        yield step["join"].join(way), value


def _unflatten(value, step):
    made = {}
    for name, part in value.items():
        *way, last = name.split(step["sep"])
        owner = made
        for token in way:
            owner = owner.setdefault(token, {})
            _need(isinstance(owner, dict), "a value and an object at once")
        _need(last not in owner, "a value and an object at once")
        owner[last] = part
    return made


def _to_entries(value, step):
    return [{step["key"]: name, step["value"]: value[name]} for name in sorted(value)]


def _from_entries(value, step):
    return _from_pairs((_named(_member(row, step["key"])), _member(row, step["value"])) for row in _objects(value))


def _transpose(value, _):
    rows = _objects(value)
    return {name: [_member(row, name) for row in rows] for name in rows[0]}


def _deep_merge(value, step):
    return _merged(value, _own(step["patch"]), nulls_remove=False)


def _merge_patch(value, step):
    return _merged(value, _own(step["patch"]), nulls_remove=True)


def _merged(target, patch, *, nulls_remove):
    if not isinstance(patch, dict):
        return patch
    if not isinstance(target, dict):
        if not nulls_remove:
            return patch
        target = {}
    made = dict(target)
    for name, part in patch.items():
        if part is None and nulls_remove:
            made.pop(name, None)
        elif name in made or nulls_remove:
            made[name] = _merged(made.get(name), part, nulls_remove=nulls_remove)
        else:
            made[name] = part
    return made


def _json_patch(value, step):
    for entry in step["patch"]:
        value = _patched(value, entry)
    return value


def _patched(value, entry):
    op, path = entry["op"], _tokens(entry["path"])
    if op == "test":
        _need(equal(_reached(value, path), _own(entry["value"])), "the test fails")
        return value
    if op == "move":
        part = _reached(value, _tokens(entry["from"]))
        return _added(_removed(value, _tokens(entry["from"])), path, part)
    if op == "copy":
        return _added(value, path, copy.deepcopy(_reached(value, _tokens(entry["from"]))))
    if op == "remove":
        return _removed(value, path)
    if op == "replace":
        if not path:
            return _own(entry["value"])
        _reached(value, path)
        owner = _reached(value, path[:-1])
        owner[int(path[-1]) if isinstance(owner, list) else path[-1]] = _own(entry["value"])
        return value
    return _added(value, path, _own(entry["value"]))


def _reached(value, path):
    for token in path:
        if isinstance(value, list):
            _need(token.isdigit() and int(token) < len(value), "no such item")
            value = value[int(token)]
        else:
            value = _member(value, token)
    return value


def _removed(value, path):
    owner = _reached(value, path[:-1])
    _reached(owner, path[-1:])
    del owner[int(path[-1]) if isinstance(owner, list) else path[-1]]
    return value


def _added(value, path, part):
    if not path:
        return part
    owner = _reached(value, path[:-1])
    if isinstance(owner, list):
        place = len(owner) if path[-1] == "-" else int(path[-1])
        _need(place <= len(owner), "no such item")
        owner.insert(place, part)
    else:
        owner[path[-1]] = part
    return value


def _own(value):
    """A value out of `meta`, where numbers are Python's, as `own_json` has it."""
    if isinstance(value, dict):
        return {name: _own(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_own(item) for item in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return Number(repr(value))


_WHOLE = {"move": _move, "copy": _copy, "extract": _extract}
_OPERATIONS = {
    "rename_keys": _rename_keys, "key_case": _key_case, "prefix_keys": _prefix_keys, "strip_prefix": _strip_prefix,
    "keep_fields": _keep_fields, "drop_fields": _drop_fields, "project": _project, "nest": _nest, "unnest": _unnest,
    "default_values": _default_values, "remove_nulls": _remove_nulls, "remove_empty": _remove_empty, "cast": _cast,
    "map_values": _map_values, "round": _round, "compute": _compute, "string_case": _string_case, "split": _split,
    "join": _join, "trim": _trim, "replace_text": _replace_text, "date_format": _date_format,
    "filter_rows": _filter_rows, "sort_by": _sort_by, "unique": _unique, "pluck": _pluck, "unwind": _unwind,
    "slice": _slice, "reverse": _reverse, "group_by": _group_by, "index_by": _index_by, "count_by": _count_by,
    "sum_by": _aggregate(_sum), "avg_by": _aggregate(_mean),
    "min_by": _aggregate(lambda numbers, _: min(numbers, key=lambda number: number.exact)),
    "max_by": _aggregate(lambda numbers, _: max(numbers, key=lambda number: number.exact)),
    "flatten": _flatten, "unflatten": _unflatten, "to_entries": _to_entries, "from_entries": _from_entries,
    "transpose": _transpose, "deep_merge": _deep_merge, "merge_patch": _merge_patch, "json_patch": _json_patch,
}  # fmt: skip
