"""Generation records: a schema is shown, with its rules and some wishes in words, and an instance is the answer."""

from __future__ import annotations

import random
from collections import OrderedDict
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from edgejson.checking import Subject
from edgejson.schema.mutation import Members, Varier
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Policy, Request, Slot, Spoiled
from edgejson.values.locales import world
from edgejson_tasks._instances import (
    canonical_text,
    container_defect,
    is_document,
    says_nothing,
    says_something,
    unfit_reason,
)
from edgejson_tasks._key_order import is_plain
from edgejson_tasks.schema_generate import reading, scoring, spoiling
from edgejson_tasks.schema_generate.answers import as_it_stands, in_schema_order
from edgejson_tasks.schema_generate.policies import has_members, states_something
from edgejson_tasks.schema_generate.proof import Proof
from edgejson_tasks.schema_generate.requests import Asked, instruction
from edgejson_tasks.schema_generate.settings import GenerateSettings
from edgejson_tasks.schema_generate.shown import LAYOUT_WEIGHTS, LAYOUTS, SchemaTexts, View, laid_out, with_rules
from edgejson_tasks.schema_generate.voices import VOICES
from edgejson_tasks.schema_generate.wishes import Constraint, Known, computed_places, draw_constraints

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["LEVELS", "SchemaGenerate"]

LEVELS: Mapping[str, tuple[int, int]] = MappingProxyType({"easy": (0, 0), "medium": (1, 1), "hard": (2, 3)})
"""Fewest and most constraints of each difficulty, as far as the schema offers that many."""

_ASKS = 16
_PATIENCE = 3
"""Instances that may offer too few constraints before the best of them is taken as it is."""
_LONGEST_SCHEMA = 48_000
"""Characters of a minified schema that is still shown: longer ones leave a small model no room to answer."""
_POLICIES: tuple[Policy | None, ...] = (None, "minimal", "maximal")
_POLICY_WEIGHTS = (68, 84, 100)
"""Running totals."""

