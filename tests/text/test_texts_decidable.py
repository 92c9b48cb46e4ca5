"""A reader of a text can tell which value belongs to which member, and no sentence says what cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from romance import DIFFICULTIES, Text, core_ids, hand_texts, library, told

from edgejson.schema import Schema
from edgejson_teachers.templates.teacher import TemplateTeacher

LANGUAGES = sorted(TemplateTeacher.languages or ())
LOCALES = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "de": "de_DE", "fr": "fr_FR"}
SPOKEN = ("prose", "email", "article", "call_note", "sms", "note", "report")
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def document(gold, title, **schemas):
    properties = {name: {"type": TYPES[type(value)]} | schemas.get(name, {}) for name, value in gold.items()}
    return {"title": title, "properties": properties}


def texts(language, gold, title="Entry", *, genre="prose", seeds=60, **schemas):
    return hand_texts(language, gold, document(gold, title, **schemas), seeds, genre)


def all_texts(gold, title="Entry", *, genre="prose", seeds=40, languages=LANGUAGES, **schemas):
    return [text for code in languages for text in texts(code, gold, title, genre=genre, seeds=seeds, **schemas)]


# ---------------------------------------------------------------- the same sentence for two members


def sentences(text: Text) -> Iterator[tuple[str, list[str]]]:
    """Each sentence with its values cut out, and the pointers of what they state."""
    pointers, pieces, end = [], [], 0
    for span in sorted(text.completion.spans, key=lambda span: span.start):
        pieces += [text.completion.text[end : span.start], "\0"]
        pointers.append(span.pointer)
        end = span.end
    for sentence in SENTENCE.split("".join([*pieces, text.completion.text[end:]])):
        taken, pointers = pointers[: sentence.count("\0")], pointers[sentence.count("\0") :]
        yield sentence, taken


def said_alike(text: Text) -> list[tuple[str, str, str]]:
    """Members of one object that two equal sentences speak of."""
    seen: dict[tuple[str, str], str] = {}
    found = []
    for sentence, pointers in sentences(text):
        for pointer in pointers[:1]:
            owner, _, name = pointer.rpartition("/")
            if not name.isdigit() and re.search(r"\w", sentence):
                other = seen.setdefault((owner, re.sub(r"[\"'“”„«»\s]", "", sentence)), name)
                if other != name:
                    found.append((other, name, sentence))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_members_of_an_object_share_a_sentence(language):
    found = []
    for number, schema_id in enumerate(core_ids()):
        schema = library().get(schema_id)
        for seed in range(14):
            gold = schema.sample(seed, policy=("typical", "maximal")[seed % 2], locale=LOCALES[language])
            difficulty, genre = DIFFICULTIES[seed % 3], SPOKEN[(seed + number) % len(SPOKEN)]
            found += said_alike(told(language, schema, gold, seed, difficulty, genre))
    assert not found


LIKE = {
    "Bank transaction": {
        "date": "2024-03-02", "posted_at": "2024-03-04T10:00:00Z", "value_date": "2024-03-05", "amount": 47.01,
    },
    "Review": {"rating": 4, "author": "Ana Lima", "reviewer": "Bia Reis", "date": "2024-03-05", "review": "Solid."},
    "Registration": {"date": "2025-01-13", "registration_date": "2024-11-25", "attendee": "Ana Lima"},
    "Order": {"created_at": "2024-03-02T08:00:00Z", "created_on": "2024-03-04T10:00:00Z", "total": 47.01},
    "Device": {"is_active": True, "active": False, "model": "K4", "name": "Sensor 8"},
}  # fmt: skip
FORMATS = {"date": "date", "value_date": "date", "registration_date": "date"}
FORMATS |= dict.fromkeys(("posted_at", "created_at", "created_on"), "date-time")


@pytest.mark.parametrize("title", sorted(LIKE))
@pytest.mark.parametrize("language", LANGUAGES)
def test_members_of_like_names_do_not_share_one_either(language, title):
    gold = LIKE[title]
    formats = {name: {"format": FORMATS[name]} for name in gold if name in FORMATS}
    schema = Schema({"type": "object", **document(gold, title, **formats)}, id=f"hand/{title.lower()}")
    found = []
    for seed in range(80):
        found += said_alike(told(language, schema, gold, seed, DIFFICULTIES[seed % 3], SPOKEN[seed % 3]))
    assert not found


REGISTRATION = {
    "registration_id": "REG-QP203911",
    "registration_date": "2024-11-25",
    "event_name": "Harbour Meetup",
    "event_date": "2025-01-13T19:30:00Z",
    "event_end": "2025-01-13T22:00:00Z",
}
NAMED_DATES = {
    "en": r"[Ee]vent (?:date|end)|takes place|Harbour Meetup\W*(?:\([^)]*\))? is on|for Harbour Meetup|the event",
    "pt": r"[Dd]ata do evento|[Tt]érmino do evento|evento é|acontece|para Harbour Meetup|quando",
    "es": r"[Ff]echa del evento|[Ff]inal del evento|[Ff]in del evento|evento es|celebra|para Harbour Meetup",
    "de": r"Veranstaltungs(?:beginn|ende)|los geht es|Los geht es|findet",
    "fr": r"[Dd]ate de l'événement|[Ff]in de l'événement|événement a lieu",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_of_an_event_are_never_those_of_the_registration(language):
    dates = {name: {"format": "date-time"} for name in ("event_date", "event_end")}
    schema = Schema(
        {
            "type": "object",
            **document(REGISTRATION, "Event registration", registration_date={"format": "date"}, **dates),
        },
        id="hand/event_registration",
    )
    for seed in range(60):
        text = told(language, schema, REGISTRATION, seed, genre=SPOKEN[seed % 3])
        for sentence, pointers in sentences(text):
            if {"/event_date", "/event_end"} & set(pointers):
                plain = sentence.replace("\0", "Harbour Meetup")
                assert re.search(NAMED_DATES[language], plain), (sentence, text.completion.text)


BOOKED = {
    "en": "booked", "pt": r"lançad|entrou", "es": r"asenta|entró", "de": "gebucht", "fr": "comptabilis|passé",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_payment_is_not_the_day_it_was_booked(language):
    gold = {"transaction_id": "TXN51", "date": "2024-03-02", "posted_at": "2024-03-04T10:00:00Z", "amount": 47.01}
    formats = {"date": {"format": "date"}, "posted_at": {"format": "date-time"}}
    schema = Schema({"type": "object", **document(gold, "Bank transaction", **formats)}, id="hand/transaction")
    for seed in range(60):
        text = told(language, schema, gold, seed, genre="prose")
        for sentence, pointers in sentences(text):
            if "/date" in pointers and "/posted_at" not in pointers:
                assert not re.search(BOOKED[language], sentence), text.completion.text


# ---------------------------------------------------------------- what parts the items of a list


@pytest.mark.parametrize("genre", ["prose", "email", "form", "note", "table_html", "table_markdown", "sms", "report"])
def test_no_sign_between_numbers_is_the_decimal_sign_of_one(genre):
    gold = {"station": "Olinda", "rain_mm": [27, 16.1, 38, 11.4]}
    schema = {"items": {"type": "number"}}
    for text in all_texts(gold, genre=genre, languages=["de", "es", "fr", "pt"], seeds=30, rain_mm=schema):
        assert not re.search(r"27, 16,1|16,1, 38", text), text


@pytest.mark.parametrize("genre", ["form", "table_html", "note", "email", "chat"])
def test_no_sign_between_texts_stands_in_one(genre):
    gold = {"station": "Olinda", "names": ["Hale, Sons; Ltd", "Ana / Bia", "Cedar"]}
    for text in all_texts(gold, genre=genre, seeds=25, names={"items": {"type": "string"}}):
        between = re.findall(r"Hale, Sons; Ltd\W{0,2}([,;/|·])\s.{0,2}Ana / Bia", text)
        assert not {",", ";", "/"} & set(between), text


def test_the_items_of_an_array_of_arrays_go_by_no_empty_name():
    gold = {"title": "Delta", "grid": [[22, 94], [26, 1]]}
    schema = {"items": {"type": "array", "items": {"type": "integer"}}}
    for genre in ("form", "log", "table_markdown", "table_html", "note", "report", "email"):
        for text in all_texts(gold, genre=genre, seeds=12, grid=schema):
            assert not re.search(r"(?m)[\u2013-] ?: |^\W*: |\]\W{1,3}\u2013|grid[./_]grid|\]/grid", text), text


def test_the_path_to_an_item_of_an_array_of_arrays_is_no_number():
    gold = {"title": "Delta", "rings": [[[22.5, 94.5], [26.5, 1.5]], [[3.5, 4.5], [5.5, 6.5]]]}
    deep = {"type": "array", "items": {"type": "array", "items": {"type": "number"}}}
    for text in all_texts(gold, genre="log", seeds=30, rings={"items": deep}):
        assert not re.search(r"\d[./]\d+[=: \[-]", re.sub(r"\d+[.,]5\b", "", text)), text


def test_an_array_of_arrays_may_be_the_whole():
    schema = Schema(
        {"title": "Grid", "type": "array", "items": {"type": "array", "items": {"type": "integer"}}}, id="x/g"
    )
    for language in LANGUAGES:
        for genre in ("report", "commit_message", "email", "table_html", "form"):
            for seed in range(8):
                text = told(language, schema, [[16, 33], [50, 14]], seed, genre=genre).completion.text
                assert not re.search("[\u2013-] ?: ", text), text


# ---------------------------------------------------------------- what was another value before

MOVED = re.compile(
    r"moved from|used to be|went from|was going to be|no longer|has been confirmed|has been changed|"
    r"mudou de|acabou ficando|não mais|cambió del|iba a ser|ya no|antes (?!de )|"
    r"verlegt|ursprünglich|nicht mehr|früher|hinfällig|déplacé|désormais|non plus|au départ et|avant, c'était"
)


@pytest.mark.parametrize(
    ("name", "value", "schema"),
    [
        ("date_of_birth", "1988-12-06", {"format": "date"}),
        ("purchase_date", "2024-05-17", {"format": "date"}),
        ("founded_date", "1974-01-15", {"format": "date"}),
        ("relationship", "sibling", {"enum": ["spouse", "sibling", "parent"]}),
        ("gender", "female", {"enum": ["female", "male", "other"]}),
        ("signal_dbm", -71, {}),
    ],
)
def test_what_cannot_move_was_never_moved(name, value, schema):
    gold = {name: value, "city": "Recife", "nickname": "Lia", "company": "Alder Works"}
    for language in LANGUAGES:
        for seed in range(40):
            made = Schema({"type": "object", **document(gold, "Contact", **{name: schema})}, id="hand/contact")
            text = told(language, made, gold, seed, "hard", "prose").completion.text
            assert not MOVED.search(text.lower()), text


def test_what_moves_is_said_to_have_moved():
    gold = {"due_date": "2025-12-06", "status": "open", "title": "Repaint the hall", "city": "Recife"}
    schemas = {"due_date": {"format": "date"}, "status": {"enum": ["open", "closed", "waiting"]}}
    made = Schema({"type": "object", **document(gold, "Task", **schemas)}, id="hand/task")
    for language in LANGUAGES:
        said = [told(language, made, gold, seed, "hard", "prose").completion.text for seed in range(60)]
        assert any(MOVED.search(text.lower()) for text in said), language


# ---------------------------------------------------------------- signs and names


def test_a_value_stands_in_one_pair_of_quotes():
    gold = {"location": "Central Station, East Entrance", "type": "pick up, drop", "title": "Coffee, then talks"}
    schemas = {"type": {"enum": ["pick up, drop", "none"]}}
    for text in all_texts(gold, "Event", seeds=50, **schemas):
        assert not re.search("[“„«\"'][\\s\u00a0]?[“„«\"']|[”»][\\s\u00a0]?[”»]", text), text


@pytest.mark.parametrize("genre", ["form", "log", "email", "table_csv", "table_markdown", "chat", "commit_message"])
def test_a_string_that_looks_like_a_number_stands_in_quotes_where_numbers_are_taken(genre):
    gold = {"limit": "2000", "quiet": "false", "city": "Recife", "params": ["main", "53.00"]}
    loose = {"type": ["string", "number", "boolean"]}
    for text in all_texts(gold, genre=genre, seeds=12, limit=loose, quiet=loose, params={"items": loose}):
        for value in ("2000", "false", "53.00"):
            place = text.index(value)
            assert not re.match(r"[\w ,;/:=\n|\t]", text[place - 1]), text


def test_a_unit_stands_bare():
    gold = {"results": [{"name": "Neutrophils", "value": 64, "unit": "%"}, {"name": "TSH", "value": 2, "unit": "mU/L"}]}
    items = {"type": "object", "properties": {"name": {"type": "string"}, "value": {"type": "integer"}}}
    items["properties"]["unit"] = {"type": "string"}
    for text in all_texts(gold, "Lab report", genre="email", seeds=25, results={"items": items}):
        assert not re.search("[“„«\"'] ?%", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_a_language_is_no_word(language):
    gold = {"language": "ja", "theme": "dark", "city": "Recife"}
    said = texts(language, gold, "Profile", seeds=60)
    assert not [text for text in said if re.search(r"(?:is|ist|est|é|es|langue|idioma) ja\b", text)]


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_names_that_the_language_lacks_stand_in_quotes(language):
    books = [{"title": "Blue Rivers", "zibble": "A4"}, {"title": "Slow Island", "zibble": "B2"}]
    gold = {"title": "Delta", "city": "Recife", "country": "Brasil", "phone": "+55 81 3222 1100", "zibbles": books}
    items = {"type": "object", "properties": {"title": {"type": "string"}, "zibble": {"type": "string"}}}
    for genre in ("email", "form", "note", "report"):
        for text in texts(language, gold, "Library", genre=genre, seeds=25, zibbles={"items": items}):
            assert not re.search(r"(?<![“„«\"_\w])(?<!« )(?<!«\u00a0)zibbles?\b", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_stands_where_the_language_puts_it(language):
    gold = {"amount": 3164.07, "currency": "CHF", "merchant": "Alder Works"}
    schemas = {"currency": {"pattern": "^[A-Z]{3}$"}}
    said = texts(language, gold, "Payment", seeds=80, **schemas)
    before = [text for text in said if re.search(r"CHF[ \u00a0]?3[., \u00a0\u202f]?164", text)]
    assert bool(before) == (language in ("en", "de", "pt")), before[:1]


def test_quantity_times_price_is_no_sum_that_a_discount_made():
    items = [{"name": "Desk Lamp", "quantity": 2, "price": 50.0, "discount": 10.0, "line_total": 90.0}] * 2
    item = {"type": "object", "properties": {name: {"type": TYPES[type(value)]} for name, value in items[0].items()}}
    equation = re.compile(r"2 ?[x\u00d7*][^=\n\d]*50[.,]00\D{0,4}= ?\D{0,3}90|(?:macht|also|ergibt das) 90")
    for text in all_texts({"items": items, "city": "Recife"}, "Order", genre="email", seeds=30, items={"items": item}):
        assert not equation.search(text), text


def test_no_colon_has_a_blank_before_it_but_in_french():
    gold = {"city": "Recife", "colour": "blue", "nickname": "Lia"}
    for text in all_texts(gold, genre="form", seeds=60, languages=["de", "en", "es", "pt"]):
        assert " : " not in text, text


def test_a_sentence_that_ends_in_an_open_slot_has_its_full_stop():
    gold = {"read": False, "sender": "Ana Lima", "subject": "Chaves", "recipient": "Renée Caron"}
    said = texts("fr", gold, "Email", seeds=80, sender={"x-value": "person.name"})
    assert any(" lu. " in text for text in said)
    assert not [text for text in said if re.search(r"\blu [A-ZÀ-Ý]", text)]


def test_a_text_about_a_note_is_no_note_of_the_note():
    assert not [
        text for text in texts("fr", {"poids": 3}, "Zzyx", genre="form") if re.search("(?i)fiche de la fiche", text)
    ]
    spanish = texts("es", {"peso": 3}, "Zzyx", genre="email", seeds=80)
    assert not [text for text in spanish if "registrad este registro" in text]


# ---------------------------------------------------------------- English names


@pytest.mark.parametrize(
    ("name", "value", "never"),
    [
        ("devices_online", 12, r"a devices online"),
        ("mixed", 14, r"a mixed|the mixed"),
        ("any", "shipping", r"[Tt]he any"),
        ("completed", 14, r"a completed"),
        ("offline", True, r"[Oo]ffline time"),
    ],
)
def test_english_names_are_no_nouns_where_they_are_none(name, value, never):
    said = texts("en", {name: value, "city": "Recife"}, "Network health", seeds=60)
    assert not [text for text in said if re.search(never, text)]


def test_a_count_of_what_is_in_a_state_is_told_in_the_plural():
    assert any("12 devices online" in text for text in texts("en", {"devices_online": 12, "city": "Recife"}, "Network"))


def test_nobody_asks_who_a_name_is():
    gold = {"patient_name": "Renée Caron", "city": "Lyon", "country": "France", "phone": "+33 1 44"}
    said = texts("fr", gold, "Zzyx", genre="chat", seeds=60)
    assert any("le nom du patient" in text.lower() for text in said)
    assert not [text for text in said if re.search(r"(?i)qui est le nom|le nom du \w+, c'est qui|à quel nom", text)]


def test_initials_have_capitals_and_names_with_a_spelling_of_their_own_stand_in_quotes():
    gold = {"ticket_type": "vip", "payment_method": "paypal", "city": "Recife"}
    schemas = {"ticket_type": {"enum": ["vip", "general"]}, "payment_method": {"enum": ["paypal", "cash"]}}
    said = texts("en", gold, "Booking", seeds=60, **schemas)
    assert any("is VIP" in text for text in said)
    assert not [text for text in said if re.search(r"is vip|by paypal", text)]
