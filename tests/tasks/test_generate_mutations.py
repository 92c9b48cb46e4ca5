"""Records whose schema is changed for them alone: read again without the code that makes them."""

from __future__ import annotations

import copy
import json
import random
import re
import string
from collections import Counter
from functools import cache

import jsonschema
import pytest
from by_hand import compose, found, slot, subject_of
from pydantic import ValidationError
from rules_by_hand import broken_rules

from edgejson.schema import Schema
from edgejson.schema.mutation import CHANGES
from edgejson.types import Slot
from edgejson_pack_core.pack import core_pack
from edgejson_pack_real.pack import real_pack
from edgejson_tasks.schema_generate.family import LEVELS, SchemaGenerate
from edgejson_tasks.schema_generate.meaning import CONSTRAINTS, holds
from edgejson_tasks.schema_generate.requests import words
from edgejson_tasks.schema_generate.settings import KINDS_OF_CHANGES, GenerateSettings
from edgejson_tasks.schema_generate.unfulfilling import unfulfilled
from edgejson_tasks.schema_generate.voices import VOICES, voice_of

PACKS = (core_pack(), real_pack())
EVERY = [(place, schema_id) for place, pack in enumerate(PACKS) for schema_id in pack.ids()]
LOCALES = {"en": "en_US", "pt": "pt_BR", "es": "es_ES", "de": "de_DE", "fr": "fr_FR"}
FAMILY = SchemaGenerate()


@cache
def of_pack(place, schema_id):
    pack = PACKS[place]
    entry = pack.entry(schema_id)
    return Schema(entry.document, id=schema_id, complexity=entry.complexity, rules=entry.rules, tables=pack.tables())


def slot_of(language, difficulty, seed):
    return Slot(
        key=f"g-{seed}",
        task="schema_generate",
        kind="sft",
        schema_id="some/schema",
        complexity="simple",
        difficulty=difficulty,
        language=language,
        teacher="hand",
        seed=seed,
        locale=LOCALES.get(language, "en_US"),
    )


def draft_of(schema, seed, *, language="en", difficulty="medium", family=FAMILY):
    chosen = slot_of(language, difficulty, seed)

    def sampled(request):
        return schema.sample(request.seed, policy=request.facts.policy, locale=chosen.locale)

    return compose(family, chosen, sampled, schema)


def put_back(value, mutations):
    """The answer under the names of the schema that the record names."""
    names = {new: old for old, new in mutations["renamed"].items()}
    if isinstance(value, dict):
        return {
            names.get(name, name): put_back(member, mutations)
            for name, member in value.items()
            if name not in mutations["added"]
        }
    return [put_back(item, mutations) for item in value] if isinstance(value, list) else value


def in_order(value, part, document):
    """Whether members stand as the schema lists them."""
    while "$ref" in part:
        target = document
        for token in part["$ref"].split("/")[1:]:
            target = target[token.replace("~1", "/").replace("~0", "~")]
        part = target
    if isinstance(value, list):
        return all(in_order(item, part["items"], document) for item in value if isinstance(item, dict | list))
    if not isinstance(value, dict):
        return True
    listed = [name for name in part["properties"] if name in value]
    return listed == list(value) and all(
        in_order(member, part["properties"][name], document) for name, member in value.items()
    )


@pytest.mark.parametrize(("place", "schema_id"), EVERY, ids=[schema_id for _, schema_id in EVERY])
def test_records_hold_by_another_reading(place, schema_id):
    schema = of_pack(place, schema_id)
    stated = [rule for rule in schema.document.get("x-invariants", ()) if not rule.get("advice")]
    for seed, language in enumerate(LOCALES):
        draft = draft_of(schema, seed, language=language, difficulty=("easy", "medium", "hard")[seed % 3])
        shown, answer = json.loads(draft.input["schema"]), json.loads(draft.output)
        kind = jsonschema.validators.validator_for(shown)
        kind.check_schema(shown)
        assert kind(shown).is_valid(answer)
        mutations = draft.meta["mutations"]
        rules = [rule for rule in stated if rule["id"] not in mutations["dropped_rules"]]
        if place == 0:  # the other reading knows the functions that the core pack uses
            assert broken_rules(rules, put_back(answer, mutations)) == []
        if draft.meta["order"] == "schema":
            assert in_order(answer, shown, shown)
        else:
            assert list(answer) == sorted(answer, key=lambda name: name.encode("utf-16-be"))
        assert "x-value" not in draft.input["schema"]
        assert draft.meta["instance"] == "shown"
        assert draft.meta["size"]["mutations"] == len(mutations["steps"])
        assert found(FAMILY, subject_of("schema_generate", draft, schema)) == []


