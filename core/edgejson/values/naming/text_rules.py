"""The field of a text, from its property's name, its owner's, the title and the description."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from edgejson.values.naming.described import described_kind, listed_values, noun_named
from edgejson.values.naming.lexicon import english
from edgejson.values.naming.nouns import (
    FILLERS,
    FIRMS,
    FORMAL,
    MAP_KEYS,
    MAP_VALUES,
    NOISE,
    PEOPLE,
    PLAIN_ROLES,
    PROJECTS,
    RECORDS,
    SIGNED,
    THINGS,
    TOGETHER,
    TRUTHS,
)
from edgejson.values.naming.number_rules import number_by_name
from edgejson.values.naming.text_table import TEXTS
from edgejson.values.naming.words import singular, snake

__all__ = ["is_guess", "key_by_name", "text_by_name"]


class _Rule(NamedTuple):
    field: str
    weak: bool


class _Match(NamedTuple):
    """A rule with the words it met and those before them."""

    field: str
    weak: bool
    role: str
    met: str


def _read_texts(lines: str) -> tuple[dict[str, _Rule], dict[str, _Rule]]:
    """Rules for last words (and ``owner/name``), and those for whole names; the first line to name one has it."""
    endings: dict[str, _Rule] = {}
    wholes: dict[str, _Rule] = {}
    for line in lines.splitlines():
        field, colon, names = line.partition(": ")
        if not colon or line.startswith("#"):
            continue
        rule = _Rule(field.removeprefix("?"), field.startswith("?"))
        for name in names.split():
            target, key = (wholes, name[1:]) if name.startswith("=") else (endings, name)
            target.setdefault(key, rule)
    return endings, wholes


_ENDINGS, _WHOLES = _read_texts(TEXTS)
_TOWNS = ("city", "town", "name", "place", "locality", "municipality")
_ENTITY_KINDS = frozenset({"person", "place", "company", "@period"})
_TOLD = 600
"""Characters of a description that are read: what a value is, is said at its beginning."""
_DAY_ENDINGS = frozenset(
    ["day", "on", "due", "deadline", "until", "by", "before", "from", "to", "through", "since", "of"]
)


@lru_cache(maxsize=1 << 14)
def text_by_name(name: str, owner: str = "", title: str = "", description: str = "") -> str:
    """The field of a string property called `name` inside an object called `owner`.

    There always is one: where nothing is known it is a word or phrase that fits the name (`is_guess` tells).

    >>> text_by_name("senderEmail"), text_by_name("name", "customer"), text_by_name("telefone")
    ('person:sender.email', 'person.name', 'person.phone')
    """
    if name in SIGNED:
        return SIGNED[name]
    description = description[:_TOLD]
    key, holder = snake(name), singular(snake(owner))
    if owner and holder != snake(owner) and holder == key and key in MAP_VALUES:
        return MAP_VALUES[key]
    listed = listed_values(description, examples=False) if description else ()
    if listed:
        return f"@said.{'|'.join(listed)}"
    found = _match(key, holder)
    if found is not None and not found.weak:
        return _corrected(found.field, description) or _written(found, key, holder)
    return _by_words(key, title, description) or _fallback(found, key, holder, name)


def key_by_name(owner: str, *, scalars: bool = False) -> str:
    """The field of the names of undeclared members, in a map called `owner`; `scalars` for a map of texts and numbers,
    which are drawn by the map's name: names of fields (`email`, `total`) would promise another value.

    >>> key_by_name("devDependencies"), key_by_name("scripts"), key_by_name("zzz")
    ('@pool.package', '@pool.script_name', 'text.key')
    >>> key_by_name("arguments"), key_by_name("arguments", scalars=True)
    ('@pool.field_name', 'text.key')
    """
    noun = singular(snake(owner))
    field = MAP_KEYS.get(noun) or MAP_KEYS.get(noun.rpartition("_")[2]) or "text.key"
    return "text.key" if scalars and field == "@pool.field_name" else field


def _corrected(field: str, description: str) -> str | None:
    """What the description makes of a name that has two meanings: an `address` to bind to, an `id` that is a UUID."""
    if not description:
        return None
    if field == "place.address" and _OF_NET.search(description):
        return "internet.ipv4"
    if field == "place.address" and (found := _OF_STORE.search(description)):
        return {"s3": "@dev.s3_uri", "ur": "@web.url"}.get(found[0][:2].lower(), "@pool.file_path")
    if _OF_CLOUD.search(description[:80]) and field.startswith(("@pool.", "@aws.", "@id.")):
        return "@arn.function"
    if field == "@pool.aws_resource" and "ubernetes" in description:
        return "@pool.k8s_kind"
    stated = described_kind(description) if field.startswith("@id.") else None
    return stated if stated in {"code.uuid", "@arn.role"} else None


_OF_CLOUD = re.compile(r"\bARN\b|Amazon Resource Name")
_OF_STORE = re.compile(r"\b(s3|ur[il]|path|file|director|folder|table|module)", re.IGNORECASE)
_OF_NET = re.compile(r"\b(ip|ipv4|bind|loopback|host|network|port|socket|listen)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def _owners(holder: str) -> tuple[str, ...]:
    """The ways a table may name the object around: in full, by its last word, and without what schemas add to it."""
    noun = _noun(holder)
    return tuple(dict.fromkeys((holder, holder.rpartition("_")[2], noun, noun.rpartition("_")[2])))


def _noun(holder: str) -> str:
    """The noun of the object around, without the words that schemas put after it: an ``author_dto`` is an author."""
    words = holder.split("_")
    while len(words) > 1 and words[-1] in NOISE:
        words.pop()
    return singular("_".join(words))


def is_guess(field: str) -> bool:
    """Whether a field was chosen because nothing is known of the property: the author's examples are better then.

    >>> is_guess(text_by_name("fiberWeighting")), is_guess(text_by_name("email"))
    (True, False)
    """
    return field.startswith(
        ("@named.", "@said.", "@number.", "@pool.setting_value", "@pool.type_word", "@pool.data", "@thing.")
    )


def _match(key: str, holder: str) -> _Match | None:
    """The rule of the longest known end of the name, in English first where the name is foreign."""
    foreign = english(key)
    if foreign is not None:
        return _search(foreign, holder) or _search(key, holder)
    found = _search(key, holder)
    if found is not None or "_" not in key:
        return found or _search(singular(key), holder)
    words = key.split("_")
    if "of" in words[1:-1]:  # date_of_birth: the head comes first
        place = words.index("of", 1)
        found = _search("_".join([*words[place + 1 :], *words[:place]]), holder)
    if found is None and (words[-1] in FILLERS or words[-1].isdigit()):
        found = _match("_".join(words[:-1]), holder)
    return found or _search(singular(key), holder)


def _search(key: str, holder: str) -> _Match | None:
    for owner in _owners(holder):
        rule = _ENDINGS.get(f"{owner}/{key}")
        if rule is not None:
            return _Match(*rule, "", key)
    rule = _WHOLES.get(key)
    if rule is not None:
        return _Match(*rule, "", key)
    words = key.split("_")
    for start in range(len(words)):
        end = "_".join(words[start:])
        rule = _ENDINGS.get(end)
        if rule is not None:
            return (
                _name_of_words(words, holder)
                if end == "name" and start
                else _Match(*rule, "_".join(words[:start]), end)
            )
    return None


def _name_of_words(words: list[str], holder: str) -> _Match:
    """``event_name``: the name of what the words before say; ``created_by_name`` is a person's."""
    before = _search("_".join(words[:-1]), holder)
    if before is not None and before.field in {"person.name", "company.name"}:
        return before
    return _Match(_name_of("_".join(words[:-1]), nested=True), False, "", "_".join(words))


