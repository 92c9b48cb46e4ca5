"""Instructions of repair records in five languages: what they state, what they must not give away."""

import random
import re
from dataclasses import replace

import pytest
from by_hand import INVOICE, compose, found, slot, subject_of

from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.json_repair.operators import OPERATORS
from edgejson_tasks.json_repair.phrasing import WORDINGS, instruction, states
from edgejson_tasks.json_repair.settings import RepairSettings

LANGUAGES = sorted(WORDINGS)
POLICIES = sorted({operator.policy for operator in OPERATORS.values()} - {""})
DAMAGE = {
    "en": "broken|malformed|fails|rejects|cannot|recover|restore|mend|every syntax error|stopped",
    "pt": "quebrado|malformado|recusa|não consigo|recuper|todos os erros|parou",
    "es": "roto|mal formado|rechaza|no consigo|recupera|todos los errores|se paró",
    "de": "kaputt|fehlerhaft|lehnt|scheitert|retten|jeden Syntaxfehler|abgebrochen",
    "fr": "cassé|mal formé|rejette|échoue|récupérer|toutes les erreurs|s'est arrêté",
}
SORTED_AND_MINIFIED = {
    "en": ("sorted|alphabetical", "minified|no whitespace|no blanks|no spaces|compact|without blanks"),
    "pt": ("ordenadas|ordem", "minificado|sem espaço|compacto"),
    "es": ("ordenadas|orden", "minificado|sin espacios|compacto"),
    "de": ("sortiert|alphabetisch", "minifiziert|ohne Leerraum|keine Leerzeichen|kompakt"),
    "fr": ("triées|alphabétique", "minifié|sans espace|aucun espace|compact"),
}


def every_sentence(words):
    forms = [*words.forms, *words.exact_forms]
    return [*words.check, *words.broken, *words.keep, *forms, *sum(words.policies.values(), ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_breadth(language):
    words = WORDINGS[language]
    assert len(words.check) >= 12
    assert len(words.broken) >= 16
    assert len(words.keep) >= 4
    assert len(words.forms) >= 5
    assert len(words.exact_forms) >= 4
    assert set(words.policies) == set(POLICIES)
    assert all(len(sentences) >= 3 for sentences in words.policies.values())
    sentences = every_sentence(words)
    assert len(set(sentences)) == len(sentences)
    assert all(sentence == sentence.strip() for sentence in sentences)


def test_languages_share_no_sentence():
    seen = {}
    for language, words in WORDINGS.items():
        for sentence in every_sentence(words):
            assert seen.setdefault(sentence, language) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_names_order_and_blanks(language):
    order, blanks = SORTED_AND_MINIFIED[language]
    for form in (*WORDINGS[language].forms, *WORDINGS[language].exact_forms):
        assert re.search(order, form), form
        assert re.search(blanks, form), form
        assert "JSON" in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_instruction_states_every_policy_that_it_is_given(language):
    for seed in range(60):
        rng = random.Random(seed)
        policies = rng.sample(POLICIES, rng.randint(0, 4))
        text = instruction(language, policies, rng, broken=True)
        assert all(states(text, policy) for policy in policies)
        words = WORDINGS[language]
        assert any(form in text for form in (*words.forms, *words.exact_forms))
        unasked = {policy for policy in POLICIES if policy not in policies and states(text, policy)}
        assert unasked <= {"keep_text", "close_cut", "separate"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_a_valid_text_never_speak_of_damage(language):
    assert not [words for words in WORDINGS[language].check if re.search(DAMAGE[language], words)]
    spoken = [words for words in WORDINGS[language].broken if re.search(DAMAGE[language], words)]
    assert len(spoken) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_check_are_no_sign_of_a_valid_text(language):
    words = WORDINGS[language]
    openings = {True: set(), False: set()}
    for broken in (True, False):
        for seed in range(1500):
            text = instruction(language, (), random.Random(seed), broken=broken)
            openings[broken].update(opening for opening in (*words.check, *words.broken) if text.startswith(opening))
    assert openings[False] == set(words.check)
    assert openings[True] == {*words.check, *words.broken}


def test_another_language_gets_english_words():
    made = {instruction("fi", ("several",), random.Random(seed), broken=True) for seed in range(20)}
    assert made == {instruction("en", ("several",), random.Random(seed), broken=True) for seed in range(20)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_follow_the_language_of_their_slot(language):
    family = JsonRepair(RepairSettings(identity_share=0.2))
    for seed in range(30):
        place = replace(slot("json_repair", "hard", seed), language=language)
        draft = compose(family, place, lambda _: dict(INVOICE))
        forms = (*WORDINGS[language].forms, *WORDINGS[language].exact_forms)
        assert any(form in draft.input["instruction"] for form in forms)
        assert found(family, subject_of("json_repair", draft)) == []
