"""From an instance to a record: a source document, a plan, the proof that it holds, and how it is told."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from edgejson import jsontext
from edgejson.tools import Unmakeable
from edgejson.types import Draft, Json
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.engines.expressions import EXPRESSIBLE, Language, agrees, express
from edgejson_tasks.transform.planning import Plan, Planner, Source
from edgejson_tasks.transform.source import export_form, forms_for
from edgejson_tasks.transform.wording import instruct, instruct_expression

if TYPE_CHECKING:
    from edgejson.schema import Schema
    from edgejson_tasks.transform.settings import TransformSettings

__all__ = ["Composer", "Order", "absent_members"]

_STEP_COUNTS = {"easy": (1,), "medium": (2, 2, 3), "hard": (4, 4, 4, 5, 5, 6)}
_LANGUAGES: Mapping[Language, int] = {"jq": 6, "jmespath": 6, "json_patch": 4, "merge_patch": 2}
_PROBES = 8
_DEFAULTS: Mapping[str, Json] = {"boolean": False, "integer": 0, "number": 0, "string": "unspecified", "array": []}


@dataclass(frozen=True, slots=True)
class Order:
    """What a record shall be: of how many steps, in which human language, from which kind of document."""

    difficulty: str
    language: str
    absent: Mapping[str, Json]

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers of steps to draw from, the smallest first."""
        return _STEP_COUNTS[self.difficulty]


class Composer:
    """Composes records under a recipe's settings."""

    def __init__(self, settings: TransformSettings) -> None:
        allowed = settings.operations
        self._expressions = settings.expressions
        self._may_extract = allowed is None or "extract" in allowed
        self._forms = forms_for(None if allowed is None else frozenset(allowed))
        self.planner = Planner(allowed)
        self._planners = {
            language: Planner(names if allowed is None else names & set(allowed))
            for language, names in EXPRESSIBLE.items()
        }

    def draft(self, gold: Json, donor: Json, order: Order, fewest: int, rng: random.Random) -> Draft | str:
        """A record of as many steps as the order says or, if need be, as few as `fewest`; else why there is none.

        `Unmakeable` when two engines disagree on the answer: that is a defect, to be counted and not passed over.
        """
        try:
            exported, form = export_form(gold, order.absent, rng, self._forms)
            text = jsontext.canonical(exported)
            document = jsontext.parse(text)
        except (jsontext.CanonicalError, jsontext.JsonTextError) as error:
            return f"the instance has no canonical form: {error}"
        if form in ("other_case", "flat_names", "prefixed"):
            source = Source(document, {})  # names as the schema has them would stand out
        else:
            source = Source(document, order.absent, donor)
        counts = (rng.choice(order.counts), *range(order.counts[0], fewest - 1, -1))
        told = self._as_expression(source, counts, order.language, rng) or self._in_words(
            source, counts, order.language, rng
        )
        if told is None:
            return f"the document does not carry {fewest} sensible steps"
        return _proven(gold, text, form, told)

    def carries(self, gold: Json, donor: Json, absent: Mapping[str, Json], rng: random.Random) -> bool:
        """Whether an instance carries a step, in one of some forms that a careless export could give it."""
        exported = (export_form(gold, absent, rng, self._forms)[0] for _ in range(_PROBES))
        sources = (Source(jsontext.parse(jsontext.canonical(document)), absent, donor) for document in exported)
        return any(self.planner.plan(source, 1, rng) is not None for source in sources)

    def _in_words(self, source: Source, counts: Sequence[int], language: str, rng: random.Random) -> _Told | None:
        plans = (self.planner.plan(source, count, rng) for count in counts)
        planned = next((found for found in plans if found is not None), None)
        if planned is None:
            return None
        shallow = len(planned.steps) == 1 and _is_shallow(source.document)
        return _Told(planned, instruct(planned.steps, language=language, shallow=shallow, rng=rng))

    def _as_expression(self, source: Source, counts: Sequence[int], language: str, rng: random.Random) -> _Told | None:
        """A plan that stands in the instruction as an expression; None mostly, and where none is found."""
        if rng.random() >= self._expressions:
            return None
        kind = rng.choices(list(_LANGUAGES), list(_LANGUAGES.values()))[0]
        first = _a_table(source, rng) if kind == "jmespath" and counts[0] > 1 and self._may_extract else None
        planned = self._planners[kind].plan(source, counts[0], rng, first=first)
        expression = None if planned is None else express(kind, planned.steps, planned.stages)
        if planned is None or expression is None:
            return None
        instruction = instruct_expression(kind, expression, language=language, rng=rng)
        return _Told(planned, instruction, _Expression(kind, expression))


class _Expression(NamedTuple):
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan, the instruction that tells it, and the expression in it where there is one."""

    plan: Plan
    instruction: str
    expression: _Expression | None = None


def _a_table(source: Source, rng: random.Random) -> dict[str, Json] | None:
    """JMESPath is a language of queries: most of them start by going somewhere."""
    tables = [table.at for table in source.survey.tables if table.at and "*" not in table.at]
    return {"op": "extract", "from": jsontext.join(rng.choice(tables))} if tables and rng.random() < 0.8 else None


def _proven(gold: Json, text: str, form: str, told: _Told) -> Draft:
    planned = told.plan
    steps, answer = planned.steps, jsontext.canonical(planned.answer)
    try:
        if not proof.proves(text, steps, planned.answer):
            raise Unmakeable("jq disagrees with the computed answer")
        evidence = proof.evidence(text, steps)
    except (proof.ProofError, proof.DisagreementError) as error:
        raise Unmakeable(f"the engines disagree: {error}") from None
    meta: dict[str, Json] = {
        "steps": list(steps),
        "operations": [step["op"] for step in steps],
        "source_form": form,
        "proven_by": list(evidence.proven_by),
        "proven_twice": evidence.twice,
        "size": {"steps": len(steps), "chained": planned.chained},
    }
    if told.expression is not None:
        language, expression = told.expression
        if not agrees(language, expression, text, planned.answer):
            raise Unmakeable(f"the engines disagree: {language} makes another value of its expression")
        meta["expression"] = told.expression._asdict()
    return Draft(input={"instruction": told.instruction, "json": text}, output=answer, gold=gold, meta=meta)


@lru_cache(maxsize=128)
def absent_members(schema: Schema) -> Mapping[str, Json]:
    """Optional members at the top of the schema, with a neutral default for each."""
    properties = schema.document.get("properties")
    required = schema.document.get("required")
    if not isinstance(properties, dict):
        return {}
    return {
        name: _DEFAULTS[kind]
        for name, member in properties.items()
        if not (isinstance(required, list) and name in required)
        and isinstance(member, dict)
        and isinstance(kind := member.get("type"), str)
        and kind in _DEFAULTS
    }


def _is_shallow(document: Json) -> bool:
    """Whether no object stands inside another or in an array."""
    return isinstance(document, dict) and not any(isinstance(member, dict | list) for member in document.values())
