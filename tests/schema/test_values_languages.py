"""Values of schemas that a user brings, in five languages: words and sentences follow the language, tokens do not."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from edgejson.library import SchemaLibrary
from edgejson.schema import Schema
from edgejson.values import texts
from edgejson.values.draw import Draw
from edgejson.values.goods import GOODS
from edgejson.values.languages.speech import LANGUAGES, Speech, speech_of
from edgejson.values.locales import LOCALES, locale_of, world
from edgejson.values.naming.pools import POOLS
from edgejson_pack_real.pack import real_pack

ENGLISH = speech_of("en")
FOREIGN = ("de", "es", "fr", "pt")
FUNCTION_WORDS = re.compile(r"\b(the|and|of|with|were|have|been|from|which|your|has|for)\b", re.IGNORECASE)
PROPER_NAMES = ("credit", "holiday", "hospital", "place_name", "publication", "school", "university")
"""Pools whose English values are names from all over the world."""
REAL = SchemaLibrary([real_pack()])


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def prose(value: Any) -> list[str]:
    return [text for text in strings(value) if len(text.split()) > 3]


def drawing(seed: int, language: str) -> Draw:
    return Draw(seed, world(locale_of(language)), 1, None, language)


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


# ---------------------------------------------------------------- the tables


@pytest.mark.parametrize("language", FOREIGN)
def test_every_pool_exists_in_every_language(language: str) -> None:
    pools = speech_of(language).pools
    assert pools.keys() == ENGLISH.pools.keys()
    assert not pools.keys() & POOLS.keys()
    for name, values in pools.items():
        assert len(values) == len(set(values)) >= 2, name
        assert all(value == value.strip() != "" for value in values), name
        if name not in {*PROPER_NAMES, "template"}:
            assert not {value for value in values if len(value.split()) > 3} & set(ENGLISH.pools[name]), name
        if name not in {"degree", "education"}:  # a Bachelor of Science is one in Germany too
            assert not [value for value in values if FUNCTION_WORDS.search(value)], name


@pytest.mark.parametrize("language", FOREIGN)
def test_templates_keep_their_placeholders(language: str) -> None:
    def held(speech: Speech) -> list[list[str]]:
        return [re.findall(r"\{\{.*?\}\}", text) for text in speech.pools["template"]]

    assert held(speech_of(language)) == held(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_a_language_is_whole(language: str) -> None:
    speech = speech_of(language)
    assert {len(things) for things in speech.deeds} == {len(speech.things)}
    assert len(speech.deeds) == len(ENGLISH.deeds)
    forms = {len(adjective) for adjective in speech.adjectives}
    assert len(forms) == 1
    assert all(thing.gender < min(forms) for thing in speech.things)
    assert all(placeholders(text) == [""] for text in (*speech.purposes, *speech.programs))
    assert (len(speech.programs), len(speech.subjects)) == (len(ENGLISH.programs), len(ENGLISH.subjects))
    assert placeholders(speech.firm) == ["industry", "market", "name"]
    assert set(placeholders(speech.biography)) in ({"name", "job", "interest"}, {"name", "small", "interest"})
    assert speech.titles.keys() == ENGLISH.titles.keys()
    assert len(speech.tags) == len(set(speech.tags)) > 80
    assert all(tag.isascii() and tag == tag.lower() for tag in speech.tags)
    assert speech.industries.keys() == ENGLISH.industries.keys()
    assert len(speech.circumstances) == len(ENGLISH.circumstances)


@pytest.mark.parametrize("language", LANGUAGES)
def test_goods_are_the_same_goods(language: str) -> None:
    goods = speech_of(language).goods
    assert [(good.code, good.low, good.high) for good in goods] == [(good.code, good.low, good.high) for good in GOODS]
    assert len({good.noun for good in goods}) == len(GOODS)
    shelves = {(own.category, good.category) for own, good in zip(goods, GOODS, strict=True)}
    assert len(shelves) == len({good.category for good in GOODS}) == len({good.category for good in goods})


@pytest.mark.parametrize("locale", LOCALES)
def test_every_trade_is_called_something_in_every_language(locale: str) -> None:
    trades = {trade for trade, _ in world(locale).trades}
    assert trades <= ENGLISH.industries.keys()


# ---------------------------------------------------------------- sentences

WRONG = {
    "de": r"\b(den|im|zum|einen|ein) (Budgetprüfung|Kundenumfrage|Inventur|Preisliste)\b|\bdas \w+(ung|plan)\b",
    "es": r"\b(a|de) el\b|\bl[ao]s? (calendario|informe|contrato)\b|\bel (revisión|encuesta|lista)\b",
    "fr": r"\b(le|la|de|du|que) [aeéiou]|\bde les?\b|\bà les?\b|\bd'[^aeéiouhAEÉIOUH]",
    "pt": r"\b(de|em) [oa]s?\b|\ba [oa]s?\b|\bpor [oa]s?\b",
}
"""What no sentence of the language says: an article of the wrong gender, or two words that melt into one."""


@pytest.mark.parametrize("language", FOREIGN)
def test_sentences_agree(language: str) -> None:
    said = []
    for seed in range(1500):
        draw = drawing(seed, language)
        said += [texts.sentence(draw), texts.description(draw), texts.title(draw)]
    assert [text for text in said if re.search(WRONG[language], text)] == []
    assert [text for text in said if FUNCTION_WORDS.search(text)] == []
    assert [text for text in said if re.search(r"[{}~]|  | \.|^\s", text)] == []
    assert all(text[0].isupper() for text in said)
    assert len(set(said)) > 2500


def test_sentences_that_a_native_would_write() -> None:
    def wordings(language: str) -> set[str]:
        return {"".join(halves) for act in speech_of(language).deeds for halves in act}

    assert {"hat die Budgetprüfung bestätigt", "hat um ein neues Risikoregister gebeten"} <= wordings("de")
    assert {"a validé l'audit de sécurité", "a demandé une mise à jour du rapport de stock"} <= wordings("fr")
    assert {"ha dado el visto bueno al informe de existencias", "ha confirmado la lista de precios"} <= wordings("es")
    assert {"deu o aval à tabela de preços", "encontrou dois erros no contrato de fornecimento"} <= wordings("pt")


def test_a_circumstance_stands_where_the_language_wants_it() -> None:
    said = {texts.sentence(drawing(seed, "de")) for seed in range(3000)}
    with_mail = [text for text in said if " per E-Mail" in text]
    assert with_mail
    assert not any(text.endswith("per E-Mail.") for text in with_mail if " hat " in text)


def test_english_is_what_it_was() -> None:
    draws = [drawing(seed, "en") for seed in range(3)]
    assert [texts.title(draw) for draw in draws] == [
        "Southern Site Inspection",
        "Monthly Research Proposal 2022",
        "Preliminary Expense Summary",
    ]
    assert [texts.sentence(draw) for draw in draws] == [
        "The night shift postponed the recruitment drive with minor remarks.",
        "The reviewer found two errors in the service agreement with minor remarks.",
        "The site manager asked for an updated research proposal despite the delay.",
    ]


@pytest.mark.parametrize(("language", "spoken"), [("en", "en"), ("nl", "en"), ("", "en"), ("de", "de")])
def test_who_asks_for_a_language_that_nobody_writes_gets_english(language: str, spoken: str) -> None:
    assert speech_of(language) is speech_of(spoken)


# ---------------------------------------------------------------- schemas of users


def objects(**members: str) -> dict[str, Any]:
    """An object of required texts; a member's text is its description."""
    properties = {name: {"type": "string", **({"description": text} if text else {})} for name, text in members.items()}
    return {"type": "object", "required": list(members), "properties": properties}


