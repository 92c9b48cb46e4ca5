"""Two members of an object that a text says with the same words: nobody can tell which value is whose."""

from __future__ import annotations

import json
import re

import pytest

from edgejson.checking import Subject
from edgejson.schema import Schema
from edgejson.types import Record
from edgejson_tasks.text_to_json.family import TextToJson

FAMILY = TextToJson()
MARK = re.compile(r"\[(/[^|\]]*)\|([^\]]*)\]")
DAY = {"type": "string", "format": "date"}
MEMBERS = {
    "event_date": DAY,
    "registration_date": {**DAY, "title": "Day of registration"},
    "total": {"type": "number"},
    "tax": {"type": "number"},
    "rate": {"type": "number"},
    "sender_name": {"type": "string"},
    "sender_city": {"type": "string"},
    "recipient_name": {"type": "string"},
    "recipient_city": {"type": "string"},
    "email": {"type": "string"},
}
SCHEMA = Schema(
    {
        "type": "object",
        "properties": {**MEMBERS, "items": {"type": "array", "items": {"type": "object", "properties": MEMBERS}}},
    },
    id="hand/twins",
)
DAYS = {"event_date": "2026-04-24", "registration_date": "2026-04-27"}
OF_LANGUAGE = {
    "de": ("24. April 2026", "27. April 2026"),
    "pt": ("24 de abril de 2026", "27 de abril de 2026"),
    "es": ("24 de abril de 2026", "27 de abril de 2026"),
    "fr": ("24 avril 2026", "27 avril 2026"),
    "en": ("24 April 2026", "27 April 2026"),
}


def judged(marked, answer, *, language="en", schema=SCHEMA, **meta):
    text, places, end = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        places[match[1]] = [len(text), len(text) + len(match[2])]
        text += match[2]
        end = match.end()
    text += marked[end:]
    record = Record(
        id="one",
        task="text_to_json",
        input={"instruction": "Extract.", "text": text},
        output=json.dumps(answer),
        meta={"schema": SCHEMA.id, "language": language, "evidence": places, **meta},
    )
    found = FAMILY.verify(Subject(record, lambda _: schema))
    return [(finding.check.removeprefix("text_to_json."), finding.pointer) for finding in found]


def of_days(told, language, **meta):
    event, registration = OF_LANGUAGE[language]
    marked = told.replace("EVENT", f"[/event_date|{event}]").replace(
        "REGISTRATION", f"[/registration_date|{registration}]"
    )
    return [pointer for check, pointer in judged(marked, DAYS, language=language, **meta) if check == "undecidable"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Die Buchung ist da. Sie wurde am EVENT gebucht. Alles gut. Sie wurde am REGISTRATION gebucht."),
        ("de", "Das Datum der Anmeldung ist EVENT.\nDatum der Anmeldung: REGISTRATION"),
        ("pt", "A data da inscrição é EVENT. A casa está cheia.\n**Data de inscrição:** REGISTRATION"),
        ("es", "La fecha de la inscripción es EVENT. Hay sitio.\nFecha de inscripción: REGISTRATION"),
        ("fr", "L'inscription est datée du EVENT. Merci ! L'inscription est datée du REGISTRATION."),
        ("en", "It was booked on EVENT. Fine. It was booked on REGISTRATION."),
        ("en", "Date of booking ..... EVENT\nDate of booking ..... REGISTRATION"),
        ("en", "Ana booked it on EVENT and Ana booked it on REGISTRATION."),
    ],
)
def test_two_dates_said_alike_are_refused(language, told):
    assert of_days(told, language) == ["/registration_date"]
    assert of_days(
        told.replace("EVENT", "X").replace("REGISTRATION", "EVENT").replace("X", "REGISTRATION"), language
    ) == ["/event_date"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "It runs from EVENT to REGISTRATION."),
        ("en", "Open EVENT \u2013 REGISTRATION."),
        ("en", "EVENT\nREGISTRATION"),
        ("en", "| booked on EVENT | booked on REGISTRATION |"),
        ("en", "The event is on EVENT. The registration is from REGISTRATION."),
        ("en", "It was booked on EVENT and it was booked until REGISTRATION."),
        ("en", "When is the event?\nIt says here EVENT\nAnd when did she sign up?\nIt says here REGISTRATION"),
        ("de", "Sie findet am EVENT statt. Sie wurde am REGISTRATION gebucht."),
        ("fr", "L'événement a lieu le EVENT. L'inscription a été faite le REGISTRATION."),
    ],
)
def test_two_dates_that_words_or_places_tell_apart_pass(language, told):
    assert of_days(told, language) == []


