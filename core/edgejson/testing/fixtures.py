"""Fixtures for tests of plugins; a pytest plugin: ``pytest_plugins = ["edgejson.testing.fixtures"]``.

PYTEST_DONT_REWRITE: nothing here asserts, and pytest would warn where another module has imported this one before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from edgejson.checking import Subject
from edgejson.host import Host
from edgejson.library import SchemaLibrary
from edgejson.recipe import recipe_from
from edgejson.testing import bench
from edgejson.types import Record
from edgejson.workshop import Workshop

__all__ = ["build_run", "host", "make_record", "make_subject", "open_workshop", "schema_library"]


@pytest.fixture(scope="session")
def host() -> Host:
    """A host that sees every installed plugin."""
    return Host()


@pytest.fixture(scope="session")
def schema_library() -> SchemaLibrary:
    """The schemas of the core pack, by their ids (``core/shopping_cart``)."""
    return bench.core_library()


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """See `edgejson.testing.make_record`."""
    return bench.make_record


@pytest.fixture(scope="session")
def make_subject() -> Callable[..., Subject]:
    """See `edgejson.testing.make_subject`."""
    return bench.make_subject


@pytest.fixture(scope="session")
def open_workshop(host: Host) -> Callable[[Mapping[str, Any]], Workshop]:
    """Load what a recipe names: ``open_workshop({"schemas": "core", ...})``."""
    return lambda recipe: Workshop.open(recipe_from(recipe), host)


@pytest.fixture(scope="session")
def build_run(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, Any]], Path]:
    """Build a recipe in this process; the run folder: ``build_run({"name": "mine", "target": 20, ...})``."""

    def built(recipe: Mapping[str, Any]) -> Path:
        return bench.build_run(recipe, tmp_path_factory.mktemp("built") / "run", host=host)

    return built
