"""Style instructions in English."""

from __future__ import annotations

from edgejson_tasks.style_strict.phrasing.base import Phrases

__all__ = ["ENGLISH"]

_PRETTY = (
    "Indent by {n}, one member or item per line, a space after the colon; empty containers stay {{}} and [].",
    "Pretty-print with an indentation of {n}: a line per member and item, ': ' after a key, {{}} and [] if empty.",
    "Use {n} per level and a line for each member and item; ': ' after keys, {{}} and [] inline.",
)

ENGLISH = Phrases(
    tasks=(
        "Normalize this JSON.",
        "Rewrite the JSON below in one consistent style.",
        "Reformat this JSON document without changing its data.",
        "Please clean up the formatting of this JSON.",
        "Bring this JSON into the house style.",
        "Format the following JSON exactly as described.",
        "The bytes of this document will be hashed, so its form matters.",
        "We compare files byte by byte; standardize this one.",
        "json normalization:",
        "Act as a JSON formatter.",
        "Standardize the formatting of the input.",
        "This JSON is valid but messy. Tidy it.",
        "Could you write this JSON the way our linter wants it?",
        "Task: deterministic serialization of the JSON below.",
    ),
    rfc_8785=(
        "Canonicalize it according to RFC 8785 (JSON Canonicalization Scheme).",
        "The style is JCS (RFC 8785).",
        "Output the canonical form of RFC 8785.",
        "Apply the JSON Canonicalization Scheme, RFC 8785.",
    ),
    apart=(
        "Follow RFC 8785 (JCS) except for this:",
        "JCS (RFC 8785) is the base, with these differences:",
        "Canonical JSON as in RFC 8785, but:",
    ),
    whitespace={
        "min": ("Minify it.", "No whitespace between tokens.", "Remove every blank and line break outside strings."),
        "spaced": (
            "Put everything on one line with one space after each comma and each colon.",
            "One line; a single space follows every ',' and ':', and nowhere else is a blank.",
        ),
        "indent2": tuple(wording.format(n="2 spaces") for wording in _PRETTY),
        "indent4": tuple(wording.format(n="4 spaces") for wording in _PRETTY),
        "tab": tuple(wording.format(n="one tab") for wording in _PRETTY),
    },
    keys={
        "sorted": (
            "Sort the keys of every object alphabetically.",
            "Keys in ascending order (by UTF-16 code units) at every level.",
            "Order the members of each object by key; arrays keep their order.",
            "Sort the keys of every object by their UTF-16 code units: capitals before small letters, ASCII before the rest.",
            "Members in the order of their keys, compared by UTF-16 code units; items of arrays stay where they are.",
        ),
        "preserve": (
            "Keep the keys in the order in which they come.",
            "Do not reorder the members of any object.",
        ),
        "schema_order": (
            "Order the keys as key_order lists them for each place (* is any array item); keys it does not list come after these, in ascending order of UTF-16 code units.",
            "Members follow key_order, place by place, with * for every item of an array; whatever is not listed there goes last, sorted by UTF-16 code units.",
        ),
    },
    numbers={
        "es6": (
            "Numbers in their shortest form, as JavaScript prints them (1.0 is 1, 1.50 is 1.5, 1e2 is 100).",
            "Write each number as ECMAScript does: no trailing zeros, no exponent unless it is needed, -0 as 0.",
            "Print numbers in the shortest form of JavaScript's JSON.stringify: 2.0 becomes 2, 3.10 becomes 3.1, 5e1 becomes 50.",
        ),
        "preserve": (
            "Leave every number exactly as it is written in the input (1.50 stays 1.50, 1e2 stays 1e2).",
            "Do not touch the number literals: copy each one character by character.",
        ),
    },
    escapes={
        "minimal": (
            "Escape in strings only what JSON requires, by the short form if there is one, else as lower-case \\uXXXX; / and non-ASCII stay raw.",
            "No unnecessary escapes: \\u0041 is A, \\/ is /, \\u00e9 is \u00e9.",
            "Leave strings raw but for what JSON requires: short escapes such as \\n, lower-case \\uXXXX where there is none; / is no such case.",
        ),
        "ascii": (
            "ASCII only: what is not printable ASCII becomes lower-case \\uXXXX or JSON's short escape; / stays as it is.",
            "Escape all but printable ASCII as \\u and four lower-case hex digits (pairs above U+FFFF); besides that, only what JSON requires.",
            "Pure ASCII: \\uXXXX in lower case (two of them above U+FFFF) for the rest, but \\n and the other short escapes where JSON has one; / stays.",
        ),
        "html_safe": (
            "Escape what JSON requires (by the short form if there is one) and <, >, &, U+2028 and U+2029, as lower-case \\uXXXX; all else stays raw.",
            "Make it safe inside HTML: <, >, &, U+2028 and U+2029 become \\u003c, \\u003e, \\u0026, \\u2028 and \\u2029; no other needless escapes.",
        ),
    },
    newline=(
        "End the document with one line feed.",
        "A single newline (LF) closes the file.",
    ),
    only=(
        "Return just the document, no trailing newline.",
        "Only the JSON text, and no line feed after it.",
    ),
    forms=(
        "Respond only with JSON.",
        "Answer with the JSON text and nothing else.",
        "Output only the result.",
        "No explanation, only the JSON.",
    ),
    reject=(
        'If the document lies outside the domain of RFC 8785, answer {"error":NAME} instead, NAME being one of {errors} (integers written without an exponent beyond 2^53-1 in size, numbers beyond a double, more than 64 levels).',
        'A document with no canonical text is refused: answer {"error":NAME} with NAME out of {errors}; integers written without an exponent may not exceed 2^53-1, numbers not a double, nesting not 64 levels.',
    ),
)
