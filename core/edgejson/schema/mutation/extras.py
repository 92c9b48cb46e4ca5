"""New members for a schema, with values: what the pool offers, written as the schema writes its names."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edgejson.schema.mutation.foreign import foreign_words
from edgejson.schema.mutation.names import style_of, words_of, written
from edgejson.schema.mutation.naming import Drawn
from edgejson.schema.mutation.parts import Part
from edgejson.schema.mutation.pool import CUES, POOL, Extra
from edgejson.types import Json

if TYPE_CHECKING:
    from edgejson.schema.schema import Schema

__all__ = ["Member", "added_member", "fitting_extras"]

_CLOSE_SHARE = 0.7
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Member:
    """A new member: its name, the schema to show, and the entry of the pool that its values come from."""

    name: str
    schema: dict[str, Any]
    extra: Extra

    def sampled(self, rng: random.Random, locale: str) -> Json:
        """A value for it."""
        held = _sampler(self.extra.name).sample(rng.getrandbits(48), locale=locale)
        return held[self.extra.name] if isinstance(held, dict) else None


def fitting_extras(part: Part, title: str, *, dated: bool) -> tuple[Sequence[Extra], Sequence[Extra]]:
    """What suits an object by what it is about, and what suits any; no days and moments where a schema is `dated`."""
    about = frozenset(word for text in (*part.members, title) for word in words_of(text))
    weight = {domain: len(cues & about) for domain, cues in CUES.items()}
    best = max(weight.values())
    close = [extra for domain in CUES if weight[domain] == best > 0 for extra in POOL[domain]]
    fitting, plain = ([extra for extra in extras if not (dated and extra.is_dated)] for extras in (close, POOL[""]))
    return fitting, plain


def added_member(
    extras: tuple[Sequence[Extra], Sequence[Extra]],
    drawn: Drawn,
    is_taken: Callable[[str], bool],
    rng: random.Random,
    draft: int,
) -> Member | None:
    """A member of a name that is free, called as the renamed members are."""
    close, plain = extras
    for _ in range(_TRIES):
        extra = rng.choice(close if close and rng.random() < _CLOSE_SHARE else plain)
        words = words_of(extra.name)
        if drawn.language != "en":
            translated = foreign_words(words, drawn.language)
            if translated is None:
                continue
            words = translated
        style = drawn.style
        if style == "own":
            style = next((style_of(new) for new in drawn.names.values() if len(words_of(new)) > 1), "snake")
        name = written(words, style)
        if not is_taken(name):
            return Member(name, _shown(extra.schema, drawn.language, draft), extra)
    return None


def _shown(schema: Mapping[str, Any], language: str, draft: int) -> dict[str, Any]:
    shown = {
        key: value
        for key, value in schema.items()
        if not key.startswith("x-") and not (language != "en" and key == "description")
    }
    if draft == 4 and "exclusiveMinimum" in shown:
        shown |= {"minimum": shown["exclusiveMinimum"], "exclusiveMinimum": True}
    if draft < 2019 and shown.get("format") == "uuid":
        del shown["format"]
    return shown


@lru_cache(maxsize=256)
def _sampler(name: str) -> Schema:
    """The entry of the pool as a schema of its own; the pool is small and does not change."""
    from edgejson.schema.schema import Schema

    extra = next(extra for extras in POOL.values() for extra in extras if extra.name == name)
    return Schema({"type": "object", "required": [name], "properties": {name: dict(extra.schema)}})
