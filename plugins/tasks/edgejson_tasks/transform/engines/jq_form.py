"""Steps as jq filters, in the words of people who write jq; `program.jq` is the interpreter that proves every record.

A filter stands for a step on the document at hand: rows agree in their member names where that matters, no key is tied
where jq's sort would show it, and so on.  Where a short filter would not be exact there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson.types import Json
from edgejson_tasks.transform.engines.jq_conditions import condition, kind_of
from edgejson_tasks.transform.engines.jq_notation import is_term, name_of, path_of, text_of
from edgejson_tasks.transform.operation import Step

__all__ = ["OPERATIONS", "to_jq"]

_Form: TypeAlias = "Callable[[Step, list[Any]], str | None]"
"""The filter for a value at the step's place, from all the values that stand there."""


def to_jq(step: Step, document: Json) -> str | None:
    """A filter that does to `document` what `step` does, or None."""
    form = _FORMS.get(step["op"])
    if form is None:
        return None
    tokens = jsontext.split(step.get("at", ""))
    values = _values([document], tokens)
    body = None if values is None else form(step, values)
    if body is None or not tokens:
        return body
    return f"{path_of(tokens)} |= {body if is_term(body) else f'({body})'}"


def _values(values: list[Any], names: Sequence[str]) -> list[Any] | None:
    """All values at a place; None where one is missing, which an update in jq would add as null."""
    for name in names:
        if name == "*":
            if not all(isinstance(value, list) for value in values):
                return None
            values = [element for value in values for element in value]
        elif all(isinstance(value, dict) and name in value for value in values):
            values = [value[name] for value in values]
        else:
            return None
    return values or None


def _same_names(values: list[Any]) -> bool:
    return all(isinstance(value, dict) and value.keys() == values[0].keys() for value in values)


# ---------------------------------------------------------------- objects


def _rename(step: Step, _values: list[Any]) -> str:
    mapping = step["map"]
    if len(mapping) == 1:
        ((old, new),) = mapping.items()
        change = f"if .key == {text_of(old)} then .key = {text_of(new)} else . end"
    else:
        change = f".key |= ({text_of(mapping)}[.] // .)"
    if "scope" in step:
        return f'walk(if type == "object" then with_entries({change}) else . end)'
    return f"with_entries({change})"


def _prefix(step: Step, _values: list[Any]) -> str:
    return f"with_entries(.key |= {text_of(step['prefix'])} + .)"


def _strip(step: Step, values: list[Any]) -> str | None:
    if any(step["prefix"] in value for value in values):
        return None
    return f"with_entries(.key |= ltrimstr({text_of(step['prefix'])}))"


def _keep(step: Step, values: list[Any]) -> str:
    if _same_names(values) and all(name in values[0] for name in step["fields"]):
        return f"{{{', '.join(map(name_of, step['fields']))}}}"
    return f"with_entries(select(.key | IN({', '.join(map(text_of, step['fields']))})))"


def _drop(step: Step, _values: list[Any]) -> str:
    return f"del({', '.join(path_of((name,)) for name in step['fields'])})"


def _project(step: Step, _values: list[Any]) -> str:
    pairs = (f"{name_of(name)}: {path_of(jsontext.split(pointer))}" for name, pointer in step["fields"].items())
    return f"{{{', '.join(pairs)}}}"


def _transfer(step: Step, _values: list[Any]) -> str:
    source, target = (path_of(jsontext.split(step[end])) for end in ("from", "to"))
    return f"{target} = {source}" + (f" | del({source})" if step["op"] == "move" else "")


def _extract(step: Step, _values: list[Any]) -> str:
    return path_of(jsontext.split(step["from"]))


def _nest(step: Step, _values: list[Any]) -> str | None:
    if step["under"] in step["fields"]:
        return None
    return f"{path_of((step['under'],))} = {{{', '.join(map(name_of, step['fields']))}}} | {_drop(step, [])}"


def _unnest(step: Step, values: list[Any]) -> str | None:
    if any(step["field"] in value[step["field"]] for value in values):
        return None
    field = path_of((step["field"],))
    return f". + {field} | del({field})"


def _default(step: Step, _values: list[Any]) -> str:
    parts = []
    for name, value in step["values"].items():
        if step["nulls"] == "replace":
            parts.append(f"if {path_of((name,))} == null then {path_of((name,))} = {text_of(value)} else . end")
        else:
            parts.append(f"if has({text_of(name)}) then . else {path_of((name,))} = {text_of(value)} end")
    return " | ".join(parts)


