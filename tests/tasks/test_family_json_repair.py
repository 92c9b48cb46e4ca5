from __future__ import annotations

import ast
import copy
import itertools
import json
import random
import re

import orjson
import pytest
import rfc8785
from by_hand import DOCUMENTS, INVOICE, compose, found, slot, subject_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from edgejson.jsontext import canonical, equal
from edgejson.tools import Unmakeable
from edgejson_tasks.json_repair import edgejson_task_family
from edgejson_tasks.json_repair.corruption import Breaker, apply, is_broken
from edgejson_tasks.json_repair.family import LEVELS, JsonRepair
from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators import OPERATORS, PRESETS
from edgejson_tasks.json_repair.settings import RepairSettings
from edgejson_tasks.json_repair.spoiling import WEIGHTS

NEVER_IDENTITY = RepairSettings(identity_share=0)


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


def parses(text):
    accepted = []
    for loads in (json.loads, orjson.loads):
        try:
            loads(text)
        except ValueError:
            continue
        accepted.append(loads)
    return accepted


@pytest.mark.parametrize("difficulty", LEVELS)
@pytest.mark.parametrize("seed", range(40))
def test_record_is_broken_reversible_and_proven(difficulty, seed):
    draft = draft_of(INVOICE, difficulty, seed)
    broken, edits = draft.input["broken_json"], draft.meta["edits"]
    low, high = LEVELS[difficulty]
    assert low <= len({edit["error"] for edit in edits}) <= high
    assert parses(broken) == []
    source = undo_by_hand(broken, edits)
    assert equal(json.loads(source), INVOICE)
    assert rfc8785.dumps(json.loads(draft.output)).decode() == draft.output
    if draft.meta.get("instance"):
        assert equal(json.loads(draft.output), INVOICE)
    assert found(JsonRepair(), subject_of("json_repair", draft)) == []


@settings(max_examples=120, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(LEVELS)), st.integers(0, 2**32))
def test_any_document_breaks_and_comes_back(value, difficulty, seed):
    try:
        draft = draft_of(value, difficulty, seed)
    except Unmakeable:  # a document may be too small for several disjoint errors
        return
    broken, edits = draft.input["broken_json"], draft.meta["edits"]
    assert parses(broken) == []
    source = undo_by_hand(broken, edits)
    assert equal(json.loads(source), value)
    assert found(JsonRepair(), subject_of("json_repair", draft)) == []
    errors = sorted({edit["error"] for edit in edits})
    for error in errors if len(errors) > 1 else ():
        text = source
        for edit in sorted(edits, key=lambda edit: -edit["start"]):
            if edit["error"] != error:
                text = text[: edit["start"]] + edit["new"] + text[edit["end"] :]
        assert parses(text) == []
    for left, right in itertools.pairwise(edits):
        assert right["start"] - left["end"] >= (0 if left["error"] == right["error"] else 2)


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_has_a_place_and_breaks_the_text(name):
    operator = OPERATORS[name]
    small = {"tag": "office", "paid": True, "rows": [{"n": 1}, {"n": 2}]}
    hits = 0
    for value in (INVOICE, small):
        for separators in ((",", ":"), (", ", ": ")):
            layout = Layout(json.dumps(value, ensure_ascii=False, separators=separators))
            for seed in range(12):
                patches = operator.make(layout, random.Random(seed))
                if not patches:
                    continue
                text = layout.text
                for start, end, new in sorted(patches, reverse=True):
                    text = text[:start] + new + text[end:]
                assert text != layout.text
                assert is_broken(text), text
                hits += 1
    assert hits >= 3


def test_catalogue_covers_all_classes_of_every_preset():
    kinds = {operator.kind for operator in OPERATORS.values()}
    assert len(OPERATORS) >= 40
    for weights in PRESETS.values():
        assert set(weights) == kinds
        assert sum(weights.values()) == 100


def test_operators_of_a_large_draw_follow_the_preset():
    drawn = [OPERATORS[name].kind for seed in range(400) for name in draft_of(INVOICE, "easy", seed).meta["operators"]]
    share = {kind: drawn.count(kind) / len(drawn) for kind in set(drawn)}
    assert 0.22 < share["foreign"] < 0.38
    assert 0.12 < share["quote"] < 0.28
    assert set(share) == set(PRESETS["llm_wild"])


