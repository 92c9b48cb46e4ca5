"""The index says what is installed and imports none of it."""

import logging
import sys

import pytest

from edgejson.errors import InputError
from edgejson.host import Host

BOMB = 'raise RuntimeError("imported")'


def row_of(host, name, distribution):
    (row,) = [row for row in host.index() if row.name == name and row.distribution == distribution]
    return row


def test_a_plugin_is_listed_with_its_distribution_and_without_being_imported(site):
    module = site.add("edgejson-check-shouting", BOMB, version="4.5.6")
    row = row_of(Host(), "shouting", "edgejson-check-shouting")
    assert (row.kind, row.version, row.target, row.status, row.reason) == ("checks", "4.5.6", module, "ok", "")
    assert module not in sys.modules


def test_rows_are_ordered_by_kind_then_name(site):
    site.add("edgejson-task-zebra", BOMB, kind="tasks", name="zebra")
    site.add("edgejson-pack-apple", BOMB, kind="schemas", name="apple")
    rows = Host().index()
    kinds = ["schemas", "teachers", "checks", "tasks"]
    assert list(rows) == sorted(rows, key=lambda row: (kinds.index(row.kind), row.name))
    assert {row.name for row in Host().index("tasks")} == {row.name for row in rows if row.kind == "tasks"}
    assert "zebra" in {row.name for row in rows}


def test_an_unknown_kind_is_refused_with_the_near_one():
    with pytest.raises(InputError, match="did you mean checks"):
        Host().index("check")


def test_two_owners_of_one_id_are_a_conflict_that_names_both(site):
    site.add("edgejson-check-loud", BOMB, version="1.0")
    site.add("edgejson-check-louder", BOMB, version="2.0")
    loud, louder = (row_of(Host(), "shouting", name) for name in ("edgejson-check-loud", "edgejson-check-louder"))
    assert loud.status == louder.status == "conflict"
    assert "edgejson-check-louder 2.0" in loud.reason
    assert "shouting@edgejson-check-loud" in loud.reason
    assert "edgejson-check-loud 1.0" in louder.reason


def test_the_same_id_in_another_kind_is_no_conflict(site):
    site.add("edgejson-check-shouting", BOMB)
    site.add("edgejson-task-shouting", BOMB, kind="tasks")
    assert {row.status for row in Host().index() if row.name == "shouting"} == {"ok"}


def test_an_id_of_the_box_stays_with_the_box(site):
    site.add("edgejson-check-stricter", BOMB, name="strict_json")
    host = Host()
    assert row_of(host, "strict_json", "edgejson").status == "ok"
    claim = row_of(host, "strict_json", "edgejson-check-stricter")
    assert claim.status == "conflict"
    assert "also offered by edgejson " in claim.reason
    assert claim.reason.endswith("strict_json@edgejson-check-stricter chooses this one")


@pytest.mark.parametrize(
    ("enabled", "status"),
    [
        (None, "ok"),
        (frozenset(), "disabled"),
        (frozenset({"edgejson-check-shouting"}), "ok"),
        (frozenset({"edgejson_check.Shouting"}), "ok"),
        (frozenset({"shouting"}), "ok"),
        (frozenset({"another"}), "disabled"),
    ],
)
def test_third_parties_can_be_limited_and_built_ins_stay(site, enabled, status):
    site.add("edgejson-check-shouting", BOMB)
    host = Host(enabled)
    assert row_of(host, "shouting", "edgejson-check-shouting").status == status
    assert row_of(host, "strict_json", "edgejson").status == "ok"