_MEMBERS_OF: Mapping[Policy | None, Members] = MappingProxyType({"minimal": "required", "maximal": "all"})
_KNOWN_SCHEMAS = 8
_SORTED_SHARE = 0.12
_RULES_IN_WORDS_SHARE = 0.5
_DESCRIBED_RULES_SHARE = 0.5
_ANNOTATED_SHARE = 0.6
_NUMBERS = (int, float)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a record shows and asks about: the document, the instance, its rules, and how both were made."""

    document: Mapping[str, Any]
    value: Json
    rules: list[dict[str, Any]]
    original: Mapping[str, str]
    meta: Mapping[str, Json]
    steps: int
    is_mutated: bool


class SchemaGenerate:
    """The family; of the schemas in use it keeps what can be changed in them."""

    name = "schema_generate"

    def __init__(self, settings: GenerateSettings | None = None) -> None:
        self._settings = settings or GenerateSettings()
        self._texts = SchemaTexts()
        self._variers: OrderedDict[str, Varier] = OrderedDict()
        self._proof = Proof()

    def accepts(self, schema: Schema) -> str | None:
        if len(self._texts.text(schema, View("minified", annotated=False, rules=True))) > _LONGEST_SCHEMA:
            return f"its text is longer than {_LONGEST_SCHEMA} characters"
        return unfit_reason(schema, _defect)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng, schema = tools.rng, tools.schema
        low, high = LEVELS[slot.difficulty]
        count = rng.randint(low, high)
        best: tuple[_Shown, str, list[Constraint], Members, Json] | None = None
        for attempt in range(_ASKS):
            policy = rng.choices(_POLICIES, cum_weights=_POLICY_WEIGHTS)[0]
            policy_asked = policy if attempt < _PATIENCE else "maximal"
            gold = (yield tools.ask_instance(policy=policy_asked, accept=says_nothing)).value
            if is_document(gold) and says_something(gold):
                gold = _sorted_somewhere(gold, schema, rng) if count and rng.random() < _SORTED_SHARE else gold
                members = _MEMBERS_OF.get(policy, "any")
                shown = self._shown(schema, gold, members, slot, rng)
                members = _stated_members(shown, members)
                if policy == "minimal" and members == "any" and attempt < _PATIENCE:
                    continue  # few members are no answer to a request that does not ask for few
                canonical = canonical_text(shown.value) if says_something(shown.value) else None
                if canonical is not None:
                    constraints = _constraints(shown, slot, count, members, rng)
                    if best is None or len(constraints) > len(best[2]):
                        best = shown, canonical, constraints, members, gold
            if best is not None and (len(best[2]) >= low or attempt >= _PATIENCE):
                break
        if best is None:
            raise Unmakeable("no instance says anything that has a canonical text")
        return self._draft(slot, schema, *best, rng)

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return self._proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, self._proof, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        return scoring.score(subject, answer)

    # ------------------------------------------------------------ the schema

    def _shown(self, schema: Schema, gold: Json, members: Members, slot: Slot, rng: random.Random) -> _Shown:
        if rng.random() >= self._settings.mutated:
            rules = [rule for rule in reading.rules_of(schema.document) if not rule.get("advice")]
            return _Shown(schema.document, gold, rules, {}, {"instance": True}, 0, is_mutated=False)
        variation = self._varier(schema).vary(
            gold,
            rng,
            language=slot.language,
            locale=slot.locale,
            members=members,
            kinds=self._settings.changes,
        )
        mutations: dict[str, Json] = {
            "renamed": dict(variation.renamed),
            "added": list(variation.added),
            "dropped": list(variation.dropped),
            "dropped_rules": list(variation.dropped_rules),
            "steps": [f"{step.kind} {step.pointer}: {step.what}" for step in variation.steps],
        }
        original = {new: old for old, new in variation.renamed.items()}
        meta: dict[str, Json] = {"instance": "shown", "mutations": mutations}
        steps = len(variation.steps)
        return _Shown(variation.document, variation.value, variation.rules, original, meta, steps, is_mutated=True)

    def _varier(self, schema: Schema) -> Varier:
        varier = self._variers.get(schema.sha256)
        if varier is None:
            varier = self._variers[schema.sha256] = Varier(schema)
            if len(self._variers) > _KNOWN_SCHEMAS:
                self._variers.popitem(last=False)
        else:
            self._variers.move_to_end(schema.sha256)
        return varier

    # ------------------------------------------------------------ the record

    def _draft(
        self,
        slot: Slot,
        schema: Schema,
        shown: _Shown,
        canonical: str,
        constraints: list[Constraint],
        members: Members,
        gold: Json,
        rng: random.Random,
    ) -> Draft:
        in_words = bool(shown.rules) and rng.random() < _RULES_IN_WORDS_SHARE
        english = slot.language not in VOICES or slot.language == "en"
        text = self._text(schema, shown, rng, in_words=in_words, english=english)
        order, answer = "sorted", canonical
        if rng.random() < self._settings.schema_order:
            ordered = in_schema_order(shown.value, shown.document)
            if ordered is not None:
                order, answer = "schema", as_it_stands(ordered, canonical)
        asked = Asked(
            constraints,
            shown.rules,
            in_words=in_words,
            members=members,
            order=order,
            exactly=order == "sorted" and not is_plain(shown.value),
        )
        meta: dict[str, Json] = {
            **shown.meta,
            "constraints": list(constraints),
            "members": members,
            "order": order,
            "rules_shown": "words" if in_words else "schema" if shown.rules else "none",
            "size": {"constraints": len(constraints), "mutations": shown.steps, "rules": len(shown.rules)},
        }
        words = instruction(asked, slot.language, rng)
        return Draft(input={"instruction": words, "schema": text}, output=answer, gold=gold, meta=meta)

    def _text(self, schema: Schema, shown: _Shown, rng: random.Random, *, in_words: bool, english: bool) -> str:
        """The text of the schema; the words of the authors of its rules, which are English, go with English alone."""
        layout = rng.choices(LAYOUTS, cum_weights=LAYOUT_WEIGHTS)[0]
        if not shown.is_mutated:
            return self._texts.text(schema, View(layout, annotated=rng.random() < _ANNOTATED_SHARE, rules=not in_words))
        document = cast("dict[str, Any]", shown.document)
        if shown.rules and not in_words:
            document = with_rules(
                document, shown.rules, rng, described=english and rng.random() < _DESCRIBED_RULES_SHARE
            )
        return laid_out(document, layout)


def _constraints(shown: _Shown, slot: Slot, count: int, members: Members, rng: random.Random) -> list[Constraint]:
    if not count:
        return []
    country = world(slot.locale).country.code
    known = Known(shown.document, computed_places(shown.rules), shown.original, country)
    return draw_constraints(shown.value, known, count, rng, optional=members == "any")


def _stated_members(shown: _Shown, members: Members) -> Members:
    """What can be said of the members of every object, when that is what was drawn."""
    if (
        members != "any"
        and states_something(shown.value, shown.document)
        and has_members(shown.value, members, shown.document)
    ):
        return members
    return "any"


def _sorted_somewhere(gold: Json, schema: Schema, rng: random.Random) -> Json:
    """`gold` with one array of objects put in the order of a number in them, where its rules allow that."""
    if not isinstance(gold, dict):
        return gold
    columns = [
        (name, items, key)
        for name, items in gold.items()
        if isinstance(items, list) and len(items) > 1 and isinstance(items[0], dict)
        for key in items[0]
        if all(isinstance(item, dict) and type(item.get(key)) in _NUMBERS for item in items)
    ]
    if not columns:
        return gold
    name, items, key = rng.choice(columns)
    rows: list[Any] = list(items)
    rows.sort(key=lambda row: row[key], reverse=rng.random() < 0.5)
    changed: Json = {**gold, name: rows}
    return changed if schema.is_valid(changed) and not schema.broken_rules(changed) else gold


def _defect(instance: Json) -> str | None:
    reason = container_defect(instance)
    if reason is None and not says_something(instance):
        return "its instances say nothing: every leaf is null or empty"
    return reason
