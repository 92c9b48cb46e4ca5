"""E-mail and phone fields: which fields they are, and what may stand in them."""

from __future__ import annotations

import pytest

from edgejson_checks.email_format import EmailFormat
from edgejson_checks.fields import name_words, role_of_name
from edgejson_checks.phone_format import PhoneFormat

ADDRESSES = [
    "ana.lima@correio.com.br",
    "o'neill+news@sub.domain.co.uk",
    "a@b.io",
    "jürgen@müller.de",
    "x_y-z@host-1.museum",
    "ana@xn--mller-kva.xn--p1ai",
    f"{'a' * 64}@host.com",
]
NO_ADDRESSES = [
    "",
    "ana",
    "ana@@correio.com",
    "ana@correio",
    "@correio.com",
    "ana@",
    "ana lima@correio.com",
    ".ana@correio.com",
    "ana.@correio.com",
    "a..na@correio.com",
    "ana@-correio.com",
    "ana@correio-.com",
    "ana@correio..com",
    "ana@correio.c",
    "ana@correio.123",
    "ana@[192.168.0.1]",
    "Ana Lima <ana@correio.com>",
    "ana@correio.com, rui@correio.com",
    f"{'a' * 65}@host.com",
    "ana@correio.com\n",
]
NUMBERS = [
    "+55 (11) 91234-5678",
    "+1-346-294-4822",
    "001-346-294-4822x15",
    "346.294.4822 ext. 15",
    "3462944822",
    "(030) 123456-78",
    "030/1234567",
    "8671530",
    "+49 30 12345678",
    "+123456789012345",
]
NO_NUMBERS = [
    "",
    "call me",
    "12-34",
    "911",
    "1234567890123456",
    "(346 294-4822",
    "346) 294-(4822",
    "+1 346 294 4822 or 23",
    "346-294-4822 extension fifteen",
    "++13462944822",
    "346_294_4822",
    "Phone: 3462944822",
]


def hits(check, made):
    return [finding.pointer for finding in check.check(made)]


@pytest.mark.parametrize("text", ADDRESSES)
def test_addresses_pass(subject, text):
    assert hits(EmailFormat(), subject({"email": text, "cc_emails": [text]})) == []


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_address_is_found(subject, text):
    answer = {"contact": {"workEmail": text}, "emails": ["rui@correio.com", text]}
    assert hits(EmailFormat(), subject(answer)) == ["/contact/workEmail", "/emails/1"]


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_pass(subject, text):
    assert hits(PhoneFormat(), subject({"phone": text, "mobile_number": text})) == []


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_found(subject, text):
    assert hits(PhoneFormat(), subject({"people": [{"homePhone": text}], "fax": text})) == [
        "/people/0/homePhone",
        "/fax",
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("email", "email"),
        ("e-mail", "email"),
        ("E_MAIL_ADDRESS", "email"),
        ("billingEmail2", "email"),
        ("email_verified", None),
        ("email_subject", None),
        ("voicemail_box", None),
        ("phone", "phone"),
        ("phoneNumber", "phone"),
        ("emergency_phone_no", "phone"),
        ("phone_model", None),
        ("telephoto", None),
        ("account_number", None),
        ("patient_name", "person"),
        ("product_name", None),
        ("shipping_address", "address"),
        ("mac_address", None),
        ("2024", None),
        ("", None),
    ],
)
def test_roles_of_names(name, role):
    assert role_of_name(name) == role


def test_words_of_a_name():
    assert name_words("HTTPServer_userID-v2") == ("http", "server", "user", "id", "v", "2")


def test_a_schema_says_what_a_name_does_not(subject):
    schema = {
        "type": "object",
        "properties": {
            "from": {"type": "string", "format": "email"},
            "to": {"type": "array", "items": {"type": "string", "x-value": "person.email"}},
            "reach_at": {"type": "string", "description": "Phone number of the desk"},
            "office": {"type": "string", "x-value": "company.phone"},
            "notify_email": {"enum": ["daily", "never"]},
        },
    }
    answer = {"from": "ana", "to": ["rui"], "reach_at": "desk", "office": "none", "notify_email": "daily"}
    made = subject(answer, schema=schema)
    assert hits(EmailFormat(), made) == ["/from", "/to/0"]
    assert hits(PhoneFormat(), made) == ["/reach_at", "/office"]


def test_only_texts_of_json_answers_are_looked_at(subject):
    for check in (EmailFormat(), PhoneFormat()):
        assert hits(check, subject({"email": True, "phone": 5, "fax": None, "emails": []})) == []
        assert hits(check, subject('{"email": "x", "phone": "x"}', wants_json=False)) == []
        assert hits(check, subject('{"email": "x", "phone": "x"')) == []
