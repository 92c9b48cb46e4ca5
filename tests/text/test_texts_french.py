"""Texts in French: read back, agreeing and elided, whole, and without a word of English."""

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
from edgejson_teachers.templates.french import LANGUAGE
from edgejson_teachers.templates.french.grammar import agree, forms, nth
from edgejson_teachers.templates.language import Noun
from edgejson_teachers.templates.voice import Voice

GROUNDER = Grounder("fr")
ALSO_FRENCH = frozenset({"or"})
TECHNICAL = {
    "bluetooth", "ethernet", "zigbee", "zwave", "yyyy mm dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd.mm.yyyy", "dd mm yyyy",
}  # fmt: skip
"""Enum values that are the same in every language."""
LOANS = frozenset(
    (
        "action", "agent", "album", "altitude", "api", "application", "article", "avatar", "bic", "budget", "build",
        "cache", "client", "clients", "code", "collection", "commit", "compose", "condition", "configuration",
        "console", "contact", "conversion", "cuisine", "cyclonedx", "date", "dependabot", "description",
        "destination", "direct", "distance", "document", "dose", "eslint", "expiration", "extension", "fax",
        "format", "genre", "geojson", "github", "gps", "iban", "image", "importance", "index", "indication",
        "information", "initiation", "instance", "isbn", "json", "jwt", "kubernetes", "kyc", "latitude",
        "longitude", "mac", "marketing", "maximum", "message", "mime", "minimum", "mobile", "mode", "module", "net",
        "newsletter", "note", "notification", "notifications", "npm", "openapi", "openid", "option", "organisation",
        "orientation", "page", "pages", "pagination", "parent", "patient", "payer", "performance", "phase", "photo",
        "place", "plan", "playlist", "plus", "point", "points", "port", "position", "postal", "prescription",
        "prettier", "province", "publication", "push", "question", "ratio", "roas", "satisfaction", "saturation",
        "score", "service", "session", "signal", "slug", "social", "source", "station", "stock", "style", "swift",
        "table", "test", "ticket", "total", "trace", "transaction", "type", "typescript", "uri", "url", "uuid",
        "version", "volume", "votes", "web", "workflow",
    )
)  # fmt: skip
"""Words that French has from English or English from French, and names of products."""
KINDS_OF = {
    "le ": {("m", "s")},
    "la ": {("f", "s")},
    "l'": {("m", "s"), ("f", "s")},
    "les ": {("m", "p"), ("f", "p")},
    "du ": {("m", "s")},
    "des ": {("m", "p"), ("f", "p")},
    "au ": {("m", "s")},
    "aux ": {("m", "p"), ("f", "p")},
    "un ": {("m", "s")},
    "une ": {("f", "s")},
    "ce ": {("m", "s")},
    "cet ": {("m", "s")},
    "cette ": {("f", "s")},
    "ces ": {("m", "p"), ("f", "p")},
    "quel est le ": {("m", "s")},
}
UNELIDED = re.compile(r"(?i)\b(?:le|la|de|ce|que|ne|je|se) (?=[aeiouyàâéèêëîïôûœ]\w|h(?:eure|ist|ôt|orod|umid))")
"""A vowel that meets another; names and other values may stand behind, so only own words are searched."""
NO_ELISION = ("onz", "oui", "yaourt", "un ", "usr", "ou ", "et ", "à ", "en ", "est", "au ", "ou\n")


@pytest.fixture(scope="module")
def many():
    return sampled("fr", 700)


# ---------------------------------------------------------------- the tables


def test_the_language_compiles_and_has_the_breadth_of_a_mother_tongue():
    voice = Voice(LANGUAGE)
    assert sum(map(len, LANGUAGE.facts.values())) >= 400
    assert min(len(voice.clauses["any"]), len(voice.terse["any"]) + 2, len(voice.series["any"])) >= 8
    assert len(set(LANGUAGE.remarks)) >= 40
    assert len(set(LANGUAGE.people)) >= 20
    assert misplaced_subjects(LANGUAGE) == []


def test_every_name_and_title_of_the_core_pack_has_its_french_name():
    names = Voice(LANGUAGE).names
    assert unnamed("fr") == []
    for schema_id in core_ids():
        schema = library().get(schema_id)
        title = str(schema.document["title"])
        assert names.title(title, schema_id.rpartition("/")[2])[0] != LANGUAGE.record, title


