"""Hooks that any loaded plugin may implement: events, routing, commands."""

import json
import logging

import pytest

from edgejson.host import Host
from edgejson.types import Finding, InstanceFacts, Record, Request

LISTENER = """
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec

heard = []


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="", api=1, load=lambda settings: 1)


@hookimpl
def edgejson_build_started(recipe, folder):
    heard.append(("started", recipe["seed"], folder))


@hookimpl
def edgejson_record_rejected(findings):
    heard.append(("rejected", [finding.check for finding in findings]))


@hookimpl
def edgejson_build_finished(manifest):
    heard.append(("finished", manifest["records"]))
"""
RAISER = LISTENER.replace("heard.append(", "raise SystemExit(")


def tell_all(host):
    host.events.build_started(recipe={"seed": 7}, folder="out/demo")
    record = Record(id="r1", task="schema_generate", input={}, output="{}")
    host.events.record_rejected(record=record, findings=[Finding(check="strict_json", message="cut off")])
    host.events.build_finished(manifest={"records": 12})


EVERYTHING = [("started", 7, "out/demo"), ("rejected", ["strict_json"]), ("finished", 12)]


def heard_by(module):
    return __import__(module).heard


def test_loaded_plugins_hear_what_happens_and_installed_ones_do_not(site):
    near = site.add("edgejson-check-near", LISTENER, name="near")
    far = site.add("edgejson-check-far", LISTENER, name="far")
    host = Host()
    host.load("checks", "near")
    tell_all(host)
    assert heard_by(near) == EVERYTHING
    assert heard_by(far) == []


def test_a_plugin_loaded_later_hears_what_comes_later_and_only_once(site):
    early = [site.add(f"edgejson-check-{name}", LISTENER, name=name) for name in ("near", "far")]
    late = site.add("edgejson-check-late", LISTENER, name="late")
    host = Host()
    host.load("checks", "near")
    host.load("checks", "far")
    tell_all(host)
    host.load("checks", "late")
    host.events.build_finished(manifest={"records": 13})
    assert [heard_by(module) for module in early] == [[*EVERYTHING, ("finished", 13)]] * 2
    assert heard_by(late) == [("finished", 13)]


def test_a_plugin_that_fails_costs_nobody_else(site, caplog):
    first = site.add("edgejson-check-first", LISTENER, name="first")
    site.add("edgejson-check-hostile", RAISER, name="hostile")
    last = site.add("edgejson-check-last", LISTENER, name="last")
    host = Host()
    for name in ("first", "hostile", "last"):
        host.load("checks", name)
    with caplog.at_level(logging.ERROR):
        tell_all(host)
        tell_all(host)
    assert heard_by(first) == heard_by(last) == EVERYTHING * 2
    assert (
        caplog.text.count("checks/hostile@edgejson-check-hostile: edgejson_build_started failed with SystemExit") == 1
    )


ROUTER = """
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec

asked = []


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="", api=1, load=lambda settings: 1)


@hookimpl({order})
def edgejson_route(request, teachers):
    asked.append(request.intent)
    {body}
"""


class NamedSchema:
    def __init__(self, name):
        self.id = name


def request_for(schema):
    return Request(intent="instance", facts=InstanceFacts(schema=NamedSchema(schema)), seed=1)


def add_router(site, name, body, order=""):
    source = ROUTER.replace("{body}", body).replace("{order}", order)
    return site.add(f"edgejson-check-{name}", source, name=name)


def routed(site, *names):
    host = Host()
    for name in names:
        host.load("checks", name)
    return host.route(request_for("core/recipe"), ["templates", "vllm", "ollama"])


def test_nothing_is_chosen_when_no_plugin_chooses(site):
    add_router(site, "silent", "return None")
    assert routed(site) is None
    assert routed(site, "silent") is None


def test_a_plugin_chooses_and_is_asked_once_per_class_of_requests(site):
    module = add_router(site, "chooser", "return 'vllm' if request.facts.schema.id == 'core/recipe' else 'ollama'")
    host = Host()
    host.load("checks", "chooser")
    teachers = ["templates", "vllm", "ollama"]
    assert [host.route(request_for("core/recipe"), teachers) for _ in range(3)] == ["vllm"] * 3
    assert host.route(request_for("core/shopping_cart"), teachers) == "ollama"
    assert len(__import__(module).asked) == 2


def test_try_first_and_try_last_decide_between_plugins(site):
    add_router(site, "eager", "return 'vllm'", order="tryfirst=True")
    add_router(site, "plain", "return 'ollama'")
    assert routed(site, "eager", "plain") == "vllm"
    assert routed(site, "plain", "eager") == "vllm"


@pytest.mark.parametrize("body", ["return 'a_teacher_nobody_has'", "raise RuntimeError('no idea')", "return 5"])
def test_a_bad_choice_is_logged_and_passed_over(site, caplog, body):
    add_router(site, "hostile", body)
    add_router(site, "plain", "return 'ollama'", order="trylast=True")
    with caplog.at_level(logging.ERROR):
        assert routed(site, "plain", "hostile") == "ollama"
    assert "checks/hostile@edgejson-check-hostile" in caplog.text


COMMAND = """
import click
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec


@hookimpl
def edgejson_check():
    return CheckSpec(name="{name}", summary="", api=1, load=lambda settings: 1)


@hookimpl
def edgejson_commands(group):
    @group.command()
    @click.argument("word")
    def shout(word):
        "Say it louder."
        click.echo(word.upper())

    @group.command("validate")
    def replaced():
        click.echo("replaced!")
"""


def test_a_plugin_adds_commands_and_cannot_replace_one(site):
    site.add("edgejson-check-shouting", COMMAND)
    site.add("edgejson-check-hostile", "import sys; sys.exit(9)", name="hostile")
    shouted = site.run("shout", "quietly")
    assert (shouted.returncode, shouted.stdout) == (0, "QUIETLY\n")
    assert "the command 'validate' exists already" in shouted.stderr
    assert "replaced!" not in site.run("validate", "--help").stdout


def test_commands_of_plugins_are_in_the_help_when_plugins_are_named(site):
    site.add("edgejson-check-shouting", COMMAND)
    assert "Say it louder." in site.run("--help", EDGEJSON_PLUGINS="shouting").stdout
    assert "Say it louder." not in site.run("--help").stdout
    refused = site.run("shout", "quietly", EDGEJSON_PLUGINS="")
    assert refused.returncode == 2
    assert "there is no command 'shout'" in refused.stderr


def test_hook_calls_are_traced_on_request(site):
    site.add("edgejson-check-shouting", COMMAND)
    traced = site.run("list-plugins", "--probe", "--json", EDGEJSON_TRACE_PLUGINS="1")
    calls = [line for line in traced.stderr.splitlines() if "checks/shouting@edgejson-check-shouting" in line]
    assert calls[0] == "edgejson.host.trace: edgejson_check() of checks/shouting@edgejson-check-shouting"
    assert "CheckSpec(name='shouting'" in calls[1]
    assert json.loads(traced.stdout)
    assert site.run("list-plugins", "--json").stderr == ""