def many(name: str, item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: {"type": "array", "minItems": 2, "items": item}}}


TEXT = {"type": "string"}
USERS: dict[str, dict[str, Any]] = {
    "ticket": {**objects(title="", description="", comment="What the agent noted"), "title": "Support ticket"},
    "product": objects(product="", category="", sku="", description="", material="", color_name="", packaging=""),
    "post": objects(headline="", teaser="", body="", alt_text="", caption="", section="", author=""),
    "recipe": many("recipes", objects(name="", cuisine="", ingredient="", drink="", instructions="")),
    "employee": objects(name="", department="", team="", job_title="", hobby="", bio="", salutation="", nationality=""),
    "firm": {
        **objects(company_name="", industry="", company_description=""),
        "title": "Company",
    },
    "patient": objects(patient_name="", diagnosis="", symptom="", dosage="", allergy="", hospital="", notes=""),
    "film": objects(movie="", genre="", plot="", actor="", language_name=""),
    "survey": many("questions", objects(question="", answer="", help="", placeholder="", button="")),
    "trip": objects(weekday="", month="", season="", weather="", continent="", holiday="", landmark=""),
    "course": objects(course="", subject_area="", degree="", university="", chapter="", abstract=""),
    "project": objects(name="", version="", repository="", description=""),
    "page": {
        "type": "object",
        "required": ["tags", "html", "topics"],
        "properties": {
            "tags": {"type": "array", "minItems": 3, "items": TEXT},
            "html": TEXT,
            "topics": {"type": "array", "minItems": 2, "items": TEXT},
        },
    },
}


