"""The parts of a schema put together again: other names, another order, other words, and what was changed in a part."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from edgejson import jsontext
from edgejson.schema.document import DRAFTS
from edgejson.schema.mutation.documents import definitions_keyword
from edgejson.schema.mutation.names import words_of
from edgejson.schema.mutation.parts import DEPENDENTS, LISTS, NAMED_MAPS, ONE, Part, Parts
from edgejson.schema.mutation.restating import name_tests, renamed_list, restated, way_of
from edgejson.schema.mutation.rewording import titles, wordings

__all__ = ["DESCRIBED", "ORDERS", "Change", "Look", "Renderer", "Wordings"]

Order: TypeAlias = Literal["as_is", "shuffled", "required_first", "alphabetical"]
Described: TypeAlias = Literal["as_is", "reworded", "sparse", "bare", "limits"]

ORDERS: Mapping[Order, int] = {"shuffled": 60, "required_first": 20, "as_is": 12, "alphabetical": 8}
"""How often members stand in which order."""

DESCRIBED: Mapping[Described, int] = {"reworded": 42, "sparse": 30, "bare": 16, "as_is": 12}
"""How often descriptions are treated in which way; `limits` says in the language asked for what keywords say."""

_SPARSE_SHARE = 0.4
_DESCRIBED_SHARES: Mapping[Described, float] = {
    "as_is": 1.0,
    "reworded": 1.0,
    "sparse": _SPARSE_SHARE,
    "bare": 0.0,
    "limits": _SPARSE_SHARE,
}
_CODE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+")


@dataclass(slots=True)
class Change:
    """What is changed in one part: keywords set or (with None) taken away, members added or left out."""

    keywords: dict[str, Any] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    added: dict[str, Any] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    required: list[str] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)

    def keeps_limits(self) -> bool:
        """Whether what descriptions say about limits is still true."""
        return _LIMITING.isdisjoint(self.keywords) and _LIMITING.isdisjoint(self.gone)


@dataclass(slots=True)
class Look:
    """How one document is written: drawn once, for all of its parts."""

    names: Mapping[str, str]
    changes: Mapping[Part, Change]
    order: Order
    described: Described
    titled: bool
    position: Literal["first", "second", "last"]
    """Of the description: before the type, after it, at the end."""

    limits: Callable[[Mapping[str, Any]], str] | None
    title: str
    """Of the whole document; empty for none."""

    named: frozenset[str]
    """Places of parts that are moved among the definitions."""

    inlined: frozenset[str]
    """Places of definitions that are put where they are referred to."""


class Wordings:
    """The ways to say descriptions, each found once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, text: str, bare: dict[str, Any]) -> tuple[str, ...]:
        """The ways to say `text` of a part that says `bare`."""
        key = text if _LIMITING.isdisjoint(bare) else f"{text} {bare}"
        ways = self._known.get(key)
        if ways is None:
            ways = self._known[key] = wordings(text, bare)
        return ways


class Renderer:
    """Writes documents of one blueprint."""

    def __init__(self, parts: Parts, ways: Wordings, *, keep_ids: bool) -> None:
        self.parts = parts
        self.left_out = _ANNOTATIONS if keep_ids else _ANNOTATIONS | {"$id", "id"}
        for part in parts:
            part.plan = tuple(
                (keyword, value, way_of(part, keyword, value))
                for keyword, value in part.said.items()
                if keyword not in self.left_out
            )
            text = part.said.get("description")
            if isinstance(text, str) and text:
                part.ways = ways.of(text, part.bare)
                part.names_code = _CODE_NAME.search(text) is not None

    def document(self, look: Look, rng: random.Random, draft: int) -> dict[str, Any]:
        """The whole document: the draft first, definitions last."""
        run = _Run(self, look, rng, draft)
        made = run.part(self.parts.root)
        root: dict[str, Any] = {"$schema": DRAFTS[draft]}
        root.update((key, value) for key, value in made.items() if key not in _DEFINITIONS and key != "$schema")
        root.update((keyword, made[keyword]) for keyword in _DEFINITIONS if made.get(keyword))
        if run.definitions:
            keyword = definitions_keyword(draft)
            root[keyword] = {**root.get(keyword, {}), **run.definitions}
        return root


