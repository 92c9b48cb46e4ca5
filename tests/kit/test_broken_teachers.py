"""Each test of the contract of teachers fails for a teacher with that very defect, and for no other reason."""

from __future__ import annotations

import pytest
from kit_bench import Bench, in_class

from edgejson.testing import TeacherContract

pytestmark = pytest.mark.slow

MODULE = """
import itertools
from dataclasses import replace
from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherSpec
from good_plugins import *

COUNT = itertools.count()

class Plugin(Teacher):
{body}

@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="{name}", summary="{summary}", api=1, load=lambda settings: Plugin())
"""

DEFECTS = {
    "test_it_is_a_valid_plugin": {"summary": "two\\nlines"},
    "test_its_identity_is_complete": {"body": "identity = TeacherIdentity(name='plain', provider='kit', terms='none')"},
    "test_its_languages_are_stated": {"body": "languages = {'en'}"},
    "test_no_request_no_answer": {
        "body": "def answer(self, requests):\n    return super().answer(requests) or [Completion()]"
    },
    "test_every_request_gets_a_completion": {
        "body": "def answer(self, requests):\n    return super().answer(requests)[:20 if len(requests) > 20 else None]"
    },
    "test_order_is_kept": {
        "body": """
        def answer(self, requests):
            answers = super().answer(requests)
            texts = [place for place, request in enumerate(requests) if request.intent == "text"]
            for place, other in zip(texts, texts[::-1]):
                answers[place] = self.one(requests[other])
            return answers
        """
    },
    "test_the_batch_changes_no_answer": {
        "body": """
        def answer(self, requests):
            return [self.one(replace(request, seed=request.seed + place)) for place, request in enumerate(requests)]
        """
    },
    "test_the_same_seed_gives_the_same_answer": {
        "body": """
        def __init__(self):
            self.number = next(COUNT)

        def one(self, request):
            return super().one(replace(request, seed=request.seed + self.number))
        """
    },
    "test_another_seed_gives_another_instance": {
        "body": """
        def one(self, request):
            return super().one(replace(request, seed=0) if request.intent == "instance" else request)
        """
    },
    "test_a_worker_gives_the_same_answers": {
        "body": "def one(self, request):\n"
        "    return super().one(replace(request, seed=(request.seed + hash('edgejson')) % 2**63))"
    },
    "test_instances_are_valid_and_keep_every_rule": {
        "body": """
        def one(self, request):
            if request.intent == "instance" and request.facts.policy == "edge":
                return Completion(value="no object")
            return super().one(request)
        """
    },
    "test_a_text_states_every_value": {
        "body": """
        def text(self, facts, seed):
            whole = super().text(facts, seed)
            return Completion(text=whole.text.rpartition("The ")[0])
        """
    },
    "test_spans_mark_the_values": {
        "body": """
        def text(self, facts, seed):
            whole = super().text(facts, seed)
            return replace(whole, spans=tuple(span._replace(start=span.start - 3) for span in whole.spans))
        """
    },
    "test_other_languages_are_refused": {
        "body": """
        def one(self, request):
            facts = request.facts
            if isinstance(facts, TextFacts):
                request = replace(request, facts=replace(facts, language="en"))
            return super().one(request)
        """
    },
    "test_failures_are_teacher_errors": {
        "body": """
        def text(self, facts, seed):
            return {None: super().text(facts, seed)}[facts.genre]
        """
    },
    "test_requests_are_left_alone": {
        "body": """
        def text(self, facts, seed):
            if isinstance(facts.gold, dict):
                facts.gold["told"] = None
            return super().text(facts, seed)
        """
    },
}
WORKER = "test_a_worker_gives_the_same_answers"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("teachers"), "TeacherContract")

    def add(name, defect, without=(), **attributes):
        parts = {"body": "pass", "summary": "one value a line"} | defect
        bench.site.add("teachers", name, MODULE.format(name=name, **parts | {"body": in_class(parts["body"])}))
        bench.test_class(name, name, without, **attributes)

    add("good", {})
    for test, defect in DEFECTS.items():
        # Only the defect that shows in another process is looked for there: a process costs as much as all the rest.
        add(f"no_{test}", defect, without=() if test == WORKER else (WORKER,))
    only_instances = "def text(self, facts, seed):\n    raise TeacherError('no texts')"
    add("only_instances", {"body": only_instances}, (WORKER,), intents=("instance",))
    unsteady = "def one(self, request):\n    return super().one(replace(request, seed=next(COUNT)))"
    add("unsteady", {"body": unsteady}, (WORKER,), deterministic=False)
    shuffled = "def answer(self, requests):\n    return super().answer(requests[1:] + requests[:1])"
    add("unsteady_and_shuffled", {"body": shuffled}, (WORKER,), deterministic=False, intents=("instance",))
    return bench.run()


@pytest.mark.parametrize("name", ["good", "only_instances", "unsteady"])
def test_a_good_teacher_keeps_the_contract(outcomes, name):
    assert outcomes[name].failed == {}


def test_each_defect_trips_its_test_and_no_other(outcomes):
    failed = {test: outcomes[f"no_{test}"].failed for test in DEFECTS}
    assert {test: set(tests) for test, tests in failed.items()} == {test: {test} for test in DEFECTS}
    assert all(message.strip() for tests in failed.values() for message in tests.values())


def test_every_test_of_the_contract_has_a_defect():
    assert {name for name in dir(TeacherContract) if name.startswith("test_")} == DEFECTS.keys()


def test_the_order_counts_where_seeds_do_not(outcomes):
    assert outcomes["unsteady_and_shuffled"].failed.keys() == {"test_order_is_kept"}
