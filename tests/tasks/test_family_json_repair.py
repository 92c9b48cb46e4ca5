from __future__ import annotations

import copy
import itertools
import json
import random
from dataclasses import replace

import orjson
import pytest
import rfc8785
from by_hand import DOCUMENTS, INVOICE, compose, found, slot, subject_of
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_json import read, refuses, same
from pydantic import ValidationError

from edgejson.jsontext import canonical, equal
from edgejson.tools import Unmakeable
from edgejson_tasks._instances import canonical_text
from edgejson_tasks.json_repair import edgejson_task_family
from edgejson_tasks.json_repair.corruption import Breaker, apply
from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.json_repair.levels import LEVELS, depth
from edgejson_tasks.json_repair.operators import OPERATORS, PRESETS, groups
from edgejson_tasks.json_repair.proof import prove_one_reading
from edgejson_tasks.json_repair.settings import RepairSettings

NEVER_IDENTITY = RepairSettings(identity_share=0)
ALL_PROVEN = RepairSettings(identity_share=0, oracle_share=1)


def draft_of(value, difficulty="medium", seed=0, options=NEVER_IDENTITY):
    return compose(JsonRepair(options), slot("json_repair", difficulty, seed), lambda _: copy.deepcopy(value))


def subject_for(value, difficulty="medium", seed=0, **changes):
    return subject_of("json_repair", draft_of(value, difficulty, seed), **changes)


def undo_by_hand(broken, edits):
    """Rebuild the source from left to right; an implementation of its own."""
    source, place = "", 0
    for edit in edits:
        gap = edit["start"] - len(source)
        source += broken[place : place + gap]
        place += gap
        assert broken.startswith(edit["new"], place)
        place += len(edit["new"])
        source += edit["old"]
    return source + broken[place:]


def without(source, edits, error):
    """The source with all errors but one."""
    text = source
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        if edit["error"] != error:
            text = text[: edit["start"]] + edit["new"] + text[edit["end"] :]
    return text


def broken_for_all(text):
    """Whether orjson and the reader of these tests both refuse a text."""
    try:
        orjson.loads(text)
    except ValueError:
        return refuses(text)
    return False


# ---------------------------------------------------------------- what a record promises


@pytest.mark.parametrize("difficulty", LEVELS)
@pytest.mark.parametrize("seed", range(40))
def test_record_is_broken_reversible_and_proven(difficulty, seed):
    draft = draft_of(INVOICE, difficulty, seed)
    broken, edits = draft.input["broken_json"], draft.meta["edits"]
    level = LEVELS[difficulty]
    assert level.fewest <= len({edit["error"] for edit in edits}) == draft.meta["size"]["edits"] <= level.most
    assert broken_for_all(broken)
    source = undo_by_hand(broken, edits)
    assert same(read(source), read(canonical(draft.gold)))
    assert rfc8785.dumps(json.loads(draft.output)).decode() == draft.output
    if draft.meta.get("instance"):
        assert equal(json.loads(draft.output), INVOICE)
    assert found(JsonRepair(), subject_of("json_repair", draft)) == []


@settings(max_examples=120, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(LEVELS)), st.integers(0, 2**32))
def test_any_document_breaks_and_comes_back(value, difficulty, seed):
    if canonical_text(value) is None:  # outside the domain of RFC 8785
        return
    draft = draft_of(value, difficulty, seed)
    broken, edits = draft.input["broken_json"], draft.meta["edits"]
    assert broken_for_all(broken)
    source = undo_by_hand(broken, edits)
    assert same(read(source), read(canonical(draft.gold)))
    leveled = replace(draft, meta={**draft.meta, "difficulty": difficulty})
    assert found(JsonRepair(), subject_of("json_repair", leveled)) == []
    errors = sorted({edit["error"] for edit in edits})
    for error in errors if len(errors) > 1 else ():
        assert broken_for_all(without(source, edits, error))
    for left, right in itertools.pairwise(edits):
        assert right["start"] - left["end"] >= (0 if left["error"] == right["error"] else 2)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(LEVELS)), st.integers(0, 2**32))
