"""The words of a repair instruction: what to do, what to keep, and in which form to answer, by language."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from types import MappingProxyType

from edgejson_tasks.json_repair.phrasing.english import ENGLISH
from edgejson_tasks.json_repair.phrasing.french import FRENCH
from edgejson_tasks.json_repair.phrasing.german import GERMAN
from edgejson_tasks.json_repair.phrasing.portuguese import PORTUGUESE
from edgejson_tasks.json_repair.phrasing.spanish import SPANISH
from edgejson_tasks.json_repair.phrasing.wording import Wording

__all__ = ["WORDINGS", "instruction", "states"]

WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {"en": ENGLISH, "pt": PORTUGUESE, "es": SPANISH, "de": GERMAN, "fr": FRENCH}
)

_UNASKED = ("keep_text", "close_cut", "separate")
"""Policies that most texts bear, whatever is wrong with them, so that stating them must not give an error away."""
_UNASKED_SHARE = 0.15
_KEEP_SHARE = 0.3
_BREAKS = ((" ", 70), ("\n", 20), ("\n- ", 10))


def instruction(
    language: str,
    policies: Collection[str],
    rng: random.Random,
    *,
    broken: bool,
    unsaid: Collection[str] = (),
    exactly: bool = False,
) -> str:
    """An instruction in `language` (English where there are no words for it) that states `policies` and the output
    form.

    That of a valid text asks for a check and never speaks of damage; a broken text may get such words too, so that they
    give nothing away.  Policies in `unsaid` (and "keep", the words for leaving data alone) are not stated unasked;
    `exactly` says by what keys are sorted.
    """
    words = WORDINGS.get(language, ENGLISH)
    opening = rng.choice((*words.check, *words.broken) if broken else words.check)
    rest = [rng.choice(words.keep)] if "keep" not in unsaid and rng.random() < _KEEP_SHARE else []
    unasked = [policy for policy in _UNASKED if policy not in unsaid and rng.random() < _UNASKED_SHARE]
    for policy, wordings in words.policies.items():
        if policy in policies or policy in unasked:
            rest.append(rng.choice(wordings))
    rest.append(rng.choice(words.exact_forms if exactly else (*words.forms, *words.exact_forms)))
    line = rng.choices([line for line, _ in _BREAKS], weights=[weight for _, weight in _BREAKS])[0]
    return opening + line + line.join(rest)


def states(instruction: str, policy: str) -> bool:
    """Whether a sentence for `policy` ("keep": for leaving data alone) stands in an instruction, in any language."""
    return any(sentence in instruction for sentence in _SENTENCES.get(policy, ()))


_SENTENCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"keep": tuple(sentence for words in WORDINGS.values() for sentence in words.keep)}
    | {
        policy: tuple(sentence for words in WORDINGS.values() for sentence in words.policies[policy])
        for policy in ENGLISH.policies
    }
)
"""By policy, in every language."""
