"""The rule language: a small part of Python's expression syntax, translated once to a Python function.

The text is parsed with `ast` and every node is translated by hand or refused; nothing of the author's text reaches the
compiled code but names and strings as quoted constants.  The language has no assignment, attribute of a Python object,
power or string repetition, and it loops over lists of the document only, at most two deep, within a budget of items.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal

from edgejson.errors import near_names
from edgejson.schema.invariants.calls import FUNCTIONS
from edgejson.schema.invariants.comparing import Comparing
from edgejson.schema.invariants.declared import Declared
from edgejson.schema.invariants.rules import Pattern
from edgejson.schema.invariants.syntax import RESERVED, constant_key, is_before_index, parse
from edgejson.schema.invariants.terms import Coercion, Evaluate, ExpressionError, Kind, Reading, Term, Use

MAX_LOOPS = 2
_MAX_INTEGER = 10**15
_MAX_DECIMAL_TEXT = 40

_CONSTANT_NAMES: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression."""

    source: str
    evaluate: Evaluate
    kind: Kind
    item: Kind
    is_local: bool
    uses: tuple[Use, ...]

    @property
    def reads(self) -> frozenset[Pattern]:
        return frozenset(use.path for use in self.uses)

    @property
    def awaits(self) -> frozenset[Pattern]:
        """What it reads beside members of earlier items."""
        return frozenset(use.path for use in self.uses if not use.is_earlier)


def compile_expression(source: str, at: Pattern, declared: Declared | None, *, needs: Kind = "any") -> Expression:
    """Compile the expression of a rule whose scope is `at`; `ExpressionError` when it is outside the language."""
    translator = Translator(source, at, declared)
    term = translator.term(parse(source))
    code = translator.coerce.truth(term) if needs == "truth" else term.code
    if needs == "list":
        code = translator.coerce.items(term)
    reading = translator.reading
    return Expression(
        source, reading.function(code), term.kind, term.item, reading.is_local, tuple(dict.fromkeys(reading.uses))
    )


