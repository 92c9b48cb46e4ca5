"""The limiter: what it lets in, when, and in which order; in virtual time."""

from __future__ import annotations

import asyncio
import math

import pytest
import virtual_time
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson_teachers._http.limits import Bucket, Lease, Limiter, Window

_CALM = settings(max_examples=60, deadline=None)


# ---------------------------------------------------------------- window


@_CALM
@given(st.integers(1, 200), st.lists(st.integers(0, 2), max_size=400))
def test_the_window_stays_between_one_and_the_most_and_shrinks_once_for_calls_open_together(
    most: int, events: list[int]
) -> None:
    window = Window(most)
    era_of_oldest_open = window.era
    for event in events:
        before, era = window.size, window.era
        if event == 0:
            window.succeeded()
            assert before <= window.size <= before + 1
        elif event == 1:
            assert window.turned_away(window.era)
            assert window.size == max(1, math.floor(before * 0.75))
            assert window.era == era + 1
        elif era_of_oldest_open != era:
            assert not window.turned_away(era_of_oldest_open)
            assert window.size == before
        assert 1 <= window.size <= most


def test_the_window_opens_by_one_for_25_successes_in_an_era() -> None:
    window = Window(8)
    window.turned_away(window.era)
    assert window.size == 6
    for _ in range(24):
        window.succeeded()
    assert window.size == 6
    window.succeeded()
    assert window.size == 7
    for _ in range(24):
        window.succeeded()
    window.turned_away(window.era)  # what was gained towards the next step is lost
    assert window.size == 5
    window.succeeded()
    assert window.size == 5
    for _ in range(1000):
        window.succeeded()
    assert window.size == 8


# ---------------------------------------------------------------- bucket


@_CALM
@given(
    st.integers(1, 3000),
    st.lists(st.tuples(st.floats(0, 90), st.integers(1, 400)), min_size=1, max_size=150),
    st.booleans(),
)
def test_a_bucket_never_yields_more_in_any_minute(
    per_minute: int, wishes: list[tuple[float, int]], single: bool
) -> None:
    bucket, now, taken = Bucket(per_minute), 0.0, []
    for idle, size in wishes:
        now += idle
        amount = 1 if single else size
        now += bucket.wait(amount, now)
        assert bucket.wait(amount, now) < 1e-3
        bucket.take(amount, now)
        taken.append((now, amount))
    beyond = 0 if single else max(amount for _, amount in taken)
    for start, _ in taken:
        within = sum(amount for at, amount in taken if start <= at < start + 60 - 1e-3)
        assert within <= per_minute + beyond


@pytest.mark.parametrize("per_minute", [1, 7, 60, 1000])
def test_a_bucket_that_is_always_asked_yields_nearly_all_of_each_minute(per_minute: int) -> None:
    bucket, now, taken = Bucket(per_minute), 0.0, 0
    while now < 600:
        now += bucket.wait(1, now)
        bucket.take(1, now)
        taken += 1
    assert 0.94 * per_minute * 10 <= taken <= per_minute * 10 + 1


def test_what_was_not_used_can_be_taken_and_what_was_used_beyond_is_owed() -> None:
    bucket = Bucket(1200)  # holds 60, fills by 19 a second
    bucket.take(60, 0.0)
    assert bucket.wait(19, 0.0) == pytest.approx(1.0)
    bucket.give_back(40)
    assert bucket.wait(19, 0.0) == 0.0
    bucket.give_back(-59)
    assert bucket.wait(19, 0.0) == pytest.approx(2.0)
    bucket.give_back(10_000)
    bucket.take(60, 0.0)
    assert bucket.wait(1, 0.0) > 0  # it never holds more than its size


# ---------------------------------------------------------------- limiter


@_CALM
@given(
    most=st.integers(1, 6),
    per_minute=st.one_of(st.none(), st.integers(5, 200)),
    calls=st.lists(
        st.tuples(st.floats(0, 20), st.floats(0, 10), st.sampled_from("sssst"), st.booleans()), min_size=1, max_size=40
    ),
)
def test_calls_enter_in_order_within_the_window_and_none_is_lost(
    most: int, per_minute: int | None, calls: list[tuple[float, float, str, bool]]
) -> None:
    limiter = Limiter(most=most, requests_per_minute=per_minute)
    asked: list[int] = []
    entered: list[int] = []
    given_up: set[int] = set()

    async def call(number: int, arrival: float, duration: float, outcome: str, patient: bool) -> None:
        await asyncio.sleep(arrival)
        asked.append(number)
        try:
            async with asyncio.timeout(None if patient else 3.0):
                lease = await limiter.enter()
        except TimeoutError:
            given_up.add(number)
            return
        entered.append(number)
        assert limiter.open <= limiter.concurrency
        await asyncio.sleep(duration)
        if outcome == "t":
            limiter.turned_away(lease)
            limiter.pause(0.5)
            assert limiter.concurrency <= max(1, most - 1)
        else:
            limiter.succeeded()
        limiter.leave(lease)

    async def main() -> None:
        await asyncio.gather(*(call(number, *each) for number, each in enumerate(calls)))

    virtual_time.run(main())
    assert limiter.open == 0
    assert entered == [number for number in asked if number not in given_up]
    assert len(entered) + len(given_up) == len(calls)


