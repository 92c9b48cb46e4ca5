"""What about a rule cannot be meant, judged against the schema document it stands in.

Kinds of issues: `unknown_at`, `unknown_member`, `unknown_value`, `not_a_list`, `wrong_kind`, `constant`,
`shadowed_name`, `out_of_range`, `two_rules`, `tolerance`.
Circles of rules are no lint: they do not compile.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal

from edgejson.errors import near_names
from edgejson.jsontext import pointer
from edgejson.schema.invariants.asserts import Asserted
from edgejson.schema.invariants.boundary import MIRRORED
from edgejson.schema.invariants.comparing import SYMBOLS
from edgejson.schema.invariants.compiled import CompiledRules
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.expressions import Expression, Translator
from edgejson.schema.invariants.functions import Work
from edgejson.schema.invariants.programs import Computed, Program, Writing
from edgejson.schema.invariants.rules import ANY_POSITION, LintIssue, Pattern
from edgejson.schema.invariants.syntax import RESERVED, joined_truths, parse
from edgejson.schema.invariants.terms import Term, Use
from edgejson.schema.invariants.values import UNFIT

_TYPES_OF_KIND = {
    "number": {"number", "integer"},
    "text": {"string"},
    "moment": {"string"},
    "truth": {"boolean"},
    "list": {"array"},
}


def lint(compiled: CompiledRules, document: Declared) -> list[LintIssue]:
    """Every issue once, in the order of the rules."""
    found = [issue for program in compiled.declarations for issue in _Linter(program, document).issues()]
    return list(dict.fromkeys((*found, *_doubles(compiled))))


def _doubles(compiled: CompiledRules) -> Iterator[LintIssue]:
    """Rules that determine one member under all conditions."""
    always = [program for program in compiled.declarations if isinstance(program, Writing) and program.determines]
    for position, program in enumerate(always):
        for other in always[:position]:
            if program.writes == other.writes:
                member = pointer.join(program.writes)
                yield LintIssue(
                    program.rule.id, "two_rules", f"{member} is determined by rule {other.rule.id!r} as well"
                )


class _Linter:
    """Looks at one rule."""

    def __init__(self, program: Program, document: Declared) -> None:
        self._program = program
        self._rule = program.rule
        self._document = document

    def issues(self) -> Iterator[LintIssue]:
        yield from self._constants()
        yield from self._shadowed_names()
        yield from self._out_of_range()
        if self._rule.tolerance is not None and self._program.expression.kind not in ("any", "number"):
            yield self._issue("tolerance", "a tolerance has no meaning beside a result that is no number")
        unknown = self._undeclared(self._rule.place)
        if unknown is None and self._excludes(self._rule.place, "object"):
            yield self._issue("unknown_at", f"{self._rule.at} is no object")
            return
        if unknown is not None:
            yield self._issue("unknown_at", f"the schema declares no {pointer.join(unknown)}{self._near(unknown)}")
            return
        for use in self._program.uses:
            yield from self._use(use)
        if isinstance(self._program, Writing):
            yield from self._target(self._program)
        about = None if self._rule.about is None else self._undeclared((*self._rule.place, self._rule.about))
        if about is not None:
            shown = f"{pointer.join(about)}, which the schema does not declare{self._near(about)}"
            yield self._issue("unknown_member", f"is about {shown}")

    def _use(self, use: Use) -> Iterator[LintIssue]:
        unknown = self._undeclared(use.path)
        shown = pointer.join(use.path)
        if unknown is not None and unknown[-1] == ANY_POSITION:
            yield self._no_list(unknown[:-1])
        elif unknown is not None:
            missing = pointer.join(unknown)
            yield self._issue(
                "unknown_member",
                f"reads {missing}, which the schema does not declare{self._near(unknown)}",
            )
        elif use.need == "list" and self._excludes(use.path, "array"):
            yield self._no_list(use.path)
        elif use.need is not None and self._excludes(use.path, *_TYPES_OF_KIND.get(use.need, ())):
            yield self._issue("wrong_kind", f"{shown} is read as {use.need} and declared as {self._types(use.path)}")
        elif use.equals is not None:
            choices = self._document.bounds(use.path).choices
            if choices is not None and use.equals not in choices:
                yield self._issue("unknown_value", f"{shown} is compared with {use.equals!r}, which it never is")

    def _no_list(self, place: Pattern) -> LintIssue:
        return self._issue(
            "not_a_list", f"{pointer.join(place)} is read as a list and declared as {self._types(place)}"
        )

    def _target(self, program: Writing) -> Iterator[LintIssue]:
        unknown = self._undeclared(program.writes)
        if unknown is not None:
            yield self._issue(
                "unknown_member",
                f"writes {pointer.join(unknown)}, which the schema does not declare{self._near(unknown)}",
            )
            return
        kind = program.expression.kind if isinstance(program, Computed) else "list" if self._rule.many else "any"
        needed = _TYPES_OF_KIND.get(kind)
        if needed and self._excludes(program.writes, *needed):
            declared = self._types(program.writes)
            yield self._issue(
                "wrong_kind", f"{pointer.join(program.writes)} is {kind} by the rule, {declared} by the schema"
            )

    def _constants(self) -> Iterator[LintIssue]:
        if isinstance(self._program, Asserted):
            yield from self._constant(self._program.expression, "the assert")
            for part in joined_truths(parse(self._rule.source)):
                if isinstance(part, ast.Compare) and ast.dump(part.left) == ast.dump(part.comparators[0]):
                    yield self._issue("constant", f"compares {ast.unparse(part.left)} with itself")
        if self._program.condition is not None:
            yield from self._constant(self._program.condition, "'when'")

    def _constant(self, expression: Expression, name: str) -> Iterator[LintIssue]:
        if expression.uses or expression.is_local:
            return
        try:
            outcome = "true" if expression.evaluate({}, {}, None, None, Work()) else "false"
        except (LookupError, *UNFIT):
            outcome = "without a value"
        yield self._issue("constant", f"{name} reads nothing of the document and is always {outcome}")

    def _out_of_range(self) -> Iterator[LintIssue]:
        """Comparisons of a member with a number that its range leaves one outcome: false."""
        conditions = [] if self._rule.when is None else [(self._rule.when, "'when' is never met")]
        truths = [(self._rule.source, "never holds")] if isinstance(self._program, Asserted) else []
        for source, consequence in (*conditions, *truths):
            translator = Translator(source, self._rule.place, self._document)
            for part in _demanded(parse(source)):
                sides = [part.left, *part.comparators]
                for left, op, right in zip(sides, part.ops, sides[1:], strict=False):
                    symbol = SYMBOLS.get(type(op), "")
                    if self._is_impossible(translator.term(left), symbol, translator.term(right)):
                        shown = f"{ast.unparse(left)} {symbol} {ast.unparse(right)}"
                        yield self._issue("out_of_range", f"{consequence}: the schema's range excludes {shown}")

    def _is_impossible(self, left: Term, symbol: str, right: Term) -> bool:
        if right.path is not None:
            left, symbol, right = right, MIRRORED.get(symbol, ""), left
        limit = right.literal
        if left.path is None or not isinstance(limit, int | Decimal) or isinstance(limit, bool):
            return False
        bounds = self._document.bounds(left.path)
        if bounds.choices is not None or bounds.types.isdisjoint(("number", "integer")):
            return False
        if symbol in ("<", "<=", "=="):
            low = bounds.least if bounds.above is None else bounds.above
            is_open = symbol == "<" or bounds.above is not None
            if low is not None and (limit < low or (limit == low and is_open)):
                return True
        if symbol in (">", ">=", "=="):
            high = bounds.greatest if bounds.below is None else bounds.below
            is_open = symbol == ">" or bounds.below is not None
            return high is not None and (limit > high or (limit == high and is_open))
        return False

    def _shadowed_names(self) -> Iterator[LintIssue]:
        declared = set(self._document.names(self._rule.place))
        sources = [self._rule.source, *([] if self._rule.when is None else [self._rule.when])]
        names = {node.id for source in sources for node in ast.walk(parse(source)) if isinstance(node, ast.Name)}
        for name in sorted(names & RESERVED & declared):
            yield self._issue("shadowed_name", f"{name!r} is a word of the rule language; the member is here[{name!r}]")

    def _undeclared(self, place: Pattern) -> Pattern | None:
        """The first part of `place` that the document, where it describes anything, does not declare."""
        for length in range(1, len(place) + 1):
            if not self._document.at(place[:length]):
                return None if self._document.is_open(place[: length - 1]) else place[:length]
        return None

    def _near(self, unknown: Pattern) -> str:
        names = self._document.names(unknown[:-1])
        return f" ({near_names(unknown[-1], names)})" if names else ""

    def _excludes(self, place: Pattern, *types: str) -> bool:
        declared = self._document.types(place)
        return bool(declared) and declared.isdisjoint(types)

    def _types(self, place: Pattern) -> str:
        return " or ".join(sorted(self._document.types(place)))

    def _issue(self, kind: str, message: str) -> LintIssue:
        return LintIssue(self._rule.id, kind, message)


def _demanded(node: ast.expr) -> Iterator[ast.Compare]:
    """The comparisons that all have to hold for `node` to be true."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for value in node.values:
            yield from _demanded(value)
    elif isinstance(node, ast.Compare):
        yield node
