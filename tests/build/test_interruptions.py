"""Ends that nobody planned: interrupts, terminated and killed parents, files that went missing afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from run_folders import read_records

COMMAND = [sys.executable, "-m", "edgejson", "build"]


ENDED = ("", "Z", "X")


def state_of(pid):
    """State letter and parent of a process; no letter when there is none of that id."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return "", 0
    return state, int(parent)


def children_of(pid):
    """Process ids of everything that this process started and that still runs."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            state, parent = state_of(int(entry.name))
            if parent == pid and state not in ENDED:
                found += [int(entry.name), *children_of(int(entry.name))]
    return found


def gone(pids, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if all(state_of(pid)[0] in ENDED for pid in pids):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def started(tmp_path):
    """Start a build that is long enough to be ended on the way, wait until it has finished two blocks."""
    out = tmp_path / "out"
    runs = []

    def start(workers):
        words = ["-o", str(out), "--target", "6000", "--workers", str(workers)]
        run = subprocess.Popen([*COMMAND, *words], stderr=subprocess.PIPE, text=True, start_new_session=True)
        runs.append(run)
        deadline = time.monotonic() + 120
        while len(list(out.glob(".edgejson/blocks/*.jsonl"))) < 2:
            assert run.poll() is None, run.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return run, out

    yield start
    for run in runs:
        run.kill()
        run.wait()
        run.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_request_to_end_is_one_line_exit_130_and_leaves_nobody_behind(started, number, workers):
    run, out = started(workers)
    family = children_of(run.pid)
    run.send_signal(number)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert [line for line in errors.splitlines() if "records" not in line] == ["edgejson: interrupted"]
    assert gone(family)
    assert not list(out.rglob("*.part"))
    assert not list(out.glob("data/*/*"))


def test_an_interrupt_from_the_keyboard_reaches_the_whole_group_and_still_is_one_line(started):
    run, _ = started(2)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in errors


def test_workers_end_with_a_parent_that_was_killed(started):
    run, _ = started(2)
    family = children_of(run.pid)
    assert len(family) >= 2
    run.kill()
    run.wait()
    assert gone(family)


def test_what_a_killed_run_left_half_written_is_swept_by_the_next(started, edgejson):
    run, out = started(1)
    run.kill()
    run.wait()
    assert list(out.rglob(".*.part")), "the kill came before anything was being written"
    done = edgejson("build", "-o", out, "--target", 6000, "--workers", 1)
    assert done.returncode == 0, done.stderr
    assert not list(out.rglob(".*.part"))
    assert len(read_records(out)) == 7200


@pytest.fixture
def finished(edgejson, tmp_path):
    out = tmp_path / "finished"
    assert edgejson("build", "-o", out, "--target", 20).returncode == 0
    return out


def drop(path):
    path.unlink()


def append(path):
    with path.open("ab") as file:
        file.write(b"{}\n")


def truncate(path):
    path.write_bytes(path.read_bytes()[:-20])


@pytest.mark.parametrize("damage", [drop, append, truncate])
@pytest.mark.parametrize("name", ["data/sft/train.jsonl", "manifest.json"])
def test_a_finished_run_that_was_altered_is_not_taken_for_whole(edgejson, finished, damage, name):
    damage(finished / name)
    again = edgejson("build", "-o", finished, "--target", 20)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert name in again.stderr
    judged = edgejson("validate", finished)
    assert judged.returncode == 1
    assert name in judged.stdout + judged.stderr


def test_a_language_that_the_teacher_does_not_write_is_refused_before_anything_is_written(edgejson, tmp_path):
    for verb in (["plan"], ["build", "-o", tmp_path / "out"]):
        done = edgejson(*verb, "--set", "languages={ja: 1.0}")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert "languages" in done.stderr
        assert "ja" in done.stderr
    assert not (tmp_path / "out").exists()


def test_output_that_nobody_reads_is_no_bug(tmp_path):
    words = " ".join([*COMMAND, "--target", "5", "-o", str(tmp_path / "out"), "--json"])
    done = subprocess.run(["sh", "-c", f"{words} >&-"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
