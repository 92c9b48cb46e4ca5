"""What edgejson relies on in a teacher."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from itertools import pairwise
from typing import Any, ClassVar, Literal, get_args

import pytest

from edgejson import jsontext
from edgejson.errors import SchemaError, TeacherError
from edgejson.grounding import LANGUAGES, Grounder
from edgejson.grounding.engine import states_something
from edgejson.host import Host
from edgejson.schema import Schema
from edgejson.testing.any_teacher import AnyTeacherContract
from edgejson.testing.bench import schemas_by_id
from edgejson.testing.demands import demand, fail, first_of, shown
from edgejson.testing.fresh import in_fresh_process
from edgejson.tools import Tools
from edgejson.types import Completion, Json, Policy, Request, Slot, Teacher, TextFacts

__all__ = ["TeacherContract", "prints_of_answers"]

Intent = Literal["instance", "text"]

_NOBODY_WRITES = "qaa"
"""A code that ISO 639 keeps for private use."""


class TeacherContract(AnyTeacherContract):
    """Requests go in, as many completions come out, in order, right, and the same for the same seeds."""

    intents: ClassVar[Sequence[Intent]] = ("instance", "text")
    """What it can be asked."""

    schemas: ClassVar[Sequence[str]] = ("core/user_profile", "core/shopping_cart", "core/support_ticket")
    """Ids of schemas to ask about."""

    seeds: ClassVar[int] = 4
    """Requests per schema and intent."""

    deterministic: ClassVar[bool] = True
    """Whether a seed names the answer; a model behind a network may promise less."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One test per language."""
        if "language" in metafunc.fixturenames:
            try:
                languages = sorted(self.create().languages or {"en"})
            except (Exception, SystemExit):  # noqa: BLE001 - a stranger's code; `test_it_is_a_valid_plugin` tells
                languages = ["en"]
            metafunc.parametrize("language", languages)

    # ------------------------------------------------------------ batches

    def test_no_request_no_answer(self) -> None:
        """An empty batch is no error."""
        demand(list(self.teacher().answer([])) == [], "answer([]) gives completions")

    def test_every_request_gets_a_completion(self) -> None:
        """One each; an instance has a value, a text has words."""
        questions = self._questions()
        answers = list(self.teacher().answer(questions))
        demand(len(answers) == len(questions), f"{len(questions)} requests get {len(answers)} completions")
        for question, answer in zip(questions, answers, strict=True):
            text = getattr(answer, "text", None)
            demand(isinstance(answer, Completion), f"a request gets {shown(answer)}, no Completion")
            if question.intent == "text":
                demand(isinstance(text, str) and text.strip(), "a request for a text gets none")

    def test_order_is_kept(self) -> None:
        """The first completion answers the first request."""
        questions, together = self._batch()
        if self.deterministic:
            alone = [answer for question in questions for answer in self.teacher().answer([question])]
            kept = _prints(together) == _prints(alone) or sorted(_prints(together)) != sorted(_prints(alone))
        else:
            kept = all(
                question.intent == "text" or question.facts.schema.is_valid(answer.value)
                for question, answer in zip(questions, together, strict=True)
            )
        demand(kept, "the completions of a batch stand in another order than its requests")

    def test_the_batch_changes_no_answer(self) -> None:
        """Alone or among others: the engine cuts batches as it likes."""
        self._only_if_deterministic()
        questions, together = self._batch()
        alone = [answer for question in questions for answer in self.teacher().answer([question])]
        same = sorted(_prints(together)) == sorted(_prints(alone))
        demand(same, "requests asked one by one get other answers than in one batch")

    # ------------------------------------------------------------ seeds

    def test_the_same_seed_gives_the_same_answer(self) -> None:
        """Asked again, and asked of a teacher made anew."""
        self._only_if_deterministic()
        first = self._answers(self.teacher())
        demand(self._answers(self.teacher()) == first, "the same requests get other answers when they are asked again")
        demand(self._answers(self.create()) == first, "the same requests get other answers from a teacher made anew")

    def test_another_seed_gives_another_instance(self) -> None:
        """Without it a thousand records would be one."""
        self._only_if_asked("instance")
        for schema in self._schemas():
            questions = [self._question("instance", schema, seed) for seed in range(8)]
            different = {text for question in questions for text in _prints(self.teacher().answer([question]))}
            demand(len(different) > 1, f"eight seeds give one instance of {schema.id}: draw from request.seed")

    def test_a_worker_gives_the_same_answers(self) -> None:
        """Workers of a build make the teacher for themselves, from its settings."""
        self._only_if_deterministic()
        which = {**self.itself(), "intents": list(self.intents), "schemas": list(self.schemas), "seeds": self.seeds}
        there = in_fresh_process(prints_of_answers, which)
        demand(
            there == prints_of_answers(which),
            "in a fresh process the same requests get other answers: is a set or hash() of a text in use?",
        )

    # ------------------------------------------------------------ what it answers

    @pytest.mark.parametrize("policy", get_args(Policy))
    def test_instances_are_valid_and_keep_every_rule(self, policy: Policy) -> None:
        """As the response schema and the rules of the schema have it."""
        self._only_if_asked("instance")
        for schema in self._schemas():
            for seed in range(self.seeds):
                question = self._question("instance", schema, seed, policy=policy)
                (answer,) = self.teacher().answer([question])
                wrong = [f"{fault.pointer or '(whole)'}: {fault.message}" for fault in schema.validate(answer.value)]
                wrong += [f"rule {broken.rule}: {broken.message}" for broken in schema.broken_rules(answer.value)]
                demand(not wrong, f"a {policy} instance of {schema.id} is wrong:\n{first_of(wrong)}")

    def test_a_text_states_every_value(self, language: str) -> None:
        """In every language that it writes, to the letter; where a span says where a value stands, its words are read
        by `test_spans_mark_the_values`.
        """
        self._only_if_asked("text")
        if language not in LANGUAGES:
            pytest.skip(f"edgejson cannot read texts in {language!r}")
        grounder = Grounder(language)
        for question, facts, answer in self._texts(language):
            choices = _choices(facts.schema)
            marked = {span.pointer for span in answer.spans}
            leaves = [(pointer, leaf) for pointer, leaf in jsontext.leaves(facts.gold) if pointer not in marked]
            misses = grounder.ground_leaves(answer.text, leaves, choices=choices, verbatim=not marked)
            demand(
                not misses,
                f"a text about {facts.schema.id} ({language}, seed {question.seed}) does not state\n"
                f"{first_of(f'{miss.pointer}: {miss.value!r}: {miss.reason}' for miss in misses)}\n"
                f"the text: {shown(answer.text)}",
            )

    def test_spans_mark_the_values(self, language: str) -> None:
        """Where it gives spans: one for each value that a text can state, around words that say that value alone."""
        self._only_if_asked("text")
        grounder = Grounder(language) if language in LANGUAGES else None
        for _, facts, answer in self._texts(language):
            if answer.spans:
                faults = list(_faults_of_spans(facts, answer, grounder))
                demand(not faults, f"spans in a text about {facts.schema.id} ({language}):\n{first_of(faults)}")

    # ------------------------------------------------------------ what it cannot answer

    def test_other_languages_are_refused(self) -> None:
        """With a TeacherError, not with a text in English."""
        self._only_if_asked("text")
        if self.teacher().languages is None:
            pytest.skip("it writes any language")
        question = self._question("text", self._schemas()[0], 0, language=_NOBODY_WRITES)
        try:
            self.teacher().answer([question])
        except TeacherError:
            return
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            fail(f"a language that it does not write is {type(error).__name__}, not TeacherError")
        fail(f"a text in {_NOBODY_WRITES!r}, which it does not write, is written all the same; raise TeacherError")

    def test_failures_are_teacher_errors(self) -> None:
        """Odd requests are answered, or refused by a TeacherError (of an impossible schema also SchemaError)."""
        for what, question in self._odd_questions():
            try:
                answers = list(self.teacher().answer([question]))
            except (TeacherError, SchemaError):
                continue
            except (Exception, SystemExit) as error:  # noqa: BLE001 - that is what is looked for
                fail(f"{what}: {type(error).__name__}: {error}; raise TeacherError")
            demand(len(answers) == 1 and isinstance(answers[0], Completion), f"{what}: gets {shown(answers)}")

    def test_requests_are_left_alone(self) -> None:
        """The gold value belongs to the record."""
        questions = self._questions()
        golds = [_print(getattr(question.facts, "gold", None)) for question in questions]
        documents = [_print(dict(question.facts.schema.document)) for question in questions]
        self.teacher().answer(questions)
        after = [_print(getattr(question.facts, "gold", None)) for question in questions]
        demand(after == golds, "answering changes the gold value of a request")
        after = [_print(dict(question.facts.schema.document)) for question in questions]
        demand(after == documents, "answering changes the schema of a request")

    # ------------------------------------------------------------ inside

    @classmethod
    @cache
    def teacher(cls) -> Teacher:
        """The teacher."""
        teacher: Teacher = cls.create()
        return teacher

    @classmethod
    def _schemas(cls) -> list[Schema]:
        return schemas_by_id(cls.host(), cls.schemas)

    def _only_if_asked(self, intent: Intent) -> None:
        if intent not in self.intents:
            pytest.skip(f"it is not asked for a {intent}")

    def _only_if_deterministic(self) -> None:
        if not self.deterministic:
            pytest.skip("its answers do not follow from seeds")

    @classmethod
    def _language(cls) -> str:
        languages = cls.teacher().languages
        return "en" if not languages or "en" in languages else min(languages)

    def _questions(self) -> list[Request]:
        return _questions(self._schemas(), self.intents, self.seeds, self._language())

    def _question(
        self, intent: Intent, schema: Schema, seed: int, *, policy: Policy = "typical", language: str = ""
    ) -> Request:
        return _question(intent, schema, seed, policy=policy, language=language or self._language())

    def _batch(self) -> tuple[list[Request], list[Completion]]:
        """The questions with what they get as one batch."""
        questions = self._questions()
        answers = list(self.teacher().answer(questions))
        if len(answers) != len(questions) or not all(isinstance(answer, Completion) for answer in answers):
            pytest.skip("there are no answers to compare: see test_every_request_gets_a_completion")
        return questions, answers

    def _answers(self, teacher: Teacher) -> list[str]:
        return _prints(teacher.answer(self._questions()))

    def _texts(self, language: str) -> Iterator[tuple[Request, TextFacts, Completion]]:
        for schema in self._schemas():
            for seed in range(self.seeds):
                question = self._question("text", schema, seed, language=language)
                (answer,) = self.teacher().answer([question])
                if isinstance(question.facts, TextFacts):
                    yield question, question.facts, answer

    def _odd_questions(self) -> Iterator[tuple[str, Request]]:
        schema = self._schemas()[0]
        if "instance" in self.intents:
            nothing = Schema({"type": "integer", "minimum": 3, "maximum": 2}, id="odd/nothing")
            yield "an instance of a schema that has none", self._question("instance", nothing, 0)
        if "text" in self.intents:
            question = self._question("text", schema, 0)
            facts: Any = question.facts
            yield "a genre that nobody knows", replace(question, facts=replace(facts, genre="no_such_genre"))
            anything = Schema({}, id="odd/anything")
            deep: Json = "bottom"
            for _ in range(40):
                deep = {"down": [deep]}
            odd: list[Json] = [None, {}, [], "", 0, {"": {"": ""}}, {"a/b": {"m~n": "\u2028 \U0001f600"}}, deep]
            for gold in odd:
                what = f"a text about {shown(gold)}"
                yield what, replace(question, facts=replace(facts, schema=anything, gold=gold))