def test_a_proven_record_says_so_and_has_one_reading(value, difficulty, seed):
    if canonical_text(value) is None:
        return
    draft = draft_of(value, difficulty, seed, ALL_PROVEN)
    assert draft.meta["oracle"] is True
    assert found(JsonRepair(), subject_of("json_repair", draft)) == []


@pytest.mark.parametrize(
    "value", [[1], {"a": True}, ["x"], {"n": None}, INVOICE, [[], {}], {"\u00e9": {"\u00e9": [{}]}}]
)
@pytest.mark.parametrize("difficulty", LEVELS)
def test_a_level_keeps_its_promise_whatever_the_document(value, difficulty):
    for seed in range(25):
        draft = draft_of(value, difficulty, seed)
        source = undo_by_hand(draft.input["broken_json"], draft.meta["edits"])
        level = LEVELS[difficulty]
        assert level.fewest <= len(draft.meta["operators"]) <= level.most
        if difficulty == "hard":
            assert depth(json.loads(source)) >= 3
            assert len(source) >= 150
            assert not source.isascii()
        if draft.meta["document"] == "instance":
            assert equal(draft.gold, value)
        else:
            assert "instance" not in draft.meta
            assert not equal(draft.gold, value)


def test_a_document_with_nothing_in_it_is_refused():
    with pytest.raises(Unmakeable):
        draft_of({}, "easy")


def test_unwritable_number_is_asked_for_again():
    values = iter([{"id": 2**60}, {"id": 5, "name": "Ana"}])
    draft = compose(JsonRepair(NEVER_IDENTITY), slot("json_repair", "easy", 4), lambda _: next(values))
    assert "5" in json.dumps(draft.gold)


def test_a_hard_record_asks_abroad_for_letters_beyond_ascii():
    flat = {"a": [{"b": 1, "text": "a text that is long enough to make a hard record out of it " * 3}]}
    abroad = {**flat, "name": "Zo\u00eb"}
    asked = []

    def answer(request):
        asked.append(request.facts.locale)
        return copy.deepcopy(flat if request.facts.locale == "en_US" else abroad)

    forms = set()
    for seed in range(30):
        draft = compose(JsonRepair(NEVER_IDENTITY), slot("json_repair", "hard", seed), answer)
        forms.add((draft.meta["document"], draft.meta["locale"] == "en_US"))
    assert forms >= {("instance", False), ("envelope", True)}
    assert set(asked) == {"en_US", "pt_BR", "es_ES", "de_DE", "fr_FR"}


# ---------------------------------------------------------------- which errors


def test_operators_of_a_large_draw_follow_the_preset():
    drawn = [OPERATORS[name].kind for seed in range(600) for name in draft_of(INVOICE, "easy", seed).meta["operators"]]
    share = {kind: drawn.count(kind) / len(drawn) for kind in set(drawn)}
    wanted = PRESETS["llm_wild"]
    assert set(share) == set(wanted)
    for kind, weight in wanted.items():
        assert abs(share[kind] - weight / 100) < 0.06, kind


def test_uniform_draws_every_operator():
    options = RepairSettings(preset="uniform", identity_share=0)
    drawn = [name for seed in range(900) for name in draft_of(INVOICE, "easy", seed, options).meta["operators"]]
    assert len(set(drawn)) > 65
    common = max(drawn.count(name) for name in set(drawn))
    assert common < 0.04 * len(drawn)


def test_only_named_operators_are_drawn():
    options = RepairSettings(operators=("jsonp", "trailing_comma"), identity_share=0)
    drawn = {name for seed in range(40) for name in draft_of(INVOICE, "easy", seed, options).meta["operators"]}
    assert drawn == {"jsonp", "trailing_comma"}
    with pytest.raises(Unmakeable, match="level hard"):
        draft_of(INVOICE, "hard", 1, options)


