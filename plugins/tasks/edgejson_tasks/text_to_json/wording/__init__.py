"""The instruction: what to extract, what to do about what the text leaves out, how to answer."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from edgejson_tasks.text_to_json.settings import Missing
from edgejson_tasks.text_to_json.wording.english import ENGLISH
from edgejson_tasks.text_to_json.wording.french import FRENCH
from edgejson_tasks.text_to_json.wording.german import GERMAN
from edgejson_tasks.text_to_json.wording.portuguese import PORTUGUESE
from edgejson_tasks.text_to_json.wording.spanish import SPANISH
from edgejson_tasks.text_to_json.wording.words import Note, Wording

__all__ = ["WORDINGS", "Note", "explains", "instruction"]

WORDINGS: Mapping[str, Wording] = {
    "en": ENGLISH,
    "pt": PORTUGUESE,
    "es": SPANISH,
    "de": GERMAN,
    "fr": FRENCH,
}
_SHORT_FIELDS = 160
"""A longer field list stands in the input only, not in the sentence as well."""


def instruction(
    rng: random.Random,
    language: str,
    *,
    fields: str | None,
    missing: Missing,
    dates: bool,
    listed: bool = False,
    notes: Sequence[Note] = (),
) -> str:
    """The words of the task, in English where a language is not known.

    `fields` is the notation in the input, None for a schema, and `listed` says that it has one line for each field;
    `dates` asks for ISO forms, `notes` name what else is to be explained.
    """
    words = WORDINGS.get(language, ENGLISH)
    if fields is None:
        ask = rng.choice(words.for_schema)
    elif not listed and len(fields) <= _SHORT_FIELDS and rng.random() < 0.5:
        ask = rng.choice(words.with_fields).format(fields=fields)
        ask = ask if ask.endswith(".") else f"{ask}."
    else:
        ask = rng.choice(words.for_list)
    rest = [rng.choice(words.policies[missing]), rng.choice(words.answers)]
    if dates:
        rest.insert(1, rng.choice(words.dates))
    if rng.random() < 0.3:
        rng.shuffle(rest)
    return " ".join([ask, *(rng.choice(words.notes[note]) for note in notes), *rest])


def explains(instruction: str, note: Note) -> bool:
    """Whether an instruction says what is to be said of something, in any language."""
    return any(said in instruction for words in WORDINGS.values() for said in words.notes[note])
