"""Placeholders are found as values and words; ordinary words are left alone."""

from __future__ import annotations

import json

import pytest

from edgejson_checks.placeholders.check import Placeholders

STAND_INS = [
    ("name", "foo"),
    ("name", "bar"),
    ("code", "FOO"),
    ("title", "Foo Bar"),
    ("title", "foobar"),
    ("command", "run foo"),
    ("module", "“foo”"),
    ("title", "foo, again"),
    ("id", "foo_12"),
    ("body", "Lorem ipsum dolor sit amet, consectetur"),
    ("body", "Before. LOREM IPSUM. After."),
    ("name", "string"),
    ("value", "Test"),
    ("note", " example "),
    ("note", "TODO"),
    ("note", "TODO: ask the owner"),
    ("city", "null"),
    ("city", "undefined"),
    ("state", "null"),
    ("code", "xxx"),
    ("ssn", "XXX-XX-XXXX"),
    ("login", "test_user"),
    ("sku", "sample-product-1"),
    ("key", "sample_data"),
    ("name", "your_name"),
    ("name", "<your name>"),
    ("name", "[Your Full Name]"),
    ("token", "YOUR_API_KEY"),
    ("body", "Dear [Insert customer here], thank you"),
    ("name", "{{ first_name }}"),
    ("name", "Your Name"),
    ("password", "enter your password"),
    ("body", "insert text here"),
    ("first_name", "First Name"),
    ("firstName", "firstName"),
    ("email", "email"),
    ("value", "value1"),
    ("labels", "Tag 2"),
    ("name", "John Doe"),
    ("body", "Signed by Jane A. Doe today"),
    ("name", "Max Mustermann"),
    ("company", "Acme Corp."),
    ("company", "ABC Company"),
    ("street", "123 Main Street"),
    ("city", "Anytown"),
    ("id", "00000000-0000-0000-0000-000000000000"),
    ("id", "123e4567-e89b-12d3-a456-426614174000"),
    ("ssn", "123-45-6789"),
    ("card", "4111 1111 1111 1111"),
    ("due", "YYYY-MM-DD"),
    ("email", "ana.lima@example.com"),
    ("email", "ana.lima@mail.example.org"),
    ("body", "Write to ana@example.net."),
    ("website", "https://www.example.com/shop"),
    ("url", "http://localhost:8080/health"),
    ("url", "https://api.shop.test/v1"),
    ("email", "ana@host.invalid"),
    ("email", "ana@yourcompany.com"),
    ("email", "john.doe@fastmail.com"),
    ("email", "test@fastmail.com"),
    ("phone", "555-0123"),
    ("phone", "+1 (212) 555-0147"),
    ("phone", "(555) 867-5309"),
    ("phone", "123-456-7890"),
    ("phone", "1234567890"),
    ("mobile", "000-000-0000"),
    ("body", "Call 212-555-0147 or 123-456-7890"),
]

ORDINARY = [
    ("summary", "The test results are in and look fine"),
    ("summary", "A sample of blood was taken"),
    ("place", "The sandbar north of the harbour"),
    ("summary", "She passed the bar exam at the first attempt"),
    ("summary", "For example, the second string of the guitar"),
    ("summary", "Please enter your name at the door, your address is known"),
    ("summary", "A todo list for your company, with a value of 100"),
    ("unit", "bar"),
    ("category", "bar"),
    ("city", "Bar"),
    ("last_name", "Foo"),
    ("last_name", "Null"),
    ("status", "unknown"),
    ("customer_name", "Foo Mei Ling"),
    ("city", "Foochow"),
    ("food", "barbecue"),
    ("environment", "test"),
    ("type", "string"),
    ("state", "Baja California"),
    ("setting", "sample_rate"),
    ("field", "test_results"),
    ("name", "Testarossa"),
    ("name", "Johnathan Doerr"),
    ("name", "Exampleton Hall"),
    ("quarter", "Q1"),
    ("name", "Valuejet 592"),
    ("size", "XXL"),
    ("card", "**** **** **** 4111"),
    ("date_format", "YYYY-MM-DD"),
    ("title", "Your order has shipped"),
    ("title", "Enter password"),
    ("title", "Your password"),
    ("template", "your_order_shipped"),
    ("slug", "your-order-has-shipped"),
    ("body", "Hand in the form (your signature is missing)"),
    ("message_id", "<20240501.101@mail.lima-textil.com.br>"),
    ("tags", "[urgent]"),
    ("email", "bartholomew@foodbarn.com"),
    ("email", "contest.winner@latestnews.io"),
    ("website", "https://testing-labs.de/samples"),
    ("host", "db1.internal"),
    ("hostname", "localhost"),
    ("phone", "+55 51 5512-3456"),
    ("phone", "(212) 867-5309"),
    ("order_id", "5550123456"),
    ("sku", "ABC-1234"),
    ("company", "Acmeon Energy"),
    ("street", "1123 Main Street"),
    ("id", "7df77791-a53e-42ba-adae-62c06483b0e7"),
    ("status", "none"),
    ("allergies", "None"),
    ("description", "Company"),
    ("product", "Address book, leather"),
]


@pytest.mark.parametrize(("name", "value"), STAND_INS)
def test_a_stand_in_is_found_where_it_stands(subject, name, value):
    answer = {"other": "Ilha Comprida", "nested": [{name: value}]}
    findings = list(Placeholders().check(subject(answer)))
    assert [(finding.pointer, finding.severity) for finding in findings] == [(f"/nested/0/{name}", "error")]


@pytest.mark.parametrize(("name", "value"), ORDINARY)
def test_an_ordinary_text_is_left_alone(subject, name, value):
    assert list(Placeholders().check(subject({name: value, "list": {name: [value]}}))) == []


def test_what_the_schema_lists_is_no_placeholder(subject):
    schema = {"type": "object", "properties": {"plan": {"enum": ["test", "string"]}, "owner": {"type": "string"}}}
    findings = list(Placeholders().check(subject({"plan": "test", "owner": "foo"}, schema=schema)))
    assert [finding.pointer for finding in findings] == ["/owner"]


def test_escapes_hide_nothing(subject):
    assert len(list(Placeholders().check(subject('{"name": "\\u0066oo\\u0020bar"}')))) == 1


@pytest.mark.parametrize("value", ["N/A", "n.a.", "Unknown"])
def test_a_missing_value_written_out_is_only_a_warning(subject, value):
    assert [finding.severity for finding in Placeholders().check(subject({"owner": value}))] == ["warning"]


@pytest.mark.parametrize(
    "value", ["module foo restarted", "Loaded sample rate and foo config", "copied baz, then quux."]
)
def test_a_stand_in_inside_a_sentence_is_only_a_warning(subject, value):
    (finding,) = Placeholders().check(subject({"message": value}))
    assert (finding.pointer, finding.severity) == ("/message", "warning")
    assert finding.message.startswith("metasyntactic word")


@pytest.mark.parametrize("answer", ["foo", "{'name': 'foo'", json.dumps({"name": "foo"})])
def test_free_text_answers_are_not_its_business(subject, answer):
    assert list(Placeholders().check(subject(answer, wants_json=False))) == []


def test_a_broken_answer_is_left_to_strict_json(subject):
    assert list(Placeholders().check(subject('{"name": "foo"'))) == []
