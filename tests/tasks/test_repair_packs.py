"""Repair records of every schema of the shipped packs, edge values included, judged by readers of these tests' own."""

import itertools
import json
import random
from collections import Counter
from dataclasses import replace

import orjson
import pytest
from by_hand import compose, found, slot, subject_of
from plain_json import read, refuses, same

from edgejson.host import Host
from edgejson.sources import open_library
from edgejson.tools import Unmakeable
from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.json_repair.levels import LEVELS
from edgejson_tasks.json_repair.settings import RepairSettings

SEEDS = 4
LANGUAGES = ("en", "pt", "es", "de", "fr")


def drafts(pack, options):
    library = open_library(Host.from_environment(), [pack])
    family = JsonRepair(options)
    for number, name in enumerate(library.ids()):
        schema = library.get(name)
        if family.accepts(schema) is not None:
            continue
        for (level, seed), language in zip(
            itertools.product(LEVELS, range(SEEDS)), itertools.cycle(LANGUAGES), strict=False
        ):
            place = replace(
                slot("json_repair", level, 1000 * number + seed), language=language, schema_id=name, edge=seed == 1
            )

            def answer(request, schema=schema):
                return schema.sample(request.seed, policy=request.facts.policy, locale=request.facts.locale)

            draft = compose(family, place, answer, schema)
            yield schema, level, replace(draft, meta={**draft.meta, "difficulty": level, "language": language})


def undone(broken, edits):
    source, shift = broken, 0
    for edit in edits:
        place = edit["start"]
        assert source[place : place + len(edit["new"])] == edit["new"]
        source = source[:place] + edit["old"] + source[place + len(edit["new"]) :]
        shift += len(edit["old"]) - len(edit["new"])
    assert len(source) == len(broken) + shift
    return source


@pytest.mark.parametrize("pack", ["core", "real"])
def test_every_record_is_broken_and_comes_back(pack):
    family = JsonRepair()
    levels, schemas, forms = Counter(), set(), Counter()
    for schema, level, draft in drafts(pack, RepairSettings(identity_share=0.1, oracle_share=0.3)):
        broken, edits = draft.input["broken_json"], draft.meta["edits"]
        source = undone(broken, edits)
        assert same(read(source), read(json.dumps(draft.gold)))
        assert refuses(broken) == bool(edits)
        with pytest.raises(orjson.JSONDecodeError) if edits else pytest.MonkeyPatch.context():
            orjson.loads(broken)
        answer = read(draft.output)
        if not any(edit["operator"].startswith("truncate_") for edit in edits):
            assert same(answer, read(source))
        if draft.meta.get("instance"):
            assert schema.is_valid(json.loads(draft.output))
            assert draft.meta["document"] == "instance"
        assert found(family, subject_of("json_repair", draft, schema)) == []
        levels[level] += 1
        forms[draft.meta["document"]] += 1
        schemas.add(schema.id)
    assert len(schemas) >= 20
    assert min(levels.values()) == max(levels.values()) == SEEDS * len(schemas)
    assert set(forms) == {"instance", "list", "envelope"}


def test_worse_answers_of_every_schema_are_worse():
    family = JsonRepair()
    for number, (schema, _, draft) in enumerate(drafts("core", RepairSettings(identity_share=0.05))):
        subject = subject_of("json_repair", draft, schema)
        spoiled = family.spoil(subject, random.Random(number))
        assert spoiled is not None
        if spoiled.because == "json_repair.value":
            assert not same(read(spoiled.rejected), read(subject.answer_text))
        else:
            assert refuses(spoiled.rejected)
        assert spoiled.because in found(family, subject.with_answer(spoiled.rejected))


def test_a_schema_whose_documents_have_no_room_is_told():
    family = JsonRepair(RepairSettings(operators=("thousands_comma",), identity_share=0))
    with pytest.raises(Unmakeable, match="level medium"):
        compose(family, slot("json_repair", "medium", 1), lambda _: {"a": [True]})
