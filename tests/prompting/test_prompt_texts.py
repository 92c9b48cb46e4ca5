"""Prompts for texts: any value renders, the same one always alike, and says what the answer will be measured by."""

from __future__ import annotations

import json
import re

import pytest
from asked import LANGUAGES, asked_text, in_the_box, library, said, text_request, told
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson.grounding import GENRES
from edgejson.prompting import Prompts
from edgejson.prompting.decoys import draw_decoys
from edgejson.prompting.texts import wishes_of
from edgejson.prompting.wording import Wording
from edgejson.recipe import PromptSettings

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",)))
    | st.sampled_from(["2024-03-05", "2024-03-05T10:00:00Z", "9999-12-31", "$x ${json} $$", "{}"])
)
WORDING = Wording.load()
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    gold=VALUES,
    language=st.sampled_from([*LANGUAGES, "it", "ja", "x"]),
    genre=st.sampled_from([None, *GENRES, "sonnet"]),
    difficulty=st.sampled_from(["easy", "medium", "hard"]),
    silent=st.booleans(),
    seed=st.integers(0, 2**64 - 1),
)
def test_any_value_renders_and_stands_in_the_prompt(gold, language, genre, difficulty, silent, seed):
    request = text_request(gold, language=language, genre=genre, difficulty=difficulty, silent_nulls=silent, seed=seed)
    rendered = in_the_box().render([request])
    assert rendered == in_the_box().render([request])
    assert [message["role"] for message in rendered.messages] == ["system", "user"]
    if not silent:
        assert jsontext.canonical(gold) in rendered.messages[1]["content"]
    assert rendered.schema is not None
    assert rendered.many == 1
    assert "\n\n\n" not in rendered.messages[0]["content"]


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_described(genre):
    words = said(in_the_box().render([text_request({"a": 1}, genre=genre)]))
    assert WORDING.genres[genre].says in words


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "English"), ("pt", "Brazilian Portuguese"), ("es", "Spanish"), ("de", "German"), ("fr", "French")],
)
def test_the_language_is_named_in_words(language, name):
    assert f"Write in {name}" in said(in_the_box().render([text_request({"a": 1}, language=language)]))


def test_wishes_are_drawn_from_the_seed_and_differ():
    wishes = {wishes_of(text_request({"a": 1}, genre="email").facts, seed, WORDING).style for seed in range(200)}
    assert len(wishes) > 150
    genres = {wishes_of(text_request({"a": 1}).facts, seed, WORDING).genre for seed in range(300)}
    assert genres == set(GENRES) - {"receipt", "invoice"}  # one value is no bill


def test_rules_for_kinds_of_values_stand_only_where_there_are_such():
    plain = said(in_the_box().render([text_request({"name": "Ana"})]))
    assert not re.search(r"Numbers:|Dates:|Moments:|Yes/no|null|fixed list|Empty", plain)
    every = {"n": 1, "d": "2024-03-05", "m": "2024-03-05T10:00:00Z", "ok": True, "none": None, "few": []}
    words = said(in_the_box().render([text_request(every)]))
    for kind in ("Numbers:", "Dates:", "Moments:", "Yes/no", "null field", "Empty"):
        assert kind in words
    assert 'ok: call it "ok"' in words


def test_silent_nulls_are_not_shown():
    gold = {"a": 1, "b": None, "c": {"d": None, "e": 2}, "f": [None, 3]}
    words = said(in_the_box().render([text_request(gold, silent_nulls=True)]))
    assert '{"a":1,"c":{"e":2},"f":[null,3]}' in words
    assert "say nothing" in words
    assert "not known" in said(in_the_box().render([text_request(gold)]))


def test_values_of_a_list_come_with_the_words_that_will_be_read_as_them():
    document = {"type": "object", "properties": {"status": {"enum": ["pending", "cancelled"]}}}
    words = said(in_the_box().render([text_request({"status": "pending"}, document=document, language="de")]))
    assert 'status: "pending": ausstehend' in words


def test_descriptions_are_shown_where_they_say_more_than_the_name():
    told_more = {"description": "Day the parcel left the warehouse; never null", "type": "string"}
    document = {
        "type": "object",
        "properties": {"sent": told_more, "order_name": {"description": "The name of the order."}},
    }
    words = said(in_the_box().render([text_request({"sent": "x", "order_name": "y"}, document=document)]))
    assert "- sent: Day the parcel left the warehouse" in words
    assert "never null" not in words
    assert "order_name:" not in words


def test_a_description_that_holds_for_one_item_only_is_not_said_of_all():
    document = {
        "type": "array",
        "prefixItems": [{"type": "string", "description": "Where the journey begins"}],
        "items": {"type": "string", "description": "Where somebody changes trains"},
    }
    words = said(in_the_box().render([text_request(["Ulm", "Hof"], document=document)]))
    assert "journey begins" not in words
    assert "changes trains" not in words


def test_prompts_of_real_records_stay_short():
    sizes = []
    for seed in range(100):
        language = list(LANGUAGES)[seed % 5]
        sizes.append(len(said(in_the_box().render([asked_text(seed, language=language)]))) / 3.6)
    sizes.sort()
    assert sizes[50] < 750
    none = Prompts.load(PromptSettings(shots=0))
    request = asked_text(1)
    assert len(said(none.render([request]))) < len(said(in_the_box().render([request])))


# ---------------------------------------------------------------- wrong values on purpose

HARD = {"customer": "Ana Prado", "total": 120.5, "day": "2024-03-05", "units": 40}


def hard_request(seed=1):
    return text_request(HARD, genre="email", difficulty="hard", seed=seed)


def test_only_hard_texts_have_decoys_and_these_are_unlike_every_value():
    assert all(not wishes_of(text_request(HARD, difficulty=level, genre="email").facts, 1, WORDING).decoys
               for level in ("easy", "medium"))  # fmt: skip
    for seed in range(50):
        decoys = wishes_of(hard_request(seed).facts, seed, WORDING).decoys
        assert len(decoys) == 1
        (pointer, wrong), = decoys.items()  # fmt: skip
        assert wrong not in HARD.values()
        assert type(wrong) is type(HARD[pointer[1:]])
        assert f"- {pointer[1:]}: {json.dumps(HARD[pointer[1:]])}, not {json.dumps(wrong)}" in said(
            in_the_box().render([hard_request(seed)])
        )


def test_decoys_are_known_by_the_answer_and_must_be_ruled_out():
    request = hard_request()
    (pointer, wrong), = wishes_of(request.facts, request.seed, WORDING).decoys.items()  # fmt: skip
    right = HARD[pointer[1:]]
    plain = "Ana Prado took 40 for 120.50 on 2024-03-05.".replace("120.50", "120.5")
    assert told(request, plain).meta == {"genre": "email"}
    good = told(request, plain.replace(str(right), f"{right}, not {wrong},"))
    assert good.meta == {"genre": "email", "distractors": {pointer: wrong}}
    assert told(request, plain.replace(str(right), f"{wrong}, not {right},")) == "decoy_not_ruled_out"
    assert told(request, plain.replace(str(right), f"{right} or {wrong}")) == "decoy_not_ruled_out"


def test_no_decoy_stands_for_what_an_enum_or_another_field_may_be():
    facts = text_request({"a": 15, "b": 15, "c": True, "d": "x"}, difficulty="hard").facts
    import random

    assert all(draw_decoys(facts, random.Random(seed)) == {} for seed in range(20))


def test_real_records_render_in_every_schema():
    for schema_id in library().ids():
        words = said(in_the_box().render([asked_text(7, schema_id=schema_id, difficulty="hard")]))
        assert "${" not in words
