"""How the kit says that something is wrong: one message for the plugin's author, without the kit's own traceback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NoReturn

import pytest

from edgejson.types import Finding

__all__ = ["demand", "fail", "first_of", "shown", "told"]

_LENGTH = 300
_EXAMPLES = 3


def demand(holds: object, message: str) -> None:
    """End the test with `message` unless `holds` is true."""
    if not holds:
        fail(message)


def fail(message: str) -> NoReturn:
    """End the test with `message`; an error that is being handled adds nothing to it."""
    raise pytest.fail.Exception(message, pytrace=False) from None


def first_of(faults: Iterable[str]) -> str:
    """Some examples of many faults, one a line; empty when there are none."""
    found = list(faults)
    more = [f"... and {len(found) - _EXAMPLES} more"] if len(found) > _EXAMPLES else []
    return "\n".join([*found[:_EXAMPLES], *more])


def shown(value: object) -> str:
    """A value short enough for a message."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LENGTH else f"{text[:_LENGTH]}..."


def told(findings: Sequence[Finding]) -> str:
    """Findings in words, or "nothing"."""
    return (
        "; ".join(
            f"{finding.severity} {finding.check} at {finding.pointer or '(whole)'}: {shown(finding.message)}"
            for finding in findings
        )
        or "nothing"
    )
