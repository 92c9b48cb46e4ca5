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
    "roas": "ROAS", "roi": "ROI", "seo": "SEO", "crm": "CRM", "aml": "AML", "kyc": "KYC", "ssn": "SSN", "pin": "PIN",
    "utc": "UTC", "dns": "DNS", "vpn": "VPN", "tcp": "TCP", "udp": "UDP", "ssh": "SSH", "html": "HTML", "xml": "XML",
    "json": "JSON", "csv": "CSV", "pdf": "PDF", "sql": "SQL", "ram": "RAM", "usb": "USB", "sms": "SMS", "faq": "FAQ",
}  # fmt: skip
_UNITS = {
    "seconds": "seconds", "minutes": "minutes", "hours": "hours", "days": "days", "weeks": "weeks", "months": "months",
    "years": "years", "ms": "ms", "milliseconds": "milliseconds", "kg": "kg", "cm": "cm", "mm": "mm", "km": "km",
    "m": "m", "lbs": "lbs", "celsius": "°C", "bytes": "bytes", "kb": "KB", "mb": "MB", "gb": "GB", "mmhg": "mmHg",
    "bpm": "bpm", "hz": "Hz", "dbm": "dBm", "watts": "watts", "volts": "volts", "pixels": "pixels", "meters": "m",
    "kwh": "kWh", "kmh": "km/h", "kph": "km/h", "mph": "mph", "hpa": "hPa", "kpa": "kPa", "degrees": "degrees",
    "mg": "mg", "ml": "ml", "ppm": "ppm", "rpm": "rpm", "mbps": "Mbps",
}  # fmt: skip
_DEGREES = {"c": "°C", "f": "°F"}
"""Units of a temperature; in any other name these letters may mean anything."""
_PARTICIPLES = frozenset({"sent", "paid", "read", "made", "built", "held", "found", "sold", "bought", "born", "run"})
_NOUNS = {
    "expires at": "expiry",
    "starts at": "start",
    "ends at": "end",
    "snapshot at": "snapshot time",
    "assigned to": "assignee",
    "created by": "creator",
    "ordered by": "orderer",
    "follow up": "follow-up",
    "recommended in": "recommended interval",
    "offline": "offline time",
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
_SINGULARS = frozenset({"analytics", "headquarters", "series", "news", "gps", "sms"})
_CONTENTS = frozenset({"information", "info", "details", "data"})
"""What names say of a document beside what it is about."""
_CONTAINERS = (dict, list)
_PROSE_WORDS = 6
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+|[^\W\d_a-zA-Z]+")
_DIGITS_APART = re.compile(r"(?<=\d) (?=\d)")
_TAKES_AN = re.compile(
    r"(?i:[aeio](?!ne\b|nce\b|u[rk]))|u[nmlprt](?!i)|hour|hono|hones|"
    r"(?!MAC\b|RAM\b|ROAS\b|REST\b|SKU\b|SQL\b|SWIFT\b|LAN\b|SIM\b)[FHLMNRSX][A-Z]"
)
"""What is spoken with a vowel first: acronyms are spelled out, but for those that are said as words."""


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
    unit = _unit(words) if kind in ("count", "measure", "percent") and declared else ""
    if unit:
        words = words[:-1]
    if kind == "flag" and len(words) > 1 and words[0] in ("is", "has", "was", "are"):
        words = words[1:]
    if kind == "person" and declared and words[-1:] == ["name"] and not _PEOPLE.isdisjoint(words[-2:-1]):
        words = words[:-1]  # "the customer is Ana", but "the full name is Ana"
    participle = _participle(words) if kind in ("date", "moment") and declared else ""
    label = _DIGITS_APART.sub("-", " ".join(words)) if declared and words else name
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


def _unit(words: list[str]) -> str:
    """The unit that the last of several words names; empty for none."""
    if len(words) < 2:
        return ""
    last = words[-1].lower()
    return _UNITS.get(last) or (_DEGREES.get(last, "") if "temperature" in words else "")


def _words(label: str, noun: str, head: str, tail: str, participle: str, *, plural: bool) -> tuple[str, ...]:
    """The words that a pattern may use for a field, at the places that `Slot` gives them."""
    words = {
        Slot.LABEL: label,
        Slot.ARTICLE: "" if plural else "an " if _TAKES_AN.match(label) else "a ",
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
    """The kind of values like this one; a null is called what the values in its place are."""
    stated = schema.get("type")
    types = stated if isinstance(stated, list) and value is None else ()
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float) or "number" in types or "integer" in types:
        return _numeric_kind(words, schema)
    if not isinstance(value, str) and "string" not in types:
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
    if not _is_plural(label.split()):
        return label
    if label.endswith("ies") and len(label) > 4:
        return f"{label[:-3]}y"
    if label.endswith(("oses", "yses")):
        return f"{label[:-2]}is"
    if label.endswith(("sses", "xes", "ches", "shes")):
        return label[:-2]
    return label[:-1]


def _is_plural(words: list[str]) -> bool:
    last = words[-1] if words else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _SINGULARS


def noun_of(name: str) -> str:
    """A title or name as the noun of a sentence: small letters, acronyms kept, what cannot be counted made countable.

    >>> noun_of("Meeting Notes"), noun_of("REST API Response"), noun_of("iot_device_network")
    ('set of meeting notes', 'REST API response', 'IoT device network')
    >>> noun_of("E-Commerce Analytics"), noun_of("Contact Information")
    ('e-commerce analytics report', 'contact')
    >>> noun_of("ChatMessage"), noun_of("sendParcel.response.201"), noun_of("GitHub Workflow")
    ('chat message', 'send parcel response', 'github workflow')
    """
    if " " not in name:  # a name from a program; a title may hold names of its own, as GitHub
        name = " ".join(word for word in _CAMEL.sub(" ", name).replace(".", " ").split() if not word.isdigit()) or name
    kept = not name.isupper()  # capitals tell nothing where all are
    words = [
        _ACRONYMS.get(word.lower()) or (word if kept and len(word) > 1 and word.isupper() else word.lower())
        for word in name.replace("_", " ").split()
    ]
    if len(words) > 1 and words[-1] in _CONTENTS:
        words = words[:-1]
    noun = " ".join(words)
    if words[-1:] == ["analytics"]:
        return f"{noun} report"
    return f"set of {noun}" if _is_plural(words) else noun