@pytest.mark.parametrize("difficulty", LEVELS)
def test_errors_of_one_text_cannot_be_paired_with_one_another(difficulty):
    for seed in range(150):
        operators = [OPERATORS[name] for name in draft_of(INVOICE, difficulty, seed).meta["operators"]]
        assert len({operator.name for operator in operators}) == len(operators)
        for what in ("brackets", "quotes"):
            assert [operator.upsets for operator in operators].count(what) <= 1
        policies = {operator.policy for operator in operators}
        assert not policies >= {"thousands", "decimals"}
        assert not policies >= {"null_words", "drop_incomplete"}


def test_ambiguous_errors_are_marked_and_their_policies_named():
    seen = set()
    for seed in range(250):
        draft = draft_of(INVOICE, "hard", seed)
        operators = [OPERATORS[name] for name in draft.meta["operators"]]
        ambiguous = [operator.name for operator in operators if operator.safety == "ambiguous"]
        seen.update(ambiguous)
        assert draft.meta.get("ambiguous", False) == bool(ambiguous)
        assert set(draft.meta.get("policies", [])) == {operator.policy for operator in operators} - {""}
    assert len(seen) > 8


@pytest.mark.parametrize("name", ["truncate_value", "truncate_comma", "truncate_inside"])
def test_cut_text_is_answered_by_what_was_complete(name):
    seen = 0
    options = RepairSettings(identity_share=0, operators=(name,))
    for seed in range(60):
        draft = draft_of(INVOICE, "easy", seed, options)
        assert "instance" not in draft.meta
        answer = read(draft.output)
        assert not same(answer, read(canonical(draft.gold)))
        assert prefix_of(answer, read(canonical(draft.gold)))
        assert same(answer, longest_closed(draft.input["broken_json"]))
        seen += 1
    assert seen == 60


