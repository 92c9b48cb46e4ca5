"""A good plugin is let in; a hostile one is named, with the reason, and costs nobody else."""

import json
import sys

import pytest

from edgejson.errors import PluginBrokenError, PluginConflictError, PluginNotFoundError
from edgejson.host import Host
from edgejson.types import CheckSpec

SPEC = "from edgejson.hookspecs import hookimpl\nfrom edgejson.types import CheckSpec, TaskSpec\n"

HOSTILE = {
    "missing-module": (None, "No module named 'edgejson_check_missing_module'"),
    "missing-library": ("import a_library_nobody_has", "No module named 'a_library_nobody_has'"),
    "syntax-error": ("def :", "SyntaxError"),
    "raises": ("raise ValueError('two\\nlines')", "ValueError: two lines"),
    "exits": ("import sys; sys.exit(7)", "SystemExit: 7"),
    "asserts": ("assert 1 == 2, 'the world is broken'", "AssertionError: the world is broken"),
    "misspelt-hook": (
        SPEC + "@hookimpl\ndef edgejson_chek():\n    return None\n",
        "unknown hook (edgejson_chek: did you mean edgejson_check",
    ),
    "unknown-argument": (
        SPEC + "@hookimpl\ndef edgejson_check(settings):\n    return None\n",
        "Argument(s) {'settings'} are declared in the hookimpl but can not be found in the hookspec",
    ),
    "newer-api": (
        SPEC + "@hookimpl\ndef edgejson_check():\n"
        "    return CheckSpec(name='{name}', summary='', api=99, load=lambda settings: 1)\n",
        "plugin api 99, this core speaks 1",
    ),
    "no-hook": ("VERSION = 1", "edgejson_check is not implemented or returns None"),
    "returns-nothing": (
        SPEC + "@hookimpl\ndef edgejson_check():\n    return None\n",
        "edgejson_check is not implemented or returns None",
    ),
    "hook-raises": (SPEC + "@hookimpl\ndef edgejson_check():\n    raise KeyError('locale')\n", "KeyError: 'locale'"),
    "hook-exits": (SPEC + "@hookimpl\ndef edgejson_check():\n    raise SystemExit\n", "SystemExit"),
    "another-kind": (
        SPEC + "@hookimpl\ndef edgejson_check():\n"
        "    return TaskSpec(name='{name}', summary='', api=1, load=lambda settings: 1)\n",
        "returned TaskSpec instead of CheckSpec",
    ),
    "not-a-spec": (
        SPEC + "@hookimpl\ndef edgejson_check():\n    return {'name': 'hostile'}\n",
        "returned dict instead",
    ),
    "another-name": (
        SPEC + "@hookimpl\ndef edgejson_check():\n"
        "    return CheckSpec(name='friendly', summary='', api=1, load=lambda settings: 1)\n",
        "its spec is named 'friendly', its entry point 'hostile",
    ),
    "load-not-callable": (
        SPEC + "@hookimpl\ndef edgejson_check():\n"
        "    return CheckSpec(name='{name}', summary='', api=1, load='edgejson_check_hostile:load')\n",
        "not callable but str",
    ),
    "needs-a-string": (
        SPEC + "@hookimpl\ndef edgejson_check():\n"
        "    return CheckSpec(name='{name}', summary='', api=1, load=lambda settings: 1, needs='numpy')\n",
        "write a tuple of module names",
    ),
    "unhashable": (
        SPEC + "class Plugin:\n    __hash__ = None\n    @hookimpl\n    def edgejson_check(self):\n        return None\n"
        "plugin = Plugin()\n",
        "unhashable",
    ),
}
TARGETS = {"unhashable": "edgejson_check_unhashable:plugin"}

CLASS = SPEC + (
    "class Plugin:\n    @hookimpl\n    def edgejson_check(self):\n"
    "        return CheckSpec(name='shouting', summary='', api=1, load=lambda settings: 1)\n"
    "plugin = Plugin()\n"
)


def add_hostile(site, case, name="hostile"):
    source, _ = HOSTILE[case]
    site.add(f"edgejson-check-{case}", source, name=name, version="6.6", target=TARGETS.get(case, ""))


