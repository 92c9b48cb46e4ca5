"""The core pack in German, Spanish, French and Portuguese: its texts follow the language, its facts stay."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import edgejson_pack_core
from edgejson.library import SchemaLibrary
from edgejson.values.locales import locale_of
from edgejson_pack_core.pack import core_pack

PACK = core_pack()
TABLES = PACK.tables()
LIBRARY = SchemaLibrary([PACK])
FOLDER = Path(edgejson_pack_core.__file__).parent / "tables"
LANGUAGES = ("de", "es", "fr", "pt")
OF_THE_COUNTRY = {"carriers"}
"""Tables with rows of their own: another country has others, with numbers in another form."""
TRANSLATED = sorted(path.stem for path in (FOLDER / "de").glob("*.json") if path.stem not in OF_THE_COUNTRY)
ENGLISH_EVERYWHERE = {"api_response", "log_entry"}
"""What servers write is English in every country."""
FUNCTION_WORDS = re.compile(r"\b(the|and|of|with|were|have|been|from|which|your)\b")


def words_of(language: str, table: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((FOLDER / language / f"{table}.json").read_text(encoding="utf-8"))
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for member in value.values():
            yield from texts(member)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def drawn(schema_id: str, language: str, count: int) -> list[Any]:
    schema = LIBRARY.get(f"core/{schema_id}")
    policies = ("typical", "maximal")
    return [
        schema.sample(seed, policy=policies[seed % 2], locale=locale_of(language))  # type: ignore[arg-type]
        for seed in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_translates_the_same_tables(language: str) -> None:
    assert sorted(path.stem for path in (FOLDER / language).glob("*.json")) == sorted({*TRANSLATED, *OF_THE_COUNTRY})
    assert len(TRANSLATED) > 50


@pytest.mark.parametrize("table", TRANSLATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_placeholders_and_tells_texts_apart(language: str, table: str) -> None:
    words = words_of(language, table)
    for text, word in words.items():
        assert Counter(re.findall(r"\{[^{}]*\}", word)) == Counter(re.findall(r"\{[^{}]*\}", text)), text
        assert word.strip() == word != text
    said = Counter(words.get(text, text) for text in dict.fromkeys(texts(list(TABLES[table]))))
    assert [word for word, times in said.items() if times > 1] == []


@pytest.mark.parametrize("table", TRANSLATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_changes_texts_only(language: str, table: str) -> None:
    def facts(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: facts(member) for name, member in value.items()}
        if isinstance(value, list):
            return [facts(item) for item in value]
        return "" if isinstance(value, str) else value

    assert facts(list(TABLES[f"{language}/{table}"])) == facts(list(TABLES[table]))


@pytest.mark.parametrize("schema_id", PACK.ids())
@pytest.mark.parametrize("language", LANGUAGES)
def test_instances_are_valid_and_hold_no_english(language: str, schema_id: str) -> None:
    schema = LIBRARY.get(f"core/{schema_id}")
    english = {text for table in TRANSLATED for text in words_of(language, table) if len(text.split()) > 2}
    for instance in drawn(schema_id, language, 40):
        assert schema.is_valid(instance)
        assert schema.broken_rules(instance) == []
        if schema_id not in ENGLISH_EVERYWHERE:
            held = set(texts(instance))
            assert held & english == set()
            prose = [text for text in held if len(text.split()) > 4]
            assert [text for text in prose if FUNCTION_WORDS.search(text)] == []


def test_the_language_of_words_may_differ_from_the_country() -> None:
    schema = LIBRARY.get("core/rating")
    german = set(words_of("de", "reviews").values())
    english = set(words_of("de", "reviews"))
    for seed in range(30):
        at_home = set(texts(schema.sample(seed, policy="maximal", locale="de_DE")))
        abroad = set(texts(schema.sample(seed, policy="maximal", locale="de_DE", language="en")))
        assert at_home & german
        assert not at_home & english
        assert abroad & english
        assert not abroad & german


@pytest.mark.parametrize(
    ("language", "at_home"), [("de", "Hermes"), ("es", "Correos"), ("fr", "Colissimo"), ("pt", "Correios")]
)
def test_parcels_go_with_carriers_of_the_country(language: str, at_home: str) -> None:
    rows = TABLES[f"{language}/carriers"]
    parcels = [value["tracking"] for value in drawn("order_details", language, 200) if "tracking" in value]
    carriers = {parcel["carrier"] for parcel in parcels}
    assert at_home in carriers <= {row["name"] for row in rows}
    assert not carriers & {"USPS", "OnTrac", "Royal Mail"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_api_names_the_type_of_a_resource_in_english(language: str) -> None:
    types = {row["type"] for row in TABLES["resources"]}
    told = {
        value["data"]["type"] for value in drawn("api_response", language, 120) if value.get("data", {}).get("type")
    }
    assert len(told) > 3
    assert told <= types


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories_of_bookings_are_words_for_people(language: str) -> None:
    categories = {row["category"] for row in TABLES[f"{language}/transactions"]}
    assert not any("_" in str(category) for category in categories)
    assert language != "de" or all(str(category)[0].isupper() for category in categories)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_product_is_called_the_same_in_a_review_and_in_the_shop(language: str) -> None:
    shop = {row["name"] for row in TABLES[f"{language}/products"]}
    reviewed = {
        product
        for row in TABLES[f"{language}/reviews"]
        if isinstance(row["product"], list)
        for product in row["product"]
    }
    assert len(reviewed) > 60
    assert reviewed <= shop
