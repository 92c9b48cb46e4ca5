"""An instruction cut into words, quoted names, JSON literals and signs."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["ABSENT", "Tokens", "cut"]

ABSENT: Any = object()
"""Stands where a token is no JSON literal; None is one."""

_NUMBER = r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)"
_WORD = r"[^\W\d_][\w'\u2019-]*"
_BARE_NAME = r"[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*(?:\[\])*"
_BARE = rf"(?:\[\]\.)?{_BARE_NAME}(?:\.{_BARE_NAME})*(?![\w'\u2019])|(?<![\w/])(?:/[A-Za-z0-9_*-]+)+(?!\w)"
_DATE = r"[A-Z]{2,4}(?:[./-][A-Z]{2,4}){2}(?!\w)"
_SIGN = r"->|=>|==|!=|>=|<=|."
_JSON_WORDS: dict[str, Json] = {"null": None, "true": True, "false": False}
_DECODER = json.JSONDecoder()


class Tokens(NamedTuple):
    """A text in pieces: `words` has an entry for each, None where it can only be a name or a literal.

    `names` and `literals` hold by position what could be a name or path, and what is a JSON literal; `bare` holds the
    positions of names without quotes.
    """

    words: list[str | None]
    names: dict[int, str]
    literals: dict[int, Any]
    bare: set[int]


@cache
def _pattern(quotes: tuple[tuple[str, str], ...], terse: bool) -> re.Pattern[str]:
    quoted = "|".join(_quotation(left, right) for left, right in quotes if left != '"')
    # Most of a text is plain words, which are cheaper to take as a run; in terse text each could be a name.
    words = rf"(?P<bare>{_BARE})|(?P<words>{_WORD})" if terse else rf"(?P<words>{_WORD}(?:[^\S\n]+(?!{_DATE}){_WORD})*)"
    return re.compile(
        rf"[^\S\n]*(?:(?P<date>{_DATE})|{words}|(?P<quoted>{quoted})|(?P<container>[\[{{])"
        rf'|(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<number>{_NUMBER})|(?P<line>\n)\s*|(?P<sign>{_SIGN})|\Z)',
        re.DOTALL,
    )


def _quotation(left: str, right: str) -> str:
    """A name between these quotes; an apostrophe within a word opens none."""
    inside = re.escape(left.strip() + right.strip())
    before = r"(?<!\w)" if left == "'" else ""
    return rf"{before}{re.escape(left)}([^{inside}]*){re.escape(right)}"


def cut(text: str, quotes: tuple[tuple[str, str], ...], *, terse: bool) -> Tokens:
    """The tokens of `text`. In `terse` text a plain identifier or path may be a name without quotes.

    `RecursionError` for brackets nested deeper than Python reads them.
    """
    tokens = Tokens([], {}, {}, set())
    pattern = _pattern(quotes, terse)
    start: int | None = 0
    while start is not None:
        start = _cut_from(start, text, pattern, tokens)
    return tokens


def _cut_from(position: int, text: str, pattern: re.Pattern[str], tokens: Tokens) -> int | None:
    """Add the tokens from `position` up to the end of the first JSON container, or of the text: then None."""
    words, names, literals, bare = tokens
    quoted = range(pattern.groupindex["quoted"] + 1, pattern.groupindex["container"])
    for found in pattern.finditer(text, position):
        kind = found.lastgroup
        if kind is None:  # the end
            break
        said = found[kind]
        if kind == "words":
            if "null" in said or "true" in said or "false" in said:
                for place, word in enumerate(said.split(), len(words)):
                    if word in _JSON_WORDS:
                        literals[place] = _JSON_WORDS[word]
            words += said.lower().split()
        elif kind in ("sign", "line"):
            words.append(said)
        elif kind in ("bare", "date"):
            if kind == "bare":
                names[len(words)] = said
                bare.add(len(words))
            if said in _JSON_WORDS:
                literals[len(words)] = _JSON_WORDS[said]
            words.append(said.lower())
        elif kind == "quoted":
            inner = next(group for group in map(found.__getitem__, quoted) if group is not None)
            names[len(words)] = literals[len(words)] = inner
            words.append(None)
        elif kind == "string":
            literal = _literal(said)
            if isinstance(literal, str):
                names[len(words)] = literals[len(words)] = literal
            words.append(said if said == '""' else None)
        elif kind == "number":
            literals[len(words)] = _literal(said)
            words.append(said)
        else:
            start = found.start(kind)
            end, literal = _container(text, start)
            if literal is not ABSENT:
                literals[len(words)] = literal
            words.append(text[start:end])
            return end
    return None


def _literal(said: str) -> Any:
    """The JSON value of a string or number; absent where it is none, as 007."""
    try:
        return jsontext.parse(said)
    except jsontext.JsonTextError:
        return ABSENT


def _container(text: str, start: int) -> tuple[int, Any]:
    """The JSON array or object that starts here and its end; a lone bracket where there is none.

    `RecursionError` where brackets stand in one another without end: to try each of them would take as long.
    """
    try:
        literal, end = _DECODER.raw_decode(text, start)
    except ValueError:
        return start + 1, ABSENT
    return end, literal
