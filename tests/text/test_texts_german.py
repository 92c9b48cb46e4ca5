"""Texts in German: read back, in the right gender and case, whole, and without a word of English."""

from __future__ import annotations

import re

import pytest
from german_french import (
    articles_before,
    borrowed,
    days,
    doubled,
    leaked,
    misplaced_subjects,
    names_told,
    sampled,
    text_about,
    unnamed,
    unread,
)
from romance import DIFFICULTIES, core_ids, documents, enums, hand_texts, labels, library, real_ids, synonyms, told

from edgejson.grounding import Grounder, spoken, synonyms_of
from edgejson.grounding.genres import GENRES
from edgejson_teachers.templates.german import LANGUAGE
from edgejson_teachers.templates.german.grammar import agree, forms, nth
from edgejson_teachers.templates.language import Noun
from edgejson_teachers.templates.voice import Voice

GROUNDER = Grounder("de")
ALSO_GERMAN = frozenset({"was", "hi", "will"})
TECHNICAL = {
    "bluetooth", "ethernet", "zigbee", "zwave", "yyyy mm dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd.mm.yyyy", "dd mm yyyy",
}  # fmt: skip
"""Enum values that are the same in every language."""
LOANS = frozenset(
    (
        "agent", "album", "api", "app", "badge", "bank", "bic", "bmi", "browser", "budget", "build", "cache",
        "client", "code", "commit", "compliance", "compose", "container", "cpu", "cyclonedx", "dependabot",
        "deployment", "domain", "eslint", "exit", "feed", "firmware", "format", "genre", "geojson", "github", "gps",
        "host", "hostname", "hotel", "iban", "index", "information", "iot", "isbn", "job", "json", "jwt", "kind",
        "kubernetes", "kyc", "label", "link", "mac", "manifest", "material", "maximum", "mime", "minimum", "mobile",
        "name", "newsletter", "note", "npm", "offline", "online", "openapi", "openid", "operator", "option",
        "organisation", "parameter", "patient", "person", "phase", "playlist", "plus", "port", "position",
        "prettier", "problem", "push", "region", "repository", "roas", "schema", "sensor", "server", "signal",
        "social", "start", "station", "status", "support", "swift", "tag", "team", "test", "text", "thread",
        "ticket", "timeout", "token", "trace", "typescript", "uri", "url", "user", "uuid", "version", "video",
        "volume", "web", "website", "workflow",
    )
)  # fmt: skip
"""Words that German has from English, or that both have from elsewhere."""
OBLIQUE = ("namen", "Namen", "kunden", "Kunden", "Patienten", "Lieferanten", "Interpreten", "Rezensenten")
"""Plurals that are the singular outside the nominative as well."""
GENDER_OF = {
    "der": {("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"), ("n", "p")},  # nominative; genitive and dative
    "die": {("f", "s"), ("m", "p"), ("f", "p"), ("n", "p")},
    "das": {("n", "s")},
    "den": {("m", "s"), ("m", "p"), ("f", "p"), ("n", "p")},
    "dem": {("m", "s"), ("n", "s")},
    "ein": {("m", "s"), ("n", "s")},
    "eine": {("f", "s")},
    "dieser": {("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"), ("n", "p")},
    "diese": {("f", "s"), ("m", "p"), ("f", "p"), ("n", "p")},
    "dieses": {("n", "s"), ("m", "s")},
    "zum": {("m", "s"), ("n", "s")},
    "zur": {("f", "s")},
    "beim": {("m", "s"), ("n", "s")},
}


@pytest.fixture(scope="module")
def many():
    return sampled("de", 700)


# ---------------------------------------------------------------- the tables


def test_the_language_compiles_and_has_the_breadth_of_a_mother_tongue():
    voice = Voice(LANGUAGE)
    assert sum(map(len, LANGUAGE.facts.values())) >= 400
    assert min(len(voice.clauses["any"]), len(voice.terse["any"]) + 2, len(voice.series["any"])) >= 8
    assert len(set(LANGUAGE.remarks)) >= 40
    assert len(set(LANGUAGE.people)) >= 20
    assert misplaced_subjects(LANGUAGE) == []


def test_every_name_and_title_of_the_core_pack_has_its_german_name():
    names = Voice(LANGUAGE).names
    assert unnamed("de") == []
    for schema_id in core_ids():
        schema = library().get(schema_id)
        title = str(schema.document["title"])
        assert names.title(title, schema_id.rpartition("/")[2])[0] != LANGUAGE.record, title


def test_every_enum_word_of_the_core_pack_has_its_german_form_and_no_two_are_alike():
    for document in documents(core_ids()):
        for choices in enums(document):
            owner: dict[str, object] = {}
            for choice in filter(lambda choice: isinstance(choice, str), choices):
                said = synonyms_of("de", choice)
                assert said or spoken(choice) in TECHNICAL, choice
                for form in said:
                    assert owner.setdefault(form.casefold(), choice) == choice, form


