"""Reading the text of an expression: Python's own parser, within bounds."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from edgejson.schema.invariants.terms import ExpressionError

RESERVED = frozenset({"root", "here", "parent", "index", "true", "false", "null"})
"""Names that never mean a member; such a member is read as `here['index']`."""

MAX_LENGTH = 2_000
MAX_DEPTH = 40
MAX_NODES = 500


def parse(source: str) -> ast.expr:
    """The syntax tree, within the bounds of the language."""
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters")
    if "\\" in source:
        raise ExpressionError("a backslash has no meaning here; write the character itself")
    try:
        body = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"no expression: {getattr(error, 'msg', error)}") from None
    level: list[ast.AST] = [body]
    nodes = 0
    for _ in range(MAX_DEPTH):
        nodes += len(level)
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            break
    if level or nodes > MAX_NODES:
        raise ExpressionError(f"too large: at most {MAX_NODES} parts, nested at most {MAX_DEPTH} deep")
    return body


def presumed(node: ast.expr) -> Sequence[str]:
    """The members of the scope whose presence a condition demands: the `present(name)` that `and` joins to it."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return [name for value in node.values for name in presumed(value)]
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "present"):
        return []
    return [argument.id for argument in node.args if isinstance(argument, ast.Name) and argument.id not in RESERVED]


def joined_truths(node: ast.expr) -> Sequence[ast.expr]:
    """The truths that `and` and `or` join."""
    if isinstance(node, ast.BoolOp):
        return [part for value in node.values for part in joined_truths(value)]
    return [node]
