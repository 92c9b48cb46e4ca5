"""A text, and what stands in it: numbers, dates, moments and words, each read on first use."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from edgejson.grounding.words import Words

__all__ = ["ISO_DATE", "ISO_MOMENT", "DateMention", "Moment", "Text", "find_word", "fold", "moment_of", "number_key"]

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?([Zz]|[+-]\d{2}:\d{2})?")

# A number never begins or ends inside a longer token: not in 2024-03-05, 10.0.0.7, ORD-15, 7b32 or 18:46; a unit may follow.
_BEFORE = r"(?<![\w.,:/+−-])([-+−]?)(?:R\$|[$€£¥])?"
_AFTER = r"(?![.,:-]\d|/\d+/|\w*\d|[^\W\d_]{5}|\w+-\w)"
_POINT = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(\d+))?{_AFTER}(\s?%)?")
_COMMA = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:[. \u00a0\u202f]\d{{3}})+|\d+)(?:,(\d+))?{_AFTER}(\s?%)?")
_GROUPING = str.maketrans("", "", ",. \u00a0\u202f")

_TIME = re.compile(
    r"(?<![\d:])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.(\d+))?)?"
    r"(?:\s?([ap])\.?m\b\.?)?"
    r"(?:\s?\(?(?:(?:UTC|GMT)\s?([+−-]\d{1,2}(?::?\d{2})?)|(UTC|GMT|Z)\b|([+−-]\d{2}:?\d{2})))?(?![:\d])",
    re.IGNORECASE,
)
_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-"})
_INNER = frozenset("._/@-")


class DateMention(NamedTuple):
    """A date read at `text[start:end]`, as ISO 8601."""

    start: int
    end: int
    iso: str


class Moment(NamedTuple):
    """A date with a wall-clock time; `offset` is ``Z``, ``+hh:mm`` or empty when none is stated."""

    date: str
    hour: int
    minute: int
    second: int
    fraction: str
    offset: str


def fold(text: str) -> str:
    """`text` with case, compatibility forms, quotes, dashes and runs of blanks made alike."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(plain.casefold().split())


def number_key(value: float | Decimal) -> str:
    """The digits of a number, free of the ways to write it: 1345.0 and ``1,345.00`` have one key."""
    if isinstance(value, int):
        return str(value)
    text = repr(value) if isinstance(value, float) else str(value)
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
    return _key("-" if text.startswith("-") else "", *text.lstrip("-").partition(".")[::2])


def _key(sign: str, whole: str, fraction: str | None) -> str:
    whole = whole.lstrip("0") or "0"
    fraction = fraction.rstrip("0") if fraction else ""
    digits = f"{whole}.{fraction}" if fraction else whole
    return f"-{digits}" if sign in ("-", "−") and digits != "0" else digits


def moment_of(value: str) -> Moment | None:
    """The moment an ISO 8601 string names; None when it names none."""
    match = ISO_MOMENT.fullmatch(value)
    if match is None:
        return None
    date, hour, minute, second, fraction, offset = match.groups()
    return Moment(date, int(hour), int(minute), int(second or 0), (fraction or "").rstrip("0"), (offset or "").upper())


def find_word(text: str, word: str, start: int = 0) -> int:
    """Where `word` stands in `text` as a token of its own, or -1: ``5`` is not in ``15``, nor ``ana@x.io`` in ``ana@x.io.br``."""
    at = text.find(word, start)
    if at < 0:
        return -1
    technical = " " not in word and not word.isalpha()
    size = len(text)
    while at >= 0:
        end = at + len(word)
        if not (
            (at and _continues(text[at - 1], text[at - 2] if at > 1 else " ", word[0], technical))
            or (end < size and _continues(text[end], text[end + 1] if end + 1 < size else " ", word[-1], technical))
        ):
            return at
        at = text.find(word, at + 1)
    return -1


def _continues(near: str, far: str, edge: str, technical: bool) -> bool:
    """Whether the token with the character `edge` at its border goes on into `near` and `far`."""
    if near.isalnum() or near == "_":
        return edge.isalnum() or edge == "_"
    if near in _INNER:
        return technical and far.isalnum()
    return near in ",:" and edge.isdigit() and far.isdigit()


class Text:
    """What can be read in one text. Nothing is computed before it is asked for."""

    def __init__(self, text: str, words: Words) -> None:
        self.raw = text
        self.words = words

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    @cached_property
    def _numbers(self) -> tuple[frozenset[str], frozenset[str]]:
        plain: list[str] = []
        percent: list[str] = []
        for pattern in (_POINT, _COMMA) if self.words.decimal_comma else (_POINT,):
            for sign, whole, fraction, sign_of_hundred in pattern.findall(self.raw):
                key = _key(sign, whole.translate(_GROUPING), fraction)
                plain.append(key)
                if sign_of_hundred:
                    percent.append(key)
        return frozenset(plain), frozenset(percent)

    @property
    def numbers(self) -> frozenset[str]:
        """Keys (see `number_key`) of the numbers written in digits."""
        return self._numbers[0]

    @property
    def percentages(self) -> frozenset[str]:
        """Keys of the numbers that a percent sign follows."""
        return self._numbers[1]

    @cached_property
    def date_mentions(self) -> tuple[DateMention, ...]:
        return tuple(
            DateMention(match.start(), match.end(), iso)
            for match in self.words.dates.finditer(self.raw)
            if (iso := self._iso(match)) is not None
        )

    def _iso(self, match: re.Match[str]) -> str | None:
        year, _, month, day, day_2, month_2, year_2, month_3, day_3, year_3 = match.groups()
        if year is not None:
            return f"{year}-{month}-{day}"
        name = month_2 or month_3
        number = self.words.months[name.casefold()]
        date = int(day_2 or day_3)
        return f"{year_2 or year_3}-{number:02d}-{date:02d}" if 1 <= date <= 31 else None

    @cached_property
    def dates(self) -> frozenset[str]:
        """ISO forms of the dates in the text."""
        return frozenset(mention.iso for mention in self.date_mentions)

    @cached_property
    def moments(self) -> frozenset[Moment]:
        """Each time of day with the date it stands beside."""
        found = []
        for match in _TIME.finditer(self.raw):
            date = self._date_beside(match)
            if date is not None:
                found.append(_moment(date, match))
        return frozenset(found)

    def _date_beside(self, time: re.Match[str]) -> str | None:
        raw, joint = self.raw, self.words.joint
        after = None
        for mention in self.date_mentions:
            if mention.end <= time.start() and joint.fullmatch(raw, mention.end, time.start()):
                return mention.iso
            if mention.start >= time.end() and after is None and joint.fullmatch(_gap(raw, time.end(), mention.start)):
                after = mention.iso
        return after


def _gap(raw: str, start: int, end: int) -> str:
    """Between a time and a later date: a closing bracket and the name of the weekday do not part them."""
    gap = raw[start:end].lstrip(")")
    return re.sub(r"\w+day,?\s*$|\w+-feira,?\s*$", "", gap) if len(gap) < 40 else gap


def _moment(date: str, match: re.Match[str]) -> Moment:
    hour, minute, second, fraction, half, from_utc, utc, offset = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    zone = "Z" if utc else _offset(from_utc or offset)
    return Moment(date, hours, int(minute), int(second or 0), (fraction or "").rstrip("0"), zone)


def _offset(text: str | None) -> str:
    """``+3``, ``+0300`` and ``+03:00`` alike as ``+03:00``."""
    if not text:
        return ""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{'+' if text[0] == '+' else '-'}{int(hours):02d}:{minutes}"
