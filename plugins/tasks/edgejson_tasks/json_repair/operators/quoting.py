"""Errors of quotes: lost, of the wrong kind, or escaped where they should not be."""

from __future__ import annotations

import random
import re

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw

__all__ = ["OPERATORS"]

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_WORD = re.compile(r"[A-Za-z][A-Za-z_]{2,}")
_RESERVED = frozenset(
    {"true", "false", "null", "none", "nan", "infinity", "undefined", "nil", "yes", "no", "on", "off"}
)
_INNER_STRUCTURE = re.compile(r'\\"\s*[,:}\]]|[,:{\[]\s*\\"|\\\\')
"""An escaped quote beside punctuation: without its backslash it would read as a real one."""
_WHOLE_TEXT_LIMIT = 400
"""Operators that rewrite every quote keep to texts of this size; an edit stores what it replaced."""
_ALL_TOKENS_LIMIT = 16


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text.lower() not in _RESERVED


def _is_word(text: str) -> bool:
    """Whether unquoted `text` can only be read as that string: a plain word, no literal of any language."""
    return _WORD.fullmatch(text) is not None and text.lower() not in _RESERVED


def _requotable(text: str) -> bool:
    """Whether a string may stand in other quotes with its characters unchanged."""
    return not any(char in text for char in "'\\\u2018\u2019\u201c\u201d`")


def _requote(at: Layout, index: int, left: str, right: str) -> Patch:
    return (at.start[index], at.end[index], f"{left}{at.inner(index)}{right}")


def unquoted_key(at: Layout, rng: random.Random) -> list[Patch] | None:
    key = draw(rng, at.keys, lambda index: _is_name(at.inner(index)))
    return None if key is None else [_requote(at, key, "", "")]


def unquoted_all_keys(at: Layout, _: random.Random) -> list[Patch] | None:
    if not 2 <= len(at.keys) <= _ALL_TOKENS_LIMIT or not all(_is_name(at.inner(key)) for key in at.keys):
        return None
    return [_requote(at, key, "", "") for key in at.keys]


def unquoted_value(at: Layout, rng: random.Random) -> list[Patch] | None:
    value = draw(rng, at.strings, lambda index: _is_word(at.inner(index)))
    return None if value is None else [_requote(at, value, "", "")]


def single_quotes_one(at: Layout, rng: random.Random) -> list[Patch] | None:
    places = at.keys if rng.random() < 0.5 else at.strings
    string = draw(rng, places, lambda index: _requotable(at.inner(index)))
    return None if string is None else [_requote(at, string, "'", "'")]


def single_quotes_all(at: Layout, _: random.Random) -> list[Patch] | None:
    places = sorted([*at.keys, *at.strings])
    if not 2 <= len(places) <= _ALL_TOKENS_LIMIT or not all(_requotable(at.inner(index)) for index in places):
        return None
    return [_requote(at, index, "'", "'") for index in places]


def smart_quotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    places = at.keys if rng.random() < 0.5 else at.strings
    string = draw(rng, places, lambda index: _requotable(at.inner(index)))
    return None if string is None else [_requote(at, string, "\u201c", "\u201d")]


def drop_close_quote(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Only after a plain word: what follows it cannot belong to the string."""
    places = at.keys if rng.random() < 0.5 else at.strings
    string = draw(rng, places, lambda index: _is_word(at.inner(index)))
    return None if string is None else [(at.end[string] - 1, at.end[string], "")]


def drop_open_quote(at: Layout, rng: random.Random) -> list[Patch] | None:
    places = at.keys if rng.random() < 0.5 else at.strings
    string = draw(rng, places, lambda index: _is_word(at.inner(index)))
    return None if string is None else [(at.start[string], at.start[string] + 1, "")]


def unescaped_quotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""`"a \"b\" c"` loses its backslashes; dropping the quotes would give JSON as well, so the policy is stated."""

    def plainly_inner(index: int) -> bool:
        return '\\"' in at.inner(index) and not _INNER_STRUCTURE.search(at.inner(index))

    string = draw(rng, at.strings, plainly_inner)
    if string is None:
        return None
    start = at.start[string] + 1
    inner = at.inner(string)
    places = [match.start() for match in re.finditer(r'\\"', inner)]
    return [(start + place, start + place + 1, "") for place in places]


def escaped_document(at: Layout, _: random.Random) -> list[Patch] | None:
    """The text as it looks inside another string, without the quotes of that string."""
    if len(at.text) > _WHOLE_TEXT_LIMIT or "\n" in at.text or '"' not in at.text:
        return None
    escaped = at.text.replace("\\", "\\\\").replace('"', '\\"')
    return [(0, len(at.text), escaped)]


def html_entities(at: Layout, _: random.Random) -> list[Patch] | None:
    if len(at.text) > _WHOLE_TEXT_LIMIT or "&" in at.text or "\\" in at.text or '"' not in at.text:
        return None
    return [(0, len(at.text), at.text.replace('"', "&quot;"))]


OPERATORS = (
    Operator(name="unquoted_key", kind="quote", weight=4, make=unquoted_key),
    Operator(name="unquoted_all_keys", kind="quote", weight=2, make=unquoted_all_keys),
    Operator(name="unquoted_value", kind="quote", weight=3, make=unquoted_value),
    Operator(name="single_quotes_one", kind="quote", weight=2, make=single_quotes_one),
    Operator(name="single_quotes_all", kind="quote", weight=3, make=single_quotes_all),
    Operator(name="smart_quotes", kind="unicode", weight=3, make=smart_quotes),
    Operator(name="drop_close_quote", kind="quote", weight=3, make=drop_close_quote),
    Operator(name="drop_open_quote", kind="quote", weight=2, make=drop_open_quote),
    Operator(name="unescaped_quotes", kind="quote", weight=4, make=unescaped_quotes, needs="keep_text"),
    Operator(name="escaped_document", kind="quote", weight=2, make=escaped_document),
    Operator(name="html_entities", kind="quote", weight=1, make=html_entities),
)