def test_every_enum_word_of_the_core_pack_has_its_french_form_and_no_two_are_alike():
    for document in documents(core_ids()):
        for choices in enums(document):
            owner: dict[str, object] = {}
            for choice in filter(lambda choice: isinstance(choice, str), choices):
                said = synonyms_of("fr", choice)
                assert said or spoken(choice) in TECHNICAL, choice
                for form in said:
                    assert owner.setdefault(form.casefold(), choice) == choice, form


def test_no_label_is_translated_by_half_and_no_object_has_one_label_twice():
    assert borrowed("fr", LOANS) == set()
    assert doubled("fr") == []


ENDINGS = {
    "f": ("tion", "sion", "té", "ence", "ance", "ture", "ette", "esse", "ée"),
    "m": ("age", "ment", "eau", "isme", "teur", "ier", "oir", "et", "al"),
}
EXCEPTIONS = {
    "page", "image", "pagination", "quantité", "valeur", "longueur", "largeur", "hauteur", "musée", "comité", "côté",
    "silence", "plage", "étage", "passage", "invité", "employé",
}  # fmt: skip


def test_endings_of_labels_speak_for_their_gender():
    for key, entry in labels("fr").items():
        assert entry["g"] in ("m", "f"), key
        assert entry.get("n", "s") == "s" or "p" in entry, key
        first = re.split(r"[ '-]", entry["s"])[0].lower()
        for gender, endings in ENDINGS.items():
            if first.endswith(endings) and first not in EXCEPTIONS:
                assert entry["g"] == gender, (key, entry)


def test_what_is_said_behind_est_is_in_the_table_of_forms():
    table = synonyms("fr")
    assert [value for value, said in LANGUAGE.states.items() if not set(said) <= set(table.get(value, ()))] == []


# ---------------------------------------------------------------- agreement


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        (Noun("panier", "paniers", "m"), ("le panier", "du panier", "ce panier", "un panier")),
        (
            Noun("commande", "commandes", "f"),
            ("la commande", "de la commande", "cette commande", "une commande"),
        ),
        (
            Noun("adresse", "adresses", "f"),
            ("l'adresse", "de l'adresse", "cette adresse", "une adresse"),
        ),
        (Noun("avis", "avis", "m"), ("l'avis", "de l'avis", "cet avis", "un avis")),
        (
            Noun("heure de fin", "", "f"),
            ("l'heure de fin", "de l'heure de fin", "cette heure de fin", "une heure de fin"),
        ),
        (Noun("hôte", "hôtes", "m"), ("l'hôte", "de l'hôte", "cet hôte", "un hôte")),
        (Noun("hauteur", "", "f"), ("la hauteur", "de la hauteur", "cette hauteur", "une hauteur")),
        (
            Noun("article", "articles", "m", "p"),
            ("les articles", "des articles", "ces articles", "des articles"),
        ),
    ],
)
def test_a_noun_takes_its_articles_and_elides_them(noun, said):
    told_forms = forms(noun)
    assert tuple(told_forms[key] for key in ("the", "of", "this", "a")) == said


def test_words_around_a_noun_agree_with_it():
    cart, order, items = Noun("panier", "", "m"), Noun("commande", "", "f"), Noun("équipe", "équipes", "f", "p")
    assert [forms(noun)["it"] for noun in (cart, order, items)] == ["il", "elle", "elles"]
    assert [forms(noun)["e"] for noun in (cart, order, items)] == ["", "e", "es"]
    assert [forms(noun)["nest"] for noun in (cart, items)] == ["n'est", "ne sont"]
    assert [agree("vérifié", noun) for noun in (cart, order, items)] == ["vérifié", "vérifiée", "vérifiées"]
    assert [agree("actif", noun) for noun in (cart, order, items)] == ["actif", "active", "actives"]
    assert agree("vu pour la dernière fois", order) == "vue pour la dernière fois"
    assert agree("mis à jour", order) == "mise à jour"
    assert agree("en stock", items) == "en stock"
    assert agree("à jeun", order) == "à jeun"
    assert agree("public", order) == "publique"
    assert (nth(1, order), nth(1, cart), nth(2, order), nth(12, cart), nth(13, cart)) == (
        "la première commande", "le premier panier", "la deuxième commande", "le douzième panier", "",
    )  # fmt: skip