@pytest.mark.parametrize("name", ["truncate_value", "truncate_comma"])
def test_cut_text_is_answered_by_its_closed_prefix(name):
    seen = 0
    for seed in range(400):
        draft = draft_of(INVOICE, "easy", seed)
        if draft.meta["operators"] != [name]:
            continue
        seen += 1
        assert "instance" not in draft.meta
        answer = json.loads(draft.output)
        assert answer.keys() <= INVOICE.keys()
        assert not equal(answer, INVOICE)
        # Python reads the prefix as a literal once its brackets are closed: a third parser for the expected value.
        prefix = draft.input["broken_json"].rstrip().removesuffix(",")
        stack = []
        inside = False
        for place, char in enumerate(prefix):
            if char == '"' and prefix[place - 1] != "\\":
                inside = not inside
            elif not inside and char in "{[":
                stack.append("}" if char == "{" else "]")
            elif not inside and char in "}]":
                stack.pop()
        closed = prefix + "".join(reversed(stack))
        names = {"true": True, "false": False, "null": None}
        tree = ast.parse(closed, mode="eval")
        assert eval(compile(tree, "prefix", "eval"), {"__builtins__": {}}, names) == answer  # noqa: S307
        assert "complete" in draft.input["instruction"] or "close" in draft.input["instruction"]
    assert seen >= 3


def test_inner_quotes_are_announced_by_the_instruction():
    drafts = [draft_of(INVOICE, "hard", seed) for seed in range(120)]
    ambiguous = [draft for draft in drafts if "unescaped_quotes" in draft.meta["operators"]]
    assert ambiguous
    for draft in ambiguous:
        assert draft.meta["ambiguous"] is True
        assert "uot" in draft.input["instruction"]
    assert all("ambiguous" not in draft.meta for draft in drafts if draft not in ambiguous)


def test_identity_records_hold_valid_json():
    always = RepairSettings(identity_share=0.5)
    drafts = [draft_of(INVOICE, "easy", seed, always) for seed in range(40)]
    identity = [draft for draft in drafts if not draft.meta["edits"]]
    assert 8 <= len(identity) <= 32
    for draft in identity:
        assert equal(json.loads(draft.input["broken_json"]), INVOICE)
        assert draft.meta["operators"] == []
        assert re.search(
            r"(?i)check|valid JSON\?|make sure|may no longer|perhaps|possibly|if needed|only where",
            draft.input["instruction"],
        )
        assert not re.search(
            "(?i)broken|malformed|fails|rejects|cannot|recover|restore|mend|every syntax|make this|repaired|was cut",
            draft.input["instruction"],
        )
        subject = subject_of("json_repair", draft)
        assert found(JsonRepair(), subject) == []
        spoiled = JsonRepair().spoil(subject, random.Random(3))
        assert spoiled is not None
        assert spoiled.because in found(JsonRepair(), subject.with_answer(spoiled.rejected))


def test_only_easy_records_may_be_identities():
    always = RepairSettings(identity_share=0.5)
    assert all(
        draft_of(INVOICE, level, seed, always).meta["edits"] for level in ("medium", "hard") for seed in range(60)
    )
    by_default = [draft_of(INVOICE, "easy", seed, RepairSettings()) for seed in range(400)]
    share = sum(not draft.meta["edits"] for draft in by_default) / 400
    # Two records in five are easy by default, so this is about one in twenty of all.
    assert 0.08 < share < 0.18


def test_words_of_a_check_are_no_sign_of_a_valid_text():
    openings = {True: set(), False: set()}
    for seed in range(400):
        draft = draft_of(INVOICE, "easy", seed, RepairSettings(identity_share=0.5))
        openings[bool(draft.meta["edits"])].add(re.split(r"[.?:]", draft.input["instruction"])[0])
    assert openings[False] < openings[True]


@pytest.mark.parametrize("preset", PRESETS)
def test_same_seed_same_draft(preset):
    options = RepairSettings(preset=preset)
    first = [draft_of(INVOICE, "hard", seed, options) for seed in range(5)]
    assert first == [draft_of(INVOICE, "hard", seed, options) for seed in range(5)]
    assert len({draft.input["broken_json"] for draft in first}) == 5


def test_a_small_document_has_as_many_errors_as_fit():
    for seed in range(40):
        draft = draft_of([1], "hard", seed, NEVER_IDENTITY)
        assert 1 <= len(draft.meta["operators"]) <= 4
        assert found(JsonRepair(), subject_of("json_repair", draft)) == []


def test_a_document_with_nothing_in_it_is_refused():
    with pytest.raises(Unmakeable):
        draft_of({}, "easy")


def test_unwritable_number_is_asked_for_again():
    values = iter([{"id": 2**60}, {"id": 5, "name": "Ana"}])
    draft = compose(JsonRepair(NEVER_IDENTITY), slot("json_repair", "easy", 1), lambda _: next(values))
    assert draft.gold == {"id": 5, "name": "Ana"}


def test_unknown_setting_is_an_error():
    with pytest.raises(ValidationError, match="presset"):
        RepairSettings(presset="llm_wild")


