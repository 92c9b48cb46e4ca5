"""Text that is not JSON around or inside the JSON: fences, prose, comments, ellipses, program code, template tokens."""

from __future__ import annotations

import random
import re

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put
from edgejson_tasks.json_repair.operators.chatter import CHATTER, Chatter

__all__ = ["OPERATORS"]

_VARIABLES = (
    "const data = ",
    "let result = ",
    "var config = ",
    "data = ",
    "export default ",
    "module.exports = ",
    "return ",
    "payload = ",
    "$data = ",
)
_CALLBACKS = ("callback", "handleResponse", "jQuery311", "onData", "parseResponse", "JSON.stringify")
_END_TOKENS = ("<|im_end|>", "</s>", "<|eot_id|>", "<|endoftext|>", "<end_of_turn>", "[DONE]", "<|end|>")
_TAGS = ("json", "output", "answer", "result", "response", "pre", "tool_call")
_GUARDS = (")]}',\n", ")]}'\n", "while(1);", "for(;;);", "/**/")
_LEVELS = ("INFO", "DEBUG", "WARN", "ERROR")
_LOGGERS = ("app.api", "worker-3", "gateway", "sync", "billing.jobs", "http")
_MANY_LINES = 40


def _chatter(at: Layout) -> Chatter:
    return CHATTER.get(at.language, CHATTER["en"])


def _around(at: Layout, before: str, after: str) -> list[Patch]:
    patches: list[Patch] = [(0, 0, before)] if before else []
    if after:
        patches.append((len(at.text), len(at.text), after))
    return patches


def code_fence(at: Layout, rng: random.Random) -> list[Patch]:
    opening = rng.choice(("```json\n", "```json\n", "```\n", "```JSON\n", "~~~json\n", "```javascript\n"))
    closing = "\n" + opening[:3]
    side = rng.random()
    return _around(at, opening if side < 0.9 else "", closing if side > 0.3 else "")


def prose_around(at: Layout, rng: random.Random) -> list[Patch]:
    words = _chatter(at)
    side = rng.random()
    before = rng.choice(words.before) + rng.choice(("\n", "\n\n", " ")) if side < 0.8 else ""
    after = rng.choice(("\n", "\n\n")) + rng.choice(words.after) if side > 0.5 else ""
    return _around(at, before, after)


def fence_prose(at: Layout, rng: random.Random) -> list[Patch]:
    words = _chatter(at)
    after = f"\n\n{rng.choice(words.after)}" if rng.random() < 0.5 else ""
    return _around(at, f"{rng.choice(words.before)}\n\n```json\n", f"\n```{after}")


def think_block(at: Layout, rng: random.Random) -> list[Patch]:
    """The reasoning of a model, left in front of its answer."""
    tag = rng.choice(("think", "think", "thinking", "reasoning"))
    return _around(at, f"<{tag}>\n{rng.choice(_chatter(at).thoughts)}\n</{tag}>\n", "")


def language_label(_at: Layout, rng: random.Random) -> list[Patch]:
    """What a fence leaves behind when only its backquotes were stripped."""
    return [(0, 0, rng.choice(("json\n", "json\n", "JSON\n", "json ")))]


def wrapper_tag(at: Layout, rng: random.Random) -> list[Patch]:
    if rng.random() < 0.1:
        return _around(at, "<![CDATA[", "]]>")
    tag = rng.choice(_TAGS)
    gap = rng.choice(("", "\n"))
    return _around(at, f"<{tag}>{gap}", f"{gap}</{tag}>")


def end_token(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, "", rng.choice(("", "\n")) + rng.choice(_END_TOKENS))


def variable_assign(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, rng.choice(_VARIABLES), ";" if rng.random() < 0.7 else "")


def jsonp(at: Layout, rng: random.Random) -> list[Patch]:
    return _around(at, rng.choice(_CALLBACKS) + "(", rng.choice((");", ")")))


def xssi_guard(at: Layout, rng: random.Random) -> list[Patch]:
    """What some services put before JSON so that no page can run it as a script."""
    return _around(at, rng.choice(_GUARDS), "")


def log_prefix(at: Layout, rng: random.Random) -> list[Patch] | None:
    """The head of a log line; only a text of one line is logged like that."""
    if "\n" in at.text:
        return None
    day = f"2026-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    clock = f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"
    level, logger = rng.choice(_LEVELS), rng.choice(_LOGGERS)
    what = rng.choice(("payload=", "body: ", "received ", "-> ", "event="))
    head = rng.choice((f"{day}T{clock}Z {level} {logger} {what}", f"{day} {clock} {level}: {what}"))
    return _around(at, head, "")


def byte_string(at: Layout, rng: random.Random) -> list[Patch] | None:
    """The text as Python shows bytes; one that holds an apostrophe, a backslash or a line feed would look different."""
    if not at.text.isascii() or any(char in at.text for char in "'\\\n\t"):
        return None
    return _around(at, rng.choice(("b'", "b'", "r'", "'")), "'")


