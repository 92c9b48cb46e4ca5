"""The rules of every core schema, checked by code that shares nothing with the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import core_complex_by_hand as larger
import core_smaller_by_hand as smaller
from core_facts import Broken, Members

CHECKS: Mapping[str, Callable[[Members], Broken]] = {**smaller.CHECKS, **larger.CHECKS}


def broken_by_hand(schema_id: str, value: Members) -> set[str]:
    """Ids of the rules of a core schema that an exact document breaks."""
    return set(CHECKS[schema_id](value))
