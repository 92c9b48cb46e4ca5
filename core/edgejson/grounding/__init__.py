"""Prompt alignment: is every value of an answer stated in the text it was taken from?

A `Grounder` reads a text once (numbers, dates, moments, folded words) and looks the leaves of an answer up in what it
read; `Grounder.reads` says whether one surface form, such as ``"5th of March 2024"``, states one value.
"""

from edgejson.grounding.engine import Grounder, Ungrounded
from edgejson.grounding.words import LANGUAGES, Words

__all__ = ["LANGUAGES", "Grounder", "Ungrounded", "Words"]
