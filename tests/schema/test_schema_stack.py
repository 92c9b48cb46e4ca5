"""Work on a stack of its own gives what it would give here, errors included, and leaves other threads as they were."""

import threading

import pytest

from edgejson.schema.stack import on_a_large_stack


def test_a_result_and_an_error_come_back():
    before = threading.stack_size()
    assert on_a_large_stack(lambda: threading.current_thread() is not threading.main_thread())
    with pytest.raises(ZeroDivisionError):
        on_a_large_stack(lambda: 1 // 0)
    assert threading.stack_size() == before


def test_where_no_thread_can_be_had_the_work_is_done_here(monkeypatch):
    def no_room(_self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", no_room)
    assert on_a_large_stack(threading.current_thread) is threading.current_thread()
