from __future__ import annotations

import copy
import json
import random
import re

import pytest
import rfc8785
from by_hand import DOCUMENTS, INVOICE, compose, found, slot, subject_of
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.jsontext import CanonicalError, canonical, equal, parse
from edgejson.jsontext.style import STYLES, Style, render
from edgejson.tools import Unmakeable
from edgejson_tasks.style_strict import edgejson_task_family
from edgejson_tasks.style_strict.family import LEVELS, StyleStrict
from edgejson_tasks.style_strict.mess import KINDS, applicable, messy
from edgejson_tasks.style_strict.proof import second_writing
from edgejson_tasks.style_strict.settings import StyleSettings
from edgejson_tasks.style_strict.spoiling import WEIGHTS

VARIANTS = StyleSettings(canonical_share=0)


def draft_of(value, difficulty="medium", seed=0, options=None):
    return compose(StyleStrict(options), slot("style_strict", difficulty, seed), lambda _: copy.deepcopy(value))


def subject_for(value, difficulty="medium", seed=0, options=None, **changes):
    return subject_of("style_strict", draft_of(value, difficulty, seed, options), **changes)


# ---------------------------------------------------------------- styles


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(STYLES)))
def test_two_implementations_write_the_same_bytes(value, name):
    style = STYLES[name]
    text = render(value, style)
    assert text == second_writing(value, style)
    assert equal(json.loads(text), value) or re.search("[0-9]{16}", text)
    if name == "jcs":
        assert text.encode() == rfc8785.dumps(value)


@settings(max_examples=150, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_as_ecmascript_does_in_every_style(number):
    want = rfc8785.dumps(number).decode()
    for style in STYLES.values():
        assert render([number], style).strip("[] \n") == want


def test_style_axes():
    value = {"b": [1.0, "é</script>\u2028"], "a": {}}
    assert render(value, STYLES["jcs"]) == '{"a":{},"b":[1,"é</script>\u2028"]}'
    assert render(value, STYLES["pretty2_sorted"]) == (
        '{\n  "a": {},\n  "b": [\n    1,\n    "é</script>\u2028"\n  ]\n}'
    )
    assert render(value, STYLES["ascii_min_sorted"]) == '{"a":{},"b":[1,"\\u00e9</script>\\u2028"]}'
    assert render(value, STYLES["spaced_preserve"]) == '{"b": [1, "é</script>\u2028"], "a": {}}'
    safe = Style(name="web", whitespace="tab", escapes="html_safe", numbers="preserve", newline="lf")
    assert render(value, safe) == ('{\n\t"a": {},\n\t"b": [\n\t\t1.0,\n\t\t"é\\u003c/script\\u003e\\u2028"\n\t]\n}\n')


@pytest.mark.parametrize("number", [7.166442277566926e16, 1.8446744073709552e19, 1e16, -1e20])
def test_a_float_that_reads_back_as_a_huge_integer_is_asked_for_again(number):
    values = iter([{"n": number}, {"n": 0.5}])
    draft = compose(StyleStrict(), slot("style_strict", "easy", 1), lambda _: next(values))
    assert draft.gold == {"n": 0.5}


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, "\ud800", {"\ud800": 1}, {1: 2}, {1, 2}], ids=repr
)
def test_values_outside_the_domain_are_refused(name, value):
    with pytest.raises(CanonicalError):
        render([value], STYLES[name])
    with pytest.raises(CanonicalError):
        render([value], Style(name="kept", whitespace="spaced", numbers="preserve"))


def test_members_are_sorted_by_utf16_code_units():
    value = {"\ufb33": 1, "\U0001f600": 2, "a": 3}
    for name in ("jcs", "pretty2_sorted", "ascii_min_sorted"):
        assert list(json.loads(render(value, STYLES[name]))) == ["a", "\U0001f600", "\ufb33"]


# ---------------------------------------------------------------- the mess


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sets(st.sampled_from(KINDS)), st.integers(0, 2**32), st.booleans())
def test_a_mess_is_valid_json_of_the_same_value(value, kinds, seed, thorough):
    text = messy(value, kinds, random.Random(seed), thorough=thorough)
    assert equal(parse(text), value)
    assert equal(json.loads(text), value)


