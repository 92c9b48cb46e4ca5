"""Translation of comparisons: what `==`, `<`, `in` and `is` mean depends on the kinds of the two sides."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from edgejson.schema.invariants.terms import Coercion, ExpressionError, Reading, Term, Use

SYMBOLS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "==",
    ast.IsNot: "!=",
}


class Comparing:
    """Translates the comparisons of one scope."""

    def __init__(self, reading: Reading, coerce: Coercion) -> None:
        self._reading = reading
        self._coerce = coerce

    def code(self, left: Term, op: ast.cmpop, right: Term) -> str:
        """Code for `left op right`."""
        if isinstance(op, ast.In | ast.NotIn):
            code = self._membership(left, right)
            return f"(not {code})" if isinstance(op, ast.NotIn) else code
        symbol = SYMBOLS[type(op)]
        equality = symbol in ("==", "!=")
        if "null" in (left.kind, right.kind) or isinstance(op, ast.Is | ast.IsNot):
            return self._null_test(left, symbol, right)
        if "list" in (left.kind, right.kind):
            if not equality:
                raise ExpressionError("lists have no order")
            return _negate_if(symbol, f"same_lists({left.code}, {right.code}, work)")
        self._note_constant(left, right)
        hints = (self._coerce.hint(left), self._coerce.hint(right))
        if "moment" in (left.kind, right.kind) or any(hint in ("date", "date-time") for hint in hints):
            return f"(chronological({self._coerce.moment(left)}, {self._coerce.moment(right)}) {symbol} 0)"
        numeric = [term.kind == "number" or hint == "number" for term, hint in zip((left, right), hints, strict=True)]
        # A number and a value of unknown kind are ordered as numbers, but may be unequal for their kinds alone.
        if all(numeric) or (any(numeric) and not equality):
            return f"({self._coerce.number(left)} {symbol} {self._coerce.number(right)})"
        if "any" not in (left.kind, right.kind) and left.kind != right.kind:
            raise ExpressionError("compares values of two kinds, which is never true")
        if equality:
            return _negate_if(symbol, f"same({left.code}, {right.code})")
        return f"(order({left.code}, {right.code}) {symbol} 0)"

    def _membership(self, item: Term, container: Term) -> str:
        if container.kind not in ("any", "text", "list"):
            raise ExpressionError("'in' looks into a list or a text")
        for literal in container.literal if isinstance(container.literal, tuple) else ():
            self._note_constant(item, Term("", literal=literal))
        return f"among({item.code}, {container.code}, work)"

    def _null_test(self, left: Term, symbol: str, right: Term) -> str:
        if symbol not in ("==", "!=") or "null" not in (left.kind, right.kind):
            raise ExpressionError("'is' compares with null only, and null has no order")
        tested = left if right.kind == "null" else right
        if tested.path is None:  # Python warns of `is` where it can see a constant
            return _negate_if(symbol, f"is_null({tested.code})")
        return f"({tested.code} {'is' if symbol == '==' else 'is not'} None)"

    def _note_constant(self, left: Term, right: Term) -> None:
        for term, other in ((left, right), (right, left)):
            if term.path is not None and isinstance(other.literal, str):
                self._reading.uses.append(Use(term.path, equals=other.literal, is_earlier=term.is_earlier))


def _negate_if(symbol: str, code: str) -> str:
    return f"(not {code})" if symbol == "!=" else code