def test_no_label_is_translated_by_half_and_no_object_has_one_label_twice():
    assert borrowed("de", LOANS) == set()
    assert doubled("de") == []


def test_labels_stay_as_they_are_behind_any_article():
    """A leading adjective changes between "der letzte" and "letzter", but not in the feminine singular."""
    for key, entry in labels("de").items():
        assert entry["g"] in ("m", "f", "n"), key
        assert entry.get("n", "s") == "s" or "p" in entry, key
        if entry["s"][0].islower() and not entry["s"].startswith("npm-"):
            assert (entry["g"], entry.get("n", "s")) == ("f", "s"), key
            assert entry["s"].split()[0].endswith("e"), key
        assert entry["s"][0].isupper() or " " in entry["s"] or entry["s"].startswith("npm-"), key


ENDINGS = {
    "f": ("ung", "heit", "keit", "schaft", "tät", "tion", "enz", "nummer", "adresse", "liste", "summe", "art", "zeit"),
    "m": ("ismus", "ling", "betrag", "preis", "punkt", "stempel", "typ", "rabatt", "name", "code", "wert", "status"),
    "n": ("chen", "lein", "datum", "ment", "konto", "jahr", "niveau", "limit", "ticket", "gerät"),
}
EXCEPTIONS = {"Tierart", "Sparte"}


def test_endings_of_labels_speak_for_their_gender():
    for key, entry in labels("de").items():
        last = entry["s"].split()[-1]
        if " " in entry["s"] and not entry["s"][0].islower():
            continue  # the head stands first: "Zahl der Anhänge"
        for gender, endings in ENDINGS.items():
            if last.endswith(endings) and last not in EXCEPTIONS:
                assert entry["g"] == gender, (key, entry)


def test_what_is_said_behind_ist_is_in_the_table_of_forms():
    table = synonyms("de")
    assert [value for value, said in LANGUAGE.states.items() if not set(said) <= set(table.get(value, ()))] == []


# ---------------------------------------------------------------- agreement


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        (Noun("Warenkorb", "Warenkörbe", "m"), ("der Warenkorb", "den Warenkorb", "dem Warenkorb", "des Warenkorbs")),
        (Noun("Bestellung", "Bestellungen", "f"), ("die Bestellung",) * 2 + ("der Bestellung",) * 2),
        (Noun("Gerät", "Geräte", "n"), ("das Gerät", "das Gerät", "dem Gerät", "des Geräts")),
        (Noun("Kunde", "Kunden", "m"), ("der Kunde", "den Kunden", "dem Kunden", "des Kunden")),
        (Noun("Firmenname", "", "m"), ("der Firmenname", "den Firmennamen", "dem Firmennamen", "des Firmennamens")),
        (Noun("Patient", "", "m"), ("der Patient", "den Patienten", "dem Patienten", "des Patienten")),
        (Noun("Gerätenetz", "", "n"), ("das Gerätenetz", "das Gerätenetz", "dem Gerätenetz", "des Gerätenetzes")),
        (Noun("Ergebnis", "", "n"), ("das Ergebnis", "das Ergebnis", "dem Ergebnis", "des Ergebnisses")),
        (Noun("Status", "", "m"), ("der Status", "den Status", "dem Status", "des Status")),
        (Noun("Artikel", "Artikel", "m", "p"), ("die Artikel", "die Artikel", "den Artikeln", "der Artikel")),
        (Noun("Team", "Teams", "n", "p"), ("die Teams", "die Teams", "den Teams", "der Teams")),
    ],
)
def test_a_noun_takes_its_articles_in_four_cases(noun, said):
    told_forms = forms(noun)
    assert tuple(told_forms[key] for key in ("the", "den", "dem", "of")) == said


def test_words_around_a_noun_agree_with_it():
    order, cart, items = Noun("Bestellung", "", "f"), Noun("Warenkorb", "", "m"), Noun("Artikel", "Artikel", "m", "p")
    assert [forms(noun)["it"] for noun in (order, cart, items)] == ["sie", "er", "sie"]
    assert [forms(noun)["zum"] for noun in (order, cart, items)] == [
        "zur Bestellung",
        "zum Warenkorb",
        "zu den Artikeln",
    ]
    assert [forms(noun)["beträgt"] for noun in (order, items)] == ["beträgt", "betragen"]
    assert forms(items)["a"] == "Artikel"
    assert agree("bezahlt", order) == "bezahlt"
    assert (nth(1, cart), nth(3, order), nth(12, items), nth(13, cart)) == (
        "der erste Warenkorb", "die dritte Bestellung", "der zwölfte Artikel", "",
    )  # fmt: skip


