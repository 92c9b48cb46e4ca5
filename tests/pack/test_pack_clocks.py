"""Offsets of local times: those that the clocks of the country show on that day, whatever the time zone data say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from edgejson.library import SchemaLibrary
from edgejson.values.dates import BRAZIL, UNITED_STATES, WESTERN_EUROPE, Clocks, shifted
from edgejson_pack_core.pack import core_pack

LIBRARY = SchemaLibrary([core_pack()])
ZONES = {
    "de_DE": ("Europe/Berlin",),
    "es_ES": ("Europe/Madrid",),
    "fr_FR": ("Europe/Paris",),
    "pt_BR": ("America/Sao_Paulo",),
    "en_US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d")


def half_hours(year: int) -> Iterator[datetime]:
    moment = datetime(year, 1, 1)  # noqa: DTZ001 - a local time is meant
    while moment.year == year:
        yield moment
        moment += timedelta(minutes=30)


@pytest.mark.parametrize("year", [2021, 2024, 2026])
@pytest.mark.parametrize(
    ("clocks", "zones"),
    [(WESTERN_EUROPE, ZONES["de_DE"]), (UNITED_STATES, ZONES["en_US"]), (BRAZIL, ZONES["pt_BR"])],
    ids=["Western Europe", "United States", "Brazil"],
)
def test_clocks_show_what_the_time_zone_data_say(clocks: Clocks, zones: tuple[str, ...], year: int) -> None:
    known = [ZoneInfo(zone) for zone in zones]
    for moment in half_hours(year):
        actual = tuple(moment.replace(tzinfo=zone).isoformat()[-6:] for zone in known)
        assert clocks.offsets(moment.isoformat()[:16]) == actual, moment


def test_before_the_rules_of_today_times_are_in_utc() -> None:
    assert {clocks.offsets("2018-12-24T08:00") for clocks in (BRAZIL, UNITED_STATES, WESTERN_EUROPE)} == {("Z",)}


@pytest.mark.parametrize("locale", sorted(ZONES))
def test_no_record_holds_an_offset_of_the_other_season(locale: str) -> None:
    zones = [ZoneInfo(zone) for zone in ZONES[locale]]
    seen: Counter[str] = Counter()
    for schema_id in ("support_ticket", "meeting_notes", "api_response", "notification"):
        schema = LIBRARY.get(f"core/{schema_id}")
        for seed in range(60):
            for text in MOMENT.findall(repr(schema.sample(seed, locale=locale))):
                moment = datetime.fromisoformat(text)
                possible = {moment.astimezone(zone).utcoffset() for zone in zones}
                assert moment.utcoffset() in possible, text
                seen[text[-6:]] += 1
    assert sum(seen.values()) > 20
    assert len(seen) > 1 or locale == "pt_BR"


@pytest.mark.parametrize(
    ("moment", "days", "written"),
    [
        ("2026-03-28T12:00:00+01:00", 1, "2026-03-29T13:00:00+02:00"),
        ("2026-03-10T12:00:00+01:00", 1, "2026-03-11T12:00:00+01:00"),
        ("2026-10-24T12:00:00+02:00", 30, "2026-11-23T11:00:00+01:00"),
        ("2026-01-28T12:00:00-08:00", 200, "2026-08-16T13:00:00-07:00"),
        ("2026-07-28T12:00:00-03:00", 200, "2027-02-13T12:00:00-03:00"),
        ("2026-07-28T12:00:00+05:30", 200, "2027-02-13T12:00:00+05:30"),
    ],
)
def test_a_moment_moved_over_a_change_of_the_clocks_shows_the_new_time(moment: str, days: int, written: str) -> None:
    found = shifted(moment, days * 86_400, "date-time")
    assert found == written
    assert datetime.fromisoformat(written) - datetime.fromisoformat(moment) == timedelta(days=days)
