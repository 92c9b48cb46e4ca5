"""Generation records: a schema is shown, with its rules and some wishes in words, and an instance is the answer."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgejson.checking import Parsed, Subject
from edgejson.tools import Tools, Unmakeable
from edgejson.types import Completion, Draft, Finding, Json, Policy, Request, Slot, Spoiled
from edgejson_tasks._instances import canonical_text, container_defect, is_document, says_something, unfit_reason
from edgejson_tasks.schema_generate import spoiling
from edgejson_tasks.schema_generate.constraints import Constraint, Deriver, Which, words
from edgejson_tasks.schema_generate.phrasing import instruction, rule_sentences
from edgejson_tasks.schema_generate.proof import ConstraintError, Proof, holds
from edgejson_tasks.schema_generate.shown import SchemaTexts, View

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
_MEMBERS_SHARE = 0.3
_POLICIES: tuple[Policy | None, ...] = ("minimal", None, None, None, None, "maximal")
_MEMBERS_OF: Mapping[Policy, Which] = MappingProxyType({"minimal": "required", "maximal": "all"})


class SchemaGenerate:
    """The family; it keeps the texts of the schemas it has shown."""

    name = "schema_generate"

    def __init__(self) -> None:
        self._texts = SchemaTexts()
        self._derivers: dict[str, Deriver] = {}
        self._rules: dict[str, list[str]] = {}
        self._proof = Proof()

    def accepts(self, schema: Schema) -> str | None:
        if len(self._texts.text(schema, View("minified", annotated=False, rules=True))) > _LONGEST_SCHEMA:
            return f"its text is longer than {_LONGEST_SCHEMA} characters"
        return unfit_reason(schema, _defect)

    def compose(self, slot: Slot, tools: Tools) -> Generator[Request, Completion, Draft]:
        rng, schema = tools.rng, tools.schema
        low, high = LEVELS[slot.difficulty]
        count = rng.randint(low, high)
        best: tuple[Json, str, list[Constraint]] | None = None
        for attempt in range(_ASKS):
            about_members = count > 0 and rng.random() < _MEMBERS_SHARE
            policy: Policy | None = rng.choice(("minimal", "maximal")) if about_members else rng.choice(_POLICIES)
            gold = (yield tools.ask_instance(policy=policy if attempt < _PATIENCE else "maximal")).value
            answer = canonical_text(gold) if is_document(gold) and says_something(gold) else None
            if answer is not None:
                constraints = self._constraints(schema, gold, policy if about_members else None, count, rng)
                if best is None or len(constraints) > len(best[2]):
                    best = gold, answer, constraints
            if best is not None and (len(best[2]) >= low or attempt >= _PATIENCE):
                return self._draft(schema, *best, rng)
        raise Unmakeable("no instance says anything that has a canonical text")

    def verify(self, subject: Subject) -> Iterable[Finding]:
        return self._proof.prove(subject)

    def spoil(self, subject: Subject, rng: random.Random) -> Spoiled | None:
        return spoiling.spoil(subject, self._proof, rng)

    def score(self, subject: Subject, answer: str) -> Mapping[str, float]:
        """`valid`: strict JSON; `schema`: an instance; `rules`: no rule broken; `constraints`: share fulfilled;
        `correct`: all of these.
        """
        given = Parsed.of(answer)
        schema = subject.base_schema
        if not given.ok or schema is None:
            return {"valid": float(given.ok), "schema": 0.0, "rules": 0.0, "constraints": 0.0, "correct": 0.0}
        stated = subject.meta.get("constraints")
        wishes = [wish for wish in stated if isinstance(wish, dict)] if isinstance(stated, list) else []
        fits = float(schema.is_valid(given.value))
        # A rule says nothing about a value that is no instance.
        keeps = float(fits and not schema.broken_rules(given.value))
        held = sum(_held(wish, given.value, schema) for wish in wishes) / len(wishes) if wishes else 1.0
        return {"valid": 1.0, "schema": fits, "rules": keeps, "constraints": held, "correct": float(keeps * held == 1)}

    def _constraints(
        self, schema: Schema, gold: Json, members_policy: Policy | None, count: int, rng: random.Random
    ) -> list[Constraint]:
        if count == 0:
            return []
        deriver = self._derivers.get(schema.sha256)
        if deriver is None:
            deriver = self._derivers[schema.sha256] = Deriver(schema)
        members = deriver.members(gold, _MEMBERS_OF[members_policy]) if members_policy else None
        first = [] if members is None else [members]
        return [*first, *deriver.draw(gold, count - len(first), rng, optional=not first)]

    def _draft(
        self, schema: Schema, gold: Json, answer: str, constraints: list[Constraint], rng: random.Random
    ) -> Draft:
        has_rules = bool(schema.invariants.rules)
        in_words = has_rules and rng.random() < 0.5
        view = View(
            layout=rng.choice(("minified", "minified", "spaced", "pretty")),
            annotated=rng.random() < 0.6,
            rules=not in_words,
        )
        wishes = [words(constraint, rng) for constraint in constraints]
        rules = self._rule_sentences(schema) if in_words else []
        text = instruction(wishes, rules, rng, rules_in_schema=has_rules)
        meta: dict[str, Json] = {
            "instance": True,
            "constraints": list(constraints),
            "rules_shown": "words" if in_words else "schema" if has_rules else "none",
        }
        return Draft(
            input={"instruction": text, "schema": self._texts.text(schema, view)}, output=answer, gold=gold, meta=meta
        )

    def _rule_sentences(self, schema: Schema) -> list[str]:
        sentences = self._rules.get(schema.sha256)
        if sentences is None:
            sentences = self._rules[schema.sha256] = rule_sentences(schema.invariants.rules)
        return sentences


def _defect(instance: Json) -> str | None:
    reason = container_defect(instance)
    if reason is None and not says_something(instance):
        return "its instances say nothing: every leaf is null or empty"
    return reason


def _held(wish: Json, value: Json, schema: Schema) -> bool:
    try:
        return holds(wish, value, schema.document)
    except ConstraintError:
        return False
