"""Answers that hold the right JSON but not only JSON: the commonest failure of chat models asked for JSON."""

from __future__ import annotations

import random

__all__ = ["wrap"]

_BEFORE = (
    "Here is the JSON you asked for:",
    "Sure! Here's the result:",
    "The corrected document is below.",
    "Certainly, this is the JSON:",
    "I've gone through the input. Result:",
    "Output:",
)
_AFTER = (
    "Let me know if you need anything else!",
    "All fields have been kept as they were.",
    "I hope this helps.",
    "Note that the keys are now in alphabetical order.",
    "Feel free to ask for another format.",
)


def wrap(text: str, rng: random.Random) -> tuple[str, str]:
    """`text` in a code fence, in prose or in both, and the name of what was done."""
    how = rng.choice(("fence", "prose_before", "prose_after", "fence_in_prose"))
    if how == "fence":
        return f"```{rng.choice(('json', 'JSON', ''))}\n{text}\n```", how
    if how == "prose_before":
        return f"{rng.choice(_BEFORE)}\n{text}", how
    if how == "prose_after":
        return f"{text}\n\n{rng.choice(_AFTER)}", how
    return f"{rng.choice(_BEFORE)}\n\n```json\n{text}\n```\n\n{rng.choice(_AFTER)}", how
