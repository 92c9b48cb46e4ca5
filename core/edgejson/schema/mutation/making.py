"""One variation in the making: changes drawn around an instance, each of which the instance lives through."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Any

from edgejson import jsontext
from edgejson.schema.mutation.blueprint import Blueprint
from edgejson.schema.mutation.carrying import Members, Variation, all_names, carried, visit
from edgejson.schema.mutation.documents import Step
from edgejson.schema.mutation.edits import loosened, tightened
from edgejson.schema.mutation.extras import added_member
from edgejson.schema.mutation.limits import limits_in
from edgejson.schema.mutation.naming import Drawn
from edgejson.schema.mutation.parts import Part
from edgejson.schema.mutation.patterns import pattern_of
from edgejson.schema.mutation.rendering import DESCRIBED, ORDERS, Change, Look
from edgejson.types import Json

__all__ = ["Making"]

_ORDERS, _ORDER_WEIGHTS = tuple(ORDERS), tuple(accumulate(ORDERS.values()))
_WAYS, _WAY_WEIGHTS = tuple(DESCRIBED), tuple(accumulate(DESCRIBED.values()))
_RENAME_SHARE = 0.92
_DROP_SHARE = 0.8
_EXTEND_SHARE = 0.5
_EXTRACT_SHARE = 0.25
_INLINE_SHARE = 0.35
_TITLED_SHARE = 0.15
_PRESENT_SHARE = 0.6
_MOST_EDITS = 7
_LEAST_MEMBERS = 3
_ROOT_SHARE = 0.5
_MOST_DROPPED = 0.9
_LEAST_DROPPED = 0.45
_LARGE = 40
_PRESENT_DROPPED = 0.5
_RULED_DROPPED = 0.5
_REQUIRED_DROPPED = 0.4
_PATTERN_SHARE = 0.8
_UNPATTERNED_SHARE = 0.5
_REQUIRED_SHARE = 0.35
_STRICTER_SHARE = 0.62
_LIMITS_SHARE = 0.6


class Making:
    """One variation in the making."""

    def __init__(
        self,
        blueprint: Blueprint,
        draft: int,
        value: Json,
        rng: random.Random,
        language: str,
        locale: str,
        members: Members,
    ) -> None:
        self._blueprint = blueprint
        self._draft = draft
        self._value = value
        self._rng = rng
        self._language = language
        self._locale = locale
        self._members = members
        self._gone: set[Part] = set()
        self._without_rules: set[int] = set()
        self._found: dict[Part, list[Any]] = {}
        aside: list[Json] = []
        visit(blueprint.parts.root, value, self._found, aside)
        self._stray = frozenset(all_names(aside)) - blueprint.declared if aside else frozenset()
        """Names in the instance that nothing declares."""

        self._changes: dict[Part, Change] = {}
        self._objects: dict[int, tuple[frozenset[str], dict[str, Json]]] = {}
        self.steps: list[Step] = []
        self._added: list[str] = []
        self._dropped: list[str] = []

    def done(self, kinds: Collection[str]) -> Variation:
        """The variation; call it once."""
        rng, blueprint = self._rng, self._blueprint
        drawn = Drawn({}, "own", "en", "")
        if "rename" in kinds and blueprint.parts.is_regular and rng.random() < _RENAME_SHARE:
            drawn = self._named()
        if "drop" in kinds and rng.random() < _DROP_SHARE:
            self._drop()
        if "tighten" in kinds or "loosen" in kinds:
            self._repattern("tighten" in kinds, "loosen" in kinds)
            self._edit("tighten" in kinds, "loosen" in kinds)
        if "extend" in kinds and rng.random() < _EXTEND_SHARE:
            self._extend(drawn)
        look = self._look(drawn, kinds)
        document = blueprint.renderer.document(look, rng, self._draft)
        return Variation(
            document=document,
            value=carried(self._value, drawn.names, self._objects),
            rules=blueprint.rules.renamed(drawn.names, self._without_rules),
            renamed=MappingProxyType(dict(drawn.names)),
            added=tuple(self._added),
            dropped=tuple(self._dropped),
            dropped_rules=blueprint.rules.ids(self._without_rules),
            steps=tuple(self.steps),
            language=drawn.language,
        )

    # ------------------------------------------------------------ names

    def _named(self) -> Drawn:
        blueprint = self._blueprint
        drawn = blueprint.naming.drawn(self._rng, language=self._language, kebab=not blueprint.rules.read)
        if self._stray:
            clashing = self._stray.intersection(drawn.names.values())
            kept = {old: new for old, new in drawn.names.items() if new not in clashing}
            drawn = drawn._replace(names=kept)
        if drawn.names:
            self.steps.append(Step("rename", "", drawn.what))
        return drawn

    # ------------------------------------------------------------ members more and less

    def _drop(self) -> None:
        """Members left out: the more readily the less the instance has to lose."""
        rng = self._rng
        # A large schema has more to lose, and is long to read.
        size = len(self._blueprint.declared)
        share = rng.random() * min(_MOST_DROPPED, _LEAST_DROPPED + size / 100)
        pressure = 1.6 if size > _LARGE else 1.0
        most_rules = len(self._blueprint.rules.reads) // 2
        for part, name, rules in self._blueprint.droppable:
            if rng.random() >= share or part in self._gone:
                continue
            if rules and (rng.random() >= pressure * _RULED_DROPPED or len(self._without_rules | rules) > most_rules):
                continue
            objects = [value for value in self._found.get(part, ()) if isinstance(value, dict) and name in value]
            required = name in part.said.get("required", ())
            if objects and rng.random() >= pressure * (_REQUIRED_DROPPED if required else _PRESENT_DROPPED):
                continue
            change = self._changes.get(part) or Change()
            left = len(part.members) - len(change.dropped) - 1
            if left < _LEAST_MEMBERS or any(self._left_in(value) <= _LEAST_MEMBERS for value in objects):
                continue
            self._changes[part] = change
            self._without_rules |= rules
            change.dropped.add(name)
            if required:
                change.optional.add(name)
            for value in objects:
                gone, new = self._objects.get(id(value), (frozenset(), {}))
                self._objects[id(value)] = (gone | {name}, new)
            place = f"{part.place}/properties/{jsontext.escape(name)}"
            self.steps.append(Step("drop", place, f"without {name}"))
            self._dropped.append(place)
            self._forget(part.members[name])

    def _left_in(self, value: dict[str, Json]) -> int:
        gone, _ = self._objects.get(id(value), (frozenset(), {}))
        return len(value) - len(gone)

    def _forget(self, part: Part) -> None:
        """The part is not there any more, nor what is below it."""
        self._gone.add(part)
        self._found.pop(part, None)
        for below in (*part.members.values(), *((part.items,) if part.items is not None else ())):
            self._forget(below)

    def _extend(self, drawn: Drawn) -> None:
        rng = self._rng
        places = [part for part in self._found if part.open]

        def taken(name: str) -> bool:
            known = name in self._blueprint.taken or name in self._stray or name in self._added
            return known or name in drawn.names.values()

        for _ in range(rng.choice((1, 1, 2)) if places else 0):
            part = places[0] if not places[0].place and rng.random() < _ROOT_SHARE else rng.choice(places)
            objects = [value for value in self._found[part] if isinstance(value, dict)]
            member = added_member(self._blueprint.extras(part), drawn, taken, rng, self._draft)
            if member is None or not objects:
                continue
            required = rng.random() < _REQUIRED_SHARE
            if self._members == "required" and not required:
                share = 0.0
            else:
                share = 1.0 if required or self._members == "all" else _PRESENT_SHARE
            for value in objects:
                if rng.random() < share:
                    gone, new = self._objects.get(id(value), (frozenset(), {}))
                    self._objects[id(value)] = (gone, {**new, member.name: member.sampled(rng, self._locale)})
            change = self._changes.setdefault(part, Change())
            change.added[member.name] = member.schema
            if required:
                change.required.append(member.name)
            self._added.append(member.name)
            what = f"{'required' if required else 'optional'} member {member.name}"
            self.steps.append(Step("extend", part.place, what))

    # ------------------------------------------------------------ stricter and looser

    def _edit(self, stricter: bool, looser: bool) -> None:
        rng = self._rng
        parts = list(self._found)
        count = min(_MOST_EDITS, 1 + int(len(parts) * rng.uniform(0.04, 0.3)))
        for part in rng.sample(parts, min(len(parts), count)):
            values = self._found[part]
            tighten = stricter and (not looser or rng.random() < _STRICTER_SHARE)
            if part.members:
                self._edit_members(part, values, tighten)
                continue
            if tighten and part.name in self._blueprint.rules.read:
                continue  # the range of what rules compare and compute belongs to the rules
            edit = (tightened if tighten else loosened)(part, values, rng)
            if edit is None:
                continue
            what, keywords, gone = edit
            change = self._changes.setdefault(part, Change())
            change.keywords.update(keywords)
            change.gone.update(gone)
            self.steps.append(Step("tighten" if tighten else "loosen", part.place, what))

    def _repattern(self, stricter: bool, looser: bool) -> None:
        """Patterns that say how the identifiers at hand look, in place of broad ones; some patterns gone."""
        for part, identifies in self._blueprint.patterned:
            draw = self._rng.random()
            pattern = None
            if identifies and stricter and draw < _PATTERN_SHARE:
                values = self._found.get(part, ())
                pattern = pattern_of(values) if _are_texts(values) else None
            if pattern is not None and pattern != part.bare["pattern"]:
                self._changes.setdefault(part, Change()).keywords["pattern"] = pattern
                self.steps.append(Step("tighten", part.place, f"pattern {pattern}"))
            elif looser and draw < _UNPATTERNED_SHARE:
                self._changes.setdefault(part, Change()).gone.add("pattern")
                self.steps.append(Step("loosen", part.place, "without pattern"))

    def _edit_members(self, part: Part, values: Sequence[Any], tighten: bool) -> None:
        """Other members required, or other ones allowed."""
        rng, said = self._rng, part.said
        objects = [value for value in values if isinstance(value, dict)]
        change = self._changes.get(part)
        dropped = change.dropped if change is not None else set()
        required = said.get("required", [])
        if not objects or not isinstance(required, list):
            return
        if tighten:
            shown = set(objects[0]).intersection(*objects[1:]) - set(required) - dropped
            free = [name for name in part.members if name in shown]
            closed = "additionalProperties" in said or not all(value.keys() <= part.members.keys() for value in objects)
            if free and (closed or rng.random() < 0.7):
                chosen = rng.sample(free, min(len(free), rng.randint(1, 2)))
                self._changes.setdefault(part, Change()).required += chosen
                self.steps.append(Step("tighten", part.place, f"required {', '.join(chosen)}"))
            elif not closed and part.open:
                self._changes.setdefault(part, Change()).keywords["additionalProperties"] = False
                self.steps.append(Step("tighten", part.place, "no additional properties"))
        elif set(required) - dropped and self._members != "required" and rng.random() < 0.7:
            name = rng.choice([name for name in required if name not in dropped])
            self._changes.setdefault(part, Change()).optional.add(name)
            self.steps.append(Step("loosen", part.place, f"{name} optional"))
        elif said.get("additionalProperties") is False:
            self._changes.setdefault(part, Change()).gone.add("additionalProperties")
            self.steps.append(Step("loosen", part.place, "additional properties allowed"))

    # ------------------------------------------------------------ look

    def _look(self, drawn: Drawn, kinds: Collection[str]) -> Look:
        rng, blueprint = self._rng, self._blueprint
        order = rng.choices(_ORDERS, cum_weights=_ORDER_WEIGHTS)[0] if "reorder" in kinds else "as_is"
        described = rng.choices(_WAYS, cum_weights=_WAY_WEIGHTS)[0] if "reword" in kinds else "as_is"
        limits = limits_in(drawn.language)
        if limits is not None and "reword" in kinds:
            described = "limits" if rng.random() < _LIMITS_SHARE else "bare"
        titled = "reword" in kinds and rng.random() < _TITLED_SHARE
        named: frozenset[str] = frozenset()
        if "extract" in kinds and blueprint.extractable and rng.random() < _EXTRACT_SHARE:
            count = rng.randint(1, min(4, len(blueprint.extractable)))
            named = frozenset(rng.sample(blueprint.extractable, count))
        inlined: frozenset[str] = frozenset()
        if "inline" in kinds and blueprint.inlinable and rng.random() < _INLINE_SHARE:
            inlined = frozenset(blueprint.inlinable)
        if order != "as_is":
            self.steps.append(Step("reorder", "", f"members {order}"))
        if described != "as_is" or titled:
            self.steps.append(Step("reword", "", f"descriptions {described}{', titles' if titled else ''}"))
        if named:
            self.steps.append(Step("extract", "", f"{len(named)} parts among the definitions"))
        if inlined:
            self.steps.append(Step("inline", "", f"{len(inlined)} definitions in place"))
        position: Any = rng.choice(("second", "second", "first", "last"))
        # A title in the language of the original would stand over members in another one.
        titles = ("",) if limits is not None and "reword" in kinds else blueprint.titles
        title = rng.choice(titles) if "reword" in kinds else titles[0]
        return Look(drawn.names, self._changes, order, described, titled, position, limits, title, named, inlined)


def _are_texts(values: Sequence[Any]) -> bool:
    return all(isinstance(value, str) for value in values)
