"""The reference of the kit says all there is: every public name with its signature, every test, attribute and key."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from edgejson import testing
from edgejson.testing import cases, fixtures
from edgejson.testing.contract import PluginContract

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "testing-kit.md").read_text(encoding="utf-8")
CONTRACTS = {name: part for name, part in vars(testing).items() if name.endswith("Contract")}


def section(name):
    """What stands under a heading, up to the next one."""
    rest = PAGE.partition(f"# `{name}`\n")[2]
    assert rest, f"there is no heading `{name}`"
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("name", testing.__all__)
def test_every_public_name_has_a_heading_and_its_signature(name):
    part = getattr(testing, name)
    text = section(name)
    if not inspect.isclass(part):
        assert unquoted(f"`{name}{inspect.signature(part)}`") in unquoted(text)


def unquoted(text):
    """Annotations are quoted in a signature; a default is, in both."""
    return re.sub("[\"']", "", text)


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_test_and_attribute_of_a_contract_is_in_its_tables(name):
    shared = set(dir(PluginContract))
    words = set(re.findall(r"^\| `(\w+)` \|", section(name), re.MULTILINE))
    own = set(dir(CONTRACTS[name])) - shared
    tests = {part for part in own if part.startswith("test_")}
    attributes = {part for part in own if part in inspect.get_annotations(CONTRACTS[name])}
    assert words == tests | attributes - {"kind"}


def test_every_key_of_a_case_is_in_the_tables():
    text = PAGE.partition("## Case files")[2].partition("### ")[0]
    words = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert words == cases._CASE | cases._FIND
    assert all(f"`{part}`" in text for part in cases._RECORD)


def test_every_fixture_is_in_its_table():
    assert set(re.findall(r"^\| `(\w+)` \|", section_of_fixtures(), re.MULTILINE)) == set(fixtures.__all__)


def section_of_fixtures():
    return PAGE.partition("## Fixtures\n")[2]
