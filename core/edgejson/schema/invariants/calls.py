"""Translation of calls: one entry per function of the rule language."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from edgejson.schema.invariants.terms import ExpressionError, Kind, Term

if TYPE_CHECKING:
    from edgejson.schema.invariants.expressions import Translator

Arguments: TypeAlias = Sequence[ast.expr]
Translation: TypeAlias = Callable[["Translator", str, Arguments], Term]

_MAX_DECIMALS = 12


def _terms(translator: Translator, name: str, arguments: Arguments, count: int) -> list[Term]:
    if len(arguments) != count:
        raise ExpressionError(f"{name}() takes {count} argument{'s' if count > 1 else ''}")
    return [translator.term(argument) for argument in arguments]


def _sum(translator: Translator, name: str, arguments: Arguments) -> Term:
    if len(arguments) == 1 and isinstance(arguments[0], ast.GeneratorExp | ast.ListComp):
        # Numbers are converted where they are read, which saves a second pass.
        items = translator.loop(arguments[0], translator.coerce.number)
        return Term(f"sum({items.code})", "number")
    (items,) = _terms(translator, name, arguments, 1)
    return Term(f"sum({translator.coerce.numbers(items)})", "number")


def _extreme(translator: Translator, name: str, arguments: Arguments) -> Term:
    terms = [translator.term(argument) for argument in arguments]
    if not terms:
        raise ExpressionError(f"{name}() takes a list, or two values and more")
    function = "least" if name == "min" else "greatest"
    if len(terms) == 1:
        code, kind = translator.coerce.items(terms[0]), terms[0].item
        return Term(f"{function}({code})", kind)
    kinds: set[Kind] = {term.kind for term in terms}
    if "number" in kinds:
        return Term(f"{name}({', '.join(map(translator.coerce.number, terms))})", "number")
    if not kinds <= {"any", "text", "moment"}:
        raise ExpressionError(f"{name}() compares numbers, dates or texts")
    kind = kinds.pop() if len(kinds) == 1 else "any"
    return Term(f"{function}([{', '.join(term.code for term in terms)}])", kind)


def _round(translator: Translator, name: str, arguments: Arguments) -> Term:
    places = 0
    if len(arguments) == 2:
        digits = arguments[1]
        if (
            not isinstance(digits, ast.Constant)
            or type(digits.value) is not int
            or not 0 <= digits.value <= _MAX_DECIMALS
        ):
            raise ExpressionError(f"round() to a written number of places, 0 to {_MAX_DECIMALS}")
        places = digits.value
    (value,) = _terms(translator, name, arguments[:1] if len(arguments) == 2 else arguments, 1)
    unit = translator.reading.constant(Decimal(1).scaleb(-places))
    return Term(f"rounded({translator.coerce.number(value)}, {unit})", "number")


def _numeric(function: str) -> Translation:
    def translate(translator: Translator, name: str, arguments: Arguments) -> Term:
        (value,) = _terms(translator, name, arguments, 1)
        return Term(f"{function}({translator.coerce.number(value)})", "number")

    return translate


def _truths(translator: Translator, name: str, arguments: Arguments) -> Term:
    if len(arguments) == 1 and isinstance(arguments[0], ast.GeneratorExp | ast.ListComp):
        items = translator.loop(arguments[0], translator.coerce.truth)
        return Term(f"{name}({items.code})", "truth")
    (items,) = _terms(translator, name, arguments, 1)
    return Term(f"{name}([truth(entry) for entry in {translator.coerce.items(items)}])", "truth")


def _length(translator: Translator, name: str, arguments: Arguments) -> Term:
    (value,) = _terms(translator, name, arguments, 1)
    if value.kind not in ("any", "list", "text"):
        raise ExpressionError("len() counts the items of a list, the members of an object or the characters of a text")
    return Term(f"size({value.code})", "number")


def _sorted(translator: Translator, name: str, arguments: Arguments) -> Term:
    (items,) = _terms(translator, name, arguments, 1)
    return Term(f"in_order({translator.coerce.items(items)})", "list", item=items.item, item_path=items.item_path)


def _unique(translator: Translator, name: str, arguments: Arguments) -> Term:
    (items,) = _terms(translator, name, arguments, 1)
    return Term(f"unique({translator.coerce.items(items)})", "truth")


def _opt(translator: Translator, _: str, arguments: Arguments) -> Term:
    if len(arguments) != 2:
        raise ExpressionError("opt() takes a member and what to use when it is absent")
    value, default = translator.term(arguments[0]), translator.term(arguments[1])
    code = f"either({_optional(translator, arguments[0])}, {default.code})"
    if value.path is not None:
        return replace(value, code=code)
    if value.kind == "list":
        raise ExpressionError("a list made by the rule is never absent")
    return Term(code, value.kind if value.kind == default.kind else "any")


def _present(translator: Translator, name: str, arguments: Arguments) -> Term:
    _terms(translator, name, arguments, 1)
    return Term(f"({_optional(translator, arguments[0])} is not None)", "truth")


def _optional(translator: Translator, node: ast.expr) -> str:
    """Code that yields None where the value, or any part of the path to it, is absent."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute | ast.Name):
        return f"optional({_optional(translator, node.value)}, {node.attr!r})"
    term = translator.term(node)
    if isinstance(node, ast.Name) and term.path is not None:
        is_member = term.holder == "here"  # else a name of the language, or an element that a loop is at
        return f"optional(here, {term.key})" if is_member else term.code
    return f"attempt(lambda: {term.code})"


def _time(function: str, kind: Kind, count: int) -> Translation:
    def translate(translator: Translator, name: str, arguments: Arguments) -> Term:
        values = [translator.coerce.moment(term) for term in _terms(translator, name, arguments, count)]
        return Term(f"{function}({', '.join(values)})", kind)

    return translate


def _lower(translator: Translator, name: str, arguments: Arguments) -> Term:
    (value,) = _terms(translator, name, arguments, 1)
    return Term(f"lower({translator.coerce.text(value)}, work)", "text")


def _text(translator: Translator, name: str, arguments: Arguments) -> Term:
    (value,) = _terms(translator, name, arguments, 1)
    if value.kind == "list":
        raise ExpressionError("text() takes one value")
    return Term(f"as_text({value.code})", "text")


FUNCTIONS: Mapping[str, Translation] = MappingProxyType(
    {
        "abs": _numeric("abs"),
        "all": _truths,
        "any": _truths,
        "ceil": _numeric("ceil"),
        "date": _time("calendar_date", "moment", 1),
        "datetime": _time("instant", "moment", 1),
        "days": _time("days", "number", 2),
        "floor": _numeric("floor"),
        "len": _length,
        "lower": _lower,
        "max": _extreme,
        "min": _extreme,
        "minutes": _time("minutes", "number", 2),
        "opt": _opt,
        "present": _present,
        "round": _round,
        "seconds": _time("seconds", "number", 2),
        "sorted": _sorted,
        "sum": _sum,
        "text": _text,
        "unique": _unique,
        "years": _time("years", "number", 2),
    }
)
