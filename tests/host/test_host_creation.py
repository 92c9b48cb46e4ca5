"""What `Host.create` checks before and after a plugin's own `load` runs."""

import pytest

from edgejson.errors import PluginBrokenError, PluginError, RecipeError, TeacherError
from edgejson.host import Host

CONFIGURED = """
from edgejson.errors import TeacherError
from edgejson.hookspecs import hookimpl
from edgejson.types import CheckSpec
from pydantic import BaseModel, Field


class Limits(BaseModel):
    low: int = Field(default=1, ge=0)
    high: int = 9


class Settings(BaseModel):
    limits: Limits = Limits()
    words: list[str] = []
    mode: str = Field(default="fast", alias="speed")


class Check:
    scope = "record"

    def __init__(self, settings):
        self.settings = settings

    def check(self, subject):
        return ()


def load(settings):
    {body}


@hookimpl
def edgejson_check():
    return CheckSpec(name="shouting", summary="", api=1, load=load, settings=Settings, needs={needs})
"""


def configured(body="return Check(settings)", needs="()"):
    return CONFIGURED.replace("{body}", body).replace("{needs}", needs)


def test_settings_arrive_validated(site):
    site.add("edgejson-check-shouting", configured())
    check = Host().create("checks", "shouting", {"limits": {"low": "3"}, "speed": "slow"})
    assert (check.settings.limits.low, check.settings.limits.high, check.settings.mode) == (3, 9, "slow")


def test_a_plugin_without_settings_gets_none_and_takes_none(site):
    site.add("edgejson-check-shouting")
    host = Host()
    assert host.create("checks", "shouting").scope == "record"
    with pytest.raises(RecipeError, match=r"checks\.shouting\.settings\.volume: .*takes no settings"):
        host.create("checks", "shouting", {"volume": 11})


@pytest.mark.parametrize(
    ("settings", "where", "words"),
    [
        ({"word": []}, "checks.shouting.settings.word", "did you mean words"),
        ({"limits": {"low": -1}}, "checks.shouting.settings.limits.low", "greater than or equal to 0"),
        ({"words": ["a", 5]}, "checks.shouting.settings.words.1", "valid string"),
        ({"words": 1, "limits": 2}, "checks.shouting.settings.limits", "and 1 more"),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_path(site, settings, where, words):
    site.add("edgejson-check-shouting", configured(body="raise AssertionError('load must not run')"))
    with pytest.raises(RecipeError) as caught:
        Host().create("checks", "shouting", settings)
    assert caught.value.where == where
    assert words in str(caught.value)


def test_the_place_in_the_recipe_is_part_of_the_path(site):
    site.add("edgejson-check-shouting", configured())
    with pytest.raises(RecipeError) as caught:
        Host().create("checks", "shouting", {"limits": {"high": "x"}}, where="recipe: checks.0.settings")
    assert caught.value.where == "recipe: checks.0.settings.limits.high"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("raise ValueError('no model')", "its load() failed with ValueError: no model"),
        ("raise SystemExit(3)", "its load() failed with SystemExit: 3"),
        ("import a_library_nobody_has", "No module named 'a_library_nobody_has'"),
        ("return None", "its load() returned None"),
    ],
)
def test_a_failing_load_is_the_plugins_fault(site, body, reason):
    site.add("edgejson-check-shouting", configured(body=body))
    with pytest.raises(PluginBrokenError) as caught:
        Host().create("checks", "shouting")
    assert "checks/shouting of edgejson-check-shouting 2.3" in str(caught.value)
    assert reason in str(caught.value)


def test_an_error_of_ours_raised_by_load_arrives_as_it_is(site):
    site.add("edgejson-check-shouting", configured(body="raise TeacherError('the server is down', hint='start it')"))
    with pytest.raises(TeacherError, match="the server is down"):
        Host().create("checks", "shouting")


def test_what_load_prints_stays_off_stdout(site, capsys):
    site.add("edgejson-check-shouting", configured(body="print('loading weights'); return Check(settings)"))
    Host().create("checks", "shouting")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "loading weights\n")


@pytest.mark.parametrize(
    ("needs", "requires", "command"),
    [
        (("tiny_llm_engine",), (), "pip install tiny_llm_engine"),
        (("tiny_llm_engine.client",), ("tiny-llm-engine>=2",), "pip install tiny_llm_engine"),
        (
            ("tiny_llm_engine",),
            (
                'cpu-engine; extra == "cpu"',
                'tiny-llm-engine>=2; extra == "all"',
                'other-engine; extra == "all"',
                'Tiny.LLM-engine; extra == "gpu"',
            ),
            "pip install 'edgejson-check-shouting[gpu]'",
        ),
        (("json", "tiny_llm_engine"), (), "needs tiny_llm_engine: pip install tiny_llm_engine"),
    ],
)
def test_a_missing_module_is_one_sentence_with_the_command(site, needs, requires, command):
    source = configured(body="raise AssertionError('load must not run')", needs=repr(needs))
    site.add("edgejson-check-shouting", source, requires=requires)
    with pytest.raises(PluginError) as caught:
        Host().create("checks", "shouting")
    assert "plugin checks/shouting of edgejson-check-shouting 2.3 needs tiny_llm_engine" in str(caught.value)
    assert str(caught.value).endswith(command)
    (row,) = [row for row in Host().probe("checks") if row.name == "shouting"]
    assert row.status == "ok"
    assert row.reason.endswith(command)
