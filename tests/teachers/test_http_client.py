"""A chat model over HTTP under every fault of a service: the reply, or one clear end; in virtual time.

The wire is as small as one can be, so that what is tested here is what happens between attempts.
"""

from __future__ import annotations

import asyncio
import email.utils
import itertools
import random
import shutil
import ssl
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import orjson
import pytest
import virtual_time
from scripted import Scripted, Seen, Step, serve

from edgejson.models import Capabilities, ChatModel, FailureKind, Foresight, ModelError, Prompt, Reply, Sampling, Usage
from edgejson.types import TeacherIdentity
from edgejson_teachers._http.client import HttpModel
from edgejson_teachers._http.endpoint import Endpoint
from edgejson_teachers._wire.contract import Allowance, NoReplyError, Pace, Wire
from edgejson_teachers._wire.failures import Service
from edgejson_teachers._wire.openai_chat import OpenAIChat

T = TypeVar("T")

_KINDS: Mapping[int, FailureKind] = {400: "schema_refused", 401: "misconfigured", 404: "misconfigured", 413: "too_long"}


class PlainWire:
    """``{"q": seed}`` out, ``{"text": ..., "used": n}`` in."""

    name = "plain/1"
    path = "/answer"

    def headers(self, key: str | None) -> Mapping[str, str]:
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})

    def body(self, prompt: Prompt) -> bytes:
        return orjson.dumps({"q": prompt.seed})

    def read(self, raw: bytes) -> Reply:
        try:
            value = orjson.loads(raw)
        except ValueError:
            raise NoReplyError("what came back is no JSON") from None
        if "error" in value:
            raise ModelError(value["error"], kind="refused")
        return Reply(text=value["text"], finish="stop", raw=raw, usage=Usage(input=value.get("used"), output=0))

    def failure(self, status: int, raw: bytes) -> ModelError:
        empty = b"no money" in raw
        return ModelError(f"status {status}", kind="misconfigured" if empty else _KINDS.get(status, "unavailable"))

    def pace(self, headers: Mapping[str, str], now: float) -> Pace:
        after = headers.get("Retry-After")
        if after is None:
            seconds = None
        elif after.isdigit():
            seconds = float(after)
        else:
            seconds = max(0.0, email.utils.parsedate_to_datetime(after).timestamp() - now)
        remaining, reset = headers.get("x-remaining"), headers.get("x-reset")
        requests = Allowance(remaining=int(remaining) if remaining else None, reset=float(reset) if reset else None)
        return Pace(requests=requests, retry_after=seconds)


def _reply(number: object = "", **more: object) -> Step:
    return Step(body=orjson.dumps({"text": f"answer {number}", **more}))


OK = _reply()


def _model(url: str, *, wire: Wire | None = None, **settings: object) -> HttpModel:
    return HttpModel(
        wire or PlainWire(),
        Endpoint.model_validate({"base_url": url, **settings}),
        identity=TeacherIdentity(name="plain", provider="nobody"),
        capabilities=Capabilities(),
        rng=random.Random(7),
    )


def _prompt(seed: int = 0, most: int = 10) -> Prompt:
    return Prompt(messages=({"role": "user", "content": "?"},), seed=seed, sampling=Sampling(max_tokens=most))


class Run:
    """Calls against a script, with what they gave, what the server saw, and the model that was asked."""

    def __init__(
        self,
        steps: Sequence[Step] | Callable[[Seen], Step],
        *,
        calls: int = 1,
        one_by_one: bool = False,
        **settings: object,
    ) -> None:
        async def main() -> tuple[list[Reply | BaseException], Scripted, float]:
            async with serve(steps) as server:
                self.model = _model(server.url, **settings)
                clock = asyncio.get_running_loop().time
                try:
                    if one_by_one:
                        ends = []
                        for seed in range(calls):
                            ends += await asyncio.gather(self.model.complete(_prompt(seed)), return_exceptions=True)
                    else:
                        asked = (self.model.complete(_prompt(seed)) for seed in range(calls))
                        ends = await asyncio.gather(*asked, return_exceptions=True)
                finally:
                    seconds = clock()
                    await self.model.close()
                return ends, server, seconds

        self.ends, self.server, self.seconds = virtual_time.run(main())

    @property
    def texts(self) -> list[str]:
        return [end.text for end in self.ends if isinstance(end, Reply)]

    @property
    def errors(self) -> list[ModelError]:
        errors = [end for end in self.ends if not isinstance(end, Reply)]
        assert all(isinstance(error, ModelError) for error in errors), errors
        return [error for error in errors if isinstance(error, ModelError)]

    @property
    def error(self) -> ModelError:
        (error,) = self.errors
        assert "\n" not in str(error)
        return error

    @property
    def gaps(self) -> list[float]:
        times = [seen.at for seen in self.server.seen]
        return [after - before for before, after in itertools.pairwise(times)]


