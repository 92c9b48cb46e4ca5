"""The thread that feeds an engine: answers reach their callers, whatever the engine, the callers and the end do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable

import pytest

from edgejson.models import ModelError
from edgejson_teachers._batching import Batcher


class Doubler:
    """Doubles numbers, `round` of them at a time; says what was done to it and by whom."""

    def __init__(self, round_size: int = 1000) -> None:
        self.round_size = round_size
        self.rounds: list[list[int]] = []
        self.waiting: dict[int, int] = {}
        self.most_waiting = 0
        self.opened = 0
        self.closed = 0
        self.withdrawn: list[int] = []
        self.threads: set[int] = set()
        self.breaks: list[str] = []
        self.gate: threading.Event | None = None
        self.entered = threading.Event()

    def open(self) -> None:
        self.threads.add(threading.get_ident())
        self.opened += 1

    def admit(self, ticket: int, asked: int) -> None:
        self.threads.add(threading.get_ident())
        if asked < 0:
            raise ModelError(f"{asked} is negative", kind="refused")
        self.waiting[ticket] = asked
        self.most_waiting = max(self.most_waiting, len(self.waiting))

    def work(self) -> Iterable[tuple[int, int | ModelError]]:
        self.threads.add(threading.get_ident())
        self.entered.set()
        if self.gate is not None:
            assert self.gate.wait(30)
        if self.breaks:
            raise RuntimeError(self.breaks.pop())
        tickets = list(self.waiting)[: self.round_size]
        taken = {ticket: self.waiting.pop(ticket) for ticket in tickets}
        self.rounds.append(list(taken.values()))
        return [
            (ticket, ModelError("unlucky", kind="unavailable") if asked == 999 else 2 * asked)
            for ticket, asked in taken.items()
        ]

    def withdraw(self, ticket: int) -> None:
        self.withdrawn.append(self.waiting.pop(ticket))

    def close(self) -> None:
        self.threads.add(threading.get_ident())
        self.closed += 1
        self.waiting.clear()


async def _all(batcher: Batcher[int, int], numbers: Iterable[int]) -> list[int | BaseException]:
    return await asyncio.gather(*(batcher.complete(number) for number in numbers), return_exceptions=True)


def _run(engine: Doubler, numbers: Iterable[int]) -> list[int | BaseException]:
    async def main() -> list[int | BaseException]:
        batcher: Batcher[int, int] = Batcher(engine, most=64)
        try:
            return await _all(batcher, numbers)
        finally:
            await batcher.close()

    return asyncio.run(main())


def test_every_caller_gets_its_own_answer_and_calls_are_gathered():
    engine = Doubler()

    async def main() -> list[int | BaseException]:
        batcher: Batcher[int, int] = Batcher(engine, most=50, idle=60)
        answers = await _all(batcher, range(50))
        await batcher.close()
        return answers

    assert asyncio.run(main()) == [2 * number for number in range(50)]
    assert engine.rounds == [list(range(50))], "all fifty were there before work began"
    assert (engine.opened, engine.closed) == (1, 1)


def test_only_one_thread_touches_the_engine_and_it_is_not_the_loops():
    engine = Doubler(round_size=3)
    _run(engine, range(20))
    assert len(engine.threads) == 1
    assert threading.get_ident() not in engine.threads


def test_work_goes_on_with_what_arrives_meanwhile():
    engine = Doubler(round_size=1)

    async def main() -> list[int | BaseException]:
        batcher: Batcher[int, int] = Batcher(engine, most=2, idle=60)
        engine.gate = threading.Event()
        first = asyncio.ensure_future(_all(batcher, (1, 2)))
        await asyncio.to_thread(engine.entered.wait, 30)
        late = asyncio.ensure_future(_all(batcher, (3, 4)))
        for _ in range(20):  # until both have been handed over: that takes turns of the loop, not time
            await asyncio.sleep(0)
        engine.gate.set()
        answers = [*await first, *await late]
        await batcher.close()
        return answers

    assert asyncio.run(main()) == [2, 4, 6, 8]
    assert engine.rounds == [[1], [2], [3], [4]]
    assert engine.most_waiting >= 3, "3 and 4 were let in while 2 was under way"


def test_a_refused_call_and_a_failed_one_touch_no_other():
    answers = _run(Doubler(), [1, -1, 999, 2])
    assert (answers[0], answers[3]) == (2, 4)
    assert isinstance(answers[1], ModelError)
    assert answers[1].kind == "refused"
    assert isinstance(answers[2], ModelError)
    assert answers[2].kind == "unavailable"


def test_an_engine_that_breaks_off_costs_the_calls_that_it_held_and_is_opened_again():
    engine = Doubler()
    engine.breaks = ["CUDA error: an illegal\nmemory access"]

    async def main() -> tuple[list[int | BaseException], list[int | BaseException]]:
        batcher: Batcher[int, int] = Batcher(engine, most=3, idle=60)
        lost = await _all(batcher, (1, 2, 3))
        after = await _all(batcher, (4, 5, 6))
        await batcher.close()
        return lost, after

    lost, after = asyncio.run(main())
    assert after == [8, 10, 12]
    assert all(isinstance(error, ModelError) and error.kind == "unavailable" for error in lost)
    assert "illegal memory access" in str(lost[0])
    assert len({id(error) for error in lost}) == 3
    assert (engine.opened, engine.closed) == (2, 2)


def test_an_engine_that_keeps_breaking_off_is_left_alone():
    engine = Doubler()
    engine.breaks = ["third", "second", "first"]

    async def main() -> list[str]:
        batcher: Batcher[int, int] = Batcher(engine, most=1)
        said = [str((await _all(batcher, [number]))[0]) for number in range(4)]
        await batcher.close()
        return said

    said = asyncio.run(main())
    assert ["first" in said[0], "second" in said[1]] == [True, True]
    assert all("not opened again" in words for words in said[2:])
    assert engine.opened == 2


def test_an_answer_in_between_forgives_a_break():
    engine = Doubler()

    async def main() -> list[object]:
        batcher: Batcher[int, int] = Batcher(engine, most=1)
        seen: list[object] = []
        for number in range(3):
            engine.breaks = ["again"]
            seen += [(await _all(batcher, [number]))[0], await batcher.complete(number)]
        await batcher.close()
        return seen

    seen = asyncio.run(main())
    assert seen[1::2] == [0, 2, 4]
    assert all(isinstance(error, ModelError) for error in seen[::2])


def test_an_engine_that_cannot_open_tells_every_caller():
    class Closed(Doubler):
        def open(self) -> None:
            raise ModelError("no such model", kind="misconfigured", hint="name another")

    answers = _run(Closed(), (1, 2))
    assert [str(error) for error in answers] == ["no such model (name another)"] * 2
    assert all(isinstance(error, ModelError) and error.kind == "misconfigured" for error in answers)


def test_a_cancelled_call_is_withdrawn_and_the_others_are_answered():
    engine = Doubler()

    async def main() -> int:
        batcher: Batcher[int, int] = Batcher(engine, most=2, idle=60)
        engine.gate = threading.Event()
        engine.round_size = 1
        kept, dropped = (asyncio.ensure_future(batcher.complete(number)) for number in (1, 2))
        await asyncio.to_thread(engine.entered.wait, 30)
        dropped.cancel()
        with pytest.raises(asyncio.CancelledError):
            await dropped
        engine.gate.set()
        answer = await kept
        await batcher.close()
        return answer

    assert asyncio.run(main()) == 2
    assert engine.withdrawn == [2]
    assert engine.rounds == [[1]]


def test_close_fails_what_is_under_way_and_a_later_call_opens_again():
    engine = Doubler()

    async def main() -> tuple[BaseException | int, int]:
        batcher: Batcher[int, int] = Batcher(engine, most=1)
        engine.gate = threading.Event()
        engine.round_size = 0  # never done
        held = asyncio.ensure_future(batcher.complete(1))
        await asyncio.to_thread(engine.entered.wait, 30)
        closing = asyncio.ensure_future(batcher.close())
        await asyncio.sleep(0)
        engine.gate.set()
        await closing
        (lost,) = await asyncio.gather(held, return_exceptions=True)
        assert engine.closed == 1, "close waits for the engine"
        engine.round_size = 1
        again = await batcher.complete(2)
        await batcher.close()
        return lost, again

    lost, again = asyncio.run(main())
    assert isinstance(lost, ModelError)
    assert lost.kind == "unavailable"
    assert again == 4
    assert (engine.opened, engine.closed) == (2, 2)


def test_closing_what_was_never_opened_does_nothing():
    engine = Doubler()
    asyncio.run(Batcher(engine, most=1).close())
    assert (engine.opened, engine.closed) == (0, 0)


def test_patience_ends():
    engine = Doubler()

    async def main() -> None:
        engine.gate = threading.Event()
        batcher: Batcher[int, int] = Batcher(engine, most=1, patience=0.05)
        with pytest.raises(ModelError, match=r"no answer within 0\.05 s") as caught:
            await batcher.complete(1)
        assert caught.value.kind == "unavailable"
        engine.gate.set()
        await batcher.close()

    asyncio.run(main())
    assert engine.closed == 1
