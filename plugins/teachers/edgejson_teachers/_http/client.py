"""A chat model behind HTTP: prompts in, replies out, whatever happens to single attempts in between."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edgejson.models import Capabilities, FailureKind, ModelError, Prompt, Reply, Usage
from edgejson.types import TeacherIdentity
from edgejson_teachers._http import retrying
from edgejson_teachers._http.breaker import Breaker
from edgejson_teachers._http.counters import Counters
from edgejson_teachers._http.endpoint import Endpoint
from edgejson_teachers._http.limits import Lease, Limiter
from edgejson_teachers._http.retrying import MOST_PATIENCE_S, Backoff, Failure
from edgejson_teachers._http.transport import Answer, BrokenError, Transport
from edgejson_teachers._wire.contract import Pace, Wire

__all__ = ["HttpModel"]

_GOOD = 200
_BYTES_PER_TOKEN = 4
_SHORTEST_SECRET = 8
"""A shorter key is a stand-in such as "none", and may be a word of an answer."""
_TIMES_TURNED_AWAY = 8
"""Being turned away costs nothing and ends by itself: so many times as often as a failure it is put up with."""
_REPEATED_AT_A_LOSS = 2
"""Times that a call is repeated whose reply is lost and may have to be paid."""
_STRUCK_OUT = "[the API key]"


@dataclass(slots=True)
class _Call:
    """One call to `complete`, over all its attempts; times are in seconds of the event loop."""

    body: bytes
    tokens: float
    life: int
    replies_before: int = 0
    began: float = 0.0
    deadline: float = 0.0
    failures: int = 0
    turned_away: int = 0
    lost: int = 0  # attempts without a reply that the service may charge for
    used: float | None = None  # tokens that the last attempt took, where that is known


class HttpModel:
    """Implements `ChatModel` over a wire format and an endpoint.

    Connects at the first call, reads the API key then and never shows it.  Calls wait for their turn in a limiter; the
    time limit of a call begins when it is first let in.
    """

    def __init__(
        self,
        wire: Wire,
        endpoint: Endpoint,
        *,
        identity: TeacherIdentity,
        capabilities: Capabilities,
        languages: frozenset[str] | None = None,
        wire_name: str = "",
        rng: random.Random | None = None,
    ) -> None:
        self.identity = identity
        self.capabilities = replace(capabilities, parallel=endpoint.max_concurrency)
        self.languages = languages
        self.wire = wire_name or wire.name
        self.counters = Counters()
        self._format = wire
        self._endpoint = endpoint
        self._headers: Mapping[str, str] | None = None
        self._secret = b""
        self._backoff = Backoff(rng or random.Random())
        self._times_turned_away = 0  # since the last reply
        self._life = 0  # how often it was closed
        self._resting: set[asyncio.Future[None]] = set()
        self._transport = Transport(
            endpoint.base_url + wire.path,
            connect_s=endpoint.connect_timeout_s,
            proxies_from_env=endpoint.proxies_from_env,
        )
        self._limiter = Limiter(
            most=endpoint.max_concurrency,
            requests_per_minute=endpoint.requests_per_minute,
            tokens_per_minute=endpoint.tokens_per_minute,
        )
        self._breaker = Breaker(
            endpoint.host,
            failures=endpoint.outage_failures,
            span_s=endpoint.outage_s,
            pause_s=endpoint.outage_pause_s,
        )

    @property
    def concurrency(self) -> int:
        """How many calls may be open at this moment."""
        return self._limiter.concurrency

    @property
    def paused_s(self) -> float:
        """Seconds for which no call was sent because the service asked for it, in total."""
        return self._limiter.paused_s

    def foresee(self) -> Sequence[str]:
        """That the API key is missing, before any call."""
        variable = self._endpoint.api_key_env
        return [f"{self._endpoint.host}: {variable} is not set"] if variable and not _key(variable) else []

    def read(self, raw: bytes) -> Reply:
        """The reply that a kept body holds."""
        return self._format.read(raw)

    async def close(self) -> None:
        """Close the connections; a later call opens new ones, and reads the key again.

        Calls that have no reply yet end as ``unavailable``.
        """
        self._headers = None
        self._life += 1
        self._limiter.turn_out(self._closed)
        for resting in self._resting:
            if not resting.done():
                resting.set_exception(self._closed())
        await self._transport.close()

    async def complete(self, prompt: Prompt) -> Reply:
        """The reply to one prompt; `ModelError` when there is none to be had.  Both say what was lost on the way."""
        headers = self._headers = self._headers or self._prepared()
        self._transport.open()
        self.counters.calls += 1
        body = self._format.body(prompt)
        call = _Call(body, len(body) // _BYTES_PER_TOKEN + prompt.sampling.max_tokens, self._life)
        try:
            reply = await self._pursue(call, headers)
        except ModelError as error:
            error.billed = call.lost
            raise
        return replace(reply, lost=call.lost) if call.lost else reply

    async def _pursue(self, call: _Call, headers: Mapping[str, str]) -> Reply:
        """One attempt after another, until there is a reply or no sense in another one."""
        clock = asyncio.get_running_loop().time
        self._breaker.check(clock())
        lease = await self._limiter.enter(call.tokens)
        call.replies_before = self.counters.replies
        call.began = clock()
        call.deadline = call.began + self._endpoint.timeout_s
        while True:
            try:
                outcome = await self._attempt(call, lease, headers)
                if isinstance(outcome, Reply):
                    return outcome
                # A call that backs off keeps its place: the more calls fail, the fewer are sent.
                await self._rest(self._backing_off(call, outcome))
            finally:
                self._limiter.leave(lease, used=call.used)
            lease = await self._enter_again(call, outcome)

    async def _attempt(self, call: _Call, lease: Lease, headers: Mapping[str, str]) -> Reply | Failure:
        """One request; what it tells about the service is passed on at once."""
        self._check_open(call)
        began = asyncio.get_running_loop().time()
        call.used = 0
        probe = self._breaker.admit(began)
        self.counters.attempts += 1
        call.used = None
        try:
            try:
                until = min(call.deadline, began + self._endpoint.reply_timeout_s)
                answer = self._without_key(await self._transport.post(call.body, headers, until=until))
                if answer.status == _GOOD:
                    reply = self._format.read(answer.raw)
                    call.used = _used(reply.usage)
                    self._answered(began, answer.headers)
                    return reply
                failure = retrying.of_answer(answer, self._format, time.time())
            except BrokenError as error:
                if call.life != self._life:
                    self._lose(call, error.sent)
                    raise self._closed() from error
                failure = retrying.of_broken(error)
            except ModelError as error:
                failure = retrying.of_reading(error)
            failure = self._told_without_key(failure)
            if not failure.billed:
                call.used = 0
            self._failed(call, failure, lease, began)
            return failure
        finally:
            if probe:
                self._breaker.withdrawn()

    def _without_key(self, answer: Answer) -> Answer:
        """A service that repeats the key in what it says must not get it into files and messages."""
        if self._secret and self._secret in answer.raw:
            return replace(answer, raw=answer.raw.replace(self._secret, _STRUCK_OUT.encode()))
        return answer

    def _told_without_key(self, failure: Failure) -> Failure:
        """The same for what is told of an answer, in which the key may have stood in another spelling of JSON."""
        error, key = failure.error, self._secret.decode()
        if not key or key not in f"{error.what} {error.where} {error.hint}":
            return failure
        what, where, hint = (text.replace(key, _STRUCK_OUT) for text in (error.what, error.where, error.hint))
        return replace(failure, error=ModelError(what, kind=error.kind, where=where, hint=hint))

    def _lose(self, call: _Call, billed: bool) -> None:
        call.lost += billed
        self.counters.maybe_billed += billed

    def _answered(self, began: float, headers: Mapping[str, str]) -> None:
        self.counters.replies += 1
        self._times_turned_away = 0
        self._breaker.succeeded(began)
        self._limiter.succeeded()
        if pause := _pause(self._format.pace(headers, time.time())):
            self._limiter.pause(pause)

    def _failed(self, call: _Call, failure: Failure, lease: Lease, began: float) -> None:
        now = asyncio.get_running_loop().time()
        self._lose(call, failure.billed)
        if failure.turned_away:
            call.turned_away += 1
            self.counters.turned_away += 1
        else:
            call.failures += 1
        if failure.wait is not None and failure.wait > MOST_PATIENCE_S:
            self._leave_alone(f"it asked for that when it answered: {failure.error.what}", failure.wait)
            return
        if failure.turned_away:
            self._slow_down(failure, lease)
        if failure.error.kind != "unavailable":
            self._breaker.succeeded(began)  # it is there, and works
        elif not failure.limited and self._breaker.failed(began, now, failure.error.what):
            self._limiter.turn_out(lambda: self._breaker.error(now))

    def _leave_alone(self, why: str, seconds: float | None = None) -> None:
        """Open the breaker, for so long or as long as is due, and end the waiting of all calls."""
        now = asyncio.get_running_loop().time()
        if seconds is None:
            self._breaker.trip(now, why)
        else:
            self._breaker.shut(now, seconds, why)
        self._limiter.turn_out(lambda: self._breaker.error(now))

    def _slow_down(self, failure: Failure, lease: Lease) -> None:
        news = self._limiter.turned_away(lease)
        self._times_turned_away += news
        if failure.wait:
            self._limiter.pause(failure.wait)
        elif news:
            self._limiter.pause(self._backoff.shared(self._times_turned_away))

    def _backing_off(self, call: _Call, failure: Failure) -> float:
        """Seconds to wait before the next attempt, apart from what all calls wait for; else the error of the call."""
        if not failure.repeat:
            raise self._give_up(call, failure) from failure.error
        self._check_open(call)
        now = asyncio.get_running_loop().time()
        self._breaker.check(now)
        retries = self._endpoint.retries
        spent = (
            call.failures > retries
            or call.turned_away > _TIMES_TURNED_AWAY * retries
            or call.lost > _REPEATED_AT_A_LOSS
        )
        wait = 0.0 if failure.turned_away else max(self._backoff.after(call.failures), failure.wait or 0.0)
        # What took too long once needs at least as much time again.
        needed = self._endpoint.reply_timeout_s if failure.reason == "timeout" else 0.0
        if spent or now + wait + needed >= call.deadline:
            raise self._give_up(call, failure) from failure.error
        return wait

    async def _rest(self, seconds: float) -> None:
        """Sleep; being closed ends it with an error."""
        loop = asyncio.get_running_loop()
        rested: asyncio.Future[None] = loop.create_future()
        timer = loop.call_later(seconds, _wake, rested)
        self._resting.add(rested)
        try:
            await rested
        finally:
            timer.cancel()
            self._resting.discard(rested)

    def _check_open(self, call: _Call) -> None:
        if call.life != self._life:
            raise self._closed()

    def _closed(self) -> ModelError:
        return ModelError("the model was closed before it answered", kind="unavailable", where=self._endpoint.host)

    async def _enter_again(self, call: _Call, failure: Failure) -> Lease:
        clock = asyncio.get_running_loop().time
        self._breaker.check(clock())
        try:
            async with asyncio.timeout_at(call.deadline):
                lease = await self._limiter.enter(call.tokens, again=True)
        except TimeoutError:
            raise self._give_up(call, failure) from failure.error
        self.counters.retries[failure.reason] += 1
        return lease

    def _give_up(self, call: _Call, failure: Failure) -> ModelError:
        """The end of a call that failed, with what was tried; of all that wait where none of them was better off."""
        seconds = asyncio.get_running_loop().time() - call.began
        alone = self.counters.replies == call.replies_before
        if failure.turned_away and alone and seconds >= self._endpoint.outage_s:
            self._leave_alone(f"it turned every call away for {seconds:,.0f} s, the last: {failure.error.what}")
        error = failure.error
        attempts = call.failures + call.turned_away
        kind: FailureKind = error.kind
        if failure.repeat and failure.of_prompt and self._breaker.answered and self._breaker.row <= call.failures:
            kind = "refused"  # the service answers other calls: what fails is this prompt
        what = error.what
        if attempts > 1:
            what = f"{what}; given up after {attempts} attempts in {seconds:,.0f} s"
        return ModelError(what, kind=kind, where=error.where or self._endpoint.host, hint=error.hint)

    def _prepared(self) -> Mapping[str, str]:
        """The headers of every request; `ModelError` when the key is missing or cannot be sent."""
        variable = self._endpoint.api_key_env
        key = _key(variable) if variable else None
        if variable and not key:
            raise ModelError(
                f"{variable} is not set, and holds the API key",
                kind="misconfigured",
                where=self._endpoint.host,
                hint=f"export {variable}=...",
            )
        if key and not (key.isascii() and key.isprintable()):
            raise ModelError(
                f"the key in {variable} holds a character that no header can carry",
                kind="misconfigured",
                where=self._endpoint.host,
                hint="copy it once more",
            )
        self._secret = (key or "").encode() if len(key or "") >= _SHORTEST_SECRET else b""
        headers = {"User-Agent": "edgejson", **self._endpoint.headers, **self._format.headers(key)}
        return {name.lower(): value for name, value in headers.items()}  # one of each, the wire's before others


def _key(variable: str) -> str:
    """The API key, without the line end that a file or a shell may have left on it."""
    return os.environ.get(variable, "").strip()


def _wake(rested: asyncio.Future[None]) -> None:
    if not rested.done():
        rested.set_result(None)


def _used(usage: Usage) -> float | None:
    if usage.input is None or usage.output is None:
        return None
    return usage.input + usage.output


def _pause(pace: Pace) -> float:
    """Seconds until a service grants something again of which it grants nothing more."""
    spent = [
        allowance.reset
        for allowance in (pace.requests, pace.tokens, pace.input_tokens, pace.output_tokens)
        if allowance.remaining is not None and allowance.remaining <= 0 and allowance.reset
    ]
    return min(max(spent, default=0.0), MOST_PATIENCE_S)