def test_in_a_chat_the_turn_before_tells_values_apart():
    told = "A: event date, please\nB: that is EVENT\nA: now the registration\nB: that is REGISTRATION"
    assert of_days(told.replace("that is", "comes under"), "en", genre="chat") == []
    assert of_days(told.replace("that is", "comes under"), "en", genre="note") == ["/registration_date"]


@pytest.mark.parametrize(
    ("marked", "answer", "found"),
    [
        ("The amount is [/total|40.5]. The amount is [/tax|3.5].", {"total": 40.5, "tax": 3.5}, ["/tax"]),
        ("The rebate is [/total|40.5]. The rebate is [/rate|3%].", {"total": 40.5, "rate": 3}, []),
        ("Total . USD [/total|40.5]\nTax . USD [/tax|3.5]", {"total": 40.5, "tax": 3.5}, []),
        ("The sum is [/total|40.5], of which tax takes [/tax|3.5].", {"total": 40.5, "tax": 3.5}, []),
        (
            "It comes to [/total|40.5]. Tax at [/rate|7%] comes to [/tax|3.5].",
            {"total": 40.5, "rate": 7, "tax": 3.5},
            [],
        ),
    ],
)
def test_numbers_are_weighed_too(marked, answer, found):
    assert [pointer for check, pointer in judged(marked, answer) if check == "undecidable"] == found


def test_texts_are_weighed_where_they_look_alike():
    names = {"sender_name": "Ana", "recipient_name": "Bo"}
    told = "The contact is called [/sender_name|Ana]. The contact is called [/recipient_name|Bo]."
    assert judged(told, names) == [("undecidable", "/recipient_name")]
    told = "The sender is [/sender_name|Ana]. The sender is [/email|ana@lunamail.io]."
    assert judged(told, {"sender_name": "Ana", "email": "ana@lunamail.io"}) == []


def test_a_pronoun_is_about_the_value_before_it():
    people = {"sender_name": "Ana", "sender_city": "Recife", "recipient_name": "Bo", "recipient_city": "Olinda"}
    told = (
        "The sender is [/sender_name|Ana]. She lives in [/sender_city|Recife]. "
        "The recipient is [/recipient_name|Bo]. He lives in [/recipient_city|Olinda]."
    )
    assert judged(told.replace("lives in", "comes from"), people) == []
    shuffled = (
        "[/sender_name|Ana] wrote to [/recipient_name|Bo]. "
        "She comes from [/sender_city|Recife]. He comes from [/recipient_city|Olinda]."
    )
    assert judged(shuffled, people) == [("undecidable", "/recipient_city")]


def test_only_members_of_one_object_are_twins():
    items = {"items": [{"total": 40.5}, {"total": 3.5}]}
    assert judged("The sum is [/items/0/total|40.5]. The sum is [/items/1/total|3.5].", items) == []


def test_a_record_whose_schema_nobody_knows_is_judged_as_well():
    told = "The amount is [/total|40.5]. The amount is [/tax|3.5]."
    assert judged(told, {"total": 40.5, "tax": 3.5}, schema=None) == [("undecidable", "/tax")]


# ---------------------------------------------------------------- one value under the name of another field


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The registration date is [/event_date|24 April 2026].", True),
        ("registration_date=[/event_date|2026-04-24]", True),
        ("Day of registration: [/event_date|24 April 2026]", True),
        ("The event date is [/event_date|24 April 2026].", False),
        ("The date is [/event_date|24 April 2026].", False),
        ("Total, registration date and event date: [/event_date|24 April 2026]", False),
    ],
)
def test_a_value_under_the_name_of_another_field_is_refused(told, found):
    wanted = [("undecidable", "/event_date")] if found else []
    assert judged(told, {"event_date": "2026-04-24"}) == wanted


def test_a_field_of_another_kind_is_not_meant():
    assert judged("Total: [/sender_name|Ana]", {"sender_name": "Ana"}) == []
