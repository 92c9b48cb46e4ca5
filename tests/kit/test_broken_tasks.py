"""Each test of the contract of task families fails for a family with that very defect, and for no other reason."""

from __future__ import annotations

import pytest
from kit_bench import Bench, in_class

from edgejson.testing import TaskContract

pytestmark = pytest.mark.slow

MODULE = """
import itertools
import random
from edgejson.hookspecs import hookimpl
from edgejson.tools import Unmakeable
from edgejson.types import TaskSpec
from good_plugins import *

COUNT = itertools.count()

class Plugin(Family):
    name = "{name}"
{body}

@hookimpl
def edgejson_task_family():
    return TaskSpec(name="{name}", summary="{summary}", api={api}, load=lambda settings: Plugin())
"""

DEFECTS = {
    "test_it_is_a_valid_plugin": {"summary": " "},
    "test_it_takes_a_schema_or_says_why_not": {
        "body": "def accepts(self, schema):\n    return None if schema.document.get('required') else ''"
    },
    "test_drafts_are_well_formed": {
        "body": "def draft(self, slot, tools, gold):\n    return super().draft(slot, tools, gold, weight=float('nan'))"
    },
    "test_most_candidates_become_drafts": {
        "body": """
        def draft(self, slot, tools, gold):
            if "/" not in slot.key and tools.rng.random() < 0.8:
                raise Unmakeable("bad luck")
            return super().draft(slot, tools, gold)
        """
    },
    "test_its_own_proof_accepts_them": {
        "body": """
        def verify(self, subject):
            if by_hand(subject) and subject.meta["language"] == "en" and subject.answer.ok:
                yield Finding(check=f"{self.name}.doubt", message="who knows", severity="warning")
            yield from super().verify(subject)
        """
    },
    "test_the_same_seed_gives_the_same_draft": {
        "body": "def draft(self, slot, tools, gold):\n    return super().draft(slot, tools, gold, number=next(COUNT))"
    },
    "test_it_makes_records_in_any_language": {
        "body": """
        def draft(self, slot, tools, gold):
            if "/" not in slot.key:
                {"en": "List the names", "pt": "Liste os nomes", "de": "Nenne die Namen"}[slot.language]
            return super().draft(slot, tools, gold)
        """
    },
    "test_most_records_pass_its_further_proof": {
        "body": """
        def prove_benchmark(self, subject):
            if by_hand(subject):
                yield self.finding("too easy for a benchmark")
        """
    },
    "test_another_seed_gives_another_draft": {
        "body": """
        def draft(self, slot, tools, gold):
            if "/" not in slot.key:
                gold = {"always": 1, "the": 2, "same": 3}
            return super().draft(slot, tools, gold)
        """
    },
    "test_a_worker_gives_the_same_drafts": {
        "body": "def draft(self, slot, tools, gold):\n"
        "    return super().draft(slot, tools, gold, number=hash('edgejson'))"
    },
    "test_broken_answers_are_refused": {
        "body": """
        def verify(self, subject):
            return super().verify(subject) if subject.answer.ok else ()
        """
    },
    "test_the_record_is_left_alone": {
        "body": """
        def verify(self, subject):
            subject.record.meta["seen"] = True
            return super().verify(subject)
        """
    },
    "test_most_records_have_a_worse_answer": {
        "body": "def spoil(self, subject, rng):\n    return None if by_hand(subject) else super().spoil(subject, rng)"
    },
    "test_worse_answers_are_refused_for_the_stated_reason": {
        "body": """
        def spoil(self, subject, rng):
            spoiled = super().spoil(subject, rng)
            if by_hand(subject):
                spoiled = Spoiled(rejected=spoiled.rejected, because=f"{self.name}.order", how=spoiled.how)
            return spoiled
        """
    },
    "test_the_same_stream_gives_the_same_worse_answer": {
        "body": "def spoil(self, subject, rng):\n    return super().spoil(subject, random.Random(next(COUNT)))"
    },
    "test_a_right_answer_scores_one": {
        "body": """
        def score(self, subject, answer):
            score = super().score(subject, answer)
            return {**score, "exact": 0.9 * score["exact"]}
        """
    },
    "test_a_wrong_answer_scores_less": {
        "body": """
        def score(self, subject, answer):
            return {"exact": 1.0, "correct": float(answer.startswith('["'))}
        """
    },
    "test_correct_is_all_or_nothing": {
        "body": "def score(self, subject, answer):\n    return {'exact': super().score(subject, answer)['exact']}"
    },
    "test_metrics_lie_within_zero_and_one": {
        "body": """
        def score(self, subject, answer):
            score = super().score(subject, answer)
            return {**score, "exact": 2 * score["exact"] - 1}
        """
    },
    "test_a_build_delivers_its_quota": {
        "body": "def spoil(self, subject, rng):\n    return super().spoil(subject, rng) if by_hand(subject) else None"
    },
}
WORKER = "test_a_worker_gives_the_same_drafts"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("tasks"), "TaskContract")

    def add(name, defect, without=(), **attributes):
        parts = {"body": "pass", "summary": "name the members", "api": 1} | defect
        bench.site.add("tasks", name, MODULE.format(name=name, **parts | {"body": in_class(parts["body"])}))
        bench.test_class(name, name, without, **attributes)

    add("good", {})
    for test, defect in DEFECTS.items():
        # Only the defect that shows in another process is looked for there: a process costs as much as all the rest.
        add(f"no_{test}", defect, (() if test == WORKER else (WORKER,)), schemas=("core/user_profile",), rows=8)
    no_draft = "def draft(self, slot, tools, gold):\n    return {'gold': gold}"
    add("no_draft", {"body": no_draft}, (WORKER,), schemas=("core/user_profile",))
    odd_size = (
        "def draft(self, slot, tools, gold):\n    return super().draft(slot, tools, gold, size={'names': 'many'})"
    )
    add("odd_size", {"body": odd_size}, (WORKER,), schemas=("core/user_profile",))
    warns = """
    def verify(self, subject):
        if not by_hand(subject):
            yield Finding(check=f"{self.name}.doubt", message="who knows", severity="warning")
        yield from super().verify(subject)
    """
    add("warns", {"body": warns}, (WORKER,), schemas=("core/user_profile",))
    add("picky", {}, (WORKER,), schemas=("core/user_profile", "core/tag_list"))
    return bench.run()


def test_a_good_family_keeps_the_contract(outcomes):
    assert outcomes["good"].failed == {}


def test_each_defect_trips_its_test_and_no_other(outcomes):
    failed = {test: outcomes[f"no_{test}"].failed for test in DEFECTS}
    assert {test: set(tests) for test, tests in failed.items()} == {test: {test} for test in DEFECTS}
    assert all(message.strip() for tests in failed.values() for message in tests.values())


def test_every_test_of_the_contract_has_a_defect():
    assert {name for name in dir(TaskContract) if name.startswith("test_")} == DEFECTS.keys()


def test_what_is_no_draft_is_told_so(outcomes):
    failed = outcomes["no_draft"].failed
    assert "no Draft" in failed["test_drafts_are_well_formed"]


def test_a_size_is_made_of_whole_numbers(outcomes):
    failed = outcomes["odd_size"].failed
    assert "no object of whole numbers" in failed["test_drafts_are_well_formed"]


def test_a_build_must_be_clean_for_validate(outcomes):
    failed = outcomes["warns"].failed
    assert failed.keys() == {"test_a_build_delivers_its_quota"}
    assert "warns.doubt: who knows" in failed["test_a_build_delivers_its_quota"]
