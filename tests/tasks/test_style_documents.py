"""Documents of style records have what styles differ in, and instructions say what becomes of it."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from by_hand import INVOICE, compose, found, slot, subject_of

from edgejson.jsontext import canonical, equal
from edgejson.schema import Schema
from edgejson_tasks._instances import canonical_text
from edgejson_tasks.style_strict.documents import rich_document
from edgejson_tasks.style_strict.family import LEVELS, StyleStrict
from edgejson_tasks.style_strict.mess import KINDS, applicable
from edgejson_tasks.style_strict.phrasing import LANGUAGES
from edgejson_tasks.style_strict.settings import StyleSettings
from edgejson_tasks.style_strict.targets import TARGETS
from edgejson_tasks.style_strict.traces import traces

PLAIN = {"name": "Ana", "size": 12.5, "tags": ["a/b"], "on": True}
ANY = Schema({"type": ["object", "array"]})
"""Without an order of members."""
FEATURES = {
    "a line feed": "\n",
    "a quotation mark": '"',
    "a backslash": "\\\\",
    "a control character": "[\x00-\x07\x0b\x0e-\x1f]",
    "a backspace or form feed": "[\b\f]",
    "a letter beyond ASCII": "[\u00c0-\u017f]",
    "an emoji": "[\U0001f300-\U0001faff]",
    "markup": "</[a-z]+>",
    "an ampersand": "&",
    "a line separator": "[\u2028\u2029]",
}


def strings(value):
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from strings(member)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def names(value):
    for node in value.values() if isinstance(value, dict) else value:
        if isinstance(node, dict | list):
            yield from names(node)
    if isinstance(value, dict):
        yield from value


def made(value, difficulty="medium", seed=0, language="en", **options):
    family = StyleStrict(StyleSettings(**{"reject_share": 0, **options}))
    place = replace(slot("style_strict", difficulty, seed), language=language)
    return compose(family, place, lambda _: copy.deepcopy(value), ANY)


# ---------------------------------------------------------------- what documents have


@pytest.mark.parametrize("language", [*LANGUAGES, "fi"])
def test_a_rich_document_carries_the_instance_and_offers_every_mess(language):
    for seed in range(60):
        value = rich_document(dict(PLAIN), language, random.Random(seed), markup=seed % 2 == 0)
        text = canonical_text(value)
        assert text is not None
        assert canonical(PLAIN) in text
        assert applicable(value, text) == list(KINDS)
        assert seed % 2 or re.search("[<>&]", text)
        assert rich_document(dict(PLAIN), language, random.Random(seed), markup=seed % 2 == 0) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_rich_documents_have_what_styles_are_about(language):
    documents = [rich_document(dict(PLAIN), language, random.Random(seed)) for seed in range(150)]
    for name, pattern in FEATURES.items():
        having = sum(any(re.search(pattern, text) for text in strings(value)) for value in documents)
        assert having >= 8, name
    texts = [json.dumps(value) for value in documents]
    for pattern in (r"-0\.0", r"[0-9]e\+?2[0-9]", r"e-0[0-9]", r"[0-9]000\b"):
        assert sum(bool(re.search(pattern, text)) for text in texts) >= 5, pattern
    assert sum(not name.isascii() for value in documents for name in names(value)) >= 100


def test_about_four_documents_in_ten_are_rich_and_are_called_no_instance():
    drafts = [made(INVOICE, seed=seed) for seed in range(300)]
    rich = [draft for draft in drafts if draft.meta["document"] == "envelope"]
    assert 0.3 < len(rich) / len(drafts) < 0.55
    for draft in drafts:
        assert draft.meta["instance"] == (draft.meta["document"] == "instance") == equal(draft.gold, INVOICE)
    inputs = [draft.input["json"] for draft in drafts]
    assert sum(not text.isascii() for text in inputs) > 60
    assert sum(bool(re.search(r"\\u[dD]8[0-9a-fA-F]{2}\\u[dD][c-fC-F]", text)) for text in inputs) >= 4


# ---------------------------------------------------------------- what stands in one part belongs together


ANSI = re.compile("\x1b\\[[0-9;]*m")


def parts(kind, language="en", count=400):
    documents = [rich_document(dict(PLAIN), language, random.Random(seed)) for seed in range(count)]
    return [value[kind] for value in documents if kind in value]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_a_message_and_a_scan_are_about_one_topic(language):
    folders, titles, files = {}, {}, {}
    for kind, place, text in (("web_page", "path", "html"), ("chat", "room", "text"), ("scan", "file", "text")):
        for part in parts(kind, language):
            folder = part[place].strip("/").split("/")[0]
            for line in re.split("<[^>]*>|[\n\f\t\u2028\u2029]", part[text]):
                sentence = re.sub("^[\\W\\d]+|[^.]+$", "", line)
                if len(sentence.split()) > 3:
                    folders.setdefault(sentence, set()).add(folder)
            if "title" in part:
                titles.setdefault(folder, set()).add(part["title"])
            if "file" in part:
                files.setdefault(folder, set()).add(part["file"])
    assert len(folders) >= 30
    for found_with in (folders, titles, files):
        assert [one for one, others in found_with.items() if len(others) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_has_its_own_output(language):
    seen = Counter()
    for part in parts("console", language, 600):
        command, output, cwd = part["command"], ANSI.sub("", part["output"]), part["cwd"]
        name = command.split()[0]
        seen[name] += 1
        windows = name in {"type", "copy"}
        assert ("\\" in cwd) == windows == ("\r\n" in output)
        if name == "grep":
            word, folder = re.search('"(.+)" (.+)/$', command).groups()
            assert re.fullmatch(f"{folder}/[^/]+:[0-9]+:.*{word}.*\n", output)
        elif name == "du":
            assert all(re.fullmatch("[0-9]+\t[^/]+", line) for line in output.splitlines())
        elif name == "tail":
            assert len(output.splitlines()) == 2
        assert (name == "7z") == ("\b" in output)
        assert (name == "git") == ("\x1f" in output)
        assert (name == "make") == ("\x07" in output)
    assert set(seen) == {"grep", "tail", "du", "type", "copy", "7z", "make", "git"}


def test_readings_of_one_series_have_one_unit_and_one_magnitude():
    units, magnitudes = {}, set()
    for part in parts("readings"):
        (symbol, series), *others = [(name, value) for name, value in part.items() if isinstance(value, list)]
        assert others == []
        units.setdefault(symbol, set()).add(part["unit"])
        powers = {int(f"{number:e}".split("e")[1]) for number in series if number}
        magnitudes |= powers
        if max(powers, default=0) > 3 or min(powers, default=0) < -4:
            assert len(powers) == 1
    assert len(units) >= 12
    assert all(len(names) == 1 for names in units.values())
    assert max(magnitudes) >= 22
    assert min(magnitudes) <= -7


def test_numbered_lines_follow_one_another():
    lists = [re.findall("^(?:§\u202f)?([0-9]+)(?:\\.\u00a0|\t)", part["text"], re.MULTILINE) for part in parts("scan")]
    numbered = [list(map(int, numbers)) for numbers in lists if numbers]
    assert len(numbered) >= 10
    assert all(numbers == [numbers[0], numbers[0] + 1] for numbers in numbered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_always_has_a_value_of_one_kind(language):
    kinds = {}
    for part in parts("labels", language):
        for label, value in part.items():
            shape = re.sub("[^\\W\\d_]+", "a", re.sub("[0-9]+", "0", value)) if isinstance(value, str) else ""
            kinds.setdefault(label, set()).add((type(value), shape))
    assert len(kinds) >= 14
    assert {label: seen for label, seen in kinds.items() if len(seen) > 1} == {}


# ---------------------------------------------------------------- styles that make a difference


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in {"jcs", "pretty2_schema_order"}])
def test_no_named_style_is_rfc_8785_by_another_name(name):
    for seed in range(40):
        draft = made(
            PLAIN, ("easy", "medium", "hard")[seed % 3], seed, canonical_share=0, custom_share=0, styles=(name,)
        )
        assert draft.output.strip() != canonical(draft.gold)
        if name == "ascii_min_sorted":
            assert re.search(r"\\u(?!00[01])[0-9a-f]{4}", draft.output)
        if name == "html_safe_min_sorted":
            assert re.search(r"\\u(003c|003e|0026|2028|2029)", draft.output)


def test_the_choices_of_a_style_without_a_name_matter():
    seen = Counter()
    for seed in range(150):
        draft = made(PLAIN, seed=seed, canonical_share=0, custom_share=1)
        choices = draft.meta["choices"]
        seen[choices["escapes"]] += 1
        if choices["escapes"] == "ascii":
            assert not canonical(draft.gold).isascii()
        if choices["escapes"] == "html_safe":
            assert re.search("[<>&\u2028\u2029]", canonical(draft.gold))
        assert choices["numbers"] == "es6" or "numbers" in draft.meta["mess"]
    assert min(seen.values()) >= 20


# ---------------------------------------------------------------- levels


@pytest.mark.parametrize(
    "value", [{"on": True}, [None], {"a": "b"}, {"n": 7}, INVOICE], ids=["word", "null", "string", "number", "invoice"]
)
@pytest.mark.parametrize("difficulty", LEVELS)
def test_a_level_keeps_its_promise_whatever_the_document(value, difficulty):
    low, high = LEVELS[difficulty]
    for seed in range(25):
        draft = made(value, difficulty, seed)
        assert low <= len(draft.meta["mess"]) == draft.meta["size"]["mess"] <= high
        assert set(draft.meta["mess"]) <= traces(draft.input["json"])
        leveled = replace(draft, meta={**draft.meta, "difficulty": difficulty})
        assert found(StyleStrict(), subject_of("style_strict", leveled)) == []


def test_the_proof_holds_a_level_to_its_promise():
    draft = made(INVOICE, "medium", 3)
    said = replace(draft, meta={**draft.meta, "difficulty": "hard"})
    assert found(StyleStrict(), subject_of("style_strict", said)) == ["style_strict.level"]
    clean = replace(draft, input={**draft.input, "json": canonical(draft.gold)})
    assert "style_strict.mess" in found(StyleStrict(), subject_of("style_strict", clean))


def test_a_hard_document_is_long_without_its_mess():
    family = StyleStrict()
    for seed in range(60):
        draft = made({"rating": 2, "reviewer": "Gerold Schäfer/Köln"}, "hard", seed)
        assert len(canonical(draft.gold)) >= 150
    for style in ("jcs", "pretty2_sorted"):
        share = float(style == "jcs")
        draft = made(INVOICE, "hard", 2, canonical_share=share, custom_share=0, styles=("pretty2_sorted",))
        short = replace(
            draft,
            input={**draft.input, "json": '{ "b":[],\n"a":1}' + " " * 200},
            output='{"a":1,"b":[]}' if style == "jcs" else '{\n  "a": 1,\n  "b": []\n}',
            meta={**draft.meta, "difficulty": "hard", "mess": ["whitespace"] * 4},
        )
        assert found(family, subject_of("style_strict", short)) == ["style_strict.level"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('{"a":1,"b":[]}', set()),
        ('{"a": 1}', {"whitespace"}),
        ('["a b"]', set()),
        ('{"b":1,"a":2}', {"key_order"}),
        ('[{"a":[{"y":1,"x":2}]}]', {"key_order"}),
        (r'["\u0041"]', {"ascii_escapes"}),
        (r'["\u000A"]', {"ascii_escapes"}),
        (r'["\u001b"]', set()),
        (r'["\n\\u0041"]', set()),
        (r'["\u00e9"]', {"unicode_escapes"}),
        (r'["\ud83d\ude00"]', {"unicode_escapes"}),
        (r'["a\/b"]', {"solidus"}),
        (r'["a\\/b"]', set()),
        ("[1.50]", {"numbers"}),
        ("[1E5]", {"numbers"}),
        ("[-0]", {"numbers"}),
        ("[-0.5,10,0,true,null,0.05]", set()),
        ('["1.50"]', set()),
    ],
)
def test_traces_by_hand(text, kinds):
    assert traces(text) == kinds


# ---------------------------------------------------------------- words that leave nothing open


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_keys_and_control_characters_are_spoken_of_exactly(language):
    value = {"b": "one\ntwo\u001b", "A": 1, "\u00fc": 2, "a": 3}
    for seed in range(60):
        draft = made(value, seed=seed, language=language, custom_share=0, styles=("ascii_min_sorted", "pretty2_sorted"))
        words = draft.input["instruction"].split('{"error"')[0]
        assert "UTF-16" in words or "RFC 8785" in words
        assert r"\uXXXX" in words or "RFC 8785" in words
        assert found(StyleStrict(), subject_of("style_strict", draft)) == []


def test_plain_keys_may_be_spoken_of_plainly():
    value = {"name": "Ana", "age": 3}
    drafts = [made(value, seed=seed, canonical_share=1) for seed in range(150)]
    plain = [draft for draft in drafts if draft.meta["instance"]]
    assert sum("alphabetically" in draft.input["instruction"] for draft in plain) > 5


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ('{"B":1,"a":2}', "Sort the keys of every object alphabetically.", ["style_strict.unstated"]),
        ('{"B":1,"a":2}', "Sort the keys of every object by their UTF-16 code units.", []),
        ('{"B":1,"a":2}', "Sort the keys. {refusal}", ["style_strict.unstated"]),
        ('{"a":1,"b":2}', "Sort the keys of every object alphabetically.", []),
        ('{"a":"\\u001b","b":2}', "Sort the keys. No needless escapes.", ["style_strict.unstated"]),
        ('{"a":"\\u001b","b":2}', "Sort the keys. Escape by the short form, else as lower-case \\uXXXX.", []),
    ],
)
def test_the_proof_refuses_words_that_leave_something_open(text, said, expected):
    refusal = (
        LANGUAGES["en"]
        .reject[0]
        .replace("{errors}", '"duplicate_name", "lone_surrogate", "number_overflow", "too_deep", "unsafe_integer"')
    )
    draft = made({"a": 1, "b": 2}, "easy", 1, canonical_share=1)
    meta = {**draft.meta, "mess": ["whitespace"]}
    subject = subject_of(
        "style_strict",
        replace(draft, meta=meta),
        json=f"{text} ",
        instruction=said.replace("{refusal}", refusal),
        output=text,
    )
    assert found(StyleStrict(), subject) == expected


ERRORS = '"duplicate_name", "lone_surrogate", "number_overflow", "too_deep", "unsafe_integer"'
UNSAID = "integers may not exceed 2^53-1, numbers not a double"
PLAIN_LIMIT = "integers written without an exponent may not exceed 2^53-1, numbers not a double"
NUMBERS = "Write numbers with no exponent unless it is needed."


@pytest.mark.parametrize(
    ("number", "said", "expected"),
    [
        ("9.3e+21", UNSAID, ["style_strict.unstated"]),
        ("93E20", f"{NUMBERS} {UNSAID}", ["style_strict.unstated"]),
        ("9.3e+21", PLAIN_LIMIT, []),
        ("9.3e+21", NUMBERS, []),
        ("1.5e3", UNSAID, []),
        ('"9.3e21"', UNSAID, []),
    ],
)
def test_the_proof_refuses_a_limit_that_forbids_the_large_numbers_of_the_document(number, said, expected):
    draft = made({"a": 1, "b": 2}, "easy", 1, canonical_share=1)
    text = f'{{"a":{number}}}'
    subject = subject_of(
        "style_strict",
        replace(draft, meta={**draft.meta, "mess": ["whitespace"]}),
        json=f"{text} ",
        instruction=f"Write it by RFC 8785. {said}.",
        output=canonical(json.loads(text)),
    )
    assert found(StyleStrict(), subject) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refusal_forbids_a_large_number_with_an_exponent(language):
    for wording in LANGUAGES[language].reject:
        draft = made({"a": 1, "b": 2}, "easy", 1, canonical_share=1)
        subject = subject_of(
            "style_strict",
            replace(draft, meta={**draft.meta, "mess": ["whitespace"]}),
            json='{"a":9.3e+21} ',
            instruction=f"RFC 8785. {wording.replace('{errors}', ERRORS)}",
            output='{"a":9.3e+21}',
        )
        assert found(StyleStrict(), subject) == []


# ---------------------------------------------------------------- worse answers


@pytest.mark.parametrize("reject_share", [0, 1])
def test_worse_answers_are_near_in_length_and_never_empty(reject_share):
    family = StyleStrict()
    for seed in range(150):
        draft = made(({"on": True}, PLAIN, INVOICE)[seed % 3], "easy", seed, reject_share=reject_share)
        subject = subject_of("style_strict", draft)
        spoiled = family.spoil(subject, random.Random(seed))
        assert spoiled is not None
        assert spoiled.rejected not in {"{}", "[]"}
        if spoiled.how not in {"echo", "wrapped"}:
            assert 0.5 <= len(spoiled.rejected) / len(subject.answer_text) <= 2, spoiled.how
