"""Numbers, dates, moments and words in five languages, written by babel and num2words and read by the engine."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from edgejson.grounding import LANGUAGES, Grounder
from edgejson.grounding.numerals import spell

LOCALES = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "de": "de_DE", "fr": "fr_FR"}
SPELLERS = {"en": ("en",), "pt": ("pt", "pt_BR"), "es": ("es",), "de": ("de",), "fr": ("fr",)}
READERS = {language: Grounder(language) for language in LANGUAGES}
TOLD = st.sampled_from(sorted(LOCALES))
NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2).map(float)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


def test_every_language_is_tested():
    assert LOCALES.keys() == LANGUAGES.keys()


@given(TOLD, NUMBERS, st.sampled_from([1, -1, 9, 0.5]))
@settings(max_examples=400, deadline=None)
def test_a_number_as_the_language_writes_it_states_itself_and_no_other(language, number, step):
    written = format_decimal(number, locale=LOCALES[language])
    reader = READERS[language]
    assert reader.reads(written, number)
    assert not reader.reads(written, number + step)
    assert reader.ground(f"({written}) kg", {"weight": number}) == []
    assert len(reader.ground(f"({written}) kg", {"weight": number + step})) == 1


@given(TOLD, st.integers(1, 999), st.integers(0, 999))
@settings(max_examples=200, deadline=None)
def test_a_separator_of_thousands_is_none_of_decimals(language, thousands, rest):
    number = thousands * 1000 + rest
    written = format_decimal(number, locale=LOCALES[language], format="#,##0")
    assert READERS[language].reads(written, number)
    assert not READERS[language].reads(written, number / 1000)


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("de", "1.234", 1234), ("de", "1.234,5", 1234.5), ("de", "0.125", 0.125), ("de", "12.5", 12.5),
        ("de", "1 234,5", 1234.5), ("de", "1'234", 1234), ("fr", "1\u202f299,90", 1299.9), ("fr", "12,5\u00a0%", 12.5),
        ("pt", "R$ 1.299,90", 1299.9), ("es", "-3,703", -3.703), ("en", "1,234", 1234), ("en", "1.234", 1.234),
        ("en", "12.5 percent", 12.5), ("de", "12,5 Prozent", 12.5), ("es", "\u22127,5", -7.5),
    ],
)  # fmt: skip
def test_numbers_in_the_conventions_of_a_language(language, written, number):
    assert READERS[language].reads(written, number)


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("de", "1.234", 1.234), ("es", "-3.703", -3.703), ("en", "1,234", 1.234), ("de", "1,5", 15), ("fr", "2 100", 2),
        ("de", "1,234", 1234), ("pt", "12,50", 1250), ("en", "12,5", 12.5), ("de", "3 oder 4", 3),
    ],
)  # fmt: skip
def test_numbers_that_would_be_read_in_the_conventions_of_another(language, written, number):
    assert not READERS[language].reads(written, number)


@given(TOLD, st.integers(0, 3000) | st.integers(0, 999_999))
@settings(max_examples=300, deadline=None)
def test_number_words_are_read(language, number):
    reader = READERS[language]
    for name in SPELLERS[language]:
        written = str(num2words(number, lang=name))
        if language == "de" and number == 0:
            continue  # "null" is no value there
        assert reader.reads(written, number), written
        assert not reader.reads(written, number + 1)
        assert reader.reads(written.capitalize(), number)


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_no_word_names_two_numbers(language):
    named = {}
    for number in (*range(2500), 9999, 10_000, 21_000, 100_000, 999_999, 1_000_000):
        for word in spell(number, language):
            assert named.setdefault(word, number) == number, word
    assert spell(-1, language) == spell(1_000_001, language) == ()


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        ("pt", "duas", 2), ("pt", "uma", 1), ("pt", "quatorze", 14), ("pt", "duzentas e duas", 202),
        ("es", "una", 1), ("es", "veintiún", 21), ("es", "treinta y una", 31), ("es", "doscientas", 200),
        ("es", "veintiún mil", 21000), ("de", "eine", 1), ("de", "hunderteins", 101), ("de", "dreißig", 30),
        ("fr", "vingt et une", 21), ("fr", "vingt-et-un", 21), ("fr", "Quatre-vingt-dix-neuf", 99),
        ("en", "a hundred", 100), ("en", "two thousand, two hundred", 2200), ("en", "one hundred five", 105),
    ],
)  # fmt: skip
def test_forms_that_the_speller_does_not_give(language, written, number):
    assert READERS[language].reads(written, number)


@given(TOLD, DAYS, st.sampled_from(["medium", "long", "full"]), st.sampled_from([-1, 1, 30]))
@settings(max_examples=300, deadline=None)
def test_a_date_as_the_language_writes_it_states_that_day(language, day, style, days):
    written = format_date(day, style, locale=LOCALES[language])
    reader = READERS[language]
    assert reader.reads(written, day.isoformat())
    assert not reader.reads(written, (day + dt.timedelta(days)).isoformat())


@given(TOLD, DAYS, st.sampled_from("/-."))
@settings(max_examples=300, deadline=None)
def test_a_date_in_digits_is_read_only_where_the_day_cannot_be_the_month(language, day, sign):
    reader = READERS[language]
    month_last = f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year}"
    month_first = f"{day.month:02d}{sign}{day.day:02d}{sign}{day.year}"
    clear = day.day > 12 or day.day == day.month
    assert reader.reads(month_last, day.isoformat()) is (clear or (language == "de" and sign == "."))
    assert reader.reads(month_first, day.isoformat()) is clear
    assert bool(reader.ground(f"({month_first})", {"day": day.isoformat()})) is not clear


MOMENTS = {
    "en": ("{long} at {H}:{M} UTC", "{long}, {H}:{M} GMT", "{H}:{M} UTC on {long}"),
    "pt": ("{long} às {H}:{M} UTC", "{long} às {H}h{M} UTC", "{long}, {H}:{M} (UTC)"),
    "es": ("{long} a las {H}:{M} UTC", "{long}, {H}:{M} h UTC", "{H}:{M} UTC del {long}"),
    "de": ("{long} um {H}:{M} Uhr UTC", "{long}, {H}.{M} Uhr (UTC)", "{H}:{M} Uhr UTC am {long}"),
    "fr": (
        "{long} à {H}h{M} UTC",
        "{long} à {H} h {M} UTC",
        "{H}:{M} UTC le {long}",
        "{long} à {H} h {M} min 00 s UTC",
    ),
}


@given(TOLD, st.datetimes(timezones=st.just(dt.UTC)).filter(lambda at: 1900 < at.year < 2999))
@settings(max_examples=300, deadline=None)
def test_a_moment_as_the_language_writes_it_states_that_minute(language, at):
    long = format_date(at.date(), "long", locale=LOCALES[language])
    stated = at.strftime("%Y-%m-%dT%H:%M:00Z")
    for shape in MOMENTS[language]:
        written = shape.format(long=long, H=f"{at.hour:02d}", M=f"{at.minute:02d}")
        reader = READERS[language]
        assert reader.reads(written, stated), written
        assert not reader.reads(written, stated.replace("Z", "+02:00"))
        assert not reader.reads(written, at.replace(minute=(at.minute + 1) % 60).strftime("%Y-%m-%dT%H:%M:00Z"))


@pytest.mark.parametrize(
    ("language", "written", "moment"),
    [
        ("en", "May 3, 2024 at 2:05 pm UTC", "2024-05-03T14:05:00Z"),
        ("es", "3 de mayo de 2024 a las 2:05 p. m. UTC", "2024-05-03T14:05:00Z"),
        ("pt", "3 de maio de 2024 às 14h05 UTC-3", "2024-05-03T14:05:00-03:00"),
        ("de", "3. Mai 2024, 14:05:07 Uhr (UTC+1)", "2024-05-03T14:05:07+01:00"),
        ("de", "14 Uhr UTC am 3. Mai 2024", "2024-05-03T14:00:00Z"),
        ("fr", "1er mars 2024 à 14 h 05 min 07 s UTC", "2024-03-01T14:05:07Z"),
        ("pt", "1º de março de 2024 às 09:00 UTC", "2024-03-01T09:00:00Z"),
    ],
)
def test_moments_in_the_words_of_a_language(language, written, moment):
    assert READERS[language].reads(written, moment)


SAID = {
    "en": (("is", "yes", "✓"), ("is not", "no", "isn't", "✗"), ("not known", "unknown", "n/a")),
    "pt": (("está", "sim", "tem"), ("não está", "não", "sem"), ("não informado", "desconhecido", "n/d")),
    "es": (("está", "sí", "tiene"), ("no está", "no", "sin"), ("se desconoce", "no consta", "s/d")),
    "de": (("ist", "ja", "hat"), ("ist nicht", "nein", "ohne"), ("unbekannt", "keine Angabe", "liegt nicht vor")),
    "fr": (("est", "oui", "a"), ("n'est pas", "non", "sans"), ("non renseigné", "inconnue", "à préciser")),
}


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_polarity_and_absence(language):
    reader = READERS[language]
    affirmed, denied, unknown = SAID[language]
    for words in affirmed:
        assert reader.reads(words, True), words
        assert not reader.reads(words, False)
        assert not reader.reads(words, None)
    for words in denied:
        assert reader.reads(words, False), words
        assert not reader.reads(words, True)
    for words in unknown:
        assert reader.reads(words, None), words


def test_what_is_a_value_of_its_own_is_no_absence():
    assert READERS["en"].reads("missing", None)
    assert not READERS["en"].reads("missing", None, ["missing", "found"])
    assert not READERS["en"].reads("He was not there, but the report says that a second person let him in. " * 2, None)
