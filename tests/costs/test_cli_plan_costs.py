"""`edgejson plan` says what language models would take, and leaves unknown what nobody knows."""

from __future__ import annotations

import json

import pytest

from edgejson.cli import main

PRICED = """
target: 100
teachers:
  - {use: uncalled, name: mini, settings: {model: gpt-5.4-mini}}
  - {use: uncalled, name: home, settings: {provider: ollama, model: "qwen2.5:14b"}}
"""


def estimated(plan_with, recipe, *words):
    code, out, err = plan_with(recipe, "--json", *words)
    assert code == 0, err
    return json.loads(out)["models"]


def test_a_recipe_of_programs_takes_no_tokens_and_no_money(capsys):
    assert main(["plan", "--target", "20"]) == 0
    assert "teacher templates: a program: no tokens, no money" in capsys.readouterr().out
    assert main(["plan", "--target", "20", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["teachers"] == {"templates": "a program: no tokens, no money"}
    assert "models" not in document


def test_the_table_names_calls_tokens_money_and_minutes_of_each_model(plan_with):
    code, out, err = plan_with(PRICED)
    assert code == 0, err
    lines = out.splitlines()
    (mini,) = [line.split() for line in lines if line.startswith("mini ")]
    (home,) = [line.split() for line in lines if line.startswith("home ")]
    assert mini[1] == "gpt-5.4-mini"
    assert mini[-2].startswith("$")
    assert float(mini[-1]) > 0
    assert home[-2:] == ["local", "unknown"]
    assert "assumes that every answer is used" in out
    assert "16 streams of 50 tokens/s" in out
    assert "genai-prices" in out


def test_one_json_document_holds_all_figures(plan_with):
    models = estimated(plan_with, PRICED)
    mini, home = models["teachers"]["mini"], models["teachers"]["home"]
    price = mini["usd_per_million"]
    worth = (mini["input_tokens"] * price["input"] + mini["output_tokens"] * price["output"]) / 1e6
    assert mini["usd"] == pytest.approx(worth, rel=1e-3)
    assert mini["most"]["usd"] > 4 * mini["usd"]
    assert home["usd"] == 0
    assert home["price_basis"].startswith("local")
    assert home["minutes"] is None
    assert models["minutes"] is None
    assert models["money"].startswith("$")


def test_the_same_recipe_gives_the_same_estimate(plan_with):
    assert plan_with(PRICED) == plan_with(PRICED)


def test_an_unknown_price_is_unknown_in_every_sum(plan_with):
    recipe = PRICED.replace("gpt-5.4-mini", "gpt-nobody-knows")
    _, out, _ = plan_with(recipe)
    assert [line.split()[-2] for line in out.splitlines() if line.startswith("mini ")] == ["unknown"]
    assert "unknown (" in out
    assert "$0.00" not in out
    models = estimated(plan_with, recipe)
    assert models["teachers"]["mini"]["usd"] is None
    assert models["teachers"]["mini"]["most"]["usd"] is None
    stated = recipe.replace("{use: uncalled, name: mini,", "{use: uncalled, name: mini, price: {input: 1, output: 2},")
    assert estimated(plan_with, stated)["teachers"]["mini"]["usd"] > 0


def test_minutes_follow_the_engine_and_its_limits(plan_with):
    recipe = """
target: 100
teachers:
  - {use: uncalled, name: one, settings: {provider: vllm, tokens_per_second: 600, exclusive: gpu}}
  - {use: uncalled, name: two, settings: {provider: vllm, tokens_per_second: 300, exclusive: gpu}}
  - {use: uncalled, name: slow, settings: {model: gpt-5.4-mini, requests_per_minute: 2}}
  - {use: uncalled, name: hours, settings: {model: gpt-5.4-mini, batch: true}}
"""
    models = estimated(plan_with, recipe)
    rows = models["teachers"]
    assert rows["one"]["minutes"] == pytest.approx(rows["one"]["output_tokens"] / 600 / 60, abs=0.06)
    assert rows["two"]["minutes"] == pytest.approx(rows["two"]["output_tokens"] / 300 / 60, abs=0.06)
    assert rows["slow"]["minutes"] == pytest.approx(rows["slow"]["calls"] / 2, abs=0.06)
    assert "requests_per_minute" in rows["slow"]["minutes_basis"]
    assert rows["hours"]["minutes"] is None
    assert rows["hours"]["usd_per_million"]["input"] == 0.375
    in_turns = estimated(plan_with, "\n".join(recipe.splitlines()[:5]))
    each = [row["minutes"] for row in in_turns["teachers"].values()]
    assert in_turns["minutes"] == pytest.approx(sum(each), abs=0.11)


def test_what_a_model_foresees_is_said_before_a_build(plan_with):
    recipe = "target: 20\nteachers: [{use: uncalled, settings: {foresees: it will not fit into 16 GB}}]\n"
    assert "teacher uncalled: it will not fit into 16 GB" in plan_with(recipe)[1]


def test_a_tokenizer_file_counts_for_models_without_one(plan_with, tmp_path):
    tokenizers = pytest.importorskip("tokenizers")
    from tokenizers import models, pre_tokenizers

    tokenizer = tokenizers.Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    recipe = "target: 20\nteachers: [{use: uncalled}]\n"
    words = estimated(plan_with, recipe, "--tokenizer", str(path))["teachers"]["uncalled"]
    guess = estimated(plan_with, recipe)["teachers"]["uncalled"]
    assert 0 < words["input_tokens"] < guess["input_tokens"]
    assert str(path) in words["tokens_basis"]
    code, _, err = plan_with(recipe, "--tokenizer", __file__)
    assert code == 2
    assert "not a tokenizer.json" in err
    assert err.count("\n") == 1


def test_terms_that_nobody_accepted_are_refused_as_a_build_would(plan_with):
    recipe = "target: 20\nteachers: [{use: uncalled, settings: {terms: no_competing_models}}]\n"
    code, out, err = plan_with(recipe)
    assert (code, out) == (2, "")
    assert "accept_terms: [{model: " in err
    word = "accept_terms: [{model: some-*, terms: no_competing_models, by: Ana, why: we asked}]\n"
    assert plan_with(recipe + word)[0] == 0
    code, _, err = plan_with("target: 20\n" + word)
    assert code == 0
    assert "accept_terms.0" in err