def test_a_key_that_a_service_repeats_is_in_no_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_KEY", "sk-very-secret-key")
    run = Run(
        [Step(body=b'{"text": "you are sk-very-secret-key", "headers": ["sk-very-secret-key"]}')],
        api_key_env="PLAIN_KEY",
    )
    (reply,) = run.ends
    assert isinstance(reply, Reply)
    assert reply.text == "you are [the API key]"
    assert b"secret" not in reply.raw


class TellingWire(PlainWire):
    """Repeats what the service says of an error."""

    def failure(self, status: int, raw: bytes) -> ModelError:
        said = orjson.loads(raw)["error"]
        return ModelError(f"status {status}: {said}", kind="misconfigured", hint=f"look at {said}")


@pytest.mark.parametrize("written", ["9f/zq+odd.key", "9f\\/zq+odd.key", "9f/zq\\u002bodd.key"])
@pytest.mark.parametrize("status", [200, 401])
def test_a_key_that_a_service_repeats_is_in_no_error_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, written: str, status: int
) -> None:
    monkeypatch.setenv("PLAIN_KEY", "9f/zq+odd.key")
    step = Step(status=status, body=b'{"error": "no such key: %b"}' % written.encode())
    error = Run([step], wire=TellingWire(), api_key_env="PLAIN_KEY").error
    assert "no such key: [the API key]" in str(error)
    assert "odd.key" not in f"{error!r} {error.what} {error.where} {error.hint}"


def test_a_stand_in_for_a_key_changes_no_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_KEY", "none")
    assert Run([Step(body=b'{"text": "there are none"}')], api_key_env="PLAIN_KEY").texts == ["there are none"]


def test_it_is_a_chat_model() -> None:
    model: ChatModel = _model("http://127.0.0.1:9", max_concurrency=5)
    assert model.wire == "plain/1"
    assert model.capabilities.parallel == 5
    assert model.read(b'{"text": "kept"}').text == "kept"
    assert isinstance(model, Foresight)


# ---------------------------------------------------------------- faults that pass

_HTML = Step(body=b"<html>Bad gateway</html>", headers={"Content-Type": "text/html"})
_PASSING = {
    "429": Step(status=429),
    "429 with Retry-After": Step(status=429, headers={"Retry-After": "7"}),
    "408": Step(status=408),
    "409": Step(status=409),
    "500": Step(status=500),
    "500 with Retry-After": Step(status=500, headers={"Retry-After": "7"}),
    "502": Step(status=502, body=b"<html>"),
    "503": Step(status=503),
    "503 with Retry-After": Step(status=503, headers={"Retry-After": "7"}),
    "529": Step(status=529),
    "reset": Step(reset=True),
    "hang": Step(delay=10_000),
    "cut": Step(body=OK.body, cut=5),
    "cut stream": Step(body=OK.body, cut=5, chunked=True),
    "bad JSON": Step(body=OK.body[:-1]),
    "empty": Step(body=b""),
    "HTML page": _HTML,
    "drip": Step(body=b"x" * 1000, drip=1, piece=1),
    "no HTTP": Step(raw=b"hello\r\n\r\n"),
}
_MAYBE_BILLED = {"hang", "cut", "cut stream", "bad JSON", "empty", "HTML page", "drip", "no HTTP"}