def test_a_good_plugin_is_loaded_once(site):
    module = site.add("edgejson-check-shouting")
    host = Host()
    spec = host.load("checks", "shouting")
    assert isinstance(spec, CheckSpec)
    assert spec.name == "shouting"
    assert module in sys.modules
    assert host.load("checks", "shouting") is spec
    assert host.load("checks", "shouting@edgejson-check-shouting") is spec


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_plugin_is_named_with_the_reason(site, case):
    add_hostile(site, case)
    site.add("edgejson-check-shouting")
    host = Host()
    with pytest.raises(PluginBrokenError) as caught:
        host.load("checks", "hostile")
    line = str(caught.value)
    assert f"plugin checks/hostile of edgejson-check-{case} 6.6 cannot be used with edgejson 0." in line
    assert HOSTILE[case][1] in line
    assert "\n" not in line
    # Nothing of it stays behind: the failure is remembered, and others are let in and called as before.
    (row,) = [row for row in host.index() if row.name == "hostile"]
    assert (row.status, row.reason in line) == ("failed", True)
    with pytest.raises(PluginBrokenError, match="hostile"):
        host.load("checks", "hostile")
    assert host.load("checks", "shouting").summary == "No shouting."


def test_a_class_is_refused_and_an_instance_is_let_in(site):
    site.add("edgejson-check-shouting", CLASS, target="edgejson_check_shouting:Plugin")
    with pytest.raises(PluginBrokenError, match="is a class; name a module or an instance"):
        Host().load("checks", "shouting")
    site.add("edgejson-check-instance", CLASS, target="edgejson_check_instance:plugin", version="1")
    assert Host().load("checks", "shouting@edgejson-check-instance").name == "shouting"


def test_all_hostile_plugins_at_once_break_neither_the_listing_nor_each_other(site):
    for number, case in enumerate(HOSTILE):
        add_hostile(site, case, name=f"hostile_{number}")
    site.add("edgejson-check-shouting", 'print("hello from the import")\n' + CHECK_SOURCE)
    plain = site.run("list-plugins", "--json")
    assert plain.returncode == 0
    assert plain.stderr == ""
    listed = json.loads(plain.stdout)
    assert len([row for row in listed if "edgejson-check-" in row["distribution"]]) == len(HOSTILE) + 1

    probed = site.run("list-plugins", "--probe", "--json", "--kind", "checks")
    assert probed.returncode == 1
    assert "Traceback" not in probed.stderr
    assert "hello from the import" in probed.stderr
    rows = {row["distribution"]: row for row in json.loads(probed.stdout) if row["distribution"] != "edgejson"}
    assert rows["edgejson-check-shouting"]["status"] == "ok"
    for case, (_, reason) in HOSTILE.items():
        row = rows[f"edgejson-check-{case}"]
        assert row["status"] == "failed", case
        assert reason in row["reason"]


CHECK_SOURCE = (
    SPEC + "@hookimpl(specname='edgejson_check')\ndef offer():\n"
    "    return CheckSpec(name='shouting', summary='', api=1, load=lambda settings: 1)\n"
)


def test_a_hook_under_another_function_name_is_asked_alone(site):
    site.add("edgejson-check-shouting", CHECK_SOURCE)
    site.add("edgejson-check-whispering", name="whispering")
    host = Host()
    assert host.load("checks", "shouting").name == "shouting"
    assert host.load("checks", "whispering").name == "whispering"


@pytest.mark.parametrize(
    ("entry_points", "plugin_id", "reason"),
    [
        ("Shout@ing = edgejson_check_shouting", "Shout@ing", None),
        (
            "twin = edgejson_check_shouting\ntwin = another_module",
            "twin",
            "this name to edgejson_check_shouting and another",
        ),
        ("2nd = edgejson_check_shouting", "2nd", "the entry-point name is no id"),
    ],
)
def test_what_the_index_shows_as_failed_is_not_loaded(site, entry_points, plugin_id, reason):
    module = site.add("edgejson-check-shouting")
    site.metadata("edgejson-check-damaged", f"[edgejson.checks]\n{entry_points}\n")
    with pytest.raises(PluginBrokenError if reason else PluginNotFoundError, match=reason):
        Host().load("checks", plugin_id)
    assert module not in sys.modules


