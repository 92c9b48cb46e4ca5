"""Steps of every operation and every shape, for the tests of the instruction language."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from edgejson import jsontext

PLAIN: list[dict[str, Any]] = [
    {"op": "rename_keys", "at": "", "map": {"name": "fullName"}},
    {"op": "rename_keys", "at": "/users/*", "map": {"name": "fullName", "age": "years"}},
    {"op": "rename_keys", "at": "", "map": {"name": "fullName", "id": "key"}, "scope": "deep"},
    {"op": "rename_keys", "at": "/user", "map": {"name": "fullName"}, "scope": "deep"},
    *({"op": "key_case", "at": "", "style": style} for style in ("camel", "snake", "pascal", "kebab", "constant")),
    {"op": "key_case", "at": "/user", "style": "snake"},
    {"op": "prefix_keys", "at": "/user", "prefix": "raw_"},
    {"op": "strip_prefix", "at": "/items/*", "prefix": "src_"},
    {"op": "keep_fields", "at": "/users/*", "fields": ["id", "name"]},
    {"op": "keep_fields", "at": "", "fields": ["id"]},
    {"op": "drop_fields", "at": "", "fields": ["password", "token", "salt"]},
    {"op": "drop_fields", "at": "/customer", "fields": ["phone"]},
    {"op": "project", "at": "", "fields": {"buyer": "/customer/name", "id": "/id"}},
    {"op": "project", "at": "/rows/*", "fields": {"buyer": "/customer/name"}},
    {"op": "move", "from": "/customer/email", "to": "/email"},
    {"op": "move", "from": "/email", "to": "/customer/contact/mail"},
    {"op": "copy", "from": "/id", "to": "/meta/order_id"},
    {"op": "copy", "from": "/customer/id", "to": "/buyer"},
    {"op": "nest", "at": "", "fields": ["street", "city"], "under": "address"},
    {"op": "nest", "at": "/people/*", "fields": ["street"], "under": "address"},
    {"op": "unnest", "at": "", "field": "address"},
    {"op": "unnest", "at": "/people/*", "field": "address"},
    {"op": "extract", "from": "/data/items"},
    {"op": "default_values", "at": "/lines/*", "values": {"discount": 0}, "nulls": "replace"},
    {
        "op": "default_values",
        "at": "",
        "values": {"discount": 0.5, "tags": [], "note": "open", "extra": None, "paid": False, "ref": "7", "meta": {}},
        "nulls": "keep",
    },
    {"op": "remove_nulls", "at": ""},
    {"op": "remove_nulls", "at": "/customer/contact"},
    {"op": "remove_empty", "at": ""},
    {"op": "remove_empty", "at": "/items/*"},
    *({"op": "cast", "at": "/lines/*/price", "to": kind} for kind in ("number", "string", "boolean")),
    {"op": "map_values", "at": "/status", "map": {"in_progress": "In Progress", "open": "true"}},
    *({"op": "round", "at": "/mean", "digits": digits} for digits in (0, 1, 2, 6)),
    *(
        {
            "op": "compute",
            "at": "/lines/*",
            "field": "amount",
            "left": "quantity",
            "calc": calc,
            "right": "price",
            "digits": digits,
        }
        for calc in ("multiply", "add", "subtract")
        for digits in (0, 1, 2)
    ),
    {"op": "string_case", "at": "/code", "to": "upper"},
    {"op": "string_case", "at": "/groups/*/code", "to": "lower"},
    {"op": "trim", "at": "/code"},
    {"op": "split", "at": "/tags", "sep": ", "},
    {"op": "join", "at": "/tags", "sep": "|"},
    {"op": "join", "at": "", "sep": "-"},
    {"op": "replace_text", "at": "/title", "find": "draft", "with": ""},
    {"op": "replace_text", "at": "/title", "find": "-", "with": "true"},
    {"op": "date_format", "at": "/day", "reads": "YYYY-MM-DD", "writes": "DD.MM.YYYY"},
    {"op": "date_format", "at": "/day", "reads": "DD/MM/YYYY", "writes": "YYYYMMDD"},
    {"op": "date_format", "at": "/visits/*/at", "reads": "date-time", "writes": "MM/DD/YYYY"},
    *(
        {"op": "filter_rows", "at": "/lines", "where": {"field": "qty", "cmp": cmp, "value": value}}
        for cmp, value in (
            ("eq", "open"),
            ("ne", True),
            ("gt", 2),
            ("ge", 2.5),
            ("lt", -1),
            ("le", "x"),
            ("contains", "ab"),
            ("starts_with", "S"),
            ("ends_with", "T"),
            ("in", ["a", "b"]),
            ("not_in", [1, 2, "3"]),
        )
    ),
    *({"op": "filter_rows", "at": "", "where": {"field": "qty", "cmp": cmp}} for cmp in ("exists", "missing")),
    {
        "op": "filter_rows",
        "at": "/lines",
        "where": {
            "all": [{"field": "qty", "cmp": "gt", "value": 2}, {"field": "status", "cmp": "eq", "value": "open"}]
        },
    },
    {
        "op": "filter_rows",
        "at": "/lines",
        "where": {"any": [{"field": "qty", "cmp": "exists"}, {"field": "status", "cmp": "in", "value": ["a", "b"]}]},
    },
    {"op": "sort_by", "at": "/lines", "by": "qty", "order": "desc"},
    {"op": "sort_by", "at": "", "by": "qty", "order": "asc"},
    {"op": "sort_by", "at": "/lines", "order": "asc"},
    {"op": "sort_by", "at": "/lines", "by": "qty", "order": "desc", "then": [{"by": "id", "order": "asc"}]},
    {
        "op": "sort_by",
        "at": "/lines",
        "by": "qty",
        "order": "asc",
        "then": [{"by": "id", "order": "asc"}, {"by": "name", "order": "desc"}],
    },
    {"op": "unique", "at": "/tags"},
    {"op": "unique", "at": "/lines", "by": "id"},
    *(
        {"op": "slice", "at": "/lines", "side": side, "count": count}
        for side in ("first", "last")
        for count in (1, 2, 12)
    ),
    {"op": "slice", "at": "", "side": "first", "count": 2},
    {"op": "reverse", "at": "/path"},
    {"op": "pluck", "at": "/tags", "field": "name"},
    {"op": "unwind", "at": "/orders", "field": "items"},
    {"op": "group_by", "at": "/people", "by": "city"},
    {"op": "index_by", "at": "/users", "by": "id"},
    {"op": "count_by", "at": "/events", "by": "level"},
    {"op": "count_by", "at": "/events"},
    *({"op": "sum_by", "at": "/lines", "by": "kind", "field": "cost", "digits": digits} for digits in (0, 1, 2)),
    {"op": "avg_by", "at": "/lines", "by": "kind", "field": "cost", "digits": 1},
    {"op": "min_by", "at": "/lines", "by": "kind", "field": "cost"},
    {"op": "max_by", "at": "/shops/*/lines", "by": "kind", "field": "cost"},
    {"op": "flatten", "at": "", "join": ".", "arrays": "index"},
    {"op": "flatten", "at": "/user", "join": "camel", "arrays": "keep"},
    {"op": "flatten", "at": "", "join": "__", "arrays": "keep"},
    {"op": "unflatten", "at": "", "sep": "."},
    {"op": "to_entries", "at": "/limits", "key": "name", "value": "value"},
    {"op": "to_entries", "at": "", "key": "key", "value": "value"},
    {"op": "from_entries", "at": "/settings", "key": "name", "value": "state"},
    {"op": "transpose", "at": "/points"},
    {"op": "deep_merge", "at": "", "patch": {"a": {"b": [1, "x"]}, "c": None}},
    {"op": "merge_patch", "at": "/customer", "patch": {"fax": None}},
    {"op": "json_patch", "at": "", "patch": [{"op": "remove", "path": "/a"}]},
]
"""At least one step of every form, with names as documents have them."""

_AWKWARD = (
    "and",
    "to",
    "by",
    "in",
    "of",
    "null",
    "true",
    "3",
    "0.5",
    "-1",
    "a.b",
    "a b",
    " a",
    "a ",
    "it's",
    'say "x"',
    "back`tick",
    "“q”",
    "„q“",
    "«q»",
    "/a/b",
    "a/b",
    "~",
    "a[]",
    "[]",
    "*",
    ".",
    "..",
    "name",
    "value",
    "key",
    "order",
    "each element",
    "the document",
    "at the top level",
    "ascending",
    "first",
    "und",
    "für",
    "clé",
    "número",
    "ação",
    "straße",
    "数",
    "a->b",
    "a=b",
    "a, b",
    "a and b",
    "a\nb",
    "a\\b",
    "x \u2013 y",
    "(note)",
    ";",
    "|",
    "1.",
    "- a",
    "items[].price",
    "snake_case",
    "YYYY-MM-DD",
    "JJJJ-MM-TT",
    "{}",
    "{a}",
    "l'objet",
    "d'",
    "\u00a0x",
    "e\u0301",
)
NAMES = (
    st.sampled_from(_AWKWARD)
    | st.text("abcxyz_", min_size=1, max_size=6)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
)
VALUES = (
    NAMES
    | st.sampled_from(["", "3", "true", "null", "-1.5", ", ", " "])
    | st.integers(1 - 2**53, 2**53 - 1)
    | st.floats(-1e9, 1e9).map(lambda number: jsontext.parse(jsontext.canonical(number)))
    | st.booleans()
)
_ITEMS = st.lists(NAMES, min_size=1, max_size=4, unique=True)
_POINTERS = st.lists(NAMES | st.just("*"), max_size=4).map(jsontext.join)
_INNER = st.lists(NAMES, min_size=1, max_size=3).map(jsontext.join)
_DIGITS = st.integers(0, 6)
_PATTERNS = st.sampled_from(["YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD", "DD/MM/YYYY", "DD.MM.YYYY", "MM/DD/YYYY"])
_CONDITION = (
    st.fixed_dictionaries(
        {"field": NAMES, "cmp": st.sampled_from(["eq", "ne", "gt", "ge", "lt", "le", "contains"]), "value": VALUES}
    )
    | st.fixed_dictionaries({"field": NAMES, "cmp": st.sampled_from(["starts_with", "ends_with"]), "value": NAMES})
    | st.fixed_dictionaries(
        {
            "field": NAMES,
            "cmp": st.sampled_from(["in", "not_in"]),
            "value": st.lists(VALUES, min_size=2, max_size=3, unique_by=jsontext.canonical),
        }
    )
    | st.fixed_dictionaries({"field": NAMES, "cmp": st.sampled_from(["exists", "missing"])})
)
_SIDES = st.sampled_from(["asc", "desc"])


def _step(op: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"op": st.just(op), **keys})


STEPS = st.one_of(
    _step("rename_keys", at=_POINTERS, map=st.dictionaries(NAMES, NAMES, min_size=1, max_size=3)),
    _step(
        "rename_keys", at=_POINTERS, map=st.dictionaries(NAMES, NAMES, min_size=1, max_size=3), scope=st.just("deep")
    ),
    _step("key_case", at=_POINTERS, style=st.sampled_from(["camel", "snake", "pascal", "kebab", "constant"])),
    _step("prefix_keys", at=_POINTERS, prefix=NAMES),
    _step("strip_prefix", at=_POINTERS, prefix=NAMES),
    _step("keep_fields", at=_POINTERS, fields=_ITEMS),
    _step("drop_fields", at=_POINTERS, fields=_ITEMS),
    _step("project", at=_POINTERS, fields=st.dictionaries(NAMES, _INNER, min_size=1, max_size=3)),
    st.builds(
        lambda op, source, target: {"op": op, "from": source, "to": target},
        st.sampled_from(["move", "copy"]),
        _INNER,
        _INNER,
    ),
    _step("nest", at=_POINTERS, fields=_ITEMS, under=NAMES),
    _step("unnest", at=_POINTERS, field=NAMES),
    st.builds(lambda source: {"op": "extract", "from": source}, _INNER),
    _step(
        "default_values",
        at=_POINTERS,
        values=st.dictionaries(NAMES, VALUES, min_size=1, max_size=3),
        nulls=st.sampled_from(["keep", "replace"]),
    ),
    _step("remove_nulls", at=_POINTERS),
    _step("remove_empty", at=_POINTERS),
    _step("cast", at=_POINTERS, to=st.sampled_from(["number", "string", "boolean"])),
    _step("map_values", at=_POINTERS, map=st.dictionaries(NAMES, NAMES, min_size=1, max_size=3)),
    _step("round", at=_POINTERS, digits=_DIGITS),
    _step(
        "compute",
        at=_POINTERS,
        field=NAMES,
        left=NAMES,
        calc=st.sampled_from(["multiply", "add", "subtract"]),
        right=NAMES,
        digits=_DIGITS,
    ),
    _step("string_case", at=_POINTERS, to=st.sampled_from(["upper", "lower"])),
    _step("trim", at=_POINTERS),
    _step("split", at=_POINTERS, sep=NAMES),
    _step("join", at=_POINTERS, sep=NAMES),
    _step("replace_text", at=_POINTERS, find=NAMES, **{"with": NAMES | st.just("")}),
    _step("date_format", at=_POINTERS, reads=_PATTERNS | st.just("date-time"), writes=_PATTERNS),
    _step("filter_rows", at=_POINTERS, where=_CONDITION),
    _step(
        "filter_rows",
        at=_POINTERS,
        where=st.builds(
            lambda word, left, right: {word: [left, right]}, st.sampled_from(["all", "any"]), _CONDITION, _CONDITION
        ),
    ),
    _step("sort_by", at=_POINTERS, order=_SIDES),
    _step("sort_by", at=_POINTERS, by=NAMES, order=_SIDES),
    _step(
        "sort_by",
        at=_POINTERS,
        by=NAMES,
        order=_SIDES,
        then=st.lists(
            _step("", by=NAMES, order=_SIDES).map(lambda key: {"by": key["by"], "order": key["order"]}),
            min_size=1,
            max_size=2,
        ),
    ),
    st.builds(
        lambda op, at: {"op": op, "at": at}, st.sampled_from(["unique", "count_by", "reverse", "transpose"]), _POINTERS
    ),
    st.builds(
        lambda op, at, by: {"op": op, "at": at, "by": by},
        st.sampled_from(["unique", "count_by", "group_by", "index_by"]),
        _POINTERS,
        NAMES,
    ),
    _step("slice", at=_POINTERS, side=st.sampled_from(["first", "last"]), count=st.integers(1, 30)),
    st.builds(
        lambda op, at, field: {"op": op, "at": at, "field": field},
        st.sampled_from(["pluck", "unwind"]),
        _POINTERS,
        NAMES,
    ),
    st.builds(
        lambda op, at, by, field, digits: {"op": op, "at": at, "by": by, "field": field, "digits": digits},
        st.sampled_from(["sum_by", "avg_by"]),
        _POINTERS,
        NAMES,
        NAMES,
        _DIGITS,
    ),
    st.builds(
        lambda op, at, by, field: {"op": op, "at": at, "by": by, "field": field},
        st.sampled_from(["min_by", "max_by"]),
        _POINTERS,
        NAMES,
        NAMES,
    ),
    _step(
        "flatten",
        at=_POINTERS,
        join=st.sampled_from([".", "_", "__", "-", "/", "camel"]),
        arrays=st.sampled_from(["keep", "index"]),
    ),
    _step("unflatten", at=_POINTERS, sep=NAMES),
    st.builds(
        lambda op, at, key, value: {"op": op, "at": at, "key": key, "value": value},
        st.sampled_from(["to_entries", "from_entries"]),
        _POINTERS,
        NAMES,
        NAMES,
    ),
    st.builds(
        lambda op, at, patch: {"op": op, "at": at, "patch": patch},
        st.sampled_from(["deep_merge", "merge_patch"]),
        _POINTERS,
        st.dictionaries(NAMES, VALUES | st.none(), min_size=1, max_size=2),
    ),
    _step(
        "json_patch",
        at=_POINTERS,
        patch=st.lists(
            st.fixed_dictionaries({"op": st.just("add"), "path": _INNER, "value": VALUES}), min_size=1, max_size=2
        ),
    ),
)
"""Any step, with names that try to be mistaken for words, paths or signs of the instruction."""
