"""The circuit breaker: when it opens, what it says, how it closes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.models import ModelError
from edgejson_teachers._http.breaker import Breaker


def _breaker() -> Breaker:
    return Breaker("api.deepseek.com", failures=4, span_s=10, pause_s=30)


def _open(breaker: Breaker, at: float = 0.0) -> None:
    for step in range(4):
        opened = breaker.failed(at + step * 4, at + step * 4 + 1, "status 500")
        assert opened == (step == 3)


def test_it_opens_after_enough_failures_over_enough_time_and_says_so() -> None:
    breaker = _breaker()
    _open(breaker)
    with pytest.raises(ModelError) as caught:
        breaker.admit(14.0)
    assert caught.value.kind == "unavailable"
    assert str(caught.value) == (
        "api.deepseek.com: the service is left alone for 29 s: it answered none of the last 4 attempts in 13 s, "
        "the last: status 500 (what was answered is kept; the same command goes on from there)"
    )


def test_many_failures_at_once_are_a_hiccup_and_few_over_a_long_time_are_not_yet_an_outage() -> None:
    burst = _breaker()
    assert not any(burst.failed(0, 1, "reset") for _ in range(100))
    rare = _breaker()
    assert not any(rare.failed(at, at + 1, "reset") for at in (0, 50, 100))
    assert rare.admit(101) is False


def test_one_success_starts_the_count_again() -> None:
    breaker = _breaker()
    for at in range(0, 100, 10):
        assert not breaker.failed(at, at + 5, "reset")
        assert not breaker.failed(at, at + 5, "reset")
        breaker.succeeded(at)
    assert breaker.row == 0
    assert breaker.answered


def test_after_the_pause_one_attempt_probes_and_its_success_closes() -> None:
    breaker = _breaker()
    _open(breaker)
    assert breaker.admit(43.0)
    with pytest.raises(ModelError):
        breaker.admit(43.1)
    breaker.succeeded(12.0)  # had been sent before the breaker opened
    with pytest.raises(ModelError):
        breaker.admit(43.2)
    breaker.succeeded(43.0)
    assert breaker.admit(43.2) is False


def test_a_probe_that_fails_opens_for_twice_as_long_and_one_that_is_withdrawn_leaves_room_for_another() -> None:
    breaker = _breaker()
    _open(breaker)
    assert breaker.admit(43.0)
    assert not breaker.failed(12.0, 43.5, "late")  # had been sent before the breaker opened
    assert breaker.failed(43.0, 44.0, "status 502")
    with pytest.raises(ModelError):
        breaker.admit(103.9)
    assert breaker.admit(104.0)
    breaker.withdrawn()
    assert breaker.admit(105.0)


def test_the_pause_has_a_longest_and_starts_anew_after_a_success() -> None:
    breaker = _breaker()
    _open(breaker)
    now, pauses = 43.0, []
    for _ in range(8):
        assert breaker.admit(now)
        assert breaker.failed(now, now, "status 502")
        start = now
        while True:
            now += 1
            try:
                breaker.check(now)
            except ModelError:
                continue
            break
        pauses.append(now - start)
    assert pauses == [60, 120, 240, 480, 600, 600, 600, 600]
    breaker.admit(now)
    breaker.succeeded(now)
    _open(breaker, at=now)
    with pytest.raises(ModelError, match=" 30 s"):
        breaker.check(now + 13)


def test_a_service_that_asks_for_a_long_pause_gets_it() -> None:
    breaker = _breaker()
    breaker.shut(5.0, 3600, "it asked for that")
    with pytest.raises(ModelError, match=r"left alone for 3,600 s: it asked for that"):
        breaker.admit(5.0)
    assert breaker.admit(3605.0)


@pytest.mark.parametrize("seconds", [99_999_999_999_999.0, float("inf")])
def test_a_pause_of_years_is_told_as_more_than_a_day(seconds: float) -> None:
    breaker = _breaker()
    breaker.shut(5.0, seconds, "it asked for that")
    with pytest.raises(ModelError, match=r"left alone for more than a day: it asked for that"):
        breaker.admit(6.0)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 40), st.sampled_from(["ok", "fail", "withdraw"])), max_size=80))
def test_while_open_no_attempt_is_let_through_but_one_probe_at_a_time(events: list[tuple[float, str]]) -> None:
    breaker, now, failing_since = _breaker(), 0.0, None
    for gap, outcome in events:
        now += gap
        try:
            probe = breaker.admit(now)
        except ModelError:
            assert failing_since is not None  # never after a success
            continue
        began = now
        if probe:
            with pytest.raises(ModelError):
                breaker.admit(now)
        now += 1
        if outcome == "ok":
            breaker.succeeded(began)
            failing_since = None
            assert breaker.admit(now) is False
        elif outcome == "fail":
            breaker.failed(began, now, "status 500")
            failing_since = began if failing_since is None else failing_since
        elif probe:
            breaker.withdrawn()