def test_an_unknown_id_says_the_near_ones(site):
    site.add("edgejson-check-shouting")
    with pytest.raises(PluginNotFoundError, match=r"no plugin checks/shuoting is installed \(did you mean shouting"):
        Host().load("checks", "shuoting")
    with pytest.raises(PluginNotFoundError):
        Host().load("checks", "shouting@edgejson-check-other")


@pytest.mark.parametrize(
    ("kind", "plugin_id", "called"),
    [
        ("schemas", "acme_tools", "edgejson-pack-acme-tools"),
        ("tasks", "xyz", "edgejson-task-xyz"),
        ("checks", "xyz@strict-people", "strict-people"),
    ],
)
def test_an_unknown_id_says_how_to_get_it(kind, plugin_id, called):
    with pytest.raises(PluginNotFoundError) as caught:
        Host().load(kind, plugin_id)
    assert f"no plugin {kind}/{plugin_id} is installed (known: " in str(caught.value)
    assert str(caught.value).endswith(f"; install the distribution that offers it, usually called {called})")


def test_a_disabled_plugin_says_how_to_enable_it(site):
    site.add("edgejson-check-shouting")
    with pytest.raises(PluginNotFoundError, match=r"EDGEJSON_PLUGINS \(add edgejson-check-shouting to it\)"):
        Host(frozenset()).load("checks", "shouting")


def test_a_conflict_names_both_and_the_distribution_chooses(site):
    site.add("edgejson-check-loud", version="1.0")
    site.add("edgejson-check-louder", CHECK_SOURCE, version="2.0")
    host = Host()
    with pytest.raises(PluginConflictError) as caught:
        host.load("checks", "shouting")
    assert "offered by edgejson-check-loud 1.0 and edgejson-check-louder 2.0" in str(caught.value)
    assert "say shouting@edgejson-check-loud or shouting@edgejson-check-louder" in str(caught.value)
    assert host.load("checks", "shouting@edgejson-check-loud").summary == "No shouting."
    assert host.load("checks", "shouting@EdgeJSON_check.louder").summary == ""


def test_a_built_in_is_never_replaced(site):
    site.add("edgejson-check-stricter", name="strict_json")
    assert Host().load("checks", "strict_json").summary != "No shouting."
    host = Host()
    assert host.load("checks", "strict_json@edgejson") is host.load("checks", "strict_json")
    assert Host().load("checks", "strict_json@edgejson-check-stricter").summary == "No shouting."


def test_the_probe_shows_a_conflict_as_one_and_a_broken_rival_as_failed(site):
    site.add("edgejson-check-loud")
    site.add("edgejson-check-louder", "raise ValueError")
    rows = {row.distribution: row for row in Host().probe("checks") if row.name == "shouting"}
    assert rows["edgejson-check-loud"].status == "conflict"
    assert rows["edgejson-check-louder"].status == "failed"
    assert rows["edgejson-check-louder"].reason.endswith("failed with ValueError")


def test_one_module_behind_two_entry_points_is_refused(site):
    module = site.add("edgejson-check-shouting")
    site.metadata("edgejson-check-copy", f"[edgejson.checks]\nwhispering = {module}\n")
    host = Host()
    host.load("checks", "shouting")
    with pytest.raises(PluginBrokenError, match="edgejson-check-copy"):
        host.load("checks", "whispering")
    assert host.load("checks", "shouting").name == "shouting"


TASK = (
    SPEC + "@hookimpl\ndef edgejson_task_family():\n"
    "    return TaskSpec(name='{name}', summary='', api=1, load=lambda settings: 1, aliases=('old_reverse',))\n"
)


def test_a_task_is_found_by_its_older_name(site):
    site.add("edgejson-task-reverse", TASK, kind="tasks", name="reverse")
    assert Host().load("tasks", "old_reverse").name == "reverse"
    site.add("edgejson-task-mirror", TASK, kind="tasks", name="mirror")
    with pytest.raises(PluginConflictError, match="say mirror@edgejson-task-mirror or reverse@edgejson-task-reverse"):
        Host().load("tasks", "old_reverse")


def test_a_keyboard_interrupt_during_an_import_is_not_swallowed(site):
    site.add("edgejson-check-shouting", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        Host().load("checks", "shouting")