def prefix_of(part, whole):
    """Whether `part` is `whole` with members and items missing at its end, at every depth on the way there."""
    if isinstance(part, dict):
        names = list(whole)
        return isinstance(whole, dict) and all(prefix_of(part[name], whole[name]) for name in names if name in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(map(prefix_of, part, whole)) and len(part) <= len(whole)
    return same(part, whole)


def longest_closed(text):
    """The value of the longest beginning of `text` that only needs closing brackets."""
    for end in range(len(text), 0, -1):
        closers, inside = "", False
        for place, char in enumerate(text[:end]):
            if char == '"' and text[place - 1] != "\\":
                inside = not inside
            elif not inside:
                closers = closers[1:] if char in "}]" else {"{": "}", "[": "]"}.get(char, "") + closers
        if not refuses(text[:end] + closers):
            return read(text[:end] + closers)
    raise AssertionError(text)


def test_identity_records_hold_valid_json():
    always = RepairSettings(identity_share=0.5)
    drafts = [draft_of(INVOICE, level, seed, always) for seed in range(40) for level in LEVELS]
    identity = [draft for draft in drafts if not draft.meta["edits"]]
    assert 35 <= len(identity) <= 85
    for draft in identity:
        assert same(read(draft.input["broken_json"]), read(canonical(draft.gold)))
        assert draft.meta["operators"] == []
        assert draft.meta["size"] == {"edits": 0}
        subject = subject_of("json_repair", draft)
        assert found(JsonRepair(), subject) == []
        spoiled = JsonRepair().spoil(subject, random.Random(3))
        assert spoiled is not None
        assert spoiled.because in found(JsonRepair(), subject.with_answer(spoiled.rejected))


def test_one_record_in_twelve_is_an_identity_by_default():
    drafts = [draft_of(INVOICE, level, seed, RepairSettings()) for seed in range(250) for level in LEVELS]
    for level_drafts in (drafts[0::3], drafts[1::3], drafts[2::3]):
        share = sum(not draft.meta["edits"] for draft in level_drafts) / len(level_drafts)
        assert 0.04 < share < 0.13


@pytest.mark.parametrize("preset", PRESETS)
def test_same_seed_same_draft(preset):
    options = RepairSettings(preset=preset)
    first = [draft_of(INVOICE, "hard", seed, options) for seed in range(5)]
    assert first == [draft_of(INVOICE, "hard", seed, options) for seed in reversed(range(5))][::-1]
    assert len({draft.input["broken_json"] for draft in first}) == 5


@pytest.mark.parametrize(
    ("settings_", "message"),
    [
        ({"presset": "llm_wild"}, "presset"),
        ({"preset": "llm_wlid"}, "there is no preset 'llm_wlid': did you mean llm_wild?"),
        (
            {"operators": ["jsonp", "trailing_coma"]},
            "there is no operator 'trailing_coma': did you mean trailing_comma",
        ),
        ({"identity_share": 0.9}, "identity_share"),
        ({"oracle_share": -1}, "oracle_share"),
    ],
)
def test_a_wrong_setting_is_an_error(settings_, message):
    with pytest.raises(ValidationError, match=message.replace("?", r"\?")):
        RepairSettings(**settings_)


# ---------------------------------------------------------------- the proof can fail


def failing(**changes):
    return found(JsonRepair(), subject_for(INVOICE, "medium", 7, **changes))


def test_proof_refuses_wrong_answers():
    right = draft_of(INVOICE, "medium", 7).output
    changed = json.loads(right)
    changed.popitem()
    assert failing(output=right + "}") == ["json_repair.not_json"]
    assert failing(output=canonical(changed)) == ["json_repair.value"]
    assert failing(output=json.dumps(json.loads(right))) == ["json_repair.style"]
    assert failing(output=right.replace("true", "1")) == ["json_repair.value"]
    assert failing() == []


def test_proof_refuses_wrong_inputs():
    draft = draft_of(INVOICE, "medium", 7)
    assert failing(broken_json=draft.input["broken_json"][1:]) != []
    assert failing(broken_json=json.dumps(INVOICE)) != []
    assert failing(broken_json="") == ["json_repair.undo"]


@pytest.mark.parametrize("edits", ["nothing", [{"start": 0}], None])
def test_proof_refuses_malformed_edits(edits):
    draft = draft_of(INVOICE, "medium", 7)
    draft.meta["edits"] = edits
    assert found(JsonRepair(), subject_of("json_repair", draft)) == ["json_repair.undo"]


def handmade(broken, edits, source, **meta):
    """A record written by hand; `edits` are (start, end, new, operator)."""
    draft = draft_of({"a": 1}, "easy", 3)
    listed = [
        {"start": start, "end": end, "old": source[start:end], "new": new, "operator": operator, "error": error}
        for error, (start, end, new, operator) in enumerate(edits)
    ]
    return replace(
        draft,
        input={"instruction": draft.input["instruction"], "broken_json": broken},
        output=canonical(json.loads(source)),
        meta={"edits": listed, **meta},
    )


def test_proof_refuses_touching_edits_and_edits_that_break_nothing():
    family, source = JsonRepair(), '{"a": [1, 2], "b": "plain"}'
    comma, blank = (26, 26, ",", "trailing_comma"), (9, 9, " ", "odd_blank")
    touching = handmade('{"a": [1, 2], "b": "plain",,}', [comma, comma], source)
    assert found(family, subject_of("json_repair", touching)) == ["json_repair.undo"]
    idle = handmade('{"a": [1,  2], "b": "plain",}', [blank, comma], source)
    assert found(family, subject_of("json_repair", idle)) == ["json_repair.idle_error"]
    whole = handmade('{"a": [1,  2], "b": "plain"}', [blank], source)
    assert found(family, subject_of("json_repair", whole)) == ["json_repair.not_broken"]


def test_proof_knows_that_nan_is_not_json():
    record = handmade("[1, NaN]", [(4, 8, "NaN", "null_of_others")], "[1, null]")
    assert found(JsonRepair(), subject_of("json_repair", record)) == []


def test_proof_asks_the_oracle_where_the_record_says_so():
    source, broken = "[12, 5]", "[12 5]"
    edits = [(3, 4, "", "missing_comma_numbers")]
    family = JsonRepair()
    assert found(family, subject_of("json_repair", handmade(broken, edits, source))) == []
    asked = handmade(broken, edits, source, oracle=True)
    assert found(family, subject_of("json_repair", asked)) == ["json_repair.ambiguous"]
    stated = handmade(broken, edits, source, oracle=True, policies=["separate"])
    instruction = "Repair. Values that stand side by side without a comma are separate items."
    assert found(family, subject_of("json_repair", stated, instruction=instruction)) == []
    assert found(family, subject_of("json_repair", stated, instruction="Repair.")) == ["json_repair.policy"]


def test_a_whole_split_can_be_shown_to_the_oracle():
    """Records that never were: of those made here none is ambiguous, one made by hand is."""
    subjects = [subject_for(INVOICE, level, seed) for level in LEVELS for seed in range(25)]
    assert [finding for subject in subjects for finding in prove_one_reading(subject)] == []
    odd = subject_of("json_repair", handmade("[12 5]", [(3, 4, "", "missing_comma_numbers")], "[12, 5]"))
    assert [finding.check for finding in prove_one_reading(odd)] == ["json_repair.ambiguous"]


def test_proof_asks_the_oracle_for_each_error_alone():
    source, broken = '{"a": [12, 5], "b": true}', '{"a": [12 5], "b": True}'
    edits = [(9, 10, "", "missing_comma_numbers"), (20, 24, "True", "python_literals")]
    record = handmade(broken, edits, source, oracle=True)
    assert found(JsonRepair(), subject_of("json_repair", record)) == ["json_repair.ambiguous"]


def test_proof_holds_a_level_to_its_promise():
    family = JsonRepair()
    for made, said, expected in [
        ("easy", "easy", []),
        ("easy", "medium", ["json_repair.level"]),
        ("medium", "hard", ["json_repair.level", "json_repair.level"]),
        ("hard", "hard", []),
        ("hard", "easy", ["json_repair.level"]),
    ]:
        draft = draft_of({"a": 1, "b": "plain"}, made, 1)
        record = replace(draft, meta={**draft.meta, "difficulty": said})
        assert found(family, subject_of("json_repair", record)) == expected


def test_records_made_elsewhere_are_judged_by_form_only():
    draft = draft_of({"age": 27, "name": "Ana"}, "easy", 1)
    del draft.meta["edits"]
    assert found(JsonRepair(), subject_of("json_repair", draft, output='{"name": "Ana"}')) == []
    assert found(JsonRepair(), subject_of("json_repair", draft, output="{")) == ["json_repair.not_json"]


# ---------------------------------------------------------------- worse answers and scores


def test_every_kind_of_worse_answer_gives_exactly_the_finding_it_names():
    family = JsonRepair()
    kinds = []
    for seed in range(300):
        subject = subject_for(INVOICE, ("easy", "medium", "hard")[seed % 3], seed)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]
        assert refuses(spoiled.rejected) == (spoiled.because == "json_repair.not_json")
        if spoiled.because == "json_repair.value":
            assert not same(read(spoiled.rejected), read(subject.answer_text))
            assert rfc8785.dumps(json.loads(spoiled.rejected)).decode() == spoiled.rejected
        kinds.append(spoiled.how.split(":")[0])
    share = {kind: kinds.count(kind) / len(kinds) for kind in set(kinds)}
    wanted = {"overfix": 0.3, "partial_fix": 0.25, "library": 0.2, "echo": 0.15, "wrapped": 0.1}
    assert set(share) == set(wanted)
    for kind, part in wanted.items():
        assert abs(share[kind] - part) < 0.1, share


