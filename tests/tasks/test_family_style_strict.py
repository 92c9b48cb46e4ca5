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
from edgejson.jsontext.style import Style, render
from edgejson.schema import Schema
from edgejson.tools import Unmakeable
from edgejson_tasks.style_strict import edgejson_task_family
from edgejson_tasks.style_strict.defects import DEEPEST, DEFECTS, answer, defect_of, spoilt
from edgejson_tasks.style_strict.family import LEVELS, StyleStrict
from edgejson_tasks.style_strict.mess import KINDS, applicable, messy
from edgejson_tasks.style_strict.order import arranged, key_order
from edgejson_tasks.style_strict.phrasing import LANGUAGES, instruction
from edgejson_tasks.style_strict.proof import second_writing
from edgejson_tasks.style_strict.settings import StyleSettings
from edgejson_tasks.style_strict.spoiling import REFUSAL_WEIGHTS, WEIGHTS
from edgejson_tasks.style_strict.targets import TARGETS, draw_target, target_of

VARIANTS = StyleSettings(canonical_share=0, reject_share=0)
PLAIN = StyleSettings(reject_share=0)
REFUSALS = StyleSettings(reject_share=1)


def schema_of(value):
    """A schema that declares every member that `value` has, last one first."""

    def node(part):
        if isinstance(part, dict):
            return {"type": "object", "properties": {name: node(part[name]) for name in reversed(part)}}
        if isinstance(part, list):
            objects = [item for item in part if isinstance(item, dict)]
            return {
                "type": "array",
                "items": node({k: v for item in objects for k, v in item.items()}) if objects else {},
            }
        return {}

    return Schema({"$schema": "https://json-schema.org/draft/2020-12/schema", **node(value)})


def draft_of(value, difficulty="medium", seed=0, options=PLAIN):
    return compose(
        StyleStrict(options),
        slot("style_strict", difficulty, seed),
        lambda _: copy.deepcopy(value),
        schema_of(value),
    )


def subject_for(value, difficulty="medium", seed=0, options=PLAIN, **changes):
    return subject_of("style_strict", draft_of(value, difficulty, seed, options), **changes)


# ---------------------------------------------------------------- styles


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(TARGETS)) | st.integers(0, 2**32))
def test_two_implementations_write_the_same_bytes(value, name):
    target = TARGETS[name] if isinstance(name, str) else draw_target(random.Random(name))
    text = render(value, target.style())
    assert text == second_writing(value, target)
    assert equal(json.loads(text), value) or re.search("[0-9]{16}", text)
    if name == "jcs":
        assert text.encode() == rfc8785.dumps(value)


@settings(max_examples=150, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_as_ecmascript_does_in_every_style(number):
    want = rfc8785.dumps(number).decode()
    for target in TARGETS.values():
        assert render([number], target.style()).strip("[] \t\n") == want


def test_style_axes():
    value = {"b": [1.0, "é</script>\u2028"], "a": {}}

    def written(name):
        return render(value, TARGETS[name].style())

    assert written("jcs") == '{"a":{},"b":[1,"é</script>\u2028"]}'
    assert written("pretty2_sorted") == '{\n  "a": {},\n  "b": [\n    1,\n    "é</script>\u2028"\n  ]\n}'
    assert written("ascii_min_sorted") == '{"a":{},"b":[1,"\\u00e9</script>\\u2028"]}'
    assert written("html_safe_min_sorted") == '{"a":{},"b":[1,"é\\u003c/script\\u003e\\u2028"]}'
    assert written("tab_sorted_lf") == '{\n\t"a": {},\n\t"b": [\n\t\t1,\n\t\t"é</script>\u2028"\n\t]\n}\n'
    assert written("spaced_preserve") == '{"b": [1, "é</script>\u2028"], "a": {}}'
    safe = Style(name="web", whitespace="tab", escapes="html_safe", numbers="preserve", newline="lf")
    assert render(value, safe) == ('{\n\t"a": {},\n\t"b": [\n\t\t1.0,\n\t\t"é\\u003c/script\\u003e\\u2028"\n\t]\n}\n')


def test_a_style_is_read_back_from_what_a_record_says_of_it():
    for target in [*TARGETS.values(), *(draw_target(random.Random(seed)) for seed in range(50))]:
        assert target_of(target.name, target.choices()) == target
    jcs = TARGETS["jcs"].choices()
    assert target_of("jcs", None) == TARGETS["jcs"]
    assert target_of("jcs", {**jcs, "whitespace": "tab"}) is None
    assert target_of("custom", {**jcs, "whitespace": "wide"}) is None
    assert target_of("custom", {"whitespace": "tab"}) is None
    assert target_of("house", jcs) is None
    assert target_of(7, jcs) is None


@pytest.mark.parametrize("number", [7.166442277566926e16, 1.8446744073709552e19, 1e16, -1e20])
def test_a_float_that_reads_back_as_a_huge_integer_is_asked_for_again(number):
    values = iter([{"n": number}, {"n": 0.5}])
    draft = compose(StyleStrict(PLAIN), slot("style_strict", "easy", 1), lambda _: next(values), schema_of({"n": 1}))
    assert draft.gold == {"n": 0.5}


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**53, "\ud800", {"\ud800": 1}, {1: 2}, {1, 2}], ids=repr
)
def test_values_outside_the_domain_are_refused(name, value):
    with pytest.raises(CanonicalError):
        render([value], TARGETS[name].style())
    with pytest.raises(CanonicalError):
        render([value], Style(name="kept", whitespace="spaced", numbers="preserve"))