def _no_nulls(_step: Step, _values: list[Any]) -> str:
    return 'walk(if type == "object" then with_entries(select(.value != null)) else . end)'


def _no_blanks(_step: Step, _values: list[Any]) -> str:
    blank = 'select(.value | IN(null, "", [], {}) | not)'
    return f'walk(if type == "object" then with_entries({blank}) else . end)'


def _deep_merge(step: Step, _values: list[Any]) -> str:
    return f". * {text_of(step['patch'])}"


# ---------------------------------------------------------------- values and text


def _cast(step: Step, _values: list[Any]) -> str:
    return {"number": "tonumber", "string": "tostring", "boolean": '. == "true"'}[step["to"]]


def _rounding(figure: str, digits: int) -> str:
    return f"{figure} | round" if digits == 0 else f"{figure} * {10**digits} | round / {10**digits}"


def _round(step: Step, _values: list[Any]) -> str:
    return "round" if step["digits"] == 0 else _rounding(".", step["digits"])


_SIGNS = {"multiply": "*", "add": "+", "subtract": "-"}


def _compute(step: Step, _values: list[Any]) -> str:
    left, right = path_of((step["left"],)), path_of((step["right"],))
    figure = f"{left} {_SIGNS[step['calc']]} {right}"
    if step["digits"] and step["calc"] != "multiply":
        figure = f"({figure})"
    return f"{path_of((step['field'],))} = ({_rounding(figure, step['digits'])})"


def _map_values(step: Step, values: list[Any]) -> str | None:
    return f"{text_of(step['map'])}[.] // ." if all(isinstance(value, str) for value in values) else None


def _string_case(step: Step, _values: list[Any]) -> str:
    return "ascii_upcase" if step["to"] == "upper" else "ascii_downcase"


def _split(step: Step, _values: list[Any]) -> str:
    return f"split({text_of(step['sep'])})"


def _join(step: Step, _values: list[Any]) -> str:
    return f"join({text_of(step['sep'])})"


def _replace(step: Step, _values: list[Any]) -> str:
    return f"split({text_of(step['find'])}) | join({text_of(step['with'])})"


def _trim(_step: Step, _values: list[Any]) -> str:
    return "trim"


_PARTS = {"YYYY": "Y", "MM": "M", "DD": "D"}


def _date_format(step: Step, _values: list[Any]) -> str:
    reads = "YYYY-MM-DD" if step["reads"] == "date-time" else step["reads"]
    written = step["writes"]
    for part in _PARTS:
        start = reads.index(part)
        written = written.replace(part, f"\\(.[{start}:{start + len(part)}])")
    return f'"{written}"'


# ---------------------------------------------------------------- arrays


def _filter(step: Step, values: list[Any]) -> str | None:
    said = condition(step["where"], [row for rows in values for row in rows])
    return None if said is None else f"map(select({said}))"


def _sort(step: Step, values: list[Any]) -> str | None:
    keys = [step, *step.get("then", ())]
    if "by" not in step:
        return "sort" if step["order"] == "asc" else "sort | reverse"
    said = []
    for key in keys:
        path = path_of((key["by"],))
        column = [row[key["by"]] for rows in values for row in rows]
        if key["order"] == "asc":
            said.append(path)
        elif all(kind_of(value) == "number" for value in column):
            said.append(f"-{path}")
        elif len(keys) == 1 and len(values) == 1 and len(set(column)) == len(column):
            return f"sort_by({path}) | reverse"
        else:
            return None
    return f"sort_by({', '.join(said)})"


def _unique(step: Step, values: list[Any]) -> str | None:
    if "by" in step or not all(isinstance(element, str) for value in values for element in value):
        return None
    return "reduce .[] as $item ([]; if any(.[]; . == $item) then . else . + [$item] end)"


def _pluck(step: Step, _values: list[Any]) -> str:
    return f"map({path_of((step['field'],))})"


def _unwind(step: Step, _values: list[Any]) -> str:
    field = path_of((step["field"],))
    return f"map({field}[] as $item | {field} = $item)"


def _slice(step: Step, _values: list[Any]) -> str:
    return f".[:{step['count']}]" if step["side"] == "first" else f".[-{step['count']}:]"


def _reverse(_step: Step, _values: list[Any]) -> str:
    return "reverse"


