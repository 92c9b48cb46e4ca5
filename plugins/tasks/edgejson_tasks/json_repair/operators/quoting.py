"""Errors of quotes: lost, of the wrong kind, or escaped where they should not be."""

from __future__ import annotations

import random
import re
from bisect import bisect_left

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put

__all__ = ["OPERATORS"]

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_WORD = re.compile(r"[A-Za-z][A-Za-z_]{2,}")
_PHRASE = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,4}")
_RESERVED = frozenset(
    {"true", "false", "null", "none", "nan", "infinity", "undefined", "nil", "yes", "no", "on", "off"}
)
_INNER_STRUCTURE = re.compile(r'\\"\s*[,:}\]]|[,:{\[]\s*\\"|\\\\')
"""An escaped quote beside punctuation: without its backslash it would read as a real one."""
_PYTHON = {"true": "True", "false": "False", "null": "None"}
_WHOLE_TEXT_LIMIT = 400
"""Operators that rewrite every quote keep to texts of this size; an edit stores what it replaced."""
_MANY = 40
"""Strings of a whole text that one error may rewrite."""


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text.lower() not in _RESERVED


def _is_word(text: str) -> bool:
    """Whether unquoted `text` can only be read as that string: a plain word, no literal of any language."""
    return _WORD.fullmatch(text) is not None and text.lower() not in _RESERVED


def _is_phrase(text: str) -> bool:
    """Some words of letters, none of them a literal."""
    return _PHRASE.fullmatch(text) is not None and _RESERVED.isdisjoint(text.lower().split())


def _requotable(text: str) -> bool:
    """Whether a string may stand in other quotes with its characters unchanged."""
    return not any(char in text for char in "'\\`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\uff02")


def _requote(at: Layout, index: int, left: str, right: str) -> Patch:
    return put(at, index, f"{left}{at.inner(index)}{right}")


def _key_or_string(at: Layout, rng: random.Random) -> list[int]:
    return at.keys if rng.random() < 0.5 else at.strings


def unquoted_key(at: Layout, rng: random.Random) -> list[Patch] | None:
    key = draw(rng, at.keys, lambda index: _is_name(at.inner(index)))
    return None if key is None else [_requote(at, key, "", "")]


def unquoted_all_keys(at: Layout, _: random.Random) -> list[Patch] | None:
    if not 2 <= len(at.keys) <= _MANY or not all(_is_name(at.inner(key)) for key in at.keys):
        return None
    return [_requote(at, key, "", "") for key in at.keys]


def unquoted_value(at: Layout, rng: random.Random) -> list[Patch] | None:
    value = draw(rng, at.strings, lambda index: _is_word(at.inner(index)))
    return None if value is None else [_requote(at, value, "", "")]


def unquoted_phrase(at: Layout, rng: random.Random) -> list[Patch] | None:
    value = draw(rng, at.strings, lambda index: _is_phrase(at.inner(index)))
    return None if value is None else [_requote(at, value, "", "")]


def single_quotes_one(at: Layout, rng: random.Random) -> list[Patch] | None:
    string = draw(rng, _key_or_string(at, rng), lambda index: _requotable(at.inner(index)))
    return None if string is None else [_requote(at, string, "'", "'")]


def backquotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    string = draw(rng, at.strings, lambda index: _requotable(at.inner(index)))
    return None if string is None else [_requote(at, string, "`", "`")]


def triple_quotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    """As Python writes long texts; an empty string, or one that ends in a quote, would not show its border."""
    string = draw(rng, at.strings, lambda index: " " in at.inner(index) and "\\" not in at.inner(index))
    return None if string is None else [_requote(at, string, '"""', '"""')]


def _all_single(at: Layout) -> list[Patch] | None:
    places = sorted([*at.keys, *at.strings])
    if not 2 <= len(places) <= _MANY or not all(_requotable(at.inner(index)) for index in places):
        return None
    return [_requote(at, index, "'", "'") for index in places]


def single_quotes_all(at: Layout, _: random.Random) -> list[Patch] | None:
    return _all_single(at)


def python_repr(at: Layout, _: random.Random) -> list[Patch] | None:
    """What `print` shows of a Python dictionary: quotes and literals are Python's."""
    strings = _all_single(at) if 1 <= len(at.words) <= _MANY else None
    return (
        None if strings is None else sorted([*strings, *(put(at, word, _PYTHON[at.token(word)]) for word in at.words)])
    )


