"""Text that is not JSON around or inside the JSON: fences, prose, comments, ellipses, program code, template tokens."""

from __future__ import annotations

import random

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw

__all__ = ["OPERATORS"]

_BEFORE = (
    "Here is the JSON:",
    "Sure! Here's the data you asked for:",
    "Based on the information provided, the result is:",
    "Of course. I have filled in every field:",
    "Result:",
    "The extracted record follows.",
    "Below is the requested object:",
    "Okay, let me put that together for you.",
    "Final answer:",
    "Aqu\u00ed est\u00e1 el JSON solicitado:",
    "Segue o JSON:",
    "Voici le r\u00e9sultat :",
    "Hier ist das Ergebnis:",
)
_AFTER = (
    "Let me know if you would like any changes.",
    "I hope this helps!",
    "Note: optional fields were left out where no value was known.",
    "This matches the schema you gave me.",
    "Please check the values before using them.",
    "Would you like this in another format as well?",
)
_COMMENTS = (
    "see the ticket for details",
    "as agreed with the client",
    "checked",
    "required",
    "optional",
    "keep in sync with the database",
    "this comes from the form",
    "do not change by hand",
    "verify before release",
    "copied from the old system",
)
_VARIABLES = (
    "const data = ",
    "let result = ",
    "var config = ",
    "data = ",
    "export default ",
    "module.exports = ",
    "return ",
)
_CALLBACKS = ("callback", "handleResponse", "jQuery311", "onData", "parseResponse")
_END_TOKENS = ("<|im_end|>", "</s>", "<|eot_id|>", "<|endoftext|>", "<end_of_turn>")
_TAGS = ("json", "output", "answer", "result", "response")


def _around(at: Layout, before: str, after: str) -> list[Patch]:
    patches: list[Patch] = [(0, 0, before)] if before else []
    if after:
        patches.append((len(at.text), len(at.text), after))
    return patches


def code_fence(at: Layout, rng: random.Random) -> list[Patch]:
    opening = rng.choice(("```json\n", "```json\n", "```\n", "```JSON\n", "~~~json\n"))
    closing = "\n" + opening[:3]
    side = rng.random()
    return _around(at, opening if side < 0.9 else "", closing if side > 0.15 else "")


def prose_around(at: Layout, rng: random.Random) -> list[Patch]:
    side = rng.random()
    before = rng.choice(_BEFORE) + rng.choice(("\n", "\n\n", " ")) if side < 0.8 else ""
    after = rng.choice(("\n", "\n\n")) + rng.choice(_AFTER) if side > 0.5 else ""
    return _around(at, before, after)


def fence_prose(at: Layout, rng: random.Random) -> list[Patch]:
    after = f"\n\n{rng.choice(_AFTER)}" if rng.random() < 0.5 else ""
    return _around(at, f"{rng.choice(_BEFORE)}\n\n```json\n", f"\n```{after}")


def language_label(_at: Layout, _rng: random.Random) -> list[Patch]:
    """What a fence leaves behind when only its backquotes were stripped."""
    return [(0, 0, "json\n")]


def wrapper_tag(at: Layout, rng: random.Random) -> list[Patch]:
    tag = rng.choice(_TAGS)
    gap = rng.choice(("", "\n"))
    return _around(at, f"<{tag}>{gap}", f"{gap}</{tag}>")


def end_token(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, "", rng.choice(_END_TOKENS))


def variable_assign(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, rng.choice(_VARIABLES), ";" if rng.random() < 0.7 else "")


def jsonp(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, rng.choice(_CALLBACKS) + "(", rng.choice((");", ")")))


def comment_line(at: Layout, rng: random.Random) -> list[Patch] | None:
    place = _after_comma_or_opener(at, rng)
    if place is None:
        return None
    line_end = "" if at.text[place : place + 1] == "\n" else "\n"
    return [(place, place, f" {rng.choice(('//', '//', '#'))} {rng.choice(_COMMENTS)}{line_end}")]


def comment_block(at: Layout, rng: random.Random) -> list[Patch] | None:
    place = _after_comma_or_opener(at, rng)
    return None if place is None else [(place, place, f" /* {rng.choice(_COMMENTS)} */ ")]


def ellipsis(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`...` after the last item, as in a document that someone only wanted to hint at."""
    closer = draw(rng, at.closers, lambda index: at.opener_of[index] != index - 1)
    if closer is None:
        return None
    place = at.end[closer - 1]
    return [(place, place, rng.choice((", ...", ",...", ", \u2026")))]


def _after_comma_or_opener(at: Layout, rng: random.Random) -> int | None:
    token = draw(rng, [*at.commas, *at.openers], lambda _: True)
    return None if token is None else at.end[token]


OPERATORS = (
    Operator(name="code_fence", kind="foreign", weight=6, make=code_fence),
    Operator(name="prose_around", kind="foreign", weight=6, make=prose_around),
    Operator(name="fence_prose", kind="foreign", weight=5, make=fence_prose),
    Operator(name="language_label", kind="foreign", weight=1, make=language_label),
    Operator(name="wrapper_tag", kind="foreign", weight=1, make=wrapper_tag),
    Operator(name="end_token", kind="foreign", weight=1, make=end_token),
    Operator(name="variable_assign", kind="foreign", weight=2, make=variable_assign),
    Operator(name="jsonp", kind="foreign", weight=1, make=jsonp),
    Operator(name="comment_line", kind="foreign", weight=3, make=comment_line),
    Operator(name="comment_block", kind="foreign", weight=2, make=comment_block),
    Operator(name="ellipsis", kind="foreign", weight=2, make=ellipsis),
)
