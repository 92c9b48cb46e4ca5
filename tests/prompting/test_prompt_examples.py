"""Examples in prompts: those in the box are proven here; those of a recipe are proven before they are used."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from asked import LANGUAGES, asked_text, in_the_box, library, said
from make_examples import GENRES, LONGEST

from edgejson.checking import Subject
from edgejson.errors import RecipeError
from edgejson.examine import Examiner
from edgejson.host import Host
from edgejson.prompting import Prompts
from edgejson.prompting.examples import Example, Examples, box_records
from edgejson.recipe import PluginUse, PromptSettings
from edgejson.workshop import load_checks, load_families

BOX = box_records()


@pytest.fixture(scope="module")
def examiner() -> Examiner:
    host = Host()
    checks, _ = load_checks(host, (PluginUse(use="all"),))
    return Examiner(checks, load_families(host, {"text_to_json": {}}))


def loaded(path, examiner, shots=1) -> Prompts:
    settings = PromptSettings(examples=str(path), shots=shots)
    return Prompts.load(settings, examiner=examiner, find_schema=library().find)


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record.to_json()) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize("record", BOX, ids=lambda record: record.id)
def test_the_examples_in_the_box_pass_every_check_and_the_proof_of_their_family(record, examiner):
    assert len(examiner.checks) >= 7
    subject = Subject(record, library().find)
    assert subject.base_schema is not None
    assert examiner.examine(subject) == []
    assert len(record.answer) + len(record.input["text"]) <= LONGEST
    assert not record.meta.get("benchmark_proof")


def test_the_box_has_each_language_in_several_genres():
    for language in LANGUAGES:
        genres = [record.meta["genre"] for record in BOX if record.meta["language"] == language]
        assert len(genres) == 3
        assert all(genre in group for genre, group in zip(genres, GENRES, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_prompt_has_an_example_of_its_language_drawn_by_its_seed(language):
    shown = set()
    for seed in range(12):
        request = asked_text(seed, language=language)
        words = said(in_the_box().render([request]))
        assert words == said(in_the_box().render([request]))
        used = [record for record in BOX if record.answer in words]
        assert [record.meta["language"] for record in used] == [language]
        shown.update(record.id for record in used)
    assert len(shown) > 1


def test_examples_are_as_many_as_the_recipe_says_and_never_of_the_same_data():
    pool = Examples.in_the_box()
    own = BOX[0]
    rng = random.Random(1)
    drawn = [pool.draw(rng, "en", "prose", own.answer, 8) for _ in range(10)]
    assert all(len(examples) == 2 for examples in drawn)
    assert all(example.data != own.answer for examples in drawn for example in examples)
    two = Prompts.load(PromptSettings(shots=2))
    words = said(two.render([asked_text(5)]))
    assert sum(record.answer in words for record in BOX) == 2


def test_the_genre_comes_first():
    pool = Examples([Example("en", genre, f'{{"a":{n}}}', "x") for n, genre in enumerate(["log", "sms", "log", "sms"])])
    for seed in range(10):
        genres = [example.genre for example in pool.draw(random.Random(seed), "en", "sms", "", 3)]
        assert genres == ["sms", "sms", "log"]


def test_a_run_folder_gives_its_proven_records_of_other_splits_than_test(tmp_path, examiner):
    wrong = json.loads(json.dumps(BOX[1].to_json()))
    wrong["output"] = wrong["output"].replace("742.12", "742.13")
    sft = tmp_path / "run" / "data" / "sft"
    train = write(sft / "train.jsonl", BOX[:2])
    train.write_text(train.read_text(encoding="utf-8") + json.dumps(wrong) + "\n", encoding="utf-8")
    write(sft / "test.jsonl", BOX[2:])
    prompts = loaded(tmp_path / "run", examiner)
    assert len(prompts.examples) == 2
    assert prompts.examples.skipped == {"of a test split": len(BOX) - 2, "not proven": 1}
    words = {said(prompts.render([asked_text(seed)])) for seed in range(6)}
    assert all(any(record.answer in text for record in BOX[:2]) for text in words)
    assert prompts.render([asked_text(1)]).words != in_the_box().render([asked_text(1)]).words


def test_records_that_were_proven_for_a_benchmark_or_say_nulls_in_silence_are_no_examples(tmp_path, examiner):
    first, second, third = (json.loads(json.dumps(record.to_json())) for record in BOX[:3])
    first["meta"]["benchmark_proof"] = True
    second["meta"]["missing_policy"] = "null"
    path = tmp_path / "mine.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (first, second, third)) + "{}\n", encoding="utf-8")
    pool = loaded(path, examiner).examples
    assert len(pool) == 1
    assert Counter(pool.skipped) == {
        "of a test split": 1, "with nulls that the text does not say": 1, "of no text": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["test.jsonl", "empty.jsonl"])
def test_nothing_to_draw_from_is_one_clear_line(tmp_path, examiner, name):
    path = write(tmp_path / name, BOX if name.startswith("test") else [])
    with pytest.raises(RecipeError) as caught:
        loaded(path, examiner)
    line = str(caught.value)
    assert "prompts.examples" in line
    assert "no record that can be an example" in line
    assert ("of a test split" in line) == (name == "test.jsonl")


def test_a_path_that_is_not_there_is_one_clear_line(tmp_path, examiner):
    with pytest.raises(RecipeError, match=r"prompts\.examples"):
        loaded(tmp_path / "none", examiner)


def test_examples_are_used_only_when_somebody_proves_them(tmp_path):
    path = write(tmp_path / "mine.jsonl", BOX)
    with pytest.raises(ValueError, match="examiner"):
        Prompts.load(PromptSettings(examples=str(path)))
    assert Prompts.load(PromptSettings(examples=str(path), shots=0)).examples is None
