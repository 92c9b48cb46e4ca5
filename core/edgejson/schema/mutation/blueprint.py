"""What can be changed in one schema of one draft, found once for all of its variations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgejson.schema.document import Document
from edgejson.schema.mutation.documents import Sketch, is_own, mapping, texts
from edgejson.schema.mutation.extras import fitting_extras
from edgejson.schema.mutation.naming import Naming
from edgejson.schema.mutation.parts import RULES, Part, Parts
from edgejson.schema.mutation.patterns import is_identifier
from edgejson.schema.mutation.pool import DATED, Extra
from edgejson.schema.mutation.rendering import Renderer, Wordings
from edgejson.schema.mutation.rules import RuleNames

__all__ = ["Blueprint", "Common"]

_ANCHORS = frozenset({"$anchor", "$dynamicAnchor", "$recursiveAnchor", "$id", "$dynamicRef", "$recursiveRef"})
_BESIDE = frozenset({"$ref", "title", "description", "$comment", "default", "examples", "deprecated"})
_MOST_INLINED = 60
_MOST_TIMES_INLINED = 2


class Droppable(NamedTuple):
    """A member that may be left out of the object that `part` describes, and the places of rules that go with it."""

    part: Part
    name: str
    rules: frozenset[int]


class Common:
    """What is the same for a schema in every draft: what its members may be called, its rules, ways to say things."""

    def __init__(self, document: Document) -> None:
        stated = document.root.get(RULES, [])
        self.rules = RuleNames([rule for rule in stated if isinstance(rule, dict)])
        self.naming = Naming(Sketch(document, document.root, ()))
        self.wordings = Wordings()


class Blueprint:
    """One document, in parts, with the places where changes may be made."""

    def __init__(self, document: Document, common: Common) -> None:
        self.draft = document.draft
        self.parts = Parts(document)
        self.rules = common.rules
        self.naming = common.naming
        sketch = Sketch(document, document.root, ())
        self._references = sketch.references()
        own = sketch.is_nested() or any(str(part.said.get("$ref", "#"))[:1] != "#" for part in self.parts)
        self.renderer = Renderer(self.parts, common.wordings, keep_ids=own)
        self.declared = frozenset(name for part in self.parts for name in mapping(part.said.get("properties")))
        required = frozenset(name for part in self.parts for name in texts(part.said.get("required")))
        self.taken = self.declared | self.parts.named_elsewhere | self.rules.read | required
        self.droppable: Sequence[Droppable] = () if self.rules.reads_any else tuple(self._droppable())
        self.extractable: Sequence[str] = () if own else tuple(self._extractable())
        self.inlinable: Sequence[str] = () if own else tuple(self._inlinable())
        self.titles = _titles(self.parts.root)
        """What the document may be called, empty for nothing: as it is first, the likelier the more often."""

        self.patterned = tuple(
            (part, is_identifier(part.name)) for part in self.parts if part.free and _has_pattern(part)
        )
        """Texts with a pattern and no format beside it, and whether each identifies something."""

        self._dated = any(part.said.get("format") in DATED for part in self.parts)
        self._extras: dict[Part, tuple[Sequence[Extra], Sequence[Extra]]] = {}

    def extras(self, part: Part) -> tuple[Sequence[Extra], Sequence[Extra]]:
        """New members that suit the object that `part` describes, and those that suit any."""
        found = self._extras.get(part)
        if found is None:
            title = self.parts.root.said.get("title")
            about = title if isinstance(title, str) else ""
            found = self._extras[part] = fitting_extras(part, about, dated=self._dated)
        return found

    def _droppable(self) -> Iterator[Droppable]:
        """Members that nothing but their own object speaks of, and rules, which are left out with them.

        Where a rule speaks of a member it must be the only one of that name, so that the rule is about no other.
        """
        targets = [target for target in self._references.values() if target]
        counts = Counter(name for part in self.parts for name in part.members)
        for part in self.parts:
            if not part.free or "minProperties" in part.said or "propertyNames" in part.said:
                continue
            for name, child in part.members.items():
                rules = frozenset(place for place, read in enumerate(self.rules.reads) if name in read)
                spoken_of = name in self.parts.named_elsewhere or (name in self.rules.read and not rules)
                led_to = any(target == child.place or target.startswith(f"{child.place}/") for target in targets)
                if not spoken_of and not led_to and (not rules or counts[name] == 1):
                    yield Droppable(part, name, rules)

    def _extractable(self) -> Iterator[str]:
        """Parts that may go among the definitions: objects and what says enough, where no reference leads into."""
        if self.draft <= 7 and "$ref" in self.parts.root.said:
            return
        targets = [target for target in self._references.values() if target]
        for place, part in self.parts.by_place.items():
            above = place.rpartition("/")[0]
            if not place.startswith(("/properties/", "/items")) or part.target is not None:
                continue
            worth = bool(part.members) or ("enum" in part.said) or len(part.bare) >= 4
            at_member = above.endswith("/properties") or place.endswith("/items")
            led_to = any(target == place or target.startswith(f"{place}/") for target in targets)
            if at_member and worth and not led_to and part.free and _ANCHORS.isdisjoint(part.said):
                yield place

    def _inlinable(self) -> Iterator[str]:
        """Definitions that every reference to them may be replaced by."""
        for place, part in self.parts.by_place.items():
            if place.rpartition("/")[0] not in ("/$defs", "/definitions"):
                continue
            leading = [at for at, target in self._references.items() if target == place]
            inside = any(target.startswith(f"{place}/") for target in self._references.values())
            text = json.dumps(self.parts.document.at(place))
            small = text.count(":") <= _MOST_INLINED and not any(f'"{anchor}":' in text for anchor in _ANCHORS)
            pure = all(self.parts.by_place[at].said.keys() <= _BESIDE for at in leading if at in self.parts.by_place)
            if 0 < len(leading) <= _MOST_TIMES_INLINED and not inside and small and pure and not self._refers(part):
                yield place

    def _refers(self, part: Part) -> bool:
        """Whether a part refers to other parts: those stay where they are."""
        return any(
            at == part.place or at.startswith(f"{part.place}/")
            for at, target in self._references.items()
            if is_own(target)
        )


def _has_pattern(part: Part) -> bool:
    return isinstance(part.bare.get("pattern"), str) and part.leaf and {"format", "enum", "const"}.isdisjoint(part.bare)


def _titles(root: Part) -> tuple[str, ...]:
    """The title as it is, in another way of writing, and none."""
    stated = root.said.get("title")
    if not isinstance(stated, str):
        return ("",)
    joined = "".join(word[:1].upper() + word[1:] for word in stated.replace("-", " ").split())
    small = stated.capitalize() if stated.istitle() else stated
    return (stated, stated, small, joined if joined.isalnum() else stated, "", "")
