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


def joined_truths(node: ast.expr) -> Sequence[ast.expr]:
    """The truths that `and` and `or` join."""
    if isinstance(node, ast.BoolOp):
        return [part for value in node.values for part in joined_truths(value)]
    return [node]


def constant_key(node: ast.expr) -> str | int | None:
    """A key written in the rule: a name, or a position (negative ones count from the end)."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = constant_key(node.operand)
        return -inner if isinstance(inner, int) else None
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int) and not isinstance(node.value, bool):
        return node.value
    return None


def is_before_index(node: ast.expr, *, least: int = 1) -> bool:
    """`index - 1` and the like; with `least` 0 (the end of a slice) `index` as well."""
    if isinstance(node, ast.Name):
        return node.id == "index" and least == 0
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and isinstance(node.right, ast.Constant)):
        return False
    away = node.right.value
    return isinstance(node.left, ast.Name) and node.left.id == "index" and isinstance(away, int) and away >= least
