"""Producers of the fields that only property names lead to: their kinds begin with ``@`` and are no part of the hints.

``@pool.branch`` is drawn from a list, ``@dev.iban`` and ``@web.api`` are made; some kinds carry words of the schema in
the place of a field: ``@said.circle|square`` (values that a description lists), ``@lit.asc|desc``, ``@id.user``,
``@arn.role_arn``, ``@named.release channel``, ``@series.station``, ``@number.port`` (a number in a text).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from edgejson.values import texts
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.formats import TEMPORAL, temporal
from edgejson.values.languages.english import SPEECH as ENGLISH
from edgejson.values.names import number_by_name, number_field_by_name
from edgejson.values.naming.pools import POOLS
from edgejson.values.numbers import lattice
from edgejson.values.technical import ADDRESSES, TECHNICAL, arn, cloud_id, identifier_of

__all__ = ["ABOUT", "about", "inferred_producer"]

ABOUT = "@about:"
"""Begins the keys of uses that open nothing: they tell what an object is about."""

_ABOUT = {
    field: topic
    for topic, fields in {
        "person": "code.birth_date @pool.blood_type @pool.nationality @pool.marital_status @dev.cpf @dev.ssn",
        "company": "@pool.legal_form @dev.tax_id @dev.cnpj @dev.registration @pool.stock_symbol",
        "product": "@pool.brand @dev.ean",
        "@project": "code.version code.license @pool.main_file @pool.types_file @pool.version_range",
        "@vehicle": "@dev.vin @dev.plate",
        "dish": "@pool.cuisine @pool.ingredient",
    }.items()
    for field in fields.split()
}


def about(name: str) -> tuple[tuple[str, str], ...]:
    """What a field says of the object that shows it, as a use that opens nothing."""
    kind, _, parts = name.partition(".")
    topic = parts.split("|")[3] if kind == "@whole" else _ABOUT.get(name, "")
    return ((f"{ABOUT}{topic}", ""),) if topic else ()


def inferred_producer(kind: str, field: str) -> Producer | None:
    """The producer of a field of one of the kinds; None when there is none of that name."""
    make = _KINDS.get(kind)
    return None if make is None else make(field)


def _pool(name: str) -> Producer | None:
    if name in ENGLISH.pools:
        return lambda draw: pick(draw, draw.speech.pools[name])
    return _choice(POOLS[name]) if name in POOLS else None


def _choice(values: tuple[str, ...]) -> Producer:
    count = len(values)
    return lambda draw: values[int(draw.random() * count)]


def _listed(text: str) -> Producer:
    return _choice(tuple(text.split("|")))


def _numbers(text: str) -> Producer:
    numbers = [float(number) for number in text.split("|")]
    values = [int(number) if number.is_integer() else number for number in numbers]
    return lambda draw: pick(draw, values)


def _number_text(name: str) -> Producer | None:
    listed = number_field_by_name(name)
    plausible = number_by_name(name)
    if listed is not None and listed.startswith("@number_of."):
        number: Producer = _numbers(listed.partition(".")[2])
    elif plausible is not None:
        number = lattice(plausible.low, plausible.high, decimals=plausible.decimals or 0, skew=plausible.skew)
    else:
        return None
    return lambda draw: str(number(draw))


def _identifier(role: str) -> Producer:
    return identifier_of(role, zlib.crc32(role.encode()) % 4)


def _named(words: str) -> Producer:
    """A plain word that qualifies nearly everything, or such a word before what the property is called."""
    plain, adjectives = POOLS["plain_word"], POOLS["plain_adjective"]
    noun = " ".join(words.split()[-2:])
    if len(noun) > 24 or _NO_NOUN.search(noun):
        return _choice(plain)

    def produce(draw: Draw) -> str:
        return pick(draw, plain) if draw.random() < 0.6 else f"{pick(draw, adjectives)} {noun}"

    return produce


_NO_NOUN = re.compile(
    r"\d|\b\w{1,2}\b|\b(from|with|for|only|json|all|then|not|any|each|apply|delete|extend|global)$|(ed|ing|ly|able|ive)$"
)
"""Names that make no sense after an adjective."""


def _series(words: str) -> Producer:
    """A proper name before the common one: ``Kestrel station``."""
    names = POOLS["proper_name"]
    return lambda draw: f"{pick(draw, names)} {words}"


def _moment(form: str) -> Producer | None:
    return temporal(form) if form in TEMPORAL else None


def _whole(text: str) -> Producer:
    """Whole numbers of a range that a schema declares as any numbers: ``@whole.1|12|low|``, with the topic last."""
    low, high, skew, _ = text.split("|")
    return lattice(int(low), int(high), decimals=0, skew=skew or None)


_TEXT: dict[str, Producer] = {"description": texts.description}

_KINDS: dict[str, Callable[[str], Producer | None]] = {
    "@pool": _pool,
    "@dev": TECHNICAL.get,
    "@web": ADDRESSES.get,
    "@text": _TEXT.get,
    "@said": _listed,
    "@lit": _listed,
    "moment": _moment,
    "@whole": _whole,
    "@number_of": _numbers,
    "@number": _number_text,
    "@id": _identifier,
    "@arn": arn,
    "@aws": cloud_id,
    "@named": _named,
    "@series": _series,
}
