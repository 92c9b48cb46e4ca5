"""The instruction in five languages: breadth, what is never translated, and what each record is told."""

from __future__ import annotations

import random
import re
from typing import get_args

import pytest

from edgejson.grounding import LANGUAGES
from edgejson_tasks.text_to_json.settings import MISSING
from edgejson_tasks.text_to_json.wording import WORDINGS, Note, instruction

OF_LANGUAGE = {
    "en": {"the", "text", "fields"},
    "pt": {"do", "texto", "campos"},
    "es": {"del", "texto", "campos", "el"},
    "de": {"der", "den", "das", "text", "felder"},
    "fr": {"du", "le", "texte", "champs"},
}
TECHNICAL = {"null", "JSON", "YYYY-MM-DD", "ISO", "UTC", "Z", "Schema"}


def sentences(words):
    policies = [sentence for said in words.policies.values() for sentence in said]
    notes = [sentence for said in words.notes.values() for sentence in said]
    return [*words.with_fields, *words.for_schema, *words.for_list, *policies, *notes, *words.dates, *words.answers]


def test_there_is_one_for_each_language_that_is_read():
    assert WORDINGS.keys() == LANGUAGES.keys() == OF_LANGUAGE.keys()


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_every_language_has_breadth(language):
    words = WORDINGS[language]
    for asks in (words.with_fields, words.for_schema, words.for_list):
        assert len(asks) >= 10
    assert words.policies.keys() == MISSING.keys()
    assert all(len(said) >= 5 for said in words.policies.values())
    assert words.notes.keys() == set(get_args(Note))
    assert all(len(said) >= 2 for said in words.notes.values())
    assert len(words.dates) >= 4
    assert len(words.answers) >= 5
    said = sentences(words)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_every_sentence_is_whole_and_in_its_own_language(language):
    words = WORDINGS[language]
    assert all(sentence.count("{fields}") == 1 for sentence in words.with_fields)
    others = set().union(*(sentences(WORDINGS[other]) for other in WORDINGS if other != language))
    for sentence in sentences(words):
        assert sentence not in others
        assert "  " not in sentence
        assert sentence == sentence.strip()
        assert sentence.isprintable()
        if "{fields}" not in sentence:
            assert sentence[-1] in ".?", sentence
            assert "{" not in sentence
    told = " ".join(sentences(words)).casefold()
    known = set(re.findall(r"\w+", told))
    assert OF_LANGUAGE[language] <= known
    for other, marks in OF_LANGUAGE.items():
        foreign = {"en": {"the", "and", "which"}, "de": {"und", "nicht"}, "fr": {"les", "dans"}}.get(other, set())
        assert other == language or not foreign & known, (language, foreign & known, marks)


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_each_policy_says_null_and_dates_their_format(language):
    words = WORDINGS[language]
    for policy in words.policies.values():
        assert all(re.search(r"\bnull\b", sentence) for sentence in policy)
    for sentence in words.dates:
        assert "ISO 8601" in sentence
        assert "Z" in sentence
    assert all("JSON" in sentence for sentence in words.answers)


@pytest.mark.parametrize("language", [*sorted(WORDINGS), "ja"])
def test_an_instruction_holds_one_ask_the_policy_and_the_formats_it_needs(language):
    words = WORDINGS.get(language, WORDINGS["en"])
    rng = random.Random(4)
    for missing in MISSING:
        for fields, listed in ((None, False), ("{name: string}", False), ("- name (string)\n- age (integer)", True)):
            for dates in (False, True):
                told = instruction(rng, language, fields=fields, missing=missing, dates=dates, listed=listed)
                assert sum(sentence in told for sentence in words.policies[missing]) == 1
                assert any(sentence in told for sentence in words.dates) is dates
                assert any(sentence in told for sentence in words.answers)
                asks = words.for_schema if fields is None else words.for_list
                inline = fields is not None and fields in told
                assert inline or any(told.startswith(ask) for ask in asks)
                assert not (listed and inline)
                assert told.isprintable()


def test_short_fields_are_named_in_the_sentence_at_times_and_long_ones_never():
    rng = random.Random(1)
    short, long = "{name: string}", "{" + "name: string, " * 20 + "}"
    asked = [instruction(rng, "de", fields=short, missing="omit", dates=False) for _ in range(60)]
    assert 10 < sum(short in told for told in asked) < 50
    assert not any(long in instruction(rng, "de", fields=long, missing="omit", dates=False) for _ in range(60))
    assert len(set(asked)) > 50
