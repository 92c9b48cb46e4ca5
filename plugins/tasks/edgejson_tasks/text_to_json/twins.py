"""Which field a value is for: do the words around it tell?  Read off the text with its values cut out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from edgejson import jsontext
from edgejson.grounding import Words
from edgejson.grounding.labels import label_words
from edgejson.grounding.mentions import ISO_DATE
from edgejson.types import Json
from edgejson_tasks.text_to_json.borders import Stated

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["Told", "misnamed", "twins"]

_WORD = re.compile(r"[^\W_]+|[%€$£¥°]")
_TAG = re.compile(
    r"</?(?:table|t[dhr]|thead|tbody|caption|[bipu]|[uod]l|li|d[td]|em|strong|div|span|h[1-6]|br)\b[^<>\n]*>"
)
_CELL = re.compile(r"[|\t<]|[;,](?! )|  ")
"""Between two values of one line: a row, in which the place of a value says what it is."""
_TELLING = 4
"""Letters of a word that names something: a preposition and the code of a currency are shorter."""
_NEAR = 48
_LABEL_END = 3
_EDGES = "-\u2013\u2014\u00b7\u2022/|>#:=.,;()[]{}<>*\"'\u00ab\u00bb\u201c\u201d\u201e"
_NONE: frozenset[str] = frozenset()
_NOBODY: Mapping[str, str] = {}
_KINDS: Mapping[type, str] = {str: "text", int: "number", float: "number"}
_CELL_ENDS = ("|", "| ", "\t", ">")
"""What a cell begins behind: what its value is about stands in another cell."""
_VALUE = "#"


class Told:
    """A text with the places of the values that it states, in their order.

    In a text of `turns` what was asked before is said of a value as well.
    """

    def __init__(
        self, text: str, stated: Sequence[Stated], leaves: Mapping[str, Json], words: Words, *, turns: bool
    ) -> None:
        self.text = text
        self.stated = stated
        self._words = words
        self._turns = turns
        self._leaves = leaves
        self.members: dict[tuple[str, str, str], list[int]] = {}
        """The marked values of members, by their numbers: the object of each, whether it is a number, a date or another
        text, and the last word before it that is not idle, empty for none between it and the value before.
        """
        idle = words.idle
        before = 0
        for place, (start, end, pointer) in enumerate(stated):
            low, before = before, end
            leaf = leaves.get(pointer)
            kind = _KINDS.get(type(leaf))
            if kind is None:
                continue
            ahead = text[low if start - low < _NEAR else start - _NEAR : start]
            if ahead.endswith(_CELL_ENDS):
                continue
            owner, _, name = pointer.rpartition("/")
            if name.isdecimal():
                continue
            if kind == "text" and ISO_DATE.match(str(leaf)) is not None:
                kind = "date"
            self.members.setdefault((owner, kind, _last_word(ahead, idle)), []).append(place)

    def before(self, place: int) -> tuple[str, ...]:
        """The words of the clause up to a value, without idle ones."""
        return self._telling(self._before(place))

    def behind(self, place: int) -> tuple[str, ...]:
        """The words of the clause behind a value, without idle ones."""
        end = self.stated[place][1]
        following = self.stated[place + 1][0] if place + 1 < len(self.stated) else len(self.text)
        behind = self.text[end:following]
        border = self._words.clause_border.search(behind)
        return self._telling(_words_of(behind[: border.start()] if border is not None else behind))

    def is_named(self, place: int) -> bool:
        """Whether the clause of a value may name what it is about, by a noun or a label, and not only what stands
        before it.
        """
        start = self.stated[place][0]
        label = self.text[max(start - _LABEL_END, 0) : start].rstrip(" \"'")
        return label.endswith((":", "=")) or not self._words.articles.isdisjoint(self._before(place))

    def _telling(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(word for word in words if word not in self._words.idle)

    def _before(self, place: int) -> Sequence[str]:
        """The words of the clause up to a value, with a sign for each value among them, or of what it answers."""
        found: list[str] = []
        end = self.stated[place][0]
        for at in range(place - 1, -2, -1):
            start = min(self.stated[at][1], end) if at >= 0 else 0
            gap = self.text[start:end]
            borders = [match.end() for match in self._words.statement_border.finditer(gap)]
            if at == place - 1 and borders and (self._turns or "?" in gap):
                return _words_of(gap[borders[0] :])
            clause = gap[borders[-1] :] if borders else gap
            _, comma, part = clause.rpartition(", ")
            last = _words_of(part)
            if comma and any(len(word) >= _TELLING for word in self._telling(last)):
                return last + found
            found[:0] = _words_of(clause) if comma else last
            if borders or at < 0:
                break
            found.insert(0, _VALUE)
            end = self.stated[at][0]
        return found

    def looks(self, place: int) -> tuple[bool, ...]:
        """What shows of a value that it is no other: two that look alike could change places."""
        start, end, pointer = self.stated[place]
        leaf = self._leaves[pointer]
        if not isinstance(leaf, str):
            return (self.text.endswith("%", start, end),)
        if ISO_DATE.match(leaf) is not None:
            return ()
        return leaf.isalpha(), "@" in leaf, "://" in leaf, any(map(str.isdigit, leaf))

    def in_a_row(self, one: int, other: int) -> bool:
        between = self.text[self.stated[one][1] : self.stated[other][0]]
        return "\n" not in between and _CELL.search(between) is not None


def _last_word(text: str, idle: Collection[str]) -> str:
    """The last word of a text that is not idle; empty for none."""
    for token in reversed(text.replace("_", " ").replace("'", " ").replace("\u2019", " ").split()):
        word = token.strip(_EDGES).casefold()
        if word and word not in idle:
            return word
    return ""


def _words_of(text: str) -> list[str]:
    return _WORD.findall((_TAG.sub(" ", text) if "<" in text else text).casefold())


# ---------------------------------------------------------------- two values


def twins(told: Told) -> Iterator[tuple[str, str]]:
    """Pairs of members of one object whose values are of one kind and are said with the same words: nobody can tell
    which is which.

    Values in the cells of one row are told apart by their places, those of which nothing is said by their order, and
    "she lives in" by the value before it, where that is of a member which shares a word of its name with the one alone.
    """
    for places in told.members.values():
        if len(places) > 1:
            alike: dict[tuple[bool, ...], list[int]] = {}
            for place in places:
                alike.setdefault(told.looks(place), []).append(place)
            for group in alike.values():
                yield from _said_alike(told, group) if len(group) > 1 else ()


def _said_alike(told: Told, places: Sequence[int]) -> Iterator[tuple[str, str]]:
    alike: dict[tuple[str, ...], list[int]] = {}
    for place in places:
        alike.setdefault(told.before(place), []).append(place)
    for before, group in alike.items():
        yield from _said_alike_behind(told, before, group) if len(group) > 1 else ()


def _said_alike_behind(told: Told, before: Sequence[str], places: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Of values that have the same words `before` them those that have the same behind them."""
    first: dict[tuple[str, ...], int] = {}
    for place in places:
        behind = told.behind(place)
        if not any(len(word) >= _TELLING for word in (*before, *behind)):
            continue
        other = first.setdefault(behind, place)
        if other == place or told.in_a_row(other, place):
            continue
        if told.is_named(place) or told.is_named(other) or not _by_neighbours(told.stated, other, place):
            yield told.stated[other][2], told.stated[place][2]


