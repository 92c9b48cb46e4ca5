"""Every operator by itself: what it makes of a text, what it leaves alone, and what undoing its error gives."""

import json
import random
import re

import pytest
from plain_json import read, refuses, same

from edgejson_tasks.json_repair import oracle
from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators import OPERATORS, PRESETS, groups
from edgejson_tasks.json_repair.phrasing import WORDINGS

SEEDS = 300


def afters(name, before, language="en"):
    """All texts that some draws of an operator make of `before`."""
    made = set()
    for seed in range(SEEDS):
        patches = OPERATORS[name].make(Layout(before, language), random.Random(seed))
        if patches is None:
            continue
        text = before
        for start, end, new in sorted(patches, reverse=True):
            text = text[:start] + new + text[end:]
        made.add(text)
    return made


# (operator, text, the texts that it makes of it: all of them, a pattern for each, or None where it finds no place)
CASES = [
    ("trailing_comma", '{"a": [1, 2]}', {'{"a": [1, 2,]}', '{"a": [1, 2],}'}),
    ("trailing_comma", "[]", None),
    ("trailing_comma_eof", '{"a": 1}', {'{"a": 1},'}),
    ("leading_comma", '{"a": [1]}', {'{"a": [,1]}', '{,"a": [1]}'}),
    ("leading_comma", "{}", None),
    (
        "missing_comma",
        '{"a": 1, "b": [true, "x", 2, 3]}',
        {'{"a": 1 "b": [true, "x", 2, 3]}', '{"a": 1, "b": [true "x", 2, 3]}', '{"a": 1, "b": [true, "x" 2, 3]}'},
    ),
    ("missing_comma", "[1, 2]", None),
    ("missing_comma_numbers", '[1, true, "x", 2]', {'[1 true, "x", 2]'}),
    ("missing_comma_numbers", "[1,2]", None),
    (
        "missing_all_commas",
        '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}',
        {'{\n  "a": 1\n  "b": [\n    1\n    2\n  ]\n}'},
    ),
    ("missing_all_commas", '{"a": 1, "b": 2, "c": 3}', None),
    ("missing_colon", '{"a": 1, "b":2}', {'{"a" 1, "b":2}', '{"a": 1, "b"2}'}),
    ("missing_colon", "[1]", None),
    ("equals_for_colon", '{"a": 1}', {'{"a" = 1}', '{"a" => 1}', '{"a"= 1}'}),
    ("comma_for_colon", '{"a": {"b": 1}}', {'{"a", {"b": 1}}', '{"a": {"b", 1}}'}),
    ("semicolon_for_comma", '{"a": 1, "b": [1, 2]}', {'{"a": 1, "b": [1; 2]}', '{"a": 1; "b": [1, 2]}'}),
    ("colon_for_comma", '{"a": 1, "b": [1, 2]}', {'{"a": 1: "b": [1, 2]}'}),
    ("colon_for_comma", "[1, 2]", None),
    ("double_comma", "[1, 2]", {"[1,, 2]"}),
    ("double_colon", '{"a": 1}', {'{"a":: 1}'}),
    ("drop_last_closers", '{"a": [{"b": 1}]}', {'{"a": [{"b": 1}', '{"a": [{"b": 1}]'}),
    ("drop_last_closers", '{\n  "a": 1\n}', {'{\n  "a": 1\n'}),
    ("drop_last_closers", '{"a": 1}', None),
    ("drop_last_closers", '{"a": "x"}', {'{"a": "x"'}),
    (
        "drop_mid_closer",
        '{"a": [1, 2], "b": [3], "c": {"d": 1, "e": 2}, "f": 1}',
        {'{"a": [1, 2, "b": [3], "c": {"d": 1, "e": 2}, "f": 1}'},
    ),
    ("drop_mid_closer", '[{"a": 1}, {"a": 2}]', {'[{"a": 1, {"a": 2}]'}),
    ("drop_mid_closer", '[{"a": 1}, {"b": 2}]', None),
    ("drop_mid_closer", '[{"a": {"x": 1}}, {"a": 2}]', None),
    ("drop_mid_closer", "[[1, 2], [3]]", None),
    (
        "drop_opener",
        '{"a": [1, 2], "b": {"c": 1}, "d": [3]}',
        {
            '"a": [1, 2], "b": {"c": 1}, "d": [3]}',
            '{"a": 1, 2], "b": {"c": 1}, "d": [3]}',
            '{"a": [1, 2], "b": "c": 1}, "d": [3]}',
        },
    ),
    ("drop_opener", "[1, [2, 3]]", {"1, [2, 3]]"}),
    ("wrong_closer", '{"a": [1]}', {'{"a": [1]]', '{"a": [1}}'}),
    ("wrong_closer", "[]", None),
    ("wrong_opener", '{"a": [1]}', {'["a": [1]}', '{"a": {1]}'}),
    ("wrong_opener", "{}", None),
    ("brackets_for_braces", '{"a": {"b": 1}}', {'["a": {"b": 1}]', '{"a": ["b": 1]}'}),
    ("brackets_for_braces", "[1]", None),
    ("swap_closers", '{"a": [1]}', {'{"a": [1}]'}),
    ("swap_closers", '{"a": {"b": 1}}', None),
    ("tuple_parens", '{"a": [1, [2]]}', {'{"a": (1, [2])}', '{"a": [1, (2)]}'}),
    ("tuple_parens", '{"a": []}', None),
    ("set_braces", '{"a": [1, 2, 3], "b": ["x", "y"]}', {'{"a": {1, 2, 3}, "b": ["x", "y"]}'}),
    ("template_braces", '{"a": {"b": [1]}}', {'{{"a": {{"b": [1]}}}}'}),
    ("template_braces", '[{"a": 1}]', None),
    ("extra_closer", '{"a": 1}', {'{"a": 1}}'}),
    ("extra_closer", "[1]", None),
    ("extra_closer_mid", '{"a": [1], "b": [[2]]}', {'{"a": [1], "b": [[2]]]}', '{"a": [1]], "b": [[2]]}'}),
    ("extra_closer_mid", "[[1]]", None),
    (
        "truncate_value",
        '{"a": "x", "b": true, "c": [1, 2], "d": "last one", "e": 5}',
        {'{"a": "x", "b": true, "c": [1, 2]', '{"a": "x", "b": true, "c": [1, 2], "d": "last one"'},
    ),
    (
        "truncate_comma",
        '{"a": "x", "b": true, "c": [1, 2], "d": 4, "e": 5}',
        {
            '{"a": "x", "b": true, "c": [1,',
            '{"a": "x", "b": true, "c": [1, 2],',
            '{"a": "x", "b": true, "c": [1, 2], "d": 4,',
        },
    ),
    ("unquoted_key", '{"a": 1, "b c": 2, "true": 3}', {'{a: 1, "b c": 2, "true": 3}'}),
    ("unquoted_all_keys", '{"a": 1, "b": 2}', {"{a: 1, b: 2}"}),
    ("unquoted_all_keys", '{"a": 1, "b c": 2}', None),
    (
        "unquoted_value",
        '{"a": "office", "b": "two words", "c": "null", "d": "x1"}',
        {'{"a": office, "b": "two words", "c": "null", "d": "x1"}'},
    ),
    (
        "unquoted_phrase",
        '{"a": "São Paulo", "b": "one", "c": "12 days", "d": "yes please"}',
        {'{"a": S\xe3o Paulo, "b": "one", "c": "12 days", "d": "yes please"}'},
    ),
    (
        "single_quotes_one",
        '{"a": "it\'s", "b": "x"}',
        {'{"a": "it\'s", "b": \'x\'}', '{"a": "it\'s", \'b\': "x"}', '{\'a\': "it\'s", "b": "x"}'},
    ),
    ("single_quotes_all", '{"a": "x"}', {"{'a': 'x'}"}),
    ("single_quotes_all", '{"a": "it\'s"}', None),
    ("python_repr", '{"a": true, "b": ["x", null]}', {"{'a': True, 'b': ['x', None]}"}),
    ("python_repr", '{"a": "x"}', None),
    ("backquotes", '{"a": "x", "b": "`"}', {'{"a": `x`, "b": "`"}'}),
    ("triple_quotes", '{"a": "two words", "b": "one"}', {'{"a": """two words""", "b": "one"}'}),
    ("doubled_quotes", '{"a": "x"}', {'{""a"": ""x""}'}),
    ("doubled_quotes", '{"a": ""}', None),
    (
        "drop_close_quote",
        '{"name": "office", "size": 2, "tags": ["plain", "word"]}',
        {
            '{"name": "office, "size": 2, "tags": ["plain", "word"]}',
            '{"name: "office", "size": 2, "tags": ["plain", "word"]}',
        },
    ),
    (
        "drop_open_quote",
        '{"name": "office", "size": 2, "mode": {"kind": 1}}',
        {
            '{"name": "office", size": 2, "mode": {"kind": 1}}',
            '{"name": office", "size": 2, "mode": {"kind": 1}}',
            '{name": "office", "size": 2, "mode": {"kind": 1}}',
        },
    ),
    ("unescaped_quotes", '{"a": "say \\"hi\\" now"}', {'{"a": "say "hi" now"}'}),
    ("unescaped_quotes", '{"a": "say \\"hi\\", now"}', None),
    ("escaped_string", '{"a": "x"}', {'{"a": \\"x\\"}', '{\\"a\\": "x"}'}),
    ("escaped_document", '{"a": "b\\n"}', {'{\\"a\\": \\"b\\\\n\\"}'}),
    ("escaped_document", '{\n"a": 1}', None),
    ("html_entities", '{"a": "x"}', {"{&quot;a&quot;: &quot;x&quot;}"}),
    ("html_entities", '{"a": "x & y"}', None),
    ("raw_control", '{"a": "x\\ny", "b": "x\\\\ny"}', {'{"a": "x\ny", "b": "x\\\\ny"}'}),
    ("raw_controls_all", '{"a": "x\\ny\\tz"}', {'{"a": "x\ny\tz"}'}),
    ("raw_controls_all", '{"a": "x\\ny"}', None),
    ("single_quote_escape", '{"a": "it\'s"}', {'{"a": "it\\\'s"}'}),
    ("bad_escape", '{"a": "C:\\\\dir\\\\new"}', {'{"a": "C:\\dir\\\\new"}'}),
    ("bad_escape", '{"a": "x\\ny"}', None),
    ("foreign_escape", '{"a": "café"}', {'{"a": "caf\\U000000e9"}', '{"a": "caf\\u{e9}"}', '{"a": "caf\\xe9"}'}),
    ("foreign_escape", '{"a": "œuvre"}', None),
    (
        "string_concat",
        '{"a": "one two three", "b": ["four five"]}',
        {'{"a": "one " + "two three", "b": ["four five"]}', '{"a": "one two " + "three", "b": ["four five"]}'},
    ),
    (
        "smart_quotes",
        '["x"]',
        {"[\xabx\xbb]", "[\u2018x\u2019]", "[\u201cx\u201d]", "[\u201ex\u201c]", "[\uff02x\uff02]"},
    ),
    ("smart_quotes", '["«x»"]', None),
    (
        "fullwidth_punct",
        '{"a": 1, "b": 2}',
        {'{"a": 1, "b"\uff1a 2}', '{"a": 1\uff0c "b": 2}', '{"a"\uff1a 1, "b": 2}'},
    ),
    ("fullwidth_brackets", '{"a": [1]}', {'{"a": \uff3b1\uff3d}', '\uff5b"a": [1]\uff5d'}),
    ("odd_blank", '{"a": 1}', {'{"a":\xa01}', '{"a":\u200b1}', '{"a":\u202f1}', '{"a":\u30001}'}),
    ("odd_indent", '{\n  "a": 1\n}', {'{\n\xa0\xa0"a": 1\n}'}),
    ("odd_indent", '{"a": 1}', None),
    ("python_literals", "[true, null]", {"[True, null]", "[true, None]"}),
    ("python_literals_all", "[true, false, null]", {"[True, False, None]"}),
    ("python_literals_all", "[true]", None),
    ("upper_literals", "[true]", {"[TRUE]"}),
    ("null_of_others", "[null, true]", {"[N/A, true]", "[NaN, true]", "[nil, true]", "[undefined, true]"}),
    ("missing_null", '{"a": null, "b": [null]}', {'{"a": , "b": [null]}'}),
    ("plus_sign", "[5, -5]", {"[+5, -5]"}),
    ("bare_fraction", "[0.5, 1.5]", {"[.5, 1.5]"}),
    ("trailing_point", "[5, 1.5]", {"[5., 1.5]"}),
    ("hex_number", "[255, 0, -1, 1.5]", {"[0xFF, 0, -1, 1.5]", "[0xff, 0, -1, 1.5]"}),
    ("number_suffix", "[5, 1.5]", {"[5L, 1.5]", "[5n, 1.5]"}),
    ("thousands_underscore", "[1048576, 999]", {"[1_048_576, 999]"}),
    ("thousands_comma", '{"a": 1048576, "b": [1234]}', {'{"a": 1,048,576, "b": [1234]}'}),
    ("decimal_comma", '{"a": 12.5, "b": [1.5], "c": 1.234}', {'{"a": 12,5, "b": [1.5], "c": 1.234}'}),
    ("leading_zero", "[7, -7, 0]", {"[007, -7, 0]", "[07, -7, 0]"}),
    ("code_fence", "[1]", re.compile(r"(```(json|JSON|javascript)?\n|~~~json\n)?\[1\](\n```|\n~~~)?")),
    ("prose_around", "[1]", re.compile(r"(\w.*\n{0,2} ?)?\[1\](\n{1,2}\w.*)?")),
    ("fence_prose", "[1]", re.compile(r"\w.*[:.]\n\n```json\n\[1\]\n```(\n\n\w.*)?")),
    ("think_block", "[1]", re.compile(r"<(think|thinking|reasoning)>\n\w.*\.\n</\1>\n\[1\]")),
    ("language_label", "[1]", {"JSON\n[1]", "json\n[1]", "json [1]"}),
    ("wrapper_tag", "[1]", re.compile(r"<(\w+)>(\n?)\[1\]\2</\1>|<!\[CDATA\[\[1\]\]\]>")),
    ("end_token", "[1]", re.compile(r"\[1\]\n?(<\|?\w+\|?>|</s>|\[DONE\])")),
    ("variable_assign", "[1]", re.compile(r"[\w.$ ]+( =|:)? ?\[1\];?")),
    ("jsonp", "[1]", re.compile(r"[\w.]+\(\[1\]\);?")),
    ("xssi_guard", "[1]", {")]}'\n[1]", ")]}',\n[1]", "/**/[1]", "for(;;);[1]", "while(1);[1]"}),
    ("log_prefix", "[1]", re.compile(r"2026-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ? (INFO|DEBUG|WARN|ERROR)\b.*\[1\]")),
    ("log_prefix", "[\n1]", None),
    ("byte_string", '["x"]', {"'[\"x\"]'", "b'[\"x\"]'", "r'[\"x\"]'"}),
    ("byte_string", '["é"]', None),
    ("byte_string", '["it\'s"]', None),
    (
        "line_prefix",
        "[\n1\n]",
        {" 1 | [\n 2 | 1\n 3 | ]", " 1: [\n 2: 1\n 3: ]", "+ [\n+ 1\n+ ]", "> [\n> 1\n> ]", "| [\n| 1\n| ]"},
    ),
    ("line_prefix", "[1]", None),
    ("comment_line", "[1, 2]", re.compile(r"\[(1,)? (//|#|--) [^\n]+\n ?(1, )?[12]\]")),
    ("comment_block", "[1]", re.compile(r"\[ (/\*|<!--) .+ (\*/|-->) 1\]")),
    ("comment_head", "[1]", re.compile(r"(//|#|;) .+\n\[1\]")),
    (
        "ellipsis",
        '{"a": [1]}',
        {
            '{"a": [1, ...]}',
            '{"a": [1, \u2026]}',
            '{"a": [1,...]}',
            '{"a": [1], ...}',
            '{"a": [1], \u2026}',
            '{"a": [1],...}',
        },
    ),
    ("ellipsis", "[]", None),
    ("ellipsis_mid", "[1, 2]", {"[1, ..., 2]", "[1, \u2026, 2]", "[1,..., 2]"}),
    ("ndjson", '[{"a": 1}, {"a": [2, 3]}]', {'{"a": 1}\n{"a": [2, 3]}', '{"a": 1}\n{"a": [2, 3]}\n'}),
    ("ndjson", '[{"a": 1}]', None),
    ("ndjson", '[{"a": 1}, 2]', None),
    ("ndjson", '{"a": 1}', None),
]