def test_partial_fix_never_knows_what_was_cut_off():
    family = JsonRepair()
    looked = 0
    for seed in range(300):
        subject = subject_for(INVOICE, "hard", seed)
        cuts = [edit for edit in subject.meta["edits"] if edit["operator"].startswith("truncate_")]
        spoiled = family.spoil(subject, random.Random(seed))
        if cuts and spoiled.how.startswith("partial") and len(cuts[0]["old"]) > 20:
            looked += 1
            assert cuts[0]["old"] not in spoiled.rejected
    assert looked


def test_worse_answers_are_near_in_length_and_never_empty():
    """But for the kinds that are about extent."""
    family = JsonRepair()
    documents = ({"a": {"b": "x" * 60, "c": [1, 2, 3]}, "d": 1}, {"on": True}, INVOICE)
    near = 0
    for seed in range(300):
        subject = subject_for(documents[seed % 3], "easy", seed)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled.rejected not in {"{}", "[]"}
        if spoiled.how.startswith(("overfix", "library")):
            near += 1
            assert 0.5 <= len(spoiled.rejected) / len(subject.answer_text) <= 2
    assert near > 50


@pytest.mark.parametrize(
    "value", [{"alpha": 1, "Name": 2}, {"a10": 1, "a2": 2}, [{"\u00fc": 1, "z": 2}], {"ab": 1, "a_b": 2}]
)
def test_an_instruction_says_by_what_odd_keys_are_sorted(value):
    family = JsonRepair(RepairSettings(identity_share=0.2, operators=("trailing_comma", "code_fence")))
    for seed in range(30):
        place = replace(slot("json_repair", "easy", seed), language=("en", "de", "fr", "es", "pt")[seed % 5])
        draft = compose(family, place, lambda _: copy.deepcopy(value))
        assert "UTF-16" in draft.input["instruction"] or "RFC 8785" in draft.input["instruction"]
        assert found(family, subject_of("json_repair", draft)) == []
        vague = subject_of(
            "json_repair", draft, instruction="Repair this. Answer with the JSON: minified, keys sorted."
        )
        assert found(family, vague) == ["json_repair.unstated"]


