"""The words of a style instruction: the style's name or each of its choices, never less than the answer depends on."""

from __future__ import annotations

import random

from edgejson.jsontext.style import Style

__all__ = ["instruction", "rules_out_final_newline"]

_TASKS = (
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
)
_RFC_8785 = (
    "Canonicalize it according to RFC 8785 (JSON Canonicalization Scheme).",
    "The style is JCS (RFC 8785).",
    "Output the canonical form of RFC 8785.",
    "Apply the JSON Canonicalization Scheme, RFC 8785.",
)
_PRETTY = (
    "Indent by {n} spaces, one member or item per line, a space after the colon; empty containers stay {{}} and [].",
    "Pretty-print with {n}-space indentation: a line per member and item, ': ' after a key, {{}} and [] if empty.",
    "Use an indentation of {n} spaces and a line for each member and item; ': ' after keys, {{}} and [] inline.",
)
_WHITESPACE = {
    "min": ("Minify it.", "No whitespace between tokens.", "Remove every blank and line break outside strings."),
    "spaced": (
        "Put everything on one line with one space after each comma and each colon.",
        "One line; a single space follows every ',' and ':', and nowhere else is a blank.",
    ),
    "indent2": tuple(wording.format(n=2) for wording in _PRETTY),
    "indent4": tuple(wording.format(n=4) for wording in _PRETTY),
}
_KEYS = {
    "sorted": (
        "Sort the keys of every object alphabetically.",
        "Keys in ascending order (by UTF-16 code units) at every level.",
        "Order the members of each object by key; arrays keep their order.",
    ),
    "preserve": (
        "Keep the keys in the order in which they come.",
        "Do not reorder the members of any object.",
    ),
}
_NUMBERS = (
    "Numbers in their shortest form, as JavaScript prints them (1.0 is 1, 1.50 is 1.5, 1e2 is 100).",
    "Write each number as ECMAScript does: no trailing zeros, no exponent unless it is needed, -0 as 0.",
    "Use the shortest number form: 2.0 becomes 2, 3.10 becomes 3.1, 5e1 becomes 50.",
)
_ESCAPES = {
    "minimal": (
        "Escape in strings only what JSON requires, by the short form if there is one; / and non-ASCII stay raw.",
        "No unnecessary escapes: \\u0041 is A, \\/ is /, \\u00e9 is \u00e9.",
    ),
    "ascii": (
        "ASCII only: what is not printable ASCII becomes lower-case \\uXXXX or JSON's short escape; / stays as it is.",
        "Escape all but printable ASCII as \\u and four lower-case hex digits (pairs above U+FFFF) and nothing more.",
    ),
}
_NO_FINAL_NEWLINE = (
    "Return just the document, no trailing newline.",
    "Only the JSON text, and no line feed after it.",
)
_FORMS = (
    *_NO_FINAL_NEWLINE,
    "Respond only with JSON.",
    "Answer with the JSON text and nothing else.",
    "Output only the result.",
    "No explanation, only the JSON.",
)
_NAMED_SHARE = 0.5


def rules_out_final_newline(text: str) -> bool:
    """Whether an instruction says that no line feed may follow the document."""
    return any(form in text for form in _NO_FINAL_NEWLINE)


def instruction(style: Style, rng: random.Random) -> str:
    """An instruction that determines the bytes of the answer: RFC 8785 by name, or every choice of `style` in words."""
    sentences = [rng.choice(_TASKS)]
    if style.name == "jcs" and rng.random() < _NAMED_SHARE:
        sentences.append(rng.choice(_RFC_8785))
    else:
        choices = [
            rng.choice(_WHITESPACE[style.whitespace]),
            rng.choice(_KEYS[style.keys]),
            rng.choice(_NUMBERS),
            rng.choice(_ESCAPES[style.escapes]),
        ]
        rng.shuffle(choices)
        sentences.extend(choices)
    sentences.append(rng.choice(_FORMS))
    if rng.random() < 0.85:
        return " ".join(sentences)
    return "\n".join([sentences[0], *(f"- {sentence}" for sentence in sentences[1:])])