def test_members_are_sorted_by_utf16_code_units():
    value = {"\ufb33": 1, "\U0001f600": 2, "a": 3}
    for name in ("jcs", "pretty2_sorted", "ascii_min_sorted"):
        assert list(json.loads(render(value, TARGETS[name].style()))) == ["a", "\U0001f600", "\ufb33"]


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


ABOUT_THE_END = "no trailing newline|LF|line feed"
SAID = {
    "whitespace": {
        "min": "[Mm]inify|No whitespace|every blank",
        "spaced": "[Oo]ne line",
        "indent2": "2 spaces",
        "indent4": "4 spaces",
        "tab": "one tab",
    },
    "keys": {
        "sorted": "[Ss]ort|ascending|by key|order of their keys",
        "preserve": "order in which|reorder",
        "schema_order": "key_order",
    },
    "numbers": {"es6": "shortest|trailing zeros", "preserve": "as it is written|character by character"},
    "escapes": {"minimal": "JSON requires|unnecessary", "ascii": "ASCII", "html_safe": "<, >, &"},
    "newline": {"none": "", "lf": "line feed|newline"},
}
"""What an English instruction says of each choice."""


@pytest.mark.parametrize("difficulty", LEVELS)
@pytest.mark.parametrize("seed", range(30))
def test_record_is_proven_and_states_its_style(difficulty, seed):
    draft = draft_of(INVOICE, difficulty, seed)
    low, high = LEVELS[difficulty]
    assert low <= len(draft.meta["mess"]) <= high
    assert draft.input["json"] != draft.output
    assert equal(json.loads(draft.output), draft.gold)
    assert equal(draft.gold, INVOICE) == draft.meta["instance"]
    subject = subject_of("style_strict", draft)
    assert found(StyleStrict(), subject) == []
    choices, words = draft.meta["choices"], draft.input["instruction"]
    for axis, wording in SAID.items():
        choice = choices[axis]
        if "8785" not in words or choice != TARGETS["jcs"].choices()[axis]:
            assert re.search(wording[choice], words), (axis, choice, words)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(LEVELS)), st.integers(0, 2**32), st.sampled_from([PLAIN, VARIANTS]))
def test_any_document_in_any_style(value, difficulty, seed, options):
    try:
        draft = draft_of(value, difficulty, seed, options)
    except Unmakeable:  # large integral floats have no canonical text that reads back; the smallest offer no mess
        text = canonical(value)
        assert re.search("[0-9]{16}", text) or text in {"{}", "[]"} or len(text) < 16
        return
    choices = draft.meta["choices"]
    assert equal(json.loads(draft.output), draft.gold)
    assert equal(json.loads(draft.input["json"]), draft.gold)
    assert equal(draft.gold, value) == draft.meta["instance"]
    if draft.meta["style"] == "jcs":
        assert draft.output.encode() == rfc8785.dumps(json.loads(draft.input["json"]))
    if choices["keys"] == "preserve":
        assert list(_names(json.loads(draft.output))) == list(_names(json.loads(draft.input["json"])))
    if choices["numbers"] == "preserve":
        assert sorted(_literals(draft.output)) == sorted(_literals(draft.input["json"]))
    assert draft.output.endswith("\n") == (choices["newline"] == "lf")
    assert found(StyleStrict(), subject_of("style_strict", draft)) == []