class Translator:
    """Translates syntax trees of one scope; `reading` gathers what they read."""

    def __init__(self, source: str, at: Pattern, declared: Declared | None) -> None:
        self._source = source.strip()
        self._at = at
        self._variables: dict[str, Term] = {}
        self._live: tuple[str, ...] = ()
        self._made = 0
        self._loops = 0
        self.reading = Reading()
        self.coerce = Coercion(self.reading, declared)
        self._comparing = Comparing(self.reading, self.coerce)
        self._translate: Mapping[type[ast.expr], Callable[..., Term]] = {
            ast.Attribute: self._attribute,
            ast.BinOp: self._arithmetic,
            ast.BoolOp: self._boolean,
            ast.Call: self._call,
            ast.Compare: self._comparisons,
            ast.Constant: self._constant,
            ast.GeneratorExp: self._loop,
            ast.IfExp: self._choice,
            ast.List: self._list,
            ast.ListComp: self._loop,
            ast.Name: self._name,
            ast.Subscript: self._subscript,
            ast.Tuple: self._list,
            ast.UnaryOp: self._unary,
        }

    def term(self, node: ast.expr) -> Term:
        translate = self._translate.get(type(node))
        if translate is None:
            raise ExpressionError(f"{type(node).__name__} is not part of the rule language")
        return translate(node)

    # ---------------------------------------------------------------- constants

    def _constant(self, node: ast.Constant) -> Term:
        value = node.value
        if value is None:
            return Term("None", "null")
        if isinstance(value, bool):
            return Term(repr(value), "truth", literal=value)
        if isinstance(value, str):
            return Term(repr(value), "text", literal=value)
        if isinstance(value, int):
            if abs(value) > _MAX_INTEGER:
                raise ExpressionError(f"the number {ast.get_source_segment(self._source, node)} is too large")
            return Term(repr(value), "number", literal=value)
        if isinstance(value, float):
            written = ast.get_source_segment(self._source, node) or repr(value)
            if len(written) > _MAX_DECIMAL_TEXT or not abs(value) <= _MAX_INTEGER:
                raise ExpressionError(f"the number {written[:_MAX_DECIMAL_TEXT]} is too large or too long")
            exact = Decimal(written)
            return Term(self.reading.constant(exact), "number", literal=exact)
        raise ExpressionError(f"a constant of type {type(value).__name__} is not part of the rule language")

    # ---------------------------------------------------------------- members of the document

    def member_of(self, base: Term, name: str) -> Term:
        if base.path is None:
            raise ExpressionError(f"{name!r} is read from something that is no part of the document")
        direct = base.code in ("root", "here", "parent")  # known to be objects
        code = f"{base.code}[{name!r}]" if direct else f"member({base.code}, {name!r})"
        path = (*base.path, name)
        return self._read(Term(code, path=path, holder=base.code, key=repr(name), is_earlier=base.is_earlier))

    def _read(self, term: Term) -> Term:
        if term.path is not None:
            self.reading.uses.append(Use(term.path, is_earlier=term.is_earlier))
            return replace(term, item_path=(*term.path, "*"))
        return term

    def _name(self, node: ast.Name) -> Term:
        name = node.id
        if name in self._variables:
            return self._variables[name]
        if name in _CONSTANT_NAMES:
            return self._constant(ast.Constant(_CONSTANT_NAMES[name]))
        if name == "root":
            return Term("root", path=())
        self.reading.is_local = True
        if name == "here":
            return Term("here", path=self._at)
        if name == "parent":
            if not self._at:
                raise ExpressionError("'parent' has no meaning at the document itself")
            return Term("parent", path=self._parent())
        if name == "index":
            if self._at[-1:] != ("*",):
                raise ExpressionError(
                    "'index' is the position in an array, so 'at' must end in /* (a member: here['index'])"
                )
            return Term("index", "number")
        self._refuse_underscore(name)
        return self.member_of(Term("here", path=self._at), name)

    def _parent(self) -> Pattern:
        """The object around the scope: positions of arrays are stepped over."""
        around = self._at
        while around and around[-1] == "*":
            around = around[:-1]
        return around[:-1]

    def _attribute(self, node: ast.Attribute) -> Term:
        self._refuse_underscore(node.attr)
        return self.member_of(self.term(node.value), node.attr)

    def _refuse_underscore(self, name: str) -> None:
        if name.startswith("_"):
            raise ExpressionError(f"a name that starts with an underscore is read as here[{name!r}]")

    def _subscript(self, node: ast.Subscript) -> Term:
        base = self.term(node.value)
        if isinstance(node.slice, ast.Slice):
            return self._slice(base, node.slice)
        key = constant_key(node.slice)
        if isinstance(key, str):
            return self.member_of(base, key)
        if base.path is None:
            raise ExpressionError("only members of the document have items")
        path = (*base.path, "*")
        if isinstance(key, int):
            code = f"item({base.code}, {key})"
            return self._read(Term(code, path=path, holder=base.code, key=repr(key), is_earlier=base.is_earlier))
        computed = self.term(node.slice)
        if computed.kind not in ("any", "number", "text"):
            raise ExpressionError("a key is a text or a position")
        is_earlier = base.is_earlier or (self._is_own_array(base) and is_before_index(node.slice))
        return self._read(Term(f"lookup({base.code}, {computed.code})", path=path, is_earlier=is_earlier))

    def _is_own_array(self, base: Term) -> bool:
        """Whether `base` is the very array that the object at hand is an item of."""
        if self._at[-1:] != ("*",) or base.path != self._at[:-1]:
            return False
        return "*" not in base.path or base.code == f"parent[{base.path[-1]!r}]"

    def _slice(self, base: Term, node: ast.Slice) -> Term:
        if node.step is not None:
            raise ExpressionError("a slice has no step")
        if base.kind not in ("any", "text"):
            raise ExpressionError("only texts and arrays of the document have parts")
        start, stop = self._bound(node.lower), self._bound(node.upper)
        code = f"part({base.code}, {start}, {stop}, work)"
        is_earlier = node.upper is not None and self._is_own_array(base) and is_before_index(node.upper, least=0)
        return Term(code, base.kind, item_path=base.item_path, is_earlier=base.is_earlier or is_earlier)

    def _bound(self, node: ast.expr | None) -> str:
        if node is None:
            return "None"
        key = constant_key(node)
        if isinstance(key, int):
            return repr(key)
        return f"not_negative({self.coerce.number(self.term(node))})"

    # ---------------------------------------------------------------- operators

    def _arithmetic(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if isinstance(node.op, ast.Add):
            return self._sum(left, right)
        numbers = self.coerce.number(left), self.coerce.number(right)
        if isinstance(node.op, ast.Sub):
            return Term(f"({numbers[0]} - {numbers[1]})", "number")
        if isinstance(node.op, ast.Mult):
            return Term(f"({numbers[0]} * {numbers[1]})", "number")
        if isinstance(node.op, ast.Div):
            if isinstance(right.literal, int | Decimal) and right.literal != 0:
                return Term(f"({numbers[0]} / {self.reading.constant(Decimal(right.literal))})", "number")
            return Term(f"quotient({numbers[0]}, {numbers[1]})", "number")
        if isinstance(node.op, ast.FloorDiv):
            return Term(f"whole_quotient({numbers[0]}, {numbers[1]})", "number")
        if isinstance(node.op, ast.Mod) and left.kind != "text":
            return Term(f"remainder({numbers[0]}, {numbers[1]})", "number")
        raise ExpressionError(f"the operator {type(node.op).__name__} is not part of the rule language")

    def _sum(self, left: Term, right: Term) -> Term:
        kinds = {left.kind, right.kind}
        if "text" in kinds:
            return Term(f"concatenated({self.coerce.text(left)}, {self.coerce.text(right)}, work)", "text")
        hints = {self.coerce.hint(left), self.coerce.hint(right)}
        if "number" in kinds or "number" in hints:
            return Term(f"({self.coerce.number(left)} + {self.coerce.number(right)})", "number")
        if kinds == {"any"}:
            return Term(f"joined({left.code}, {right.code}, work)")
        raise ExpressionError("'+' adds numbers or joins texts")

    def _unary(self, node: ast.UnaryOp) -> Term:
        operand = self.term(node.operand)
        if isinstance(node.op, ast.Not):
            return Term(f"(not {self.coerce.truth(operand)})", "truth")
        if isinstance(node.op, ast.USub):
            return Term(f"(-{self.coerce.number(operand)})", "number", literal=_negated(operand.literal))
        raise ExpressionError(f"the operator {type(node.op).__name__} is not part of the rule language")

    def _boolean(self, node: ast.BoolOp) -> Term:
        word = " and " if isinstance(node.op, ast.And) else " or "
        return Term(f"({word.join(self.coerce.truth(self.term(value)) for value in node.values)})", "truth")

    def _choice(self, node: ast.IfExp) -> Term:
        test = self.coerce.truth(self.term(node.test))
        yes, no = self.term(node.body), self.term(node.orelse)
        if yes.kind != no.kind and "list" in (yes.kind, no.kind):
            raise ExpressionError("both sides of 'if ... else' are of one kind")
        kind = yes.kind if yes.kind == no.kind else "any"
        return Term(f"({yes.code} if {test} else {no.code})", kind, item=yes.item if yes.item == no.item else "any")

    # ---------------------------------------------------------------- comparisons

    def _comparisons(self, node: ast.Compare) -> Term:
        terms = [self.term(side) for side in (node.left, *node.comparators)]
        parts = [
            self._comparing.code(left, op, right) for left, op, right in zip(terms, node.ops, terms[1:], strict=False)
        ]
        return Term(parts[0] if len(parts) == 1 else f"({' and '.join(parts)})", "truth")

    # ---------------------------------------------------------------- lists

    def _list(self, node: ast.List | ast.Tuple) -> Term:
        items = [self.term(item) for item in node.elts]
        kinds: set[Kind] = {item.kind for item in items}
        if "list" in kinds:
            raise ExpressionError("a list of lists is not part of the rule language")
        kind: Kind = kinds.pop() if len(kinds) == 1 else "any"
        literals = tuple(item.literal for item in items)
        return Term(f"[{', '.join(item.code for item in items)}]", "list", item=kind, literal=literals)

    def _loop(self, node: ast.GeneratorExp | ast.ListComp) -> Term:
        return self.loop(node, lambda item: item.code)

    def loop(self, node: ast.GeneratorExp | ast.ListComp, code_of: Callable[[Term], str]) -> Term:
        """A pass over lists of the document, as a list of what `code_of` makes of each element."""
        with self._inside(node.generators, self._clause) as clauses:
            element = self.term(node.elt)
            if element.kind == "list":
                raise ExpressionError("a list of lists is not part of the rule language")
            code = f"[{code_of(element)} {' '.join(clauses)}]"
        return Term(code, "list", item=element.kind, item_path=element.path)

    @contextmanager
    def elements(self, generators: Sequence[ast.comprehension]) -> Iterator[Evaluate]:
        """A function that lists what a loop is at, step by step, for `function` within; its elements can be written."""
        outer = self._live
        with self._inside(generators, self._counted_clause) as clauses:
            names = "".join(f"{name}, " for name in self._live[len(outer) :])
            yield self.reading.function(f"[({names}) {' '.join(clauses)}]", outer)

    def may_loop(self) -> bool:
        """Whether another loop may stand here."""
        return self._loops < MAX_LOOPS

    def is_outside_loops(self) -> bool:
        return not self._live

    def is_variable(self, name: str) -> bool:
        return name in self._variables

    def function(self, code: str) -> Evaluate:
        """The code, as a function of the scene and of the loop variables that are known here."""
        return self.reading.function(code, self._live)

    @contextmanager
    def _inside(
        self, generators: Sequence[ast.comprehension], clause: Callable[[ast.comprehension], str]
    ) -> Iterator[Sequence[str]]:
        outer, live, loops = dict(self._variables), self._live, self._loops
        yield [clause(generator) for generator in generators]
        self._variables, self._live, self._loops = outer, live, loops

    def _clause(self, generator: ast.comprehension) -> str:
        _, variable, source = self._loop_variable(generator)
        return f"for {variable.code} in {self.coerce.items(source)}{self._tests(generator)}"

    def _counted_clause(self, generator: ast.comprehension) -> str:
        """As `_clause`, by position where the list is a part of the document: what is written there is seen."""
        name, variable, source = self._loop_variable(generator)
        if source.path is None:
            self._live = (*self._live, variable.code)
            return f"for {variable.code} in {self.coerce.items(source)}{self._tests(generator)}"
        position = f"position_{self._made}"
        self._live = (*self._live, position)
        code = f"{source.code}[{position}]"
        self._variables[name] = replace(variable, code=code, holder=source.code, key=position)
        return f"for {position} in range(size({self.coerce.items(source)})){self._tests(generator)}"

    def _tests(self, generator: ast.comprehension) -> str:
        return "".join(f" if {self.coerce.truth(self.term(test))}" for test in generator.ifs)

    def _loop_variable(self, generator: ast.comprehension) -> tuple[str, Term, Term]:
        """The name and the variable of one pass, now known, and the list that it goes over."""
        if generator.is_async or not isinstance(generator.target, ast.Name):
            raise ExpressionError("a loop has one plain variable: 'for item in items'")
        if self._loops == MAX_LOOPS:
            raise ExpressionError(f"loops are nested at most {MAX_LOOPS} deep")
        source = self.term(generator.iter)
        if source.kind != "any" or source.item_path is None:
            raise ExpressionError("a loop goes over a list of the document")
        name = generator.target.id
        if name in RESERVED or name.startswith("_"):
            raise ExpressionError(f"{name!r} cannot be a variable")
        self._loops += 1
        self._made += 1
        variable = Term(f"item_{self._made}", path=source.item_path, item_path=(*source.item_path, "*"))
        variable = replace(variable, is_earlier=source.is_earlier)
        self._variables[name] = variable
        return name, variable, source

    # ---------------------------------------------------------------- functions

    def _call(self, node: ast.Call) -> Term:
        if not isinstance(node.func, ast.Name):
            raise ExpressionError("only the functions of the rule language can be called")
        name = node.func.id
        if name not in FUNCTIONS:
            raise ExpressionError(f"there is no function {name!r}; {near_names(name, FUNCTIONS)}")
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise ExpressionError(f"{name}() takes plain arguments only")
        return FUNCTIONS[name](self, name, node.args)


def _negated(literal: object) -> object:
    return -literal if isinstance(literal, int | Decimal) else None