def _written(found: _Match, key: str, holder: str) -> str:
    """The field as `Fields` reads it: with the role of its entity, or with the words it is made of."""
    kind, _, field = found.field.partition(".")
    if found.field == "@thing.name":
        return _name_of(holder, nested=False)
    if kind in {"@arn", "@aws"}:
        return f"{kind}.{key}"
    if kind == "@id":
        return f"@id.{field or found.role or (holder if len(holder) < 24 and holder.isascii() else '') or 'id'}"
    if kind == "@period":
        field += "_date" if _is_day(f"{found.role}_{found.met}", found.met) else ""
    if kind not in _ENTITY_KINDS:
        return found.field
    role = found.met if found.field == "place.city" and not found.met.endswith(_TOWNS) else found.role
    if field == "name" and kind in {"person", "company"}:
        bare = re.sub(r"_?(full_?|display_|real_|legal_|trading_)?name$", "", f"{role}_{found.met}".strip("_"))
        role = "" if kind == "company" and bare in TOGETHER else bare
    words = [word for word in role.split("_") if word and word not in PLAIN_ROLES]
    if not words or words == [_noun(holder)]:
        return f"{kind}.{field}"
    return f"{kind}:{'_'.join(words)}.{field}"


def _is_day(key: str, met: str) -> bool:
    words = key.split("_")
    if {"time", "datetime", "timestamp"} & set(words):
        return False
    return any(word.endswith("date") and word != "update" for word in words) or met.rpartition("_")[2] in _DAY_ENDINGS