def _literals(text):
    found_here = []
    json.loads(text, parse_int=found_here.append, parse_float=found_here.append)
    return found_here


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
    assert set(names) == {*TARGETS, "custom"}
    two = StyleSettings(canonical_share=0, custom_share=0, reject_share=0, styles=("min_verbatim", "tab_sorted_lf"))
    assert {draft_of(INVOICE, "easy", seed, two).meta["style"] for seed in range(30)} == set(two.styles)
    none = StyleSettings(canonical_share=0.5, custom_share=1, reject_share=0)
    assert {draft_of(INVOICE, "easy", seed, none).meta["style"] for seed in range(30)} == {"jcs", "custom"}


def test_a_style_that_does_not_exist_is_an_error_with_near_names():
    with pytest.raises(ValueError, match="there is no style 'pretty2_sortet': did you mean pretty2_sorted"):
        StyleSettings(styles=("pretty2_sortet",))


# ---------------------------------------------------------------- the order of a schema


def test_members_follow_the_order_of_the_schema():
    only = StyleSettings(canonical_share=0, custom_share=0, reject_share=0, styles=("pretty2_schema_order",))
    draft = draft_of(INVOICE, "hard", 4, only)
    answered = json.loads(draft.output)
    assert list(answered) == list(reversed(INVOICE))
    assert [list(item) for item in answered["items"]] == [list(reversed(item)) for item in INVOICE["items"]]
    stated = json.loads(draft.input["key_order"])
    assert stated["/items/*"] == list(reversed(INVOICE["items"][0]))
    family, subject = StyleStrict(), subject_of("style_strict", draft)
    assert found(family, subject) == []
    swapped = {**stated, "": list(INVOICE)}
    other = subject_of("style_strict", draft, key_order=json.dumps(swapped))
    assert found(family, other) == ["style_strict.bytes"]
    assert found(family, subject_of("style_strict", draft, key_order="[]")) == ["style_strict.input"]


def test_members_that_the_order_does_not_name_come_last_and_sorted():
    value = {"z": 1, "b": {"y": 1, "x": 2}, "a": 2, "c": [{"q": 1, "p": 2}]}
    order = {"": ["c", "z", "gone"], "/c/*": ["q"]}
    assert json.dumps(arranged(value, order)) == '{"c": [{"q": 1, "p": 2}], "z": 1, "a": 2, "b": {"x": 2, "y": 1}}'
    assert key_order(Schema({"type": "object"}), value) == {}


# ---------------------------------------------------------------- documents outside the domain


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS, st.integers(0, 2**32))
def test_a_spoilt_document_has_the_one_defect_and_no_canonical_text(value, seed):
    rng = random.Random(seed)
    source = messy(value, ["whitespace", "ascii_escapes", "numbers"], rng)
    if defect_of(source) is not None:
        return  # a large integral float, written out
    made = spoilt(source, rng)
    if made is None:
        return
    text, defect = made
    assert defect_of(text) == defect
    if defect != "too_deep":  # a rule of the house: RFC 8785 itself sets no limit
        read = json.loads if defect == "unsafe_integer" else parse  # a fast parser makes floats of huge integers
        with pytest.raises(ValueError):
            canonical(read(text))


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ('{"a":1,"a":1}', "duplicate_name"),
        ('[{"a":{"b":1,"\\u0062":2}}]', "duplicate_name"),
        ('["\\ud800"]', "lone_surrogate"),
        ('{"\\udc00":1}', "lone_surrogate"),
        ('{"a":[["\\udfff x"]]}', "lone_surrogate"),
        ('["\\ud83d\\ude00"]', None),
        ("[1e400]", "number_overflow"),
        ("[9007199254740992]", "unsafe_integer"),
        ("[-9007199254740991]", None),
        ("[" * DEEPEST + "]" * DEEPEST, None),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "too_deep"),
        ('["[[[[{{{{"]', None),
    ],
)
def test_defects_by_hand(text, defect):
    assert defect_of(text) == defect