def test_articles_agree_with_the_labels_behind_them_in_real_texts(many):
    told_names = names_told("fr")
    pattern = articles_before(told_names, [f"(?i:{article})" for article in KINDS_OF], joint="")
    seen = 0
    for text in many:
        for match in pattern.finditer(text.own_words):
            article, label = match.groups()
            assert KINDS_OF[article.lower()] & told_names[label], (match[0], text.completion.text)
            seen += 1
    assert seen > 1500


def test_vowels_are_elided_in_real_texts(many):
    for text in many:
        clashes = [
            match[0] + text.own_words[match.end() :][:12]
            for match in UNELIDED.finditer(text.own_words)
            if not text.own_words[match.end() :].lower().startswith(NO_ELISION)
        ]
        assert clashes == [], text.completion.text
        assert not re.search(r"(?i)\b(?:de les?|à les?) \w", text.own_words.replace("de le recevoir", ""))


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("schema_id", core_ids())
def test_texts_about_every_core_schema_are_read_back_value_by_value(schema_id):
    for seed in range(9):
        text = text_about("fr", schema_id, seed)
        assert unread(text, GROUNDER) == [], text.completion.text


def test_texts_about_real_formats_are_read_back_value_by_value():
    for schema_id in real_ids():
        for seed in range(3):
            text = text_about("fr", schema_id, seed)
            assert unread(text, GROUNDER) == [], text.completion.text


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_written(genre):
    schema = library().get("core/order_details")
    for difficulty in DIFFICULTIES:
        text = told("fr", schema, schema.sample(5, locale="fr_FR"), 11, difficulty, genre)
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
    assert surfaces.dated("2024-03-01", values.dates[0]) == "1er mars 2024"


def test_no_english_word_leaks_into_the_words_of_a_text(many):
    for text in many:
        assert leaked(text, ALSO_FRENCH) == set(), text.completion.text


def test_a_known_name_is_french_and_an_unknown_one_stays_whole():
    known = {"properties": {"invoice_number": {"type": "string"}, "notes": {"type": "string"}}}
    texts = hand_texts("fr", {"invoice_number": "FA-7", "notes": "K4"}, known, 40)
    assert any("numéro de facture" in text.lower() for text in texts)
    mixed = {"properties": {"invoice_number": {"type": "string"}, "zorbFluxLevel": {"type": "string"}}}
    texts += hand_texts("fr", {"invoice_number": "FA-7", "zorbFluxLevel": "alpha"}, mixed, 40)
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
    texts = hand_texts("fr", {"name": "Anne Morin", "age": 27, "city": "Lyon"}, document, 120)
    assert any("Anne Morin a 27 ans" in text for text in texts)
    assert any(re.search(r"Anne Morin .*(?:habite|vit à) Lyon", text) for text in texts)
    assert not any(re.search(r"Anne Morin est (?:né|inscrit|employé)\b", text) for text in texts)


def test_numbers_have_a_comma_and_the_day_comes_before_the_month():
    document = {
        "title": "Invoice",
        "properties": {"total": {"type": "number"}, "due_date": {"type": "string", "format": "date"}},
    }
    texts = hand_texts("fr", {"total": 1234.5, "due_date": "2025-03-05"}, document, 80)
    assert all(re.search(r"1[ \u00a0\u202f]?234,50?\b", text) for text in texts)
    assert any("5 mars 2025" in text for text in texts)


def test_a_state_agrees_with_what_it_is_said_of():
    document = {
        "title": "Order",
        "properties": {"status": {"enum": ["pending", "shipped"]}, "order_id": {"type": "string"}},
    }
    texts = hand_texts("fr", {"status": "shipped", "order_id": "CD-88"}, document, 80)
    assert any(re.search(r"commande.* est (?:[\w' ]+ )?expédiée", text) for text in texts)
    assert not any(re.search(r"commande(?: \S+)? est (?:[\w' ]+ )?expédié\b", text) for text in texts)


def test_the_value_of_an_enum_agrees_with_the_field():
    document = {
        "title": "Ticket",
        "properties": {"priority": {"enum": ["low", "medium", "high"]}, "code": {"type": "string"}},
    }
    texts = hand_texts("fr", {"priority": "high", "code": "K7"}, document, 60)
    assert any("priorité élevée" in text or "priorité est élevée" in text for text in texts)
    assert not any(re.search(r"priorité (?:est )?élevé\b", text) for text in texts)
