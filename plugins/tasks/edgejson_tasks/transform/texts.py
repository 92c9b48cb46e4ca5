"""Which texts a person would group by, cut up or rewrite, told from how they look and what their members are called.

Counting the words of a product name is as easily computed as counting the errors per code, but nobody would ask for it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from edgejson_tasks.transform.naming import words
from edgejson_tasks.transform.survey import is_number

__all__ = ["groups", "identifies", "is_code", "is_moment", "recased", "rewrites", "separators", "telling_part"]

# fmt: off
_NAMES = frozenset(
    {"code", "email", "id", "key", "label", "login", "name", "number", "password", "phone", "sku", "title", "username"}
)
_REMARKS = frozenset(
    {
        "address", "body", "comment", "comments", "content", "description", "instructions", "message", "note", "notes",
        "remark", "remarks", "subject", "summary", "task", "text",
    }
)
_QUALITIES = frozenset(
    {
        "brand", "category", "channel", "dosage", "duration", "flag", "frequency", "kind", "level", "manufacturer",
        "method", "operator", "priority", "range", "rating", "role", "severity", "stage", "state", "status", "type",
        "unit", "version", "visibility",
    }
)
_CODES = frozenset({"account", "code", "id", "iban", "isbn", "phone", "postal", "sku", "telephone", "version", "zip"})
_NUMBERED = frozenset({"code", "id", "index", "key", "line", "no", "number", "port", "position", "rank", "year"})
_PERSONS = frozenset(
    {
        "assigned", "attendee", "author", "buyer", "contact", "customer", "first", "full", "guest", "manager", "owner",
        "patient", "person", "physician", "recipient", "reviewer", "sender",
    }
)
# fmt: on


# ---------------------------------------------------------------- names of groups and of rows


@lru_cache(maxsize=4096)
def _last(name: str) -> str:
    parts = words(name)
    return parts[-1] if parts else ""


def groups(name: str, values: Sequence[Any]) -> bool:
    """Whether rows would be grouped by the member of that name: one whose values repeat, if it is no figure and no
    remark, or a label, all of whose values may differ by chance.

    >>> groups("status", ["open", "closed"]), groups("customer_name", ["Ana", "Rui"]), groups("quantity", [1, 1])
    (True, False, False)
    """
    last = _last(name)
    if any(is_number(value) for value in values):
        return (last in _NUMBERED or last in _QUALITIES) and len(set(values)) < len(values)
    if last in _REMARKS or (type(values[0]) is str and is_moment(values[0])):
        return False
    if len(set(map(str, values))) < len(values):
        return True
    return last not in _NAMES and all(type(value) is str and value.replace("_", "").isalpha() for value in values)


def identifies(name: str, values: Sequence[Any]) -> bool:
    """Whether the member of that name tells the rows apart by more than chance.

    >>> identifies("order_id", [7, 9]), identifies("quantity", [7, 9]), identifies("status", ["open", "closed"])
    (True, False, False)
    """
    last = _last(name)
    if any(type(value) is not str or value.replace(".", "").isdecimal() for value in values):
        return last in _NUMBERED and type(values[0]) is not bool
    return last not in _REMARKS and last not in _QUALITIES and not is_moment(values[0])


@lru_cache(maxsize=4096)
def is_code(name: str) -> bool:
    """Whether the members of that name are codes, which stay texts even where they have only digits.

    >>> is_code("postal_code"), is_code("routing_number"), is_code("number"), is_code("price")
    (True, True, False, False)
    """
    parts = words(name)
    return not _CODES.isdisjoint(parts) or (len(parts) > 1 and parts[-1] == "number")


# ---------------------------------------------------------------- letter case, parts

_FEW_WORDS = re.compile(r"\s*(?!(?:true|false)$)[A-Za-z]+(?:[ ,.&'_-]{1,2}[A-Za-z]+){0,4}\s*")
_EMAIL = re.compile(r"\s*[^@\s]+@[^@\s]+\s*")


def recased(values: Sequence[str], to: str) -> bool:
    """Whether somebody would want such texts in upper or lower case: a few words and, for `lower`, mail addresses."""
    return all(
        len(value) <= _LONGEST_NAME
        and (_FEW_WORDS.fullmatch(value) or (to == "lower" and value.isascii() and _EMAIL.fullmatch(value)))
        for value in values
    )


_LONGEST_NAME = 60
_SEPARATED: Mapping[str, re.Pattern[str]] = {
    "@": re.compile(r"[^@\s]+@[^@\s]+"),
    "-": re.compile(r"[A-Z]{2,5}(-[A-Z0-9]+){1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9.]+-[0-9.]+"),
    "_": re.compile(r"[a-z]{2,6}_[0-9a-f]*[0-9][0-9a-f]*"),
    "/": re.compile(r"[^/\s]+(/[^/\s]+){1,6}"),
    ", ": re.compile(r"[0-9][^,]*(, [^,]+){1,4}|[\w-]+( [\w-]+)?(, [\w-]+( [\w-]+)?){2,6}"),
    "; ": re.compile(r"[^;]+(; [^;]+){1,6}"),
}
"""The texts that are cut at a separator: addresses, paths, dates, numbers with a prefix, lists."""
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,2}")


def separators(name: str, values: Sequence[str]) -> list[str]:
    """Where somebody would cut such texts.

    >>> separators("reviewer_name", ["Ana Lopes"]), separators("product_name", ["Wall Clock"])
    ([' '], [])
    >>> separators("contact", ["ana@mailbox.pt"]), separators("message", ["Job web-cleanup has run"])
    (['@'], [])
    """
    first = values[0]
    found = [
        separator
        for separator, pattern in _SEPARATED.items()
        if separator in first and all(map(pattern.fullmatch, values))
    ]
    if " " in first and not _PERSONS.isdisjoint(words(name)) and all(map(_PERSON.fullmatch, values)):
        found.append(" ")
    return found


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:.*")
_MARKS = re.compile(r"[@./_-]")


def is_moment(text: str) -> bool:
    """Whether it is a time stamp, which no two things share."""
    return _MOMENT.fullmatch(text) is not None


def telling_part(text: str, rng: random.Random) -> tuple[Literal["starts_with", "ends_with", "contains"], str] | None:
    """A part of a text that somebody would look for: a word, a prefix with its mark, the domain of a mail address, the
    ending of a file name, the first digits of a number; None where there is no such part.
    """
    first, *others = text.split(" ")
    if others:
        return rng.choice((("starts_with", first), ("ends_with", others[-1]), ("contains", rng.choice(others))))
    marks = [mark.start() for mark in _MARKS.finditer(text, 1)]
    if not marks:
        return ("starts_with", text[:3]) if any(map(str.isdigit, text)) else None
    if text[marks[-1]] == "." or "@" in text:
        return "ends_with", text[text.find("@") if "@" in text else marks[-1] :]
    return ("starts_with", text[: marks[0] + 1]) if text[: marks[0]].isalpha() else None


# ---------------------------------------------------------------- replacements

_REWRITES: tuple[tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]], ...] = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), {"-": ("", "/", ".")}),
    (re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}"), {"/": ("-", "."), ".": ("-", "/")}),
    (re.compile(r"\d{1,2}:\d{2}"), {":": (".", "h")}),
    (re.compile(r"-?\d+\.\d+"), {".": (",",)}),
    (re.compile(r"\+?[0-9][0-9 ()/-]{6,}"), {"-": (" ", ""), " ": ("", "-"), "/": (" ", "-")}),
    (re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]*[0-9][A-Za-z0-9]*)+"), {"-": ("",)}),
    (re.compile(r"[a-z]+(?:_[a-z]+){1,3}"), {"_": (" ", "-")}),
    (re.compile(r"[^\W\d_A-Z]+(?:[ -][^\W\d_A-Z]+){1,3}"), {" ": ("_", "-"), "-": (" ", "_")}),
    (re.compile(r"[^@\s]+@[^@\s]+"), {"@": (" at ", " [at] ")}),
    (re.compile(r"[\w-]+(?: [\w-]+)?(?:, [\w-]+(?: [\w-]+)?){1,6}"), {", ": ("; ", " / ", "|")}),
    (re.compile(r"[^&]{1,24} & [^&]{1,24}"), {"&": ("and", "+")}),
)
"""What gives way to what in texts of a kind: dates, times, numbers, serial numbers, labels, mail addresses, lists."""
_SHORT_FORMS: Mapping[str, str] = {
    "Street": "St.",
    "Avenue": "Ave.",
    "Boulevard": "Blvd.",
    "Road": "Rd.",
    "Drive": "Dr.",
    "Lane": "Ln.",
    "Court": "Ct.",
    "Suite": "Ste.",
    "Apt.": "Apartment",
    "Manager": "Lead",
    "Engineer": "Developer",
    "and": "&",
    "Ltd": "Limited",
    "Inc": "Incorporated",
}


def rewrites(values: Sequence[str]) -> list[tuple[str, str]]:
    """What somebody would replace in such texts, and by what.

    >>> rewrites(["2026-03-05"]), rewrites(["Ana Lopes"]), rewrites(["4 Mill Road"])
    ([('-', ''), ('-', '/'), ('-', '.')], [], [('Road', 'Rd.')])
    """
    first = values[0]
    for pattern, replacements in _REWRITES:
        if pattern.fullmatch(first) and all(map(pattern.fullmatch, values)):
            return [(find, put) for find, puts in replacements.items() if find in first for put in puts]
    return [(word, _SHORT_FORMS[word]) for word in first.split(" ") if word in _SHORT_FORMS]