def test_rules_are_shown_once_and_under_the_names_of_the_schema():
    schema = of_pack(0, "order_details")
    shown_in = Counter()
    for seed in range(40):
        draft = draft_of(schema, seed, language=("en", "fr")[seed % 2])
        shown = json.loads(draft.input["schema"])
        rules = shown.get("x-invariants", [])
        code = " ".join([*re.findall("`([^`]+)`", draft.input["instruction"]), json.dumps(rules)])
        for old in draft.meta["mutations"]["renamed"]:
            if "_" in old and old not in draft.meta["mutations"]["renamed"].values():
                assert not re.search(rf"\b{old}\b", code), old
        shown_in[draft.meta["rules_shown"]] += 1
        assert bool(rules) == (draft.meta["rules_shown"] == "schema")
    assert set(shown_in) == {"schema", "words"}


def test_one_schema_is_shown_in_as_many_ways_as_there_are_records():
    """By five-grams of words no two prompts of one schema are near each other, and names are not always the same."""
    schema = of_pack(0, "user_profile")
    drafts = [draft_of(schema, seed, difficulty="easy") for seed in range(60)]
    grams = []
    for draft in drafts:
        tokens = re.findall(r"\w+", draft.input["instruction"] + " " + draft.input["schema"])
        grams.append({tuple(tokens[place : place + 5]) for place in range(len(tokens) - 4)})
    near = [len(one & other) / len(one | other) for place, one in enumerate(grams) for other in grams[place + 1 :]]
    assert max(near) < 0.8
    assert sum(near) / len(near) < 0.35
    names = Counter(name for draft in drafts for name in json.loads(draft.input["schema"])["properties"])
    assert max(names.values()) < 55
    assert len(names) > 50
    drafts_of_json_schema = {json.loads(draft.input["schema"])["$schema"] for draft in drafts}
    assert len(drafts_of_json_schema) == 5


def test_same_slot_same_bytes_whatever_came_before():
    schemas = [of_pack(0, schema_id) for schema_id in ("invoice", "rating", "meeting_notes")]
    here, there = SchemaGenerate(), SchemaGenerate()
    first = [draft_of(schema, seed, family=here) for seed in range(4) for schema in schemas]
    again = [draft_of(schema, seed, family=there) for seed in reversed(range(4)) for schema in reversed(schemas)]
    assert first == again[::-1]


# ---------------------------------------------------------------- the proof can fail


def changed(draft, schema, **mutations):
    draft.meta["mutations"] = {**draft.meta["mutations"], **mutations}
    return found(FAMILY, subject_of("schema_generate", draft, schema))


def test_proof_wants_a_sound_account_of_the_mutations():
    schema = of_pack(0, "invoice")
    for wrong in (
        {"renamed": []},
        {"renamed": {"a": 1}},
        {"added": "x"},
        {"added": [1]},
        {"renamed": {"a": "c", "b": "c"}},
        {"dropped_rules": "all"},
    ):
        assert changed(draft_of(schema, 3), schema, **wrong) == ["schema_generate.meta"]
    draft = draft_of(schema, 3)
    draft.meta["mutations"] = None
    assert found(FAMILY, subject_of("schema_generate", draft, schema)) == ["schema_generate.meta"]


def test_proof_wants_every_rule_said():
    schema = of_pack(0, "invoice")
    for seed in range(12):
        draft = draft_of(schema, seed, difficulty="easy")
        shown = json.loads(draft.input["schema"])
        if draft.meta["rules_shown"] == "schema":
            shown["x-invariants"] = shown["x-invariants"][1:]
            told = found(FAMILY, subject_of("schema_generate", draft, schema, schema=json.dumps(shown)))
        else:
            without = re.sub("(?m)^- .*$", "", draft.input["instruction"], count=1)
            told = found(FAMILY, subject_of("schema_generate", draft, schema, instruction=without))
        assert told == ["schema_generate.input"]
    with_excuse = draft_of(schema, 3, family=SchemaGenerate(GenerateSettings(changes=["rename"])))
    assert changed(with_excuse, schema, dropped_rules=["total_amount"]) == ["schema_generate.input"]


# What the rule language has beside Python, in the packs' rules, by what it stands for.
EXPLAINED = {
    "invoice": {"round(x, n)", "present(x)"},
    "api_response": {"ceil(x)"},
    "event_registration": {"opt(x, y)", "date(x)"},
    "medical_encounter": {"years(a, b)", "root"},
    "support_ticket": {"parent", "index"},
    "medical_record": {"unique(x)", "opt(x, y)", "present(x)"},
    "meeting_notes": {"minutes(a, b)", "root"},
    "ecommerce_analytics": {"days(a, b)", "opt(x, y)", "root"},
}