@pytest.mark.parametrize("fault", _PASSING)
def test_a_fault_that_passes_costs_time_and_no_reply(fault: str) -> None:
    step = _PASSING[fault]
    run = Run([step, step, OK], reply_timeout_s=50)
    assert run.texts == ["answer "]
    assert len(run.server.seen) == 3
    assert len({seen.body for seen in run.server.seen}) == 1
    counters = run.model.counters
    assert (counters.calls, counters.attempts, counters.replies) == (1, 3, 1)
    assert counters.retries.total() == 2
    assert counters.maybe_billed == (2 if fault in _MAYBE_BILLED else 0)
    if "Retry-After" in fault:
        assert all(gap >= 7 for gap in run.gaps)
    assert run.seconds < 120


@pytest.mark.parametrize("fault", sorted(_MAYBE_BILLED))
def test_what_may_have_to_be_paid_is_repeated_twice_at_most_and_told(fault: str) -> None:
    run = Run(lambda _: _PASSING[fault], reply_timeout_s=20, retries=9)
    assert len(run.server.seen) == 3
    assert run.error.kind == "unavailable"
    assert run.error.billed == run.model.counters.maybe_billed == 3


@pytest.mark.parametrize("fault", _PASSING)
def test_a_reply_says_what_was_lost_before_it(fault: str) -> None:
    (reply,) = Run([_PASSING[fault], OK], reply_timeout_s=20).ends
    assert isinstance(reply, Reply)
    assert reply.lost == (fault in _MAYBE_BILLED)


def test_a_service_that_is_not_there_ends_the_call_after_all_retries() -> None:
    async def main() -> str:
        async with serve([]) as server:
            return server.url

    model = _model(virtual_time.run(main()), retries=3)

    async def call() -> None:
        try:
            await model.complete(_prompt())
        finally:
            await model.close()

    with pytest.raises(ModelError) as caught:
        virtual_time.run(call())
    assert caught.value.kind == "unavailable"
    assert "no connection: Connection refused; given up after 4 attempts in" in str(caught.value)
    assert model.counters.retries == Counter(unreachable=3)
    assert model.counters.maybe_billed == 0


def test_retries_are_counted_by_what_failed() -> None:
    run = Run([Step(status=500), Step(reset=True), Step(status=429), _HTML, OK])
    assert run.texts == ["answer "]
    assert run.model.counters.retries == Counter(http_500=1, reset=1, http_429=1, no_reply=1)
    assert run.model.counters.turned_away == 1


# ---------------------------------------------------------------- streams, in a format that has them


