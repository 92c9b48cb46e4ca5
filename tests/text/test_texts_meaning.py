"""No words of a text fit another member as well, and none claim what the value does not."""

from __future__ import annotations

import re

import pytest
from romance import hand_texts

from edgejson_teachers.templates.teacher import TemplateTeacher

LANGUAGES = sorted(TemplateTeacher.languages or ())
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def texts(language, gold, title, *, genre="prose", seeds=60, **schemas):
    properties = {name: {"type": TYPES[type(value)]} | schemas.get(name, {}) for name, value in gold.items()}
    return hand_texts(language, gold, {"title": title, "properties": properties}, seeds, genre)


def all_texts(gold, title, *, seeds, **schemas):
    return [text for code in LANGUAGES for text in texts(code, gold, title, seeds=seeds, **schemas)]


BOOKING = {
    "registration_id": "REG-QP203911", "event_name": "Harbour Meetup", "attendee_name": "Ana Lima", "quantity": 3,
    "ticket_price": 19.0, "service_fee": 3.5, "amount_due": 60.5,
}  # fmt: skip
COSTS = r"\b(?:costs|kostet|coûte|cuesta|custa|[Pp]rice is|Preis beträgt|prix est de)\W{1,4}(?:\w+\W)?19"
TICKET = r"(?i)ticket|billet|entrada|ingresso|stück|unit"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_price_of_one_ticket_is_not_what_the_registration_costs(language):
    for text in texts(language, BOOKING, "Event registration", seeds=120):
        for sentence in SENTENCE.split(text):
            assert not re.search(COSTS, sentence) or re.search(TICKET, sentence), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_one_price_costs_it(language):
    gold = {name: BOOKING[name] for name in ("event_name", "attendee_name", "ticket_price")}
    said = texts(language, gold, "Event registration", seeds=120)
    assert any(re.search(COSTS, text) for text in said)


def test_the_day_of_a_test_is_not_the_day_its_report_went_out():
    gold = {
        "test_type": "CBC", "test_date": "2024-03-09", "collected_at": "2024-03-08T07:24:20Z",
        "reported_at": "2024-03-10T13:35:15Z",
    }  # fmt: skip
    formats = {"test_date": "date", "collected_at": "date-time", "reported_at": "date-time"}
    schemas = {name: {"format": form} for name, form in formats.items()}
    wrong = re.compile(r"salió|saiu|fue extraíd|foi coletad|wurden?[^.]* entnommen|été prélevé|was collected")
    for text in all_texts(gold, "Medical Lab Results", seeds=60, **schemas):
        assert not wrong.search(text), text


def test_a_flag_on_a_message_is_not_its_importance():
    gold = {"subject": "Chaves", "sender": "Ana Lima", "is_flagged": False, "importance": "high"}
    for text in all_texts(gold, "Email", seeds=60, importance={"enum": ["low", "normal", "high"]}):
        assert not re.search(r"marcad[oa] como importante|wichtig markiert|marqué\w* comme important", text), text


def test_a_decimal_sign_takes_no_word_from_the_last_of_a_row():
    gold = {"savings": 2.2, "list_price": 25.34, "nickname": "Lia"}
    pair = re.compile(r"2[.,]20?\b[^:;]*;[^:;]*\b25[.,]34|25[.,]34[^:;]*;[^:;]*\b2[.,]20?\b")
    for text in all_texts(gold, "Product", seeds=100):
        assert not any(pair.search(sentence) for sentence in SENTENCE.split(text) if ":" not in sentence), text


def test_what_is_none_or_one_and_a_half_stands_in_the_singular_in_french():
    gold = {"followers": 0, "duration_hours": 1.5, "city": "Lyon"}
    for genre in ("prose", "email", "note", "form"):
        said = texts("fr", gold, "Profile", genre=genre, seeds=60)
        assert not [text for text in said if re.search(r"\b0 abonnés|1,5 heures", text)]
    assert any("0 abonné" in text for text in texts("fr", gold, "Profile", seeds=60))
    assert any("0 Follower" in text for text in texts("de", gold, "Profile", seeds=60))


def test_the_values_of_one_enum_are_words_of_one_kind():
    schema = {"enum": ["male", "female", "other"]}
    men, women = (texts("fr", {"gender": sex, "city": "Lyon"}, "Patient", gender=schema) for sex in ("male", "female"))
    assert any("masculin" in text for text in men)
    assert any("féminin" in text for text in women)
    assert not [text for text in men + women if "homme" in text or "femme" in text]


def test_nothing_that_stands_in_the_plural_is_called_empty_in_the_singular():
    gold = {"skills": [], "connections": [], "city": "Lyon"}
    for text in texts("fr", gold, "Profile", genre="note", seeds=60):
        assert not re.search(r"s vide\b", text), text


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_no_pronoun_takes_the_gender_of_a_noun_that_was_not_said(language):
    gold = {
        "name": "Kirchbau Timo", "city": "Essen", "country": "Deutschland", "phone": "+49 201 33",
        "website": "https://kirchbau.de", "industry": "Bau", "employees": 44,
    }  # fmt: skip
    said = texts(language, gold, "Organization", seeds=150)
    assert any(text.startswith("Kirchbau Timo ") for text in said)
    for text in said:
        unsaid = re.search(r"(?:^|[.!?]\s+)Kirchbau Timo (.*?[.!?]\s+)(?:Sie|Elle|Ela|Ella) ", text, re.DOTALL)
        assert unsaid is None or re.search(r"(?i)organi[sz]a", unsaid[1]), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_thanked_for_a_transfer_as_for_a_purchase(language):
    gold = {"transaction_id": "TXN51", "date": "2024-03-02", "amount": -7.84, "type": "transfer"}
    for text in texts(language, gold, "Bank transaction", genre="receipt", seeds=60, date={"format": "date"}):
        assert not re.search(r"(?i)einkauf|thank|merci|gracias|obrigad|umtausch|refund|trocas|cambios", text), text
