"""Hostile expressions, names and sizes: work and memory are bounded, every member is read, nothing is left behind."""

import gc
import random
import tracemalloc
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.errors import SchemaError
from edgejson.schema.invariants import Invariants, Unsatisfied
from edgejson.schema.invariants.expressions import compile_expression
from edgejson.schema.invariants.terms import ExpressionError

REFUSED = [
    "9**9**9", "a**2", "1 << 10", "a @ b", "a & b", "a | b", "a ^ b", "~a", "'x' * 10", "[a] * 3", "[a] + [b]",
    "lambda: 1", "(a := 1)", "{a}", "{a: 1}", "[*a]", "f'{a}'", "b'x'", "...", "1j", "a if b", "not", "a = 1", "a; b",
    "sum(*a)", "sum(x=1)", "max(key=len)", "sorted(a, reverse=true)", "round(a, b)", "round(a, -1)", "round(a, 99)",
    "{x for x in a}", "{x: x for x in a}", "[x async for x in a]", "[x for x, y in a]", "[x for x.y in a]",
    "[x for x in [1, 2]]", "[x for x in 'text']", "[[y for y in x] for x in a]",
    "sum(1 for x in a for y in a for z in a)", "any(any(any(z > 1 for z in y) for y in x) for x in a)",
    "a.__class__", "_a", "a._b", "here.__dict__", "[__x for __x in a]", "a[1:2:3]", "a[b:c:d]", "a[lambda: 1]",
    "(yield)", "await a", "print(a)", "open(a)", "a()", "a.b()", "(a)(b)", "index", "parent",
    "1e400", "1" * 30, "0." + "1" * 60, "'\\n'", "a" + " + a" * 300, "-" * 60 + "a",
    "a" * 2100, "not " * 50 + "a", "\x00", "a\u2028+ b", "", "   ", "#", "'''a",
]  # fmt: skip


@pytest.mark.parametrize("expression", REFUSED)
def test_what_the_language_leaves_out_is_refused(expression):
    for form in ({"assert": expression}, {"set": "t", "expr": expression}, {"choose": "t", "from": expression}):
        with pytest.raises(SchemaError):
            Invariants.compile([{"id": "r", **form}])


def test_a_loop_variable_is_unknown_outside_of_its_loop():
    rule = {"id": "r", "set": "t", "expr": "sum(x for x in a) + x"}
    assert Invariants.compile([rule]).check({"a": [1, 2], "x": 10, "t": 13}) == []
    nested = {"id": "r", "set": "t", "expr": "sum(sum(x for x in y.a) for y in x)"}
    assert Invariants.compile([nested]).check({"x": [{"a": [1, 2]}, {"a": [4]}], "t": 7}) == []


# ---------------------------------------------------------------- names

ODD_NAMES = [
    "__class__", "__init__", "_", "root", "here", "parent", "index", "sum", "len", "true", "null", "None", "True",
    "class", "if", "for", "lambda", "unit-price", "a b", "", "a.b", "a/b", "~", "0", "1.5", "größe", "数量", "é",
    "e\u0301", "🙂", "work", "number", "item_1", "position_1", "constant_0", "__builtins__", "a#b", "$ref", "x" * 200,
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES)
def test_every_name_can_be_read_written_and_chosen(name):
    document = {name: 3, "twice": 6, "list": [{name: 3}], "all": [3], "holder": {name: 3}}
    rules = [
        {"id": "set", "set": "twice", "expr": f"here[{name!r}] * 2"},
        {"id": "written", "set": name, "expr": "all[0]"},
        {"id": "root", "assert": f"root[{name!r}] == holder[{name!r}]"},
        {"id": "looped", "set": "all", "expr": f"[i[{name!r}] for i in list]"},
        {"id": "optional", "assert": f"opt(here[{name!r}], 3) == 3 and present(holder[{name!r}])"},
        {"id": "chosen", "at": "/holder", "choose": name, "from": "root.all"},
    ]
    for rule in rules if name else rules[:1]:  # a rule cannot write the member without a name
        invariants = Invariants.compile([rule])
        assert invariants.check(document) == []
        spoilt = {**document, name: 4, "twice": 7, "all": [5]}
        assert [violation.rule for violation in invariants.check(spoilt)] == [rule["id"]]
    with pytest.raises(SchemaError, match="needs its own result" if name else "names no member"):
        Invariants.compile([{"id": "r", "set": name, "expr": f"here[{name!r}] + 1"}])


@given(
    st.text(min_size=1, max_size=12).filter(lambda name: "\\" not in name and name.isprintable() and "'" not in name)
)
@settings(max_examples=200, deadline=None)
def test_any_printable_name_can_be_read(name):
    invariants = Invariants.compile([{"id": "r", "assert": f"here['{name}'] == 1"}])
    assert invariants.check({name: 1}) == []
    assert len(invariants.check({name: 2})) == 1
    try:
        bare = compile_expression(name, (), None)
    except ExpressionError:
        return
    assert all(isinstance(token, str) for use in bare.uses for token in use.path)