def test_articles_agree_with_the_labels_behind_them_in_real_texts(many):
    told_names = {
        name: kinds | {("m", "s")} if name.endswith(OBLIQUE) and ("m", "p") in kinds else kinds
        for name, kinds in names_told("de").items()
    }
    pattern = articles_before(told_names, [article.replace("d", "[dD]", 1) for article in GENDER_OF])
    seen = 0
    for text in many:
        for match in pattern.finditer(text.own_words):
            article, label = match.groups()
            assert GENDER_OF[article.lower()] & told_names[label], (match[0], text.completion.text)
            seen += 1
    assert seen > 1500


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("schema_id", core_ids())
def test_texts_about_every_core_schema_are_read_back_value_by_value(schema_id):
    for seed in range(9):
        text = text_about("de", schema_id, seed)
        assert unread(text, GROUNDER) == [], text.completion.text


def test_texts_about_real_formats_are_read_back_value_by_value():
    for schema_id in real_ids():
        for seed in range(3):
            text = text_about("de", schema_id, seed)
            assert unread(text, GROUNDER) == [], text.completion.text


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_written(genre):
    schema = library().get("core/order_details")
    for difficulty in DIFFICULTIES:
        text = told("de", schema, schema.sample(5, locale="de_DE"), 11, difficulty, genre)
        assert text.completion.meta["genre"] == genre
        assert unread(text, GROUNDER) == []


def test_every_way_to_write_a_day_or_a_moment_is_read_back():
    from edgejson_teachers.templates.surfaces import Surfaces

    surfaces, values = Surfaces(Voice(LANGUAGE)), LANGUAGE.values
    for day in days():
        for pattern in {*values.dates, *values.dates_alone}:
            said = surfaces.dated(day.isoformat(), pattern)
            assert GROUNDER.reads(said, day.isoformat()), said
            assert not re.search(r"\d[./]\d", said), said


def test_no_english_word_leaks_into_the_words_of_a_text(many):
    for text in many:
        assert leaked(text, ALSO_GERMAN) == set(), text.completion.text


def test_a_known_name_is_german_and_an_unknown_one_stays_whole():
    known = {"properties": {"invoice_number": {"type": "string"}, "notes": {"type": "string"}}}
    texts = hand_texts("de", {"invoice_number": "RE-7", "notes": "K4"}, known, 40)
    assert any("Rechnungsnummer" in text for text in texts)
    mixed = {"properties": {"invoice_number": {"type": "string"}, "zorbFluxLevel": {"type": "string"}}}
    texts += hand_texts("de", {"invoice_number": "RE-7", "zorbFluxLevel": "alpha"}, mixed, 40)
    assert not any("invoice number" in text.lower() for text in texts)
    assert all("zorbFluxLevel" in text for text in texts[40:])


def test_people_are_told_as_people_are():
    document = {
        "title": "Customer",
        "properties": {
            "name": {"type": "string", "x-value": "person.name"},
            "age": {"type": "integer"},
            "city": {"type": "string"},
        },
    }
    texts = hand_texts("de", {"name": "Anna Molin", "age": 27, "city": "Kassel"}, document, 120)
    assert any("Anna Molin ist 27 Jahre alt" in text for text in texts)
    assert any(re.search(r"Anna Molin .*(?:wohnt|lebt) in Kassel", text) for text in texts)
    assert not any("sein Alter" in text or "27 Jahre Jahre" in text for text in texts)


def test_numbers_have_a_comma_and_days_a_full_stop():
    document = {
        "title": "Invoice",
        "properties": {"total": {"type": "number"}, "due_date": {"type": "string", "format": "date"}},
    }
    texts = hand_texts("de", {"total": 1234.5, "due_date": "2025-03-05"}, document, 80)
    assert all(re.search(r"1[.\u202f]?234,50?\b", text) for text in texts)
    assert any("am 5. März 2025" in text for text in texts)


def test_a_state_is_said_of_the_thing_itself():
    document = {
        "title": "Order",
        "properties": {"status": {"enum": ["pending", "shipped"]}, "order_id": {"type": "string"}},
    }
    texts = hand_texts("de", {"status": "shipped", "order_id": "AB-88"}, document, 80)
    assert any(re.search(r"Bestellung.* ist (?:\w+ )?versandt", text) for text in texts)


def test_nouns_keep_their_capitals(many):
    """Within a line no label that begins with a capital is written small behind an article."""
    nouns = {name.lower() for name in names_told("de") if name[0].isupper()}
    pattern = re.compile(r"\b(?:der|die|das|den|dem|des) ([a-zäöü][\w-]+)\b")
    for text in many:
        small = [word for word in pattern.findall(text.own_words) if word in nouns]
        assert not small, (small, text.completion.text)
