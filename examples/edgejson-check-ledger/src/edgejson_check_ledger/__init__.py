"""The check `ledger`: bookings balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, RecordCheck

if TYPE_CHECKING:
    from edgejson_check_ledger.ledger import LedgerSettings


@hookimpl
def edgejson_check() -> CheckSpec:
    from edgejson_check_ledger.ledger import LedgerSettings

    return CheckSpec(name="ledger", summary="bookings balance to the cent", api=1, load=_load, settings=LedgerSettings)


def _load(settings: LedgerSettings) -> RecordCheck:
    from edgejson_check_ledger.ledger import Ledger

    return Ledger(settings)
