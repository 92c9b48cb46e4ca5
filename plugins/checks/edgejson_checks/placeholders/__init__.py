"""Values that stand for a value: foo, lorem ipsum, John Doe, someone@example.com, 555-0123, your_name."""

from __future__ import annotations

from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, RecordCheck

__all__ = ["edgejson_check"]


def _load(_settings: object) -> RecordCheck:
    from edgejson_checks.placeholders.check import Placeholders

    return Placeholders()


@hookimpl
def edgejson_check() -> CheckSpec:
    """Offer the check."""
    return CheckSpec(
        name="placeholders",
        summary="answers hold no stand-in values such as foo, lorem ipsum, John Doe or example.com",
        api=1,
        load=_load,
    )