@pytest.mark.parametrize("name", USERS)
@pytest.mark.parametrize("language", FOREIGN)
def test_schemas_of_users_speak_the_language(language: str, name: str) -> None:
    schema = Schema(USERS[name])
    names = {text for pool in PROPER_NAMES for text in ENGLISH.pools[pool]}
    english = {text for seed in range(40) for text in prose(schema.sample(seed))} - names
    for seed in range(40):
        value = schema.sample(seed, policy="maximal", locale=locale_of(language))
        assert schema.is_valid(value)
        said = prose(value)
        assert [text for text in said if FUNCTION_WORDS.search(text)] == []
        assert not set(said) & english


@pytest.mark.parametrize("schema_id", real_pack().ids())
@pytest.mark.parametrize("language", FOREIGN)
def test_the_real_pack_speaks_the_language(language: str, schema_id: str) -> None:
    schema = REAL.get(f"real/{schema_id}")
    ours = {text for name, pool in ENGLISH.pools.items() if name not in PROPER_NAMES for text in prose(list(pool))}
    for seed in range(8):
        value = schema.sample(seed, policy=("typical", "maximal")[seed % 2], locale=locale_of(language))  # type: ignore[arg-type]
        assert schema.is_valid(value)
        said = prose(value)
        assert not {text for text in said if "{{" not in text} & ours
        assert [text for text in said if text.startswith(ENGLISH.actors) and text.endswith(".")] == []


def test_the_language_may_differ_from_the_country() -> None:
    schema = Schema(objects(name="", job_title="", street="", note="", department="", company="", industry=""))
    german, english = speech_of("de"), ENGLISH
    for seed in range(60):
        abroad = schema.sample(seed, locale="de_DE", language="en")
        assert abroad["note"].startswith(english.actors)
        assert abroad["department"] in english.pools["department"]
        assert abroad["industry"] in english.industries
        assert abroad["job_title"] in world("en_US").jobs
        assert re.search(r"(straße|weg|allee|platz) \d+$", abroad["street"])
        at_home = schema.sample(seed, locale="de_DE")
        assert at_home["note"].startswith(german.actors)
        assert at_home["department"] in german.pools["department"]
        assert at_home["industry"] in {label for label, _ in german.industries.values()}
        here = schema.sample(seed, locale="en_US", language="de")
        assert here["note"].startswith(german.actors)
        assert re.match(r"\d+ ", here["street"])


@pytest.mark.parametrize("language", FOREIGN)
def test_what_programs_read_is_english(language: str) -> None:
    members = ("status", "priority", "log_level", "unit", "role", "file_name", "branch", "http_method")
    schema = Schema(objects(**dict.fromkeys(members, "")))
    words = {name: {schema.sample(seed)[name] for seed in range(400)} for name in members if name != "file_name"}
    for seed in range(60):
        value = schema.sample(seed, locale=locale_of(language))
        assert value["file_name"].isascii()
        for name, known in words.items():
            assert value[name] in known, name


@pytest.mark.parametrize("language", FOREIGN)
def test_products_are_translated_behind_their_brand(language: str) -> None:
    schema = Schema(objects(product="", product_category="", description=""))
    speech = speech_of(language)
    shelf = {good.noun: good.category for good in speech.goods}
    for seed in range(80):
        english = schema.sample(seed)
        value = schema.sample(seed, locale=locale_of(language))
        brand, _, noun = value["product"].partition(" ")
        assert brand in {english["product"].partition(" ")[0], brand.title()}
        assert shelf[noun] == value["product_category"]
        assert value["description"].startswith(noun)


def test_spanish_and_portuguese_doctors_have_a_gender() -> None:
    schema = Schema(objects(first_name="", gender="", salutation=""))
    forms: dict[str, set[str]] = {"female": set(), "male": set()}
    for seed in range(400):
        value = schema.sample(seed, locale="es_ES")
        forms[value["gender"]].add(value["salutation"])
    assert forms == {"female": {"Sra.", "Dra."}, "male": {"Sr.", "Dr."}}


def test_members_of_free_maps_promise_no_address() -> None:
    names = {texts.key_word(drawing(seed, "en")) for seed in range(6000)}
    assert not {"email", "mobile"} & {word for name in names for word in name.split("_")}
    assert len(names) > 1000


def test_english_loads_no_other_language() -> None:
    code = """
import sys
from edgejson.schema import Schema
schema = Schema({"type": "object", "required": ["note"], "properties": {"note": {"type": "string"}}})
def loaded():
    return sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("edgejson.values.languages."))
schema.sample(1)
print(*loaded())
schema.sample(1, locale="fr_FR")
print(*loaded())
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, second = (line.split() for line in shown.stdout.splitlines())
    assert first == ["english", "english_pools", "speech"]
    assert {"french", "french_pools"} == set(second) - set(first) - {"romance"}