def prints_of_answers(which: Mapping[str, Any]) -> list[str]:
    """Fingerprints of the answers to the questions of a contract."""
    host = Host()
    teacher = host.create("teachers", which["plugin"], which["settings"])
    languages = teacher.languages
    language = "en" if not languages or "en" in languages else min(languages)
    return _prints(
        teacher.answer(_questions(schemas_by_id(host, which["schemas"]), which["intents"], which["seeds"], language))
    )


def _questions(schemas: Sequence[Schema], intents: Sequence[Intent], seeds: int, language: str) -> list[Request]:
    """Intents and schemas alternate, so that no two neighbours can be mistaken for one another."""
    return [
        _question(intent, schema, seed, policy="typical", language=language)
        for seed in range(seeds)
        for schema in schemas
        for intent in intents
    ]


def _question(intent: Intent, schema: Schema, seed: int, *, policy: Policy, language: str) -> Request:
    slot = Slot(
        key=f"{intent}-{seed}",
        task="contract",
        kind="sft",
        schema_id=schema.id,
        complexity=schema.complexity,
        difficulty=("easy", "medium", "hard")[seed % 3],
        language=language,
        teacher="contract",
        seed=seed,
    )
    tools = Tools(slot, schema)
    return tools.ask_instance(policy=policy) if intent == "instance" else tools.ask_text(schema.sample(seed))


