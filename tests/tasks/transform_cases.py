"""Documents and steps to try operations on: drawn ones that fit, and arbitrary ones that mostly do not."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from edgejson import jsontext
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run_step
from edgejson_tasks.transform.operation import StepError
from edgejson_tasks.transform.survey import Survey

NAMES = (
    "id",
    "first_name",
    "größe",
    "名前",
    "unit_price",
    "quantity",
    "tags",
    "is_open",
    "status",
    "a.b",
    "x__y",
    "e-mail",
    "user_id",
    "user_name",
    "rating",
    "labels",
)
LABELS = ("active", "in_progress", "closed", "new")


def _scalar(rng: random.Random):
    return rng.choice(
        (
            None,
            True,
            False,
            rng.randint(-50, 5000),
            round(rng.uniform(-9, 900), rng.randint(1, 3)),
            rng.choice(LABELS),
            rng.choice(
                (
                    "Ana Lima",
                    "Zoë, Ltd",
                    "2024-03-05",
                    "05.03.2024",
                    "2024-03-05T23:59:01+02:00",
                    " Rua do Sol ",
                    "7",
                    "12.50",
                    "true",
                    "false",
                    "",
                    "🙂",
                )
            ),
        )
    )


def _column(rng: random.Random, count: int):
    kind = rng.randrange(10)
    if kind == 7:
        return [rng.sample(LABELS, rng.randint(0, 3)) for _ in range(count)]
    if kind == 8:
        return [f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" for _ in range(count)]
    if kind == 9:
        return [rng.choice(("Rua  do Sol", " Ana Lima\t", "7-a ")) for _ in range(count)]
    if kind == 0:
        return [f"K-{index}" for index in range(count)]
    if kind == 1:
        return [rng.choice(LABELS) for _ in range(count)]
    if kind == 2:
        return [rng.randint(1, 4) for _ in range(count)]
    if kind == 3:
        return [round(rng.uniform(0, 300), 2) for _ in range(count)]
    if kind == 4:
        return [rng.random() < 0.5 for _ in range(count)]
    if kind == 5:
        return [str(rng.randint(1, 999)) for _ in range(count)]
    return [_scalar(rng) for _ in range(count)]


def _rows(rng: random.Random):
    count = rng.randint(0, 6)
    columns = {name: _column(rng, count) for name in rng.sample(NAMES, rng.randint(1, 5))}
    rows = [{name: values[index] for name, values in columns.items()} for index in range(count)]
    for row in rows:
        if len(row) > 1 and rng.random() < 0.15:
            row.pop(rng.choice(list(row)))
    if rows and rng.random() < 0.3:
        rows.append(dict(rng.choice(rows)))
    return rows


def _object(rng: random.Random, depth: int):
    return {name: _value(rng, depth) for name in rng.sample(NAMES, rng.randint(0, 5))}


def _value(rng: random.Random, depth: int):
    kind = rng.randrange(9) if depth else 0
    if kind == 1:
        return _object(rng, depth - 1)
    if kind == 2:
        return _rows(rng)
    if kind == 3:
        return [rng.choice(("b", "a", "c", "ä")) for _ in range(rng.randint(0, 5))]
    if kind == 4:
        return rng.choice(([], {}, [1, 2, 2], [[1], []]))
    return _scalar(rng)


def document(rng: random.Random):
    """Nested objects, arrays of objects, nulls, empty containers, names beyond ASCII."""
    if rng.random() < 0.15:
        return _rows(rng)
    value = _object(rng, 3)
    if rng.random() < 0.6:
        value["rows"] = _rows(rng)
    if rng.random() < 0.4:
        value["order"] = {"quantity": rng.randint(1, 9), "unit_price": round(rng.uniform(1, 90), 2), "tags": ["x", "y"]}
    return value


def _later(value, rng: random.Random):
    """A document with other values of the same kinds, as another instance of its schema has them."""
    if isinstance(value, dict):
        kept = {name: _later(member, rng) for name, member in value.items() if rng.random() < 0.8}
        return kept | ({"added": [1, {"a": None}]} if rng.random() < 0.3 else {})
    if isinstance(value, list):
        return [_later(element, rng) for element in value][: rng.randint(0, 4)]
    if isinstance(value, bool) or value is None:
        return not value if value is not None else None
    return f"{value}!" if isinstance(value, str) else value + 1


def drawn_cases(name: str, wanted: int):
    """Documents with steps of one operation, and what the Python side makes of them."""
    cases = []
    for seed in range(120 * wanted):
        rng = random.Random(seed)
        value = jsontext.parse(jsontext.canonical(document(rng)))
        step = OPERATIONS[name].draw(Survey(value, {"note": "none"}, _later(value, rng)), rng)
        if step is None:
            continue
        try:
            cases.append((value, step, run_step(value, step)))
        except StepError:
            continue
        if len(cases) == wanted:
            break
    return cases


# ---------------------------------------------------------------- arbitrary steps on arbitrary documents

odd_names = st.sampled_from(["a", "b", "a/b", "m~n", 'say "x"', "é", "名", "user_id", "userID", "*", "", "0"])
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.decimals(-1000, 1000, places=2).map(float)
    | st.sampled_from(["true", "12", "-0.5", "a, b", "", "x y", "007", "1e5"])
    | st.text(max_size=4).filter(lambda text: text.isprintable())
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_names, inner, max_size=4), max_leaves=12
)
pointers = st.lists(odd_names, max_size=2).map(jsontext.join)


@st.composite
def steps(draw):
    name = draw(st.sampled_from(sorted(OPERATIONS)))
    step = {"op": name}
    for key, schema in OPERATIONS[name].keys.items():
        if key in OPERATIONS[name].optional and draw(st.booleans()):
            continue
        step[key] = draw(_for_key(name, key, schema))
    return step


def _for_key(name, key, schema):
    nonempty = odd_names.filter(bool)
    if key in ("at", "from", "to") and "enum" not in schema:
        return pointers.filter(bool) if key in ("from", "to") else pointers
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if key == "patch":
        objects = st.dictionaries(odd_names, values, min_size=1, max_size=3)
        return st.lists(entries, min_size=1, max_size=3) if name == "json_patch" else objects
    if key == "then":
        key_of = st.fixed_dictionaries({"by": nonempty, "order": st.sampled_from(["asc", "desc"])})
        return st.lists(key_of, min_size=1, max_size=2)
    if schema.get("type") == "integer":
        return st.integers(1, 3)
    if schema.get("type") == "array":
        return st.lists(nonempty, min_size=1, max_size=3, unique=True)
    if key == "map":
        return st.dictionaries(nonempty, nonempty, min_size=1, max_size=3)
    if key == "values":
        return st.dictionaries(odd_names, scalars, min_size=1, max_size=2)
    if key == "where":
        return conditions
    if name == "project":
        return st.dictionaries(odd_names, pointers.filter(bool), min_size=1, max_size=3)
    return nonempty


entries = st.one_of(
    st.fixed_dictionaries({"op": st.sampled_from(["add", "replace", "test"]), "path": pointers, "value": values}),
    st.fixed_dictionaries({"op": st.just("remove"), "path": pointers}),
    st.fixed_dictionaries({"op": st.sampled_from(["move", "copy"]), "from": pointers, "path": pointers}),
)
present = scalars.filter(lambda scalar: scalar is not None)
field = odd_names.filter(bool)
simple = st.one_of(
    st.fixed_dictionaries(
        {"field": field, "cmp": st.sampled_from(["eq", "ne", "gt", "ge", "lt", "le", "contains"]), "value": present}
    ),
    st.fixed_dictionaries(
        {
            "field": field,
            "cmp": st.sampled_from(["starts_with", "ends_with"]),
            "value": st.sampled_from(["a", "1", ", "]),
        }
    ),
    st.fixed_dictionaries(
        {
            "field": field,
            "cmp": st.sampled_from(["in", "not_in"]),
            "value": st.lists(present, min_size=1, max_size=3, unique_by=jsontext.canonical),
        }
    ),
    st.fixed_dictionaries({"field": field, "cmp": st.sampled_from(["exists", "missing"])}),
)
pairs = st.lists(simple, min_size=2, max_size=2)
conditions = simple | st.fixed_dictionaries({"all": pairs}) | st.fixed_dictionaries({"any": pairs})
