"""What the steps of all services share: making a batch once and not twice, finding one, reading what is told."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from io import BytesIO
from typing import Any

from edgejson.models import ModelError
from edgejson_teachers._batches.exchange import Exchange, MissedError
from edgejson_teachers._wire import bodies

__all__ = ["CLOCKS_DIFFER_S", "created", "id_of", "listed", "object_of"]

CLOCKS_DIFFER_S = 300.0
"""What the clocks of two machines may be apart."""

_MOST_PAGES = 20
_PAGE = 100


async def created(exchange: Exchange, path: str, body: bytes, find: Callable[[], Awaitable[str | None]]) -> str:
    """The id of what is made at `path`, once: `find` looks for it where nobody saw whether an attempt succeeded."""
    failures = 0
    while True:
        try:
            return id_of(await exchange.once("POST", path, lambda: BytesIO(body)))
        except MissedError as missed:
            failures += 1
            await exchange.back_off(missed, failures)
            found = None if missed.certain else await find()
            if found is not None:
                return found


def id_of(told: dict[str, Any]) -> str:
    """The id in an answer."""
    found = bodies.text(told.get("id"))
    if not found:
        raise ModelError("the service answered without an id", kind="unavailable")
    return found


def object_of(line: bytes) -> dict[str, Any]:
    """A line of results; empty for one that is no JSON object, whose prompt then counts as not answered."""
    try:
        value = bodies.parsed(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


async def listed(exchange: Exchange, path: str, *, after: str) -> AsyncGenerator[dict[str, Any]]:
    """The batches that a service lists in pages, the newest first; `after` names the parameter for the next page."""
    place = ""
    for _ in range(_MOST_PAGES):
        page = await exchange.call("GET", f"{path}?limit={_PAGE}{place}")
        batches = [dict(batch) for batch in bodies.members(page, "data")]
        for batch in batches:
            yield batch
        if not page.get("has_more") or not batches:
            return
        place = f"&{after}={batches[-1].get('id')}"
