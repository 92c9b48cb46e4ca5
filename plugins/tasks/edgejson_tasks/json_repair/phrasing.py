"""The words of a repair instruction: what to do, what to keep, and in which form to answer."""

from __future__ import annotations

import random
from collections.abc import Iterable

__all__ = ["instruction"]

_CHECK = (
    "Check this JSON and fix its syntax where that is necessary.",
    "Is this valid JSON? Correct it if it is not, and give me the document either way.",
    "Someone edited this JSON by hand and it may no longer load. Make sure that it does.",
    "Task: syntax check, with repair if needed. Input: one JSON document, possibly damaged.",
    "As a JSON linter with auto-fix, return the document, corrected only where it has to be.",
    "This is what the service sent, perhaps with extra text around it. Give back the JSON document.",
    "json lint, fix if needed:",
    "Make sure that this parses as JSON and repair it if it does not.",
)
_BROKEN = (
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
    "Correct every syntax error in this JSON and nothing else.",
)
_POLICIES = {
    "keep": (
        "Keep every value as it is.",
        "Do not change, add or drop any data.",
        "Only the syntax may change, never the data.",
        "No key and no value may be lost or altered.",
    ),
    "keep_text": (
        "Keep every character of the texts, quotation marks inside them included.",
        "Quotation marks inside a string belong to it: escape them.",
        "Do not delete any character of a string value, not even inner quotes.",
    ),
    "close_cut": (
        "If the text breaks off, keep everything that is complete and close what is open.",
        "Should the document be cut off, close the open brackets without inventing the missing part.",
        "A document that ends too early is to be closed after its last complete value.",
    ),
}
_FORMS = (
    "Respond only with JSON, minified, with sorted keys.",
    "Answer with the JSON alone: no whitespace, keys in alphabetical order.",
    "Output: minified JSON with keys sorted, nothing else.",
    "Return only the JSON in canonical form (RFC 8785: sorted keys, no blanks).",
    "Respond only with valid JSON on one line, keys sorted, no spaces between tokens.",
    "Give me just the JSON, compact and with its keys sorted.",
)
_EXTRA_POLICY_SHARE = 0.15
"""How often a policy is stated that the text does not call for: stating it must not give the error away."""


def instruction(needs: Iterable[str], rng: random.Random, *, broken: bool) -> str:
    """An instruction that states every policy in `needs` and the output form.

    That of a valid text asks for a check and never speaks of damage; a broken text may get such words too, so that they
    give nothing away.
    """
    wanted = set(needs)
    sentences = [rng.choice((*_CHECK, *_BROKEN) if broken else _CHECK)]
    for policy, wordings in _POLICIES.items():
        if policy in wanted or rng.random() < _EXTRA_POLICY_SHARE:
            sentences.append(rng.choice(wordings))
    sentences.append(rng.choice(_FORMS))
    return (" " if rng.random() < 0.8 else "\n").join(sentences)
