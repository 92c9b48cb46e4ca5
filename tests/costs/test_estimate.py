"""What a plan says of calls is what a build asks."""

from __future__ import annotations

from collections import Counter

import pytest

from edgejson.building.block import dialogues
from edgejson.building.committee import load_prompts, quotes_of
from edgejson.costs.forecast import forecast
from edgejson.host import Host
from edgejson.recipe import recipe_from
from edgejson.workshop import Workshop

COMMITTEE = {
    "target": 600,
    "teachers": [
        {"use": "uncalled", "name": "words", "weight": 2.0},
        {"use": "uncalled", "name": "hard", "weight": 0.0, "retries": 1, "settings": {"model": "gpt-5.4-mini"}},
        {"use": "uncalled", "name": "values", "writes": "instance", "per_call": 3},
        {"use": "templates", "weight": 1.0},
    ],
    "routing": [{"difficulty": "hard", "to": "hard"}],
}


def rows_of(workshop):
    return forecast(workshop.plan(), workshop, load_prompts(workshop), quotes_of(workshop)).models


def open_workshop(recipe):
    return Workshop.open(recipe_from(recipe), Host())


def asked_by_a_build(workshop):
    """Calls per model in a build where a program stands in for the models and every answer is used."""
    plan, calls = workshop.plan(), Counter()
    program = workshop.programs["templates"]
    for block in plan.blocks:
        for dialogue in dialogues(plan, block, workshop):
            answers = None
            while True:
                try:
                    questions = dialogue.send(answers)
                except StopIteration:
                    break
                calls.update(question.order[0] for question in questions)
                answers = [program.answer(question.requests) for question in questions]
    return calls


def test_the_calls_of_a_committee_are_those_that_a_build_makes(uncalled):
    workshop = open_workshop(COMMITTEE)
    rows = {row.teacher: row for row in rows_of(workshop)}
    made = asked_by_a_build(workshop)
    assert set(made) == set(rows) == {"words", "hard", "values"}
    for name, calls in made.items():
        assert calls * 0.85 < rows[name].likely.calls < calls * 1.15, (name, calls, rows[name].likely.calls)


def test_prompts_are_counted_by_the_tokenizer_of_the_model_where_it_has_one(uncalled):
    alone = [{"use": "uncalled", "settings": {"counts": 7}}]
    (row,) = forecast_of({"target": 50, "teachers": [*alone, {"use": "templates", "weight": 0.0}]})
    # Seven for each text, four around each of two messages; seven for the data and eight around the answer.
    assert row.likely.input == row.likely.calls * 22
    assert row.likely.output == row.likely.calls * 15
    assert "tokenizer" in row.counted_by
    (row,) = forecast_of({"target": 50, "teachers": [{"use": "uncalled"}, {"use": "templates", "weight": 0.0}]})
    assert row.likely.input > row.likely.calls * 100
    assert "estimated" in row.counted_by


def forecast_of(recipe):
    return rows_of(open_workshop(recipe))


def of_one(**use):
    models = forecast_of({"target": 60, "teachers": [{"use": "uncalled", "name": "one", **use}]})
    return models[0]


def test_answers_that_are_drawn_from_several_cost_several(uncalled):
    one, three = of_one(), of_one(best_of=3)
    assert abs(three.likely.calls - 3 * one.likely.calls) <= 2
    assert abs(three.most.calls - 3 * one.most.calls) <= 2


def test_a_judge_is_asked_once_for_each_request(uncalled):
    recipe = {
        "target": 60,
        "judge": "judge",
        "teachers": [
            {"use": "uncalled", "name": "one", "best_of": 4, "select": "judge"},
            {"use": "uncalled", "name": "judge", "weight": 0.0},
        ],
        "routing": [{"to": ["one"]}],
    }
    one, judge = forecast_of(recipe)
    assert abs(judge.likely.calls * 4 - one.likely.calls) <= 4


def test_at_most_counts_every_candidate_every_try_and_the_longest_answers(uncalled):
    row = of_one(retries=3, sampling={"max_tokens": 500})
    bold = of_one(retries=0, sampling={"max_tokens": 500})
    assert abs(row.most.calls - 4 * bold.most.calls) <= 4
    assert abs(row.most.output - row.most.calls * 500) <= 500
    assert row.most.calls > 4 * row.likely.calls
    assert row.likely.calls == bold.likely.calls


@pytest.mark.parametrize("per_call", [1, 5])
def test_calls_that_several_instances_share_are_counted_as_a_build_shares_them(uncalled, per_call):
    writer = {"use": "uncalled", "writes": "instance", "per_call": per_call}
    workshop = open_workshop({"target": 300, "teachers": [writer, {"use": "templates", "writes": "text"}]})
    (row,) = rows_of(workshop)
    calls = asked_by_a_build(workshop)["uncalled"]
    assert calls * 0.85 < row.likely.calls < calls * 1.15
    assert (calls < workshop.plan().candidates) == (per_call > 1)