def test_a_disabled_rival_is_no_conflict(site):
    site.add("edgejson-check-stricter", BOMB, name="strict_json")
    host = Host(frozenset())
    assert row_of(host, "strict_json", "edgejson").status == "ok"
    assert row_of(host, "strict_json", "edgejson-check-stricter").status == "disabled"


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({}, "ok"),
        ({"EDGEJSON_PLUGINS": ""}, "disabled"),
        ({"EDGEJSON_PLUGINS": "another, shouting"}, "ok"),
        ({"EDGEJSON_PLUGINS": "another"}, "disabled"),
    ],
)
def test_the_environment_limits_third_parties(site, environ, status):
    site.add("edgejson-check-shouting", BOMB)
    assert row_of(Host.from_environment(environ), "shouting", "edgejson-check-shouting").status == status


def test_an_entry_point_repeated_word_for_word_is_one_row(site):
    site.metadata("edgejson-check-twin", "[edgejson.checks]\ntwin = twin_module\ntwin = twin_module\n")
    assert row_of(Host(), "twin", "edgejson-check-twin").status == "ok"


def test_one_distribution_that_gives_a_name_twice_is_at_fault(site):
    site.metadata("edgejson-check-twin", "[edgejson.checks]\ntwin = left_module\ntwin = right_module\n")
    rows = [row for row in Host().index() if row.name == "twin"]
    assert [row.status for row in rows] == ["failed", "failed"]
    assert "left_module and right_module" in rows[0].reason


def test_of_two_copies_of_a_distribution_the_first_on_the_path_counts(site, tmp_path, monkeypatch):
    site.add("edgejson-check-shouting", BOMB, version="1.0")
    nearer = type(site)(tmp_path / "nearer")
    nearer.folder.mkdir()
    nearer.add("edgejson-check-shouting", BOMB, version="2.0")
    monkeypatch.syspath_prepend(str(nearer.folder))
    assert row_of(Host(), "shouting", "edgejson-check-shouting").version == "2.0"


def test_a_name_that_is_no_id_is_shown_as_failed(site):
    site.add("edgejson-check-shouting", BOMB, name="Shout@ing")
    assert row_of(Host(), "Shout@ing", "edgejson-check-shouting").status == "failed"


@pytest.mark.parametrize("damage", ["no equals sign", "no metadata", "not utf-8"])
def test_broken_metadata_is_logged_and_hides_nobody(site, caplog, damage):
    site.add("edgejson-check-shouting", BOMB)
    info = site.metadata("edgejson-check-damaged", "[edgejson.checks]\ndamaged = module\n")
    if damage == "no equals sign":
        (info / "entry_points.txt").write_text("[edgejson.checks]\nno equals sign here\n")
    elif damage == "no metadata":
        (info / "METADATA").unlink()
    else:
        (info / "entry_points.txt").write_bytes(b"[edgejson.checks]\nd\xff = module\n")
    with caplog.at_level(logging.WARNING):
        host = Host()
        assert row_of(host, "shouting", "edgejson-check-shouting").status == "ok"
    assert str(site.folder) in caplog.text
    assert "damaged" not in {row.name for row in host.index()}


def test_a_misspelt_group_is_logged(site, caplog):
    site.metadata("edgejson-check-astray", "[edgejson.check]\nastray = module\n")
    with caplog.at_level(logging.WARNING):
        Host().index()
    assert "edgejson-check-astray 2.3: unknown entry-point group edgejson.check" in caplog.text


def test_a_plugin_installed_a_moment_ago_is_seen_by_the_next_host(site):
    assert "shouting" not in {row.name for row in Host().index()}
    site.add("edgejson-check-shouting", BOMB)
    assert row_of(Host(), "shouting", "edgejson-check-shouting").status == "ok"


def test_three_hundred_distributions(site):
    for number in range(300):
        group = ("edgejson.checks", "console_scripts", "pytest11")[number % 3]
        site.metadata(f"edgejson-check-c{number}", f"[{group}]\nc{number} = module_{number}\n", version=f"1.{number}")
    third_parties = {row.name: row.version for row in Host().index() if row.distribution != "edgejson"}
    assert third_parties == {f"c{number}": f"1.{number}" for number in range(0, 300, 3)}
