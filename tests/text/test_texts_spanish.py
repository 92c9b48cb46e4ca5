"""Texts in Spanish: read back, agreeing, whole, and without a word of English."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from romance import (
    DIFFICULTIES,
    ENGLISH,
    WORD,
    core_ids,
    disagreements,
    documents,
    enums,
    hand_texts,
    labels,
    library,
    member_names,
    member_words,
    real_ids,
    sampled,
    synonyms,
    text_about,
    texts_of,
    told,
)

from edgejson import jsontext
from edgejson.grounding import Grounder
from edgejson.grounding.genres import GENRES
from edgejson_teachers.templates.language import Noun
from edgejson_teachers.templates.spanish import LANGUAGE
from edgejson_teachers.templates.spanish.grammar import agree, forms, nth
from edgejson_teachers.templates.voice import Voice

GROUNDER = Grounder("es")
ARTICLES = {
    "el": ("m", "s"), "la": ("f", "s"), "los": ("m", "p"), "las": ("f", "p"), "un": ("m", "s"), "una": ("f", "s"),
    "del": ("m", "s"), "al": ("m", "s"), "este": ("m", "s"), "esta": ("f", "s"), "estos": ("m", "p"),
    "estas": ("f", "p"), "cuántos": ("m", "p"), "cuántas": ("f", "p"),
}  # fmt: skip
STRESSED = re.compile(r"\b(?:el|del|al|un) (?:acta|área|aula|agua)\b")
"""Feminine, and with a masculine article all the same."""
NEVER_TOLD = {"YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "DEBUG", "INFO"}
"""Values that are technical in every language."""


@pytest.fixture(scope="module")
def many():
    return sampled("es", 600)


# ---------------------------------------------------------------- the tables


def test_the_language_compiles_and_has_the_breadth_of_a_mother_tongue():
    voice = Voice(LANGUAGE)
    assert sum(len(patterns) for patterns in LANGUAGE.facts.values()) >= 300
    assert len(voice.clauses["any"]) >= 6
    assert len(set(LANGUAGE.remarks)) >= 40
    assert len(set(LANGUAGE.people)) >= 20


def test_every_name_and_title_of_the_core_pack_has_its_spanish_name():
    table = labels("es")
    names = {name for document in documents(core_ids()) for name in member_names(document)}
    assert len(names) > 500
    assert [name for name in sorted(names) if member_words(name) not in table] == []
    titles = [str(document["title"]) for document in documents(core_ids())]
    assert [
        title
        for title in titles
        if title.lower() not in table and Voice(LANGUAGE).names.title(title)[0] == LANGUAGE.record
    ] == []


def test_every_enum_word_of_the_core_pack_has_its_spanish_form_and_no_two_are_alike():
    table = synonyms("es")
    for document in documents(core_ids()):
        for choices in enums(document):
            words = [str(choice).lower().replace("_", " ").replace("-", " ") for choice in choices]
            told_as = Counter(form for word in set(words) for form in set(table.get(word, ())))
            assert not [form for form, times in told_as.items() if times > 1], choices
            assert [word for word, choice in zip(words, choices, strict=True) if word not in table] == [
                str(choice).lower().replace("-", " ") for choice in choices if choice in NEVER_TOLD
            ]


def test_labels_are_whole_entries_with_gender_and_plural_where_it_is_needed():
    for key, entry in labels("es").items():
        assert entry["g"] in ("m", "f"), key
        assert entry.get("n", "s") == "s" or entry.get("p"), key
        assert entry["s"] == entry["s"].strip(), key
        assert not ENGLISH & set(WORD.findall(entry["s"].lower())), key
        assert key == key.lower(), key


def test_endings_of_labels_speak_for_their_gender():
    """Most nouns in -o are masculine and in -a, -ción, -dad feminine; the exceptions are few and known."""
    exceptions = {"día", "idioma", "mapa", "problema", "programa", "sistema", "tema", "foto", "diploma", "esquema",
                  "ecosistema", "artista", "transportista", "síntoma", "mano", "moto"}  # fmt: skip
    for key, entry in labels("es").items():
        first = entry["s"].split()[0].lower()
        if first in exceptions or "tail" in entry or entry["s"].isupper():
            continue
        if first.endswith("o"):
            assert entry["g"] == "m", (key, entry)
        if first.endswith(("a", "ción", "sión", "dad")):
            assert entry["g"] == "f", (key, entry)


# ---------------------------------------------------------------- agreement


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        (Noun("pedido", "pedidos", "m"), ("el pedido", "del pedido", "este pedido", "un pedido", "al pedido")),
        (
            Noun("factura", "facturas", "f"),
            ("la factura", "de la factura", "esta factura", "una factura", "a la factura"),
        ),
        (Noun("acta", "actas", "f"), ("el acta", "del acta", "esta acta", "un acta", "al acta")),
        (
            Noun("artículo", "artículos", "m", "p"),
            ("los artículos", "de los artículos", "estos artículos", "artículos", "a los artículos"),
        ),
        (
            Noun("etiqueta", "etiquetas", "f", "p"),
            ("las etiquetas", "de las etiquetas", "estas etiquetas", "etiquetas", "a las etiquetas"),
        ),
    ],
)
def test_a_noun_takes_its_articles(noun, said):
    told_forms = forms(noun)
    assert tuple(told_forms[key] for key in ("the", "of", "this", "a", "to")) == said
    assert told_forms["it"] == ""


def test_participles_and_ordinals_agree():
    order, invoice, items = Noun("pedido", "", "m"), Noun("factura", "", "f"), Noun("artículo", "artículos", "m", "p")
    assert [agree("verificado", noun) for noun in (order, invoice, items)] == [
        "verificado",
        "verificada",
        "verificados",
    ]
    assert agree("visto por última vez", invoice) == "vista por última vez"
    assert agree("disponible", items) == "disponibles"
    assert agree("en existencias", invoice) == "en existencias"
    assert (nth(1, items), nth(3, invoice), nth(3, order)) == (
        "el primer artículo",
        "la tercera factura",
        "el tercer pedido",
    )
    assert nth(13, order) == ""


def test_articles_agree_with_the_labels_behind_them_in_real_texts(many):
    seen = 0
    for text in many:
        words = text.own_words
        seen += len(re.findall(r"\b(?:el|la|los|las|del|al) \w", words))
        wrong = [said for said in disagreements("es", words, ARTICLES) if not STRESSED.search(said)]
        assert wrong == [], text.completion.text
    assert seen > 2000


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("schema_id", core_ids())
def test_texts_about_every_core_schema_are_read_back_value_by_value(schema_id):
    schema = library().get(schema_id)
    for seed in range(9):
        text = text_about("es", schema_id, seed)
        leaves = dict(jsontext.leaves(text.gold))
        assert Counter(span.pointer for span in text.completion.spans) == Counter(list(leaves))
        for span in text.completion.spans:
            surface = text.completion.text[span.start : span.end]
            choices = schema.describe(span.pointer).get("enum")
            assert GROUNDER.reads(surface, leaves[span.pointer], choices), (span.pointer, surface)


def test_every_schema_of_real_formats_can_be_told():
    for text in texts_of("es", real_ids(), 3):
        leaves = dict(jsontext.leaves(text.gold))
        assert Counter(span.pointer for span in text.completion.spans) == Counter(list(leaves))


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_written(genre):
    for difficulty in DIFFICULTIES:
        schema = library().get("core/order_details")
        gold = schema.sample(5, locale="es_ES")
        text = told("es", schema, gold, 11, difficulty, genre)
        assert text.completion.meta["genre"] == genre
        assert len(text.completion.spans) == sum(1 for _ in jsontext.leaves(gold))


def test_no_english_word_leaks_into_the_words_of_a_text(many):
    for text in many:
        leaked = ENGLISH & text.told_words
        assert not leaked, (leaked, text.completion.text)


def test_a_known_name_is_spanish_and_an_unknown_one_stays_whole():
    gold = {
        "invoice_number": "INV-7",
        "total": 80.5,
        "due_date": "2025-04-30",
        "city": "Ronda",
        "zorbFluxLevel": "alpha",
    }
    document = {
        "title": "Invoice",
        "properties": {
            "invoice_number": {"type": "string"},
            "total": {"type": "number"},
            "due_date": {"type": "string", "format": "date"},
            "city": {"type": "string"},
            "zorbFluxLevel": {"type": "string"},
        },
    }
    texts = hand_texts("es", gold, document, 80)
    assert all("número de factura" in text.lower() or "INV-7" in text for text in texts)
    assert any("número de factura" in text.lower() for text in texts)
    assert all("zorbFluxLevel" in text for text in texts)
    assert not any(re.search(r"(?i)nivel (?:de )?zorb|zorb flux|flux level", text) for text in texts)


def test_people_are_told_as_people_are():
    document = {
        "title": "Customer",
        "properties": {
            "name": {"type": "string", "x-value": "person.name"},
            "age": {"type": "integer"},
            "city": {"type": "string"},
        },
    }
    texts = hand_texts("es", {"name": "Ana Molina", "age": 27, "city": "Sevilla"}, document, 120)
    assert any("Ana Molina tiene 27 años" in text for text in texts)
    assert any(re.search(r"Ana Molina .*(?:vive|reside) en Sevilla", text) for text in texts)
    assert not any("años de edad años" in text or "es 27 años de" in text for text in texts)


def test_numbers_are_written_with_a_comma_and_dates_are_never_ambiguous(many):
    document = {
        "title": "Invoice",
        "properties": {"total": {"type": "number"}, "due_date": {"type": "string", "format": "date"}},
    }
    texts = hand_texts("es", {"total": 1234.5, "due_date": "2025-03-05"}, document, 80)
    assert all(re.search(r"1\.?234,50?\b", text) for text in texts)
    assert any("5 de marzo de" in text for text in texts)
    assert not any(re.search(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b", text.own_words) for text in many)


def test_the_value_of_an_enum_agrees_with_the_field():
    document = {
        "title": "Ticket",
        "properties": {"priority": {"enum": ["low", "medium", "high"]}, "code": {"type": "string"}},
    }
    texts = hand_texts("es", {"priority": "high", "code": "K7"}, document, 60)
    assert any("prioridad alta" in text or "prioridad es alta" in text for text in texts)
    assert not any("prioridad alto" in text or "prioridad es alto" in text for text in texts)


def test_a_state_agrees_with_what_it_is_said_of():
    document = {
        "title": "Invoice",
        "properties": {"status": {"enum": ["unpaid", "paid"]}, "invoice_number": {"type": "string"}},
    }
    texts = hand_texts("es", {"status": "paid", "invoice_number": "F-88"}, document, 80)
    assert any("está pagada" in text for text in texts)
    assert not any("factura está pagado" in text for text in texts)


def test_the_same_seed_writes_the_same_text():
    first = [text_about("es", "core/invoice", seed).completion.text for seed in range(5)]
    assert [text_about("es", "core/invoice", seed).completion.text for seed in range(5)] == first
    assert len(set(first)) == 5
