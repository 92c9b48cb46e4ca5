"""The one-edit oracle: which values can a broken text be given by one structural edit?

An edit inserts, deletes or replaces one character of structure and keeps the characters of every scalar.  A text with
an edit to another value than the one a record asks for is ambiguous: a reader might repair it that other way.  What an
instruction rules out (its policies) takes edits out of the set.

Trying every edit on the whole text would cost a parse per edit.  Here the text is read once, up to the first token that
no JSON text can have there: an edit behind it mends nothing.  Reading then starts anew from the configuration before
each edit, and nearly every edit dies at the next token.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeAlias

from edgejson import jsontext
from edgejson.types import Json

__all__ = ["Repair", "ambiguous", "repairs"]

Stack: TypeAlias = "tuple[str, Stack] | None"
"""The closers still to come, innermost first."""

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:"
    r'("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")'
    r"|([{}\[\],:])"
    r"|((?:-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null)(?![\w.+-]))"
    r"|(\Z))"
)
_STRING, _PUNCT, _BARE, _END, _JUNK = 1, 2, 3, 4, 5
_STRING_START = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_REST = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_BLANKS = " \t\r\n"
_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPED_QUOTE = re.compile(r'\\(?=\\?"(?:[ \t\r\n,:}\]"]|\Z))')
"""A backslash whose going or coming ends the string at the quote behind it."""
_MAY_FOLLOW = (*' \t\r\n,:}]"', "")
"""What may stand right after a string that a moved quote ended: anything else is the inside of the next one."""
_MAY_START = (*' \t\r\n{}[],:"-0123456789tfn', "")
"""What may stand where a lost quote opened a string."""
_ENDS_INSIDE = re.compile(r"(?<=\S)(?=[ \t]*[,:\]}])")
"""Inside a string, where a quote would end it before something that may follow a string."""

_VALUE, _VALUE_OR_END, _KEY, _KEY_OR_END, _COLON, _AFTER, _DONE = range(7)
_LEGAL = ("{[", "{[]", "", "}", ":", ",", "")
"""Structure, quotes apart, that may stand in each state; after a value, its container's closer as well."""
_STRUCTURE = "{}[],:"
_READ_AS = {
    ";": ",", "\uff0c": ",", "\u3001": ",", "|": ",", "=": ":", "\uff1a": ":", "'": '"', "`": '"', "\u201c": '"',
    "\u201d": '"', "\u201e": '"', "\u2018": '"', "\u2019": '"', "\u00ab": '"', "\u00bb": '"', "\uff02": '"',
    "(": "[", ")": "]", "\uff3b": "[", "\uff3d": "]", "\uff5b": "{", "\uff5d": "}",
}  # fmt: skip
"""Characters that are mistaken for, or typed instead of, one of JSON's."""
_KEPT = frozenset("-._")
"""Marks that belong to the scalar beside them."""
_SCALAR = re.compile(r"[\w.+-]")
_NEAR = 4
"""So many tokens before the error every edit is tried; further off only those that can live that long."""


class Repair(NamedTuple):
    """An edit that makes JSON of a text: at `place`, `old` became `new` (one of them may be empty)."""

    place: int
    old: str
    new: str
    value: Json


class _Token(NamedTuple):
    """A token with the configuration of the reader before it."""

    kind: int
    start: int
    end: int
    state: int
    stack: Stack


_Edit: TypeAlias = "tuple[int, int, str]"
"""Place, how many characters go, and what comes."""


def ambiguous(text: str, target: Json, policies: Collection[str] = ()) -> str | None:
    """How one edit turns `text` into JSON of another value than `target`; None when no edit does.

    >>> ambiguous('{"a": 1 "b": 2}', {"a": 1, "b": 2})
    >>> ambiguous('{"a": {"b": 1, "c": 2}', {"a": {"b": 1, "c": 2}})
    "inserting '}' at 13 gives {'a': {'b': 1}, 'c': 2}"
    >>> ambiguous('{"a": {"b": 1, "c": 2}', {"a": {"b": 1, "c": 2}}, ["close_cut"])
    """
    for repair in repairs(text, policies):
        if not jsontext.equal(repair.value, target):
            return f"{_told(repair)} gives {str(repair.value)[:120]}"
    return None


def repairs(text: str, policies: Collection[str] = ()) -> Iterator[Repair]:
    """Every way to mend the broken `text` by one edit that `policies` allow; several edits may give one value."""
    reader = _Reader(text)
    for place, removed, new in reader.edits():
        old = text[place : place + removed]
        if _ruled_out(text, place, old, new, reader.error, policies):
            continue
        try:
            value = jsontext.parse(text[:place] + new + text[place + removed :])
        except jsontext.JsonTextError:
            continue  # grammar is not all: a name may stand twice
        yield Repair(place, old, new, value)


