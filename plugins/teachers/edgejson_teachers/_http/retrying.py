"""What an attempt that failed means: whether it is repeated, when, and what is said in the end.

A loop of our own over these decisions is shorter than tenacity's callbacks for stop, wait, retry and error, which would
each have to look into the same failure, and costs nothing where the first attempt succeeds.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from edgejson.models import FailureKind, ModelError
from edgejson_teachers._http.transport import Answer, Broken, BrokenError
from edgejson_teachers._wire.contract import NoReplyError, Wire

__all__ = ["MOST_PATIENCE_S", "Backoff", "Failure", "of_answer", "of_broken", "of_reading"]

MOST_PATIENCE_S = 120.0
"""A service that wants to be left alone for longer counts as unavailable."""

_TURNED_AWAY = frozenset({429, 503, 529})
_FINAL: Mapping[Broken, FailureKind] = {
    "untrusted": "misconfigured",
    "barred": "misconfigured",
    "too_large": "refused",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One attempt that failed.

    `reason` is short and countable.  `repeat` says that the same call is worth repeating, `turned_away` that the
    service answered "not now" (and `limited` that it did so for a limit, which is no fault of the service), `billed`
    that it may have answered this call and be paid for it, `of_prompt` that the cause may lie in this one prompt.
    `wait` is what the service asks to wait, in seconds.
    """

    reason: str
    error: ModelError
    repeat: bool
    turned_away: bool = False
    limited: bool = False
    billed: bool = False
    of_prompt: bool = False
    wait: float | None = None


class Backoff:
    """Exponential backoff with full jitter, so that many calls that failed together do not come back together.

    Its randomness decides when something is asked, never what comes out.
    """

    def __init__(self, rng: random.Random, *, first_s: float = 0.5, most_s: float = 30.0) -> None:
        self._rng = rng
        self._first_s = first_s
        self._most_s = most_s

    def after(self, failures: int) -> float:
        """Seconds to wait after so many failures, one or more."""
        return self._rng.uniform(0.0, self.longest(failures))

    def shared(self, failures: int) -> float:
        """The same where one wait holds for all calls and must not vanish: at least half of the longest."""
        longest = self.longest(failures)
        return self._rng.uniform(longest / 2, longest)

    def longest(self, failures: int) -> float:
        return min(self._most_s, self._first_s * 2.0 ** min(failures - 1, 32))


def of_answer(answer: Answer, wire: Wire, now: float) -> Failure:
    """What an answer with a status other than 200 means; `now` is in seconds since 1970."""
    status, headers = answer.status, answer.headers
    if status in _REDIRECTS:
        return Failure(reason="redirect", error=_redirected(status, headers), repeat=False)
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return Failure(reason="barred", error=_barred(status), repeat=False)
    error = wire.failure(status, answer.raw)
    transient = error.kind == "unavailable"
    turned_away = transient and status in _TURNED_AWAY
    return Failure(
        reason=f"http_{status}",
        error=error,
        repeat=transient and headers.get("x-should-retry", "").lower() != "false",
        turned_away=turned_away,
        limited=turned_away and status == HTTPStatus.TOO_MANY_REQUESTS,
        of_prompt=status == HTTPStatus.INTERNAL_SERVER_ERROR,
        wait=wire.pace(headers, now).retry_after if transient else None,
    )


def of_broken(error: BrokenError) -> Failure:
    """What an exchange without an answer means."""
    kind = _FINAL.get(error.broken, "unavailable")
    return Failure(
        reason=error.broken,
        error=ModelError(error.what, kind=kind),
        repeat=kind == "unavailable",
        # A connection that was closed before the first byte of an answer is mostly one that had been idle for too long.
        billed=error.sent and error.broken != "reset",
        of_prompt=error.broken in {"cut", "timeout"},
    )


def of_reading(error: ModelError) -> Failure:
    """What a body means that came with status 200 and is no reply."""
    if isinstance(error, NoReplyError):
        unavailable = ModelError(error.what, kind="unavailable", where=error.where, hint=error.hint)
        return Failure(reason="no_reply", error=unavailable, repeat=True, billed=True, of_prompt=True)
    return Failure(reason=f"said_{error.kind}", error=error, repeat=error.kind == "unavailable", billed=True)


def _barred(status: int) -> ModelError:
    return ModelError(f"the proxy wants a password (status {status})", kind="misconfigured")


def _redirected(status: int, headers: Mapping[str, str]) -> ModelError:
    try:
        place = urlsplit(headers.get("location", ""))
        host = place.hostname  # without user name, query and the rest, which may hold secrets
    except ValueError:
        host = None
    return ModelError(
        f"the service redirects (status {status}){f' to {host}' if host else ''}, and a key is never sent on",
        kind="misconfigured",
        hint="set base_url to where the service really is",
    )
