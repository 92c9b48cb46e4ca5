"""The instruction: what to extract, what to do about what the text leaves out, how to answer."""

from __future__ import annotations

import random

__all__ = ["instruction"]

_ASK_FIELDS = (
    "Extract {fields} from the text.",
    "Read the text and extract these fields: {fields}",
    "From the text below, fill in {fields}",
    "Turn the text into a JSON object of the form {fields}",
    "Find the values for {fields} in the text.",
    "Convert the text to structured data. Fields: {fields}",
    "Pull {fields} out of the text.",
    "What does the text say? Answer as {fields}",
    "Parse the text into {fields}",
    "Collect {fields} from what is written below.",
)
_ASK_SCHEMA = (
    "Extract the information in the text as JSON that follows the schema.",
    "Fill the JSON Schema with the values given in the text.",
    "Read the text and return a JSON instance of the schema.",
    "Turn the text into JSON that is valid against the schema.",
    "Parse the text into the structure that the schema describes.",
    "Convert the text to a JSON document that conforms to the given schema.",
    "From the text, produce the JSON that the schema asks for.",
    "Find every value that the schema names in the text and answer with the JSON.",
    "Take the data out of the text and put it into the shape of the schema.",
)
_ASK_GIVEN = (
    "Extract the listed fields from the text.",
    "Fill in the fields with what the text says.",
    "Read the text and return the fields as a JSON object.",
    "Turn the text into JSON with these fields.",
    "Find the value of every field in the text.",
    "Convert the text to JSON; the fields are given.",
    "Take the listed fields out of the text.",
    "Pull the fields below out of the text and answer in JSON.",
)
_POLICY = (
    "Leave out what the text does not mention; use null for what it says is not known.",
    "Omit fields the text is silent about. Where it says that a value is missing or unknown, write null.",
    "Fields not mentioned are omitted, values stated to be unknown become null.",
    "If a field does not come up in the text, drop it; if the text says there is no value for it, put null.",
    "Do not invent anything: skip fields without a mention, and write null where the text says the value is not given.",
)
_FORMATS = (
    "Write dates as YYYY-MM-DD and times in ISO 8601 with their offset (UTC as Z).",
    "Dates go in as YYYY-MM-DD, date-times in ISO 8601, UTC written as Z.",
    "Use ISO 8601 for dates and times, keep the stated offset, write Z for UTC.",
)
_ANSWER = (
    "Respond only with JSON.",
    "Answer with the JSON only.",
    "Return nothing but the JSON.",
    "Output JSON only, no explanation.",
    "Reply with minified JSON and nothing else.",
)
_SHORT_FIELDS = 160
"""A longer field list stands in the input only, not in the sentence as well."""


def instruction(rng: random.Random, *, fields: str | None, dates: bool) -> str:
    """The words of the task. `fields` is the notation in the input, None for a schema; `dates` asks for ISO forms."""
    if fields is None:
        ask = rng.choice(_ASK_SCHEMA)
    elif len(fields) <= _SHORT_FIELDS and rng.random() < 0.5:
        ask = rng.choice(_ASK_FIELDS).format(fields=fields)
        ask = ask if ask.endswith(".") else f"{ask}."
    else:
        ask = rng.choice(_ASK_GIVEN)
    formats = [rng.choice(_FORMATS)] if dates else []
    return " ".join([ask, rng.choice(_POLICY), *formats, rng.choice(_ANSWER)])
