"""What a language calls the members and the titles of schemas, whose own names are taken to be English."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from edgejson_teachers.templates.english.naming import (
    english_heading,
    english_name,
    english_noun,
    english_title,
    proper,
)
from edgejson_teachers.templates.language import Language, Name, Noun
from edgejson_teachers.templates.roles import sort_of_words

__all__ = ["Names", "member_words"]

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+|[^\W\d_a-zA-Z]+")
_TITLE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_LONGEST_TITLE = 4
_SHORTEST = 2
_VERBS = frozenset(
    (
        "generate",
        "calculate",
        "create",
        "get",
        "find",
        "search",
        "update",
        "send",
        "check",
        "analyze",
        "convert",
        "make",
        "schedule",
        "translate",
        "recommend",
        "estimate",
        "compare",
        "validate",
        "lookup",
    )
)
_WRAPPINGS = frozenset(("profile", "record", "notes", "sheet"))
"""What a title says of a document about a thing of some sort: "user profile"."""


def member_words(name: str) -> tuple[str, ...]:
    """The words of a member name in small letters.

    >>> member_words("dateOfBirth"), member_words("icd10_code"), member_words("25_34")
    (('date', 'of', 'birth'), ('icd10', 'code'), ('25', '34'))
    """
    return tuple(word.lower() for word in _WORD.findall(name))


class Names:
    """The names of one language: derived by its own rule, or looked up in its table of labels."""

    def __init__(self, language: Language) -> None:
        self._rule = language.names
        self._record = language.record
        self._table: Mapping[str, Name] = {} if self._rule is not None else _table(language.code)
        name = self.member(("name",), ("name",), "text")
        self.called = name.noun.singular.lower() if name is not None else "name"
        """What a name is called: nobody asks who it is."""

    def member(self, words: Sequence[str], stem: Sequence[str], kind: str) -> Name | None:
        """The name of a member: `words` are all of its words, `stem` those without its unit; None where it has none."""
        if self._rule is not None:
            return self._rule(stem, kind)
        found = self._table.get(" ".join(words)) or self._table.get(" ".join(stem))
        if found is None:
            english = english_name(stem, kind)
            found = self._table.get(english.noun.said.lower()) if english is not None else None
        return found

    def heading(self, words: Sequence[str]) -> str:
        """The words of a member that has no name, as they stand before a value; empty where its own name does."""
        return english_heading(words) if self._rule is not None else ""

    def title(self, title: str, name: str = "") -> tuple[Noun, tuple[str, ...]]:
        """The noun for an instance of the schema called `title`, and the English words that tell what it is. The
        schema's own `name` serves where it says the same in fewer words.
        """
        if not title and name:
            title = _spoken_name(name)
        elif "_" in title and " " not in title.strip() and title.partition("_")[0].lower() in _VERBS:
            title = _spoken_name(title) or title
        short = english_title(name)
        if short and len(short) < len(title.split()) and set(short[-1:]) & {word.lower() for word in title.split()}:
            title = name
        if not 0 < len(title.split()) <= _LONGEST_TITLE or not _TITLE.fullmatch(title.replace("_", " ").strip()):
            return self._record, ()
        full = english_title(title)
        words = full
        while len(words) > 1 and words[-1] in _WRAPPINGS and sort_of_words(words[:-1][-1:]) != "thing":
            words = words[:-1]
        told = tuple(word.lower() for word in words)
        if self._rule is not None:
            return _titled(words), told
        for key in (title.replace("_", " ").lower(), " ".join(told), " ".join(full).lower()):
            if key in self._table:
                return self._table[key].noun.one(), told
        return self._record, told


def _spoken_name(name: str) -> str:
    """The words of a schema's id that say what it is about; empty where they do not.

    >>> _spoken_name("generate_invoice_98a78f09"), _spoken_name("sp_334_Normalized")
    ('invoice', '')
    """
    words = [word for word in english_title(name.replace("-", "_")) if not any(map(str.isdigit, word))]
    while len(words) > 1 and words[0] in _VERBS:
        del words[0]
    return " ".join(words) if words and all(len(word) > _SHORTEST for word in words) else ""


def _titled(words: Sequence[str]) -> Noun:
    """An English title as a countable noun: "e-commerce analytics report", "set of readings"."""
    noun = english_noun(" ".join(proper(words)))
    if words[-1] == "analytics":
        return english_noun(f"{' '.join(words)} report")
    if "of" in words:
        return Noun(noun.said, noun.said)
    if noun.number == "p" and sort_of_words(tuple(words[-1:])) == "thing":
        return Noun(f"set of {noun.said}", f"sets of {noun.said}")
    return noun.one()


def _table(code: str) -> Mapping[str, Name]:
    """``labels/<code>.json``; empty where a language has no such table."""
    file = files("edgejson_teachers.templates") / "labels" / f"{code}.json"
    if not file.is_file():
        return {}
    entries: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return {key: _name(entry) for key, entry in entries.items()}


def _name(entry: Mapping[str, Any]) -> Name:
    head = entry.get("head")
    return Name(_noun(entry), entry.get("tail", ""), _noun(head) if head else None, entry.get("past", ""))


def _noun(entry: Mapping[str, Any]) -> Noun:
    return Noun(entry["s"], entry.get("p", ""), entry.get("g", ""), entry.get("n", "s"))