def test_nobody_enters_in_a_pause_and_the_longest_pause_counts() -> None:
    async def main() -> tuple[float, float]:
        limiter = Limiter(most=4)
        limiter.pause(30)
        limiter.pause(10)
        waiting = asyncio.ensure_future(limiter.enter())
        await asyncio.sleep(5)
        limiter.pause(40)
        await waiting
        return asyncio.get_running_loop().time(), limiter.paused_s

    at, paused = virtual_time.run(main())
    assert at == pytest.approx(45, abs=0.01)
    assert paused == pytest.approx(45, abs=0.01)


def test_a_call_that_comes_again_goes_before_those_that_wait_and_after_those_that_came_again_before() -> None:
    async def main() -> list[str]:
        limiter, order = Limiter(most=1), []
        lease = await limiter.enter()

        async def call(name: str, *, again: bool) -> None:
            mine = await limiter.enter(again=again)
            order.append(name)
            limiter.leave(mine)

        calls = [("first", False), ("second", False), ("again 1", True), ("again 2", True)]
        tasks = []
        for name, again in calls:
            tasks.append(asyncio.ensure_future(call(name, again=again)))
            await asyncio.sleep(0)
        limiter.leave(lease)
        await asyncio.gather(*tasks)
        return order

    assert virtual_time.run(main()) == ["again 1", "again 2", "first", "second"]


def test_a_small_call_does_not_overtake_a_large_one_that_waits() -> None:
    async def main() -> list[str]:
        limiter, order = Limiter(most=9, tokens_per_minute=1200), []
        limiter.leave(await limiter.enter(30))

        async def call(name: str, tokens: int) -> None:
            limiter.leave(await limiter.enter(tokens))
            order.append(name)

        large = asyncio.ensure_future(call("large", 60))
        await asyncio.sleep(0)
        await asyncio.gather(large, call("small", 1))
        return order

    assert virtual_time.run(main()) == ["large", "small"]


def test_requests_and_tokens_of_a_minute_hold_together() -> None:
    async def main() -> list[tuple[float, int]]:
        limiter, entered = Limiter(most=1000, requests_per_minute=120, tokens_per_minute=6000), []
        clock = asyncio.get_running_loop().time

        async def call(tokens: int) -> None:
            lease = await limiter.enter(tokens)
            entered.append((clock(), tokens))
            limiter.leave(lease)

        await asyncio.gather(*(call(10 + number % 90) for number in range(400)))
        return entered

    entered = virtual_time.run(main())
    assert len(entered) == 400
    for start, _ in entered:
        within = [tokens for at, tokens in entered if start <= at < start + 60 - 1e-3]
        assert len(within) <= 120
        assert sum(within) <= 6000
    assert entered[-1][0] < 400 / 120 * 60 * 1.2  # and neither limit is wasted


def test_tokens_are_corrected_by_what_a_call_really_took() -> None:
    async def main(used: float | None) -> float:
        limiter = Limiter(most=10, tokens_per_minute=1200)  # 60 at once, then 19 a second
        lease = await limiter.enter(60)
        limiter.leave(lease, used=used)
        limiter.leave(await limiter.enter(60))
        return asyncio.get_running_loop().time()

    assert virtual_time.run(main(used=3)) == pytest.approx(3 / 19, abs=0.01)
    assert virtual_time.run(main(used=None)) == pytest.approx(60 / 19, abs=0.01)
    assert virtual_time.run(main(used=155)) == pytest.approx(155 / 19, abs=0.01)


def test_a_call_cancelled_in_the_moment_it_is_let_in_gives_its_place_on() -> None:
    async def main() -> Lease:
        limiter = Limiter(most=1)
        lease = await limiter.enter()
        unlucky = asyncio.ensure_future(limiter.enter())
        next_one = asyncio.ensure_future(limiter.enter())
        await asyncio.sleep(0)
        limiter.leave(lease)  # lets the first in, who is cancelled before it can run
        unlucky.cancel()
        with pytest.raises(asyncio.CancelledError):
            await unlucky
        return await next_one

    assert virtual_time.run(main()).era == 0


def test_all_who_wait_can_be_turned_out_and_the_next_is_let_in() -> None:
    async def main() -> list[object]:
        limiter = Limiter(most=1)
        lease = await limiter.enter()
        waiting = [asyncio.ensure_future(limiter.enter()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await asyncio.sleep(0)
        limiter.turn_out(lambda: LookupError("closed"))
        ends = await asyncio.gather(*waiting, return_exceptions=True)
        limiter.leave(lease)
        limiter.leave(await limiter.enter())
        return [type(end) for end in ends]

    assert virtual_time.run(main()) == [LookupError, asyncio.CancelledError, LookupError]
