"""Reading the path by hand finds what `importlib.metadata` finds."""

import sys
import zipfile
from importlib import metadata

import pytest

from edgejson.host import Host
from edgejson.host.installed import installed

PREFIX = "edgejson."
POINTS = "[console_scripts]\nrun = m:main\n\n[edgejson.checks]\n# ours\n zipped = m.check : thing [extra]\n"
METADATA = "Metadata-Version: 2.1\nname: Far.Away\nVersion: 4.2\nSummary: a\n  b: c\n\nName: not this one\n"


def by_hand():
    return {
        (*each.name_and_version(), *point)
        for each in installed(PREFIX)
        for point in each.entry_points()
        if point[0].startswith(PREFIX)
    }


def by_the_library():
    return {
        (each.metadata["Name"], each.version, point.group, point.name, point.value)
        for each in metadata.distributions()
        for point in each.entry_points
        if point.group.startswith(PREFIX)
    }


def test_both_find_the_same_here(site):
    site.add("edgejson-check-shouting", "")
    site.metadata("edgejson-check-quiet", "[edgejson.checks]\r\nquiet=module:thing\r\n\r\n[other]\r\nx = y\r\n")
    assert by_hand() == by_the_library()
    assert ("edgejson-check-quiet", "2.3", "edgejson.checks", "quiet", "module:thing") in by_hand()
    assert len({version for name, version, *_ in by_hand() if name == "edgejson"}) == 1


@pytest.mark.parametrize("form", ["dist-info", "egg-info", "zip", "egg"])
def test_every_form_of_a_distribution_is_read(tmp_path, monkeypatch, form):
    files = {"entry_points.txt": POINTS, "METADATA" if form in ("dist-info", "zip") else "PKG-INFO": METADATA}
    place = tmp_path / "place"
    if form == "zip":
        place = tmp_path / "far-4.2.whl"
        with zipfile.ZipFile(place, "w") as archive:
            for name, text in files.items():
                archive.writestr(f"far-4.2.dist-info/{name}", text)
    else:
        place = tmp_path / "far-4.2.egg" if form == "egg" else place
        info = place / ("EGG-INFO" if form == "egg" else f"far-4.2.{form}")
        info.mkdir(parents=True)
        for name, text in files.items():
            (info / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    (row,) = [row for row in Host().index("checks") if row.name == "zipped"]
    assert (row.distribution, row.version, row.target) == ("Far.Away", "4.2", "m.check : thing [extra]")
    assert by_hand() == by_the_library()


def test_other_finders_are_asked(monkeypatch, tmp_path):
    (tmp_path / "far.dist-info").mkdir()
    (tmp_path / "far.dist-info" / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    (tmp_path / "far.dist-info" / "METADATA").write_text(METADATA, encoding="utf-8")

    class Finder(metadata.DistributionFinder):
        def find_spec(self, *_):
            return None

        def find_distributions(self, *_):
            yield metadata.PathDistribution(tmp_path / "far.dist-info")

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert "zipped" in {row.name for row in Host().index("checks")}


def test_a_path_that_is_not_there_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nothing"), *sys.path])
    assert "strict_json" in {row.name for row in Host().index("checks")}
