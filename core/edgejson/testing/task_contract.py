"""What edgejson relies on in a task family."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

import pytest

from edgejson.checking import Subject
from edgejson.errors import BuildIncompleteError, TeacherError
from edgejson.host import Host
from edgejson.schema import Schema
from edgejson.testing.bench import build_run, compose_draft, read_run, schemas_by_id, subject_of
from edgejson.testing.contract import PluginContract
from edgejson.testing.demands import demand, fail, first_of, shown, told
from edgejson.testing.fresh import in_fresh_process
from edgejson.tools import Unmakeable
from edgejson.types import BenchmarkProof, Difficulty, Draft, Finding, Json, Spoiled, TaskFamily
from edgejson.validating import validate
from edgejson.validating.report import Located

__all__ = ["TaskContract", "prints_of_drafts"]

_GARBAGE = ("", "I do not know.", '{"zq": [true, {"zq": "vwx"}]}', "[]")
"""Answers to no question."""

_LANGUAGES = ("pt", "de", "fi")
"""Two that the families in the box write, and one that they do not."""

_ODD_SCHEMAS: Mapping[str, Mapping[str, Json]] = {
    "anything": {},
    "only null": {"type": "null"},
    "a text": {"type": "string"},
    "a number": {"type": "number"},
    "one constant": {"const": {"a": 1}},
    "an array of anything": {"type": "array"},
    "an object without members": {"type": "object", "additionalProperties": False},
    "a map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "an odd name": {"type": "object", "required": ["a/b~c"], "properties": {"a/b~c": {"type": "boolean"}}},
}


@dataclass(frozen=True, slots=True)
class _Made:
    """A draft with its subject; `difficulty` and `seed` tell it from others."""

    draft: Draft
    subject: Subject
    schema: Schema
    difficulty: Difficulty
    seed: int

    def __str__(self) -> str:
        return f"{self.schema.id}, {self.difficulty}, seed {self.seed}"


class TaskContract(PluginContract):
    """What the family composes, its proof accepts; what it spoils, its proof refuses for the stated reason; and its
    score agrees with both.
    """

    kind: ClassVar[Literal["tasks"]] = "tasks"

    schemas: ClassVar[Sequence[str]] = ("core/user_profile", "core/shopping_cart", "core/medical_encounter")
    """Ids of schemas to make records of."""

    seeds: ClassVar[int] = 6
    """Records per schema and difficulty."""

    rows: ClassVar[int] = 12
    """SFT records of the small build; a third as many preference records come on top."""

    # ------------------------------------------------------------ composing

    def test_it_takes_a_schema_or_says_why_not(self) -> None:
        """`accepts` gives None or a reason in one line, the same each time, whatever the schema."""
        family = self.family()
        schemas = {name: Schema(document, id=f"odd/{name}") for name, document in _ODD_SCHEMAS.items()}
        for name, schema in (schemas | {schema.id: schema for schema in self._schemas()}).items():
            reason: Any = family.accepts(schema)
            fits = reason is None or (isinstance(reason, str) and reason.strip() and "\n" not in reason)
            demand(fits, f"accepts({name}) gives {reason!r}; give None, or the reason in one line")
            demand(self.create().accepts(schema) == reason, f"accepts({name}) gives another answer when asked again")
        refused = [schema.id for schema in self._schemas() if family.accepts(schema) is not None]
        demand(not refused, f"it does not take {', '.join(refused)}: name schemas that it does in `schemas`")

    def test_drafts_are_well_formed(self) -> None:
        """Texts in, a text out, and a gold value that is JSON."""
        for draft, *_, place in _composed(self.family(), self._schemas(), self.seeds):
            fault = _fault_of_form(draft)
            demand(not fault, f"{fault} ({place})")
            for part, value in (("gold", draft.gold), ("meta", dict(draft.meta))):
                try:
                    json.dumps(value, allow_nan=False)
                except (TypeError, ValueError) as error:
                    fail(f"`{part}` of a draft is no JSON: {error} ({place})")

    def test_most_candidates_become_drafts(self) -> None:
        """`Unmakeable` is a way out, not the rule: the engine draws few candidates more than it needs."""
        wanted = len(self._schemas()) * self.seeds * len(get_args(Difficulty))
        made = len(self._made())
        demand(made > wanted / 2, f"of {wanted} candidates {made} become drafts")

    def test_its_own_proof_accepts_them(self) -> None:
        """`verify` finds nothing in what `compose` made."""
        for made in self._made():
            findings = list(self.family().verify(made.subject))
            demand(not findings, f"verify refuses what compose made ({made}): {told(findings)}")

    def test_the_same_seed_gives_the_same_draft(self) -> None:
        """From this family, and from one made anew; draw from `tools.rng` and from nothing else."""
        first = [_print(made.draft) for made in self._made()]
        for family, when in ((self.family(), "the second time"), (self.create(), "from a family made anew")):
            again = [_print(made.draft) for made in _drafts(family, self._schemas(), self.seeds)]
            demand(again == first, f"the same seeds give other drafts {when}")

    def test_another_seed_gives_another_draft(self) -> None:
        """Records of one schema differ."""
        for schema in self._schemas():
            prints = [_print(made.draft) for made in self._made() if made.schema is schema]
            demand(len(prints) < 2 or len(set(prints)) > 1, f"all {len(prints)} drafts of {schema.id} are the same")

    def test_a_worker_gives_the_same_drafts(self) -> None:
        """Workers of a build make the family for themselves."""
        which = {**self.itself(), "schemas": list(self.schemas), "seeds": self.seeds}
        there = in_fresh_process(prints_of_drafts, which)
        demand(
            there == prints_of_drafts(which),
            "in a fresh process the same seeds give other drafts: is a set or hash() of a text in use?",
        )

    def test_it_makes_records_in_any_language(self) -> None:
        """In a language that it does not write the words are English; the proof accepts them all the same."""
        schema = self._schemas()[0]
        for language in _LANGUAGES:
            try:
                made = list(_drafts(self.family(), [schema], self.seeds, language))
            except TeacherError:
                continue  # the teacher of this test writes no texts in it
            except KeyError as error:
                fail(f"compose raises KeyError {error} for the language {language!r}; fall back to English")
            demand(made, f"no candidate in the language {language!r} becomes a draft; fall back to English")
            for each in made:
                findings = list(self.family().verify(each.subject))
                demand(not findings, f"verify refuses what compose made in {language!r} ({each}): {told(findings)}")

    # ------------------------------------------------------------ proving

    def test_most_records_pass_its_further_proof(self) -> None:
        """`prove_benchmark`, where it has one: the test split of a build needs records that do."""
        family = self.family()
        if not isinstance(family, BenchmarkProof):
            pytest.skip("it has no further proof")
        passed = 0
        for made in self._made():
            findings: Any = list(family.prove_benchmark(made.subject))
            odd = [finding for finding in findings if not isinstance(finding, Finding)]
            demand(not odd, f"prove_benchmark gives {shown(odd[:1])}; give findings ({made})")
            passed += not findings
        demand(passed > len(self._made()) / 2, f"prove_benchmark accepts {passed} of {len(self._made())} records")

    def test_broken_answers_are_refused(self) -> None:
        """Nothing, half of the answer, and other JSON."""
        for made in self._made():
            text = made.subject.answer_text
            for answer in (*_GARBAGE[:3], text[: len(text) // 2]):
                if answer != text:
                    refused = self._refusals(made.subject, answer)
                    demand(refused, f"verify accepts the broken answer {shown(answer)!r} ({made})")

    def test_the_record_is_left_alone(self) -> None:
        """By proof, spoiling and scoring."""
        for made in _drafts(self.create(), self._schemas(), self.seeds):  # that no other test has had in hand
            before = _state(made.subject)
            list(self.family().verify(made.subject))
            self._spoil(made)
            self.family().score(made.subject, made.subject.answer_text)
            demand(_state(made.subject) == before, f"verify, spoil or score changes the record ({made})")

    # ------------------------------------------------------------ worse answers

    def test_most_records_have_a_worse_answer(self) -> None:
        """Preference records need one; `spoil` may give None now and then."""
        given: Any = [self._spoil(made) for made in self._made()]
        odd = [spoiled for spoiled in given if spoiled is not None and not isinstance(spoiled, Spoiled)]
        demand(not odd, f"spoil gives {shown(odd[:1])}; give a Spoiled, or None")
        some = len([spoiled for spoiled in given if spoiled is not None])
        demand(some >= len(given) / 2, f"spoil finds a worse answer for {some} of {len(given)} records")

    def test_worse_answers_are_refused_for_the_stated_reason(self) -> None:
        """`because` is the id of an error that `verify` finds in the worse answer."""
        for made, spoiled in self._spoiled():
            demand(spoiled.rejected != made.subject.answer_text, f"the worse answer is the right one ({made})")
            refused = self._refusals(made.subject, spoiled.rejected)
            found = f"it finds {told(refused)}" if refused else "it accepts the worse answer"
            stated = spoiled.because in {finding.check for finding in refused}
            demand(stated, f"spoil says because={spoiled.because!r}, verify disagrees: {found} ({made})")
            demand(spoiled.how, f"spoil says not `how` it made the answer worse ({made})")

    def test_the_same_stream_gives_the_same_worse_answer(self) -> None:
        """`spoil` draws from the stream that it is handed, and from nothing else."""
        for made in self._made():
            demand(self._spoil(made) == self._spoil(made), f"spoil draws from something beside its stream ({made})")

    # ------------------------------------------------------------ scoring

    def test_a_right_answer_scores_one(self) -> None:
        """In every metric."""
        for made in self._made():
            score = self.family().score(made.subject, made.subject.answer_text)
            demand(score, f"score gives no metric ({made})")
            short = {name: value for name, value in score.items() if value != 1}
            demand(not short, f"the right answer scores {short} ({made})")

    def test_a_wrong_answer_scores_less(self) -> None:
        """Spoilt answers and garbage: what the proof refuses has a metric below one."""
        for made in self._made():
            spoiled = self._spoil(made)
            worse = [answer for answer in _GARBAGE if answer.strip() != made.subject.answer_text.strip()]
            worse += [spoiled.rejected] if isinstance(spoiled, Spoiled) else []
            for answer in worse:
                if self._refusals(made.subject, answer):
                    score = self.family().score(made.subject, answer)
                    less = any(value < 1 for value in score.values())
                    demand(less, f"the wrong answer {shown(answer)!r}, which verify refuses, scores 1 ({made})")

    def test_correct_is_all_or_nothing(self) -> None:
        """The metric `correct` says whether an answer is right; evaluation compares families by it."""
        for made in self._made():
            for answer in (made.subject.answer_text, *_GARBAGE[:3]):
                score = self.family().score(made.subject, answer)
                demand("correct" in score, f"score has no metric `correct`: {sorted(score)}")
                right = answer == made.subject.answer_text
                value = score["correct"]
                demand(value == int(right), f"`correct` of {shown(answer)!r} is {value}, not {int(right)} ({made})")

    def test_metrics_lie_within_zero_and_one(self) -> None:
        """The same metrics for every answer."""
        for made in self._made():
            spoiled = self._spoil(made)
            names = set(self.family().score(made.subject, made.subject.answer_text))
            for answer in (*_GARBAGE, *([spoiled.rejected] if isinstance(spoiled, Spoiled) else [])):
                score: Mapping[str, Any] = self.family().score(made.subject, answer)
                demand(
                    set(score) == names, f"the metrics of {shown(answer)!r} are {sorted(score)}, not {sorted(names)}"
                )
                for name, value in score.items():
                    fits = isinstance(value, int | float) and 0 <= value <= 1
                    demand(fits, f"the metric {name} of {shown(answer)!r} is {value!r} ({made})")

    # ------------------------------------------------------------ a build

    def test_a_build_delivers_its_quota(self, tmp_path: Path) -> None:
        """The whole pipeline with this family alone; what comes out is clean for `edgejson validate`."""
        packs: dict[str, list[str]] = {}
        for schema_id in self.schemas:
            pack, _, bare = schema_id.partition("/")
            packs.setdefault(pack, []).append(bare)
        recipe = {
            "name": "contract",
            "target": self.rows,
            "preference": 0.34,
            "schemas": [{"use": pack, "only": only} for pack, only in packs.items()],
            "tasks": {self.plugin: {"share": 1.0, "settings": dict(self.settings)}},
        }
        try:
            folder = build_run(recipe, tmp_path / "run", host=self.host())
        except BuildIncompleteError as error:
            fail(f"a build of {self.rows} records falls short: {error}")
        records = read_run(folder)
        sft = sum(record.output is not None for record in records)
        demand(sft == self.rows, f"a build of {self.rows} records delivers {sft}")
        demand(len(records) > sft, "a build delivers no preference record")
        found: list[Located] = []
        validate(folder, schemas=list(packs), host=self.host(), sink=found.append)
        faults = [f"line {kept.line}: {kept.check}: {kept.message}" for kept in found]
        demand(not faults, f"validate finds something in what was built:\n{first_of(faults)}")

    # ------------------------------------------------------------ inside

    @classmethod
    @cache
    def family(cls) -> TaskFamily:
        """The family."""
        family: TaskFamily = cls.create()
        return family

    @classmethod
    def _schemas(cls) -> list[Schema]:
        return schemas_by_id(cls.host(), cls.schemas)

    @classmethod
    @cache
    def _made(cls) -> tuple[_Made, ...]:
        return tuple(_drafts(cls.family(), cls._schemas(), cls.seeds))

    def _spoil(self, made: _Made) -> Spoiled | None:
        return self.family().spoil(made.subject, random.Random(made.seed))

    def _spoiled(self) -> Iterator[tuple[_Made, Spoiled]]:
        for made in self._made():
            spoiled = self._spoil(made)
            if isinstance(spoiled, Spoiled):
                yield made, spoiled

    def _refusals(self, subject: Subject, answer: str) -> list[Finding]:
        """The errors that the proof finds in another answer."""
        return [finding for finding in self.family().verify(subject.with_answer(answer)) if finding.severity == "error"]


def prints_of_drafts(which: Mapping[str, Any]) -> list[str]:
    """Fingerprints of the drafts of a contract."""
    host = Host()
    family = host.create("tasks", which["plugin"], which["settings"])
    return [_print(made.draft) for made in _drafts(family, schemas_by_id(host, which["schemas"]), which["seeds"])]


def _drafts(family: TaskFamily, schemas: Sequence[Schema], seeds: int, language: str = "en") -> Iterator[_Made]:
    """The drafts, as far as they have the form of one."""
    for draft, schema, difficulty, seed, _ in _composed(family, schemas, seeds, language):
        if not _fault_of_form(draft):
            subject = subject_of(draft, family.name, schema, difficulty=difficulty, language=language)
            yield _Made(draft, subject, schema, difficulty, seed)


def _composed(
    family: TaskFamily, schemas: Sequence[Schema], seeds: int, language: str = "en"
) -> Iterator[tuple[Any, Schema, Difficulty, int, str]]:
    """What `compose` returns, with schema, difficulty and seed, and these in words."""
    for schema in schemas:
        if family.accepts(schema) is not None:
            continue
        for difficulty in get_args(Difficulty):
            for seed in range(seeds):
                try:
                    draft = compose_draft(family, schema, seed, difficulty=difficulty, language=language)
                except Unmakeable:
                    continue
                yield draft, schema, difficulty, seed, f"{schema.id}, {difficulty}, seed {seed}"


def _fault_of_form(draft: Any) -> str:
    if not isinstance(draft, Draft):
        return f"compose returns {shown(draft)}, no Draft"
    given: Any = draft.input
    parts = [part for pair in given.items() for part in pair] if isinstance(given, Mapping) else []
    if not parts or not all(isinstance(part, str) for part in parts):
        return f"`input` of a draft is {shown(given)}, no mapping of names to texts"
    if not isinstance(draft.output, str):
        return f"`output` of a draft is {shown(draft.output)}, no text"
    size: Any = draft.meta.get("size", {})
    if not isinstance(size, dict) or not all(type(figure) is int for figure in size.values()):
        return f"`size` in the meta of a draft is {shown(size)}, no object of whole numbers"
    return ""


def _state(subject: Subject) -> str:
    value = subject.answer.value if subject.answer.ok else None
    return json.dumps([subject.record.to_json(), value], default=repr)


def _print(draft: Draft) -> str:
    parts = [dict(draft.input), draft.output, draft.gold, dict(draft.meta)]
    return hashlib.sha256(json.dumps(parts, default=repr).encode()).hexdigest()