@pytest.mark.parametrize("language", VOICES)
@pytest.mark.parametrize("schema_id", EXPLAINED)
def test_words_that_only_the_rules_have_are_explained(schema_id, language):
    schema = of_pack(0, schema_id)
    seen = set()
    for seed in range(4):
        family = SchemaGenerate(GenerateSettings(changes=["rename"], mutated=seed % 2))
        draft = draft_of(schema, seed, language=language, difficulty="easy", family=family)
        instruction = draft.input["instruction"]
        assert EXPLAINED[schema_id] <= set(re.findall("`([^`]+)`", instruction))
        assert found(family, subject_of("schema_generate", draft, schema)) == []
        for word in EXPLAINED[schema_id]:
            without = instruction.replace(f"`{word}`", "")
            told = found(family, subject_of("schema_generate", draft, schema, instruction=without))
            assert told == ["schema_generate.instruction"]
        seen.add(draft.meta["rules_shown"])
    assert seen <= {"words", "schema"}


def test_what_rules_do_not_say_is_not_explained():
    draft = draft_of(of_pack(0, "tag_list"), 1)
    assert not re.findall(r"`(?:opt|round|days|root|parent|index)\b[^`]*`", draft.input["instruction"])


@pytest.mark.parametrize("language", VOICES)
def test_halves_are_said_to_go_away_from_zero(language):
    zero = {"en": "away from zero", "pt": "afastam do zero", "es": "alejan del cero", "de": "von der Null weg"}
    assert zero.get(language, "éloignant de zéro") in VOICES[language].glossary["round"]


@pytest.mark.parametrize("language", ["pt", "es", "de", "fr"])
def test_the_words_of_authors_of_rules_go_with_english_alone(language):
    schema = of_pack(0, "invoice")
    described = [rule["description"] for rule in schema.document["x-invariants"] if "description" in rule]
    assert described
    english = 0
    for seed in range(16):
        draft = draft_of(schema, seed, language=language)
        assert not any(text in draft.input["schema"] + draft.input["instruction"] for text in described)
        draft = draft_of(schema, seed)
        english += any(text in draft.input["schema"] + draft.input["instruction"] for text in described)
    assert english


def test_a_condition_in_german_follows_a_comma():
    schema = of_pack(0, "invoice")
    said = "\n".join(draft_of(schema, seed, language="de").input["instruction"] for seed in range(16))
    assert ", wenn `" in said
    assert not re.search(r"[^,] wenn `", said)


def test_proof_holds_the_answer_against_what_is_shown():
    schema = of_pack(0, "user_profile")
    draft = draft_of(schema, 5, difficulty="easy")
    shown = json.loads(draft.input["schema"])
    shown["required"] = [*shown.get("required", []), "somethingElse"]
    subject = subject_of("schema_generate", draft, schema, schema=json.dumps(shown))
    assert found(FAMILY, subject) == ["schema_generate.schema"]
    for text in ("[]", "no schema", '{"type": 5}', '{"a": 1, "a": 2}'):
        subject = subject_of("schema_generate", draft, schema, schema=text)
        assert set(found(FAMILY, subject)) == {"schema_generate.input"}


def test_order_and_members_are_proven():
    schema = of_pack(0, "user_profile")
    seen = set()
    for seed in range(80):
        draft = draft_of(schema, seed, difficulty="easy")
        subject = subject_of("schema_generate", draft, schema)
        value = json.loads(draft.output)
        if draft.meta["order"] == "schema" and list(value) != sorted(value):
            turned = json.dumps(dict(sorted(value.items())), ensure_ascii=False, separators=(",", ":"))
            assert "schema_generate.order" in found(FAMILY, subject.with_answer(turned))
            seen.add("order")
        if draft.meta["members"] == "all":
            optional = [name for name in value if name not in json.loads(draft.input["schema"]).get("required", ())]
            del value[optional[0]]
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            assert "schema_generate.members" in found(FAMILY, subject.with_answer(text))
            seen.add("members")
    assert seen == {"order", "members"}