def line_prefix(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Every line quoted, numbered, or marked as added, as copied from a mail, an editor or a patch."""
    starts = [0, *(match.end() for match in re.finditer("\n", at.text))]
    if not 3 <= len(starts) <= _MANY_LINES:
        return None
    form = rng.choice(("> ", "> ", "+ ", "| ", "number"))
    if form != "number":
        return [(start, start, form) for start in starts]
    mark = rng.choice((": ", " | "))
    return [(start, start, f"{number:>2}{mark}") for number, start in enumerate(starts, 1)]


def comment_line(at: Layout, rng: random.Random) -> list[Patch] | None:
    place = _after_comma_or_opener(at, rng)
    if place is None:
        return None
    line_end = "" if at.text[place : place + 1] == "\n" else "\n"
    comment = rng.choice(_chatter(at).comments)
    return [(place, place, f" {rng.choice(('//', '//', '#', '--'))} {comment}{line_end}")]


def comment_block(at: Layout, rng: random.Random) -> list[Patch] | None:
    place = _after_comma_or_opener(at, rng)
    if place is None:
        return None
    left, right = rng.choice((("/*", "*/"), ("/*", "*/"), ("<!--", "-->")))
    return [(place, place, f" {left} {rng.choice(_chatter(at).comments)} {right} ")]


def comment_head(at: Layout, rng: random.Random) -> list[Patch]:
    """A comment above the document, as in configuration files."""
    return _around(at, f"{rng.choice(('//', '#', ';'))} {rng.choice(_chatter(at).comments)}\n", "")


def ellipsis(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`...` after the last item, as in a document that someone only wanted to hint at."""
    closer = draw(rng, at.closers, at.has_content)
    if closer is None:
        return None
    place = at.end[closer - 1]
    return [(place, place, rng.choice((", ...", ",...", ", \u2026")))]


def ellipsis_mid(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`...` among the items of an array or the members of an object."""
    comma = draw(rng, at.commas, lambda _: True)
    return None if comma is None else [(at.end[comma], at.end[comma], rng.choice((" ...,", "...,", " \u2026,")))]


def ndjson(at: Layout, rng: random.Random) -> list[Patch] | None:
    """The objects of an array one per line, without the array: the instruction asks for it."""
    if at.first(0) != "[" or at.first(1) != "{" or "\n" in at.text:
        return None
    commas = [index for index in at.commas if at.parent[index] == 0]
    if not commas or any(at.first(index + 1) != "{" for index in commas):
        return None
    # The blank behind a comma goes with it.
    between: list[Patch] = [(at.start[comma], at.start[comma + 1], "\n") for comma in commas]
    after = rng.choice(("", "\n"))
    return [put(at, 0, ""), *between, (at.start[len(at) - 1], len(at.text), after)]


def _after_comma_or_opener(at: Layout, rng: random.Random) -> int | None:
    token = draw(rng, [*at.commas, *at.openers], lambda _: True)
    return None if token is None else at.end[token]


OPERATORS = (
    Operator(name="code_fence", kind="foreign", weight=12, make=code_fence),
    Operator(name="prose_around", kind="foreign", weight=12, make=prose_around),
    Operator(name="fence_prose", kind="foreign", weight=10, make=fence_prose),
    Operator(name="think_block", kind="foreign", weight=3, make=think_block),
    Operator(name="language_label", kind="foreign", weight=2, make=language_label),
    Operator(name="wrapper_tag", kind="foreign", weight=2, make=wrapper_tag),
    Operator(name="end_token", kind="foreign", weight=2, make=end_token),
    Operator(name="variable_assign", kind="foreign", weight=4, make=variable_assign),
    Operator(name="jsonp", kind="foreign", weight=2, make=jsonp),
    Operator(name="xssi_guard", kind="foreign", weight=1, make=xssi_guard),
    Operator(name="log_prefix", kind="foreign", weight=2, make=log_prefix),
    Operator(name="byte_string", kind="foreign", weight=1, make=byte_string),
    Operator(name="line_prefix", kind="foreign", weight=1, make=line_prefix),
    Operator(name="comment_line", kind="foreign", weight=6, make=comment_line),
    Operator(name="comment_block", kind="foreign", weight=3, make=comment_block),
    Operator(name="comment_head", kind="foreign", weight=1, make=comment_head),
    Operator(name="ellipsis", kind="foreign", weight=3, make=ellipsis),
    Operator(name="ellipsis_mid", kind="foreign", weight=2, make=ellipsis_mid),
    Operator(
        name="ndjson", kind="foreign", weight=8, make=ndjson, safety="ambiguous", policy="several", upsets="brackets"
    ),
)