@pytest.mark.parametrize(
    ("kind", "trace"),
    [
        ("whitespace", r"\s"),
        ("ascii_escapes", r"\\u00[3467][0-9A-Fa-f]"),
        ("unicode_escapes", r"\\u00[eEfF][0-9A-Fa-f]"),
        ("solidus", r"\\/"),
        ("numbers", r"[0-9][eE]|\.\d*0[,}\]\s]"),
    ],
)
def test_each_kind_of_mess_shows(kind, trace):
    clean = messy(INVOICE, (), random.Random(1))
    plain = re.compile(trace)
    for seed in range(10):
        text = messy(INVOICE, [kind], random.Random(seed))
        assert len(plain.findall(text)) > len(plain.findall(clean))


def test_surrogate_pairs_and_both_cases_of_hex_occur():
    texts = [messy(["\U0001f600 é"], ["unicode_escapes"], random.Random(seed)) for seed in range(12)]
    assert any("\\ud83d\\ude00" in text for text in texts)
    assert any("\\uD83D\\uDE00" in text for text in texts)


def test_a_document_offers_only_what_it_has():
    for value, kinds in (
        ({"n": None}, ["whitespace", "ascii_escapes"]),
        ([1], ["whitespace", "numbers"]),
        ({"ü": {"é": True, "/": False}}, ["whitespace", "key_order", "unicode_escapes", "solidus"]),
        (INVOICE, list(KINDS)),
    ):
        assert applicable(value, canonical(value)) == kinds


# ---------------------------------------------------------------- records


@pytest.mark.parametrize("difficulty", LEVELS)
@pytest.mark.parametrize("seed", range(30))
def test_record_is_proven_and_states_its_style(difficulty, seed):
    draft = draft_of(INVOICE, difficulty, seed)
    low, high = LEVELS[difficulty]
    assert low <= len(draft.meta["mess"]) <= high
    assert draft.input["json"] != draft.output
    assert equal(json.loads(draft.output), INVOICE)
    subject = subject_of("style_strict", draft)
    assert found(StyleStrict(), subject) == []
    style, instruction = STYLES[draft.meta["style"]], draft.input["instruction"]
    if "8785" not in instruction:
        assert re.search("[Ss]ort|ascending|Order the members|order in which|reorder", instruction)
        assert re.search("1.50|trailing zeros|shortest", instruction)
        assert re.search("ASCII|[Ee]scape|escapes", instruction)
        assert ("ASCII" in instruction and "hex" in instruction.replace("XXXX", "hex")) or style.escapes == "minimal"
    if style.whitespace.startswith("indent"):
        assert style.whitespace[-1] in instruction


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(LEVELS)), st.integers(0, 2**32), st.sampled_from([None, VARIANTS]))
def test_any_document_in_any_style(value, difficulty, seed, options):
    try:
        draft = draft_of(value, difficulty, seed, options)
    except Unmakeable:  # large integral floats have no canonical text that reads back
        assert (
            re.search("[0-9]{16}", canonical(value)) or canonical(value) in {"{}", "[]"} or len(canonical(value)) < 12
        )
        return
    style = STYLES[draft.meta["style"]]
    assert equal(json.loads(draft.output), value)
    assert equal(json.loads(draft.input["json"]), value)
    if style.name == "jcs":
        assert draft.output.encode() == rfc8785.dumps(json.loads(draft.input["json"]))
    if style.keys == "preserve":
        assert list(_names(json.loads(draft.output))) == list(_names(json.loads(draft.input["json"])))
    assert found(StyleStrict(), subject_of("style_strict", draft)) == []


def _names(value):
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _names(member)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def test_shares_of_styles():
    names = [draft_of(INVOICE, "easy", seed).meta["style"] for seed in range(300)]
    assert 0.5 < names.count("jcs") / 300 < 0.7
    assert set(names) == set(STYLES)
    assert {draft_of(INVOICE, "easy", seed, VARIANTS).meta["style"] for seed in range(60)} == set(STYLES) - {"jcs"}


def test_same_seed_same_draft():
    first = [draft_of(INVOICE, "hard", seed) for seed in range(6)]
    assert first == [draft_of(INVOICE, "hard", seed) for seed in range(6)]
    assert len({draft.input["json"] for draft in first}) == 6


# ---------------------------------------------------------------- the proof can fail