def doubled_quotes(at: Layout, _: random.Random) -> list[Patch] | None:
    """Every quote twice, as inside a quoted CSV field; an empty string would be four quotes in a row."""
    if len(at.text) > _WHOLE_TEXT_LIMIT or "\\" in at.text or '""' in at.text or not (at.keys or at.strings):
        return None
    return [(0, len(at.text), at.text.replace('"', '""'))]


def drop_close_quote(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Only after a plain word: what follows it cannot belong to the string.

    The string must not be able to run on to the next quote: `"a: 1, b": 2` would be JSON, and so would `["a, b"]`.
    """

    def ends_clearly(index: int) -> bool:
        if not _is_word(at.inner(index)):
            return False
        return at.first(index + 2) == '"' if at.first(index + 1) == ":" else at.first(index - 1) == ":"

    string = draw(rng, _key_or_string(at, rng), ends_clearly)
    return None if string is None else [(at.end[string] - 1, at.end[string], "")]


def drop_open_quote(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Where the string before cannot run on to the quote that is left."""

    def starts_clearly(index: int) -> bool:
        if not _is_word(at.inner(index)):
            return False
        if at.first(index + 1) != ":":
            return at.first(index - 1) == ":"
        earlier_keys, earlier_strings = bisect_left(at.keys, index), bisect_left(at.strings, index)
        return earlier_keys == 0 or (
            earlier_strings > 0 and at.strings[earlier_strings - 1] > at.keys[earlier_keys - 1]
        )

    string = draw(rng, _key_or_string(at, rng), starts_clearly)
    return None if string is None else [(at.start[string], at.start[string] + 1, "")]


def unescaped_quotes(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""`"a \"b\" c"` loses its backslashes; dropping the quotes would give JSON as well, so the policy is stated."""

    def plainly_inner(index: int) -> bool:
        return '\\"' in at.inner(index) and not _INNER_STRUCTURE.search(at.inner(index))

    string = draw(rng, at.strings, plainly_inner)
    if string is None:
        return None
    start = at.start[string] + 1
    places = [match.start() for match in re.finditer(r'\\"', at.inner(string))]
    return [(start + place, start + place + 1, "") for place in places]


def escaped_string(at: Layout, rng: random.Random) -> list[Patch] | None:
    r"""The quotes of one string are escaped: `\"name\": 1`."""
    string = draw(rng, _key_or_string(at, rng), lambda index: len(at.inner(index)) > 0 and "\\" not in at.inner(index))
    return None if string is None else [_requote(at, string, '\\"', '\\"')]


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
    Operator(name="unquoted_key", kind="quote", weight=8, make=unquoted_key),
    Operator(name="unquoted_all_keys", kind="quote", weight=4, make=unquoted_all_keys),
    Operator(name="unquoted_value", kind="quote", weight=4, make=unquoted_value),
    Operator(name="unquoted_phrase", kind="quote", weight=2, make=unquoted_phrase),
    Operator(name="single_quotes_one", kind="quote", weight=4, make=single_quotes_one),
    Operator(name="single_quotes_all", kind="quote", weight=4, make=single_quotes_all),
    Operator(name="python_repr", kind="quote", weight=4, make=python_repr),
    Operator(name="backquotes", kind="quote", weight=1, make=backquotes),
    Operator(name="triple_quotes", kind="quote", weight=1, make=triple_quotes),
    Operator(name="doubled_quotes", kind="quote", weight=1, make=doubled_quotes),
    Operator(name="drop_close_quote", kind="quote", weight=6, make=drop_close_quote, upsets="quotes"),
    Operator(name="drop_open_quote", kind="quote", weight=4, make=drop_open_quote, upsets="quotes"),
    Operator(
        name="unescaped_quotes",
        kind="quote",
        weight=8,
        make=unescaped_quotes,
        safety="ambiguous",
        policy="keep_text",
        upsets="quotes",
    ),
    Operator(name="escaped_string", kind="quote", weight=2, make=escaped_string, upsets="quotes"),
    Operator(name="escaped_document", kind="quote", weight=3, make=escaped_document),
    Operator(name="html_entities", kind="quote", weight=1, make=html_entities),
)
