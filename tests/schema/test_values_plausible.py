"""Values a person would believe: entities agree, formats are real, nothing is a placeholder."""

import json
import re
import zoneinfo
from collections import Counter

import pytest

from edgejson.jsontext import leaves
from edgejson.schema import Schema
from edgejson.values.dates import seconds_of, shifted
from edgejson.values.entities import ENTITIES, STATELESS
from edgejson.values.languages.speech import speech_of
from edgejson.values.locales import LOCALES, slug, world
from edgejson.values.names import number_by_name, text_by_name
from edgejson.values.places import COUNTRIES

EVERYTHING = Schema(
    {
        "type": "object",
        "properties": {
            f"{kind}_{field}": {"x-value": f"{kind}.{field}"}
            for kind, fields in [*((k, e.fields) for k, e in ENTITIES.items()), *STATELESS.items()]
            for field in fields
        },
    }
)
PLACEHOLDER = re.compile(
    r"example\.|lorem|^(foo|bar|baz)$|john doe|jane doe|\bsample\b|\btest\b|\btodo\b|\bxxx\b|555-01\d\d|\bnone\b|[{}]",
    re.IGNORECASE,
)
POSTAL = {"en_US": r"\d{5}", "pt_BR": r"\d{5}-\d{3}", "es_ES": r"\d{5}", "de_DE": r"\d{5}", "fr_FR": r"\d{5}"}
CALLING = {
    "en_US": r"\+1\d{10}",
    "pt_BR": r"\+55\d{11}",
    "es_ES": r"\+34[67]\d{8}",
    "de_DE": r"\+491[567]\d{8,9}",
    "fr_FR": r"\+33[67]\d{8}",
}


def everything(locale: str, count: int = 150) -> list[dict]:
    return [EVERYTHING.sample(seed, policy="maximal", locale=locale) for seed in range(count)]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_person_agrees_with_itself(locale):
    for value in everything(locale):
        local, _, domain = value["person_email"].partition("@")
        first = slug(value["person_first_name"])
        assert value["person_name"] == f"{value['person_first_name']} {value['person_last_name']}"
        assert first in local or slug(value["person_last_name"].split()[0]) in local
        assert value["person_username"].startswith((first, first[0]))
        assert domain == value["company_domain"]
        assert re.fullmatch(CALLING[locale], re.sub(r"[ ()-]", "", value["person_phone"]))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_place_agrees_with_itself(locale):
    cities = {city.name: city for city in COUNTRIES[locale].cities}
    seen = Counter()
    for value in everything(locale):
        city = cities[value["place_city"]]
        seen[city.name] += 1
        assert (value["place_state"], value["place_state_code"], value["place_timezone"]) == (
            city.state,
            city.state_code,
            city.zone,
        )
        assert abs(value["place_latitude"] - city.latitude) < 0.05
        assert abs(value["place_longitude"] - city.longitude) < 0.05
        assert re.fullmatch(POSTAL[locale], value["place_postal_code"])
        assert city.postal[0] <= int(value["place_postal_code"][:5]) <= city.postal[1]
        assert value["place_street"] in value["place_address"]
        assert value["place_postal_code"] in value["place_address"]
        assert value["place_country_code"] == locale[-2:]
    assert len(seen) > 30


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_of_places_is_sound(locale):
    cities = COUNTRIES[locale].cities
    assert len(cities) >= 40
    assert len({city.name for city in cities}) == len(cities)
    for city in cities:
        assert city.zone in zoneinfo.available_timezones()
        assert city.postal[0] <= city.postal[1] < 100_000
        assert -90 < city.latitude < 90
        assert -180 < city.longitude < 180


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_a_placeholder_and_values_differ(locale):
    values = everything(locale)
    for value in values:
        for pointer, leaf in leaves(value):
            if isinstance(leaf, str) and pointer not in {"/code_uri_template", "/code_regex"}:
                assert leaf.strip() == leaf != ""
                assert not PLACEHOLDER.search(leaf), (pointer, leaf)
    for field in ("person_name", "person_email", "person_phone", "place_address", "company_name"):
        assert len({value[field] for value in values}) > 140
    assert len({value["product_name"] for value in values}) > 110


def test_telephone_numbers_of_the_north_american_plan():
    for value in everything("en_US", 400):
        area, exchange, line = re.fullmatch(r"\+1 (\d{3})-(\d{3})-(\d{4})", value["person_phone"]).groups()
        assert area[0] in "23456789"
        assert exchange[0] in "23456789"
        assert exchange != "555"
        assert exchange[1:] != "11"
        assert len(line) == 4


def test_a_product_has_a_price_of_its_kind():
    prices: dict[str, list[float]] = {}
    for value in everything("en_US", 400):
        prices.setdefault(value["product_category"], []).append(value["product_price"])
        assert round(value["product_price"] * 100) == pytest.approx(value["product_price"] * 100)
    assert max(prices["Grocery"]) < 45
    assert max(prices["Furniture"]) > 200


