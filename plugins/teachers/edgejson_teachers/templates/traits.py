"""What kind of thing a field is, judged from its schema, its hint and its name; and how a language calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from edgejson.grounding import spoken_choices
from edgejson.types import Json
from edgejson_teachers.templates.language import Forms, Noun
from edgejson_teachers.templates.naming import member_words
from edgejson_teachers.templates.roles import NUMERIC, role_of, sort_of_words
from edgejson_teachers.templates.voice import Voice

__all__ = ["Trait", "kind_of_value", "trait_of"]

_UNITS = {
    "seconds": "seconds", "minutes": "minutes", "hours": "hours", "days": "days", "weeks": "weeks", "months": "months",
    "years": "years", "ms": "ms", "milliseconds": "ms", "kg": "kg", "cm": "cm", "mm": "mm", "km": "km", "mins": "min",
    "lbs": "lbs", "celsius": "°C", "fahrenheit": "°F", "bytes": "bytes", "kb": "KB", "mb": "MB", "gb": "GB",
    "mmhg": "mmHg", "bpm": "bpm", "hz": "Hz", "dbm": "dBm", "watts": "W", "volts": "V", "pixels": "px", "px": "px",
    "meters": "m", "metres": "m", "kwh": "kWh", "kmh": "km/h", "kph": "km/h", "mph": "mph", "hpa": "hPa", "kpa": "kPa",
    "mg": "mg", "ml": "ml", "ppm": "ppm", "rpm": "rpm", "mbps": "Mbps", "sec": "s", "secs": "s", "hrs": "h",
    "degrees": "°",
}  # fmt: skip
_DEGREES = {"c": "°C", "f": "°F"}
"""Units of a temperature; in any other name these letters may mean anything."""
_LENGTHS = frozenset(("accuracy", "altitude", "elevation", "height", "width", "length", "depth", "distance", "radius"))
"""What an "m" behind it measures in metres."""
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
    ("id", "number", "code", "sku", "key", "reference", "ref", "token", "hash", "serial", "isbn", "uuid", "guid")
)
_MONEY = frozenset(
    (
        "amount", "price", "total", "subtotal", "cost", "fee", "fees", "tax", "balance", "revenue", "budget", "salary",
        "spend", "profit", "discount", "shipping", "refund", "refunds", "paid", "due", "charge", "deposit", "payment",
        "income", "wage", "rent", "savings",
    )
)  # fmt: skip
_NO_MONEY = frozenset(
    (
        "margin",
        "score",
        "weight",
        "count",
        "distance",
        "time",
        "duration",
        "hours",
        "length",
        "area",
        "volume",
        "energy",
    )
)
"""What is measured of money, or totals that are no sums."""
_PLACES = frozenset(
    ("city", "country", "state", "street", "address", "region", "county", "province", "district", "location", "town")
)
_PEOPLE = frozenset(
    (
        "customer", "patient", "attendee", "reviewer", "physician", "provider", "doctor", "contact", "employee",
        "manager", "user", "client", "author", "sender", "recipient", "owner", "assignee", "agent", "organizer", "host",
        "guest", "speaker", "holder",
    )
)  # fmt: skip
_PLAIN_NUMBERS = frozenset(("id", "code", "port", "number", "zip", "pid", "year", "version"))
_MEASURES = frozenset(("rate", "ratio", "score", "index", "latitude", "longitude", "lat", "lon", "lng"))
_PERCENTS = frozenset(("percent", "percentage", "pct"))
_WHENS = frozenset(
    (
        "created", "updated", "start", "end", "due", "expires", "last_seen", "registered", "founded", "delivered",
        "paid", "birth", "date",
    )
)  # fmt: skip
"""Roles that only a date or a moment plays."""
_NAMED_KINDS = {"username": "identifier", "customer": "person"}
_BY_PEOPLE = frozenset(
    ("creator", "editor", "owner", "assignee", "manager", "reviewer", "organizer", "attendee", "sender")
)
_TECHNICAL = frozenset(
    (
        "api", "args", "aud", "bom", "branch", "build", "cache", "callback", "cluster", "commit", "compiler",
        "config", "cwd", "dependencies", "dir", "endpoint", "entrypoint", "enum", "env", "exclude", "exp", "exports",
        "extends", "flags", "gid", "glob", "globals", "http", "iat", "imports", "iss", "json", "jsonrpc", "jti",
        "jwks", "lint", "module", "mount", "namespace", "nbf", "node", "param", "params", "parser", "payload",
        "plugin", "plugins", "pod", "protocol", "purl", "regex", "regexp", "replicas", "repo", "retries", "rpc",
        "runtime", "schema", "script", "scripts", "semver", "spec", "src", "sub", "syntax", "timeout", "token",
        "tokens", "uid", "uri", "workspace",
    )
)  # fmt: skip
"""Words of programs, at which prose stops being what people write."""
_PREPOSITIONS = frozenset(("on", "in", "through", "via", "at", "by", "under", "of", "with", "for", "to", "request"))
_PLANNED = frozenset(("expected", "scheduled", "estimated", "planned"))
_MOVING_DATES = _PLANNED | frozenset(
    (
        "appointment", "arrival", "check", "checkin", "checkout", "deadline", "delivery", "departure", "due", "end",
        "ends", "event", "expires", "expiration", "expiry", "launch", "meeting", "next", "pickup", "renewal", "session",
        "start", "starts", "target", "until",
    )
)  # fmt: skip
_MOVING_ROLES = frozenset(("due", "expires", "assignee", "owner", "manager", "organizer"))
_MOVING_PEOPLE = frozenset(("agent", "assigned", "assignee", "contact", "coordinator", "host", "lead", "responsible"))
_MOVING_CHOICES = frozenset(("phase", "plan", "priority", "severity", "stage", "state", "status", "tier"))
_MOVING_NUMBERS = frozenset(
    (
        "balance", "budget", "capacity", "fee", "goal", "headcount", "limit", "price", "quota", "rent", "salary",
        "seats", "stock", "target",
    )
)  # fmt: skip
"""Words of what is put off, handed over or changed; of anything else only a slip is put right."""
_CODED = frozenset(("country", "countries", "lang", "language", "languages", "locale", "locales", "nationality"))
_CONTAINERS = (dict, list)
_PROSE_WORDS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Trait:
    """What is true of a place in a schema whatever the record, in one language.

    `label` is what a text calls it, the member name itself where the language has no `noun` for it; `role` is what it
    is to its object; `speech` is the kind of patterns that say it; `unit` follows its numbers; `spoken` are the ways to
    say the values of an enum.
    """

    name: str
    kind: str
    speech: str
    role: str
    label: str
    noun: Noun | None
    forms: Forms
    unit: str = ""
    tail: str = ""
    head: Forms | None = None
    past: str = ""
    choices: tuple[str, ...] | None = None
    spoken: Mapping[str, tuple[str, ...]] | None = None
    is_currency: bool = False
    technical: bool = False
    unnamed: bool = False
    """Whether nothing but its own name tells what it is."""
    in_words: bool = False
    """Whether its own name is of the language that the text is in."""
    title: str = ""
    """The label as a heading."""
    coded: bool = False
    """Whether a few letters here are the code of a language or a country."""
    loose: bool = False
    """Whether a string here might have been a number or a boolean."""
    own: str = ""
    """Its own name as a text shows it."""
    dated: bool = False
    """Whether it is a date whose name says no more than the name of the object does."""
    moves: bool = False
    """Whether its value may have been another one before: a deadline is put off, a birthday is not."""


def trait_of(
    name: str, schema: Mapping[str, Json], value: Json, voice: Voice, owner: tuple[str, ...], *, declared: bool
) -> Trait:
    """The trait of the place called `name` that `schema` governs, in an object that the words `owner` name, and where
    `value` was seen. A name that is not `declared` is data.
    """
    words = member_words(name)
    role = role_of("_".join(words), owner) if declared else ""
    kind = _kind(words, role, schema, value, owner)
    unit = _unit(words) if kind in ("count", "measure", "percent") and declared else ""
    named = voice.names.member(words, words[:-1] if unit else words, kind) if declared else None
    enum = schema.get("enum")
    choices = tuple(choice for choice in enum if isinstance(choice, str)) if isinstance(enum, list) else None
    noun = named.noun if named is not None else None
    heading = voice.names.heading(words) if noun is None and declared else ""
    label = noun.said if noun is not None else heading or name
    tail, past, head = (named.tail, named.past, named.head) if named is not None else ("", "", None)
    if kind not in ("date", "moment"):
        past = ""
    if tail and head is not None:
        tail = voice.language.agree(tail, head)
    return Trait(
        name=name,
        kind=kind,
        speech=_speech(kind, noun, unit, past, tail, head, voice.names.called),
        role=_fitting(role, kind, value, unit),
        label=label,
        noun=noun,
        forms=voice.forms(noun) if noun is not None else {},
        unit=unit,
        tail=tail,
        head=voice.forms(head) if head is not None else None,
        past=past,
        choices=choices,
        spoken=_spoken(voice, choices, noun) if choices is not None else None,
        is_currency=role == "currency",
        technical=not _TECHNICAL.isdisjoint(words),
        unnamed=noun is None and not heading,
        in_words=voice.code == "en",
        title=f"{label[:1].upper()}{label[1:]}" if noun is not None or heading else _own(name, voice),
        own=_own(name, voice),
        loose=choices is None and _takes_others(schema.get("type")),
        coded=not _CODED.isdisjoint(words) and "code" not in words,
        dated=role == "date" and set(words[:-1]) <= set(owner[-1:]),
        moves=not past and _moves(words, role, kind),
    )


def _takes_others(stated: Json) -> bool:
    """Whether a place with that type takes more than strings."""
    return stated is None or (isinstance(stated, list) and any(name not in ("string", "null") for name in stated))


def _own(name: str, voice: Voice) -> str:
    """The name itself, in quotes where it is a word of another language."""
    if voice.code == "en" or not name:
        return name
    opening, closing = voice.values.quotes[0]
    return f"{opening}{name}{closing}"


def _moves(words: Sequence[str], role: str, kind: str) -> bool:
    if kind in ("date", "moment"):
        happened = any(word.endswith("ed") and word not in _PLANNED for word in words)
        return not happened and (role in _MOVING_ROLES or not _MOVING_DATES.isdisjoint(words))
    if kind == "person":
        return role in _MOVING_ROLES or not _MOVING_PEOPLE.isdisjoint(words)
    return not (_MOVING_CHOICES if kind == "enum" else _MOVING_NUMBERS).isdisjoint(words)


def _speech(kind: str, noun: Noun | None, unit: str, past: str, tail: str, head: Noun | None, called: str) -> str:
    """The kind of patterns that say a field; `called` is the noun for a name."""
    if kind == "flag":
        return "flag" if not tail else "adjective" if head is None else "state"
    if kind in ("count", "measure") and noun is not None and noun.number == "p" and not unit:
        return "plural"
    if kind == "person" and noun is not None:
        said = noun.singular.lower()
        if said.startswith(called) or said.endswith(called):
            return "text"  # nobody "is the name"
    return "event" if past else kind


def _spoken(voice: Voice, choices: Sequence[str], noun: Noun | None) -> Mapping[str, tuple[str, ...]]:
    """Ways to say the values of an enum; of one for each gender, that of the field's name comes first."""
    spoken = spoken_choices(voice.code, choices)
    if voice.code == "en":  # "the platform is on the web"
        return {value: tuple(form for form in said if _is_plain(form)) for value, said in spoken.items()}
    if noun is None:
        return spoken
    return {value: _agreeing(value, said, voice.language.agree, noun) for value, said in spoken.items()}