def test_scores():
    family = JsonRepair()
    subject = next(
        made for made in (subject_for(INVOICE, "easy", seed) for seed in range(50)) if made.meta.get("instance")
    )
    right = subject.answer_text
    names = {"valid", "exact", "form", "field_f1", "minimality", "correct"}
    assert family.score(subject, right) == dict.fromkeys(names, 1.0)
    assert family.score(subject, "Here you go: " + right) == dict.fromkeys(names, 0.0)
    assert family.score(subject, f" {right}\n")["correct"] == 1.0
    pretty = family.score(subject, json.dumps(json.loads(right), indent=2))
    assert pretty == {**dict.fromkeys(names, 1.0), "form": 0.0}
    one = family.score(subject, right.replace("false", "0"))
    assert (one["valid"], one["exact"], one["form"], one["correct"]) == (1.0, 0.0, 0.0, 0.0)
    poorer = json.loads(right)
    del poorer["paid"]
    partly = family.score(subject, canonical(poorer))
    assert partly["exact"] == partly["form"] == partly["correct"] == 0.0
    assert 0.8 < partly["field_f1"] < 1.0
    assert 0.8 < partly["minimality"] < 1.0


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=30) | st.sampled_from(["\ud800", "[" * 5000, '"\\ud800"', "1e999", "NaN", "-", "\x00"]))
def test_any_text_is_scored(answer):
    scores = JsonRepair().score(subject_for({"a": 1, "b": ["x"]}, "easy", 3), answer)
    assert set(scores) == {"valid", "exact", "form", "field_f1", "minimality", "correct"}
    assert all(0 <= value <= 1 for value in scores.values())
    assert scores["correct"] == 0


def test_breaker_and_apply_agree():
    source = json.dumps(INVOICE, ensure_ascii=False)
    corruption = Breaker(groups("hand_typed")).corrupt(source, 3, random.Random(5))
    assert corruption is not None
    assert apply(source, corruption.edits) == corruption.broken
    assert len(corruption.operators) == 3


def test_spec():
    spec = edgejson_task_family()
    assert (spec.name, spec.api, spec.settings) == ("json_repair", 1, RepairSettings)
    assert isinstance(spec.load(None), JsonRepair)
