"""Every check in the box has its cases, and every file of cases its check (they run in tests/kit)."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgejson.host import Host
from edgejson.testing import load_cases

FILES = sorted((Path(__file__).parent / "cases").iterdir())


def test_every_check_has_a_file():
    assert {path.stem for path in FILES} == {row.name for row in Host(frozenset()).index("checks")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_about_its_check(path):
    assert {case.check for case in load_cases(path)} == {path.stem}
