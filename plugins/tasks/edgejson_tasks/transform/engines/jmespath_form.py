"""Steps as JMESPath expressions.

JMESPath builds new values and never changes one, so an expression for a step below the top writes out every object on
the way: ``{id: id, lines: sort_by(lines, &qty)}``.  It does not tell null from missing, which is why rows must agree in
their member names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines.jmespath_conditions import condition
from edgejson_tasks.transform.engines.jmespath_notation import literal_of, name_of, path_of
from edgejson_tasks.transform.engines.joining import joined
from edgejson_tasks.transform.operation import Step

__all__ = ["OPERATIONS", "local_jmespath", "to_jmespath"]

_Form: TypeAlias = "Callable[[str, list[Any], Step], str | None]"
"""The expression for the value that an expression gives, from all the values that stand at the place."""

_MOST_GROUPS = 40


def to_jmespath(step: Step, document: Json) -> str | None:
    """An expression that does to `document` what `step` does, or None."""
    form = _FORMS.get(step["op"])
    if form is None:
        return None
    if step["op"] == "extract":
        return path_of(jsontext.split(step["from"]))
    return _rebuilt(jsontext.split(step["at"]), "@", [document], lambda said, values: form(said, values, step))


def local_jmespath(step: Step, document: Any) -> tuple[list[str], Any, str] | None:
    """The place that `step` works on as far as it is one, the value there, and an expression for that value alone."""
    form = _FORMS.get(step["op"])
    if form is None:
        return None
    if step["op"] == "extract":
        return [], document, path_of(jsontext.split(step["from"]))
    tokens = jsontext.split(step["at"])
    depth = tokens.index("*") if "*" in tokens else len(tokens)
    for token in tokens[:depth]:
        document = document[token]
    said = _rebuilt(tokens[depth:], "@", [document], lambda said, values: form(said, values, step))
    return None if said is None else (tokens[:depth], document, said)


def _rebuilt(
    tokens: Sequence[str], said: str, values: list[Any], leaf: Callable[[str, list[Any]], str | None]
) -> str | None:
    if not tokens:
        return leaf(said, values)
    head, rest = tokens[0], tokens[1:]
    if head == "*":
        if not all(type(value) is list for value in values):
            return None
        inner = _rebuilt(rest, "@", [element for value in values for element in value], leaf)
        return None if inner is None else f"map(&{inner}, {said})"
    names = _names(values)
    if head not in names:
        return None
    below = _rebuilt(rest, name_of(head), [value[head] for value in values], leaf)
    return None if below is None else _hash(said, ((name, below if name == head else name_of(name)) for name in names))


def _names(values: list[Any]) -> list[str]:
    """The member names, if all values are objects with the same ones; else none."""
    if not values or type(values[0]) is not dict:
        return []
    names = values[0].keys()
    return list(names) if all(type(value) is dict and value.keys() == names for value in values) else []


def _hash(said: str, pairs: Iterable[tuple[str, str]]) -> str | None:
    written = ", ".join(f"{name_of(name)}: {form}" for name, form in pairs)
    if not written:
        return None
    return f"{{{written}}}" if said == "@" else f"{said}.{{{written}}}"


def _filtered(said: str, condition: str) -> str:
    return f"[?{condition}]" if said == "@" else f"{said}[?{condition}]"


# ---------------------------------------------------------------- objects


def _renamed(said: str, values: list[Any], step: Step) -> str | None:
    if "scope" in step:
        return None
    return _hash(said, ((step["map"].get(name, name), name_of(name)) for name in _names(values)))


def _prefixed(said: str, values: list[Any], step: Step) -> str | None:
    return _hash(said, ((step["prefix"] + name, name_of(name)) for name in _names(values)))


def _stripped(said: str, values: list[Any], step: Step) -> str | None:
    prefix, names = step["prefix"], _names(values)
    if prefix in names:
        return None
    return _hash(said, ((name.removeprefix(prefix), name_of(name)) for name in names))


def _kept(said: str, values: list[Any], step: Step) -> str | None:
    return _hash(said, ((name, name_of(name)) for name in _names(values) if name in step["fields"]))


def _dropped(said: str, values: list[Any], step: Step) -> str | None:
    return _hash(said, ((name, name_of(name)) for name in _names(values) if name not in step["fields"]))


def _projected(said: str, values: list[Any], step: Step) -> str | None:
    if not values or not all(type(value) is dict for value in values):
        return None
    return _hash(said, ((name, path_of(jsontext.split(pointer))) for name, pointer in step["fields"].items()))


def _nested(said: str, values: list[Any], step: Step) -> str | None:
    inner = _hash("@", ((name, name_of(name)) for name in step["fields"]))
    outer = [(name, name_of(name)) for name in _names(values) if name not in step["fields"]]
    return None if inner is None or not _names(values) else _hash(said, [*outer, (step["under"], inner)])


def _unnested(said: str, values: list[Any], step: Step) -> str | None:
    field, names = step["field"], _names(values)
    if field not in names or not (lifted := _names([value[field] for value in values])):
        return None
    outer = [(name, name_of(name)) for name in names if name != field]
    return _hash(said, [*outer, *((name, path_of((field, name))) for name in lifted)])


def _merged(said: str, values: list[Any], step: Step) -> str | None:
    """`merge` goes one level deep."""
    patch = step["patch"]
    if any(isinstance(member, dict) for member in patch.values()) or not all(type(value) is dict for value in values):
        return None
    text = jsontext.canonical(patch)
    return None if "`" in text else f"merge({said}, `{text}`)"


# ---------------------------------------------------------------- scalars


def _cast(said: str, _values: list[Any], step: Step) -> str:
    if step["to"] == "boolean":
        return f"{said} == 'true'"
    return f"to_{step['to']}({said})"


def _joined(said: str, _values: list[Any], step: Step) -> str | None:
    separator = literal_of(step["sep"])
    return None if separator is None else f"join({separator}, {said})"


# ---------------------------------------------------------------- arrays


def _kept_rows(said: str, values: list[Any], step: Step) -> str | None:
    rows = _elements(values)
    held = condition(step["where"], rows)
    return None if held is None else _filtered(said, held)


def _elements(values: list[Any]) -> list[Any]:
    return [element for value in values for element in value]


def _sorted(said: str, _values: list[Any], step: Step) -> str:
    if "by" not in step:
        return f"sort({said})" if step["order"] == "asc" else f"reverse(sort({said}))"
    for key in reversed([step, *step.get("then", ())]):
        by = name_of(key["by"])
        # A sort between two reversals runs downwards and still keeps equal rows in their order.
        said = f"sort_by({said}, &{by})" if key["order"] == "asc" else f"reverse(sort_by(reverse({said}), &{by}))"
    return said


def _sliced(said: str, values: list[Any], step: Step) -> str | None:
    if any(element is None for element in _elements(values)):
        return None  # a slice leaves nulls out
    bounds = f"[:{step['count']}]" if step["side"] == "first" else f"[-{step['count']}:]"
    return bounds if said == "@" else f"{said}{bounds}"


def _reversed(said: str, _values: list[Any], _step: Step) -> str:
    return f"reverse({said})"


def _plucked(said: str, _values: list[Any], step: Step) -> str:
    return f"map(&{name_of(step['field'])}, {said})"


# ---------------------------------------------------------------- groups


def _by_group(said: str, values: list[Any], step: Step, figure: Callable[[str], str]) -> str | None:
    """One member per value of `by`, holding what `figure` makes of the rows with that value."""
    if len(values) != 1:
        return None
    keys = [row[step["by"]] for row in values[0]] if "by" in step else values[0]
    if len({type(key) for key in keys}) != 1 or isinstance(keys[0], float):
        return None
    pairs: list[tuple[str, str]] = []
    for key in dict.fromkeys(keys):
        literal = literal_of(key)
        if literal is None or len(pairs) == _MOST_GROUPS:
            return None
        name = key if isinstance(key, str) else json.dumps(key)
        pairs.append((name, figure(_filtered(said, f"{name_of(step['by']) if 'by' in step else '@'} == {literal}"))))
    return _hash("@", pairs)


def _grouped(said: str, values: list[Any], step: Step) -> str | None:
    return _by_group(said, values, step, lambda rows: rows)


def _indexed(said: str, values: list[Any], step: Step) -> str | None:
    return _by_group(said, values, step, lambda rows: f"{rows} | [0]")


def _counted(said: str, values: list[Any], step: Step) -> str | None:
    return _by_group(said, values, step, lambda rows: f"length({rows})")


def _summed(said: str, values: list[Any], step: Step) -> str | None:
    if any(isinstance(row[step["field"]], float) for row in _elements(values)):
        return None  # its sums are binary and nothing rounds them
    return _by_group(said, values, step, lambda rows: f"sum(map(&{name_of(step['field'])}, {rows}))")


def _extreme(said: str, values: list[Any], step: Step) -> str | None:
    function = step["op"][:3]
    return _by_group(said, values, step, lambda rows: f"{function}(map(&{name_of(step['field'])}, {rows}))")


# ---------------------------------------------------------------- shape


def _flat(said: str, values: list[Any], step: Step) -> str | None:
    if len(values) != 1:
        return None
    pairs: list[tuple[str, str]] = []

    def walk(value: Any, name: str, path: str) -> None:
        if isinstance(value, dict) and value:
            for inner, member in value.items():
                said = joined(name, inner, step["join"]) if name else inner
                walk(member, said, f"{path}.{name_of(inner)}" if path else name_of(inner))
        elif isinstance(value, list) and value and step["arrays"] == "index":
            for index, element in enumerate(value):
                walk(element, joined(name, str(index), step["join"]), f"{path}[{index}]")
        else:
            pairs.append((name, path))

    walk(values[0], "", "")
    return _hash(said, pairs) if values[0] and not any(name == "" for name in values[0]) else None


def _unflat(said: str, values: list[Any], step: Step) -> str | None:
    if len(values) != 1:
        return None
    tree: dict[str, Any] = {}
    for name in values[0]:
        node = tree
        *path, last = name.split(step["sep"])
        for token in path:
            node = node.setdefault(token, {})
        node[last] = name_of(name)
    return _tree(said, tree)


def _tree(said: str, node: dict[str, Any]) -> str | None:
    pairs: list[tuple[str, str]] = []
    for name, inner in node.items():
        form = _tree("@", inner) if isinstance(inner, dict) else inner
        if form is None:
            return None
        pairs.append((name, form))
    return _hash(said, pairs)


def _entries(said: str, values: list[Any], step: Step) -> str | None:
    if len(values) != 1 or not values[0]:
        return None
    written = []
    for name in sorted(values[0]):
        literal = literal_of(name)
        if literal is None:
            return None
        written.append(f"{{{name_of(step['key'])}: {literal}, {name_of(step['value'])}: {name_of(name)}}}")
    return f"{'' if said == '@' else f'{said}.'}[{', '.join(written)}]"


def _from_entries(said: str, values: list[Any], step: Step) -> str | None:
    keyed = {"by": step["key"]}
    return _by_group(said, values, keyed, lambda rows: f"{rows} | [0].{name_of(step['value'])}")


def _transposed(said: str, values: list[Any], _step: Step) -> str | None:
    names = _names(_elements(values))
    return _hash("@", ((name, f"map(&{name_of(name)}, {said})") for name in names))


_FORMS: dict[str, _Form] = {
    "rename_keys": _renamed,
    "prefix_keys": _prefixed,
    "strip_prefix": _stripped,
    "keep_fields": _kept,
    "drop_fields": _dropped,
    "project": _projected,
    "nest": _nested,
    "unnest": _unnested,
    "extract": _kept,
    "deep_merge": _merged,
    "cast": _cast,
    "join": _joined,
    "filter_rows": _kept_rows,
    "sort_by": _sorted,
    "slice": _sliced,
    "reverse": _reversed,
    "pluck": _plucked,
    "group_by": _grouped,
    "index_by": _indexed,
    "count_by": _counted,
    "sum_by": _summed,
    "min_by": _extreme,
    "max_by": _extreme,
    "flatten": _flat,
    "unflatten": _unflat,
    "to_entries": _entries,
    "from_entries": _from_entries,
    "transpose": _transposed,
}

OPERATIONS = tuple(_FORMS)
"""The operations that have a form."""
