"""Models that share a resource take turns: no thrashing, no starving, never two at once."""

import asyncio
import random

import pytest
from scripted_model import ScriptedModel

from edgejson.asking.turns import Turns
from edgejson.models import ModelError


class Bench:
    """Models on one resource, and a log of who was served when."""

    def __init__(self, *names, **limits):
        self.turns = Turns(**{"linger": 0.0, **limits})
        self.log = []
        self.models = {name: ScriptedModel(None, name=name, log=self.log) for name in names}
        self.inside = set()

    async def ask(self, name, *, rounds=1):
        """A question that takes some rounds of the loop."""
        async with self.turns.turn(self.models[name]):
            assert self.inside <= {name}, f"{name} beside {self.inside}"
            self.inside.add(name)
            self.log.append(name)
            for _ in range(rounds):
                await asyncio.sleep(0)
            self.inside = {name} if len(self.inside) > 1 else set()

    def changes(self):
        return [line for line in self.log if line.startswith("close")]


def run(work):
    return asyncio.run(asyncio.wait_for(work, 60))


def test_each_model_is_opened_once_for_all_that_is_asked_of_it():
    async def main():
        bench = Bench("a", "b", "c")
        names = [name for name in "abc" for _ in range(30)]
        random.Random(3).shuffle(names)
        names.insert(0, "b")
        await asyncio.gather(*map(bench.ask, names))
        return bench

    bench = run(main())
    order = list(dict.fromkeys(line for line in bench.log if len(line) == 1))
    assert order[0] == "b"
    assert bench.changes() == [f"close {name}" for name in order[:-1]]
    assert [line for line in bench.log if len(line) == 1] == [
        name for name in order for _ in range(31 if name == "b" else 30)
    ]


def test_a_question_that_follows_from_an_answer_finds_its_model_still_open():
    async def chain(bench, name):
        for _ in range(5):
            await bench.ask(name)
            await asyncio.sleep(0.001)

    async def main():
        bench = Bench("a", "b", linger=0.3)
        await asyncio.gather(chain(bench, "a"), chain(bench, "b"))
        return bench

    assert run(main()).changes() == ["close a"]


def test_nobody_starves_however_many_questions_come():
    async def greedy(bench, done):
        while not done.is_set():
            await bench.ask("a")

    async def main():
        bench = Bench("a", "b", most=50)
        done = asyncio.Event()
        tasks = [asyncio.create_task(greedy(bench, done)) for _ in range(8)]
        await asyncio.sleep(0)
        await bench.ask("b")
        done.set()
        await asyncio.gather(*tasks)
        return bench

    bench = run(main())
    assert bench.log.index("b") <= 60
    assert bench.changes()[:2] == ["close a", "close b"]


def test_a_model_alone_is_never_closed():
    async def main():
        bench = Bench("a", most=3)
        for _ in range(20):
            await asyncio.gather(bench.ask("a"), bench.ask("a"))
        return bench

    assert run(main()).changes() == []


def test_who_gives_up_waiting_is_forgotten():
    async def main():
        bench = Bench("a", "b", linger=0.02)
        busy = asyncio.create_task(bench.ask("a", rounds=20))
        await asyncio.sleep(0)
        waiting = asyncio.create_task(bench.ask("b"))
        await asyncio.sleep(0)
        waiting.cancel()
        await busy
        await asyncio.sleep(0.1)
        await bench.ask("a")
        return bench

    assert run(main()).log == ["a", "a"]


@pytest.mark.parametrize("seed", range(20))
def test_cancelling_at_any_moment_leaves_the_turns_usable(seed):
    async def main():
        rng = random.Random(seed)
        bench = Bench("a", "b", "c", most=7)
        tasks = [asyncio.create_task(bench.ask(rng.choice("abc"), rounds=rng.randrange(4))) for _ in range(60)]
        for _ in range(40):
            await asyncio.sleep(0)
            victim = rng.choice(tasks)
            victim.cancel()
            bench.inside.clear()  # one that is broken off does not say that it left
        await asyncio.gather(*tasks, return_exceptions=True)
        bench.inside.clear()
        for name in "abcabc":
            await bench.ask(name)
        await bench.turns.close()

    run(main())


def test_a_model_that_cannot_be_closed_is_an_error_of_those_who_wait():
    class Stuck(ScriptedModel):
        async def close(self):
            raise ModelError("the GPU is gone", kind="unavailable")

    async def main():
        turns = Turns(linger=0.0)
        stuck, other = Stuck(None), ScriptedModel(None)
        async with turns.turn(stuck):
            pass
        with pytest.raises(ModelError, match="the GPU is gone"):
            async with turns.turn(other):
                pass
        async with turns.turn(other):
            return True

    assert run(main())
