"""The parts that prompts are put together from: names of languages, genres, levels, wishes for diversity."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from edgejson.errors import RecipeError
from edgejson.prompting.templates import override_files, read_yaml

__all__ = ["Genre", "Wording"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(_Part):
    name: str
    number: str


class Genre(_Part):
    """A form that a text takes.

    `most` values can be told in it without strain; `voiced` says that somebody speaks in it, `priced` that it is about
    amounts.
    """

    says: str
    most: int
    voiced: bool = False
    priced: bool = False


class Diversity(_Part):
    voice: tuple[str, ...]
    length: tuple[str, ...]
    order: tuple[str, ...]
    setting: tuple[str, ...]
    record: tuple[str, ...]
    values: tuple[str, ...]


class Wording(_Part):
    """The file ``wording.yaml``, single entries of it replaced by that of a recipe's folder."""

    version: int
    languages: Mapping[str, Language]
    locales: Mapping[str, str]
    genres: Mapping[str, Genre]
    difficulty: Mapping[str, str]
    difficulty_typed: Mapping[str, str]
    forms: Mapping[str, str]
    nulls: Mapping[str, str]
    decoys: str
    policies: Mapping[str, str]
    people: str
    spoken: str
    diversity: Diversity
    example: str
    answer: str
    judged: Mapping[str, str]
    digest: bytes = Field(default=b"", exclude=True)

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """The wordings in the box with those of `folder`; `RecipeError` for an entry that means nothing."""
        text = (files("edgejson.prompting.words") / "wording.yaml").read_text(encoding="utf-8")
        parts, where, texts = read_yaml(text, "wording.yaml"), "wording.yaml", [text]
        for name, own, place in override_files(folder) if folder is not None else ():
            if name == "wording":
                parts, where = _merged(parts, read_yaml(own, place)), place
                texts.append(own)
        digest = hashlib.blake2b("\0".join(texts).encode(), digest_size=16).digest()
        try:
            wording = cls(**{**parts, "digest": digest})
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"]))
            raise RecipeError(f"{key}: {first['msg'].lower()}", where=where) from None
        for key, words in _texts(parts, ""):
            if not Template(words).is_valid():
                raise RecipeError(f"{key}: a $ that starts no placeholder", where=where, hint="write $$ for a plain $")
        return wording

    def language(self, code: str) -> str:
        """What to call a language in a prompt."""
        known = self.languages.get(code)
        return known.name if known is not None else _english_name(code)

    def number(self, code: str) -> str:
        known = self.languages.get(code)
        return known.number if known is not None else "in digits, as the language writes them"

    def level(self, difficulty: str, genre: str) -> str:
        """What a level of difficulty means in a genre."""
        return (self.difficulty if self.is_voiced(genre) else self.difficulty_typed)[difficulty]

    def is_voiced(self, genre: str) -> bool:
        """Whether somebody speaks in a genre; a form that only another teacher knows is taken for one."""
        known = self.genres.get(genre)
        return known is None or known.voiced

    def country(self, locale: str) -> str:
        return self.locales.get(locale) or _country_name(locale)

    def style(self, rng: random.Random, *, voiced: bool) -> str:
        """Wishes for a text; where nobody speaks in it, only for the order of what it says."""
        axes = self.diversity
        wishes = [rng.choice(axis) for axis in (axes.voice, axes.length, axes.setting)]
        order = rng.choice(axes.order)
        return ", ".join((*wishes, order)) if voiced else order

    def kind(self, rng: random.Random) -> str:
        """Wishes for a record."""
        return f"{rng.choice(self.diversity.record)}, with {rng.choice(self.diversity.values)}"


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with the entries of `own`, mappings taken together."""
    merged = {**base, **own}
    for key in base.keys() & own.keys():
        if isinstance(base[key], dict) and isinstance(own[key], dict):
            merged[key] = _merged(base[key], own[key])
    return merged


def _texts(value: object, key: str) -> Sequence[tuple[str, str]]:
    if isinstance(value, str):
        return [(key, value)]
    if isinstance(value, dict):
        return [found for name, part in value.items() for found in _texts(part, f"{key}.{name}".lstrip("."))]
    if isinstance(value, list):
        return [found for part in value for found in _texts(part, key)]
    return []


@cache
def _english_name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code.replace("-", "_")).english_name
    except (UnknownLocaleError, ValueError):
        name = None
    return name or f"the language with the code {code}"


@cache
def _country_name(locale: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(locale).get_territory_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return name or locale