def test_scores_of_a_mutated_record():
    schema = of_pack(0, "order_details")
    for seed in range(10):
        draft = draft_of(schema, seed, difficulty="hard")
        subject = subject_of("schema_generate", draft, schema)
        assert set(FAMILY.score(subject, draft.output).values()) == {1.0}
        spoiled = FAMILY.spoil(subject, random.Random(seed))
        assert spoiled is not None
        figures = FAMILY.score(subject, spoiled.rejected)
        in_form_only = spoiled.because in ("schema_generate.order", "schema_generate.style")
        assert (figures["correct"] < 1) is not in_form_only
        assert min(figures.values()) < 1
        for text in ("", "null", "[]", "{}", '{"a":', "\ud800", "1e999", "[[[[[[["):
            assert FAMILY.score(subject, text)["correct"] == 0.0


@pytest.mark.parametrize("language", LOCALES)
def test_worse_answers_are_as_long_as_right_ones_and_speak_the_language(language):
    schema, prose, kinds = of_pack(0, "rating"), set(), Counter()
    for seed in range(120):
        draft = draft_of(schema, seed, language=language, difficulty="easy")
        subject = subject_of("schema_generate", draft, schema)
        subject.meta["language"] = language
        spoiled = FAMILY.spoil(subject, random.Random(seed))
        kinds[spoiled.how] += 1
        if spoiled.how == "wrapped":
            prose.add(spoiled.rejected.replace(draft.output, "").replace("```", ""))
        else:
            assert 0.5 <= len(spoiled.rejected) / len(draft.output) <= 2, spoiled
    assert kinds["wrapped"] >= 3
    words_of_prose = set(re.findall(r"\w+", " ".join(prose)))
    assert (not words_of_prose & {"Here", "Sure", "instance", "Let", "know", "Output"}) is (language != "en")


# ---------------------------------------------------------------- words


EXAMPLES = [
    {"kind": "count", "at": "/items", "is": "exactly", "count": 1},
    {"kind": "count", "at": "", "is": "at least", "count": 2},
    {"kind": "length", "at": "/a/name", "is": "at most", "count": 20},
    {"kind": "equals", "at": "/status", "value": "paid"},
    {"kind": "between", "at": "/n", "low": 1, "high": 9.5},
    *(
        {"kind": "bound", "at": "/n", "is": how, "value": 3}
        for how in ("at least", "at most", "more than", "less than")
    ),
    {"kind": "present", "at": "/note"},
    {"kind": "absent", "at": "/note"},
    {"kind": "starts", "at": "/note", "text": "Ab"},
    {"kind": "ends", "at": "/note", "text": "yz"},
    {"kind": "contains", "at": "/note", "text": "mid"},
    {"kind": "some", "at": "/rows", "name": "kind", "value": True},
    {"kind": "every", "at": "/rows", "name": "kind", "value": "x"},
    *({"kind": "sum", "at": "/rows", "name": "n", "is": how, "value": 7} for how in ("exactly", "at least", "at most")),
    {"kind": "sorted", "at": "/rows", "name": "n", "is": "ascending"},
    {"kind": "sorted", "at": "/rows", "name": "n", "is": "descending"},
    {"kind": "distinct", "at": "/rows", "name": "n"},
    {"kind": "date", "at": "/on", "is": "before", "value": "2024-05-01"},
    {"kind": "date", "at": "/on", "is": "after", "value": "2024-05-01"},
    {"kind": "year", "at": "/on", "year": 2024},
    {"kind": "among", "at": "/city", "values": ["Recife", "Curitiba"]},
    {"kind": "among", "at": "/n", "values": [2, 3.5, 3]},
    *({"kind": "language", "at": "/note", "language": code} for code in ("en", "pt", "es", "de", "fr")),
]


def test_examples_are_of_every_kind():
    assert {example["kind"] for example in EXAMPLES} == set(CONSTRAINTS)


@pytest.mark.parametrize("language", VOICES)
def test_every_wish_is_said_in_a_sentence_of_the_language(language):
    voice = VOICES[language]
    for example in EXAMPLES:
        said = {words(example, voice, random.Random(seed)) for seed in range(40)}
        assert len(said) >= 3
        for sentence in said:
            assert re.fullmatch(r"[^{}]+\.", sentence)
            for key in ("count", "value", "low", "high", "text", "name", "year"):
                if key in example and example["kind"] != "date":
                    plain = example[key] if key == "name" else json.dumps(example[key])
                    assert str(plain) in sentence
            assert all(json.dumps(value) in sentence for value in example.get("values", ()))
            if example["at"]:
                assert example["at"].split("/")[-1] in sentence


FULFILLED = {
    "items": [1],
    "a": {"name": "Ana"},
    "status": "paid",
    "n": 3,
    "note": "Ab mid the way of it is yz",
    "rows": [{"kind": "x", "n": 2}, {"kind": "x", "n": 5}],
    "on": "2024-04-30",
    "city": "Curitiba",
}
"""Fulfils some of the examples."""


