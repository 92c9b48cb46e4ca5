"""A setting of a task family that does not exist is told in one line, with its path and near names."""

from __future__ import annotations

import pytest

from edgejson.cli import main

MISTAKES = {
    "json_repair: {operators: [unquote_key]}": ("operators: there is no operator 'unquote_key'", "unquoted_key"),
    "json_repair: {preset: wild}": ("preset: there is no preset 'wild'", "llm_wild"),
    "json_repair: {presets: uniform}": ("presets: there is no such setting", "preset"),
    "transform: {operations: [rename]}": ("operations: there is no operation 'rename'", "rename_keys"),
    "style_strict: {styles: [pretty2]}": ("'pretty2'", "pretty2_sorted"),
    "text_to_json: {genres: [table]}": ("genres: there is no genre 'table'", "table_csv"),
    "text_to_json: {missing: {omitted: 1}}": ("missing: there is no policy 'omitted'", "omit"),
    "text_to_json: {mistakes: {wrongtype: 1}}": ("mistakes: there is no mistake 'wrongtype'", "wrong_type"),
    "schema_generate: {changes: [renam]}": ("changes: there is no change 'renam'", "rename"),
}


@pytest.mark.parametrize("given", MISTAKES)
def test_a_setting_that_is_none_is_one_line_with_its_path_and_near_names(given, capsys):
    task, settings = given.split(": ", 1)
    assert main(["plan", "--set", f"tasks={{{task}: {{share: 1.0, settings: {settings}}}}}"]) != 0
    shown = capsys.readouterr()
    wrong, near = MISTAKES[given]
    (line,) = shown.err.splitlines()
    assert f"tasks.{task}.settings." in line
    assert wrong in line
    assert near in line.partition("did you mean")[2]
    assert shown.out == ""


def test_a_language_that_the_teacher_does_not_write_is_refused_with_those_it_does(capsys):
    assert main(["plan", "--set", "languages={it: 1.0}"]) != 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "languages.it" in line
    assert all(language in line.partition("it writes")[2] for language in ("de", "en", "es", "fr", "pt"))