# ---------------------------------------------------------------- the proof can fail


def failing(**changes):
    return found(JsonRepair(), subject_for(INVOICE, "medium", 7, **changes))


def test_proof_refuses_wrong_answers():
    right = draft_of(INVOICE, "medium", 7).output
    changed = json.loads(right)
    changed["tags"] = ["office"]
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


@pytest.mark.parametrize(
    ("edits", "because"),
    [
        ("nothing", "json_repair.undo"),
        ([{"start": 0}], "json_repair.undo"),
        (None, "json_repair.undo"),
    ],
)
def test_proof_refuses_malformed_edits(edits, because):
    draft = draft_of(INVOICE, "medium", 7)
    draft.meta["edits"] = edits
    assert found(JsonRepair(), subject_of("json_repair", draft)) == [because]


def test_proof_refuses_touching_edits_and_edits_that_break_nothing():
    draft = draft_of({"a": [1, 2], "b": "plain"}, "easy", 3)
    draft.input["broken_json"] = '{"a": [1, 2], "b": "plain",,}'
    good = {"start": 26, "end": 26, "old": "", "new": ",", "operator": "trailing_comma", "error": 0}
    draft.meta["edits"] = [good, {**good, "error": 1}]
    assert found(JsonRepair(), subject_of("json_repair", draft)) == ["json_repair.undo"]
    draft.input["broken_json"] = '{"a": [1,  2], "b": "plain",}'
    blank = {"start": 9, "end": 9, "old": "", "new": " ", "operator": "odd_blank", "error": 1}
    draft.meta["edits"] = [blank, good]
    assert found(JsonRepair(), subject_of("json_repair", draft)) == ["json_repair.idle_error"]
    draft.input["broken_json"] = '{"a": [1,  2], "b": "plain"}'
    draft.meta["edits"] = [blank]
    assert found(JsonRepair(), subject_of("json_repair", draft)) == ["json_repair.not_broken"]


def test_records_made_elsewhere_are_judged_by_form_only():
    draft = draft_of({"age": 27, "name": "Ana"}, "easy", 1)
    del draft.meta["edits"]
    assert found(JsonRepair(), subject_of("json_repair", draft, output='{"name": "Ana"}')) == []
    assert found(JsonRepair(), subject_of("json_repair", draft, output="{")) == ["json_repair.not_json"]


# ---------------------------------------------------------------- worse answers and scores


def test_every_kind_of_worse_answer_gives_exactly_the_finding_it_names():
    family = JsonRepair()
    seen = set()
    for seed in range(150):
        subject = subject_for(INVOICE, "medium", seed)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.rejected != subject.answer_text
        assert found(family, subject.with_answer(spoiled.rejected)) == [spoiled.because]
        seen.add(spoiled.how.split(":")[0])
    assert seen == {"overfix", "partial_fix", "echo", "wrapped"}
    assert len(WEIGHTS) == len(seen)


def test_partial_fix_never_knows_what_was_cut_off():
    family = JsonRepair()
    looked = 0
    for seed in range(300):
        subject = subject_for(INVOICE, "hard", seed)
        if "instance" in subject.meta:
            continue
        spoiled = family.spoil(subject, random.Random(seed))
        lost = max(subject.meta["edits"], key=lambda edit: edit["start"])["old"]
        if spoiled.how.startswith("partial") and len(lost) > 20:
            looked += 1
            assert lost not in spoiled.rejected
    assert looked


def test_scores():
    family, subject = JsonRepair(), subject_for(INVOICE, "easy", 11)
    right = subject.answer_text
    assert set(family.score(subject, right).values()) == {1.0}
    assert set(family.score(subject, "Here you go: " + right).values()) == {0.0}
    pretty = family.score(subject, json.dumps(json.loads(right), indent=2))
    assert (pretty["exact"], pretty["canonical"]) == (1.0, 0.0)
    poorer = json.loads(right)
    del poorer["paid"]
    partly = family.score(subject, canonical(poorer))
    assert partly["exact"] == 0.0
    assert 0.8 < partly["field_f1"] < 1.0
    assert 0.8 < partly["minimality"] < 1.0


def test_breaker_and_apply_agree():
    source = json.dumps(INVOICE, ensure_ascii=False)
    corruption = Breaker(PRESETS["hand_typed"]).corrupt(source, 3, random.Random(5))
    assert corruption is not None
    assert apply(source, corruption.edits) == corruption.broken
    assert len(corruption.operators) == 3


def test_spec():
    spec = edgejson_task_family()
    assert (spec.name, spec.api, spec.settings) == ("json_repair", 1, RepairSettings)
    assert isinstance(spec.load(None), JsonRepair)