# ---------------------------------------------------------------- numbers

NUMBERS = [
    Decimal("1e999999"), Decimal("-1e-999999"), Decimal("NaN"), Decimal("Infinity"), Decimal("sNaN"), float("nan"),
    float("inf"), -float("inf"), 10**5000, -(10**300), 1e308, 5e-324, -0.0, Decimal("1." + "3" * 5000), 2**63, 2**64,
]  # fmt: skip
FORMULAS = [
    "a + b", "a * b - b * a", "a / b", "a // b", "a % b", "round(a, 2)", "floor(a)", "ceil(b)", "abs(a)", "-a",
    "min(a, b)", "max([a, b])", "sum([a, b])", "a if a > b else b", "text(a)",
]  # fmt: skip
TRUTHS = [
    "a <= b", "a == b", "a != b", "abs(a - b) <= 1", "a % 2 == 1", "days('2024-01-01', d) == a", "len(l) == a",
    "sum(1 for x in l if x > a) == b", "a < round(b, 1) < 9", "unique([a, b])", "a in [b, 1]",
]  # fmt: skip


@pytest.mark.parametrize("first", NUMBERS, ids=range(len(NUMBERS)))
def test_no_number_makes_a_rule_raise(first):
    rules = [{"set": "t", "expr": formula} for formula in FORMULAS] + [{"assert": truth} for truth in TRUTHS]
    for rule in rules:
        invariants = Invariants.compile([{"id": "r", **rule}])
        for second in (first, 2, Decimal("0.5"), *NUMBERS[:4]):
            document = {"a": first, "b": second, "t": 1, "d": "2024-02-01", "l": [1, 2]}
            invariants.check(document)
            invariants.violate(document, random.Random(1))
            try:
                invariants.fill(document, random.Random(1))
            except Unsatisfied:
                continue
            assert invariants.check(document) == []


# ---------------------------------------------------------------- bounds

WORK = [
    "all(x.n + y.n > 0 for x in items for y in items)",
    "len([1 for x in items if x.n in [y.n for y in items]]) > 0",
    "sum(sum(y.n for y in items) for x in items) > 0",
    "unique([x.n + y.n for x in items for y in items])",
    "all(len(sorted([y.n for y in items])) > x.n for x in items)",
]


@pytest.mark.parametrize("expression", WORK)
def test_work_that_grows_with_the_square_is_cut_short(expression):
    document = {"items": [{"n": n + 1} for n in range(3_000)]}
    invariants = Invariants.compile([{"id": "r", "assert": expression}])
    with pytest.raises(Unsatisfied, match="items to look at"):
        invariants.fill(document, random.Random(0))
    (violation,) = invariants.check(document)
    assert "items to look at" in violation.message
    assert invariants.violate(document, random.Random(0)) is None


@pytest.mark.parametrize("expression", ["t" + " + t" * 30, "lower(t) + t[1:]", "t[1:] + 'x'", "lower(t)"])
def test_texts_that_rules_make_are_charged_for(expression):
    document = {"t": "X" * 400_000, "items": [0] * 2_000}
    invariants = Invariants.compile([{"id": "r", "assert": f"unique([{expression} for x in items])"}])
    tracemalloc.start()
    try:
        (violation,) = invariants.check(document)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "characters of text" in violation.message
    assert peak < 150e6


# ---------------------------------------------------------------- memory

RULES = [
    {"id": "line", "at": "/items/*", "set": "total", "expr": "round(n * price, 2)"},
    {"id": "sum", "set": "sum", "expr": "sum(i.total for i in items)"},
    {"id": "code", "set": "code", "expr": "lower(name) + '-' + text(sum)"},
    {"id": "order", "assert": "start <= end"},
    {"id": "cap", "assert": "all(i.n <= 50 for i in items)"},
    {"id": "known", "choose": "best", "from": "[i.n for i in items]"},
    {"id": "distinct", "assert": "unique(i.n for i in items)"},
]


def drawn(rng):
    items = [{"n": rng.randint(1, 99), "price": rng.randint(1, 10**6) / 100, "total": 0} for _ in range(4)]
    days = [f"20{rng.randint(10, 26)}-01-{rng.randint(10, 28)}" for _ in range(2)]
    return {
        "items": items,
        "sum": 0,
        "code": "",
        "name": f"N{rng.random()}",
        "start": days[0],
        "end": days[1],
        "best": 0,
    }


def use(invariants, rng, times):
    for _ in range(times):
        document = drawn(rng)
        try:
            invariants.fill(document, rng)
        except Unsatisfied:
            continue
        assert invariants.check(document) == []
        invariants.violate(document, rng)


def test_nothing_is_left_behind():
    invariants, rng = Invariants.compile(RULES), random.Random(1)
    tracemalloc.start()
    try:
        use(invariants, rng, 900)  # the memory of amounts fills up to its bound
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        use(invariants, rng, 900)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 100_000
