"""Dates and date-times as people write them in five languages, read by one pattern; imports nothing of edgejson."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from babel import Locale

__all__ = ["fold", "read_date", "read_moment"]

_LOCALES = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "de": "de_DE", "fr": "fr_FR"}
_MORE_MONTHS = {
    "en": {"sept": 9},
    "pt": {},
    "es": {"set": 9, "setiembre": 9},
    "de": {"jänner": 1, "mrz": 3, "sep": 9, "jun": 6, "jul": 7, "mär": 3},
    "fr": {"fev": 2},
}
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})"
    r"(?:(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?P<fraction>\.\d+)?)?)|\s?[hH]\s?(?P<minute_h>\d\d)?(?![a-z]))?"
    r"\s?(?P<half>[ap]\.?m\.?(?![a-z]))?(?:\s?(?:uhr|horas|heures|h|hrs)(?![a-z]))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\(?\b(?P<zero>utc|gmt|z)\b(?:\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?\)?"  # noqa: RUF001
    r"|\(?(?<![\d])(?P<sign2>[+\-−])(?P<hours2>\d\d):(?P<minutes2>\d\d)\)?",  # noqa: RUF001
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SPOKEN = {
    "en": r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>[a-zç]+)\.?,?[ -](?P<year>\d{4})"
    r"|(?P<month2>[a-z]+)\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4})",
    "pt": r"(?P<day>\d{1,2})[º°o]?(?: de | |-)(?P<month>[a-zç]+)\.?(?: de | do ano de | |-)(?P<year>\d{4})",
    "es": r"(?P<day>\d{1,2})[º°o]?(?: de | |-)(?P<month>[a-z]+)\.?(?: del? | |-)(?P<year>\d{4})",
    "de": r"(?:den )?(?P<day>\d{1,2})\. ?(?P<month>[a-z]+)\.? (?P<year>\d{4})",
    "fr": r"(?:le )?(?P<day>\d{1,2})(?:er)?[ -](?P<month>[a-z]+)\.?[ -](?P<year>\d{4})",
}
_LINKS = {
    "",
    "at",
    "on",
    "um",
    "a las",
    "a la",
    "à",
    "a",
    "às",
    "de",
    "del",
    "le",
    "am",
    "the",
    "as",
    "dia",
    "el",
    "los",
}
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}


def fold(text):
    """Lower case, no accents, one blank for any run of blanks."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(bare.replace("\u2019", "'").split())


@cache
def _months(language):
    locale = Locale.parse(_LOCALES[language])
    names = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                names[fold(name).rstrip(".")] = number
    return names | {fold(name): number for name, number in _MORE_MONTHS[language].items()}


@cache
def _weekdays(language):
    locale = Locale.parse(_LOCALES[language])
    names = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated", "short"):
            for number, name in locale.days[context][width].items():
                folded = fold(name).rstrip(".")
                names.setdefault(folded, set()).add(number)
                if language == "pt":
                    names.setdefault(folded.removesuffix("-feira"), set()).add(number)
    return names


@cache
def _spoken(language):
    return re.compile(_SPOKEN[language])


def read_date(surface, language):
    """`YYYY-MM-DD` when `surface` is one date and nothing else, otherwise None."""
    day, rest = _date_of(fold(surface), language)
    return day if day is not None and not rest.strip(" ,") else None


def read_moment(surface, language):
    """ISO 8601 with seconds and offset when `surface` is one date and one time with an offset, otherwise None."""
    text = fold(surface)
    iso = re.fullmatch(r"(\d{4}-\d\d-\d\d)t(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(z|[+-]\d\d:\d\d)", text)
    if iso is not None:
        time = iso[2] if iso[2].count(":") == 2 else f"{iso[2]}:00"
        return f"{iso[1]}T{time}{iso[3].upper()}"
    day, rest = _date_of(text, language)
    if day is None:
        return None
    offset = _OFFSET.search(rest)
    if offset is None:
        return None
    rest = rest[: offset.start()] + " " + rest[offset.end() :]
    times = [found for found in _TIME.finditer(rest) if found["minute"] or found["half"] or "h" in found[0].lower()]
    if len(times) != 1:
        return None
    clock = _clock(times[0])
    links = rest[: times[0].start()] + " " + rest[times[0].end() :]
    if clock is None or any(
        " ".join(part.split()) not in _LINKS for part in re.split(r"[,;()\u2013\u2014\-|]|\x00", links)
    ):
        return None
    return f"{day}T{clock}{_offset(offset)}"


def _date_of(text, language):
    """The one date in a folded text, and what is left of it with the date replaced by a mark."""
    found = _ISO.search(text)
    if found is not None:
        day = _day(int(found[1]), int(found[2]), int(found[3]))
    else:
        found = _spoken(language).search(text)
        if found is None:
            return None, text
        parts = {name.rstrip("2"): part for name, part in found.groupdict().items() if part is not None}
        month = _months(language).get(parts["month"])
        if month is None or not _ordinal_right(found[0], parts["day"], language):
            return None, text
        day = _day(int(parts["year"]), month, int(parts["day"]))
    if day is None:
        return None, text
    before, after = text[: found.start()], text[found.end() :]
    weekday = re.search(r"([a-z]+(?:-feira)?)\.?,? ?(?:le |el |der |den |the )?$", before)
    if weekday is not None and weekday[1] in _weekdays(language):
        if day.weekday() not in _weekdays(language)[weekday[1]]:
            return None, text
        before = before[: weekday.start()]
    return day.isoformat(), f"{before}\x00{after}".replace("\x00", " \x00 ").replace("\x00", ",")


def _ordinal_right(found, number, language):
    if language != "en":
        return True
    ending = re.search(rf"(?<!\d){number}(st|nd|rd|th)", found)
    if ending is None:
        return True
    day = int(number)
    return ending[1] == ("th" if day in (11, 12, 13) else _SUFFIX.get(day % 10, "th"))


def _day(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found):
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute_h"] or 0)
    second = int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}:{second:02}{found['fraction'] or ''}"


def _offset(found):
    sign, hours, minutes = (found["sign"], found["hours"], found["minutes"]) if found["zero"] else (None, None, None)
    if found["sign2"]:
        sign, hours, minutes = found["sign2"], found["hours2"], found["minutes2"]
    if sign is None:
        return "Z"
    return f"{'+' if sign == '+' else '-'}{int(hours):02}:{minutes or '00'}"
