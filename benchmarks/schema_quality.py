"""What instances are like, beyond valid: how much of the schema they show, and whether a person would find them odd.

Definitions, all of them over valid instances only:

*declared places*: where a property can stand in an instance: the names from the root down, `*` for array items and for
names that the schema leaves open.  References are followed, all branches of anyOf, oneOf, if and the like are taken in,
`not` is left out, so is a property whose schema is `false`.  Recursion ends where a definition meets itself again, and
places deeper than `DEPTH` names do not count.

*coverage*: the share of the declared places that at least one of the instances of a schema fills; the mean over the
schemas that declare any.  *coverage by name*: the same of the distinct property names.

*leaf*: a string, number, boolean or null.  *trivial*: `{}`, `[]`, `""`, null, and what holds nothing but such.
*odd characters*: in a member name or a string, what is neither ASCII text, Latin letters, common punctuation and
currency signs, nor in the text of the schema.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

__all__ = ["PROBES", "Places", "has_odd_characters", "is_trivial", "leaves_in", "probe"]

Place = tuple[str, ...]
DEPTH = 8
MOST_PLACES = 20_000
"""A bound for schemas whose definitions cross-refer: the walk is breadth first and ends here."""

APPLIED_HERE = ("allOf", "anyOf", "oneOf")
APPLIED_HERE_ONE = ("if", "then", "else")
APPLIED_HERE_NAMED = ("dependencies", "dependentSchemas")
APPLIED_BELOW = (
    "additionalItems", "additionalProperties", "contains", "items", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
ANNOTATIONS = frozenset({"$comment", "$id", "description", "id", "title", "type"})


@dataclass(slots=True)
class Places:
    """The places that a document declares, each with the schemas that govern it."""

    document: Mapping[str, Any]
    schemas: dict[Place, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        targets = _targets(self.document)
        queue: list[tuple[Place, Any, frozenset[str]]] = [((), self.document, frozenset({"#"}))]
        seen: set[tuple[Place, int]] = set()
        for place, schema, passed in queue:  # grows as it is walked
            if not isinstance(schema, Mapping) or (place, id(schema)) in seen or len(seen) > MOST_PLACES:
                continue
            seen.add((place, id(schema)))
            if place and place[-1] != "*":
                self.schemas[place].append(schema)
            reference = schema.get("$ref")
            if isinstance(reference, str) and reference not in passed and reference in targets:
                queue.append((place, targets[reference], passed | {reference}))
            queue.extend((place, part, passed) for part in _beside(schema))
            if len(place) < DEPTH:
                queue.extend(((*place, name), part, passed) for name, part in _below(schema))

    @property
    def names(self) -> set[str]:
        return {place[-1] for place in self.schemas}

    def covered(self, instances: Sequence[Any]) -> tuple[float, float] | None:
        """The coverage by place and by name; None when nothing is declared."""
        if not self.schemas:
            return None
        filled: set[Place] = set()
        for instance in instances:
            self._fill(instance, [()], filled)
        return len(filled) / len(self.schemas), len({place[-1] for place in filled}) / len(self.names)

    def _fill(self, value: Any, at: list[Place], filled: set[Place]) -> None:
        """Note the places of the members of `value`, which itself stands at all of `at`."""
        if isinstance(value, dict):
            for name, member in value.items():
                here = [(*place, name) for place in at if (*place, name) in self.schemas]
                filled.update(here)
                self._fill(member, here + [(*place, "*") for place in at], filled)
        elif isinstance(value, list):
            for item in value:
                self._fill(item, [(*place, "*") for place in at], filled)

    def plain_strings(self) -> Iterator[Place]:
        """The places whose schemas say that there is a string, and nothing else."""
        for place, schemas in self.schemas.items():
            if all(schema.get("type") == "string" and ANNOTATIONS.issuperset(schema) for schema in schemas):
                yield place


def _beside(schema: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas that look at the same value."""
    for keyword in APPLIED_HERE:
        if isinstance(schema.get(keyword), list):
            yield from schema[keyword]
    for keyword in APPLIED_HERE_ONE:
        yield schema.get(keyword)
    for keyword in APPLIED_HERE_NAMED:
        if isinstance(schema.get(keyword), Mapping):
            yield from schema[keyword].values()


