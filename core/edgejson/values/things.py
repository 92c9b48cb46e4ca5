"""Entities that only inference knows: software projects, spans of time, keys with values, things of no known kind.

`INFERRED` and `MORE_FIELDS` are no part of the vocabulary of hints; property names lead to them.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cache

from edgejson.values.codes import CODES
from edgejson.values.dates import LAST_DAY, TWO_DIGITS, days
from edgejson.values.draw import Draw, pick
from edgejson.values.entities import ENTITIES, Company, Field, Kind, Person, Place, birth_date_of
from edgejson.values.locales import slug
from edgejson.values.naming.pools import POOLS
from edgejson.values.projects import DEVELOPMENT

__all__ = ["INFERRED", "MORE_FIELDS", "THING", "name_field", "pooled_name", "topic_of"]

THING = "@thing"
"""Kind of an object whose name says nothing; what else it shows decides what its `name` is the name of."""


# ---------------------------------------------------------------- time


class Period:
    """What happens to a thing: made, published, changed, closed; begun, ended; due.  The order always holds.

    Moments are in UTC: whether a place that stands further down has another offset, nobody knows yet.
    """

    __slots__ = ("begin", "seen")

    def __init__(self, draw: Draw) -> None:
        random = draw.random
        self.begin = 1440 * int(random() * _LAST) + 5 * int(random() * 288)
        self.seen: dict[str, int] = {}

    def minute(self, what: str, draw: Draw) -> int:
        """Minutes from the first day of the calendar to a happening, the same whenever it is asked for."""
        if what not in self.seen:
            base, low, high = _AFTER[what]
            start = self.minute(base, draw) if base else self.begin
            self.seen[what] = start + low + int(draw.random() * draw.random() * (high - low))
        return self.seen[what]


_DAYS = days("2021-01-01", "2031-12-31")
_LAST = _DAYS.index(LAST_DAY) - 200
_AFTER = {
    "created": ("", 0, 1),
    "moment": ("", 0, 1),
    "day": ("", 0, 1),
    "issued": ("", 0, 1),
    "start": ("created", 0, 30 * 1440),
    "departure": ("", 0, 1),
    "arrival": ("departure", 45, 14 * 60),
    "published": ("created", 30, 20 * 1440),
    "updated": ("published", 10, 90 * 1440),
    "closed": ("updated", 60, 60 * 1440),
    "end": ("start", 60, 40 * 1440),
    "due": ("start", 1440, 45 * 1440),
    "expires": ("due", 1440, 700 * 1440),
}
"""What a happening follows, and by how many minutes at least and at most."""


def _date(what: str) -> Field:
    return lambda period, draw: _DAYS[period.minute(what, draw) // 1440]


def _moment(what: str) -> Field:
    def moment(period: Period, draw: Draw) -> str:
        day, minute = divmod(period.minute(what, draw), 1440)
        return f"{_DAYS[day]}T{TWO_DIGITS[minute // 60]}:{TWO_DIGITS[minute % 60]}:{TWO_DIGITS[day % 60]}Z"

    return moment


# ---------------------------------------------------------------- things of no known kind


class Thing:
    """Something of which only the name is known; a slug, where nothing tells what it is the name of."""

    __slots__ = ("name",)

    def __init__(self, draw: Draw, name: str = "") -> None:
        self.name = name or pick(draw, POOLS["slug"])


_TOPICS = (
    ("person", frozenset({"first_name", "last_name", "gender", "job", "title", "middle_name"})),
    ("@vehicle", frozenset({"make", "model"})),
    ("company", frozenset({"industry", "url", "domain", "handle"})),
    ("product", frozenset({"sku", "price", "category"})),
    ("@project", frozenset({"git", "version", "repo", "image", "scoped", "issues", "license"})),
    ("person", frozenset({"email", "phone", "username", "work_email", "about"})),
    ("place", frozenset({"latitude", "longitude", "coordinates", "street", "postal_code", "address"})),
)
_POOLED = {"place": "place_name", "dish": "recipe"}
"""Topics whose names are drawn from a pool."""


def topic_of(shown: Mapping[str, set[str]], about: Collection[str]) -> str | None:
    """What the bare `name` of an object is the name of, by the entities it shows and what its other fields are about."""
    for key, fields in _TOPICS:
        if key in about or not fields.isdisjoint(shown.get(key, ())):
            return key
    return next(iter(sorted(about)), None)


def name_field(topic: str, shown: Collection[str]) -> str | None:
    """The field of the topic's entity that the bare `name` shows; None for a topic that is no entity.

    Beside a last name it is the first one, and the other way round.
    """
    if topic in _POOLED:
        return None
    if topic == "person" and ("first_name" in shown) != ("last_name" in shown):
        return "first_name" if "last_name" in shown else "last_name"
    return "name"


def pooled_name(topic: str | None) -> Callable[[Draw], Thing]:
    """Makes the thing that a topic without an entity names; a thing of its own where there is no topic."""
    pool = _POOLED.get(topic or "")
    return Thing if pool is None else lambda draw: Thing(draw, pick(draw, draw.speech.pools[pool]))


class Vehicle:
    """A car of a real make and model."""

    __slots__ = ("fuel", "make", "model")

    def __init__(self, draw: Draw) -> None:
        self.make, self.model, fuels = pick(draw, _VEHICLES)
        self.fuel = pick(draw, fuels)


_VEHICLES = tuple(
    (make, model, tuple(fuels.split("/")))
    for make, model, fuels in (
        ("Volkswagen", "Golf", "petrol/diesel"), ("Toyota", "Corolla", "petrol/hybrid"), ("Ford", "Transit", "diesel"),
        ("Renault", "Kangoo", "diesel/electric"), ("Fiat", "Strada", "petrol"), ("Tesla", "Model 3", "electric"),
        ("Honda", "Civic", "petrol/hybrid"), ("BMW", "X3", "diesel/petrol"), ("Hyundai", "Kona", "electric/hybrid"),
        ("Peugeot", "208", "petrol/electric"), ("Seat", "Ibiza", "petrol"), ("Chevrolet", "Onix", "petrol"),
    )
)  # fmt: skip


# ---------------------------------------------------------------- more of the known kinds


@cache
def _winter_offset(zone: str) -> str:
    text = datetime(2026, 1, 15, tzinfo=zoneinfo.ZoneInfo(zone)).strftime("%z")
    return f"{text[:3]}:{text[3:]}"


def _personal_title(person: Person, draw: Draw) -> str:
    woman, man = draw.speech.titles["doctor" if draw.random() < 0.15 else "plain"]
    if woman == man:
        return woman
    return woman if ENTITIES["person"].fields["gender"](person, draw) == "female" else man


def _age(person: Person, draw: Draw) -> int:
    """The age at the end of 2025, by the person's date of birth."""
    return 2025 - int(birth_date_of(person, draw)[:4])


