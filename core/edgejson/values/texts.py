"""Words, titles and sentences of natural language, for fields that say no more than "some text"."""

from __future__ import annotations

from edgejson.values.draw import Draw, pick
from edgejson.values.languages.english import TAGS

__all__ = ["description", "key_word", "paragraph", "phrase", "sentence", "title", "word"]


def word(draw: Draw) -> str:
    """One lower-case word, as a tag or a category."""
    return pick(draw, draw.speech.tags)


_KEYS = tuple({"email": "editorial", "mobile": "mobility"}.get(tag, tag) for tag in TAGS)
"""Names of members of which nobody knows the values; a member called ``email`` would promise an address."""


def key_word(draw: Draw) -> str:
    """A member name for a free map: one English word, or two joined by an underscore."""
    first = pick(draw, _KEYS)
    return first if draw.random() < 0.7 else f"{first}_{pick(draw, _KEYS)}"


def phrase(draw: Draw) -> str:
    """Two or more words without a full stop: ``Shared stock count``."""
    adjective, thing = pick(draw, draw.speech.adjectives), pick(draw, draw.speech.things)
    return f"{thing.before}{adjective[thing.gender]}{thing.after}"


def title(draw: Draw) -> str:
    """A heading: ``Regional Budget Review``, sometimes with a year."""
    heading = draw.speech.heading(phrase(draw))
    return heading if draw.random() < 0.75 else f"{heading} {2021 + int(draw.random() * 6)}"


def sentence(draw: Draw) -> str:
    """One sentence that says something: who did what with which thing."""
    speech = draw.speech
    before, after = pick(draw, pick(draw, speech.deeds))
    return f"{pick(draw, speech.actors)} {before}{pick(draw, speech.circumstances)}{after}."


def paragraph(draw: Draw) -> str:
    """Two or three sentences."""
    return " ".join(sentence(draw) for _ in range(2 + int(draw.random() * 2)))


def description(draw: Draw) -> str:
    """What a thing is for, in one sentence."""
    return pick(draw, draw.speech.purposes).format(pick(draw, draw.speech.holdings))