def _by_neighbours(stated: Sequence[Stated], one: int, other: int) -> bool:
    """Whether each of two values follows one whose member shares a word of its name with it, and not with the other."""
    first, second = _name_words(stated[one][2]), _name_words(stated[other][2])
    before, then = (_name_words(stated[place - 1][2]) if place else _NONE for place in (one, other))
    return not ((first - second).isdisjoint(before) or (second - first).isdisjoint(then))


@lru_cache(maxsize=8192)
def _name_words(pointer: str) -> frozenset[str]:
    return frozenset(word for token in jsontext.split(pointer)[-1:] for word in label_words(token))


# ---------------------------------------------------------------- one value under another's name


def misnamed(told: Told, schema: Schema, language: str) -> Iterator[tuple[str, str]]:
    """Values that the text gives for another member of their object, by its very name or title, each with that one."""
    known: dict[str, _Called] = {}
    for (owner, kind, near), places in told.members.items():
        called = known.get(owner)
        if called is None:
            called = known[owner] = _called(schema, _place(owner), language)
        named = called.last.get((near, kind))
        if named is None:
            continue
        for place in places:
            pointer = told.stated[place][2]
            name = pointer[len(owner) + 1 :]
            if named == {name}:
                continue
            members = called.members.get(told.before(place), _NOBODY)
            other = next((member for member, takes in members.items() if takes == kind), None)
            if other is not None and name not in members and not told.behind(place):
                yield pointer, other


@lru_cache(maxsize=8192)
def _place(pointer: str) -> str:
    """A pointer with the first item for every other one: they are described alike."""
    return re.sub(r"/\d+(?=/|$)", "/0", pointer)


class _Called(NamedTuple):
    """The members of an object, by their pointer tokens.

    `members` has them by the words they are called, with the kind of value each takes; `last` by the last word alone
    and that kind.
    """

    members: Mapping[tuple[str, ...], Mapping[str, str]]
    last: Mapping[tuple[str, str], frozenset[str]]


@lru_cache(maxsize=4096)
def _called(schema: Schema, owner: str, language: str) -> _Called:
    idle = Words(language).idle
    properties = schema.describe(owner).get("properties")
    members: dict[tuple[str, ...], dict[str, str]] = {}
    last: dict[tuple[str, str], frozenset[str]] = {}
    for name in map(jsontext.escape, properties if isinstance(properties, Mapping) else ()):
        said = schema.describe(f"{owner}/{name}")
        title, kind = said.get("title"), _takes(said)
        for label in (label_words(name), label_words(title) if isinstance(title, str) else ()):
            told = tuple(word for word in label if word not in idle)
            if told:
                members.setdefault(told, {})[name] = kind
                last[told[-1], kind] = last.get((told[-1], kind), _NONE) | {name}
    return _Called(members, last)


def _takes(said: Mapping[str, Json]) -> str:
    """The kind of value that a member takes, as far as one can tell."""
    stated = said.get("type")
    types = stated if isinstance(stated, list) else [stated]
    if said.get("format") in ("date", "date-time"):
        return "date"
    if "number" in types or "integer" in types:
        return "number"
    return "text" if "string" in types and "enum" not in said else ""
