"""Rule expressions with members renamed: the text of the rule is edited where a name stands, and nowhere else."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from edgejson.schema.invariants.syntax import RESERVED, parse

__all__ = ["Template", "computes_names", "members_read", "renamed"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as the parser counts them; other separators are plain characters to it."""


def renamed(source: str, names: Mapping[str, str]) -> str:
    """The expression with every member called by a key of `names` called by its value.

    A name that cannot stand as a plain word (`unit-price`, a reserved word, a variable of a loop) is written as a key.

    Raises:
        ExpressionError: `source` is no expression of the rule language.

    >>> renamed("sum(i.price for i in items) <= total", {"price": "unit-price", "total": "grand_total"})
    "sum(i['unit-price'] for i in items) <= grand_total"
    """
    return Template(source).renamed(names)


def members_read(source: str) -> set[str]:
    """Every name that the expression reads a member by."""
    return {use.name for use in _uses(parse(source.strip()), frozenset())}


def computes_names(source: str) -> bool:
    """Whether the expression may read a member by a computed name, so that member names are values as well."""
    return any(
        isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice) and not _is_position(node.slice)
        for node in ast.walk(parse(source.strip()))
    )


def _is_position(node: ast.expr) -> bool:
    """Whether a key is written out or is a number for certain."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.UnaryOp):
        return _is_position(node.operand)
    if isinstance(node, ast.Name):
        return node.id == "index"
    if isinstance(node, ast.BinOp):
        return not isinstance(node.op, ast.Add) or any(
            isinstance(side, ast.Constant) and isinstance(side.value, int) for side in (node.left, node.right)
        )
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("len", "floor", "ceil")


@dataclass(frozen=True, slots=True)
class _Use:
    """A place where a member is named: a plain word, the word after a dot, or a key; `variables` are taken there."""

    node: ast.expr
    name: str
    variables: frozenset[str]


def _uses(node: ast.AST, variables: frozenset[str]) -> Iterator[_Use]:
    if isinstance(node, ast.Name):
        if node.id not in variables and node.id not in RESERVED and not keyword.iskeyword(node.id):
            yield _Use(node, node.id, variables)
    elif isinstance(node, ast.Attribute):
        yield from _uses(node.value, variables)
        yield _Use(node, node.attr, variables)
    elif isinstance(node, ast.Subscript):
        yield from _uses(node.value, variables)
        if isinstance(node.slice, ast.Constant):
            if isinstance(node.slice.value, str):
                yield _Use(node.slice, node.slice.value, variables)
        else:
            yield from _uses(node.slice, variables)
    elif isinstance(node, ast.Call):
        for argument in node.args:  # the function is named by a word of the language
            yield from _uses(argument, variables)
    elif isinstance(node, ast.GeneratorExp | ast.ListComp):
        inner = variables
        for clause in node.generators:
            yield from _uses(clause.iter, inner)
            if isinstance(clause.target, ast.Name):
                inner |= {clause.target.id}
            for test in clause.ifs:
                yield from _uses(test, inner)
        yield from _uses(node.elt, inner)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _uses(child, variables)


class Template:
    """An expression taken apart at the names of members, to be written with other names at little cost.

    Raises:
        ExpressionError: the text is no expression of the rule language.
    """

    def __init__(self, source: str) -> None:
        self._source = source.strip()
        spans = _Spans(self._source)
        self._places = sorted((spans.of(use) for use in _uses(parse(self._source), frozenset())), key=_start)

    def renamed(self, names: Mapping[str, str]) -> str:
        """The text with every member called by a key of `names` called by its value."""
        pieces: list[str] = []
        at = 0
        for place in self._places:
            new = names.get(place.name)
            if new is not None:
                start, piece = place.written(new)
                pieces += (self._source[at:start], piece)
                at = place.end
        return "".join([*pieces, self._source[at:]]) if pieces else self._source


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a member is named: the word from `start` to `end`, and the dot before it where there is one."""

    form: str
    name: str
    start: int
    end: int
    dot: int
    variables: frozenset[str]

    def written(self, new: str) -> tuple[int, str]:
        """Where the text for another name begins, and that text."""
        if self.form == "key":
            return self.start, repr(new)
        plain = _is_plain(new)
        if self.form == "name":
            free = plain and new not in RESERVED and new not in self.variables
            return self.start, new if free else f"here[{new!r}]"
        return (self.start, new) if plain else (self.dot, f"[{new!r}]")


@lru_cache(maxsize=4096)
def _is_plain(name: str) -> bool:
    """Whether a name may stand as a word in an expression."""
    return name.isidentifier() and name.isascii() and not name.startswith("_") and not keyword.iskeyword(name)


def _start(place: _Place) -> int:
    return place.start


class _Spans:
    """The text of an expression, addressed as its syntax tree is: by line and by byte in the line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = _LINE.findall(source)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, use: _Use) -> _Place:
        node = use.node
        assert node.end_lineno is not None  # noqa: S101 - what `ast.parse` makes has an end
        assert node.end_col_offset is not None  # noqa: S101
        start, end = self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)
        if isinstance(node, ast.Attribute):
            word = end - len(use.name)
            return _Place("attribute", use.name, word, end, self._source.rindex(".", start, word), use.variables)
        form = "key" if isinstance(node, ast.Constant) else "name"
        return _Place(form, use.name, start, end, start, use.variables)

    def _offset(self, line: int, column: int) -> int:
        text = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(text)