def _events(*texts: str, finish: str | None = "stop") -> bytes:
    deltas = [{"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]} for text in texts]
    deltas.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    lines = [b": keep-alive", *(b"data: " + orjson.dumps(delta) for delta in deltas), b"data: [DONE]", b""]
    return b"\n\n".join(lines)


def _streamed(steps: Sequence[Step]) -> tuple[Reply, HttpModel, Scripted]:
    async def main() -> tuple[Reply, HttpModel, Scripted]:
        async with serve(steps) as server:
            wire = OpenAIChat(service=Service(name="scripted", model="m-1"), stream=True)
            model = _model(server.url, wire=wire)
            try:
                return await model.complete(_prompt()), model, server
            finally:
                await model.close()

    return virtual_time.run(main())


_STREAM = _events('{"a": ', "1}")


@pytest.mark.parametrize(
    "broken",
    [
        Step(body=_STREAM, chunked=True, cut=len(_STREAM) // 2, headers={"Content-Type": "text/event-stream"}),
        Step(body=_STREAM[: len(_STREAM) // 2], chunked=True),
        Step(raw=b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + _STREAM[: len(_STREAM) // 2]),
        Step(body=_events('{"a": ', finish=None), chunked=True),
    ],
    ids=["cut", "ended early", "ended early, without a length", "no finish reason"],
)
def test_a_stream_without_its_end_is_asked_for_again_and_counted(broken: Step) -> None:
    whole = Step(body=_STREAM, chunked=True, drip=1, piece=11)
    reply, model, server = _streamed([broken, whole])
    assert (reply.text, reply.finish, reply.raw) == ('{"a": 1}', "stop", _STREAM)
    assert orjson.loads(server.seen[0].body)["stream"] is True
    assert model.counters.maybe_billed == 1
    assert model.counters.retries.total() == 1


def test_blank_lines_before_a_reply_are_kept_and_read_over() -> None:
    body = b"\n\n\n" + orjson.dumps({"choices": [{"message": {"content": "yes"}, "finish_reason": "stop"}]})
    reply, model, _ = _streamed([Step(body=body, drip=1, piece=1)])
    assert (reply.text, reply.raw) == ("yes", body)
    assert model.counters.attempts == 1


# ---------------------------------------------------------------- faults that stay


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (Step(status=401), "misconfigured"),
        (Step(status=404), "misconfigured"),
        (Step(status=413), "too_long"),
        (Step(status=400), "schema_refused"),
        (Step(status=429, body=b"no money"), "misconfigured"),
        (Step(status=500, headers={"x-should-retry": "false"}), "unavailable"),
        (Step(body=b'{"error": "not this one"}'), "refused"),
    ],
)
def test_what_no_retry_can_mend_is_asked_once(step: Step, kind: str) -> None:
    run = Run([step])
    assert run.error.kind == kind
    assert len(run.server.seen) == 1
    assert run.error.where
    assert run.model.counters.retries == Counter()


def test_a_redirect_is_an_end_that_says_where_it_leads_and_no_more() -> None:
    moved = Step(status=308, headers={"Location": "https://me:word@api.elsewhere.com/v2?token=abc"})
    error = Run([moved]).error
    assert error.kind == "misconfigured"
    assert "to api.elsewhere.com" in str(error)
    assert "word" not in str(error)
    assert "abc" not in str(error)
    assert "base_url" in error.hint


def test_a_proxy_that_wants_a_password_is_asked_once() -> None:
    run = Run(lambda _: Step(status=407))
    assert run.error.kind == "misconfigured"
    assert "the proxy wants a password" in str(run.error)
    assert len(run.server.seen) == 1


def test_a_redirect_to_nowhere_is_the_same_end() -> None:
    assert "redirects (status 302), and" in str(Run([Step(status=302, headers={"Location": "http://[::1"})]).error)


@pytest.mark.parametrize("fault", ["500", "reset", "bad JSON", "502", "cut"])
def test_a_fault_that_stays_ends_the_call_with_what_was_tried(fault: str) -> None:
    run = Run(lambda _: _PASSING[fault], retries=2)
    assert run.error.kind == "unavailable"
    assert "given up after 3 attempts in" in str(run.error)
    assert len(run.server.seen) == 3


def test_a_reply_that_is_too_large_is_not_asked_for_again() -> None:
    run = Run([Step(body=b"x" * (33 << 20))])
    assert run.error.kind == "refused"
    assert run.model.counters.maybe_billed == 1


@pytest.mark.parametrize("fault", ["500", "cut", "bad JSON", "hang"])
@pytest.mark.parametrize("one_by_one", [False, True])
def test_one_prompt_that_always_fails_is_refused_while_the_others_are_answered(fault: str, one_by_one: bool) -> None:
    run = Run(
        lambda seen: _PASSING[fault] if seen.body == b'{"q":5}' else OK,
        calls=20,
        one_by_one=one_by_one,
        retries=2,
        reply_timeout_s=20,
    )
    assert len(run.texts) == 19
    assert run.error.kind == "refused"
    assert run.ends.index(run.error) == 5


def test_a_service_that_dies_in_the_middle_is_unavailable_to_all() -> None:
    run = Run(lambda seen: OK if seen.number < 10 else Step(status=500), calls=60, retries=2)
    assert len(run.texts) == 10
    assert {error.kind for error in run.errors} == {"unavailable"}


# ---------------------------------------------------------------- time


def test_the_deadline_holds_over_all_attempts() -> None:
    run = Run(lambda _: Step(delay=10_000), timeout_s=100, reply_timeout_s=30, retries=50, outage_failures=99)
    assert "no answer within the time limit; given up after" in str(run.error)
    assert run.seconds <= 100.1
    assert len(run.server.seen) == 3


def test_a_dripping_service_cannot_hold_a_call_beyond_its_deadline() -> None:
    run = Run(lambda _: Step(body=b"x" * 10**6, drip=1, piece=1), timeout_s=60, reply_timeout_s=50)
    assert run.error.kind == "unavailable"
    assert run.seconds <= 60.1


def test_the_deadline_begins_when_a_call_is_let_in() -> None:
    run = Run(lambda _: Step(body=OK.body, delay=50), calls=5, max_concurrency=1, timeout_s=60)
    assert len(run.texts) == 5
    assert run.seconds >= 250


def test_the_last_attempt_ends_at_the_deadline_of_the_call() -> None:
    run = Run([Step(status=500, delay=40), Step(delay=10_000)], timeout_s=60, reply_timeout_s=50)
    assert len(run.server.seen) == 2
    assert run.seconds == pytest.approx(60, abs=0.1)


def test_a_pause_beyond_the_deadline_ends_at_the_deadline() -> None:
    run = Run(lambda _: Step(status=429, headers={"Retry-After": "100"}), timeout_s=50)
    assert "status 429" in str(run.error)
    assert run.error.kind == "unavailable"
    assert run.seconds == pytest.approx(50, abs=0.1)
    assert len(run.server.seen) == 1


def test_a_date_in_retry_after_is_waited_for() -> None:
    date = email.utils.formatdate(time.time() + 60, usegmt=True)
    run = Run([Step(status=429, headers={"Retry-After": date}), OK])
    assert run.texts == ["answer "]
    assert 50 < run.gaps[0] <= 61


@pytest.mark.parametrize("status", [429, 500])
def test_a_service_that_wants_to_be_left_alone_for_long_is_and_the_line_says_how_long(status: int) -> None:
    run = Run(lambda _: Step(status=status, headers={"Retry-After": "7200"}), calls=30, max_concurrency=4)
    assert len(run.server.seen) <= 4
    assert len(run.errors) == 30
    assert {error.kind for error in run.errors} == {"unavailable"}
    assert "left alone for 7,200 s" in str(run.errors[0])
    assert f"status {status}" in str(run.errors[0])
    assert run.seconds < 5


def test_a_reply_that_was_under_way_does_not_call_off_a_long_pause() -> None:
    long_pause = Step(status=429, headers={"Retry-After": "7200"})
    steps = {0: Step(body=OK.body, delay=3), 1: long_pause}
    run = Run(lambda seen: steps.get(seen.number, OK), calls=20, max_concurrency=2)
    assert len(run.texts) == 1
    assert len(run.server.seen) == 2
    assert run.seconds < 5


def test_what_the_headers_say_is_spent_is_waited_for() -> None:
    spent = _reply(0)
    spent = Step(body=spent.body, headers={"x-remaining": "0", "x-reset": "45"})
    run = Run([spent, _reply(1), _reply(2)], calls=3, max_concurrency=1)
    assert len(run.texts) == 3
    assert run.gaps[0] == pytest.approx(45, abs=0.1)
    assert run.gaps[1] < 1
    assert run.model.paused_s == pytest.approx(45, abs=0.1)


# ---------------------------------------------------------------- many calls


def test_no_more_calls_are_open_than_the_limit_and_all_are_answered() -> None:
    run = Run(lambda _: Step(body=OK.body, delay=2), calls=100, max_concurrency=7)
    assert len(run.texts) == 100
    assert run.server.most == 7


def test_concurrency_falls_to_what_a_service_bears_and_no_call_is_lost() -> None:
    server_limit, running = 4, []

    def script(seen: Seen) -> Step:
        now = seen.at
        running[:] = [end for end in running if end > now]
        if len(running) >= server_limit:
            return Step(status=429)
        running.append(now + 3)
        return Step(body=OK.body, delay=3)

    run = Run(script, calls=120, max_concurrency=64, retries=5)
    assert len(run.texts) == 120
    assert run.model.concurrency <= 8
    counters = run.model.counters
    assert counters.turned_away == len(run.server.seen) - 120
    assert counters.turned_away < 400
    assert counters.maybe_billed == 0


def test_concurrency_comes_back_with_successes() -> None:
    run = Run(lambda seen: Step(status=503) if seen.number == 3 else OK, calls=200, max_concurrency=8)
    assert len(run.texts) == 200
    assert run.model.concurrency == 8
    assert run.model.counters.turned_away == 1


def test_requests_of_a_minute() -> None:
    run = Run(lambda _: OK, calls=90, requests_per_minute=30, max_concurrency=50)
    assert len(run.texts) == 90
    times = [seen.at for seen in run.server.seen]
    assert all(sum(start <= at < start + 59.9 for at in times) <= 30 for start in times)
    assert 110 < run.seconds < 240


def test_tokens_of_a_minute_are_reserved_and_corrected_by_what_was_used() -> None:
    lavish = Run(lambda _: _reply(used=1000), calls=10, tokens_per_minute=2000, max_concurrency=1)
    thrifty = Run(lambda _: _reply(used=10), calls=10, tokens_per_minute=2000, max_concurrency=1)
    assert 200 < lavish.seconds < 360
    assert thrifty.seconds < 10


def test_a_call_that_was_turned_away_owes_no_tokens() -> None:
    turned_away = Step(status=429, headers={"Retry-After": "1"})
    run = Run([*[turned_away] * 8, OK], tokens_per_minute=60)
    assert run.texts == ["answer "]
    assert run.seconds < 20


def test_calls_turned_away_together_pause_once_and_the_next_pause_is_short_again_after_a_reply() -> None:
    together = Run(lambda seen: OK if seen.number >= 8 else Step(status=429, delay=1), calls=8, max_concurrency=8)
    assert len(together.texts) == 8
    assert 0.25 <= together.model.paused_s <= 0.5
    assert together.model.concurrency == 6
    busy = Step(status=529)
    later = Run([*[busy] * 6, OK, busy, OK], calls=2, one_by_one=True)
    assert len(later.texts) == 2
    assert later.gaps[5] >= 8
    assert 0.25 <= later.gaps[7] <= 0.51


def test_a_call_turned_away_late_with_others_long_back_pauses_nobody_again() -> None:
    busy = {0: Step(status=429, delay=0.1), 1: Step(status=429, delay=5)}
    run = Run(lambda seen: busy.get(seen.number, OK), calls=2, max_concurrency=2)
    assert len(run.texts) == 2
    assert run.seconds == pytest.approx(5, abs=0.05)


def test_being_turned_away_is_put_up_with_more_often_than_a_failure() -> None:
    limited = Step(status=429, headers={"Retry-After": "1"})
    assert Run([*[limited] * 8, OK], retries=1).texts == ["answer "]
    assert "given up after 9 attempts" in str(Run([limited] * 9, retries=1).error)
    assert len(Run([limited], retries=0).server.seen) == 1


# ---------------------------------------------------------------- outages


def test_limits_and_refusals_are_no_outage() -> None:
    limited = Step(status=429, headers={"Retry-After": "5"})
    assert Run([*[limited] * 6, OK], outage_failures=3, outage_s=1).texts == ["answer "]
    steps = [Step(status=500), Step(status=500), Step(status=400)] * 3
    run = Run(steps, calls=9, one_by_one=True, retries=0, outage_failures=3, outage_s=0)
    assert len(run.server.seen) == 9


def test_an_outage_ends_all_calls_with_one_line_and_few_requests() -> None:
    run = Run(lambda _: Step(status=502), calls=500, max_concurrency=8, retries=20, outage_failures=20, outage_s=10)
    assert len(run.errors) == 500
    assert {error.kind for error in run.errors} == {"unavailable"}
    assert len(run.server.seen) < 100
    assert "it answered none of the last" in str(run.errors[-1])
    assert "status 502" in str(run.errors[-1])
    assert {error.exit_code for error in run.errors} == {3}


def test_a_limit_that_never_lifts_ends_all_calls_within_the_time_of_one() -> None:
    run = Run(lambda seen: OK if seen.number < 2 else Step(status=429), calls=50, max_concurrency=8, timeout_s=120)
    assert len(run.texts) == 2
    assert {error.kind for error in run.errors} == {"unavailable"}
    assert run.seconds <= 120.1
    assert len(run.server.seen) < 100
    assert "left alone for 30 s: it turned every call away for" in str(run.errors[-1])


def test_what_a_call_learns_of_itself_is_said_in_an_outage_as_well() -> None:
    run = Run(lambda seen: Step(status=401, delay=3) if seen.number == 0 else Step(status=502), calls=9, outage_s=0)
    assert [error.kind for error in run.errors].count("misconfigured") == 1
    assert run.seconds < 60


def test_an_outage_shorter_than_what_counts_as_one_costs_nothing() -> None:
    run = Run(
        lambda seen: Step(reset=True) if 1.0 <= seen.at < 6.0 else Step(body=OK.body, delay=0.5),
        calls=100,
        max_concurrency=8,
        retries=8,
    )
    assert len(run.texts) == 100
    assert run.model.counters.retries["reset"] >= 8


def test_after_an_outage_one_call_probes_and_then_all_go_on() -> None:
    async def main() -> tuple[list[str], list[float]]:
        async with serve(lambda seen: Step(status=502) if seen.at < 100 else OK) as server:
            model = _model(server.url, outage_failures=5, outage_s=1, outage_pause_s=30)
            told = []
            while True:
                try:
                    await asyncio.gather(*(model.complete(_prompt(seed)) for seed in range(4)))
                    break
                except ModelError as error:
                    told.append(str(error))
                    await asyncio.sleep(10)
            await model.close()
            return told, [seen.at for seen in server.seen]

    told, times = virtual_time.run(main())
    assert told
    probes = [at for at in times if 20 < at < 100]
    assert 1 <= len(probes) <= 2
    assert times[-1] < 300


def test_waits_for_room_end_with_the_outage() -> None:
    run = Run(
        lambda _: Step(status=503), calls=50, max_concurrency=4, requests_per_minute=20, outage_failures=4, outage_s=2
    )
    assert len(run.errors) == 50
    assert run.seconds < 60


# ---------------------------------------------------------------- keys


def test_a_missing_key_is_named_before_any_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLAIN_KEY", raising=False)
    run = Run([], api_key_env="PLAIN_KEY")
    assert run.error.kind == "misconfigured"
    assert "PLAIN_KEY is not set" in str(run.error)
    assert run.model.foresee() == [f"{run.model._endpoint.host}: PLAIN_KEY is not set"]
    assert not run.server.seen


def test_a_key_is_sent_and_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_KEY", "sk-word\n")
    run = Run([Step(status=401)], api_key_env="PLAIN_KEY", headers={"X-Title": "edge"})
    (seen,) = run.server.seen
    assert seen.headers["authorization"] == "Bearer sk-word"
    assert seen.headers["x-title"] == "edge"
    assert run.model.foresee() == []
    shown = [str(run.error), repr(run.error), repr(run.model), repr(run.model._endpoint), repr(run.model.counters)]
    assert not any("sk-word" in text for text in shown)


def test_a_key_that_no_header_can_carry_is_one_line_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAIN_KEY", "sk-wörd")
    error = Run([], api_key_env="PLAIN_KEY").error
    assert error.kind == "misconfigured"
    assert "PLAIN_KEY" in str(error)
    assert "sk-" not in str(error)


def test_a_certificate_that_nobody_vouches_for_is_no_place_for_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run([openssl, *words, "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=60)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("PLAIN_KEY", "sk-word")
    bytes_seen: list[bytes] = []

    async def main() -> ModelError:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            bytes_seen.append(await reader.read(100))
            writer.close()

        server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=context)
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)  # the handshake that fails
        model = _model(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", api_key_env="PLAIN_KEY")
        try:
            await model.complete(_prompt())
        except ModelError as error:
            return error
        finally:
            await model.close()
            server.close()
            await server.wait_closed()
        raise AssertionError("the certificate was taken")

    error = asyncio.run(main())
    assert error.kind == "misconfigured"
    assert "certificate" in str(error)
    assert not any(bytes_seen)


# ---------------------------------------------------------------- cancelling and closing


def test_cancelled_calls_give_back_what_they_hold() -> None:
    async def main() -> list[str]:
        async with serve(lambda seen: Step(delay=10_000) if seen.number < 2 else OK) as server:
            model = _model(server.url, max_concurrency=2)
            calls = [asyncio.ensure_future(model.complete(_prompt(seed))) for seed in range(6)]
            await asyncio.sleep(5)
            for call in calls[:4]:
                call.cancel()
            replies = await asyncio.gather(*calls, return_exceptions=True)
            assert model._limiter.open == 0
            await model.close()
            return [type(reply).__name__ for reply in replies]

    assert virtual_time.run(main()) == ["CancelledError"] * 4 + ["Reply"] * 2


def test_a_probe_that_is_cancelled_leaves_room_for_another() -> None:
    async def main() -> str:
        async with serve(lambda seen: Step(status=502) if seen.at < 60 else Step(body=OK.body, delay=20)) as server:
            model = _model(server.url, outage_failures=3, outage_s=1)
            with pytest.raises(ModelError):
                await model.complete(_prompt())
            await asyncio.sleep(100)
            probe = asyncio.ensure_future(model.complete(_prompt()))
            await asyncio.sleep(5)
            probe.cancel()
            await asyncio.wait([probe])
            reply = await model.complete(_prompt())
            await model.close()
            return reply.text

    assert virtual_time.run(main()) == "answer "


def test_it_can_be_closed_at_any_time_and_opens_again() -> None:
    async def main() -> list[str]:
        async with serve(lambda _: OK) as server:
            model = _model(server.url)
            await model.close()
            texts = []
            for _ in range(2):
                texts.append((await model.complete(_prompt())).text)
                await model.close()
            return texts

    assert virtual_time.run(main()) == ["answer ", "answer "]


def test_closing_ends_every_call_that_has_no_reply_and_opens_nothing_anew() -> None:
    def script(seen: Seen) -> Step:
        return Step(delay=1000) if seen.number == 0 else Step(status=500, headers={"Retry-After": "60"})

    async def main() -> tuple[list[ModelError], int, int, float]:
        async with serve(script) as server:
            model = _model(server.url, max_concurrency=2)
            calls = [asyncio.ensure_future(model.complete(_prompt(seed))) for seed in range(6)]
            await asyncio.sleep(5)  # one is on its way, one rests, the others wait for room
            seen = len(server.seen)
            await model.close()
            ends = await asyncio.gather(*calls, return_exceptions=True)
            seconds = asyncio.get_running_loop().time()
            await asyncio.sleep(200)
            assert model._limiter.open == 0
            assert not model._transport._sessions
            return [end for end in ends if isinstance(end, ModelError)], seen, len(server.seen), seconds

    ends, seen, seen_later, seconds = virtual_time.run(main())
    assert len(ends) == 6
    assert {end.kind for end in ends} == {"unavailable"}
    assert all("closed before it answered" in str(end) for end in ends)
    assert [end.billed for end in ends] == [1, 0, 0, 0, 0, 0]
    assert seen == seen_later == 2
    assert seconds < 6


def test_a_thousand_calls_with_faults_of_all_kinds_each_get_their_own_answer() -> None:
    faults = [step for name, step in _PASSING.items() if name != "no HTTP"]

    def script(seen: Seen) -> Step:
        own = _reply(orjson.loads(seen.body)["q"])
        return faults[seen.number // 7 % len(faults)] if seen.number % 7 == 3 else own

    run = Run(script, calls=1000, max_concurrency=32, reply_timeout_s=30)
    assert run.texts == [f"answer {seed}" for seed in range(1000)]
    counters = run.model.counters
    assert counters.replies == 1000
    assert counters.attempts == len(run.server.seen) == 1000 + counters.retries.total()
