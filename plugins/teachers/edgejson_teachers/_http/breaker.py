"""Stops asking a service that is down, and finds out when it is back."""

from __future__ import annotations

import math

from edgejson.models import ModelError

__all__ = ["Breaker"]

_MOST_PAUSE_S = 600.0
_DAY_S = 86_400


class Breaker:
    """Opens after `failures` attempts in a row failed, over `span_s` seconds or more.

    While it is open every call ends at once.  After `pause_s` one attempt is let through: its success closes the
    breaker, its failure opens it again for twice as long, 10 minutes at most.  The times are in seconds of one clock,
    handed in by the caller.
    """

    def __init__(self, host: str, *, failures: int, span_s: float, pause_s: float) -> None:
        self._host = host
        self._failures = failures
        self._span_s = span_s
        self._pause_s = pause_s
        self._next_pause_s = pause_s
        self._row = 0
        self._row_since = math.inf
        self._open_until: float | None = None
        self._probing = False
        self._why = ""
        self.answered = False
        """Whether the service has ever answered."""

    @property
    def row(self) -> int:
        """How many attempts failed since the last that did not."""
        return self._row

    def admit(self, now: float) -> bool:
        """Whether this attempt is a probe, to be followed by `succeeded`, `failed` or `withdrawn`.

        `ModelError` (``unavailable``) while the breaker is open.
        """
        self.check(now)
        self._probing = self._open_until is not None
        return self._probing

    def check(self, now: float) -> None:
        """`ModelError` (``unavailable``) while the breaker is open."""
        if self._open_until is not None and (self._probing or now < self._open_until):
            raise self.error(now)

    def succeeded(self, began: float) -> None:
        """An attempt that began at `began` was answered."""
        self.answered = True
        if self._is_stale(began):
            return
        if self._row or self._open_until is not None:
            self._row, self._row_since = 0, math.inf
            self._open_until, self._probing = None, False
            self._next_pause_s = self._pause_s

    def failed(self, began: float, now: float, why: str) -> bool:
        """An attempt that began at `began` failed for the reason `why`; whether that opened the breaker."""
        self._row += 1
        self._row_since = min(self._row_since, began)
        if self._is_stale(began):
            return False
        if self._open_until is None and (self._row < self._failures or now - self._row_since < self._span_s):
            return False
        span = f"{now - self._row_since:,.0f} s"
        self.trip(now, f"it answered none of the last {self._row} attempts in {span}, the last: {why}")
        return True

    def trip(self, now: float, why: str) -> None:
        """Open for the pause that is due."""
        self.shut(now, self._next_pause_s, why)
        self._next_pause_s = max(self._next_pause_s, min(2 * self._next_pause_s, _MOST_PAUSE_S))

    def shut(self, now: float, seconds: float, why: str) -> None:
        """Open for so long, or for longer where that was due."""
        self._probing = False
        self._why = why
        self._open_until = max(now + seconds, self._open_until or now)

    def withdrawn(self) -> None:
        """The probe was given up by its caller, and says nothing."""
        self._probing = False

    def _is_stale(self, began: float) -> bool:
        """Whether an attempt was under way already when the breaker opened: it is no probe, and says nothing new."""
        return self._open_until is not None and began < self._open_until

    def error(self, now: float) -> ModelError:
        """What a call is told while the breaker is open."""
        left = (self._open_until or now) - now
        span = "more than a day" if left > _DAY_S else f"{max(1, math.ceil(left)):,} s"
        return ModelError(
            f"the service is left alone for {span}: {self._why}",
            kind="unavailable",
            where=self._host,
            hint="what was answered is kept; the same command goes on from there",
        )
