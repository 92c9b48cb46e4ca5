"""Which files of a folder are data."""

from __future__ import annotations

import pytest

from edgejson.errors import InputError
from edgejson.reading import data_files


def test_hidden_folders_hold_no_data(tmp_path):
    for name in ("a.jsonl", "deep/b.jsonl", ".edgejson/blocks/000000.jsonl", "deep/.git/c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}\n", encoding="utf-8")
    assert [file.relative_to(tmp_path).as_posix() for file in data_files(tmp_path)] == ["a.jsonl", "deep/b.jsonl"]


def test_an_unfinished_run_says_so(tmp_path):
    (tmp_path / ".edgejson" / "blocks").mkdir(parents=True)
    (tmp_path / ".edgejson" / "blocks" / "000000.jsonl").write_text("x\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not finished: run the same build again"):
        data_files(tmp_path)
