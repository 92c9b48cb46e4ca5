"""What kind of thing a field is, judged from its schema, its hint and its name; and how to call it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from edgejson.types import Json
from edgejson_teachers.templates.forms import Slot

__all__ = ["Trait", "kind_of_value", "noun_of", "trait_of"]

_ACRONYMS = {
    "id": "ID", "ids": "IDs", "url": "URL", "uri": "URI", "sku": "SKU", "ip": "IP", "bmi": "BMI", "icd10": "ICD-10",
    "http": "HTTP", "api": "API", "cpu": "CPU", "gpu": "GPU", "iban": "IBAN", "vat": "VAT", "gps": "GPS", "mac": "MAC",
    "iot": "IoT", "npi": "NPI", "ssl": "SSL", "tls": "TLS", "mqtt": "MQTT", "rssi": "RSSI", "cc": "CC", "bcc": "BCC",
    "ui": "UI", "kpi": "KPI", "usd": "USD", "eur": "EUR", "isbn": "ISBN", "ean": "EAN", "swift": "SWIFT",
}  # fmt: skip
_UNITS = {
    "seconds": "seconds", "minutes": "minutes", "hours": "hours", "days": "days", "weeks": "weeks", "months": "months",
    "years": "years", "ms": "ms", "milliseconds": "milliseconds", "kg": "kg", "cm": "cm", "mm": "mm", "km": "km",
    "m": "m", "lbs": "lbs", "celsius": "°C", "bytes": "bytes", "kb": "KB", "mb": "MB", "gb": "GB", "mmhg": "mmHg",
    "bpm": "bpm", "hz": "Hz", "dbm": "dBm", "watts": "watts", "volts": "volts", "pixels": "pixels", "meters": "m",
    "kwh": "kWh",
}  # fmt: skip
_PARTICIPLES = frozenset({"sent", "paid", "read", "made", "built", "held", "found", "sold", "bought", "born", "run"})
_NOUNS = {
    "expires at": "expiry",
    "starts at": "start",
    "ends at": "end",
    "snapshot at": "snapshot time",
    "assigned to": "assignee",
    "created by": "creator",
    "ordered by": "orderer",
    "from": "sender",
    "to": "recipients",
}
_FORMATS = {
    "date": "date", "date-time": "moment", "time": "time", "email": "email", "idn-email": "email", "uuid": "identifier",
    "uri": "url", "url": "url", "uri-reference": "url", "hostname": "identifier", "ipv4": "identifier",
    "ipv6": "identifier",
}  # fmt: skip
_HINTS = {
    "person.name": "person", "person.first_name": "person", "person.last_name": "person", "person.email": "email",
    "person.phone": "phone", "company.name": "organisation", "company.email": "email", "company.phone": "phone",
    "product.name": "product", "product.sku": "identifier", "internet.url": "url", "person.username": "identifier",
}  # fmt: skip
_IDENTIFYING = frozenset(
    (
        "id", "number", "code", "sku", "key", "reference", "ref", "token", "hash", "serial", "isbn",
    )
)  # fmt: skip
_MONEY = frozenset(
    (
        "amount", "price", "total", "subtotal", "cost", "fee", "fees", "tax", "balance", "revenue", "budget",
        "salary", "spend", "profit", "discount", "shipping", "refund", "refunds", "paid", "due", "charge",
        "deposit", "payment",
    )
)  # fmt: skip
_PLACES = frozenset(
    (
        "city", "country", "state", "street", "address", "region", "county", "province", "district", "location",
    )
)  # fmt: skip
_PEOPLE = frozenset(
    (
        "customer", "patient", "attendee", "reviewer", "physician", "provider", "doctor", "contact", "employee",
        "manager", "user", "client", "author", "sender", "recipient", "owner", "assignee", "agent", "organizer",
        "host", "guest", "speaker", "holder",
    )
)  # fmt: skip
_PLAIN_NUMBERS = frozenset(
    (
        "id", "code", "port", "number", "zip", "pid", "year",
    )
)  # fmt: skip
_STATES = frozenset(
    (
        "active", "available", "anonymous", "public", "private", "taxable", "featured", "valid", "online",
        "optional", "visible", "fasting", "recurring",
    )
)  # fmt: skip
_CONTAINERS = (dict, list)
_PROSE_WORDS = 6
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+|[^\W\d_a-zA-Z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Trait:
    """What is true of a place in a schema whatever the record.

    `label` is what a text calls it (the member name itself where that is data); `noun` names one item of an array;
    `unit` follows its numbers; `participle` is set for "created_at" and its like; `head` and `tail` split the label of
    a boolean into what it is about and what is said of it; `words` are what patterns take for their slots.
    """

    name: str
    kind: str
    label: str
    noun: str
    copula: str
    words: tuple[str, ...]
    unit: str = ""
    participle: str = ""
    head: str = ""
    tail: str = ""
    choices: tuple[str, ...] | None = None
    whole: bool = False
    is_currency: bool = False

    @property
    def role(self) -> str:
        """The kind of patterns that say a value of this trait, where the value itself does not call for others."""
        if self.kind == "flag":
            return ("state" if self.head else "adjective") if self.tail else "flag"
        if self.kind in ("count", "measure") and self.copula == "are" and not self.unit:
            return "plural"
        return "event" if self.participle else self.kind


def trait_of(name: str, schema: Mapping[str, Json], value: Json, *, declared: bool) -> Trait:
    """The trait of the place called `name` that `schema` governs and where `value` was seen."""
    words = [_ACRONYMS.get(word.lower(), word.lower()) for word in _WORD.findall(name)]
    kind = _kind(words, schema, value)
    unit = ""
    if kind in ("count", "measure", "percent") and len(words) > 1 and words[-1].lower() in _UNITS and declared:
        unit = _UNITS[words[-1].lower()]
        words = words[:-1]
    if kind == "flag" and len(words) > 1 and words[0] in ("is", "has", "was", "are"):
        words = words[1:]
    if kind == "person" and len(words) > 1 and words[-1] == "name" and declared:
        words = words[:-1]
    participle = _participle(words) if kind in ("date", "moment") and declared else ""
    label = " ".join(words) if declared and words else name
    if declared:
        label = _NOUNS.get(label) or (label.removesuffix(" at") if kind == "moment" and not participle else label)
    head, tail = _split(words) if kind == "flag" and declared else ("", "")
    noun = _singular(label)
    plural = _is_plural(head.split() if head else words)
    enum = schema.get("enum")
    return Trait(
        name=name,
        kind=kind,
        label=label,
        noun=noun,
        copula="are" if plural else "is",
        words=_words(label, noun, head, tail, participle, plural=plural),
        unit=unit,
        participle=participle,
        head=head,
        tail=tail,
        choices=tuple(str(choice) for choice in enum if isinstance(choice, str)) if isinstance(enum, list) else None,
        whole=schema.get("type") == "integer",
        is_currency=bool(words) and words[0].lower() == "currency",
    )


def _words(label: str, noun: str, head: str, tail: str, participle: str, *, plural: bool) -> tuple[str, ...]:
    """The words that a pattern may use for a field, at the places that `Slot` gives them."""
    vowel = label[:1].lower() in "aeio" or label[:2] in ("IP", "ID", "MA")
    words = {
        Slot.LABEL: label,
        Slot.ARTICLE: "" if plural else "an " if vowel else "a ",
        Slot.COPULA: "are" if plural else "is",
        Slot.WAS: "were" if plural else "was",
        Slot.S: "" if plural else "s",
        Slot.HEAD: head,
        Slot.TAIL: tail,
        Slot.PARTICIPLE: participle,
        Slot.NOUN: noun,
    }
    return tuple(words[slot] for slot in sorted(words))


def kind_of_value(kind: str, value: Json) -> str:
    """The kind of this very value: nulls, empties and running text show only there."""
    if value is None:
        return "null"
    if isinstance(value, str):
        if kind in ("text", "product") and (value.count(" ") >= _PROSE_WORDS - 1 or "\n" in value):
            return "prose"
        return kind if value else "empty"
    return "empty" if isinstance(value, _CONTAINERS) else kind


def _kind(words: list[str], schema: Mapping[str, Json], value: Json) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float):
        return _numeric_kind(words, schema)
    if not isinstance(value, str):
        return "text"
    if isinstance(schema.get("enum"), list):
        return "enum"
    stated = _FORMATS.get(str(schema.get("format"))) or _HINTS.get(str(schema.get("x-value")))
    return stated or _named_kind([word.lower() for word in words])


def _named_kind(words: list[str]) -> str:
    last = words[-1] if words else ""
    if "email" in words:
        return "email"
    if "phone" in words:
        return "phone"
    if last in _IDENTIFYING or "id" in words:
        return "identifier"
    if last in _PEOPLE or (last == "name" and (len(words) == 1 or words[-2] in _PEOPLE)):
        return "person"
    if last in _PLACES:
        return "place"
    return "product" if last in ("name", "title") else "text"


def _numeric_kind(words: list[str], schema: Mapping[str, Json]) -> str:
    names = {word.lower() for word in words}
    if names & {"rate", "ratio", "score"}:
        return "measure"
    if names & {"percent", "percentage", "pct"}:
        return "percent"
    if "age" in names and len(words) == 1:
        return "age"
    if words and words[-1].lower() in _PLAIN_NUMBERS:
        return "number"
    if schema.get("type") == "integer":
        return "count"
    return "money" if names & _MONEY else "measure"


def _participle(words: list[str]) -> str:
    """``created at`` -> "created", ``last seen`` -> "last seen"; empty for plain nouns."""
    if len(words) > 1 and words[-1] in ("at", "on") and (words[-2].endswith(("ed", "en")) or words[-2] in _PARTICIPLES):
        return " ".join(words[:-1])
    if len(words) == 2 and words[0] == "last" and words[1].endswith(("ed", "en")):
        return " ".join(words)
    return ""


def _split(words: list[str]) -> tuple[str, str]:
    """``notifications enabled`` -> ("notifications", "enabled"); ``in stock`` -> ("", "in stock")."""
    if words and words[0] in ("in", "on", "under", "out"):
        return "", " ".join(words)
    if words and (words[-1].endswith("ed") or words[-1] in _STATES or words[-1] in ("read", "on", "paid", "sent")):
        return " ".join(words[:-1]), words[-1]
    return "", ""


def _singular(label: str) -> str:
    if label.endswith("ies") and len(label) > 4:
        return f"{label[:-3]}y"
    if label.endswith(("sses", "xes", "ches", "shes")):
        return label[:-2]
    return label[:-1] if label.endswith("s") and not label.endswith(("ss", "us", "is")) else label


def _is_plural(words: list[str]) -> bool:
    last = words[-1].lower() if words else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in ("gps", "sms")


def noun_of(name: str) -> str:
    """A title or name as the noun of a sentence: small letters, known acronyms kept, plurals made countable.

    >>> noun_of("Meeting Notes"), noun_of("iot_device_network")
    ('set of meeting notes', 'IoT device network')
    """
    words = [_ACRONYMS.get(word.lower(), word.lower()) for word in name.replace("_", " ").split()]
    noun = " ".join(words)
    return f"set of {noun}" if _is_plural(words) else noun
