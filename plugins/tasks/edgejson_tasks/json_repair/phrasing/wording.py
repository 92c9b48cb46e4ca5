"""The sentences that one language has for a repair instruction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`check` asks to repair what may need it and never speaks of damage as a fact; `broken` does.

    `keep` says that the data stays, `policies` decide between readings (by policy name), `forms` say how to answer;
    `exact_forms` say by what keys are sorted as well.
    """

    check: tuple[str, ...]
    broken: tuple[str, ...]
    keep: tuple[str, ...]
    policies: Mapping[str, tuple[str, ...]]
    forms: tuple[str, ...]
    exact_forms: tuple[str, ...]