@pytest.mark.parametrize(("name", "before", "expected"), CASES)
def test_what_an_operator_makes_of_a_text(name, before, expected):
    made = afters(name, before)
    if expected is None:
        assert made == set()
    elif isinstance(expected, set):
        assert made == expected
    else:
        assert len(made) >= 3
        assert [text for text in made if not expected.fullmatch(text)] == []


@pytest.mark.parametrize(("name", "before", "expected"), [case for case in CASES if case[2] is not None])
def test_what_it_makes_is_no_json_and_no_single_edit_gives_other_json(name, before, expected):
    operator = OPERATORS[name]
    policies = [operator.policy] if operator.policy else []
    for text in afters(name, before):
        assert refuses(text)
        if operator.kind != "truncation":
            assert oracle.ambiguous(text, json.loads(before), policies) is None


def test_every_operator_has_its_cases():
    assert {name for name, _, expected in CASES if expected} | {"truncate_inside"} == set(OPERATORS)


def test_a_cut_inside_leaves_an_unfinished_member_with_one_before_it():
    before = '{"a": 1, "b": {"c": "xyz", "tag": "Ana"}, "d": [true, "last"], "z": 1}'
    made = afters("truncate_inside", before)
    assert '{"a": 1, "b": {"c": "xyz", "tag": "An' in made
    assert '{"a": 1, "b": {"c": "xyz", "tag"' in made
    assert '{"a": 1, "b": {"c": "xyz", "tag":' in made
    assert '{"a": 1, "b": {"c": "xyz", "tag": "Ana"}, "d": [true, "la' in made
    assert [text for text in made if not before.startswith(text) or text.endswith(("}", "]", ",", "1"))] == []


