r"""Errors inside strings, and characters that only look like JSON's: `\x41`, no-break blanks, full-width commas."""

from __future__ import annotations

import random
import re

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put

__all__ = ["OPERATORS"]

_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*\\([nt])")
_RAW = {"n": "\n", "t": "\t"}
_BACKSLASH = re.compile(r"(?<!\\)\\\\(?![\"\\/bfnrtu])(?=.)")
"""An escaped backslash before something that is no escape with one backslash less."""
_FULLWIDTH = {",": "\uff0c", ":": "\uff1a", "{": "\uff5b", "}": "\uff5d", "[": "\uff3b", "]": "\uff3d"}
_ODD_QUOTES = ("\u201c\u201d", "\u201c\u201d", "\u2018\u2019", "\u201e\u201c", "\u00ab\u00bb", "\uff02\uff02")
_NOT_INSIDE = frozenset("'\\`" + "".join(_ODD_QUOTES))


def raw_control(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""An escaped line feed or tab (`\n`, `\t`) stands in the string as itself."""
    string = draw(rng, at.strings, lambda index: _CONTROL.search(at.inner(index)) is not None)
    if string is None:
        return None
    match = rng.choice(list(_CONTROL.finditer(at.inner(string))))
    end = at.start[string] + 1 + match.end()
    return [(end - 2, end, _RAW[match[1]])]


def raw_controls_all(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A text of several lines, written as such."""
    string = draw(rng, at.strings, lambda index: len(_CONTROL.findall(at.inner(index))) > 1)
    if string is None:
        return None
    start = at.start[string] + 1
    ends = [(start + match.end(), match[1]) for match in _CONTROL.finditer(at.inner(string))]
    return [(end - 2, end, _RAW[letter]) for end, letter in ends]


def single_quote_escape(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""`'` is written `\'`, as in languages where that is an escape."""
    string = draw(rng, at.strings, lambda index: "'" in at.inner(index) and "\\'" not in at.inner(index))
    if string is None:
        return None
    places = [match.start() for match in re.finditer("'", at.inner(string))]
    place = at.start[string] + 1 + rng.choice(places)
    return [(place, place, "\\")]


def bad_escape(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""`\\d` loses a backslash: a path or a pattern pasted as it is."""
    string = draw(rng, at.strings, lambda index: _BACKSLASH.search(at.inner(index)) is not None)
    if string is None:
        return None
    match = rng.choice(list(_BACKSLASH.finditer(at.inner(string))))
    place = at.start[string] + 1 + match.start()
    return [(place, place + 1, "")]


def foreign_escape(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""A letter as other languages escape it: `\xe9`, `\u{e9}`, `\U000000e9`; it might be a literal backslash too."""
    string = draw(rng, at.strings, lambda index: _latin(at, index) != [])
    if string is None:
        return None
    place = rng.choice(_latin(at, string))
    code = ord(at.text[place])
    return [(place, place + 1, rng.choice((f"\\x{code:02x}", f"\\u{{{code:x}}}", f"\\U{code:08x}")))]


def _latin(at: Layout, index: int) -> list[int]:
    return [place for place in range(at.start[index], at.end[index]) if "\u00a1" <= at.text[place] <= "\u00ff"]


def string_concat(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A member's value written as the sum of two, cut at a blank; in an array the parts would read as two items."""
    string = draw(rng, at.strings, lambda index: at.first(index - 1) == ":" and " " in at.inner(index).strip())
    if string is None:
        return None
    places = [match.end() for match in re.finditer(r"(?<=[^\\ ]) (?=[^ ])", at.inner(string).rstrip())]
    if not places:
        return None
    place = at.start[string] + 1 + rng.choice(places)
    return [(place, place, '" + "')]


def smart_quotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    places = at.keys if rng.random() < 0.5 else at.strings
    string = draw(rng, places, lambda index: _NOT_INSIDE.isdisjoint(at.inner(index)))
    if string is None:
        return None
    quotes = rng.choice(_ODD_QUOTES)
    return [put(at, string, f"{quotes[0]}{at.inner(string)}{quotes[1]}")]


def fullwidth_punct(at: Layout, rng: random.Random) -> list[Patch] | None:
    mark = draw(rng, at.colons if rng.random() < 0.5 else at.commas, lambda _: True)
    return None if mark is None else [put(at, mark, _FULLWIDTH[at.first(mark)])]


def fullwidth_brackets(at: Layout, rng: random.Random) -> list[Patch] | None:
    opener = draw(rng, at.openers, lambda _: True)
    if opener is None:
        return None
    return [put(at, index, _FULLWIDTH[at.first(index)]) for index in (opener, at.closer_of[opener])]


def odd_blank(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A blank that JSON does not know: no-break, zero-width or ideographic."""
    mark = draw(rng, [*at.colons, *at.commas], lambda _: True)
    if mark is None:
        return None
    place = at.end[mark]
    end = place + 1 if at.text[place : place + 1] == " " else place
    return [(place, end, rng.choice(("\u00a0", "\u00a0", "\u200b", "\u3000", "\u202f")))]


def odd_indent(at: Layout, rng: random.Random) -> list[Patch] | None:
    """The indentation of one line is made of no-break blanks, as in text copied from a web page."""
    lines = [match.span(1) for match in re.finditer(r"\n( +)", at.text)]
    if not lines:
        return None
    start, end = rng.choice(lines)
    return [(start, end, "\u00a0" * (end - start))]


OPERATORS = (
    Operator(name="raw_control", kind="string", weight=4, make=raw_control),
    Operator(name="raw_controls_all", kind="string", weight=2, make=raw_controls_all),
    Operator(
        name="single_quote_escape",
        kind="string",
        weight=3,
        make=single_quote_escape,
        safety="ambiguous",
        policy="apostrophe",
    ),
    Operator(name="bad_escape", kind="string", weight=2, make=bad_escape, safety="ambiguous", policy="keep_backslash"),
    Operator(
        name="foreign_escape",
        kind="string",
        weight=2,
        make=foreign_escape,
        safety="ambiguous",
        policy="char_escape",
    ),
    Operator(name="string_concat", kind="string", weight=2, make=string_concat),
    Operator(name="smart_quotes", kind="unicode", weight=3, make=smart_quotes),
    Operator(name="fullwidth_punct", kind="unicode", weight=2, make=fullwidth_punct),
    Operator(name="fullwidth_brackets", kind="unicode", weight=1, make=fullwidth_brackets),
    Operator(name="odd_blank", kind="unicode", weight=2, make=odd_blank),
    Operator(name="odd_indent", kind="unicode", weight=1, make=odd_indent),
)
