"""No instruction forbids what the right answer does: in the records that are made, and by the proof in any other."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace

import pytest
from by_hand import INVOICE, compose, found, slot, subject_of

from edgejson.jsontext import canonical
from edgejson.tools import Unmakeable
from edgejson_tasks.json_repair.contradictions import CONTRADICTIONS, contradicted
from edgejson_tasks.json_repair.corruption import Breaker
from edgejson_tasks.json_repair.family import JsonRepair
from edgejson_tasks.json_repair.letter import forbidden
from edgejson_tasks.json_repair.operators import OPERATORS, groups
from edgejson_tasks.json_repair.phrasing import WORDINGS, states
from edgejson_tasks.json_repair.settings import RepairSettings

LANGUAGES = sorted(WORDINGS)
RICH = {
    **INVOICE,
    "note": 'She said "no" twice, in the old town',
    "place": "Lager M\u00fcnchen",
    "path": "D:\\data",
    "words": ["red", "dark green", "it's blue"],
    "sizes": [3, 44],
    "gone": None,
    "rate": 12.5,
    "rank": 7,
}

SMALL = {"name": "Zo\u00eb Lind", "place": "Old Town"}


def handmade(broken, edits, source, sentence, **meta):
    """A record by hand; `edits` are (start, end, new, operator), the instruction ends with `sentence`."""
    listed = [
        {"start": start, "end": end, "old": source[start:end], "new": new, "operator": operator, "error": error}
        for error, (start, end, new, operator) in enumerate(edits)
    ]
    draft = compose(JsonRepair(), slot("json_repair", "easy", 3), lambda _: {"a": 1})
    return replace(
        draft,
        input={"instruction": f"Repair this. {sentence}", "broken_json": broken},
        output=canonical(json.loads(source)),
        meta={"edits": listed, "operators": [edit["operator"] for edit in listed], **meta},
    )


def sentences(policy):
    for words in WORDINGS.values():
        yield from words.keep if policy == "keep" else words.policies[policy]


CASES = {
    "a sum is no list": ('{"a":"one two"}', [(9, 9, '" + "', "string_concat")], "separate"),
    "a sum keeps no quotes": ('{"a":"one two"}', [(9, 9, '" + "', "string_concat")], "keep_text"),
    "three quotes are one border": ('{"a":"one two"}', [(5, 14, '"""one two"""', "triple_quotes")], "keep_text"),
    "three quotes are no list": ('{"a":"one two"}', [(5, 14, '"""one two"""', "triple_quotes")], "separate"),
    "doubled quotes": ('{"a":"b"}', [(0, 9, '{""a"":""b""}', "doubled_quotes")], "keep_text"),
    "escaped borders": ('{"a":"b"}', [(5, 8, '\\"b\\"', "escaped_string")], "keep_text"),
    "a lost quote": ('{"aaa":"b"}', [(5, 6, "", "drop_close_quote")], "keep_text"),
    "odd quotes": ('{"a":"b"}', [(5, 8, "\u00abb\u00bb", "smart_quotes")], "keep_text"),
    "a lost comma": ('["a","b"]', [(4, 5, " ", "missing_comma")], "keep_text"),
    "a semicolon": ('["a", "b"]', [(4, 5, ";", "semicolon_for_comma")], "keep_text"),
    "an apostrophe": ('{"a":"it\'s"}', [(8, 8, "\\", "single_quote_escape")], "keep_text"),
    "a phrase": ('{"a":"one two"}', [(5, 14, "one two", "unquoted_phrase")], "separate"),
    "inner quotes": ('{"a":"x \\"y z"}', [(8, 9, "", "unescaped_quotes")], "separate"),
    "a lost colon": ('{"a": "b"}', [(4, 5, "", "missing_colon")], "separate"),
    "a comma too many": ("[1,2]", [(4, 4, ",", "trailing_comma")], "null_words"),
    "an ellipsis": ("[1,2]", [(4, 4, ", ...", "ellipsis")], "null_words"),
    "a heading": ('{"a":1}', [(0, 0, "Result:\n", "prose_around")], "colon_object"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_proof_refuses_a_record_whose_instruction_forbids_the_repair(case):
    source, edits, policy = CASES[case]
    ((start, end, new, _),) = edits
    broken = source[:start] + new + source[end:]
    family = JsonRepair()
    assert found(family, subject_of("json_repair", handmade(broken, edits, source, "Answer with JSON."))) == []
    for sentence in sentences(policy):
        record = handmade(broken, edits, source, sentence)
        assert found(family, subject_of("json_repair", record)) == ["json_repair.contradiction"], sentence


@pytest.mark.parametrize(
    ("source", "edit", "policy"),
    [
        ('{"a": null}', (6, 10, "N/A", "null_of_others"), "null_words"),
        ('{"a": 7}', (6, 6, "0", "leading_zero"), "leading_zeros"),
        ('{"a":1,"b":"cd"}', (13, 16, "", "truncate_inside"), "drop_incomplete"),
    ],
)
def test_words_for_leaving_data_alone_do_not_stand_beside_those_for_changing_it(source, edit, policy):
    start, end, new, _ = edit
    broken = source[:start] + new + source[end:]
    answer = '{"a":1}' if end == len(source) else None
    for decides, keeps in zip(sentences(policy), [*sentences("keep")] * 3, strict=False):
        record = handmade(broken, [edit], source, decides, policies=[policy])
        record = record if answer is None else replace(record, output=answer)
        assert found(JsonRepair(), subject_of("json_repair", record)) == []
        words = {**record.input, "instruction": f"{record.input['instruction']} {keeps}"}
        both = replace(record, input=words)
        assert found(JsonRepair(), subject_of("json_repair", both)) == ["json_repair.contradiction"]


@pytest.mark.parametrize("operator", sorted(set().union(*CONTRADICTIONS.values())))
def test_no_record_of_an_operator_states_what_speaks_against_it(operator):
    family = JsonRepair(RepairSettings(operators=(operator,), identity_share=0))
    made = 0
    for seed in range(60):
        place = replace(slot("json_repair", "easy", seed), language=LANGUAGES[seed % 5])
        document = (RICH, SMALL)[seed % 2]
        try:
            draft = compose(family, place, lambda _, document=document: copy.deepcopy(document))
        except Unmakeable:
            continue
        made += 1
        instruction = draft.input["instruction"]
        assert not [policy for policy in contradicted([operator]) if states(instruction, policy)]
        assert found(family, subject_of("json_repair", draft)) == []
    assert made >= 20, made


def test_no_two_errors_of_a_text_contradict_each_other():
    family = JsonRepair(RepairSettings(preset="uniform", identity_share=0))
    stated = set()
    for seed in range(250):
        draft = compose(family, slot("json_repair", "hard", seed), lambda _: copy.deepcopy(RICH))
        policies = set(draft.meta.get("policies", ()))
        stated |= policies
        assert not policies & contradicted(draft.meta["operators"])
        assert found(family, subject_of("json_repair", draft)) == []
    assert stated >= {"keep_text", "separate", "null_words"}


def test_what_the_proof_reads_off_the_edits_is_what_the_makers_know_of_the_operators():
    """The proof may be the milder one: some places in a text bear a sentence that others do not."""
    read = {name: set() for name in OPERATORS}
    sources = [json.dumps(RICH, ensure_ascii=False, indent=indent) for indent in (None, 2)]
    sources.append(json.dumps(SMALL))
    for name, operator in OPERATORS.items():
        breaker = Breaker(groups("uniform", (name,)))
        for seed in range(24):
            source = sources[seed % 3]
            corruption = breaker.corrupt(source, 1, random.Random(seed))
            if corruption is not None:
                read[name] |= forbidden(source, corruption.edits, {operator.policy})
    assert {name: policies for name, policies in read.items() if not policies <= contradicted([name])} == {}
    for policy, against in CONTRADICTIONS.items():
        assert len({name for name in against if policy in read[name]}) > len(against) / 2, policy
