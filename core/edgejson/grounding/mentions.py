"""A text, and what stands in it: numbers, dates, moments and words, each read on first use."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from edgejson.grounding.words import Words

__all__ = [
    "ISO_DATE",
    "ISO_MOMENT",
    "DateMention",
    "Moment",
    "Text",
    "find_word",
    "fold",
    "moment_of",
    "number_key",
    "single_number",
]

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?([Zz]|[+-]\d{2}:\d{2})?")

# Every pattern that runs over a whole text begins with a digit, for which the matcher skips ahead, and looks back from
# there.  A number never begins or ends inside a longer token: not in 2024-03-05, 10.0.0.7, ORD-15, 7b32 or 18:46; a
# unit may follow.  A currency sign before it is no part of it.
_AFTER = r"(?![.,:-]\d|/\d+/|\w*\d|[^\W\d_]{5}|\w+-\w)"
_FIRST = r"[0-9](?<![\w.,/][0-9])(?<![\d:]:[0-9])(?<![\w.,:/+\u2212-][+\u2212-][0-9])"
_POINT = re.compile(rf"({_FIRST}(?:\d{{0,2}}(?:,\d{{3}})+|\d*))(?:\.(\d+))?{_AFTER}(\s?%)?")
_COMMA = re.compile(rf"({_FIRST}(?:\d{{0,2}}(?:[. \u00a0\u202f']\d{{3}})+|\d*))(?:,(\d+))?{_AFTER}(\s?%)?")
_NUMBER = re.compile(r"([-+\u2212]?)([1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s?%)?")
_COMMA_NUMBER = re.compile(r"([-+\u2212]?)([1-9]\d{0,2}(?:[. \u00a0\u202f']\d{3})+|\d+)(?:,(\d+))?(?:\s?%)?")
_GROUPING = str.maketrans("", "", ",. \u00a0\u202f'")
_SIGNS = frozenset("+-\u2212")
_CURRENCIES = frozenset("$€£¥")
_INSIDE = frozenset("_.,:/+-\u2212")
"""Beside letters and digits, what a sign does not stand after."""

_NUMERIC = re.compile(r"([0-9](?<![\w/.-][0-9])\d?)([/.-])(\d{1,2})\2([12]\d{3})(?![-/\d]|\.\d)")
_YEAR_FIRST = re.compile(r"([12](?<![\d/.][12])(?<!\d-[12])\d{3})([-/.])(\d{2})\2(\d{2})(?![-/\d])")
_FOLDED = tuple(zip("“”„\u2019\u2018\u2013\u2014\u2212", '"""\'\'---', strict=True))
_INNER = frozenset("._/@-")
_BORDERS = frozenset(" \n\t\"'()[]{}<>=|;!?*#%&+$`~^\\“”«»")
"""Signs that no token goes on into."""


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
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for sign, plain in _FOLDED:
            text = text.replace(sign, plain)
    return " ".join(text.casefold().split())


def number_key(value: float | Decimal) -> str:
    """The digits of a number, free of the ways to write it: 1345.0 and ``1,345.00`` have one key."""
    if isinstance(value, int):
        return str(value)
    text = repr(value) if isinstance(value, float) else str(value)
    if "e" in text or "E" in text:
        text = format(Decimal(text), "f")
    return _key("-" if text.startswith("-") else "", *text.lstrip("-").partition(".")[::2])


def _key(sign: str, whole: str, fraction: str | None) -> str:
    if not whole.isdigit():
        whole = whole.translate(_GROUPING)
    if whole[0] == "0":
        whole = whole.lstrip("0") or "0"
    if fraction:
        fraction = fraction.rstrip("0")
        if fraction:
            whole = f"{whole}.{fraction}"
    return f"-{whole}" if sign and sign != "+" and whole != "0" else whole


