"""A schema ready for use: sampled, validated, described."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import TYPE_CHECKING, Any

from edgejson.errors import SchemaError
from edgejson.schema.canonical import Canonical
from edgejson.schema.complexity import grade, measure
from edgejson.schema.coverage import Coverage, Site
from edgejson.schema.describe import describe, leaf_schemas
from edgejson.schema.document import Document
from edgejson.schema.invariants import Invariants, RuleViolation, Unsatisfied
from edgejson.schema.leaves import Toolbox
from edgejson.schema.plan import Plan
from edgejson.schema.planning import plan_document
from edgejson.schema.sampling import NEVER_ENDS, compile_plan, dead_end, settle
from edgejson.schema.satisfiability import Contradictions, Satisfiability
from edgejson.schema.shapes import Relaxed
from edgejson.schema.validation import Guards, RustValidator, SchemaViolation, not_json
from edgejson.types import Complexity, Json, Policy
from edgejson.values.draw import Draw, Producer
from edgejson.values.fields import Fields
from edgejson.values.hints import HintError
from edgejson.values.locales import LOCALES, world
from edgejson.values.tables import Tables, languages_of

if TYPE_CHECKING:
    from edgejson.schema.mutation import Mutation
    from edgejson.schema.violation import Breaker, Statement, Violation

__all__ = ["Schema"]

_POLICIES: Mapping[str, int] = {"minimal": 0, "typical": 1, "maximal": 2, "edge": 3}
_ATTEMPTS = 40
_EDGY_ATTEMPTS = 25
"""Attempts at the edge, before a typical instance is taken: rules may leave no room for edges."""

_LEAST_ATTEMPTS = 4
_PLAIN_ATTEMPTS = 3
"""The last attempts, which draw required members only."""
_MOST_WORK = 20_000
"""Values that all attempts at one sample may have to draw together."""
_TRIALS = 10

Rules = Sequence[Mapping[str, Json]]


class Schema:
    """A JSON Schema (drafts 4 to 2020-12) with its rules and value hints.

    `rules` are invariants kept beside a document that must not be edited; they join the document's own `x-invariants`.
    `tables` are what ``TABLE.COLUMN`` hints draw from.  A schema keeps no state between calls and may be
    shared and pickled.

    Raises:
        SchemaError: the document is malformed, refers outside itself, or has a rule that means nothing.

    >>> schema = Schema({"type": "object", "properties": {"age": {"type": "integer"}}, "required": ["age"]})
    >>> schema.is_valid(schema.sample(1))
    True
    """

    def __init__(
        self,
        document: Mapping[str, Json],
        *,
        id: str = "",  # noqa: A002 - the word for it everywhere else
        complexity: Complexity | None = None,
        rules: Rules = (),
        tables: Tables | None = None,
    ) -> None:
        self.id = id
        self._source = Document(_with_rules(document, rules, id), id=id)
        self.tables = tables
        self._validator = RustValidator(self._source)
        self.document: Mapping[str, Json] = self._source.root
        self._stated_complexity = complexity
        self.invariants = Invariants.compile(_rules_of(self.document), document=self.document, where=id)
        self._producers: dict[tuple[bool, bool, str], tuple[Producer, Sequence[Site]]] = {}
        self._described: dict[str, Mapping[str, Json]] = {}

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical document."""
        return self._source.sha256

    @cached_property
    def complexity(self) -> Complexity:
        """The class that was stated, or that the document's structure gives."""
        return self._stated_complexity or grade(measure(self._source))

    def __repr__(self) -> str:
        return f"Schema({self.id or self.document.get('title') or self.sha256[:12]!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # Closures do not travel; the other process compiles again.
        return (_rebuilt, (self.document, self.id, self._stated_complexity, self.tables))

    # ------------------------------------------------------------ sampling

    def sample(
        self,
        seed: int,
        *,
        policy: Policy = "typical",
        locale: str = "en_US",
        language: str = "",
        coverage: Coverage | None = None,
    ) -> Json:
        """An instance: valid, every rule true, plausible.  The same seed gives the same value, everywhere.

        Args:
            seed: names the value.
            policy: "minimal" draws required members only, "maximal" all of them, "typical" some; "edge" looks for what
                breaks careless programs: bounds, empty and long values, nulls, Unicode.
            locale: of people, places and companies.
            language: of words and sentences, as far as they are written in it; that of the locale where none is named.
            coverage: counts what the samples drawn with it have shown, and steers this one to what is new; the value
                then depends on the samples before it as well.

        Raises:
            SchemaError: no value was found; the error names the keyword or the rule that stood in the way.
            ValueError: there is no such policy or locale.
        """
        if policy not in _POLICIES:
            raise ValueError(f"no policy {policy!r}; known: {', '.join(_POLICIES)}")
        if locale not in LOCALES:
            raise ValueError(f"no locale {locale!r}; known: {', '.join(LOCALES)}")
        edge, steered = policy == "edge", coverage is not None
        language = language or locale.partition("_")[0]
        spoken = language if language in self._languages else ""
        produce, sites = self._producer(edge=edge, steered=steered, language=spoken)
        invariants = self.invariants
        is_valid = self.is_valid if self._planned[2].deep else self._validator.is_valid
        draw = Draw(seed, world(locale), _POLICIES[policy], coverage, language)
        value: Json = None
        unsatisfied = ""
        for attempt in range(self._attempts):
            if coverage is not None:
                coverage.begin(sites)
            if edge and attempt == _EDGY_ATTEMPTS:
                produce, sites = self._producer(edge=False, steered=steered, language=spoken)
                draw.policy = _POLICIES["typical"]
            if not edge and attempt == self._attempts - _PLAIN_ATTEMPTS:
                draw.policy = _POLICIES["minimal"]  # what has few members breaks few conditions
            try:
                value = produce(draw)
            except RecursionError:
                raise self._source.error("the schema demands values that are nested too deeply") from None
            if draw.pending:
                settle(draw, value)
            try:
                invariants.fill(value, draw.rng)
            except Unsatisfied as error:
                unsatisfied = str(error)
            else:
                if is_valid(value):  # `fill` has checked every rule on this very value
                    if coverage is not None:
                        coverage.keep()
                    return value
            draw.start()
        raise self._stuck(value, unsatisfied)

    def samples(
        self,
        count: int,
        *,
        seed: int = 0,
        policy: Policy = "typical",
        locale: str = "en_US",
        coverage: Coverage | None = None,
    ) -> Iterator[Json]:
        """A series of instances, each steered to what the ones before it have not shown.

        Raises:
            SchemaError, ValueError: as `sample` does.
        """
        coverage = Coverage() if coverage is None else coverage
        for place in range(count):
            yield self.sample(seed + place, policy=policy, locale=locale, coverage=coverage)

    @cached_property
    def _languages(self) -> frozenset[str]:
        """The languages that tables are written in beside their own."""
        return languages_of(self.tables or {})

    def _producer(self, *, edge: bool, steered: bool, language: str = "") -> tuple[Producer, Sequence[Site]]:
        """The closure for one way of sampling, and the sites where it decides; compiled when first asked for."""
        made = self._producers.get((edge, steered, language))
        if made is None:
            fields, guards, plan = self._planned
            if language:
                fields = Fields(self.tables, language)
            if math.isinf(plan.cost):
                raise self._unsatisfiable(plan)
            tools = Toolbox(self._source, guards, fields, edge, steered)
            try:
                made = self._producers[edge, steered, language] = compile_plan(tools, plan), tools.sites
            except RecursionError:
                raise self._source.error("the schema is nested too deeply to sample") from None
        return made

    @cached_property
    def _planned(self) -> tuple[Fields, Guards, Plan]:
        try:
            fields = Fields(self.tables)
        except HintError as error:
            raise self._source.error(str(error)) from None
        guards = Guards(self._source)
        return fields, guards, plan_document(self._source, guards, self._canonical)

    @cached_property
    def _attempts(self) -> int:
        """Attempts at one sample: fewer where each is large."""
        return max(_LEAST_ATTEMPTS, min(_ATTEMPTS, _MOST_WORK // max(int(self._planned[2].demanded), 1)))

    def satisfiability(self) -> Satisfiability:
        """Whether the schema has an instance: proven, disproven with the reason, or not known.

        The rules are not looked at; neither are keywords that no proof covers, such as patterns that exclude each
        other.
        """
        proven = self._contradictions.of_root()
        if proven is not None:
            return Satisfiability("no", *proven)
        try:
            plan = self._planned[2]
        except SchemaError as error:
            return Satisfiability("unknown", reason=error.what)
        if math.isinf(plan.cost):
            node = self._canonical.place([("", frozenset())], fully=True)
            proven_otherwise = node is not None and node.inhabited()
            return Satisfiability("unknown" if proven_otherwise else "no", *dead_end(plan))
        produce, _ = self._producer(edge=False, steered=False)
        for seed in range(_TRIALS):
            draw = Draw(seed, world("en_US"), _POLICIES["typical" if seed % 2 else "minimal"])
            try:
                value = produce(draw)
            except RecursionError:
                return Satisfiability("unknown", reason="its values are nested too deeply")
            settle(draw, value)
            if self._validator.is_valid(value):
                return Satisfiability("yes")
        return Satisfiability("unknown", reason=f"no instance found in {_TRIALS} attempts")

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Pointer and reason of each part that no value satisfies, and that does not say so by being `false`."""
        yield from self._contradictions.parts()

    @cached_property
    def _contradictions(self) -> Contradictions:
        return Contradictions(self._source)

    def _unsatisfiable(self, plan: Plan) -> SchemaError:
        pointer, keyword = dead_end(plan)
        proven = self._contradictions.of_root()
        if proven and keyword == NEVER_ENDS:  # the form of what contradicts itself has no end either
            return self._source.error(f"no value satisfies this schema: {proven[1]}", proven[0])
        why = f"{proven[1]} ({proven[0] or 'root'})" if proven else ""
        return self._source.error(f"no value satisfies this schema ({keyword})", pointer, hint=why)

    @cached_property
    def _canonical(self) -> Canonical:
        return Canonical(self._source)

    @property
    def relaxed(self) -> tuple[Relaxed, ...]:
        """The parts that sampling does not model, each with the reason: their values are drawn without them and tried.

        Raises:
            SchemaError: the schema cannot be sampled at all.
        """
        self._planned  # noqa: B018 - what cannot be modelled is known when the plan is made
        return (*starmap(Relaxed, self._source.relaxed), *self._canonical.relaxed.values())

    def _stuck(self, value: Json, unsatisfied: str) -> SchemaError:
        """Why the last attempt was not accepted."""
        violations = self.validate(value)
        proven = self._contradictions.of_root() if violations else None
        if proven is not None:
            return self._source.error(f"no value satisfies this schema: {proven[1]}", proven[0])
        if violations:
            first = violations[0]
            where = f" at {first.pointer}" if first.pointer else ""
            return self._source.error(
                f"no instance found in {self._attempts} attempts: {first.keyword} rejects{where}: {first.message}",
                hint="the schema may be unsatisfiable, or this keyword is not modelled yet",
            )
        broken = unsatisfied or ", ".join(violation.rule for violation in self.invariants.check(value))
        return self._source.error(f"no instance found in {self._attempts} attempts: {broken}", "/x-invariants")

    # ------------------------------------------------------------ validating

    def validate(self, value: Json) -> list[SchemaViolation]:
        """What the schema finds wrong, formats asserted; the rules are not looked at (see `broken_rules`)."""
        unusable = not_json(value)
        return self._validator.violations(value) if unusable is None else [unusable]

    def is_valid(self, value: Json) -> bool:
        """Whether `validate` would find nothing, faster."""
        return not_json(value) is None and self._validator.is_valid(value)

    def is_valid_parsed(self, value: Json) -> bool:
        """`is_valid` for a value that was read from JSON text, which leaves out the look for what JSON does not
        have.
        """
        return self._validator.is_valid(value)

    def broken_rules(self, value: Json) -> list[RuleViolation]:
        """Every place where an invariant does not hold."""
        return self.invariants.check(value)

    # ------------------------------------------------------------ breaking and changing

    def violable(self) -> list[Statement]:
        """Every keyword that the schema states for certain and that can fail, with the pointer of its subschema."""
        return self._breaker.violable()

    def violate(self, value: Json, target: str, seed: int, *, at: str | None = None) -> Violation | None:
        """A near miss: the instance `value` with one change that breaks the keyword or rule `target` and nothing else.

        None when none was found.  `at` is the subschema that states the keyword, as `violable` names it.

        Raises:
            ValueError: `value` is no instance, or there is no such keyword or rule.
        """
        return self._breaker.violate(value, target, seed, at=at)

    @cached_property
    def _breaker(self) -> Breaker:
        from edgejson.schema.violation import Breaker

        return Breaker(self)

    def mutate(self, seed: int, *, kinds: Sequence[str] | None = None, count: int | None = None) -> Mutation:
        """Another schema made from this one, proved on samples: renamed, reordered, reworded, tightened, extended, in
        another draft or other parts (`edgejson.schema.mutation.KINDS`).
        """
        from edgejson.schema.mutation import mutate

        return mutate(self, seed, kinds=kinds, count=count)

    @cached_property
    def fingerprint(self) -> str:
        """The structure without names: equal for schemas that differ in names and words only."""
        from edgejson.schema.fingerprint import fingerprint

        return fingerprint(self._source)

    # ------------------------------------------------------------ describing

    def describe(self, pointer: str) -> Mapping[str, Json]:
        """The keywords that govern the instance place `pointer`: title, description, type, enum, format and so on.

        Raises:
            ValueError: `pointer` is no JSON Pointer.
        """
        found = self._described.get(pointer)
        if found is None:
            found = self._described[pointer] = describe(self._source, pointer)
        return found

    @cached_property
    def leaf_schemas(self) -> Mapping[str, Mapping[str, Json]]:
        """Every declared leaf by its instance pointer, ``*`` standing for array items and free names."""
        return leaf_schemas(self._source)


def _with_rules(document: Mapping[str, Json], rules: Rules, where: str) -> Mapping[str, Json]:
    if not rules:
        return document
    own: Any = document.get("x-invariants", [])
    if not isinstance(own, list):
        raise SchemaError("'x-invariants' is a list of rules", where=f"{where}#/x-invariants")
    return {**document, "x-invariants": [*own, *rules]}


def _rules_of(document: Mapping[str, Json]) -> Rules:
    rules: Any = document.get("x-invariants", [])
    if not isinstance(rules, list):
        raise SchemaError("'x-invariants' is a list of rules", where="#/x-invariants")
    return rules


def _rebuilt(document: Mapping[str, Json], id: str, complexity: Complexity | None, tables: Tables | None) -> Schema:  # noqa: A002
    return Schema(document, id=id, complexity=complexity, tables=tables)