# ---------------------------------------------------------------- groups and shape


def _by_group(step: Step, values: list[Any], figure: str) -> str | None:
    key = path_of((step["by"],)) if "by" in step else "."
    keys = [row[step["by"]] if "by" in step else row for rows in values for row in rows]
    kinds = {type(value) for value in keys}
    if len(kinds) != 1 or not all(values):
        return None
    first = f".[0]{key}" if key != "." else ".[0]"
    named = f"({first})" if kinds == {str} else f"({first} | tostring)"
    grouping = f"group_by({key})"
    return f"{grouping} | map({{{named}: {figure}}}) | add"


def _group(step: Step, values: list[Any]) -> str | None:
    return _by_group(step, values, ".")


def _count(step: Step, values: list[Any]) -> str | None:
    return _by_group(step, values, "length")


def _aggregate(step: Step, values: list[Any]) -> str | None:
    column = f"map({path_of((step['field'],))})"
    figure = {"sum_by": "add", "avg_by": "add / length", "min_by": "min", "max_by": "max"}[step["op"]]
    said = f"{column} | {figure}"
    if "digits" in step:
        said = _rounding(f"{said}", step["digits"])
    return _by_group(step, values, f"({said})")


def _index(step: Step, _values: list[Any]) -> str:
    return f"INDEX({path_of((step['by'],))})"


def _from_entries(step: Step, values: list[Any]) -> str | None:
    if not all(isinstance(row[step["key"]], str) for rows in values for row in rows) or not all(values):
        return None
    return f"map({{({path_of((step['key'],))}): {path_of((step['value'],))}}}) | add"


def _to_entries(step: Step, _values: list[Any]) -> str:
    return f"[keys[] as $name | {{{name_of(step['key'])}: $name, {name_of(step['value'])}: .[$name]}}]"


def _unflatten(step: Step, values: list[Any]) -> str | None:
    if any(name == "" for value in values for name in value):
        return None
    return f"reduce to_entries[] as $e ({{}}; setpath($e.key | split({text_of(step['sep'])}); $e.value))"


def _flatten(step: Step, values: list[Any]) -> str | None:
    """`paths(scalars)` passes over null and false, and knows no empty container."""
    leaves = [pair for value in values for pair in jsontext.leaves(value)]
    if step["join"] == "camel" or any(leaf in (None, [], {}) or leaf is False for _, leaf in leaves):
        return None
    arrays = any("/0" in pointer for pointer, _ in leaves)
    if arrays and step["arrays"] == "keep":
        return None
    names = "map(tostring) | join" if arrays else "join"
    return f"[paths(scalars) as $p | {{($p | {names}({text_of(step['join'])})): getpath($p)}}] | add"


def _transpose(_step: Step, values: list[Any]) -> str | None:
    if not _same_names([row for rows in values for row in rows]):
        return None
    return ". as $rows | .[0] | with_entries(.key as $name | .value = [$rows[][$name]])"


_FORMS: dict[str, _Form] = {
    "rename_keys": _rename,
    "prefix_keys": _prefix,
    "strip_prefix": _strip,
    "keep_fields": _keep,
    "drop_fields": _drop,
    "project": _project,
    "move": _transfer,
    "copy": _transfer,
    "extract": _extract,
    "nest": _nest,
    "unnest": _unnest,
    "default_values": _default,
    "remove_nulls": _no_nulls,
    "remove_empty": _no_blanks,
    "cast": _cast,
    "map_values": _map_values,
    "round": _round,
    "compute": _compute,
    "string_case": _string_case,
    "split": _split,
    "join": _join,
    "trim": _trim,
    "replace_text": _replace,
    "date_format": _date_format,
    "filter_rows": _filter,
    "sort_by": _sort,
    "unique": _unique,
    "pluck": _pluck,
    "unwind": _unwind,
    "slice": _slice,
    "reverse": _reverse,
    "group_by": _group,
    "index_by": _index,
    "count_by": _count,
    "sum_by": _aggregate,
    "avg_by": _aggregate,
    "min_by": _aggregate,
    "max_by": _aggregate,
    "flatten": _flatten,
    "unflatten": _unflatten,
    "to_entries": _to_entries,
    "from_entries": _from_entries,
    "transpose": _transpose,
    "deep_merge": _deep_merge,
}

OPERATIONS = tuple(_FORMS)
"""The operations that have a form."""