def _sign(raw: str, start: int) -> str:
    """The sign of the number whose digits begin at `start`; empty for none."""
    near = raw[start - 1] if start else " "
    if near == " ":
        return ""
    if near not in _CURRENCIES:
        return near if near in _SIGNS else ""
    at = start - (3 if raw.startswith("R$", start - 2) else 2)
    if at < 0 or raw[at] not in _SIGNS:
        return ""
    return "" if at and (raw[at - 1] in _INSIDE or raw[at - 1].isalnum()) else raw[at]


def single_number(text: str, *, decimal_comma: bool = False) -> str | None:
    """The key of the number that is all of `text`; None where `text` is anything else.

    With `decimal_comma` points group thousands where they can (1.234), and else part the decimals as well (12.5).
    """
    match = _COMMA_NUMBER.fullmatch(text) if decimal_comma else None
    match = match or _NUMBER.fullmatch(text)
    if match is None or (decimal_comma and "," in match[2]):
        return None
    return _key(match[1], match[2], match[3])


def moment_of(value: str) -> Moment | None:
    """The moment an ISO 8601 string names; None when it names none."""
    match = ISO_MOMENT.fullmatch(value)
    if match is None:
        return None
    date, hour, minute, second, fraction, offset = match.groups()
    return Moment(date, int(hour), int(minute), int(second or 0), (fraction or "").rstrip("0"), (offset or "").upper())


def find_word(text: str, word: str, start: int = 0) -> int:
    """Where `word` stands in `text` as a token of its own, or -1.

    >>> (
    ...     find_word("15 or 2.5", "5"),
    ...     find_word("write to ana@lunamail.io.br", "ana@lunamail.io"),
    ...     find_word("Ana's", "Ana"),
    ... )
    (-1, -1, 0)
    """
    at = text.find(word, start)
    if at < 0 or not word:
        return at
    size = len(word)
    last = len(text) - size
    while at >= 0:
        # Nearly always a blank or a mark stands on both sides; only what does not tell at once is looked at twice.
        if (not at or text[at - 1] in _BORDERS or not _goes_on(text, at - 1, -1, word)) and (
            at == last or text[at + size] in _BORDERS or not _goes_on(text, at + size, 1, word)
        ):
            return at
        at = text.find(word, at + 1)
    return -1


def _goes_on(text: str, near: int, step: int, word: str) -> bool:
    """Whether the token that `word` is a part of goes on at the offset `near`, away from the word by `step`."""
    sign = text[near]
    edge = word[0] if step < 0 else word[-1]
    if _in_word(sign):
        return _in_word(edge)
    far = text[near + step] if 0 <= near + step < len(text) else " "
    if sign in _INNER:
        return far.isalnum() and " " not in word and not word.isalpha()
    return sign in ",:" and edge.isdigit() and far.isdigit()


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.combining(sign) > 0


def _groups_thousands(whole: str, fraction: str | None, pattern: re.Pattern[str]) -> bool:
    """Whether a language with a decimal comma reads these parts otherwise: 1.234 and 1,234 are not what they are here.

    ``0.125`` has no thousands to group, nor has ``12.5``; ``1,234.50`` is foreign, and clear all the same.
    """
    if pattern is _COMMA:
        return whole[0] == "0" and not whole.isdigit()
    if fraction is None:
        return not whole.isdigit()
    return len(fraction) == 3 and whole.isdigit() and len(whole) <= 3 and whole[0] != "0"


