"""A record says who wrote in it: the last of all, and every language model before."""

from __future__ import annotations

import pytest

from edgejson.building.candidate import examine_candidate
from edgejson.building.compose import Composed
from edgejson.host import Host
from edgejson.models import Provenance, Sampling
from edgejson.recipe import recipe_from
from edgejson.types import Draft, TeacherIdentity
from edgejson.workshop import Workshop

RECIPE = {"target": 10, "preference": 0, "tasks": {"text_to_json": 1.0}}


def call(name):
    identity = TeacherIdentity(name=name, provider="custom", model=f"{name}-1", license="MIT", terms="none")
    return Provenance(teacher=name, identity=identity, prompt="0" * 16, sampling=Sampling(), seed=7)


@pytest.mark.parametrize(
    ("teacher", "by", "source", "names"),
    [
        ("", (), "program", []),
        ("templates", (), "template", ["templates"]),
        ("qwen", ("qwen",), "teacher", ["qwen"]),
        ("phi", ("qwen", "phi"), "teacher", ["phi", "qwen"]),
        # a model made the value, and when no model could put it into words, a program did
        ("templates", ("qwen",), "teacher", ["templates", "qwen"]),
    ],
)
def test_who_gave_the_last_answer_and_which_models_those_before(teacher, by, source, names):
    workshop = Workshop.open(recipe_from(RECIPE), Host())
    plan = workshop.plan()
    slot = next(plan.slots(plan.blocks[0].shares[0]))
    draft = Draft(input={"text": "four"}, output="{}", gold={})
    composed = Composed(slot, draft=draft, teacher=teacher, by=tuple(map(call, by)))
    record = examine_candidate(composed, workshop).record
    assert record is not None
    assert record.meta["source"] == source
    stated = [*([record.meta["teacher"]] if "teacher" in record.meta else []), *record.meta.get("earlier_teachers", [])]
    assert [each["name"] for each in stated] == names
