"""Sets and maps that spill to disk behave like those in memory, stay small and leave nothing behind."""

from __future__ import annotations

import gc
import sqlite3
import tracemalloc
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.diskset import KEY_BYTES, DiskMap, DiskSet, key_of
from edgejson.errors import RunFolderError

keys = st.integers(0, 40).map(lambda number: key_of([str(number)]))


@settings(max_examples=60, deadline=None)
@given(st.lists(keys, max_size=120), st.integers(1, 7))
def test_a_set_is_a_set_whatever_the_bound(added, bound):
    model: set[bytes] = set()
    with DiskSet(bound=bound) as spilling:
        for key in added:
            assert (key in spilling) == (key in model)
            assert spilling.add(key) == (key not in model)
            model.add(key)
            assert len(spilling) == len(model)
        assert all(key in spilling for key in model)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(keys, st.integers(0, 9), st.booleans()), max_size=120), st.integers(1, 7))
def test_a_map_is_a_map_whatever_the_bound(steps, bound):
    model: dict[bytes, int] = {}
    with DiskMap(bound=bound) as spilling:
        for key, value, put in steps:
            assert spilling.get(key) == model.get(key)
            if put:
                spilling.put(key, value)
                model[key] = value
            else:
                assert spilling.setdefault(key, value) == model.get(key)
                model.setdefault(key, value)
        assert {key: spilling.get(key) for key in model} == model


def test_texts_and_zero_are_kept_as_they_are():
    with DiskMap(bound=1) as texts, DiskMap(bound=1) as numbers:
        texts.put(key_of(["a"]), "train.jsonl:7 é\u2028")
        texts.put(key_of(["b"]), "")
        numbers.put(key_of(["a"]), 0)
        numbers.put(key_of(["b"]), 2**62)
        assert (texts.get(key_of(["a"])), texts.get(key_of(["b"]))) == ("train.jsonl:7 é\u2028", "")
        assert (numbers.get(key_of(["a"])), numbers.get(key_of(["b"]))) == (0, 2**62)
        assert numbers.setdefault(key_of(["a"]), 5) == 0


@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_keys_differ_when_the_texts_do(left, right):
    assert (key_of(left) == key_of(right)) == (left == right)
    assert len(key_of(left)) == KEY_BYTES


def test_memory_stays_flat_while_the_set_grows():
    def peak(count: int) -> int:
        with DiskSet(bound=500) as spilling:
            gc.collect()
            tracemalloc.start()
            for number in range(count):
                spilling.add(key_of([str(number)]))
            _, top = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            assert len(spilling) == count
            return top

    few = peak(1_000)
    assert peak(20_000) < few * 1.2


def test_no_file_is_left_behind(tmp_path):
    with DiskSet(bound=2, folder=tmp_path) as kept:
        assert all(kept.add(key_of([str(number)])) for number in range(10))
    assert list(tmp_path.iterdir()) == []
    forgotten = DiskSet(bound=2, folder=tmp_path)
    assert all(forgotten.add(key_of([str(number)])) for number in range(10))
    del forgotten
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_write_it_says_so(tmp_path):
    with DiskSet(bound=1, folder=tmp_path / "gone") as spilling, pytest.raises(RunFolderError) as error:
        spilling.add(key_of(["a"]))
    assert str(tmp_path / "gone") in str(error.value)


def test_a_full_disk_is_one_clear_error(tmp_path, monkeypatch):
    connect = sqlite3.connect

    def small(*args, **kwargs):
        database = connect(*args, **kwargs)
        database.execute("PRAGMA max_page_count = 4")  # SQLite reports this limit as it reports a full disk
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    with closing(DiskSet(bound=100, folder=tmp_path)) as spilling, pytest.raises(RunFolderError, match="full"):
        for number in range(5_000):
            spilling.add(key_of([str(number)]))


def test_a_bound_below_one_is_refused():
    with pytest.raises(ValueError, match="bound"):
        DiskMap(bound=0)