def _told(repair: Repair) -> str:
    place, old, new, _ = repair
    if not old:
        return f"inserting {new!r} at {place}"
    return f"replacing {old!r} at {place} by {new!r}" if new else f"deleting {old!r} at {place}"


def _ruled_out(text: str, place: int, old: str, new: str, error: int, policies: Collection[str]) -> bool:
    """Whether a sentence of the instruction forbids the edit."""
    if not policies:
        return False
    deleted = bool(old) and not new
    return (
        ("keep_text" in policies and deleted and old in '"\\')
        or ("keep_backslash" in policies and deleted and old == "\\")
        # An escape of another language is one: neither is its backslash doubled nor does it go for nothing.
        or ("char_escape" in policies and "\\" in (old, new) and text.startswith("\\", place))
        or ("apostrophe" in policies and new == "\\" and text.startswith("\\", place))
        or ("separate" in policies and deleted and old.isspace())
        or ("colon_object" in policies and old == ":")
        # A closer that closes nothing goes; nothing is opened for it, and no other bracket is touched.
        or ("surplus" in policies and (new in ("[", "{") or (old in ("]", "}") and (bool(new) or place < error))))
        # What is open is closed, at the end.
        or (
            "close_cut" in policies
            and ((deleted and old in "[{") or (not old and new in "]}" and place < len(text.rstrip(_BLANKS))))
        )
    )


