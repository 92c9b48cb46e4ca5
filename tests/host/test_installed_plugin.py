"""A third party's package, built and installed by pip, is found and works."""

import json
import subprocess
import sys

PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "edgejson-check-shouting"
version = "3.1.4"

[project.entry-points."edgejson.checks"]
shouting = "edgejson_check_shouting"
"""

MODULE = """
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec, Finding


class Shouting:
    scope = "record"

    def check(self, subject):
        if subject.answer_text.isupper():
            yield Finding(check="shouting", message="all capitals")


@hookimpl
def edgejson_check():
    return CheckSpec(name="shouting", summary="No shouting.", api=1, load=lambda settings: Shouting())
"""

USE = """
from edgejson.checking import Subject
from edgejson.host import Host
from edgejson.types import Record

check = Host().create("checks", "shouting")
for answer in ('"quiet"', '"LOUD"'):
    subject = Subject(Record(id="r1", task="style_strict", input={}, output=answer), lambda schema_id: None)
    print([finding.message for finding in check.check(subject)])
"""


def test_a_package_installed_by_pip_is_listed_probed_and_used(site, tmp_path):
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text(PYPROJECT)
    (project / "edgejson_check_shouting.py").write_text(MODULE)
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(site.folder)]
    subprocess.run([sys.executable, "-m", "pip", *install, str(project)], check=True, capture_output=True, timeout=300)

    listed = site.run("list-plugins", "--json", "--probe", "--kind", "checks", EDGEJSON_PLUGINS="shouting")
    assert {
        "kind": "checks",
        "name": "shouting",
        "distribution": "edgejson-check-shouting",
        "version": "3.1.4",
        "target": "edgejson_check_shouting",
        "status": "ok",
    } in json.loads(listed.stdout)

    used = subprocess.run(
        [sys.executable, "-c", USE],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(site.folder)},
    )
    assert used.stdout.splitlines() == ["[]", "['all capitals']"]
