"""Templates and wordings: what a recipe's folder may replace, and what it is told when it goes wrong."""

from __future__ import annotations

import pytest
from asked import asked_text, in_the_box, said

from edgejson.errors import RecipeError
from edgejson.grounding import GENRES, LANGUAGES
from edgejson.prompting import Prompts
from edgejson.prompting.templates import INTENTS, Templates
from edgejson.prompting.wording import Wording
from edgejson.recipe import PromptSettings
from edgejson.values.locales import LOCALES

PLAIN = "version: 1\nsystem: Be brief.\nuser: |\n  In ${language}.\n  ${nulls} ${decoys}\n\n\n  ${json}\n"


def with_folder(tmp_path, **files) -> Prompts:
    for name, text in files.items():
        (tmp_path / f"{name.replace('__', '.')}.yaml").write_text(text, encoding="utf-8")
    return Prompts.load(PromptSettings(folder=str(tmp_path)), families=("text_to_json", "json_repair"))


def refused(tmp_path, **files) -> str:
    with pytest.raises(RecipeError) as caught:
        with_folder(tmp_path, **files)
    line = str(caught.value)
    assert "\n" not in line
    assert str(tmp_path) in line
    return line


def test_the_box_has_words_for_every_intent_genre_level_language_and_locale():
    templates, wording = Templates(), Wording.load()
    assert all(templates.find("any", intent).name == intent for intent in INTENTS)
    assert set(wording.genres) == set(GENRES)
    assert set(wording.languages) == set(LANGUAGES)
    assert set(wording.locales) == set(LOCALES)
    assert set(wording.difficulty) == set(wording.difficulty_typed) == {"easy", "medium", "hard"}
    assert set(wording.policies) == {"minimal", "typical", "maximal", "edge"}
    assert all(len(genre.says.split()) > 5 for genre in wording.genres.values())


def test_a_familys_words_come_before_those_of_the_intent():
    templates = Templates()
    assert templates.find("text_to_json", "text").name == "text_to_json.text"
    assert templates.find("schema_generate", "instance").name == "schema_generate.instance"
    assert templates.find("json_repair", "instance").name == "instance"
    assert templates.find("schema_generate", "instances").name == "instances"


def test_languages_that_the_box_does_not_know_are_called_by_their_name():
    wording = Wording.load()
    assert wording.language("it") == "Italian"
    assert wording.language("zz") == "the language with the code zz"
    assert wording.country("it_IT") == "Italy"


def test_a_folder_replaces_namesakes_and_only_these(tmp_path):
    request = asked_text(3, schema_id="core/rating", difficulty="easy")
    prompts = with_folder(tmp_path, text_to_json__text=PLAIN)
    rendered = prompts.render([request])
    assert rendered.messages[0]["content"] == "Be brief."
    assert rendered.messages[1]["content"].startswith("In English.\n\n{")
    theirs, ours = prompts.judging(request, []), in_the_box().judging(request, [])
    assert theirs.messages == ours.messages


def test_a_folder_may_have_words_for_a_family_that_has_none_in_the_box(tmp_path):
    with_folder(tmp_path, json_repair__instance="version: 2\nsystem: ''\nuser: Make one of ${schema}\n")


def test_single_wordings_are_replaced_and_the_others_stay(tmp_path):
    prompts = with_folder(tmp_path, wording="languages: {pt: {name: European Portuguese}}\n")
    words = said(prompts.render([asked_text(4, schema_id="core/rating", language="pt")]))
    assert "European Portuguese" in words
    assert "1.234,5" in said(prompts.render([asked_text(4, schema_id="core/invoice", language="pt")]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PLAIN.replace("${json}", ""), "${json} is missing"),
        (PLAIN.replace("${nulls}", "${nuls}"), "nothing fills the placeholder ${nuls}"),
        (PLAIN.replace("Be brief.", "It costs $ 5."), "a $ that starts no placeholder"),
        (PLAIN + "extra: 1\n", "extra"),
        (PLAIN.replace("version: 1\n", ""), "version"),
        (PLAIN.replace("version: 1", "version: one"), "whole number"),
        ("system: [", "no YAML"),
        ("- 1", "holds keys"),
    ],
)
def test_a_prompt_that_cannot_be_used_is_one_line_with_its_file(tmp_path, text, told):
    line = refused(tmp_path, text=text)
    assert told in line
    assert "text.yaml" in line


def test_unknown_names_are_refused_with_near_ones(tmp_path):
    assert "did you mean judge?" in refused(tmp_path, jugde=PLAIN)


def test_what_is_no_yaml_file_is_refused(tmp_path):
    (tmp_path / "text.md").write_text("Write.", encoding="utf-8")
    assert "this is no prompt" in refused(tmp_path)


def test_wordings_that_mean_nothing_are_refused(tmp_path):
    assert "langauges" in refused(tmp_path, wording="langauges: {pt: {name: x, number: y}}\n")
    assert "diversity.voice" in refused(tmp_path, wording="diversity: {voice: 3}\n")
    assert "forms.number" in refused(tmp_path, wording="forms: {number: 'US$ 5'}\n")


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path):
    with pytest.raises(RecipeError, match="prompts cannot be read"):
        Prompts.load(PromptSettings(folder=str(tmp_path / "none")))


def test_the_hash_names_the_words_and_nothing_else(tmp_path):
    one, other = asked_text(3), asked_text(4, language="de", difficulty="hard")
    box = in_the_box()
    words = box.render([one]).words
    assert words == box.render([other]).words == Prompts.load(PromptSettings()).render([one]).words
    assert words != box.judging(one, []).words
    assert words != Prompts.load(PromptSettings(shots=2)).render([one]).words
    assert words != Prompts.load(PromptSettings(shots=0)).render([one]).words
    replaced = with_folder(tmp_path, text_to_json__text=PLAIN).render([one]).words
    newer = with_folder(tmp_path, text_to_json__text=PLAIN.replace("version: 1", "version: 2")).render([one]).words
    reworded = with_folder(tmp_path, wording="people: Of ${country}.").render([one]).words
    assert len({words, replaced, newer, reworded}) == 4
    assert len(words) == 16
