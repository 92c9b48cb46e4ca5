"""A run that ends early loses nothing: the same command goes on, asks little again, and makes the same bytes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import faults
import pytest
import scribe as scribe_server
from build_runs import Run, data_files, edgejson, interrupted
from teaching import KEY_VARIABLE, settings_for

pytestmark = pytest.mark.slow

CONCURRENCY = 16
RECIPE = """
name: interrupted
target: TARGET
preference: 0.2
candidates: 1.0
schemas: {use: core, only: [notification, user_profile, support_ticket, log_entry]}
teachers: TEACHER
tasks: {text_to_json: 1.0}
"""
MANY, FEW = 500, 60
PASSING = [
    *("429", "429:0", "500", "502", "503", "529", "reset", "refuse", "hang:30", "cut:40", "cutrst:40", "cutchunks:40"),
    *("half:40", "badjson", "blank:3", "empty", "html", "drip:1"),
]
PRICE = {"input": 500.0, "output": 2000.0}


class Service:
    """A scribe behind a proxy, for runs that are to be the same but for what happens to them."""

    def __init__(self, scribe: scribe_server.Scribe, proxy: faults.Faults, folder) -> None:
        self.scribe = scribe
        self.proxy = proxy
        self._folder = folder

    def run(self, name: str, target: int, *, key: str = scribe_server.KEY, **use: object) -> Run:
        """A run of its own; the recipe is that of all others."""
        more = {"retries": 4, "reply_timeout_s": 1.5, "outage_failures": 12, "outage_s": 0}
        more |= {"max_concurrency": CONCURRENCY}
        settings = settings_for("openai", self.proxy.url, model=self.scribe.model, **more)
        teacher = {"use": "openai", "settings": settings, **use}
        return Run(self._folder / name, RECIPE.replace("TARGET", str(target)), teacher, **{KEY_VARIABLE: key})

    @contextmanager
    def calls(self) -> Iterator[list[scribe_server.Call]]:
        """The calls that are answered within the block."""
        made: list[scribe_server.Call] = []
        self.scribe.calls = made
        yield made

    def reference(self, name: str, target: int, **use: object) -> tuple[dict[str, bytes], int]:
        """Data and number of calls of a run that nothing happens to."""
        with self.calls() as calls:
            run = self.run(name, target, **use)
            done = run.build()
            assert done.returncode == 0, done.stderr
            return data_files(run.out), len(calls)


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    with (
        scribe_server.serving(key=scribe_server.KEY, latency=0.02) as scribe,
        faults.serving(scribe.url) as proxy,
    ):
        yield Service(scribe, proxy, tmp_path_factory.mktemp("runs"))


@pytest.fixture(scope="module")
def few(service):
    """The data of a small run that nothing happened to, and the number of its calls."""
    return service.reference("few", FEW)


def repeated(calls) -> int:
    """Calls that were answered before."""
    return len(calls) - len({call.digest for call in calls})


def one_line(errors: str, *words: str) -> bool:
    """Whether the error is told in one line with these words, and without a traceback or the key."""
    told = [line for line in errors.splitlines() if line.startswith("edgejson: ")]
    return (
        len(told) == 1
        and all(word in told[0] for word in words)
        and errors.strip().endswith(told[0])
        and "Traceback" not in errors
        and scribe_server.KEY not in errors
    )


def test_kill_9_costs_at_most_the_calls_in_flight(service):
    data, count = service.reference("whole", MANY)
    assert count >= 600
    with service.calls() as calls:
        run = service.run("killed", MANY)
        died = interrupted(run, signal.SIGKILL, lambda: len(calls) >= 400)
        assert died.returncode == -signal.SIGKILL
        assert 400 <= len(calls) < count
        assert not (run.out / "manifest.json").exists()
        done = run.build()
        assert done.returncode == 0, done.stderr
        assert len({call.digest for call in calls}) == count
        assert repeated(calls) <= CONCURRENCY
    assert data_files(run.out) == data
    checked = edgejson("validate", run.out)
    assert checked.returncode == 0, checked.stdout
    assert run.manifest["counts"]["split"]["sft/train"] > 300


def test_control_c_waits_for_the_calls_in_flight(service, few):
    data, count = few
    with service.calls() as calls:
        run = service.run("interrupted", FEW)
        stopped = interrupted(run, signal.SIGINT, lambda: len(calls) >= 30)
        assert stopped.returncode == 130
        assert one_line(stopped.stderr)
        assert len(calls) < count
        done = run.build()
        assert done.returncode == 0, done.stderr
        assert repeated(calls) == 0
        assert len(calls) == count
    assert data_files(run.out) == data


def test_a_budget_ends_a_run_before_it_is_exceeded(service, few):
    data, count = few
    with service.calls() as calls:
        run = service.run("budget", FEW, price=PRICE)
        stopped = run.build("--budget", "20")
        assert stopped.returncode == 1
        assert one_line(stopped.stderr, "budget")
        assert 0 < len(calls) < count
        done = run.build("--budget", "1000")
        assert done.returncode == 0, done.stderr
        assert repeated(calls) == 0
    assert data_files(run.out) == data


def test_a_wrong_key_ends_in_one_line(service):
    with service.calls() as calls:
        ended = service.run("wrong-key", FEW, key="sk-not-this-one-2718").build()
    assert ended.returncode == 3
    assert one_line(ended.stderr, KEY_VARIABLE)
    assert "2718" not in ended.stdout + ended.stderr
    assert calls == []
    assert service.scribe.refused[401] <= CONCURRENCY


def test_a_teacher_that_dies_ends_the_run_and_one_that_is_back_ends_it_well(service, few):
    data, count = few
    with service.calls() as calls:
        run = service.run("dies", FEW)
        service.proxy.plan = lambda _: "refuse" if len(calls) >= 25 else "ok"
        ended = run.build()
        assert ended.returncode == 3
        assert one_line(ended.stderr, "127.0.0.1")
        assert 25 <= len(calls) <= 25 + CONCURRENCY
        service.proxy.plan = ()
        done = run.build()
        assert done.returncode == 0, done.stderr
        assert repeated(calls) == 0
        assert len(calls) == count
    assert data_files(run.out) == data


def test_a_run_through_every_passing_fault_makes_the_same_bytes(service, few):
    data, count = few
    faulty = [fault for passing in PASSING for fault in ("ok", "ok", "ok", passing)]
    service.proxy.log.clear()
    service.proxy.plan = faulty
    run = service.run("faulty", FEW)
    done = run.build()
    service.proxy.plan = ()
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert [passage.fault for passage in service.proxy.log[: len(faulty)]] == faulty
    delivered = service.proxy.delivered()
    assert len(delivered) == count
    assert set(delivered.values()) == {1}
    assert data_files(run.out) == data