def _name_of(holder: str, *, nested: bool) -> str:
    """The field of the bare name of a thing called `holder`."""
    if holder.endswith(("_reference", "_ref", "_selector")):
        return "@pool.slug"
    holder = _noun(holder)
    words = holder.split("_")
    for known, field in (
        (PEOPLE, "person.name"),
        (FIRMS, "company.name"),
        (THINGS, "product.name"),
        (PROJECTS, "@project.name"),
    ):
        if words[-1] in known or (words[-1] in RECORDS and not known.isdisjoint(words)):
            role = [word for word in words if word not in PLAIN_ROLES and word not in TOGETHER]
            if nested and field in {"person.name", "company.name"} and role:
                return field.replace(".", f":{'_'.join(words)}.")
            return field
    if not holder or len(words) > 3 or not FORMAL.isdisjoint(words):
        return "@thing.name"
    rule = _ENDINGS.get(f"{words[-1]}/name") or _ENDINGS.get(f"{words[-1]}_name") or _ENDINGS.get(words[-1])
    if rule is not None and not rule.weak and _NAMES.match(rule.field):
        return rule.field
    return (
        "@thing.name"
        if words[-1].endswith(("ing", "s")) or len(words[-1]) < 4
        else f"@series.{holder.replace('_', ' ')}"
    )


_NAMES = re.compile(
    r"(@pool(?!.*(quantity|size|duration|version|format|path|file|directory|command|date))|place\.c|text\.word|@project)"
)
"""Fields that hold proper names, or words that pass for them."""


def _by_words(key: str, title: str, description: str) -> str | None:
    """What examples in the description, the title, and then the words of the description say."""
    listed = listed_values(description, examples=True) if description else ()
    if listed:
        return f"@said.{'|'.join(listed)}"
    if title and len(title.split()) <= 5 and snake(title) != key:
        found = _match(snake(title), "")
        if found is not None and not found.weak:
            return _written(found, snake(title), "")
    if key.endswith("name"):
        noun = snake(noun_named(description))
        for words in (noun, noun.partition("_")[0]):
            field = _name_of(words, nested=False) if words else "@thing.name"
            if not field.startswith(("@thing", "@series")):
                return field
        return None
    if key.rpartition("_")[2] in _QUALITIES:
        return None
    return (described_kind(title) if title else None) or (described_kind(description) if description else None)


_QUALITIES = frozenset(["class", "format", "kind", "mode", "state", "status", "style", "type"])
"""Properties whose descriptions speak of what they qualify, not of what they hold."""


def _fallback(found: _Match | None, key: str, holder: str, name: str) -> str:
    if found is not None:
        return _written(found, key, holder)
    words = key.split("_")
    if not key:
        return "text.phrase"
    if words[-1] in {"at", "on"} and len(words) > 1 and words[-2].endswith(("ed", "n", "t", "d")):
        return "@period.moment" if words[-1] == "at" else "@period.day_date"
    if len(words) > 1 and words[0] in {"pre", "post", "before", "after"}:
        return "@pool.package_script"
    if words[0] in TRUTHS or words[-1] in {"flag", "enabled", "disabled"}:
        return "@pool.true_false"
    if number_by_name(name) is not None:
        return f"@number.{key}"
    return f"@named.{' '.join(words[-3:])}"
