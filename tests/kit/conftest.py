"""An empty site for plugins."""

from __future__ import annotations

import sys

import pytest
from kit_bench import Site


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty site at the front of this process's path; what was imported from it is forgotten afterwards."""
    made = Site(tmp_path / "site")
    monkeypatch.syspath_prepend(str(made.folder))
    before = set(sys.modules)
    yield made
    for name in set(sys.modules) - before:
        if str(made.folder) in (getattr(sys.modules[name], "__file__", None) or ""):
            del sys.modules[name]