class _Run:
    """One document being written."""

    def __init__(self, renderer: Renderer, look: Look, rng: random.Random, draft: int) -> None:
        self._renderer = renderer
        self._look = look
        self._random = rng.random
        self._draft = draft
        self._names = look.names
        self._changes = look.changes
        self._depth = 0
        self._moved = bool(look.inlined or look.named)
        self._share = _DESCRIBED_SHARES[look.described]
        self._limits = look.limits
        self._plain = look.limits is None and not look.titled
        self._place = ("first", "second", "last").index(look.position)
        self._many = look.described != "as_is"
        self._defaults = look.described in ("as_is", "reworded")
        self._leaf_key = self._place + (4 if self._defaults else 0)
        self.definitions: dict[str, Any] = {}

    def part(self, part: Part) -> dict[str, Any]:
        """The part as it stands in this document."""
        look = self._look
        if self._moved:
            if part.target is not None and part.target.place in look.inlined and self._depth < _DEEPEST:
                return self._in_place(part)
            if part.place in look.named:
                return self._named(part)
        return self._written(part)

    def _written(self, part: Part) -> dict[str, Any]:
        change = self._changes.get(part)
        if change is None and part.leaf and self._plain and not part.names_code:
            return self._leaf(part)
        look = self._look
        made: dict[str, Any] = {}
        if look.titled and part.name is not None:
            made["title"] = titles(words_of(look.names.get(part.name, part.name)))[0]
        elif look.title and not part.place:
            made["title"] = look.title
        text = ""
        if self._limits is not None:
            text = self._limited(part, change)
        elif part.ways and (self._share >= 1 or self._random() < self._share):
            text = self._said(part, change)
        if text and look.position != "last":
            if look.position == "second" and "type" in part.bare:
                made["type"] = part.bare["type"]
            made["description"] = text
        if part.leaf and change is None:
            made.update(part.bare)
            if self._defaults and "default" in part.said:
                made["default"] = part.said["default"]
        else:
            self._depth += 1
            self._keywords(part, change, made)
            self._depth -= 1
        if text and look.position == "last":
            made["description"] = text
        return made

    def _leaf(self, part: Part) -> dict[str, Any]:
        """An unchanged leaf: most parts are that, and there are few ways to write one, so each is made once."""
        way = -1
        if part.ways and (self._share >= 1 or self._random() < self._share):
            way = int(self._random() * len(part.ways)) if self._many else 0
        key = way * 8 + self._leaf_key
        made = part.shown.get(key)
        if made is None:
            made = part.shown[key] = self._leaf_made(part, part.ways[way] if way >= 0 else "")
        return made

    def _leaf_made(self, part: Part, text: str) -> dict[str, Any]:
        position = self._look.position
        made: dict[str, Any] = {}
        if text and position != "last":
            if position == "second" and "type" in part.bare:
                made["type"] = part.bare["type"]
            made["description"] = text
        made.update(part.bare)
        if self._defaults and "default" in part.said:
            made["default"] = part.said["default"]
        if text and position == "last":
            made["description"] = text
        return made

    def _limited(self, part: Part, change: Change | None) -> str:
        """What the keywords of a part say, now and then; empty for nothing."""
        if self._limits is None or self._random() >= self._share:
            return ""
        return self._limits(part.bare if change is None else {**part.bare, **change.keywords})

    def _said(self, part: Part, change: Change | None) -> str:
        """The description of a part, in one of the ways to say it."""
        # What is said about limits would not be true any more where these were changed.
        many = self._many and (change is None or change.keeps_limits())
        text = part.ways[int(self._random() * len(part.ways))] if many else part.ways[0]
        if part.names_code:
            names = self._look.names
            return _CODE_NAME.sub(lambda found: names.get(found[0], found[0]), text)
        return text

    def _keywords(self, part: Part, change: Change | None, made: dict[str, Any]) -> None:
        for keyword, value, way in part.plan:
            if change is not None and (keyword in change.gone or keyword in change.keywords):
                if keyword in change.keywords:
                    made[keyword] = change.keywords[keyword]
            elif way == "plain":
                made[keyword] = value
            elif way == "members":
                made[keyword] = self._members(part, change)
            elif way == "required":
                required = self._required(value, change)
                if required:
                    made[keyword] = required
            elif way == "parts":
                made[keyword] = self._below(keyword, value, part.within[keyword])
            else:
                made[keyword] = restated(keyword, value, self._names)
        if change is not None:
            self._also(part, change, made)
        if part.repeats:
            _without_idle_members(made)
        if part.lists_items:
            _without_idle_items(made)

    def _also(self, part: Part, change: Change, made: dict[str, Any]) -> None:
        """What a change states that the part did not say before."""
        for keyword, value in change.keywords.items():
            made.setdefault(keyword, value)
        if change.required and "required" not in part.said:
            made["required"] = self._required([], change)

    def _required(self, stated: Sequence[str], change: Change | None) -> list[str]:
        names = self._names
        kept = stated
        if change is not None and (change.optional or change.required):
            kept = [*(name for name in stated if name not in change.optional), *change.required]
        renamed = [names.get(name, name) for name in kept]
        if self._look.order != "as_is" and len(renamed) > 1 and self._random() < _SHUFFLED_SHARE:
            self._shuffle(renamed)
        return renamed

    def _members(self, part: Part, change: Change | None) -> dict[str, Any]:
        look, names = self._look, self._look.names
        below: Mapping[str, Part | None] = part.within["properties"]
        order = list(below)
        if change is not None:
            if change.dropped:
                order = [name for name in order if name not in change.dropped]
            order += change.added
        if look.order == "shuffled":
            self._shuffle(order)
        elif look.order == "alphabetical":
            order.sort(key=lambda name: names.get(name, name))
        elif look.order == "required_first":
            required = part.said.get("required", ())
            self._shuffle(order)
            order.sort(key=lambda name: name not in required)
        members: dict[str, Any] = {}
        write = self.part if self._moved else self._written
        for name in order:
            child = below.get(name)
            if child is not None:
                members[names.get(name, name)] = write(child)
            elif name in below:
                members[names.get(name, name)] = part.said["properties"][name]
            elif change is not None:
                members[name] = change.added[name]
        return members

    def _shuffle(self, names: list[str]) -> None:
        """As `Random.shuffle`, in a fifth of its time: this is done for every object."""
        random = self._random
        names.sort(key=lambda _: random())

    def _below(self, keyword: str, value: Any, below: Any) -> Any:
        """The parts under a keyword, each written; what is no part (`true`, a list of names) as it is."""
        names = self._look.names
        if keyword in ONE and isinstance(below, Part):
            if keyword == "propertyNames":
                return name_tests(self.part(below), names)
            return self.part(below)
        if keyword in LISTS and isinstance(below, list):
            return [self.part(child) if child is not None else value[index] for index, child in enumerate(below)]
        renames = keyword in NAMED_MAPS
        made = {}
        for name, child in below.items():
            if keyword in _DEFINITIONS and f"/{keyword}/{jsontext.escape(name)}" in self._look.inlined:
                continue
            plain = value[name] if keyword not in DEPENDENTS else renamed_list(value[name], names)
            made[names.get(name, name) if renames else name] = self.part(child) if child is not None else plain
        return made

    def _in_place(self, part: Part) -> dict[str, Any]:
        """What a reference leads to, with the words that stand beside it."""
        target = part.governing()
        made = dict(self._written(target))
        own = self._said(part, None) if part.ways and self._limits is None and self._share else ""
        if own:
            made["description"] = own
        return made

    def _named(self, part: Part) -> dict[str, Any]:
        """A reference to the part, which goes among the definitions."""
        definitions = self._renderer.parts.root.said
        keyword = definitions_keyword(self._draft)
        name = _definition_name(part, self._look.names)
        taken = definitions.get(keyword, {})
        number, free = 2, name
        while free in taken or free in self.definitions:
            free, number = f"{name}{number}", number + 1
        self.definitions[free] = {}
        self.definitions[free] = self._written(part)
        return {"$ref": f"#/{keyword}/{free}"}


