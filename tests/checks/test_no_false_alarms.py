"""Plausible values of five countries raise no alarm; each check comes in through its entry point."""

from __future__ import annotations

import pytest
from faker import Faker

from edgejson.host import Host
from edgejson.types import Finding

LOCALES = ("en_US", "pt_BR", "es_ES", "de_DE", "fr_FR")
RECORD_CHECKS = (
    "strict_json",
    "schema_compliance",
    "placeholders",
    "email_format",
    "phone_format",
    "invariants",
    "degenerate",
)
DATASET_CHECKS = ("duplicate_id", "exact_duplicates", "diversity")


@pytest.fixture(scope="module")
def host():
    return Host(frozenset())


@pytest.mark.parametrize("name", RECORD_CHECKS)
def test_record_checks_are_plugins(host, name, subject):
    check = host.create("checks", name)
    assert check.scope == "record"
    assert host.load("checks", name).summary
    assert list(check.check(subject({"name": "Ana Lima"}))) == []


@pytest.mark.parametrize("name", DATASET_CHECKS)
def test_dataset_checks_are_plugins_and_fresh_for_each_run(host, name, subject):
    for _ in range(2):
        check = host.create("checks", name)
        assert check.scope == "dataset"
        assert list(check.add(subject({"name": "Ana Lima"}), "a.jsonl:1")) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_values_of_many_countries_raise_no_alarm(host, locale, subject):
    faker = Faker(locale)
    faker.seed_instance(20_251_120)
    checks = [host.create("checks", name) for name in RECORD_CHECKS]
    found: list[tuple[str, Finding]] = []
    for _ in range(400):
        answer = {
            "name": faker.name(),
            "email": f"{faker.user_name()}@{faker.free_email_domain()}",
            "work_email": faker.ascii_company_email(),
            "phone": faker.phone_number(),
            "address": faker.address(),
            "city": faker.city(),
            "company": faker.company(),
            "job": faker.job(),
            "website": faker.url(),
            "id": faker.uuid4(),
            "day": faker.date(),
            "note": faker.text(80),
            "tags": [faker.word(), faker.color_name()],
        }
        made = subject(answer)
        found += [(str(answer), finding) for check in checks for finding in check.check(made)]
    # Numbers that really are fictitious do come up by chance; nothing else may.
    unexpected = [alarm for alarm in found if not alarm[1].message.startswith("fictitious phone number")]
    assert unexpected == []
    assert len(found) <= 4