@pytest.mark.parametrize(
    ("name", "owner", "hint"),
    [
        ("email", "", "person.email"),
        ("senderEmail", "", "person:sender.email"),
        ("first-name", "", "person.first_name"),
        ("name", "customer", "person.name"),
        ("name", "suppliers", "company.name"),
        ("name", "products", "product.name"),
        ("customerName", "", "person.name"),
        ("company_name", "", "company.name"),
        ("product_name", "", "product.name"),
        ("billing_city", "", "place:billing.city"),
        ("zipCode", "", "place.postal_code"),
        ("createdAt", "", "@period.created"),
        ("birth_date", "", "code.birth_date"),
        ("start_date", "", "@period.start_date"),
        ("website", "", "@web.site"),
        ("file_name", "", "code.file"),
        ("hostname", "", "internet.hostname"),
        ("username", "", "person.username"),
        ("overview", "", "@text.description"),
        ("name", "Contact information", "person.name"),
        ("sku", "product", "product.sku"),
        ("assigned_to", "", "person:assigned_to.name"),
        ("date_of_birth", "", "code.birth_date"),
        ("zzz", "", "@named.zzz"),
    ],
)
def test_names_say_what_values_are(name, owner, hint):
    assert text_by_name(name, owner) == hint


def test_title_and_description_speak_when_the_name_does_not():
    assert text_by_name("zzz", "", "E-mail address") == "person.email"
    assert text_by_name("zzz", "", "", "The URL of the page") == "@web.url"


@pytest.mark.parametrize(
    ("name", "low", "high"), [("age", 18, 80), ("latitude", -90, 90), ("unit_price", 0, 1000), ("year", 1990, 2026)]
)
def test_numbers_by_name(name, low, high):
    plausible = number_by_name(name)
    assert low <= plausible.low < plausible.high <= high
    schema = Schema({"type": "object", "properties": {name: {"type": "number"}}, "required": [name]})
    assert all(low <= schema.sample(seed)[name] <= high for seed in range(80))


def test_a_plain_schema_gets_people_and_places_that_agree():
    names = ("firstName", "lastName", "email", "city", "country", "website", "createdAt", "description")
    plain = Schema(
        {"type": "object", "properties": {name: {"type": "string"} for name in names}, "required": list(names)}
    )
    for seed in range(60):
        value = plain.sample(seed, locale="de_DE")
        assert value["country"] == "Deutschland"
        local = value["email"].partition("@")[0]
        assert slug(value["firstName"]) in local or slug(value["lastName"])[:5] in local
        assert value["website"].startswith("https://")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", value["createdAt"])
        assert value["description"].endswith(".")


def test_plain_numbers_agree_with_the_place_and_the_product_beside_them():
    texts = {name: {"type": "string"} for name in ("city", "product_name")}
    numbers = {name: {"type": "number"} for name in ("lat", "lng", "price")}
    cheap = {
        "cheap": {
            "type": "object",
            "properties": {"price": {"type": "number", "exclusiveMaximum": 3}},
            "required": ["price"],
        }
    }
    names = [*texts, *numbers, "cheap"]
    schema = Schema({"type": "object", "properties": {**texts, **numbers, **cheap}, "required": names})
    cities = {city.name: city for city in COUNTRIES["fr_FR"].cities}
    ranges = {good.noun: (good.low, good.high) for good in speech_of("fr").goods}
    for seed in range(60):
        value = schema.sample(seed, locale="fr_FR")
        assert abs(value["lat"] - cities[value["city"]].latitude) < 0.05
        assert abs(value["lng"] - cities[value["city"]].longitude) < 0.05
        low, high = ranges[value["product_name"].partition(" ")[2]]
        assert low <= value["price"] <= high + 1
        assert value["cheap"]["price"] < 3


def test_people_are_born_before_they_fill_in_forms():
    schema = Schema(
        {"type": "object", "properties": {"birthDate": {"type": "string", "format": "date"}}, "required": ["birthDate"]}
    )
    assert all("1945" <= schema.sample(seed)["birthDate"][:4] <= "2007" for seed in range(60))


def test_dates_lie_in_the_fixed_calendar():
    schema = Schema({"type": "string", "format": "date"})
    days = [schema.sample(seed) for seed in range(500)]
    assert min(days) >= "2021-01-01"
    assert max(days) <= "2026-06-30"
    assert {day[:4] for day in days} == {"2021", "2022", "2023", "2024", "2025", "2026"}


@pytest.mark.parametrize(
    ("text", "seconds"), [("P1D", 86_400), ("PT1H30M", 5400), ("P2W", 1_209_600), ("-PT5S", -5), ("P1Y", 31_536_000)]
)
def test_durations(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "P", "PT", "1D", "P1.5D", "P1H"])
def test_malformed_durations(text):
    with pytest.raises(ValueError, match="duration"):
        seconds_of(text)


@pytest.mark.parametrize(
    ("moment", "seconds", "form", "written"),
    [
        ("2024-02-28T23:59:59Z", 1, "date-time", "2024-02-29T00:00:00Z"),
        ("2024-02-28T23:59:59+02:00", 1, "date-time", "2024-02-29T00:00:00+02:00"),
        ("2024-02-28", 86_400, "date", "2024-02-29"),
        ("2024-02-28", 60, "date-time", "2024-02-28T00:01:00Z"),
        ("09:30", 5400, "time", "11:00"),
        ("23:30:10Z", 86_400, "time", "23:59:10Z"),
        ("soon", 1, "date", None),
        ("9999-12-31", 86_400, "date", None),
    ],
)
def test_shifted_moments_keep_their_way_of_writing(moment, seconds, form, written):
    assert shifted(moment, seconds, form) == written


@pytest.mark.parametrize("locale", LOCALES)
def test_names_can_stand_in_an_address(locale):
    pools = world(locale)
    assert all(re.fullmatch("[a-z]{2,}", name.ascii) for name in (*pools.first_names, *pools.last_names))
    assert len(pools.first_names) > 150
    assert len(pools.jobs) > 20
    assert json.dumps(pools.domains).isascii()
