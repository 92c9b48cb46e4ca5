"""Prompt alignment: is every value of an answer stated in the text it was taken from?

A `Grounder` reads a text once (numbers, dates, moments, folded words) and looks the leaves of an answer up in what it
read; `Grounder.reads` says whether one surface form, such as ``"5th of March 2024"``, states one value.  `read_prompt`
weighs what was not found in a prompt that may be no extraction at all.
"""

from edgejson.grounding.engine import Grounder, Ungrounded
from edgejson.grounding.genres import GENRES
from edgejson.grounding.prompts import Reading, is_bare_prompt, read_prompt
from edgejson.grounding.synonyms import spoken, spoken_choices, synonyms_of
from edgejson.grounding.words import LANGUAGES, Words

__all__ = [
    "GENRES",
    "LANGUAGES",
    "Grounder",
    "Reading",
    "Ungrounded",
    "Words",
    "is_bare_prompt",
    "read_prompt",
    "spoken",
    "spoken_choices",
    "synonyms_of",
]