def test_refusals_are_proven():
    family, seen = StyleStrict(REFUSALS), set()
    for seed in range(60):
        draft = draft_of(INVOICE, "medium", seed, REFUSALS)
        defect = draft.meta["defect"]
        seen.add(defect)
        assert draft.output == answer(defect)
        assert all(f'"{name}"' in draft.input["instruction"] for name in DEFECTS)
        assert draft.meta["instance"] is False
        subject = subject_of("style_strict", draft)
        assert found(family, subject) == []
        assert found(family, subject.with_answer(canonical(INVOICE))) == ["style_strict.refusal"]
        sound = subject_of("style_strict", draft, json=canonical(INVOICE))
        assert found(family, sound) == ["style_strict.defect"]
        broken = subject_of("style_strict", draft, json="{")
        assert found(family, broken) == ["style_strict.input"]
    assert seen == set(DEFECTS)


def test_worse_answers_to_refusals():
    family, seen = StyleStrict(REFUSALS), set()
    for seed in range(80):
        subject = subject_for(INVOICE, "easy", seed, REFUSALS)
        spoiled = family.spoil(subject, random.Random(seed))
        seen.add(spoiled.how)
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]
    assert seen == set(REFUSAL_WEIGHTS)


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_choice(language):
    phrases = LANGUAGES[language]
    for axis, choices in SAID.items():
        said = getattr(phrases, axis)
        assert len(said) >= 2
        if axis != "newline":
            assert set(said) == set(choices)
    assert all(name in sentence for sentence in phrases.reject for name in ("{errors}", '{"error":'))
    assert len(phrases.tasks) >= 12
    for seed in range(200):
        rng = random.Random(seed)
        target = draw_target(rng)
        words = instruction(target, rng, language=language, rejects=True)
        for axis, choice in target.choices().items():
            wordings = phrases.newline if axis == "newline" else getattr(phrases, axis)[choice]
            stated = any(wording in words for wording in wordings)
            assert stated or (axis == "newline" and choice == "none") or choice == TARGETS["jcs"].choices()[axis]
        assert "{errors}" not in words


def test_an_instruction_in_an_unknown_language_is_english():
    assert instruction(TARGETS["jcs"], random.Random(1), language="ja") == instruction(TARGETS["jcs"], random.Random(1))


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
    options = StyleSettings(canonical_share=1, reject_share=0)
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
    foreign = subject_for(
        {"n": 1, "m": 2}, "easy", 1, StyleSettings(canonical_share=1, reject_share=0), json=number, output=number
    )
    assert found(family, foreign) == ["style_strict.domain", "style_strict.mess"]


def test_records_made_elsewhere_are_judged_by_value():
    draft = draft_of({"z": 3, "a": 1.5})
    del draft.meta["style"]
    assert found(StyleStrict(), subject_of("style_strict", draft, output='{"a": 1.5, "z": 3}')) == []
    assert found(StyleStrict(), subject_of("style_strict", draft, output='{"a": 1.5}')) == ["style_strict.value"]


# ---------------------------------------------------------------- worse answers and scores


@pytest.mark.parametrize("options", [PLAIN, VARIANTS])
def test_every_kind_of_worse_answer_gives_exactly_the_finding_it_names(options):
    family = StyleStrict(options)
    seen = set()
    for seed in range(200):
        subject = subject_for(INVOICE, "medium", seed, options)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]
        seen.add(spoiled.how)
        if spoiled.rejected.strip() == subject.answer_text.strip():
            assert re.search(
                "no trailing newline|no line feed after it|LF|line feed", subject.record.input["instruction"]
            )
        if spoiled.because == "style_strict.bytes":
            assert equal(json.loads(spoiled.rejected), json.loads(subject.answer_text))
    assert seen == set(WEIGHTS)


def test_a_final_newline_alone_is_never_the_task_nor_the_mistake():
    for seed in range(300):
        subject = subject_for({"on": True}, "hard", seed, VARIANTS)
        assert subject.record.input["json"].strip() != subject.answer_text.strip()
        spoiled = StyleStrict(VARIANTS).spoil(subject, random.Random(seed))
        stated = re.search(
            "no trailing newline|no line feed after it|LF|line feed", subject.record.input["instruction"]
        )
        assert stated or spoiled.rejected.strip() != subject.answer_text.strip()


def test_a_document_of_one_member_can_be_spoiled_too():
    subject = subject_for({"a": []}, "easy", 2)
    for seed in range(20):
        spoiled = StyleStrict().spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.because in found(StyleStrict(), subject.with_answer(spoiled.rejected))


def test_scores():
    only = StyleSettings(canonical_share=1, reject_share=0)
    family, subject = StyleStrict(), subject_for(INVOICE, "easy", 11, only)
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
