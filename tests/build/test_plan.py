"""Quotas are exact, and a slot is the same slot in every run."""

from __future__ import annotations

from collections import Counter

import pytest

from edgejson.errors import RecipeError
from edgejson.plan import SchemaChoice, make_plan, top_up
from edgejson.recipe import DEFAULT_TASKS, recipe_from

CHOICES = [
    SchemaChoice(f"core/s{number:02}", "simple" if number < 10 else "medium" if number < 20 else "complex")
    for number in range(25)
]


def counted(plan, kind, part):
    counts = Counter()
    for cell, rows in plan.quotas.items():
        if cell.kind == kind:
            counts[getattr(cell, part)] += rows
    return counts


@pytest.mark.parametrize("target", [1000, 20_000, 137])
def test_quotas_add_up_to_the_target_by_task_difficulty_and_schema(target):
    plan = make_plan(recipe_from({"target": target}), CHOICES)
    assert plan.rows("sft") == target
    assert plan.rows("preference") == round(0.2 * target)
    for task, share in DEFAULT_TASKS.items():
        assert abs(counted(plan, "sft", "task")[task] - share * target) < 1
    for level, share in {"easy": 0.4, "medium": 0.35, "hard": 0.25}.items():
        assert abs(counted(plan, "sft", "difficulty")[level] - share * target) < len(DEFAULT_TASKS)
    schemas = counted(plan, "sft", "schema_id")
    for choice in CHOICES:
        due = {"simple": 0.035, "medium": 0.04, "complex": 0.05}[choice.complexity] * target
        assert abs(schemas[choice.id] - due) < 2


def test_the_default_plan_is_1500_candidates_for_1000_records_over_25_schemas():
    plan = make_plan(recipe_from({"preference": 0}), CHOICES)
    assert plan.candidates == 1500
    assert counted(plan, "sft", "schema_id") == {
        choice.id: {"simple": 35, "medium": 40, "complex": 50}[choice.complexity] for choice in CHOICES
    }


def test_blocks_cover_every_row_once_and_number_candidates_without_gaps():
    plan = make_plan(recipe_from({"target": 3000}), CHOICES)
    rows, numbers = Counter(), {}
    for block in plan.blocks:
        for share in block.shares:
            rows[share.cell] += share.rows
            assert share.first == numbers.get(share.cell, 0)
            numbers[share.cell] = share.first + share.candidates
    assert rows == plan.quotas
    keys = [slot.key for block in plan.blocks for share in block.shares for slot in plan.slots(share)]
    assert len(set(keys)) == len(keys) == plan.candidates


def test_slots_depend_on_seed_and_key_alone():
    small = make_plan(recipe_from({"target": 100}), CHOICES)
    large = make_plan(recipe_from({"target": 2000, "candidates": 3}), CHOICES)
    other = make_plan(recipe_from({"target": 100, "seed": 1}), CHOICES)

    def slots(plan):
        return {slot.key: slot for block in plan.blocks for share in block.shares for slot in plan.slots(share)}

    common = slots(small).keys() & slots(large).keys()
    assert len(common) > 100
    assert all(slots(small)[key] == slots(large)[key] for key in common)
    assert all(slots(small)[key].seed != slots(other)[key].seed for key in slots(small))


def test_languages_follow_their_weights():
    plan = make_plan(recipe_from({"target": 4000, "languages": {"en": 0.75, "pt": 0.25}}), CHOICES)
    counts = Counter(slot.language for block in plan.blocks for share in block.shares for slot in plan.slots(share))
    assert abs(counts["pt"] / counts.total() - 0.25) < 0.02


def test_locales_follow_their_weights_independently_of_languages():
    recipe = recipe_from({"target": 4000, "languages": {"en": 0.5, "pt": 0.5}, "locales": {"en_US": 0.5, "de_DE": 0.5}})
    plan = make_plan(recipe, CHOICES)
    counts = Counter(
        (slot.language, slot.locale) for block in plan.blocks for share in block.shares for slot in plan.slots(share)
    )
    assert len(counts) == 4
    assert all(abs(count / counts.total() - 0.25) < 0.03 for count in counts.values())


def test_a_schema_that_a_family_cannot_use_gives_its_rows_to_the_others():
    unusable = {("transform", CHOICES[0].id): "too flat"}
    plan = make_plan(recipe_from({}), CHOICES, unusable)
    assert plan.skipped == (("transform", CHOICES[0].id, "too flat"),)
    assert counted(plan, "sft", "task")["transform"] == 100
    assert not any(cell.task == "transform" and cell.schema_id == CHOICES[0].id for cell in plan.quotas)


def test_a_task_without_a_single_usable_schema_is_an_error():
    unusable = {("transform", choice.id): "too flat" for choice in CHOICES}
    with pytest.raises(RecipeError, match="no schema can be used by transform"):
        make_plan(recipe_from({}), CHOICES, unusable)


def test_a_complexity_without_schemas_leaves_its_share_to_the_others():
    plan = make_plan(recipe_from({"target": 500}), CHOICES[:10])
    assert plan.rows("sft") == 500
    with pytest.raises(RecipeError, match="has no share"):
        make_plan(recipe_from({"complexity": {"complex": 1.0}}), CHOICES[:10])


def test_fractions_above_one_are_planned_as_repeats():
    recipe = recipe_from({"tasks": {"transform": {"fraction": 2.5, "rows": 100}}, "preference": 0})
    plan = make_plan(recipe, CHOICES)
    assert plan.rows("sft") == 100
    assert plan.repeats == {"transform": 150}


def test_top_ups_ask_for_new_candidates_only():
    plan = make_plan(recipe_from({"target": 50}), CHOICES)
    cell = next(iter(plan.quotas))
    (block,) = top_up({cell: 3}, {cell: 7}, start=9, room=100)
    (share,) = block.shares
    assert (block.index, share.rows, share.first, share.candidates) == (9, 3, 7, 6)
    (block,) = top_up({cell: 3}, {cell: 7}, start=9, room=4)
    assert block.candidates == 4
