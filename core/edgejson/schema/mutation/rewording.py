"""Titles and descriptions in other words, left out, or added where there are none."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from edgejson.schema.mutation.documents import Sketch, Step
from edgejson.schema.mutation.names import words_of

__all__ = ["reword", "titles", "wordings"]

_MOST = 8
_NOUNS = {
    "string": "Text with",
    "integer": "Whole number for",
    "number": "Number for",
    "boolean": "Whether this applies:",
    "array": "List of",
    "object": "Details of",
}
_FORMATS = {
    "date": "a calendar date, ISO 8601",
    "date-time": "a date and time, RFC 3339",
    "uuid": "a UUID",
    "time": "a time of day",
    "ipv4": "an IPv4 address",
    "hostname": "a host name",
}

_NOUN_FIRST = re.compile(r"(?!All |Any |Each |Every |No |Most )[A-Z][a-z]+ (?:of|per)\b")
"""What an article can be put before: a noun, which these words show."""

_NO_DETERMINER = "(?!(?:the|a|an|this|that|its|his|her|their|each|every|one|[a-z]+'s) )"
"""The number of the licence is not how many licences there are."""

_PHRASES: tuple[tuple[str, str], ...] = (
    (r"^Whether ", "Indicates whether "),
    (r"^(?:True|Set) (?:if|when) ", "Whether "),
    (r"^When ", "The time when "),
    (r"^(?:Time|Moment) (?:at which|when) ", "When "),
    (rf"^(?:The )?[Nn]umber of {_NO_DETERMINER}", "How many "),
    (r"^How many ", "Number of "),
    (r"^(?:The )?[Nn]ames? of ", "What to call "),
    (r"^(?:The )?(?:Id|ID|Identifier) of ", "Key that identifies "),
    (r"^(?:The )?[Uu]nique (?:identifier|id|ID) (?:of|for) ", "Id of "),
    (r"^(?:The )?(?:List|Array|list|array) of ", "All "),
    (r"^(?:The )?(?:URL|Url|url) (?:of|to) ", "Web address of "),
    (rf"^(?:The )?[Aa]mount of {_NO_DETERMINER}", "How much "),
    (r"^(?:The )?[Dd]ate (?:of|on which) ", "Day of "),
    (r"^(?:The )?[Tt]ype of ", "Kind of "),
    (r"^(?:The )?[Kk]ind of ", "Type of "),
    (r"^Optional\b[,.]? ?", ""),
    (r"\be\.g\. ", "for example "),
    (r"\bfor example,? ", "such as "),
    (r"\bmust be\b", "has to be"),
    (r"\b[Ss]pecifies\b", "states"),
)
"""Turns of phrase and others that say the same; the first that is there is replaced."""


def reword(sketch: Sketch, rng: random.Random) -> Step | None:
    """A few parts described otherwise; what is said about them stays true."""
    parts = [(place, node) for place, node in sketch.parts() if place.rpartition("/")[0].endswith("/properties")]
    parts.append(("", sketch.root))
    chosen = rng.sample(parts, min(len(parts), rng.randint(1, _MOST)))
    changed = [place for place, node in chosen if _reword_part(place, node, rng)]
    if not changed:
        return None
    where = changed[0] if len(changed) == 1 else ""
    return Step("reword", where, f"titles and descriptions of {len(changed)} parts reworded")


def _reword_part(place: str, node: dict[str, Any], rng: random.Random) -> bool:
    before = (node.get("title"), node.get("description"))
    keyword = rng.choice(("description", "description", "title"))
    stated = node.get(keyword)
    if isinstance(stated, str) and stated.strip():
        ways = _WAYS if keyword == "description" else _TITLES
        way = rng.choice(ways)
        new = way(stated, node)
        if new:
            node[keyword] = new
        else:
            del node[keyword]
    elif stated is None and place:
        made = _described(place, node) if keyword == "description" else _titled(place)
        if made:
            node[keyword] = made
    return (node.get("title"), node.get("description")) != before


def wordings(text: str, node: dict[str, Any]) -> tuple[str, ...]:
    """Ways to say a description, itself first; what it says of the values stays true.

    >>> wordings("Number of units", {})[:5]
    ('Number of units', 'The number of units', 'The number of units.', 'Number of units.', 'How many units')
    """
    found = {text: None}
    for first in dict.fromkeys(_WAYS):
        once = first(text, node)
        if once:
            found[once] = None
            for second in (_as_sentence, _with_limits):
                found[second(once, node)] = None
    return tuple(found)


def titles(words: list[str]) -> tuple[str, str]:
    """A name as a title, in two ways of writing it.

    >>> titles(["order", "date"])
    ('Order Date', 'Order date')
    """
    plain = " ".join(words)
    return plain.title(), plain.capitalize()


# ---------------------------------------------------------------- ways

Way = Callable[[str, "dict[str, Any]"], str]


def _with_article(text: str, _: dict[str, Any]) -> str:
    return f"The {_lower(text)}" if _NOUN_FIRST.match(text) and _starts_plainly(text) else text


def _without_article(text: str, _: dict[str, Any]) -> str:
    shorter = re.sub(r"^(?:The|A|An|This)\s+", "", text)
    return shorter[:1].upper() + shorter[1:]


def _as_sentence(text: str, _: dict[str, Any]) -> str:
    return text.removesuffix(".") if text.endswith(".") and not text.endswith("..") else f"{text}."


def _said_otherwise(text: str, _: dict[str, Any]) -> str:
    for pattern, replacement in _PHRASES:
        changed = re.sub(pattern, replacement, text, count=1)
        if changed != text:
            return changed
    return text


def _with_limits(text: str, node: dict[str, Any]) -> str:
    said = _limits(node)
    return f"{text.rstrip('. ')} ({said})." if said and said not in text else text


def _first_sentence(text: str, _: dict[str, Any]) -> str:
    first = re.match(r".{12,}?[.;](?=\s)", text, re.DOTALL)
    return first[0].rstrip(".; ") if first else text


def _dropped(_: str, __: dict[str, Any]) -> str:
    return ""


def _capitals(text: str, _: dict[str, Any]) -> str:
    return text.title() if text != text.title() and text.isascii() else text.capitalize()


def _plain_title(text: str, _: dict[str, Any]) -> str:
    return text if any(word.isupper() for word in text.split()) else text.capitalize()


_WAYS: tuple[Way, ...] = (
    _with_article,
    _without_article,
    _as_sentence,
    _said_otherwise,
    _said_otherwise,
    _with_limits,
    _first_sentence,
    _dropped,
)
_TITLES: tuple[Way, ...] = (_capitals, _plain_title, _dropped)


def _limits(node: dict[str, Any]) -> str:
    """What the keywords beside a description say, in words."""
    said: list[str] = []
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        said.append(f"from {low} to {high}")
    elif low is not None:
        said.append(f"at least {low}")
    elif high is not None:
        said.append(f"at most {high}")
    if isinstance(node.get("maxLength"), int):
        said.append(f"at most {node['maxLength']} characters")
    choices = node.get("enum")
    if isinstance(choices, list) and len(choices) <= 6 and all(isinstance(choice, str) for choice in choices):
        said.append("one of " + ", ".join(choices))
    if node.get("format") in _FORMATS:
        said.append(_FORMATS[node["format"]])
    return "; ".join(said)


def _described(place: str, node: dict[str, Any]) -> str:
    words = " ".join(words_of(place.rpartition("/")[2]))
    types = node.get("type")
    noun = _NOUNS.get(types) if isinstance(types, str) else None
    if not words or noun is None:
        return ""
    said = _limits(node)
    return f"{noun} {words}" + (f" ({said})" if said else "")


def _titled(place: str) -> str:
    words = words_of(place.rpartition("/")[2])
    return " ".join(words).capitalize()


def _starts_plainly(text: str) -> bool:
    """Whether the first word is one that may be written small: no acronym, no name inside."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return first.isalpha() and first[1:].islower() and first[:1].isupper()


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
