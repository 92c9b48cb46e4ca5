"""Entities: things whose fields agree with one another, however many of them a record shows.

An entity is drawn when an object that shows one of its fields begins.
`ENTITIES` is the vocabulary of the ``kind.field`` hints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.codes import CODES
from edgejson.values.draw import Draw, pick
from edgejson.values.goods import GOODS
from edgejson.values.locales import slug

__all__ = ["EMPLOYER", "ENTITIES", "STATELESS", "Kind"]

EMPLOYER = "@employer"
"""Scope key of the company that the object under construction shows itself; its people have its e-mail domain."""

Field = Callable[[Any, Draw], Any]
"""From an entity and the state of the sample to a value; a field with styles gives the tuple of its writings."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity.

    `naming` fields say which one it is: an object that shows one of them has an entity of its own, one that shows only
    others is about its parent's.  `styles` are fields with several ways of writing, for a `pattern` to choose from.
    """

    make: Callable[[Draw], Any]
    fields: Mapping[str, Field]
    naming: frozenset[str]
    styles: frozenset[str] = frozenset()


class Person:
    """A person; name, username and e-mail address are made of the same two names."""

    __slots__ = ("domain", "email", "first", "handle", "job", "last_ascii", "last_text", "phone")

    def __init__(self, draw: Draw) -> None:
        random, world = draw.random, draw.world
        self.first = first = pick(draw, world.first_names)
        last = pick(draw, world.last_names)
        self.last_text, self.last_ascii = last.text, last.ascii
        if world.locale == "es_ES":  # two surnames, the first one leads
            self.last_text = f"{last.text} {pick(draw, world.last_names).text}"
        number = int(random() * 100)
        firm = draw.scope.get(EMPLOYER)
        self.domain = firm.domain if firm is not None else pick(draw, world.domains)
        style = int(random() * 5)
        a, b = first.ascii, self.last_ascii
        self.handle = (f"{a}.{b}", f"{a[0]}{b}", f"{a}{number:02d}", f"{a}_{b}", f"{a}{b[0]}{number}")[style]
        self.email = (
            f"{(f'{a}.{b}', f'{a[0]}.{b}', f'{a}{b[0]}{number}', f'{a}.{b}{number}', f'{b}.{a}')[style]}@{self.domain}"
        )
        self.phone: tuple[str, ...] = ()
        self.job = ""


class Place:
    """An address in a real city, within some three kilometres of its centre."""

    __slots__ = ("city", "country", "latitude", "longitude", "postal", "street")

    def __init__(self, draw: Draw) -> None:
        world = draw.world
        self.country = world.country
        self.city = city = pick(draw, self.country.cities)
        low, high = city.postal
        self.postal = world.postal(draw, low + int(draw.random() * (high - low + 1)))
        self.street = world.street(draw)
        self.latitude = round(city.latitude + (draw.random() - 0.5) * 0.05, 5)
        self.longitude = round(city.longitude + (draw.random() - 0.5) * 0.05, 5)


def _address(place: Place, draw: Draw) -> str:
    return draw.world.address(place.street, place.city.name, place.city.state_code, place.postal)


class Company:
    """An invented company with the domain its name suggests."""

    __slots__ = ("domain", "email", "industry", "name", "phone")

    def __init__(self, draw: Draw) -> None:
        world = draw.world
        self.industry, nouns = pick(draw, world.trades)
        name, noun = pick(draw, world.last_names), pick(draw, nouns)
        self.name = world.company_name(draw, name.text, noun)
        self.domain = f"{name.ascii}{slug(noun)}{pick(draw, world.tlds)}"
        self.email = f"{pick(draw, _MAILBOXES)}@{self.domain}"
        self.phone: tuple[str, ...] = ()


class Product:
    """An article of a shop, at a price such an article has."""

    __slots__ = ("category", "name", "price", "sku")

    def __init__(self, draw: Draw) -> None:
        random = draw.random
        good = pick(draw, GOODS)
        self.category = good.category
        self.name = f"{pick(draw, _SERIES)} {good.noun}"
        whole = good.low + int(random() * random() * (good.high - good.low))
        self.price = whole + pick(draw, (0.99, 0.95, 0.49, 0.5, 0.0, 0.9, 0.25, 0.79))
        self.sku = (
            f"{good.code}-{1000 + int(random() * 9000)}-{_LETTERS[int(random() * 24)]}{_LETTERS[int(random() * 24)]}"
        )


_MAILBOXES = ("info", "sales", "office", "contact", "support", "billing")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_SERIES = (
    "Aurora", "Northwind", "Solstice", "Meridian", "Halden", "Verano", "Kestrel", "Lumen", "Basalt", "Cirrus", "Juno",
    "Orrin", "Tavira", "Vesper", "Alder", "Brisa", "Corvo", "Delta", "Fjord", "Granite", "Harbor", "Indigo", "Jasper",
    "Linden", "Marlow", "Nimbus", "Onyx", "Pavo", "Quill", "Ridge", "Sable", "Tundra", "Umbra", "Willow", "Zephyr",
)  # fmt: skip


def _price(product: Product, _: Draw) -> Json:
    price = round(product.price, 2)
    return int(price) if price.is_integer() else price


def _got(attribute: str) -> Field:
    getter = attrgetter(attribute)
    return lambda entity, _: getter(entity)


def _phone(holder: Person | Company, draw: Draw) -> tuple[str, ...]:
    """The number in every style; worked out when first asked for, most records show none."""
    if not holder.phone:
        holder.phone = draw.world.phone(draw)
    return holder.phone


def _job(person: Person, draw: Draw) -> str:
    if not person.job:
        person.job = pick(draw, draw.world.jobs)
    return person.job


ENTITIES: Mapping[str, Kind] = {
    "person": Kind(
        make=Person,
        fields={
            "name": lambda person, _: f"{person.first.text} {person.last_text}",
            "first_name": _got("first.text"),
            "last_name": _got("last_text"),
            "username": _got("handle"),
            "email": _got("email"),
            "phone": _phone,
            "job": _job,
        },
        naming=frozenset({"name", "first_name", "last_name"}),
        styles=frozenset({"phone"}),
    ),
    "place": Kind(
        make=Place,
        fields={
            "street": _got("street"),
            "city": _got("city.name"),
            "state": _got("city.state"),
            "state_code": _got("city.state_code"),
            "postal_code": _got("postal"),
            "country": _got("country.name"),
            "country_code": _got("country.code"),
            "timezone": _got("city.zone"),
            "latitude": _got("latitude"),
            "longitude": _got("longitude"),
            "address": _address,
        },
        naming=frozenset({"city", "street", "address", "postal_code"}),
    ),
    "company": Kind(
        make=Company,
        fields={
            "name": _got("name"),
            "domain": _got("domain"),
            "email": _got("email"),
            "phone": _phone,
            "industry": _got("industry"),
        },
        naming=frozenset({"name"}),
        styles=frozenset({"phone"}),
    ),
    "product": Kind(
        make=Product,
        fields={"name": _got("name"), "category": _got("category"), "sku": _got("sku"), "price": _price},
        naming=frozenset({"name", "sku"}),
    ),
}
"""Kinds with memory: one of each per object."""

STATELESS: Mapping[str, Mapping[str, Callable[[Draw], Any]]] = {
    "internet": {name: CODES[name] for name in ("url", "hostname", "domain", "ipv4", "ipv6", "mac", "user_agent")},
    "code": CODES,
    "text": {
        "word": texts.word,
        "key": texts.key_word,
        "phrase": texts.phrase,
        "title": texts.title,
        "sentence": texts.sentence,
        "paragraph": texts.paragraph,
    },
}
"""Kinds whose fields are independent of one another."""