@pytest.mark.parametrize(
    ("cut", "closed"),
    [
        ('{"a": 1, "b": {"c": "xyz", "tag": "An', '{"a": 1, "b": {"c": "xyz"}}'),
        ('{"a": 1, "b": {"c": "xyz", "tag"', '{"a": 1, "b": {"c": "xyz"}}'),
        ('{"a": 1, "b": {"c": "xyz", "tag":', '{"a": 1, "b": {"c": "xyz"}}'),
        ('{"a": 1, "b": {"c": "xyz",', '{"a": 1, "b": {"c": "xyz"}}'),
        ('{"a": 1, "b": {"c": "xyz"', '{"a": 1, "b": {"c": "xyz"}}'),
        ('{"a": 1, "b": {"c": "xyz", "tag": "Ana"}, "d": [true, "', '{"a":1,"b":{"c":"xyz","tag":"Ana"},"d":[true]}'),
        ('{"a": 1, "b": {"c": "xyz", "tag": "Ana"}', '{"a":1,"b":{"c":"xyz","tag":"Ana"}}'),
    ],
)
def test_closed_prefix(cut, closed):
    text = '{"a": 1, "b": {"c": "xyz", "tag": "Ana"}, "d": [true, "last"], "z": 1}'
    assert same(read(Layout(text).closed_prefix(len(cut))), read(closed))


