"""Coroutines of task families: any number of questions, any teacher, results in slot order, failures contained."""

from __future__ import annotations

import pytest

from edgejson.building.compose import Composition
from edgejson.errors import TeacherError
from edgejson.tools import Unmakeable
from edgejson.types import Completion, Draft, Slot, TeacherIdentity


class Library:
    """Hands out schemas that know only their document."""

    class _Schema:
        id = "core/number"

        def __init__(self):
            self.document = {"type": "integer"}

    def get(self, _schema_id):
        return self._Schema()


class Counting:
    """A teacher that answers with a running number and remembers its batches."""

    identity = TeacherIdentity(name="counting", provider="test")
    languages = None

    def __init__(self, answers=None):
        self.batches = []
        self.seeds = []
        self.answers = answers

    def answer(self, requests):
        self.batches.append(len(requests))
        self.seeds += [request.seed for request in requests]
        return [Completion(value=request.seed) for request in requests][: self.answers]


class Sums:
    """Asks as often as the slot's number says and adds the answers up."""

    name = "sums"

    def compose(self, slot, tools):
        asked = int(slot.key)
        if asked == 13:
            raise Unmakeable("unlucky")
        if asked == 14:
            raise ZeroDivisionError("broken family")
        total = 0
        for _ in range(asked):
            total += (yield tools.ask_instance()).value
        return Draft(input={}, output=str(total), gold=total)


def slot(number):
    return Slot(
        key=str(number),
        task="sums",
        kind="sft",
        schema_id="core/number",
        complexity="simple",
        difficulty="easy",
        language="en",
        teacher="a",
        seed=number,
    )


def composition(numbers, teachers, route=lambda _: "a"):
    families = {"sums": Sums()}
    order = lambda request: (route(request),)  # noqa: E731 - one line where it is used
    return Composition(map(slot, numbers), families=families, library=Library(), programs=teachers, order=order)


def held(dialogue):
    """The result of a dialogue in which no language model is asked."""
    with pytest.raises(StopIteration) as end:
        next(dialogue)
    return end.value.value


def run(numbers, teachers, **options):
    with composition(numbers, teachers, **options) as running:
        held(running.first_values())
        return held(running.finish(range(len(list(numbers)))))


def test_results_stand_in_slot_order_and_questions_are_asked_in_batches():
    teacher = Counting()
    results = run([3, 0, 1, 2], {"a": teacher})
    assert [result.slot.key for result in results] == ["3", "0", "1", "2"]
    assert teacher.batches == [3, 2, 1]
    alone = [run([number], {"a": Counting()})[0].draft for number in (3, 0, 1, 2)]
    assert [result.draft for result in results] == alone


def test_requests_go_to_the_teacher_that_the_route_names():
    teachers = {"a": Counting(), "b": Counting()}
    run(range(10), teachers, route=lambda request: "ab"[request.seed % 2])
    assert len(teachers["a"].seeds) + len(teachers["b"].seeds) == sum(range(10))
    assert {seed % 2 for seed in teachers["a"].seeds} == {0}
    assert {seed % 2 for seed in teachers["b"].seeds} == {1}


def test_a_refusal_and_a_crash_cost_one_slot_each():
    results = run([1, 13, 14, 2], {"a": Counting()})
    assert [result.draft is None for result in results] == [False, True, True, False]
    assert results[1].failure.check == "unmakeable:sums"
    assert results[1].failure.message == "unlucky"
    assert results[2].failure.check == "compose_crashed:sums"
    assert "broken family" in results[2].failure.message


def test_a_teacher_that_loses_answers_ends_the_run():
    with pytest.raises(TeacherError, match="answered 1 of 2"):
        run([1, 1], {"a": Counting(answers=1)})


def test_what_is_not_wanted_is_asked_once_and_closed():
    teacher = Counting()
    with composition([2, 3, 4, 0], {"a": teacher}) as running:
        values = held(running.first_values())
        assert [value is None for value in values] == [False, False, False, True]
        (only,) = held(running.finish([1]))
    assert only.slot.key == "3"
    assert only.draft is not None
    assert sum(teacher.batches) == 3 + 2


def test_the_first_value_is_the_one_that_the_family_goes_on_with():
    with composition([1], {"a": Counting()}) as running:
        (value,) = held(running.first_values())
        (composed,) = held(running.finish([0]))
    assert composed.draft.gold == value