def _below(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The schemas that look at members and items."""
    if isinstance(schema.get("properties"), Mapping):
        yield from schema["properties"].items()
    if isinstance(schema.get("patternProperties"), Mapping):
        yield from (("*", part) for part in schema["patternProperties"].values())
    for keyword in APPLIED_BELOW:
        yield "*", schema.get(keyword)
    for keyword in ("items", "prefixItems"):
        if isinstance(schema.get(keyword), list):
            yield from (("*", part) for part in schema[keyword])


def _targets(document: Mapping[str, Any]) -> dict[str, Any]:
    """What each `$ref` of the document leads to: by pointer, anchor or id."""
    names: dict[str, Any] = {"#": document}
    references: set[str] = set()
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            for keyword, sign in (("$id", ""), ("id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")):
                if isinstance(node.get(keyword), str):
                    names.setdefault(sign + node[keyword], node)
            if isinstance(node.get("$ref"), str):
                references.add(node["$ref"])
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    own = document.get("$id", document.get("id"))
    found = {}
    for reference in references:
        base, _, fragment = reference.partition("#")
        start = document if not base or (isinstance(own, str) and base == own.rstrip("#")) else names.get(base)
        if reference in names:
            found[reference] = names[reference]
        elif isinstance(start, Mapping):
            found[reference] = _at(start, unquote(fragment)) if fragment else start
    return found


def _at(node: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Mapping):
            node = node.get(name)
        elif isinstance(node, list) and name.isdecimal() and int(name) < len(node):
            node = node[int(name)]
        else:
            return None
    return node


# ------------------------------------------------------------ single instances


def leaves_in(value: Any) -> int:
    """How many strings, numbers, booleans and nulls there are."""
    if isinstance(value, dict):
        return sum(map(leaves_in, value.values()))
    return sum(map(leaves_in, value)) if isinstance(value, list) else 1


def is_trivial(value: Any) -> bool:
    """Whether there is nothing in it."""
    if isinstance(value, dict):
        return all(map(is_trivial, value.values()))
    if isinstance(value, list):
        return all(map(is_trivial, value))
    return value is None or value == ""


_USUAL = re.compile(r"[\t\n\r\x20-\x7e\xa0-\u024f\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122]*")


def has_odd_characters(value: Any, usual: frozenset[str]) -> bool:
    """Whether a name or a string holds a character that is neither common nor in `usual` (those of the schema)."""
    text = "".join(_texts(value))
    return _USUAL.fullmatch("".join(set(text) - usual)) is None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


# ------------------------------------------------------------ plausibility

COMMON_PAIRS = frozenset(
    first + second
    for first, seconds in {
        "a": "bcdgiklmnprstuvy",
        "b": "aeiloru",
        "c": "acehiklortu",
        "d": "adegiosu",
        "e": "acdefgijlmnpqrstvwxy",
        "f": "aefiortu",
        "g": "aehinrsu",
        "h": "aeiot",
        "i": "abcdefglmnoprstv",
        "j": "e",
        "k": "eis",
        "l": "adefilostuy",
        "m": "abeimopsu",
        "n": "acdefgilostuvy",
        "o": "bcdefgiklmnoprstuvw",
        "p": "aeiloprtuy",
        "q": "u",
        "r": "acdegikmnorstuy",
        "s": "acehilopstuy",
        "t": "aehilorstuwy",
        "u": "abcdegilmnprst",
        "v": "aei",
        "w": "aehio",
        "x": "eipt",
        "y": "ops",
    }.items()
    for second in seconds
)
"""Pairs of letters that make up 97 % of English text; a quarter of all pairs, so few random words pass."""

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[\w-]+(\.[\w-]+)*(:\d+)?([/?#]\S*)?|/[\w./-]*", re.IGNORECASE)
_DATE = re.compile(r"(19|20)\d\d-[01]\d-[0-3]\d([T ][0-2]\d:[0-5]\d.*)?|[0-3]?\d[./-][0-3]?\d[./-](19|20)\d\d")
_PHONE = re.compile(r"\+?[\d ().x-]+")
_VERSION = re.compile(r"[v^~]?\d+(\.\d+){0,3}([-+.][0-9a-z.+-]+)?", re.IGNORECASE)


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and 7 <= sum(character.isdigit() for character in text) <= 18


def _is_words(text: str) -> bool:
    """Whether it is made of letters in an order that words have."""
    words = re.findall(r"[a-z]+", text.lower())
    pairs = [first + second for word in words for first, second in pairwise(word)]
    lettered = sum(character.isalpha() or character in " -_,.'" for character in text)
    return bool(pairs) and lettered >= 0.7 * len(text) and sum(p in COMMON_PAIRS for p in pairs) >= 0.75 * len(pairs)


PROBES: Mapping[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "email": (re.compile(r"(.*_)?e_?mail(_address)?"), lambda text: bool(_EMAIL.fullmatch(text))),
    "url": (re.compile(r"(.*_)?(url|uri|website|homepage|href)"), lambda text: bool(_URL.fullmatch(text))),
    "date": (re.compile(r"(.*_)?(date|birthday)|(created|updated|modified)_at"), lambda t: bool(_DATE.fullmatch(t))),
    "phone": (re.compile(r"(.*_)?(tele)?phone(_number)?|mobile|fax"), _is_phone),
    "words": (re.compile(r"(.*_)?(name|title|description|label|summary|comment|message)"), _is_words),
    "version": (re.compile(r"(.*_)?version"), lambda text: bool(_VERSION.fullmatch(text))),
}
"""Which property names are looked at (in snake case), and what is plausible there.  Plain, and one hand's judgement."""


def probe(places: Places, instances: Sequence[Any]) -> dict[str, tuple[int, int]]:
    """Per probe: how many of the strings at plain places of such a name are plausible, and how many there are."""
    counts = dict.fromkeys(PROBES, (0, 0))
    for place in places.plain_strings():
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", place[-1]).replace("-", "_").lower()
        for kind, (pattern, plausible) in PROBES.items():
            if pattern.fullmatch(name):
                texts = [text for instance in instances for text in _strings_at(instance, place)]
                good, all_ = counts[kind]
                counts[kind] = good + sum(map(plausible, texts)), all_ + len(texts)
                break
    return counts


def _strings_at(value: Any, place: Place) -> Iterator[str]:
    if not place:
        if isinstance(value, str):
            yield value
    elif place[0] != "*":
        if isinstance(value, dict) and place[0] in value:
            yield from _strings_at(value[place[0]], place[1:])
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _strings_at(member, place[1:])


def characters_of(document: Mapping[str, Any]) -> frozenset[str]:
    """The characters that the text of a schema uses."""
    return frozenset(json.dumps(document, ensure_ascii=False))
