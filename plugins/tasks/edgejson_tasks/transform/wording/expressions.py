"""Instructions that give the whole task as an expression of a query or patch language, and their reading."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import product
from typing import Literal, TypeAlias

from edgejson_tasks.transform.phrases import language_of
from edgejson_tasks.transform.phrases.language import Language

__all__ = ["ExpressionKind", "instruct_expression", "misread_expression"]

ExpressionKind: TypeAlias = Literal["jq", "jmespath", "json_patch", "merge_patch"]

_BLOCK = 0.4
_FENCES = ("```", "~~~~")
_TAGS = {"jq": ("jq", ""), "jmespath": ("",), "json_patch": ("json", ""), "merge_patch": ("json", "")}


def instruct_expression(kind: ExpressionKind, expression: str, *, language: str = "en", rng: random.Random) -> str:
    """An instruction to apply `expression`, which stands in it as it is: in back-ticks or fenced."""
    frames = language_of(language).frames
    name = rng.choice(frames.expressions.kinds[kind])
    form = rng.choice(frames.forms)
    if "`" in expression or "\n" in expression or rng.random() < _BLOCK:
        head = rng.choice(frames.expressions.block).replace("{kind}", name)
        fence = _FENCES[0] if _FENCES[0] not in expression else _FENCES[1]
        return f"{head}\n{fence}{rng.choice(_TAGS[kind])}\n{expression}\n{fence}\n{form}"
    said = rng.choice(frames.expressions.inline).replace("{kind}", name)
    return f"{said.replace('{expression}', f'`{expression}`')} {form}"


def misread_expression(instruction: str, language: str, kind: str, expression: str) -> str | None:
    """Why `instruction` does not ask for exactly this expression of this kind, or None when it does."""
    found = {
        (known, match["expression"])
        for known, pattern in _patterns(language_of(language))
        if (match := pattern.fullmatch(instruction)) is not None
    }
    if not found:
        return "the instruction cannot be read as a request to apply an expression"
    if len(found) > 1:
        return "the instruction can be read in more than one way"
    return None if found == {(kind, expression)} else "the instruction asks for another expression"


@cache
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For every kind, what a request looks like in a line and in a block."""
    frames = language.frames
    forms = "|".join(map(re.escape, frames.forms))
    patterns = []
    for kind, names in frames.expressions.kinds.items():
        for name, sentence in product(names, frames.expressions.inline):
            before, after = map(re.escape, sentence.replace("{kind}", name).split("{expression}"))
            patterns.append((kind, re.compile(rf"{before}`(?P<expression>[^`\n]+)`{after} (?:{forms})")))
        heads = "|".join(
            re.escape(head.replace("{kind}", name)) for name, head in product(names, frames.expressions.block)
        )
        patterns.append(
            (
                kind,
                re.compile(
                    rf"(?:{heads})\n(?P<fence>```|~~~~)[a-z]*\n(?P<expression>(?:(?!(?P=fence)).)+)\n(?P=fence)\n(?:{forms})",
                    re.DOTALL,
                ),
            )
        )
    return tuple(patterns)