class Text:
    """What can be read in one text. Nothing is computed before it is asked for."""

    def __init__(self, text: str, words: Words) -> None:
        self.raw = text
        self.words = words

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    @cached_property
    def lower(self) -> str:
        return self.raw.lower()

    @cached_property
    def _numbers(self) -> tuple[set[str], set[str]]:
        raw = self.raw
        plain: set[str] = set()
        percent: set[str] = set()
        comma = self.words.decimal_comma
        for pattern in (_POINT, _COMMA) if comma else (_POINT,):
            for match in pattern.finditer(raw):
                whole, fraction, sign_of_hundred = match.groups()
                if comma and _groups_thousands(whole, fraction, pattern):
                    continue
                key = _key(_sign(raw, match.start()), whole, fraction)
                plain.add(key)
                if " " in whole:  # perhaps a number in groups, perhaps numbers side by side
                    plain.update(_key("", part, None) for part in whole.split(" "))
                if sign_of_hundred:
                    percent.add(key)
        return plain, percent

    @property
    def numbers(self) -> set[str]:
        """Keys (see `number_key`) of the numbers written in digits."""
        return self._numbers[0]

    @property
    def percentages(self) -> set[str]:
        """Keys of the numbers that a percent sign follows."""
        return self._numbers[1]

    @cached_property
    def date_mentions(self) -> tuple[DateMention, ...]:
        """Dates in digits or with the month as a word, in the order they stand in.

        Digits with the year last are read where only one of them can be the month: 25/03/2024, and not 05/03/2024.
        """
        raw, words = self.raw, self.words
        found = [
            DateMention(match.start(), match.end(), f"{match[1]}-{match[3]}-{match[4]}")
            for match in _YEAR_FIRST.finditer(raw)
        ]
        for match in _NUMERIC.finditer(raw):
            order = _day_and_month(int(match[1]), int(match[3]), dotted=words.dotted_days and match[2] == ".")
            if order is not None:
                found.append(DateMention(match.start(), match.end(), f"{match[4]}-{order[1]:02d}-{order[0]:02d}"))
        for match in words.day_and_year.finditer(raw):
            day, month, year = match.group(1, 2, 3)
            start = match.start()
            number = words.months.get(month.casefold()) if month else None
            if month is None:
                ahead = words.month_before(raw, start)
                if ahead is not None:
                    start, number = ahead
            if number is not None:
                found.append(DateMention(start, match.end(), f"{year}-{number:02d}-{int(day):02d}"))
        found.sort()
        return tuple(found)

    @cached_property
    def dates(self) -> frozenset[str]:
        """ISO forms of the dates in the text."""
        return frozenset(mention.iso for mention in self.date_mentions)

    @cached_property
    def moments(self) -> frozenset[Moment]:
        """Each time of day with the date it stands beside."""
        if not self.date_mentions:
            return frozenset()
        return frozenset(
            _moment(date, match) for match in self.words.time.finditer(self.raw) for date in self._dates_beside(match)
        )

    def _dates_beside(self, time: re.Match[str]) -> Iterator[str]:
        """The dates right before and right after; "..., 9 May, 14:30 on 10 May" leaves open which one it is."""
        raw, mentions = self.raw, self.date_mentions
        start, end = time.span()
        after = bisect_right(mentions, start, key=_start)
        if after:
            mention = mentions[after - 1]
            if mention.end <= start and self.words.joint.fullmatch(raw, mention.end, start):
                yield mention.iso
        if after < len(mentions):
            mention = mentions[after]
            if mention.start >= end and self.words.joint_and_weekday.fullmatch(raw, end, mention.start):
                yield mention.iso


_start = attrgetter("start")


def _day_and_month(first: int, second: int, *, dotted: bool) -> tuple[int, int] | None:
    """Which of two numbers of a date is the day; None where both may be, or none is a month."""
    if (dotted or first > 12 or first == second) and second <= 12:
        return first, second
    return (second, first) if second > 12 >= first else None


def _moment(date: str, match: re.Match[str]) -> Moment:
    hour, minute, second, fraction, short_minute, half, from_utc, utc, offset = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    zone = "Z" if utc else _offset(from_utc or offset)
    return Moment(date, hours, int(minute or short_minute or 0), int(second or 0), (fraction or "").rstrip("0"), zone)


def _offset(text: str | None) -> str:
    """``+3``, ``+0300`` and ``+03:00`` alike as ``+03:00``."""
    if not text:
        return ""
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{'+' if text[0] == '+' else '-'}{int(hours):02d}:{minutes}"