@pytest.mark.parametrize(
    ("spoil", "because"),
    [
        (lambda text: text + "\n", "style_strict.bytes"),
        (lambda text: text.replace(",", ", ", 1), "style_strict.bytes"),
        (lambda text: text.replace("/", "\\/", 1), "style_strict.bytes"),
        (lambda text: text.replace("0.15", "0.150", 1), "style_strict.bytes"),
        (lambda text: text.replace("0.15", "0.16", 1), "style_strict.value"),
        (lambda text: text.replace("true", '"true"', 1), "style_strict.value"),
        (lambda text: text[:-1], "style_strict.not_json"),
        (lambda text: text[:0], "style_strict.not_json"),
    ],
)
def test_proof_refuses(spoil, because):
    options = StyleSettings(canonical_share=1)
    right = subject_for(INVOICE, "medium", 3, options)
    assert found(StyleStrict(), right) == []
    assert found(StyleStrict(), right.with_answer(spoil(right.answer_text))) == [because]


def test_proof_refuses_wrong_inputs_and_styles():
    family = StyleStrict()
    assert found(family, subject_for(INVOICE, json="{")) == ["style_strict.input"]
    assert found(family, subject_for(INVOICE, json="{}")) == ["style_strict.value"]
    draft = draft_of(INVOICE)
    draft.meta["style"] = "house"
    assert found(family, subject_of("style_strict", draft)) == ["style_strict.unknown_style"]
    number = '{"n":18014398509481984}'
    foreign = subject_for({"n": 1, "m": 2}, "easy", 1, StyleSettings(canonical_share=1), json=number, output=number)
    assert found(family, foreign) == ["style_strict.domain"]


def test_records_made_elsewhere_are_judged_by_value():
    draft = draft_of({"z": 3, "a": 1.5})
    del draft.meta["style"]
    assert found(StyleStrict(), subject_of("style_strict", draft, output='{"a": 1.5, "z": 3}')) == []
    assert found(StyleStrict(), subject_of("style_strict", draft, output='{"a": 1.5}')) == ["style_strict.value"]


# ---------------------------------------------------------------- worse answers and scores


@pytest.mark.parametrize("options", [None, VARIANTS])
def test_every_kind_of_worse_answer_gives_exactly_the_finding_it_names(options):
    family = StyleStrict(options)
    seen = set()
    for seed in range(200):
        subject = subject_for(INVOICE, "medium", seed, options)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]
        seen.add(spoiled.how)
        if spoiled.rejected.strip() == subject.answer_text:
            assert re.search("no trailing newline|no line feed after it", subject.record.input["instruction"])
        if spoiled.because == "style_strict.bytes":
            assert equal(json.loads(spoiled.rejected), INVOICE)
    assert seen == set(WEIGHTS)


def test_a_final_newline_alone_is_never_the_task_nor_the_mistake():
    for seed in range(300):
        subject = subject_for({"on": True}, "hard", seed, VARIANTS)
        assert subject.record.input["json"].strip() != subject.answer_text
        spoiled = StyleStrict(VARIANTS).spoil(subject, random.Random(seed))
        stated = re.search("no trailing newline|no line feed after it", subject.record.input["instruction"])
        assert stated or spoiled.rejected.strip() != subject.answer_text


def test_a_document_of_one_member_can_be_spoiled_too():
    subject = subject_for({"a": []}, "easy", 2)
    for seed in range(20):
        spoiled = StyleStrict().spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.because in found(StyleStrict(), subject.with_answer(spoiled.rejected))


def test_scores():
    family, subject = StyleStrict(), subject_for(INVOICE, "easy", 11)
    right = subject.answer_text
    assert set(family.score(subject, right).values()) == {1.0}
    assert set(family.score(subject, right + "```").values()) == {0.0}
    newline = family.score(subject, right + "\n")
    assert (newline["valid"], newline["bytes"], newline["exact"], newline["field_f1"]) == (1.0, 0.0, 1.0, 1.0)
    assert 0.5 < family.score(subject, right.replace("office", "home"))["field_f1"] < 1.0


def test_spec():
    spec = edgejson_task_family()
    assert (spec.name, spec.api, spec.aliases) == ("style_strict", 1, ("json_style_strict",))
    assert isinstance(spec.load(StyleSettings(canonical_share=0.5)), StyleStrict)
