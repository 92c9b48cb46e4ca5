"""English."""

from __future__ import annotations

from edgejson_tasks.text_to_json.wording.words import Wording

__all__ = ["ENGLISH"]

ENGLISH = Wording(
    with_fields=(
        "Extract {fields} from the text.",
        "Read the text and extract these fields: {fields}",
        "From the text below, fill in {fields}",
        "Turn the text into a JSON value of the form {fields}",
        "Find the values for {fields} in the text.",
        "Convert the text to structured data. Fields: {fields}",
        "Pull {fields} out of the text.",
        "What does the text say? Answer as {fields}",
        "Parse the text into {fields}",
        "Collect {fields} from what is written below.",
        "I need {fields} out of this message.",
        "Target structure: {fields}. Populate it from the text.",
        "Map the text onto {fields}",
        "Our importer expects {fields}. Prepare the record from this text.",
    ),
    for_schema=(
        "Extract the information in the text as JSON that follows the schema.",
        "Fill the JSON Schema with the values given in the text.",
        "Read the text and return a JSON instance of the schema.",
        "Turn the text into JSON that is valid against the schema.",
        "Parse the text into the structure that the schema describes.",
        "Convert the text to a JSON document that conforms to the given schema.",
        "From the text, produce the JSON that the schema asks for.",
        "Find every value that the schema names in the text and answer with the JSON.",
        "Take the data out of the text and put it into the shape of the schema.",
        "Someone typed this up by hand. Structure it according to the schema.",
        "Which values does the text give for the properties of the schema?",
        "The schema says what we store; the text is what came in. Write the record.",
        "Digitise the text: one JSON value that validates against the schema.",
    ),
    for_list=(
        "Extract the listed fields from the text.",
        "Fill in the fields with what the text says.",
        "Read the text and return the fields as JSON.",
        "Turn the text into JSON with these fields.",
        "Find the value of every field in the text.",
        "Convert the text to JSON; the fields are given.",
        "Take the listed fields out of the text.",
        "Pull the fields below out of the text and answer in JSON.",
        "The fields are those our form has. Fill the form from the text.",
        "Go through the text and note what it says about each field.",
        "Make a record with the given fields from this text.",
        "Which values does the text state for the fields in the list?",
        "Structure this text: keys and types are as listed.",
    ),
    policies={
        "omit": (
            "Leave out what the text does not mention; use null for what it says is not known.",
            "Omit fields the text is silent about. Where it says that a value is missing or unknown, write null.",
            "Fields not mentioned are omitted, values stated to be unknown become null.",
            "If a field does not come up in the text, drop it; if the text says there is no value for it, put null.",
            (
                "Do not invent anything: skip fields without a mention, and write null where the text says the "
                "value is not given."
            ),
            (
                "A field that never comes up must not appear in the answer. null is only for values the text "
                "itself calls unknown."
            ),
            "No mention, no key. Mentioned as unknown: null.",
        ),
        "null": (
            (
                "If the text does not mention a field, write null where its type allows null; otherwise leave the"
                " field out."
            ),
            (
                "Fields that do not come up are null when null is an allowed type for them, and are omitted when "
                "it is not."
            ),
            (
                "Every nullable field must be present: null if the text says nothing about it. Other fields that "
                "are not mentioned are dropped."
            ),
            (
                "Use null for anything the text leaves open, provided that the field may be null. What may not be"
                " null is left out."
            ),
            (
                "Nothing said about a nullable field? Then it is null. Nothing said about any other optional "
                "field? Then skip it."
            ),
            (
                "Always include the fields that may be null, with null for what the text does not tell; omit the "
                "other optional fields when they are not mentioned."
            ),
        ),
        "null_all": (
            "Return every field of the list; a field the text does not mention is null.",
            "All fields must be present. Write null for whatever the text does not say.",
            "Use null for each field that has no value in the text; do not drop any key.",
            (
                "Keep the full set of keys, also of nested objects that are given, and set those without a "
                "mention to null."
            ),
            "Missing information becomes null, never a guess and never a missing key.",
            "The record has a fixed set of keys: what the text is silent about is null.",
        ),
    },
    notes={
        "patterns": (
            "A key between slashes is a regular expression and stands for every key that matches it.",
            "Where a key is written /like this/, any key of the text that matches the expression is meant.",
            "Keys in slashes are patterns: use the keys that the text gives, as long as they match.",
        ),
        "names": (
            "Before an equals sign stands the name of the shape behind it; where the name returns, so does the shape.",
            "A word before = names the shape that follows, and stands for that shape from there on.",
        ),
        "bare_values": (
            'Where a field takes strings and other types, a bare 40 is a number and a quoted "40" is a string.',
            "A number, true or false is a string only where the text puts it in quotes.",
        ),
        "empty_cells": (
            "An empty table cell counts as not mentioned.",
            "Treat a blank cell as no mention.",
            "Cells that are left blank say nothing about their field.",
        ),
    },
    dates=(
        "Write dates as YYYY-MM-DD and times in ISO 8601 with their offset (UTC as Z).",
        "Dates go in as YYYY-MM-DD, date-times in ISO 8601, UTC written as Z.",
        "Use ISO 8601 for dates and times, keep the stated offset, write Z for UTC.",
        "Normalise dates to YYYY-MM-DD; date-times are ISO 8601 with the offset from the text, Z for UTC.",
        "All dates in ISO 8601 (YYYY-MM-DD; with a time, its offset as well, Z meaning UTC).",
    ),
    answers=(
        "Respond only with JSON.",
        "Answer with the JSON only.",
        "Return nothing but the JSON.",
        "Output JSON only, no explanation.",
        "Reply with minified JSON and nothing else.",
        "No comments, no code fence: just the JSON.",
        "The reply is parsed by a program, so send JSON and nothing around it.",
    ),
)
