"""Pages of the documentation as a fixture."""

import pytest
from doc_pages import DOCS, Page


@pytest.fixture(scope="session")
def docs():
    """A page of the documentation by its path below docs/."""
    return lambda name: Page(DOCS / name)
