"""Entities: things whose fields agree with one another, however many of them a record shows.

An entity is drawn when an object that shows one of its fields begins.
`ENTITIES` is the vocabulary of the ``kind.field`` hints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.codes import CODES
from edgejson.values.draw import Draw, pick
from edgejson.values.locales import slug, world

__all__ = [
    "COMPANY_AROUND",
    "EMPLOYER",
    "ENTITIES",
    "STATELESS",
    "Company",
    "Field",
    "Kind",
    "Person",
    "Place",
    "birth_date_of",
]

EMPLOYER = "@employer"
"""Scope key of the company that the object under construction shows itself; its people have its e-mail domain."""
COMPANY_AROUND = "@company"
"""Scope key of the nearest company above, however many arrays lie between; staff have its e-mail domain."""

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
    """A person; name, username and e-mail address are made of the same two names.

    What few records show is worked out when it is first asked for.
    """

    __slots__ = (
        "born",
        "domain",
        "email",
        "first",
        "gender",
        "job",
        "last_ascii",
        "last_text",
        "number",
        "phone",
        "style",
    )

    def __init__(self, draw: Draw) -> None:
        random, world = draw.random, draw.world
        self.first = pick(draw, world.first_names)
        last = pick(draw, world.last_names)
        self.last_text, self.last_ascii = last.text, last.ascii
        if world.locale == "es_ES":  # two surnames, the first one leads
            self.last_text = f"{last.text} {pick(draw, world.last_names).text}"
        self.number = int(random() * 100)
        self.style = int(random() * 5)
        firm = draw.scope.get(EMPLOYER)
        self.domain: str = firm.domain if firm is not None else ""
        self.email = self.gender = self.job = self.born = ""
        self.phone: tuple[str, ...] = ()


_HANDLES: tuple[Callable[[str, str, int], str], ...] = (
    lambda a, b, _: f"{a}.{b}",
    lambda a, b, _: f"{a[0]}{b}",
    lambda a, _, number: f"{a}{number:02d}",
    lambda a, b, _: f"{a}_{b}",
    lambda a, b, number: f"{a}{b[0]}{number}",
)
_MAIL_NAMES: tuple[Callable[[str, str, int], str], ...] = (
    lambda a, b, _: f"{a}.{b}",
    lambda a, b, _: f"{a[0]}.{b}",
    lambda a, b, number: f"{a}{b[0]}{number}",
    lambda a, b, number: f"{a}.{b}{number}",
    lambda a, b, _: f"{b}.{a}",
)


def _handle(person: Person, _: Draw) -> str:
    return _HANDLES[person.style](person.first.ascii, person.last_ascii, person.number)


def _email(person: Person, draw: Draw) -> str:
    if not person.email:
        name = _MAIL_NAMES[person.style](person.first.ascii, person.last_ascii, person.number)
        person.email = f"{name}@{person.domain or pick(draw, draw.world.domains)}"
    return person.email


def _work_email(person: Person, draw: Draw) -> str:
    """The address at the company around the person; at another one, where there is none."""
    firm = draw.scope.get(COMPANY_AROUND)
    if firm is not None and not person.domain:
        person.domain = firm.domain
    return _email(person, draw)


def _gender(person: Person, draw: Draw) -> str:
    """The one that the first name is given to; either, where it is given to both."""
    if not person.gender:
        person.gender = person.first.gender or pick(draw, ("female", "male"))
    return person.gender


def birth_date_of(person: Person, draw: Draw) -> str:
    """The day the person was born on; the same whenever it is asked for."""
    if not person.born:
        person.born = CODES["birth_date"](draw)
    return person.born


def _birth_date(draw: Draw) -> str:
    person = draw.scope.get("person")
    return birth_date_of(person, draw) if person is not None else CODES["birth_date"](draw)


class Place:
    """An address in a real city, within some three kilometres of its centre."""

    __slots__ = ("city", "country", "point", "postal", "street")

    def __init__(self, draw: Draw) -> None:
        self.country = draw.world.country
        self.city = pick(draw, self.country.cities)
        self.postal = self.street = ""
        self.point: tuple[float, float] | None = None


def _postal_code(place: Place, draw: Draw) -> str:
    if not place.postal:
        low, high = place.city.postal
        place.postal = draw.world.postal(draw, low + int(draw.random() * (high - low + 1)))
    return place.postal


def _street(place: Place, draw: Draw) -> str:
    if not place.street:
        place.street = draw.world.street(draw)
    return place.street


def _point(place: Place, draw: Draw) -> tuple[float, float]:
    if place.point is None:
        city, random = place.city, draw.random
        place.point = (
            round(city.latitude + (random() - 0.5) * 0.05, 5),
            round(city.longitude + (random() - 0.5) * 0.05, 5),
        )
    return place.point


def _address(place: Place, draw: Draw) -> str:
    city = place.city
    return draw.world.address(_street(place, draw), city.name, city.state_code, _postal_code(place, draw))


class Company:
    """An invented company with the domain its name suggests; its `trade` is the English name of its industry."""

    __slots__ = ("domain", "mailbox", "name", "phone", "trade")

    def __init__(self, draw: Draw) -> None:
        world = draw.world
        self.trade, nouns = pick(draw, world.trades)
        name, noun = pick(draw, world.last_names), pick(draw, nouns)
        self.name = world.company_name(draw, name.text, noun)
        self.domain = f"{name.ascii}{_noun_in_domain(noun)}{pick(draw, world.tlds)}"
        self.mailbox = ""
        self.phone: tuple[str, ...] = ()


_noun_in_domain = cache(slug)


def _office(company: Company, draw: Draw) -> str:
    if not company.mailbox:
        company.mailbox = pick(draw, _MAILBOXES)
    return f"{company.mailbox}@{company.domain}"


class Product:
    """An article of a shop, at a price such an article has."""

    __slots__ = ("category", "name", "price", "sku")

    def __init__(self, draw: Draw) -> None:
        random = draw.random
        good = pick(draw, draw.speech.goods)
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
        locale = draw.speech.locale
        person.job = pick(draw, (draw.world if draw.world.locale == locale else world(locale)).jobs)
    return person.job


ENTITIES: Mapping[str, Kind] = {
    "person": Kind(
        make=Person,
        fields={
            "name": lambda person, _: f"{person.first.text} {person.last_text}",
            "first_name": _got("first.text"),
            "last_name": _got("last_text"),
            "gender": _gender,
            "username": _handle,
            "email": _email,
            "work_email": _work_email,
            "phone": _phone,
            "job": _job,
        },
        naming=frozenset({"name", "first_name", "last_name"}),
        styles=frozenset({"phone"}),
    ),
    "place": Kind(
        make=Place,
        fields={
            "street": _street,
            "city": _got("city.name"),
            "state": _got("city.state"),
            "state_code": _got("city.state_code"),
            "postal_code": _postal_code,
            "country": _got("country.name"),
            "country_code": _got("country.code"),
            "timezone": _got("city.zone"),
            "latitude": lambda place, draw: _point(place, draw)[0],
            "longitude": lambda place, draw: _point(place, draw)[1],
            "address": _address,
        },
        naming=frozenset({"city", "street", "address", "postal_code"}),
    ),
    "company": Kind(
        make=Company,
        fields={
            "name": _got("name"),
            "domain": _got("domain"),
            "email": _office,
            "phone": _phone,
            "industry": lambda company, draw: draw.speech.industries[company.trade][0],
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
    "code": {**CODES, "birth_date": _birth_date},
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