def _is_plain(form: str) -> bool:
    """Whether a form stands behind any label: no "on the web", no "through the checkout"."""
    first, _, rest = form.partition(" ")
    return not rest or first not in _PREPOSITIONS


def _agreeing(value: str, said: tuple[str, ...], agree: Callable[[str, Noun], str], noun: Noun) -> tuple[str, ...]:
    own = value.replace("_", " ").replace("-", " ").lower()
    feminine = Noun("", gender="f")
    bases = (own, *said) if agree(own, feminine) in said else said
    for base in bases:
        agreed, hers = agree(base, noun), agree(base, feminine)
        if hers == base and noun.gender != "f":  # "homme" is no form of "masculin"
            continue
        if agreed in bases and hers in bases:
            return (agreed, *(form for form in said if form != agreed))
    return said


def _fitting(role: str, kind: str, value: Json, unit: str) -> str:
    """The role where values of this kind can play it, else none."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if role in NUMERIC:
        if not number or (role in ("duration", "size") and not unit):
            return ""
    elif number and role not in (
        "id",
        "code",
        "version",
        "port",
        "status_code",
        "figure",
        "floor",
        "room",
        "reference",
    ):
        return ""
    if role in _WHENS and kind not in ("date", "moment"):
        return ""
    return "" if role == "time" and kind != "moment" else role


def _unit(words: Sequence[str]) -> str:
    """The unit that the last of several words names; empty for none."""
    if len(words) < 2:
        return ""
    if words[-1] == "m":
        return "m" if words[-2] in _LENGTHS else ""
    return _UNITS.get(words[-1]) or (_DEGREES.get(words[-1], "") if "temperature" in words else "")


def kind_of_value(kind: str, value: Json) -> str:
    """The kind of this very value: nulls, empties and running text show only there."""
    if isinstance(value, str):
        if kind in ("text", "product") and (value.count(" ") >= _PROSE_WORDS - 1 or "\n" in value):
            return "prose"
        return kind if value else "empty"
    if value is None:
        return "null"
    return "empty" if isinstance(value, _CONTAINERS) else kind


def _kind(words: Sequence[str], role: str, schema: Mapping[str, Json], value: Json, owner: tuple[str, ...]) -> str:
    """The kind of values like this one; a null is called what the values in its place are."""
    stated = schema.get("type")
    types = stated if isinstance(stated, list) and value is None else ()
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float) or "number" in types or "integer" in types:
        return _numeric_kind(words, role, schema)
    if not isinstance(value, str) and "string" not in types:
        return "text"
    if isinstance(schema.get("enum"), list):
        return "enum"
    if role in _BY_PEOPLE and "format" not in schema:
        return "person"
    stated = _FORMATS.get(str(schema.get("format"))) or _HINTS.get(str(schema.get("x-value")))
    return stated or _named_kind(words, role, owner)


def _named_kind(words: Sequence[str], role: str, owner: tuple[str, ...]) -> str:
    last = words[-1] if words else ""
    if "email" in words:
        return "email"
    if "phone" in words:
        return "phone"
    if last in ("url", "uri", "website", "homepage"):
        return "url"
    if last in _IDENTIFYING or "id" in words:
        return "identifier"
    if role in _NAMED_KINDS:
        return _NAMED_KINDS[role]
    whose = words[-2] if len(words) > 1 else ""
    if last in _PEOPLE or (last == "name" and (whose in _PEOPLE or (not whose and sort_of_words(owner) == "person"))):
        return "person"
    if last in _PLACES:
        return "place"
    return "product" if last in ("name", "title") else "text"


def _numeric_kind(words: Sequence[str], role: str, schema: Mapping[str, Json]) -> str:
    names = set(words)
    if names & _PERCENTS or role in ("tax_rate", "discount_rate"):
        return "percent"
    if names & _MEASURES:
        return "measure"
    if role == "age":
        return "age"
    if words and words[-1] in _PLAIN_NUMBERS:
        return "number"
    if schema.get("type") == "integer":
        return "money" if role in ("price", "line_total", "budget", "salary") else "count"
    return "money" if names & _MONEY and not names & _NO_MONEY else "measure"
