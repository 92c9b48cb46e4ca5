"""An instruction cut into words, quoted names, JSON literals and signs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import orjson

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
_LONE_SIGNS = ",;:()?"
"""Signs within a sentence that are the beginning of nothing else."""

_PLAIN_PIECE = re.compile(rf"[{_LONE_SIGNS}]|[^\s{_LONE_SIGNS}]+")
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


class _Notation(NamedTuple):
    """How texts are cut: a pattern whose groups name the kinds of tokens, and where, by its first sign, the name in
    a quotation stands.
    """

    pattern: re.Pattern[str]
    inside: Mapping[str, slice]


@cache
def _notation(quotes: tuple[tuple[str, str], ...], terse: bool) -> _Notation:
    pairs = [(left, right) for left, right in quotes if left != '"']
    quoted = "|".join(_quotation(left, right) for left, right in pairs)
    if terse:
        plain = rf"(?P<bare>{_BARE})|(?P<plain>{_WORD})"  # each word could be a name
    else:  # most of a text is plain words, which are cheaper to take as a run
        piece = rf"(?:(?!{_DATE}){_WORD}|[{_LONE_SIGNS}])"
        plain = rf"(?P<plain>{piece}(?:[^\S\n]*+{piece})*+)"
    pattern = re.compile(
        rf"[^\S\n]*+(?:(?P<date>{_DATE})|{plain}|(?P<quoted>{quoted})|(?P<container>[\[{{])"
        rf'|(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<number>{_NUMBER})|(?P<line>\n)\s*|(?P<sign>{_SIGN})|\Z)',
        re.DOTALL,
    )
    return _Notation(pattern, {left[0]: slice(len(left), -len(right)) for left, right in pairs})


def _quotation(left: str, right: str) -> str:
    """A name between these quotes; an apostrophe within a word opens none."""
    inside = re.escape(left.strip() + right.strip())
    before = r"(?<!\w)" if left == "'" else ""
    return rf"{before}{re.escape(left)}[^{inside}]*{re.escape(right)}"


def cut(text: str, quotes: tuple[tuple[str, str], ...], *, terse: bool) -> Tokens:
    """The tokens of `text`. In `terse` text a plain identifier or path may be a name without quotes.

    `RecursionError` for brackets nested deeper than Python reads them.
    """
    tokens = Tokens([], {}, {}, set())
    notation = _notation(quotes, terse)
    start: int | None = 0
    while start is not None:
        start = _cut_from(start, text, notation, tokens)
    return tokens


def _cut_from(position: int, text: str, notation: _Notation, tokens: Tokens) -> int | None:
    """Add the tokens from `position` up to the end of the first JSON container, or of the text: then None."""
    words, names, literals, bare = tokens
    for found in notation.pattern.finditer(text, position):
        kind = found.lastgroup
        if kind is None:  # the end
            break
        said = found[kind]
        if kind == "plain":
            pieces, values = _pieces(said)
            for place, value in values:
                literals[len(words) + place] = value
            words += pieces
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
            names[len(words)] = literals[len(words)] = said[notation.inside[said[0]]]
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


# What stands between names and values is the text of some thousands of phrases.
@lru_cache(maxsize=8192)
def _pieces(said: str) -> tuple[tuple[str, ...], tuple[tuple[int, Json], ...]]:
    """The words and signs of plain text, and the JSON literals among them by place."""
    pieces = _PLAIN_PIECE.findall(said)
    literals = [(place, _JSON_WORDS[piece]) for place, piece in enumerate(pieces) if piece in _JSON_WORDS]
    # Words that are the same object are compared without a look at their letters.
    return tuple([sys.intern(piece.lower()) for piece in pieces]), tuple(literals)


def _literal(said: str) -> Any:
    """The JSON value of a string or number; absent where it is none, as 007."""
    try:
        return orjson.loads(said)
    except orjson.JSONDecodeError:
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