def _without_idle_members(made: dict[str, Any]) -> None:
    """Leave out members of which nothing is said here, now that hints are gone: another part declares them."""
    kept = {name: below for name, below in made.pop("properties").items() if below != {}}
    if kept:
        made["properties"] = kept
    elif made.keys() == {"allOf"} and len(made["allOf"]) == 1:
        (only,) = made.pop("allOf")
        made.update(only)


def _without_idle_items(made: dict[str, Any]) -> None:
    """Items that are listed one by one, and all alike, are said once."""
    listed, others = ("prefixItems", "items") if "prefixItems" in made else ("items", "additionalItems")
    if others in made and isinstance(made[listed], list) and all(below == made[others] for below in made[listed]):
        same = made.pop(others)
        made.pop(listed)
        made["items"] = same


_DEEPEST = 24
_LIMITING = frozenset({"minimum", "maximum", "maxLength", "enum", "format"})
_SHUFFLED_SHARE = 0.7
_DEFINITIONS = ("$defs", "definitions")
_ANNOTATIONS = frozenset({"title", "description", "$comment", "examples", "example", "deprecated", "default"})


def _definition_name(part: Part, names: Mapping[str, str]) -> str:
    *_, last = [token for token in jsontext.split(part.place) if token not in ("items", "properties")] or ["Part"]
    words = words_of(names.get(last, last))
    name = "".join(word.capitalize() for word in words) + ("Item" if part.name is None else "")
    return name if name.isascii() and name.isalnum() else "Part"
