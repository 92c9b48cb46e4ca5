"""How many calls are open at once, and how many are sent in a minute: one limiter per model of an endpoint.

`Window` and `Bucket` are plain arithmetic on times that they are handed; `Limiter` makes callers wait by them, in the
order in which they came, with one future each and one timer for all.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Bucket", "Lease", "Limiter", "Window"]

_SUCCESSES_TO_GROW = 25
_SHRINK = 0.75
_BURST = 1 / 20
_ROUNDING = 1e-6


class Window:
    """How many calls may be open: one more after 25 successes, a quarter fewer when the service turns one away.

    Calls that were open together are turned away together: each belongs to an `era`, and an era shrinks the window
    once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._successes = 0
        self.size = most
        self.era = 0

    def succeeded(self) -> None:
        self._successes += 1
        if self._successes >= _SUCCESSES_TO_GROW:
            self._successes = 0
            self.size = min(self._most, self.size + 1)

    def turned_away(self, era: int) -> bool:
        """Whether a call of that era being turned away is news: the first one is."""
        if era != self.era:
            return False
        self.era += 1
        self._successes = 0
        self.size = max(1, int(self.size * _SHRINK))
        return True


class Bucket:
    """Holds what may be taken at once, a twentieth of a minute's worth, and fills up steadily.

    What it yields in any 60 seconds is at most `per_minute`, whenever they begin: a full bucket and what flows in add
    up to that.  More than it holds can be taken when it is full; what is then taken is owed, and is the only way to
    exceed a minute's worth, by no more than that.
    """

    def __init__(self, per_minute: float) -> None:
        self._size = per_minute * _BURST
        self._rate = (per_minute - self._size) / 60
        self._level = self._size
        self._since = -math.inf

    def wait(self, amount: float, now: float) -> float:
        """Seconds until `amount` can be taken."""
        self._fill(now)
        missing = min(amount, self._size) - self._level
        return missing / self._rate if missing > _ROUNDING * self._size else 0.0

    def take(self, amount: float, now: float) -> None:
        self._fill(now)
        self._level -= amount

    def give_back(self, amount: float) -> None:
        """Put in what was taken and not used; negative for what was used beyond."""
        self._level = min(self._size, self._level + amount)

    def _fill(self, now: float) -> None:
        if now > self._since:
            self._level = min(self._size, self._level + (now - self._since) * self._rate)
            self._since = now


@dataclass(slots=True, eq=False)
class Lease:
    """The right to have one call open."""

    tokens: float
    era: int


@dataclass(slots=True, eq=False)
class _Place:
    """A place in a queue."""

    tokens: float
    lease: asyncio.Future[Lease]


class Limiter:
    """Lets calls in, first come, first served, when there is room, no pause, and the minute's limits allow.

    The times are those of the running event loop.
    """

    def __init__(
        self, *, most: int, requests_per_minute: float | None = None, tokens_per_minute: float | None = None
    ) -> None:
        self._window = Window(most)
        self._requests = Bucket(requests_per_minute) if requests_per_minute else None
        self._tokens = Bucket(tokens_per_minute) if tokens_per_minute else None
        self._paused_until = -math.inf
        self._returned: deque[_Place] = deque()
        self._arrived: deque[_Place] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self.open = 0
        self.paused_s = 0.0
        """Seconds for which no call was let in because the service asked for it, in total."""

    @property
    def concurrency(self) -> int:
        """How many calls may be open now."""
        return self._window.size

    async def enter(self, tokens: float = 0, *, again: bool = False) -> Lease:
        """Wait for room; every lease is handed back with `leave`.  A call that comes `again` goes first."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if not self._arrived and not self._returned and not self._wait(tokens, now):
            return self._grant(tokens, now)
        place = _Place(tokens, loop.create_future())
        (self._returned if again else self._arrived).append(place)
        self._admit()
        try:
            return await place.lease
        except asyncio.CancelledError:
            if place.lease.done() and not place.lease.cancelled():
                self.leave(place.lease.result(), used=0)
            else:
                self._admit()  # whoever stood behind this one may need less
            raise

    def leave(self, lease: Lease, *, used: float | None = None) -> None:
        """Hand a lease back; `used` are the tokens that it really took, where that is known."""
        self.open -= 1
        if self._tokens is not None and used is not None:
            self._tokens.give_back(lease.tokens - used)
        if self._arrived or self._returned:
            self._admit()

    def succeeded(self) -> None:
        """The service answered a call."""
        self._window.succeeded()

    def turned_away(self, lease: Lease) -> bool:
        """The service is too busy for this call; whether that is news, not said of a call open at the same time."""
        return self._window.turned_away(lease.era)

    def pause(self, seconds: float) -> None:
        """Let nobody in for so long from now, or for longer where a pause was longer."""
        now = asyncio.get_running_loop().time()
        begun = max(now, self._paused_until)
        self._paused_until = max(self._paused_until, now + seconds)
        self.paused_s += max(0.0, self._paused_until - begun)

    def turn_out(self, why: Callable[[], Exception]) -> None:
        """End the waiting of all who wait with an error each."""
        for queue in (self._returned, self._arrived):
            for place in queue:
                if not place.lease.done():
                    place.lease.set_exception(why())
            queue.clear()

    def _wait(self, tokens: float, now: float) -> float:
        """Seconds until a call may enter, as far as time decides it; infinite while there is no room."""
        if self.open >= self._window.size:
            return math.inf
        wait = max(0.0, self._paused_until - now)
        if self._requests is not None:
            wait = max(wait, self._requests.wait(1, now))
        if self._tokens is not None:
            wait = max(wait, self._tokens.wait(tokens, now))
        return wait

    def _grant(self, tokens: float, now: float) -> Lease:
        self.open += 1
        if self._requests is not None:
            self._requests.take(1, now)
        if self._tokens is not None:
            self._tokens.take(tokens, now)
        return Lease(tokens, self._window.era)

    def _admit(self) -> None:
        """Let in whoever may enter, in turn, and set the timer for the next."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while queue := self._returned or self._arrived:
            place = queue[0]
            if place.lease.done():  # given up by its caller
                queue.popleft()
                continue
            loop = place.lease.get_loop()
            now = loop.time()
            if wait := self._wait(place.tokens, now):
                if wait < math.inf:
                    self._timer = loop.call_at(now + wait, self._admit)
                return
            queue.popleft()
            place.lease.set_result(self._grant(place.tokens, now))
