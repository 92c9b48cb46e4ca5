"""An instruction says its steps and nothing else: what is written reads back, in every language and manner."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transform_steps import PLAIN, STEPS

from edgejson import jsontext
from edgejson_tasks.transform.catalogue import OPERATIONS
from edgejson_tasks.transform.interpreter import run
from edgejson_tasks.transform.phrases import LANGUAGES, language_of
from edgejson_tasks.transform.wording import (
    ReadingError,
    grammar,
    instruct,
    instruct_expression,
    misread,
    misread_expression,
    read,
    readings,
)
from edgejson_tasks.transform.wording.examples import example
from edgejson_tasks.transform.wording.slots import FORMS, form_name
from edgejson_tasks.transform.wording.templates import variants
from edgejson_tasks.transform.wording.tokens import cut
from edgejson_tasks.transform.wording.writing import write

CODES = sorted(LANGUAGES)
ORDER_OF_KEYS = {
    "en": "keys.*code point",
    "pt": "chaves.*pontos? de código",
    "es": "claves.*puntos? de código",
    "de": "Schlüssel.*Codepunkt|Codepunkt.*Schlüssel",
    "fr": "clés.*points? de code",
}
"""Keys of mixed case, or beyond ASCII, have many orders: which one is meant is said, or the standard that says it."""
CONTRACTED = {
    "en": r"\b(of of|in in|at at|to to)\b",
    "pt": r"\b(em o|de o|a o|por o|em a raiz|de os)\b",
    "es": r"\b(de el|a el)\b",
    "de": r"\b(aus das|von das|zu das|mit das|aus jedes|von jedes|in jedes Element von .* auf )\b",
    "fr": r"\b(de le|à le|de les|à les|si il)\b",
}


def one(step, code, seed=0, **more):
    return instruct([step], language=code, shallow=False, rng=random.Random(seed), **more)


@pytest.mark.parametrize("code", CODES)
def test_every_step_reads_back_in_every_manner(code):
    heard = set()
    for step in PLAIN:
        for seed in range(24):
            text = one(step, code, seed)
            assert misread(text, code, [step]) is None, text
            heard.add(text)
    assert len(heard) > 0.9 * 24 * len(PLAIN)


@pytest.mark.parametrize("code", CODES)
def test_every_template_reads_back_in_every_quoting_and_way_of_writing_places(code):
    language = language_of(code)
    for step in PLAIN:
        name = form_name(step)
        phrases = language.operations[name]
        for manner in ("full", "states", "terse"):
            for template in getattr(phrases, manner):
                alone = replace(phrases, **{manner: (template,)})
                spoken = replace(language, operations={**language.operations, name: alone})
                for seed in range(8):
                    said = {"shallow": seed == 0, "terse": manner == "terse", "bare": False}
                    text = write([step], spoken, rng=random.Random(seed), **said)
                    found = readings(text, grammar(language))
                    assert found, text
                    assert all(jsontext.equal(steps, [step]) for steps in found), text


@settings(max_examples=700, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=4), st.sampled_from(CODES), st.booleans(), st.integers(0, 2**32))
def test_adversarial_names_read_back(steps, code, shallow, seed):
    text = instruct(steps, language=code, shallow=shallow, rng=random.Random(seed))
    assert misread(text, code, steps) is None, text


@settings(max_examples=200, deadline=None)
@given(STEPS, STEPS, st.sampled_from(CODES), st.integers(0, 2**32))
def test_different_steps_are_never_said_alike(left, right, code, seed):
    same = one(left, code, seed) == one(right, code, seed)
    assert same == jsontext.equal(left, right)


def test_a_value_keeps_its_type():
    for value, other in (("3", 3), ("true", True), ("0.5", 0.5), (1, True)):
        step = {"op": "filter_rows", "at": "/lines", "where": {"field": "qty", "cmp": "eq", "value": value}}
        mistaken = {**step, "where": {**step["where"], "value": other}}
        for code in CODES:
            for seed in range(20):
                text = one(step, code, seed)
                assert misread(text, code, [step]) is None
                assert misread(text, code, [mistaken]) is not None


def test_another_name_number_or_order_is_noticed():
    text = instruct(PLAIN[:2], language="en", shallow=False, rng=random.Random(3))
    assert misread(text, "en", PLAIN[:2]) is None
    assert misread(text, "en", PLAIN[1::-1]) == "the instruction reads back to other steps"
    assert misread(text.replace("fullName", "fullname"), "en", PLAIN[:2]) is not None
    assert misread(text + " Thank you!", "en", PLAIN[:2]) == "the instruction cannot be read as a list of steps"
    assert misread(text, "de", PLAIN[:2]) is not None


def test_an_instruction_without_the_note_is_not_understood():
    step = {"op": "round", "at": "/mean", "digits": 1}
    texts = [one(step, "en", seed) for seed in range(40)]
    noted = [text for text in texts if "(round halves away from zero)" in text]
    assert noted
    for text in noted:
        assert misread(text.replace(" (round halves away from zero)", ""), "en", [step]) is not None


def test_an_ambiguous_phrase_is_found_out():
    english = language_of("en")
    twofold = replace(
        english,
        operations={
            **english.operations,
            "reverse": replace(english.operations["reverse"], full=("turn over {at}",)),
            "transpose": replace(english.operations["transpose"], full=("turn over {at}",), notes=()),
        },
    )
    text = "Turn over `points`. Output only the new JSON, compact, object keys sorted by Unicode code point."
    found = readings(text, grammar(twofold))
    assert sorted(steps[0]["op"] for steps in found) == ["reverse", "transpose"]


@pytest.mark.parametrize("code", CODES)
def test_every_reading_of_several_ambiguous_steps_is_found(code):
    language = language_of(code)
    either, other = (language.operations[name] for name in ("keep_fields", "drop_fields"))
    shared = {manner: getattr(either, manner) + getattr(other, manner) for manner in ("full", "terse", "states")}
    said = {name: replace(either, **shared) for name in ("keep_fields", "drop_fields")}
    twofold = replace(language, operations={**language.operations, **said})
    steps = [{"op": "drop_fields", "at": f"/{name}", "fields": ["id", name]} for name in ("to", "in", "of")]
    meanings = sorted(map(list, product(*(("drop_fields", "keep_fields"),) * 3)))
    for seed in range(40):
        text = write(steps, twofold, shallow=False, rng=random.Random(seed), terse=seed % 3 == 0, bare=False)
        found = readings(text, grammar(twofold))
        assert sorted([step["op"] for step in reading] for reading in found) == meanings, text
        assert all([step["fields"] for step in reading] == [step["fields"] for step in steps] for reading in found)


def test_an_instruction_is_cut_into_words_names_and_literals():
    text = 'Replace null, True (or true) by `null`, "a b" and 7 by YYYY-MM-DD.\nDon\'t: {"b":[1]} -> x'
    words, names, literals, bare = cut(text, language_of("en").quotes, terse=False)
    assert words == [
        "replace", "null", ",", "true", "(", "or", "true", ")", "by", None, ",", None, "and", "7", "by", "yyyy-mm-dd",
        ".", "\n", "don't", ":", '{"b":[1]}', "->", "x",
    ]  # fmt: skip
    assert names == {9: "null", 11: "a b"}
    assert literals == {1: None, 6: True, 9: "null", 11: "a b", 13: 7, 20: {"b": [1]}}
    assert bare == set()


def test_reading_in_more_than_one_way_is_an_error(monkeypatch):
    monkeypatch.setattr(
        "edgejson_tasks.transform.wording.readings",
        lambda *_: [[{"op": "trim", "at": "/a"}], [{"op": "trim", "at": "/b"}]],
    )
    with pytest.raises(ReadingError, match="more than one way"):
        read("Trim `a`.", "en")


def test_text_that_asks_for_nothing_is_an_error():
    for text in ("", "Hello", "Rename", "Rename `a` to `b`", '"', "[", "`", "1. ", "\n\n", "{" * 50):
        for code in CODES:
            with pytest.raises(ReadingError, match="cannot be read"):
                read(text, code)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(CODES))
def test_any_text_can_be_refused(text, code):
    assert misread(text, code, [PLAIN[0]]) is not None


# ---------------------------------------------------------------- the texts themselves


@pytest.mark.parametrize("code", CODES)
def test_every_form_has_eight_phrasings_that_hold_all_it_needs(code):
    language = language_of(code)
    assert set(language.operations) == set(FORMS)
    assert {form.op for form in FORMS.values()} | {"avg_by", "max_by"} == set(OPERATIONS)
    for name, phrases in language.operations.items():
        templates = (*phrases.full, *phrases.terse, *phrases.states)
        assert len(set(templates)) >= 8, name
        assert len(phrases.full) >= 5, name
        assert len(phrases.terse) >= 2, name
        assert phrases.states, name
        for template in templates:
            assert not re.search(r"  |\( | \)|(?<!\w)'|'(?!\w)", template), template


@pytest.mark.parametrize("code", CODES)
def test_the_form_of_the_answer_is_always_said(code):
    frames = language_of(code).frames
    for form in (*frames.forms, *frames.terse_forms):
        assert "JSON" in form
        assert re.search(ORDER_OF_KEYS[code], form) or "RFC 8785" in form, form
    for step in PLAIN[:20]:
        text = one(step, code, 5)
        assert any(form in text for form in (*frames.forms, *frames.terse_forms))
    assert not any(terse in form for terse in frames.terse_forms for form in frames.forms)


@pytest.mark.parametrize("code", CODES)
def test_a_path_with_a_wildcard_brings_its_legend(code):
    legends = language_of(code).frames.legends
    step = {"op": "drop_fields", "at": "/users/*", "fields": ["id"]}
    seen = set()
    for seed in range(60):
        text = one(step, code, seed)
        kind = "[]" if "users[]" in text else "*" if "/users/*" in text else ""
        seen.add(kind)
        assert any(legend in text for legend in legends if kind and kind in legend) == bool(kind), text
    assert seen == {"[]", "*", ""}


@pytest.mark.parametrize("code", CODES)
def test_no_clumsy_joints(code):
    for step in PLAIN:
        for seed in range(12):
            text = one(step, code, seed)
            assert "  " not in text, text
            assert not re.search(CONTRACTED[code], text, re.IGNORECASE), text
            assert not re.search(r"[,;:.] ?[,;:]|[.,] ?\.|\( | \)| [,.]", text), text


@pytest.mark.parametrize("code", CODES)
def test_registers_and_quotes_vary(code):
    step = {"op": "rename_keys", "at": "/order/*", "map": {"unit price": "cost"}}
    texts = [one(step, code, seed) for seed in range(300)]
    assert len(set(texts)) > 250
    opens = {text[text.index("unit price") - 1] for text in texts}
    assert len(opens) == 4
    assert any("\n" in text for text in texts)
    assert any("?" in text for text in texts)
    assert any('{"unit price":1}' in text for text in texts)


def test_a_language_without_phrases_is_replaced_by_english():
    assert one(PLAIN[0], "pl", 4) == one(PLAIN[0], "en", 4)
    assert misread(one(PLAIN[0], "pl", 4), "pl", [PLAIN[0]]) is None


def test_the_same_seed_gives_the_same_words():
    for code in CODES:
        texts = {instruct(PLAIN[3:7], language=code, shallow=True, rng=random.Random(9)) for _ in range(3)}
        assert len(texts) == 1


def test_examples_show_what_the_operations_do():
    shown = 0
    for step in PLAIN:
        pair = example(step)
        if pair is not None:
            here = {key: value for key, value in step.items() if key != "at"}
            assert jsontext.equal(run(pair[0], [here]), pair[1]), step
            shown += 1
    assert shown > 30


def test_an_instruction_with_another_example_is_not_understood():
    step = {"op": "round", "at": "/mean", "digits": 1}
    texts = [text for text in (one(step, "en", seed) for seed in range(200)) if "0.25" in text]
    assert texts
    for text in texts:
        assert misread(text, "en", [step]) is None
        assert misread(text.replace("0.25", "0.24"), "en", [step]) is not None


def test_notation_of_templates():
    said = ["".join(map(str, variant.pieces)) for variant in variants("<lies|lesen> [a|b] (x|y)")]
    assert said == ["lies a x", "lies a y", "lies b x", "lies b y", "lesen a x", "lesen a y", "lesen b x", "lesen b y"]
    assert [(variant.mood, variant.number) for variant in variants("[] or {} (as they are)")] == [(None, None)]


# ---------------------------------------------------------------- expressions

EXPRESSIONS = (
    ("jq", ".items | map(.price)"),
    ("jq", "def f: .a;\nf"),
    ("jmespath", "a[?b==`1`].c"),
    ("jmespath", "items[].price"),
    ("json_patch", '[{"op":"remove","path":"/a"}]'),
    ("merge_patch", '{"a":null,"b":"```"}'),
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("kind", "expression"), EXPRESSIONS)
def test_expressions_read_back(code, kind, expression):
    texts = set()
    for seed in range(40):
        text = instruct_expression(kind, expression, language=code, rng=random.Random(seed))
        texts.add(text)
        assert expression in text
        assert misread_expression(text, code, kind, expression) is None, text
        assert misread_expression(text, code, kind, expression + " ") is not None
        assert misread_expression(text, code, "jq" if kind != "jq" else "jmespath", expression) is not None
        assert misread_expression(text + " Thanks.", code, kind, expression) is not None
    assert len(texts) > 20
