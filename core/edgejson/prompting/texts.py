"""What a prompt for a text says of the value that the text is to state."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING, Any

from edgejson import jsontext
from edgejson.grounding import LANGUAGES, spoken_choices
from edgejson.grounding.labels import label_words
from edgejson.grounding.mentions import ISO_DATE
from edgejson.prompting.decoys import draw_decoys
from edgejson.prompting.wording import Wording
from edgejson.types import Json, TextFacts

if TYPE_CHECKING:
    from edgejson.schema import Schema

__all__ = ["ShownLeaves", "TextWishes", "shown_value", "wishes_of"]

_PRICED = re.compile(
    r"price|amount|total|cost|fee|tax|preis|betrag|summe|preço|valor|precio|importe|prix|montant", re.IGNORECASE
)
_ROOM = 240
"""Characters that descriptions of fields may take; what a text needs to be read back is always said."""
_LONGEST_DESCRIPTION = 70
_MOST_FORMS = 3
_FEW_LETTERS = 3
_SENTENCE = re.compile(r"(?<=[.;])\s")


@dataclass(frozen=True, slots=True)
class TextWishes:
    """What is drawn for one text: its genre, its style, and the wrong values that it names."""

    genre: str
    style: str
    decoys: Mapping[str, Json]


def wishes_of(facts: TextFacts, seed: int, wording: Wording) -> TextWishes:
    """Drawn from the request alone, so that reading an answer finds them again."""
    rng = random.Random(seed)
    genre = facts.genre if facts.genre is not None else _drawn_genre(facts, rng, wording)
    voiced = wording.is_voiced(genre)
    style = wording.style(rng, voiced=voiced)
    return TextWishes(genre, style, draw_decoys(facts, rng) if voiced else {})


def _drawn_genre(facts: TextFacts, rng: random.Random, wording: Wording) -> str:
    leaves = jsontext.leaves(facts.gold)
    amounts = sum(isinstance(leaf, int | float) and _PRICED.search(pointer) is not None for pointer, leaf in leaves)
    fitting = [
        name
        for name, genre in wording.genres.items()
        if len(leaves) <= genre.most and (not genre.priced or amounts > 1)
    ]
    return rng.choice(fitting or ["form"])


# ---------------------------------------------------------------- the value


def shown_value(facts: TextFacts) -> Json:
    """The value as the prompt shows it: without the members of which the text is to be silent."""
    return _said(facts.gold) if facts.silent_nulls else facts.gold


def _said(value: Json) -> Json:
    if isinstance(value, dict):
        kept = {name: _said(member) for name, member in value.items() if member is not None}
        return kept or value  # of an object with nothing but nulls something has to be said
    return [_said(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class ShownLeaves:
    """The leaves of a value as the prompt shows it; `said` are the words that are read as values of an enum."""

    facts: TextFacts
    leaves: Sequence[tuple[str, Json]]
    said: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, facts: TextFacts, shown: Json) -> ShownLeaves:
        leaves = jsontext.leaves(shown)
        return cls(facts, leaves, dict(_choices_said(facts, leaves)))

    def has_null(self) -> bool:
        return any(leaf is None for _, leaf in self.leaves)

    def form_words(self, wording: Wording) -> Iterator[str]:
        """How the kinds of values that are in it may be written."""
        values = [leaf for _, leaf in self.leaves]
        dates = [leaf for leaf in values if isinstance(leaf, str) and ISO_DATE.match(leaf)]
        kinds = {
            "number": any(isinstance(leaf, int | float) and not isinstance(leaf, bool) for leaf in values),
            "date": any(len(leaf) == 10 for leaf in dates),
            "moment": any(len(leaf) > 10 for leaf in dates),
            "flag": any(isinstance(leaf, bool) for leaf in values),
            "choice": any(self.said.values()),
            "empty": any(leaf in ([], {}) for leaf in values),
        }
        language = self.facts.language
        parts = {"number": wording.number(language), "language": wording.language(language)}
        for kind, is_there in kinds.items():
            if is_there:
                yield Template(wording.forms[kind]).safe_substitute(parts)

    def fields_table(self) -> str:
        """A line for each field of which something is to be said: what it is, what it is called, how its value is said.

        Fields of the same name in the items of an array share one.  Descriptions are left out that say no more than the
        name, that are not those of every item, and where they grow long together; the rest is always there.
        """
        described: dict[str, set[str]] = {}
        needed: dict[str, dict[str, None]] = {}
        for pointer, leaf in self.leaves:
            path, words = _place(self.facts.schema, pointer)
            described.setdefault(path, set()).add(words)
            needed.setdefault(path, {}).update(dict.fromkeys(_needed(pointer, leaf, self.said.get(pointer, ()))))
        lines = []
        room = _ROOM
        for path, descriptions in described.items():
            words = descriptions.pop() if len(descriptions) == 1 else ""
            notes = [words] if words and len(words) <= room else []
            room -= sum(map(len, notes))
            notes += needed[path]
            if notes:
                lines.append(f"- {path}: {'; '.join(notes)}")
        return "\n".join(lines)


def _needed(pointer: str, leaf: Json, forms: tuple[str, ...]) -> Iterator[str]:
    """What a text must know of a leaf to be read back."""
    if leaf is None or isinstance(leaf, bool) or leaf in ([], {}):
        name = next((token for token in reversed(jsontext.split(pointer)) if not token.isdecimal()), "")
        words = " ".join(label_words(name))
        if words:
            yield f'call it "{words}"'
    elif forms:
        yield f'"{leaf}": {" / ".join(forms[:_MOST_FORMS])}'


def _choices_said(facts: TextFacts, leaves: Sequence[tuple[str, Json]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Values of an enum with the words that are read as them in the language of the text."""
    if facts.language not in LANGUAGES:
        return
    for pointer, leaf in leaves:
        allowed = facts.schema.describe(pointer).get("enum") if isinstance(leaf, str) else None
        if isinstance(allowed, list):
            yield pointer, spoken_choices(facts.language, allowed).get(str(leaf), ())


@lru_cache(maxsize=16384)
def _place(schema: Schema, pointer: str) -> tuple[str, str]:
    """What the prompt calls a place, and what it says of it."""
    tokens = ("*" if token.isdecimal() else token for token in jsontext.split(pointer))
    return "/".join(tokens) or "(all)", _description(schema.describe(pointer), pointer)


def _description(described: Mapping[str, Any], pointer: str) -> str:
    """What the schema says of a field, short; nothing where the names that lead to it say as much."""
    told = described.get("description") or described.get("title")
    if not isinstance(told, str):
        return ""
    first = _SENTENCE.split(" ".join(told.split()), maxsplit=1)[0].rstrip(".;")
    if len(first) > _LONGEST_DESCRIPTION:
        first = f"{first[:_LONGEST_DESCRIPTION].rpartition(' ')[0]} ..."
    known = {word for token in jsontext.split(pointer) for word in label_words(token)}
    news = [word for word in label_words(first) if len(word) > _FEW_LETTERS and word not in known]
    return first if len(news) > 1 else ""