def test_near_misses_miss():
    missed = set()
    for example in EXAMPLES:
        if example["at"] and holds(example, FULFILLED):
            for seed in range(20):
                changed_value = unfulfilled(
                    dict(example), copy.deepcopy(FULFILLED), {"type": "object"}, random.Random(seed)
                )
                if changed_value is not None and not holds(example, changed_value):
                    missed.add(example["kind"])
    fulfilled = {example["kind"] for example in EXAMPLES if example["at"] and holds(example, FULFILLED)}
    assert fulfilled >= {"count", "length", "equals", "between", "bound", "present", "starts", "ends", "contains"}
    assert fulfilled >= {"every", "sum", "sorted", "distinct", "date", "year", "among", "language"}
    assert missed == fulfilled


def test_voices_have_the_same_breadth():
    english = VOICES["en"]
    for voice in VOICES.values():
        assert voice.constraints.keys() == english.constraints.keys()
        assert len(set(voice.tasks)) >= 16
        assert min(map(len, voice.constraints.values())) >= 3
        assert len(voice.sorted_form) >= 5
        assert len(voice.schema_form) >= 5
        assert all("RFC 8785" in line or "UTF-16" in line for line in voice.exact_form)
        assert not any("RFC 8785" in line or "UTF-16" in line for line in voice.sorted_form)
        assert voice.members.keys() == {"required", "all"}
        for lines in (*voice.constraints.values(), voice.members["all"], voice.members["required"]):
            assert len(set(lines)) == len(lines)
        for kind, lines in voice.constraints.items():
            slots = [{field for _, field, _, _ in string.Formatter().parse(line) if field} for line in lines]
            assert all(found >= set.intersection(*slots) for found in slots), kind
    for kind, lines in english.constraints.items():
        wanted = {field for _, field, _, _ in string.Formatter().parse(lines[0]) if field}
        for voice in VOICES.values():
            for line in voice.constraints[kind]:
                assert {field for _, field, _, _ in string.Formatter().parse(line) if field} == wanted, line
    assert len({voice.tasks for voice in VOICES.values()}) == 5
    assert voice_of("it") is english


@pytest.mark.parametrize("language", ["pt", "es", "de", "fr"])
def test_no_english_in_other_languages(language):
    english = set(VOICES["en"].tasks) | set(VOICES["en"].sorted_form)
    schema = of_pack(0, "contact_info")
    for seed in range(30):
        instruction = draft_of(schema, seed, language=language, difficulty="hard").input["instruction"]
        assert not any(line in instruction for line in english)
        assert not re.search(r"\b(the|must|every|with|when)\b", re.sub(r"`[^`]*`|\"[^\"]*\"", "", instruction))


# ---------------------------------------------------------------- settings


def test_settings():
    assert KINDS_OF_CHANGES == CHANGES
    with pytest.raises(ValidationError, match="did you mean tighten"):
        GenerateSettings(changes=("tigten",))
    with pytest.raises(ValidationError, match="did you mean rename"):
        GenerateSettings(changes=["Rename"])
    with pytest.raises(ValidationError, match="names nothing"):
        GenerateSettings(changes=[])
    assert GenerateSettings(changes="rename").changes == ("rename",)
    for wrong in (True, "0.5", float("nan")):
        with pytest.raises(ValidationError):
            GenerateSettings(mutated=wrong)
        with pytest.raises(ValidationError):
            GenerateSettings(schema_order=wrong)
    with pytest.raises(ValidationError):
        GenerateSettings(mutate=1)
    schema = of_pack(0, "rating")
    plain = SchemaGenerate(GenerateSettings(mutated=0))
    draft = draft_of(schema, 1, family=plain)
    assert draft.meta["instance"] is True
    assert "mutations" not in draft.meta
    assert found(plain, subject_of("schema_generate", draft, schema)) == []
    renaming = SchemaGenerate(GenerateSettings(changes=("rename",), schema_order=1))
    for seed in range(10):
        draft = draft_of(schema, seed, family=renaming)
        assert all(step.startswith("rename") for step in draft.meta["mutations"]["steps"])
        assert draft.meta["order"] == "schema"


def test_levels_ask_for_so_many_wishes():
    schema = of_pack(0, "order_details")
    for difficulty, (low, high) in LEVELS.items():
        for seed in range(20):
            draft = compose(
                FAMILY,
                slot("schema_generate", difficulty, seed),
                lambda request: schema.sample(request.seed, policy=request.facts.policy),
                schema,
            )
            assert low <= draft.meta["size"]["constraints"] <= high
