"""Recipes: what they mean, and one clear line for each mistake."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgejson.errors import RecipeError
from edgejson.mixture import apportion, even_order, rows_per_task
from edgejson.recipe import load_recipe, recipe_from


def test_the_default_recipe_is_the_mixture_of_the_readme():
    recipe = load_recipe(None)
    assert rows_per_task(recipe.tasks, recipe.target) == {
        "schema_generate": 400,
        "json_repair": 200,
        "text_to_json": 200,
        "transform": 100,
        "style_strict": 100,
    }
    assert recipe.candidates * 1000 == 1500


MISTAKES = {
    "taget: 10": ("taget", "did you mean target"),
    "tasks: {transform: {share: 1, dificulty: {easy: 1}}}": ("tasks.transform.dificulty", "did you mean difficulty"),
    "tasks: {transform: {}}": ("tasks.transform", "either share or fraction"),
    "tasks: {transform: {share: 0.5, fraction: 1, rows: 5}}": ("tasks.transform", "either share or fraction"),
    "tasks: {transform: {fraction: 0.5}}": ("tasks.transform", "rows belong together"),
    "tasks: {transform: 0.5, json_transform: 0.5}": ("tasks", "same task"),
    "target: 0": ("target", "greater than or equal to 1"),
    "seed: -1": ("seed", "greater than or equal to 0"),
    "split: {train: 0.5, validation: 0.1, test: 0.1}": ("split", "add up to 0.7"),
    "languages: {en: 0.5}": ("languages", "add up to 0.5"),
    "budget: 1.2": ("budget", "at least candidates"),
    "version: 2": ("version", "1"),
    "- a list": ("recipe.yaml", "mapping"),
    "target: 1\ntarget: 2": ("recipe.yaml:2", "stands twice"),
    "target: [1": ("recipe.yaml", "not YAML"),
    "target: !!python/object/apply:os.getcwd []": ("recipe.yaml", "not YAML"),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.items(), ids=list(MISTAKES))
def test_a_mistake_is_one_line_with_the_path_to_the_key(tmp_path, text, expected):
    path = tmp_path / "recipe.yaml"
    path.write_text(text)
    with pytest.raises(RecipeError) as refused:
        load_recipe(path)
    line = str(refused.value)
    assert all(part in line for part in expected), line
    assert "\n" not in line
    assert str(path) in line


def test_older_task_names_are_read_as_aliases():
    recipe = recipe_from({"tasks": {"json_transform": 0.5, "json_style_strict": 0.5}})
    assert list(recipe.tasks) == ["transform", "style_strict"]


def test_overrides_reach_nested_keys(tmp_path):
    recipe = load_recipe(
        None, ["split={train: 0.5, validation: 0.25, test: 0.25}", "seed=7", "tasks.transform.share=1"]
    )
    assert (recipe.seed, recipe.split.test, list(recipe.tasks)) == (7, 0.25, ["transform"])


def test_the_resolved_recipe_reads_back_to_itself():
    recipe = recipe_from({"target": 50, "checks": ["all", {"use": "x", "settings": {"a": 1}}], "schemas": "core"})
    again = recipe_from(recipe.resolved())
    assert again == recipe
    assert again.digest() == recipe.digest()


@given(
    st.integers(0, 5000),
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 1, allow_nan=False), min_size=1),
)
def test_apportioned_rows_add_up_and_stay_within_one_row_of_their_due(total, weights):
    rows = apportion(total, weights)
    whole = sum(Fraction(str(weight)) for weight in weights.values())
    assert sum(rows.values()) == total
    for key, weight in weights.items():
        assert abs(rows[key] - total * Fraction(str(weight)) / whole) < 1


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(2, 9))
def test_carried_remainders_keep_the_running_total_within_one_row(totals, keys):
    weights = {f"k{number}": 1.0 + number for number in range(keys)}
    whole = sum(weights.values())
    owed: dict[str, Fraction] = {}
    had = dict.fromkeys(weights, 0)
    for total in totals:
        rows = apportion(total, weights, owed)
        assert sum(rows.values()) == total
        assert min(rows.values()) >= 0
        had = {key: had[key] + rows[key] for key in had}
    for key, weight in weights.items():
        assert abs(had[key] - sum(totals) * weight / whole) < 2


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 30), min_size=1))
def test_an_even_order_holds_every_key_as_often_as_asked_and_spread(counts):
    order = list(even_order(counts))
    total = len(order)
    assert {key: order.count(key) for key in counts} == counts
    for end in range(1, total + 1):
        for key, count in counts.items():
            assert abs(order[:end].count(key) - count * end / total) < len(counts)


def test_fractions_repeat_or_thin_out_a_tasks_own_rows():
    tasks = recipe_from(
        {
            "tasks": {
                "transform": {"fraction": 2.0, "rows": 100},
                "json_repair": {"fraction": 0.5, "rows": 100},
                "style_strict": 0.5,
            }
        }
    ).tasks
    assert rows_per_task(tasks, None) == {"transform": 200, "json_repair": 50, "style_strict": 250}


@pytest.mark.parametrize(
    ("tasks", "target", "words"),
    [
        ({"transform": 0.4, "json_repair": 0.4}, None, "add up to 0.8"),
        ({"transform": 0.7, "json_repair": 0.7}, None, "add up to 1.4"),
        ({"transform": 1.0, "json_repair": {"fraction": 1, "rows": 5}}, None, "nothing is left"),
        ({"transform": 0.5, "json_repair": {"fraction": 1, "rows": 5}}, 100, "makes 10, not 100"),
    ],
)
def test_shares_that_cannot_be_met_are_refused(tasks, target, words):
    with pytest.raises(RecipeError, match=words):
        rows_per_task(recipe_from({"tasks": tasks}).tasks, target)