class _Reader:
    """Reads a text up to its first error and starts anew from before each edit."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._dead: set[tuple[int, int, Stack]] = set()
        self._tokens: list[_Token] = []
        self._accepts(text, 0, _VALUE, None, self._tokens)
        self.error = self._tokens[-1].end if self._tokens[-1].kind == _JUNK else self._tokens[-1].start

    def edits(self) -> Iterator[_Edit]:
        """Edits after which the grammar of JSON accepts the text."""
        near = len(self._tokens) - 1 - _NEAR
        for index, token in enumerate(self._tokens):
            yield from self._brackets(token) if index < near else self._marks(token)
            if self._text.startswith('"', token.start):
                yield from self._quotes(token)
            elif token.state <= _KEY_OR_END:
                yield from self._opening_quote(token)

    def _brackets(self, token: _Token) -> Iterator[_Edit]:
        """Brackets that come or go well before the error.

        What another edit does there dies within a few tokens.  So does a closer, unless its container stands in one of
        its own kind: a member is no item, an item no member.
        """
        text, (kind, start, end, state, stack) = self._text, token
        if state <= _VALUE_OR_END:
            member = stack is not None and stack[0] == "}"
            # A member's value in brackets of its own would have to be followed by another item, not by a name.
            if not (member and kind != _PUNCT) and self._accepts(text, start, _VALUE_OR_END, ("]", stack)):
                yield start, 0, "["
            if text[start] == "[" and self._accepts(text, end, state, stack):
                yield start, 1, ""
            if state == _VALUE_OR_END and text[start] in "{[" and stack is not None:
                after = _AFTER if stack[1] else _DONE
                if self._accepts(text, end, after, stack[1]):  # `[{}` as `[]}`
                    yield start, 1, "]"
        elif state == _AFTER and stack is not None and stack[1] is not None and stack[0] == stack[1][0]:
            if self._accepts(text, start, _AFTER, stack[1]):
                yield start, 0, stack[0]
            if text[start] == stack[0] and self._accepts(text, end, state, stack):
                yield start, 1, ""

    def _marks(self, token: _Token) -> Iterator[_Edit]:
        """Insertions, deletions and replacements, quotes apart, at the start of a token near the error."""
        text, start = self._text, token.start
        legal = _LEGAL[token.state]
        if token.state == _AFTER and token.stack is not None:
            legal += token.stack[0]
        tried: list[_Edit] = [(start, 0, new) for new in legal]
        char = text[start : start + 1]
        if token.kind == _PUNCT or (token.kind == _JUNK and not char.isalnum() and char not in _KEPT):
            tried += [(start, 1, new) for new in legal if char in _STRUCTURE or _READ_AS.get(char) == new]
            if not (_SCALAR.match(text[start - 1 : start]) and _SCALAR.match(text, start + 1)):
                tried.append((start, 1, ""))  # or else two scalars would run together
            if _READ_AS.get(char) == '"' and token.state <= _KEY_OR_END:
                tried.append((start, 1, '"'))
        for edit in tried:
            if self._lives(token, edit):
                yield edit
        # The blank of `[1 2]` is all that keeps the numbers apart.
        blank = start - 1
        if token.kind == _BARE and text[blank - 1 : start].strip() == text[blank - 1 : blank] != "":
            joined = text[:blank] + text[start:]
            if self._accepts(joined, 0, _VALUE, None):
                yield blank, 1, ""

    def _quotes(self, token: _Token) -> Iterator[_Edit]:
        """A string that opens later, ends earlier, or runs on into the next one."""
        text, start, end = self._text, token.start, token.end
        tried: list[_Edit] = []
        if text[start + 1 : start + 2] in _MAY_START:
            tried.append((start, 1, ""))
        tried += [(match.start(), 0, '"') for match in _ENDS_INSIDE.finditer(text, start + 2, end)]
        if token.kind == _JUNK:
            if end > start + 1 and not text[end - 1].isspace():
                tried.append((end, 0, '"'))
            if text.startswith("\\", end):
                tried += [(end, 0, "\\"), (end, 1, "")]
        elif _ends_as_string(text, end):
            tried += [(end - 1, 1, ""), (end - 1, 0, "\\")]
        for escape in _ESCAPED_QUOTE.finditer(text, start + 1, end):
            tried += [(escape.start(), 1, ""), (escape.start(), 0, "\\")]
        for edit in tried:
            if self._lives(token, edit):
                yield edit

    def _opening_quote(self, token: _Token) -> Iterator[_Edit]:
        """A string that opens here, ended by the quote that opened the next one."""
        edit = (token.start, 0, '"')
        if _ends_as_string(self._text, token.start) and self._lives(token, edit):
            yield edit

    def _lives(self, token: _Token, edit: _Edit) -> bool:
        """Whether the text is accepted after an edit not before `token`."""
        place, removed, new = edit
        text = self._text[:place] + new + self._text[place + removed :]
        return self._accepts(text, token.start, token.state, token.stack)

    def _accepts(self, text: str, place: int, state: int, stack: Stack, log: list[_Token] | None = None) -> bool:
        """Read on from a configuration; `log` takes every token read, that of the error last."""
        match = _TOKEN.match
        own = text is self._text and log is None
        seen: list[tuple[int, int, Stack]] = []
        while found := match(text, place):
            kind = found.lastindex or _END
            start, place = found.span(kind)
            if log is not None:
                log.append(_Token(kind, start, place, state, stack))
            if kind == _END:
                return state == _DONE
            if state == _AFTER and stack is not None:
                char = text[start]
                if char == ",":
                    if own:
                        # Edits at different places lead to the same configuration: it is read to its end once.
                        configuration = (start, state, stack)
                        if configuration in self._dead:
                            break
                        seen.append(configuration)
                    state = _VALUE if stack[0] == "]" else _KEY
                elif char == stack[0]:
                    stack = stack[1]
                    state = _AFTER if stack else _DONE
                else:
                    break
            elif state <= _VALUE_OR_END:
                if kind != _PUNCT:
                    state = _AFTER if stack else _DONE
                elif text[start] == "{":
                    stack, state = ("}", stack), _KEY_OR_END
                elif text[start] == "[":
                    stack, state = ("]", stack), _VALUE_OR_END
                elif text[start] == "]" and state == _VALUE_OR_END and stack is not None:
                    stack = stack[1]
                    state = _AFTER if stack else _DONE
                else:
                    break
            elif state == _COLON:
                if text[start] != ":":
                    break
                state = _VALUE
            elif state <= _KEY_OR_END and kind == _STRING:
                state = _COLON
            elif state == _KEY_OR_END and text[start] == "}" and stack is not None:
                stack = stack[1]
                state = _AFTER if stack else _DONE
            else:
                break
        else:
            if log is not None:
                log.append(_junk(text, place, state, stack))
        self._dead.update(seen)
        return False


def _ends_as_string(text: str, place: int) -> bool:
    """Whether a string that has come as far as `place` ends where something may follow it."""
    rest = _REST.match(text, place)
    return rest is not None and text[rest.end() : rest.end() + 1] in _MAY_FOLLOW


def _junk(text: str, place: int, state: int, stack: Stack) -> _Token:
    """The place where no token is: a string that does not end as one, or a character that is not JSON's."""
    start = _BLANK.match(text, place).end()  # type: ignore[union-attr]
    string = _STRING_START.match(text, start)
    return _Token(_JUNK, start, string.end() if string else start, state, stack)
