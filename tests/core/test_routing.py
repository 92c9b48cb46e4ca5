"""Who answers: a plugin's choice, else the first rule that fits, else the weights; then the others, in order."""

from __future__ import annotations

from collections import Counter

import pytest

from edgejson.errors import RecipeError
from edgejson.recipe import recipe_from
from edgejson.routing import Router, tags_of
from edgejson.schema import Schema
from edgejson.tools import Tools
from edgejson.types import Slot

COMMITTEE = [
    {"use": "vllm", "name": "qwen", "weight": 0.40},
    {"use": "vllm", "name": "mistral", "weight": 0.35},
    {"use": "vllm", "name": "phi", "weight": 0.25},
]
RULES = [
    {"tags": ["api", "function"], "to": "mistral"},
    {"language": ["pt", "es", "de", "fr"], "to": "qwen"},
    {"complexity": "complex", "task": ["text_to_json"], "to": ["phi", "qwen"]},
    {"schema": "core/medical_*", "difficulty": "hard", "to": "phi"},
]
MODELS = ("qwen", "mistral", "phi")


def nobody(_request, _teachers):
    return None


def slot(seed=0, **parts):
    known = {
        "key": str(seed),
        "task": "text_to_json",
        "kind": "sft",
        "schema_id": "core/invoice",
        "complexity": "medium",
        "difficulty": "easy",
        "language": "en",
        "teacher": "qwen",
    }
    return Slot(**{**known, "seed": seed, **parts})


def asked(router, intent="text", document=None, **parts):
    place = slot(**parts)
    tools = Tools(place, Schema(document or {"type": "object"}, id=place.schema_id))
    return router.order(tools.ask_instance() if intent == "instance" else tools.ask_text({}))


def router(teachers=None, models=MODELS, hook=nobody, **recipe):
    return Router(recipe_from({"teachers": teachers or COMMITTEE, **recipe}), models, hook)


def test_the_first_rule_that_fits_decides_and_the_others_stand_behind():
    ruled = router(routing=RULES)
    assert asked(ruled, schema_id="core/api_response") == ("mistral", "qwen", "phi")
    assert asked(ruled, document={"x-tags": ["Function"]}, language="de") == ("mistral", "qwen", "phi")
    assert asked(ruled, language="de", complexity="complex") == ("qwen", "mistral", "phi")
    assert asked(ruled, complexity="complex") == ("phi", "qwen", "mistral")
    assert asked(ruled, schema_id="core/medical_record", difficulty="hard") == ("phi", "qwen", "mistral")


def test_where_no_rule_fits_the_slots_own_teacher_is_asked():
    ruled = router(routing=RULES)
    assert asked(ruled, schema_id="core/medical_record", teacher="mistral")[0] == "mistral"
    assert asked(ruled, complexity="complex", task="json_repair", teacher="phi") == ("phi", "qwen", "mistral")


def test_slots_are_shared_by_weight():
    from edgejson.host import Host
    from edgejson.workshop import Workshop

    # What the plugin is does not matter to a plan: three names of one program stand for the committee.
    teachers = [{**teacher, "use": "templates"} for teacher in COMMITTEE]
    workshop = Workshop.open(recipe_from({"teachers": teachers, "target": 3000}), Host())
    plan = workshop.plan()
    counts = Counter(slot.teacher for block in plan.blocks for share in block.shares for slot in plan.slots(share))
    whole = counts.total()
    for teacher in COMMITTEE:
        assert counts[teacher["name"]] / whole == pytest.approx(teacher["weight"], abs=0.03)


def test_a_model_writes_texts_and_a_program_both_unless_the_recipe_says_more():
    mixed = router(["templates", {"use": "vllm", "name": "qwen"}], models=("qwen",))
    assert mixed.writers("instance") == ("templates",)
    assert mixed.writers("text") == ("templates", "qwen")
    turned = router([{"use": "templates", "writes": "instance"}, {"use": "vllm", "writes": "both"}], models=("vllm",))
    assert turned.writers("instance") == ("templates", "vllm")
    assert turned.writers("text") == ("vllm",)


