"""Names of properties taken apart: camel, snake, kebab, Pascal and screaming case, accents, plurals."""

# ruff: noqa: E501, SIM905 - a row of a table is read whole; word lists are written as text
from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["folded", "singular", "snake"]

_BOUNDARY = re.compile(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L"}
)
_PLURAL_IDS = re.compile(r"(ID|IP|URL|URI|ARN|DNS|API|VM|CPU|GPU)s(?=$|[^a-z])")


def folded(text: str) -> str:
    """Text without accents.

    >>> folded("Straße, prénom, Größe")
    'Strasse, prenom, Grosse'
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def snake(name: str) -> str:
    """Any way of writing a name as snake case, accents dropped.

    >>> snake("shippingAddress"), snake("HTTPStatus-code"), snake("prénom"), snake("subnetIDs")
    ('shipping_address', 'http_status_code', 'prenom', 'subnet_ids')
    """
    plain = _PLURAL_IDS.sub(lambda found: f"{found[1].title()}s", folded(name))
    split = _BOUNDARY.sub(r"\1\3_\2\4", plain)
    return re.sub(r"[^a-z0-9]+", "_", split.lower()).strip("_")


_INVARIANT = frozenset(
    "os js ts css dns tls cors aws gps gis https news series species ios macos sms rss cms ns ms vs as is has was plus "
    "always progress canvas alias bias atlas status redis kubernetes analysis axis lens gas pos sas this ics hls rls acs "
    "sns sqs ecs eks kms iops vcs bios nas sys".split()
)
_IRREGULAR = {
    "people": "person", "children": "child", "indices": "index", "vertices": "vertex", "matrices": "matrix",
    "aliases": "alias", "statuses": "status", "buses": "bus", "movies": "movie", "cookies": "cookie", "calories": "calorie",
    "axes": "axis", "analyses": "analysis", "criteria": "criterion", "men": "man", "women": "woman", "leaves": "leaf",
    "lives": "life", "mice": "mouse", "geese": "goose", "appendices": "appendix", "caches": "cache", "zombies": "zombie",
    "pies": "pie", "ties": "tie", "selfies": "selfie", "biases": "bias", "props": "prop", "stats": "stat", "types": "type",
    "heroes": "hero", "addresses": "address",
}  # fmt: skip


def singular(name: str) -> str:
    """The name of one element of a list of that name; only the last word changes.

    >>> [singular(name) for name in ("categories", "addresses", "line_items", "status", "apiVersions", "series")]
    ['category', 'address', 'line_item', 'status', 'apiVersion', 'series']
    """
    found = re.search(r"[A-Z]?[a-z]+$", name)
    if found is None:
        return name[:-1] if name.endswith("s") and name[:-1].isupper() else name
    start, last = name[: found.start()], found[0]
    return start + _singular(last)


def _singular(word: str) -> str:
    lower = word.lower()
    if lower in _IRREGULAR:
        return word[0] + _IRREGULAR[lower][1:]
    if lower in _INVARIANT or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if lower.endswith(("sses", "xes", "ches", "shes", "zzes")) else word[:-1]