@pytest.mark.parametrize("name", [name for name, operator in OPERATORS.items() if operator.safety == "ambiguous"])
def test_an_ambiguous_operator_has_a_sentence_in_every_language(name):
    policy = OPERATORS[name].policy
    assert all(len(words.policies[policy]) >= 3 for words in WORDINGS.values())


@pytest.mark.parametrize(
    ("name", "before", "other"),
    [
        ("extra_closer", '{"a": 1, "b": {"c": 2}, "d": 3}', {"a": 1, "b": {"c": 2, "d": 3}}),
        ("extra_closer_mid", '{"a": [1, 2]}', {"a": [[1, 2]]}),
        ("unescaped_quotes", r'{"a": "12\" wide"}', {"a": "12 wide"}),
        ("bad_escape", r'{"a": "x\\d"}', {"a": "xd"}),
        ("single_quote_escape", '{"a": "it\'s"}', {"a": "it\\'s"}),
        ("brackets_for_braces", '{"a": 1}', ["a", 1]),
        ("missing_comma_numbers", "[12, 5]", [125]),
    ],
)
def test_two_readings_are_marked_as_such(name, before, other):
    """The oracle sees the second reading, and the sentence of the policy rules it out."""
    operator = OPERATORS[name]
    assert operator.safety == "ambiguous"
    for text in afters(name, before):
        assert any(repair.value == other for repair in oracle.repairs(text)), text
        assert all(repair.value != other for repair in oracle.repairs(text, [operator.policy])), text
        assert oracle.ambiguous(text, json.loads(before), [operator.policy]) is None


@pytest.mark.parametrize("language", sorted(WORDINGS))
def test_chatter_is_in_the_language_of_the_record(language):
    made = {name: afters(name, "[1]", language) for name in ("prose_around", "fence_prose", "comment_head")}
    others = [other for other in WORDINGS if other != language]
    for name, texts in made.items():
        for other in others:
            shared = texts & afters(name, "[1]", other)
            assert len(shared) <= len(texts) / 4, (name, other, shared)


def test_presets_cover_the_classes():
    kinds = {operator.kind for operator in OPERATORS.values()}
    assert len(OPERATORS) >= 80
    for name, weights in PRESETS.items():
        drawn = groups(name)
        assert sorted(operator.name for _, operators in drawn for operator in operators) == sorted(OPERATORS)
        if weights is not None:
            assert set(weights) == kinds
            assert sum(weights.values()) == 100
        else:
            assert {weight for weight, _ in drawn} == {1}
    assert [
        (weight, [operator.name for operator in operators]) for weight, operators in groups("llm_wild", ("jsonp",))
    ] == [(30, ["jsonp"])]