def _about_person(person: Person, draw: Draw) -> str:
    job = ENTITIES["person"].fields["job"](person, draw)
    return draw.speech.biography.format(
        name=f"{person.first.text} {person.last_text}",
        job=job,
        small=job.lower(),
        interest=pick(draw, draw.speech.interests),
    )


def _about_company(company: Company, draw: Draw) -> str:
    return draw.speech.firm.format(
        name=company.name,
        industry=draw.speech.industries[company.trade][1],
        market=pick(draw, draw.speech.markets),
    )


def _coordinates(place: Place, draw: Draw) -> str:
    fields = ENTITIES["place"].fields
    return f"{fields['latitude'](place, draw)},{fields['longitude'](place, draw)}"


_QUARTERS = {
    "US": ("Riverside", "Old Town", "Capitol Hill", "Midtown", "Lakeview", "Greenwood"),
    "BR": ("Centro", "Vila Nova", "Jardim América", "Boa Vista", "Santa Cecília", "São José"),
    "ES": ("Centro", "Ensanche", "Casco Viejo", "La Paz", "San Antonio", "El Carmen"),
    "DE": ("Altstadt", "Nordstadt", "Südstadt", "Weststadt", "Neustadt", "Ostviertel"),
    "FR": ("Centre-ville", "Saint-Michel", "Les Chartrons", "Bellevue", "La Gare", "Saint-Jean"),
}

MORE_FIELDS: Mapping[str, Mapping[str, Field]] = {
    "person": {
        "middle_name": lambda _, draw: pick(draw, draw.world.first_names).text,
        "phone_e164": lambda person, draw: ENTITIES["person"].fields["phone"](person, draw)[1],
        "age": _age,
        "initials": lambda person, _: f"{person.first.text[0]}{person.last_text[0]}",
        "title": _personal_title,
        "about": _about_person,
        "site": lambda person, _: f"https://{person.first.ascii}{person.last_ascii}.com",
        "handle_at": lambda person, _: f"{person.first.ascii}_{person.last_ascii}",
    },
    "place": {
        "number": lambda _, draw: str(1 + int(draw.random() ** 2 * 180)),
        "offset": lambda place, _: _winter_offset(place.city.zone),
        "coordinates": _coordinates,
        "neighborhood": lambda place, draw: pick(draw, _QUARTERS[place.country.code]),
        "town": lambda place, _: f"{place.city.name}, {place.city.state_code if place.country.code == 'US' else place.country.name}",
    },
    "product": {
        "color": lambda _, draw: CODES["color_name"](draw),
        "description": lambda product, draw: f"{product.name.partition(' ')[2]} {pick(draw, draw.speech.praise)}.",
    },
    "company": {
        "url": lambda company, _: f"https://www.{company.domain}",
        "handle": lambda company, _: slug(company.domain.partition(".")[0]),
        "description": _about_company,
    },
}  # fmt: skip
"""Fields of the kinds of hints that only names lead to."""

INFERRED: Mapping[str, Kind] = {
    **DEVELOPMENT,
    "@period": Kind(
        make=Period,
        fields={
            **{what: _moment(what) for what in _AFTER},
            **{f"{what}_date": _date(what) for what in _AFTER},
        },
        naming=frozenset([*_AFTER, *(f"{what}_date" for what in _AFTER)]),
    ),
    "@vehicle": Kind(
        make=Vehicle,
        fields={
            "make": lambda vehicle, _: vehicle.make,
            "model": lambda vehicle, _: vehicle.model,
            "name": lambda vehicle, _: f"{vehicle.make} {vehicle.model}",
            "fuel": lambda vehicle, _: vehicle.fuel,
        },
        naming=frozenset({"make", "model", "name"}),
    ),
    THING: Kind(make=Thing, fields={"name": lambda thing, _: thing.name}, naming=frozenset({"name"})),
}
"""Kinds of entities beside those of the hints."""
