"""English."""

from __future__ import annotations

from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["ENGLISH"]

ENGLISH = Wording(
    check=(
        "Check this JSON and fix its syntax where that is necessary.",
        "Is this valid JSON? Correct it if it is not, and give me the document either way.",
        "Someone edited this JSON by hand and it may no longer load. Make sure that it does.",
        "Task: syntax check, with repair if needed. Input: one JSON document.",
        "As a JSON linter with auto-fix, return the document with its syntax errors corrected, if it has any.",
        "This is what the service sent, perhaps with extra text around it. Give back the JSON document.",
        "json lint, fix if needed:",
        "Make sure that this parses as JSON and repair it if it does not.",
        "Before I import this: please check the JSON and correct whatever would stop a strict parser, if anything.",
        "Validate the following payload. If it is not well-formed JSON, make it so.",
        "Can a strict JSON parser read this? If not, change what it takes.",
        "I am not sure whether this is proper JSON. Return it in a form that certainly is.",
        "Normalise this JSON document; repair it first if it needs that.",
    ),
    broken=(
        "Fix this broken JSON.",
        "Repair the JSON below.",
        "The following text should be JSON but does not parse. Correct it.",
        "Please turn this malformed JSON into valid JSON.",
        "Our parser rejects this payload. Give back what it was meant to be.",
        "JSON.parse fails on this input. What should it have been?",
        "I copied this from a chat and cannot load it, can you clean it up?",
        "Extract the JSON from the text and fix whatever is wrong with its syntax.",
        "Make this valid JSON.",
        "json repair:",
        "Could you mend this JSON document? It came out of a model and may have extra text around it.",
        "This is what the service sent. Recover the JSON document from it.",
        "Correct every syntax error in this JSON, however many there are.",
        "`json.loads` raises a JSONDecodeError here. Give me the corrected document.",
        "The import job stopped at this record because it is not valid JSON. Put it right.",
        "As the repair step of a pipeline, you get text that should have been JSON. Output the JSON.",
        "My config file stopped loading after the last edit, please fix the syntax.",
        "A colleague pasted this into the ticket. Reconstruct the JSON that it stands for.",
    ),
    keep=(
        "Keep every value as it is.",
        "Do not change, add or drop any data.",
        "Only the syntax may change, never the data.",
        "No key and no value may be lost or altered.",
        "The data itself is right: leave names and values alone.",
    ),
    policies=MappingProxyType(
        {
            "keep_text": (
                "Keep every character of the texts, quotation marks inside them included.",
                "Quotation marks inside a string belong to it: escape them.",
                "Do not delete any character of a string value, not even inner quotes.",
            ),
            "close_cut": (
                "If the text breaks off, keep everything that is complete and close what is open at the end.",
                "Should the document be cut off, close the open brackets at its end and invent nothing.",
                "A document that ends too early is to be closed after its last complete value.",
            ),
            "drop_incomplete": (
                "If the text breaks off inside a member or an item, leave that one out and close what is open.",
                "Should the document be cut off in mid-value, drop the unfinished member or item and close the rest.",
                "What is not complete at the end of the text is left out; close the brackets that are still open.",
            ),
            "separate": (
                "Values that stand side by side without a comma are separate items.",
                "Where two values are only parted by blanks, a comma is missing between them.",
                "Never join neighbouring values: put the missing comma between them.",
            ),
            "surplus": (
                "A closing bracket that closes nothing is surplus: remove it.",
                "Remove closing brackets that have nothing to close; do not open anything for them.",
                "Reading from the left, drop any closing bracket that does not match an open one.",
            ),
            "colon_object": (
                "A name with a colon and a value makes a member of an object, whatever brackets stand around it.",
                "Where names and values are joined by colons, curly braces were meant.",
                "Pairs with a colon belong to an object; correct the brackets, not the colons.",
            ),
            "null_words": (
                "A value that is missing, or written as undefined, nil, NaN or N/A, is null.",
                "Write null for undefined, nil, NaN, N/A or a value left out after a colon.",
                "Whatever stands for no value (undefined, nil, NaN, N/A, nothing at all) becomes null.",
            ),
            "apostrophe": (
                "An escaped apostrophe (\\') is a plain apostrophe.",
                "Read \\' inside a string as ', without the backslash.",
                "Apostrophes need no backslash in JSON: \\' means '.",
            ),
            "keep_backslash": (
                "A backslash that starts no JSON escape is part of the text: double it.",
                "Keep backslashes in strings; where one is not a valid escape, it stands for itself.",
                "Treat a backslash before an ordinary character as a literal backslash.",
            ),
            "char_escape": (
                "An escape of another language (\\xe9, \\u{e9}, \\U000000e9) stands for the character with that code.",
                "Read escapes such as \\xe9 or \\u{e9} as the character they name.",
                "Escapes by code that JSON does not know (\\xNN, \\u{NN}, \\UNNNNNNNN) mean the character itself.",
            ),
            "thousands": (
                "A comma between groups of digits separates thousands: 12,500 is 12500.",
                "Numbers may have commas as thousands separators; write them without.",
                "Read 1,250 as the number 1250.",
            ),
            "decimals": (
                "A comma inside a number is a decimal comma: 12,5 is 12.5.",
                "Numbers may have a decimal comma; write them with a point.",
                "Read 3,75 as the number 3.75.",
            ),
            "leading_zeros": (
                "Unquoted digits are numbers even with zeros in front: 007 is 7.",
                "Drop leading zeros of numbers, do not turn them into strings.",
                "A number with leading zeros is that number without them.",
            ),
            "several": (
                "If there are several JSON documents, one per line, put them into one array in their order.",
                "Several objects one after the other become the items of a single array, in the order given.",
                "JSON Lines are to be returned as one array with an item per line.",
            ),
        }
    ),
    forms=(
        "Respond only with JSON, minified, with sorted keys.",
        "Answer with the JSON alone: no whitespace, keys in alphabetical order.",
        "Output: minified JSON with keys sorted, nothing else.",
        "Respond only with valid JSON on one line, keys sorted, no spaces between tokens.",
        "Give me just the JSON, compact and with its keys sorted.",
        "Your reply is the JSON and nothing more, on a single line without blanks, object keys sorted.",
    ),
    exact_forms=(
        "Return only the JSON in canonical form (RFC 8785: sorted keys, no blanks).",
        "Respond only with JSON: minified, the keys of every object sorted by UTF-16 code units.",
        "Answer with the JSON alone, compact and with its keys sorted as RFC 8785 sorts them.",
        "Output: JSON on one line without blanks, keys sorted by their UTF-16 code units, nothing else.",
    ),
)
