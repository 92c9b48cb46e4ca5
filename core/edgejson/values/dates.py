"""Dates, times and durations as text, inside a fixed reference calendar (never the clock).

Texts are assembled from precomputed parts: a date-time costs one random number and one format, no `datetime` object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from edgejson.values.draw import Draw, Producer, pick

__all__ = [
    "BRAZIL",
    "FIRST_DAY",
    "LAST_DAY",
    "TWO_DIGITS",
    "UNITED_STATES",
    "WESTERN_EUROPE",
    "Clocks",
    "clock_time",
    "date_text",
    "datetime_text",
    "days",
    "duration_text",
    "seconds_of",
    "shifted",
]

FIRST_DAY = "2021-01-01"
LAST_DAY = "2026-06-30"
DAY = 86_400

TWO_DIGITS = tuple(f"{number:02d}" for number in range(60))
_CLOCK = tuple(f"T{hour:02d}:{minute:02d}:" for hour in range(24) for minute in range(60))
_DURATIONS = (
    "PT15M",
    "PT30M",
    "PT45M",
    "PT1H",
    "PT1H30M",
    "PT2H",
    "PT8H",
    "P1D",
    "P2D",
    "P3D",
    "P1W",
    "P2W",
    "P1M",
    "P3M",
    "P1Y",
)
_ISO_DURATION = re.compile(
    r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_UNITS = (365 * DAY, 30 * DAY, 7 * DAY, DAY, 3600, 60, 1)
_CLOCK_ONLY = re.compile(r"(\d\d):(\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Clocks:
    """How far from UTC the clocks of a country are, one text per zone: in winter, in summer.

    `changes` are the two local times, as ``month, Sunday of the month (the last one: -1), hour``, from which on
    summer and winter time are shown; none where there is no summer time.
    """

    winter: tuple[str, ...]
    summer: tuple[str, ...] = ()
    changes: tuple[tuple[int, int, str], ...] = ()

    def offsets(self, moment: str) -> tuple[str, ...]:
        """Those of a local time like ``2024-03-09T08:30``; UTC before 2020, for the rules have changed since."""
        if moment < _RULES_SINCE:
            return _UTC
        if not self.changes:
            return self.winter
        begin, end = _summer(int(moment[:4]), self.changes)
        return self.summer if begin <= moment < end else self.winter


_RULES_SINCE = "2020"
_UTC = ("Z",)


@lru_cache(maxsize=128)
def _summer(year: int, changes: tuple[tuple[int, int, str], ...]) -> tuple[str, ...]:
    """The local times at which the summer time of a year begins and ends."""
    return tuple(f"{_sunday(year, month, which)}T{hour}" for month, which, hour in changes)


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    sundays = [first + timedelta(days=day) for day in range(31) if (first.weekday() + day) % 7 == 6]
    return [sunday for sunday in sundays if sunday.month == month][which]


BRAZIL = Clocks(("-03:00",))
UNITED_STATES = Clocks(
    ("-05:00", "-06:00", "-07:00", "-08:00"),
    ("-04:00", "-05:00", "-06:00", "-07:00"),
    ((3, 1, "03:00"), (11, 0, "02:00")),
)
WESTERN_EUROPE = Clocks(("+01:00",), ("+02:00",), ((3, -1, "03:00"), (10, -1, "03:00")))
_KNOWN = (WESTERN_EUROPE, UNITED_STATES, BRAZIL)


@cache
def days(first: str, last: str) -> tuple[str, ...]:
    """Every day of the range, as text; `ValueError` for a malformed or empty range."""
    low, high = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    if low > high:
        raise ValueError(f"the range of dates {first} to {last} is empty")
    return tuple(date.fromordinal(ordinal).isoformat() for ordinal in range(low, high + 1))


def date_text(first: str = FIRST_DAY, last: str = LAST_DAY) -> Producer:
    """Dates of a closed range, like ``2024-03-09``."""
    calendar = days(first, last)
    count = len(calendar)
    return lambda draw: calendar[int(draw.random() * count)]


def datetime_text(
    first: str = FIRST_DAY, last: str = LAST_DAY, *, step: int = 1, hours: tuple[int, int] = (0, 24)
) -> Producer:
    """Date-times of a closed range of days, always with an offset: UTC, or one of the locale's at that time.

    Beside a place it is UTC, for the place may lie in another zone of the country.
    `hours` are those of a day that count, the last one excluded; `step` is the distance of two moments in seconds.
    """
    calendar = days(first, last)
    begin = hours[0] * 3600
    in_a_day = -(-(hours[1] - hours[0]) * 3600 // step)
    moments = len(calendar) * in_a_day

    def produce(draw: Draw) -> str:
        random = draw.random
        day, place = divmod(int(random() * moments), in_a_day)
        second = begin + place * step
        minute = f"{calendar[day]}{_CLOCK[second // 60]}"
        zone = "Z" if "place" in draw.scope or random() < 0.7 else pick(draw, draw.world.clocks.offsets(minute))
        return f"{minute}{TWO_DIGITS[second % 60]}{zone}"

    return produce


def clock_time(draw: Draw) -> str:
    """A time of day with its offset (RFC 3339 `full-time`)."""
    second = int(draw.random() * DAY)
    return f"{_CLOCK[second // 60][1:]}{TWO_DIGITS[second % 60]}Z"


def duration_text(draw: Draw) -> str:
    """An ISO 8601 duration."""
    return pick(draw, _DURATIONS)


def seconds_of(duration: str) -> int:
    """The length of an ISO 8601 duration, a year taken as 365 days and a month as 30; `ValueError` when malformed.

    >>> seconds_of("P1DT2H")
    93600
    """
    found = _ISO_DURATION.fullmatch(duration)
    if found is None or not any(found.groups()[1:]):
        raise ValueError(f"{duration!r} is no ISO 8601 duration of whole units")
    total = sum(unit * int(count or 0) for unit, count in zip(_UNITS, found.groups()[1:], strict=True))
    return -total if found[1] else total


def shifted(text: str, seconds: int, form: str) -> str | None:
    """The moment `seconds` after the one in `text`, written as `form` (``date``, ``date-time`` or ``time``).

    A date-time stays in its zone, with the offset of the season where the zone is a known one; a time of day stays
    within its day.  None when `text` states no moment.
    """
    clock = _CLOCK_ONLY.fullmatch(text)
    if clock is not None:
        minute = min(max(int(clock[1]) * 60 + int(clock[2]) + seconds // 60, 0), 24 * 60 - 1)
        return f"{minute // 60:02d}:{minute % 60:02d}{clock[3] or ''}{clock[4] or ''}" if form == "time" else None
    try:
        moment = datetime.fromisoformat(text) + timedelta(seconds=seconds)
        if moment.utcoffset():
            moment = _in_season(moment, text)
    except (ValueError, OverflowError):
        return None
    if form == "date":
        return moment.date().isoformat()
    if form == "time":
        return None
    written = moment.isoformat()
    if moment.tzinfo is None:
        return f"{written}Z"
    return f"{written[:-6]}Z" if text.endswith(("Z", "z")) else written


def _in_season(moment: datetime, text: str) -> datetime:
    """`moment` by the clocks that showed `text`, which may have changed in between."""
    local = moment.isoformat()
    for clocks in _KNOWN:
        before, after = clocks.offsets(text), clocks.offsets(local)
        if text[-6:] in before and before is not after and after is not _UTC:
            changed = datetime.fromisoformat(local[:-6] + after[before.index(text[-6:])])
            return moment.astimezone(changed.tzinfo)
    return moment
