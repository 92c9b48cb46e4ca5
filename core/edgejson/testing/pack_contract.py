"""What edgejson relies on in a schema pack."""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, ClassVar, Literal, get_args

import pytest

from edgejson import jsontext
from edgejson.checking import Subject
from edgejson.errors import EdgejsonError, SchemaError
from edgejson.host import Host
from edgejson.library import SchemaLibrary
from edgejson.linting import lint_schema
from edgejson.schema import Schema
from edgejson.testing.bench import make_subject
from edgejson.testing.contract import PluginContract
from edgejson.testing.demands import demand, fail, first_of, shown
from edgejson.testing.fresh import in_fresh_process
from edgejson.testing.second_opinion import second_opinion
from edgejson.types import Complexity, Json, Policy, SchemaPack
from edgejson.values.locales import LOCALES

__all__ = ["PackContract", "prints_of_samples"]

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NO_SUCH_ID = "no_schema_is_called_this"
_FEW = 10
"""Instances per policy and per locale, and per schema in another process."""


class PackContract(PluginContract):
    """Every schema of the pack samples sound, varied instances; the same everywhere.

    A test with a `schema_id` runs once for every schema.
    """

    kind: ClassVar[Literal["schemas"]] = "schemas"

    samples: ClassVar[int] = 200
    """Instances drawn of every schema."""

    distinct: ClassVar[float] = 0.9
    """The share of them that must differ."""

    few: ClassVar[Mapping[str, int]] = MappingProxyType({})
    """Schemas that have few instances: at least so many different ones among the samples."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One test per schema. A pack that cannot be made gives one, which then says why."""
        if "schema_id" in metafunc.fixturenames:
            try:
                ids = list(self.create().ids())
            except (Exception, SystemExit):  # noqa: BLE001 - a stranger's code; `test_it_is_a_valid_plugin` tells
                ids = [pytest.param(_NO_SUCH_ID, marks=pytest.mark.skip("the pack cannot be loaded"))]
            metafunc.parametrize("schema_id", ids)

    # ------------------------------------------------------------ the pack

    def test_ids_are_stable_and_well_formed(self) -> None:
        """Recipes and records name schemas ``pack/id``: ids are words, unique, and the same on every call."""
        pack: Any = self.pack()
        ids: list[Any] = list(pack.ids())
        demand(ids, "ids() names no schema")
        for schema_id in ids:
            well_formed = isinstance(schema_id, str) and _ID.fullmatch(schema_id)
            demand(well_formed, f"the id {schema_id!r} is not made of letters, digits, '_', '.' and '-'")
        twice = sorted({schema_id for schema_id in ids if ids.count(schema_id) > 1})
        demand(not twice, f"ids() names {', '.join(twice)} twice")
        demand(list(pack.ids()) == ids, "ids() gives other ids, or another order, when it is called again")
        demand(
            list(self.create().ids()) == ids, "ids() of the same pack, loaded again, gives other ids or another order"
        )
        demand(
            isinstance(pack.name, str) and _ID.fullmatch(pack.name), f"the name of the pack, {pack.name!r}, is no word"
        )
        demand(isinstance(pack.version, str) and pack.version, f"the version of the pack is {pack.version!r}")

    def test_an_unknown_id_is_a_schema_error(self) -> None:
        """A recipe's typo is an error of the recipe."""
        try:
            entry = self.pack().entry(_NO_SUCH_ID)
        except SchemaError:
            return
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            fail(f"entry({_NO_SUCH_ID!r}) raises {type(error).__name__}, not SchemaError")
        fail(f"entry({_NO_SUCH_ID!r}) gives {shown(entry)}; raise SchemaError for an id that is none")

    def test_tables_are_well_formed(self) -> None:
        """Value hints draw a row and take columns of it: every row has all of them, in every language."""
        tables: Any = self.pack().tables()
        demand(isinstance(tables, Mapping), f"tables() gives {type(tables).__name__}, not a mapping of names to rows")
        for name, rows in tables.items():
            language, slash, plain = name.rpartition("/") if isinstance(name, str) else ("", "", "")
            well_formed = plain.isidentifier() and (not slash or _LANGUAGE.fullmatch(language))
            demand(well_formed, f"the table name {name!r} is no word, nor a language and a word (de/rivers)")
            fits = isinstance(rows, Sequence) and rows and all(isinstance(row, Mapping) and row for row in rows)
            demand(fits, f"table {name} is no list of rows (objects with columns)")
            for number, (row, next_row) in enumerate(pairwise(rows), start=1):
                odd = sorted(row.keys() ^ next_row.keys())
                demand(not odd, f"table {name}: rows {number - 1} and {number} differ in {', '.join(odd)}")
        for name in tables:
            plain = name.rpartition("/")[2]
            demand(plain in tables, f"table {name} stands in for {plain}, which there is not")
            odd = sorted(tables[name][0].keys() ^ tables[plain][0].keys())
            demand(not odd, f"table {name} and table {plain} differ in {', '.join(odd)}")

    # ------------------------------------------------------------ each schema

    def test_a_schema_is_clean(self, schema_id: str) -> None:
        """As ``edgejson schemas lint``: draft, references, rules, words, licence; and its complexity."""
        pack = self.pack()
        entry: Any = pack.entry(schema_id)
        demand(entry.id == schema_id, f"entry({schema_id!r}) is called {entry.id!r}")
        issues = [f"{issue.pointer or '(whole)'}: {issue.message}" for issue in lint_schema(entry, pack.tables())]
        if entry.complexity not in get_args(Complexity):
            issues.append(f"its complexity is {entry.complexity!r}")
        if not isinstance(entry.license, str) or entry.license.lower() == "unknown":
            issues.append(f"its licence is {entry.license!r}")
        demand(not issues, f"schema {schema_id}:\n{first_of(issues)}")

    def test_instances_are_valid_and_keep_every_rule(self, schema_id: str) -> None:
        """All samples, by the engine's validator and by the rules."""
        try:
            drawn = self.drawn(schema_id)
        except SchemaError as error:
            fail(f"no instances can be drawn: {error}")
        _demand_sound(self.library().get(self._full(schema_id)), drawn, "a sample")

    def test_a_second_validator_agrees(self, schema_id: str) -> None:
        """All samples, by the Python package `jsonschema`."""
        drawn = self._drawn_or_skip(schema_id)
        judge = second_opinion(self.library().get(self._full(schema_id)).document)
        refused = [f"{fault} (seed {seed})" for seed, value in enumerate(drawn) if (fault := judge(value))]
        demand(not refused, f"the validator `jsonschema` reads schema {schema_id} otherwise:\n{first_of(refused)}")

    def test_instances_vary(self, schema_id: str) -> None:
        """Enough of the samples differ."""
        drawn = self._drawn_or_skip(schema_id)
        different = len({jsontext.canonical(value) for value in drawn})
        least = self.few.get(schema_id, round(self.distinct * len(drawn)))
        demand(
            different >= least,
            f"{different} of {len(drawn)} samples of {schema_id} differ, {least} should: give its values more room "
            f"(`x-value`, tables), or say few = {{{schema_id!r}: {different}}}",
        )

    @pytest.mark.parametrize("policy", get_args(Policy))
    def test_every_policy_gives_sound_instances(self, schema_id: str, policy: Policy) -> None:
        """Least, usual, most and odd values."""
        self._drawn_or_skip(schema_id)
        schema = self.library().get(self._full(schema_id))
        try:
            drawn = [schema.sample(seed, policy=policy) for seed in range(_FEW)]
        except SchemaError as error:
            fail(f"no {policy} instances can be drawn: {error}")
        _demand_sound(schema, drawn, f"a {policy} sample")

    def test_every_locale_fits(self, schema_id: str) -> None:
        """People, places and companies of every country keep to the patterns and lengths of the schema."""
        self._drawn_or_skip(schema_id)
        schema = self.library().get(self._full(schema_id))
        for locale in LOCALES:
            try:
                drawn = [schema.sample(seed, locale=locale) for seed in range(_FEW)]
            except SchemaError as error:
                fail(f"no instances can be drawn for {locale}: {error}")
            _demand_sound(schema, drawn, f"a sample for {locale}")

    def test_no_instance_holds_a_placeholder(self, schema_id: str) -> None:
        """As the check `placeholders` sees it."""
        drawn = self._drawn_or_skip(schema_id)
        schema = self.library().get(self._full(schema_id))
        check = Host(frozenset()).create("checks", "placeholders")
        look: Callable[[Subject], Any] = check.check  # type: ignore[union-attr]
        found = [
            f"{finding.pointer}: {finding.message} (seed {seed})"
            for seed, value in enumerate(drawn)
            for finding in look(make_subject(value, schema=schema))
            if finding.severity == "error"
        ]
        demand(not found, f"samples of {schema_id} hold placeholders:\n{first_of(found)}")

    def test_the_same_seed_gives_the_same_instance(self, schema_id: str) -> None:
        """From the same schema, from the pack loaded again, and from a schema that was sent to another process."""
        drawn = [jsontext.canonical(value) for value in self._drawn_or_skip(schema_id)[:_FEW]]
        schema = self.library().get(self._full(schema_id))
        others = {
            "drawn again": schema,
            "from the pack loaded again": SchemaLibrary([self.create()]).get(self._full(schema_id)),
            "after pickling": pickle.loads(pickle.dumps(schema)),  # noqa: S301 - our own bytes
        }
        for when, other in others.items():
            odd = [seed for seed in range(len(drawn)) if jsontext.canonical(other.sample(seed)) != drawn[seed]]
            demand(not odd, f"{schema_id}, seed {odd[:1]}: another instance {when}")

    def test_another_process_gives_the_same_instances(self) -> None:
        """Workers of a build open the pack for themselves."""
        here = prints_of_samples(self.itself())
        there = in_fresh_process(prints_of_samples, self.itself())
        odd = sorted(schema_id for schema_id in here if there.get(schema_id) != here[schema_id])
        demand(
            not odd,
            f"in a fresh process other instances come of {', '.join(odd)}: is a set or hash() of a text in use?",
        )

    # ------------------------------------------------------------ inside

    @classmethod
    @cache
    def pack(cls) -> SchemaPack:
        """The pack."""
        pack: SchemaPack = cls.create()
        return pack

    @classmethod
    @cache
    def library(cls) -> SchemaLibrary:
        """The pack with its schemas compiled."""
        return SchemaLibrary([cls.pack()])

    @classmethod
    @cache
    def drawn(cls, schema_id: str) -> tuple[Json, ...]:
        """The samples of a schema by their seeds; `SchemaError` when one cannot be drawn."""
        schema = cls.library().get(cls._full(schema_id))
        return tuple(schema.sample(seed) for seed in range(cls.samples))

    @classmethod
    def _drawn_or_skip(cls, schema_id: str) -> tuple[Json, ...]:
        try:
            return cls.drawn(schema_id)
        except SchemaError:
            pytest.skip("there are no instances: see test_instances_are_valid_and_keep_every_rule")

    @classmethod
    def _full(cls, schema_id: str) -> str:
        return f"{cls.pack().name}/{schema_id}"


def _demand_sound(schema: Schema, values: Sequence[Json], what: str) -> None:
    for seed, value in enumerate(values):
        wrong = [f"{fault.pointer or '(whole)'}: {fault.message}" for fault in schema.validate(value)]
        wrong += [f"rule {broken.rule}: {broken.message}" for broken in schema.broken_rules(value)]
        demand(not wrong, f"{what} of {schema.id}, seed {seed}, is wrong:\n{first_of(wrong)}")


def prints_of_samples(which: Mapping[str, Any]) -> dict[str, str]:
    """A fingerprint of the first samples of every schema of a pack; the error where there are none."""
    pack = Host().create("schemas", which["plugin"], which["settings"])
    library = SchemaLibrary([pack])
    prints: dict[str, str] = {}
    for schema_id in library.ids():
        try:
            schema = library.get(schema_id)
            drawn = "\n".join(jsontext.canonical(schema.sample(seed)) for seed in range(_FEW))
        except EdgejsonError as error:
            drawn = str(error)
        prints[schema_id] = hashlib.sha256(drawn.encode()).hexdigest()
    return prints