def test_nobody_who_writes_instances_leaves_them_to_the_program_and_texts_are_an_error():
    assert asked(router(), intent="instance") == ()
    with pytest.raises(RecipeError, match="no teacher writes texts"):
        asked(router([{"use": "vllm", "writes": "instance"}], models=("vllm",)))


def test_who_has_no_weight_is_asked_where_routed_and_never_else():
    teachers = [*COMMITTEE[:2], {"use": "openai", "name": "judge", "weight": 0}]
    ruled = router(teachers, models=("qwen", "mistral", "judge"), routing=[{"task": "transform", "to": "judge"}])
    assert asked(ruled) == ("qwen", "mistral")
    assert asked(ruled, task="transform") == ("judge", "qwen", "mistral")


def test_who_has_no_weight_is_not_asked_for_want_of_others():
    teachers = [COMMITTEE[0], {"use": "openai", "name": "judge", "weight": 0, "writes": "instance"}]
    ruled = router(teachers, models=("qwen", "judge"), routing=[{"task": "transform", "to": "judge"}])
    assert asked(ruled, intent="instance", task="transform") == ("judge",)
    assert asked(ruled, intent="instance", task="json_repair") == ()
    teachers = [{"use": "templates", "writes": "instance"}, {"use": "openai", "weight": 0}]
    ruled = router(teachers, models=("openai",), routing=[{"task": "text_to_json", "to": "openai"}])
    assert asked(ruled) == ("openai",)
    with pytest.raises(RecipeError, match="no teacher writes texts"):
        asked(ruled, task="transform")


def test_nobody_is_asked_behind_a_program_which_always_answers():
    teachers = [COMMITTEE[0], {"use": "templates", "weight": 0.2}, *COMMITTEE[1:]]
    ruled = router(teachers, routing=[{"task": "transform", "to": ["phi", "mistral"]}])
    assert asked(ruled, teacher="mistral") == ("mistral", "qwen", "templates")
    assert asked(ruled, teacher="templates") == ("templates",)
    assert asked(ruled, task="transform") == ("phi", "mistral", "qwen", "templates")


def test_a_plugins_choice_comes_before_every_rule():
    chosen = router(routing=RULES, hook=lambda _request, teachers: teachers[-1])
    assert asked(chosen, schema_id="core/api_response") == ("phi", "qwen", "mistral")


def test_tags_are_what_a_schema_states_and_the_words_of_its_id_and_title():
    schema = Schema({"title": "Sensor Reading", "x-tags": ["STEM"], "type": "object"}, id="core/iot_device")
    assert tags_of(schema) == {"stem", "sensor", "reading", "iot", "device"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"routing": [{"task": "transform", "to": "qwenn"}]}, "did you mean qwen"),
        ({"routing": [{"task": "transfrom", "to": "qwen"}]}, "did you mean transform"),
        ({"judge": "gpt"}, "there is no teacher 'gpt'"),
        ({"teachers": ["vllm", "vllm"]}, "two are called vllm"),
        ({"teachers": [{"use": "vllm", "weight": 0}]}, "at least one needs a weight"),
        ({"teachers": [{"use": "vllm", "select": "judge"}]}, "name the teacher that selects"),
        ({"teachers": [{"use": "vllm", "best_off": 3}]}, "did you mean best_of"),
    ],
)
def test_mistakes_in_a_committee_are_one_line_with_the_path(change, complaint):
    with pytest.raises(RecipeError, match=complaint):
        recipe_from({"teachers": COMMITTEE, **change})


def test_a_program_is_no_judge():
    from edgejson.host import Host
    from edgejson.workshop import Workshop

    recipe = recipe_from({"teachers": [{"use": "templates", "best_of": 2, "select": "judge"}], "judge": "templates"})
    with pytest.raises(RecipeError, match="recipe: judge: teacher templates is a program"):
        Workshop.open(recipe, Host())
