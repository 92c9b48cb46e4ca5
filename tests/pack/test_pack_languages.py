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
TRANSLATED = sorted(path.stem for path in (FOLDER / "de").glob("*.json"))
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
    assert sorted(path.stem for path in (FOLDER / language).glob("*.json")) == TRANSLATED
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
