"""How hard a record is, in figures: how long its prompt and answer are, how deep and how wide its data.

The level that a recipe asks for says what was planned; these figures say what came of it, whatever the task.
"""

from __future__ import annotations

from collections.abc import Iterable

from edgejson.types import Json

__all__ = ["depth_and_leaves", "estimated_tokens", "size"]

_DIGITS = b"0123456789"
_BLANKS = b" \t\r\n"
_LETTERS = bytes(code for code in range(256) if code >= 128 or chr(code).isalpha())
_LETTERS_PER_TOKEN = 5
_DIGITS_PER_TOKEN = 3


def size(prompt: Iterable[str], answer: str, gold: Json) -> dict[str, Json]:
    """The figures that a record's ``meta.size`` holds for every task.

    `prompt_tokens` and `answer_tokens` are estimates (see `estimated_tokens`); `depth` and `fields` count the levels
    and the leaves of the value that the record is about.
    """
    depth, fields = depth_and_leaves(gold)
    return {
        "prompt_tokens": sum(map(estimated_tokens, prompt)),
        "answer_tokens": estimated_tokens(answer),
        "depth": depth,
        "fields": fields,
    }


def estimated_tokens(text: str) -> int:
    """About as many tokens as a byte-level BPE makes of `text`, without one at hand: it depends on no model.

    One for every sign, for every three digits and for every five bytes of letters; blanks belong to what follows.

    >>> estimated_tokens('{"name": "Ana", "age": 27}')
    14
    """
    content = text.encode("utf-8", "surrogatepass")
    others = content.translate(None, _LETTERS)
    digits_and_signs = others.translate(None, _BLANKS)
    signs = len(digits_and_signs.translate(None, _DIGITS))
    letters, digits = len(content) - len(others), len(digits_and_signs) - signs
    return signs + -(-letters // _LETTERS_PER_TOKEN) + -(-digits // _DIGITS_PER_TOKEN)


def depth_and_leaves(value: Json) -> tuple[int, int]:
    """Levels of nesting (0: a scalar, 1: a flat object) and leaves, an empty container being one.

    >>> depth_and_leaves({"a": [1, 2], "b": {}})
    (2, 3)
    """
    depth = leaves = 0
    level: list[Json] = [value]
    while level:
        below: list[Json] = []
        inner = False
        for node in level:
            if isinstance(node, dict):
                inner = True
                below.extend(node.values())
                leaves += not node
            elif isinstance(node, list):
                inner = True
                below.extend(node)
                leaves += not node
            else:
                leaves += 1
        depth += inner
        level = below
    return depth, leaves