def _choices(schema: Schema) -> Callable[[str], Sequence[Json] | None]:
    def choices(pointer: str) -> Sequence[Json] | None:
        allowed = schema.describe(pointer).get("enum")
        return allowed if isinstance(allowed, list) else None

    return choices


def _faults_of_spans(facts: TextFacts, answer: Completion, grounder: Grounder | None) -> Iterator[str]:
    leaves = dict(jsontext.leaves(facts.gold))
    choices = _choices(facts.schema)
    marked: set[str] = set()
    for span in answer.spans:
        if span.pointer not in leaves:
            yield f"{span.pointer!r} is no value of the record"
        elif not 0 <= span.start < span.end <= len(answer.text):
            yield f"{span.pointer}: {span.start} to {span.end} is no part of a text of {len(answer.text)} characters"
        elif span.pointer in marked:
            yield f"{span.pointer} is marked twice"
        else:
            words = answer.text[span.start : span.end]
            if grounder and not grounder.reads(words, leaves[span.pointer], choices(span.pointer)):
                yield f"{span.pointer}: {words!r} does not say {leaves[span.pointer]!r}"
        marked.add(span.pointer)
    for pointer, leaf in leaves.items():
        if states_something(leaf) and pointer not in marked:
            yield f"{pointer} is not marked"
    places = sorted((span.start, span.end) for span in answer.spans)
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        yield "two spans overlap"


def _prints(answers: Any) -> list[str]:
    return [_print(asdict(answer)) for answer in answers]


def _print(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=repr)
