"""The one-edit oracle against every edit tried on the whole text, by a reader of its own."""

import json
import random
import re

import pytest
from by_hand import DOCUMENTS
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_json import RefusedError, read, refuses

from edgejson_tasks.json_repair import oracle
from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators import OPERATORS

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
STRUCTURE = '{}[],:"'
STANDS_FOR = {
    ",": ";\uff0c\u3001|",
    ":": "=\uff1a",
    '"': "'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\uff02",
    "[": "(\uff3b",
    "]": ")\uff3d",
    "{": "\uff5b",
    "}": "\uff5d",
}
READ_AS = {char: meant for meant, chars in STANDS_FOR.items() for char in chars}


def keys_of(text):
    """The key of the value of `text`, in a list; none where there is no value."""
    try:
        return [key(read(text))]
    except RefusedError:
        return []


def key(value):
    """A value as text, numbers of any type alike, so that values can be gathered in sets."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{name!r}:{key(member)}" for name, member in sorted(value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(key, value)) + "]"
    return repr(value) if isinstance(value, str | bool | None) else repr(float(value))


def by_trying(text):
    """Every value that an edit of one structural character gives, tried one after the other."""
    found = set()
    for place in range(len(text) + 1):
        for new in (*STRUCTURE, "\\"):
            repaired = text[:place] + new + text[place:]
            if keeps_texts(repaired, place, new):
                found.update(keys_of(repaired))
    for place, char in enumerate(text):
        news = [""] if not char.isalnum() and char not in "-._" else []
        news += [new for new in STRUCTURE[:-1] if char in STRUCTURE[:-1] and new != char]
        news += [READ_AS[char]] if char in READ_AS else []
        for new in news:
            repaired = text[:place] + new + text[place + 1 :]
            if outside(repaired, place) if new else keeps_scalars(text, repaired, place):
                found.update(keys_of(repaired))
    return found


def outside(text, place):
    """Whether `place` is not among the characters of a string."""
    return not any(match.start() < place < match.end() - 1 for match in STRING.finditer(text))


def keeps_texts(repaired, place, new):
    """A quote hugs its text and makes no empty one, a backslash escapes a quote or a backslash, and no mark parts the
    characters of a scalar.
    """
    strings = [match.span() for match in STRING.finditer(repaired)]
    if new == "\\":
        return repaired[place + 1 : place + 2] in ('"', "\\")
    if new != '"':
        split = all(re.match(r"[\w.+-]", repaired[side : side + 1]) for side in (place - 1, place + 1))
        return not split and outside(repaired, place)
    for start, end in strings:
        if place == start:
            return end - start > 2 and repaired[start + 1] not in " \t\r\n"
        if place == end - 1:
            return end - start > 2 and repaired[end - 2] not in " \t\r\n"
    return False


def keeps_scalars(text, repaired, place):
    """What went was a mark outside strings, a quote or a backslash; two scalars run together only for a blank."""
    char = text[place]
    if char in '"\\':
        return char == "\\" or text[place - 1 : place] != "\\"  # an escaped quote is a character of the text
    if any(start < place < end for start, end in (match.span() for match in STRING.finditer(repaired))):
        return False
    beside = all(re.match(r"[\w.+-]", text[side : side + 1]) for side in (place - 1, place + 1))
    return beside if char in " \t\r\n" else not beside


def broken_texts(value, seed):
    """The text of a value with one error of some operator, in three forms of blanks."""
    rng = random.Random(seed)
    form = rng.choice([{"separators": (",", ":")}, {}, {"indent": 1}])
    source = json.dumps(value, ensure_ascii=False, **form)
    layout = Layout(source)
    for name in rng.sample(sorted(OPERATORS), 12):
        patches = OPERATORS[name].make(layout, rng)
        if patches:
            text = source
            for start, end, new in sorted(patches, reverse=True):
                text = text[:start] + new + text[end:]
            if refuses(text) and len(text) < 160:
                yield text


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.integers(0, 2**32))
def test_the_oracle_finds_what_trying_every_edit_finds(value, seed):
    for text in broken_texts(value, seed):
        assert {key(repair.value) for repair in oracle.repairs(text)} == by_trying(text), text


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.integers(0, 2**32), st.sampled_from('{}[],:"\\'))
def test_it_does_so_for_any_lost_character(value, seed, char):
    source = json.dumps(value, ensure_ascii=False)
    places = [place for place, other in enumerate(source) if other == char]
    if not places or len(source) > 150:
        return
    place = random.Random(seed).choice(places)
    text = source[:place] + source[place + 1 :]
    if refuses(text):
        assert {key(repair.value) for repair in oracle.repairs(text)} == by_trying(text), text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1 "b": 2}', [{"a": 1, "b": 2}]),
        ('{"a": {"b": 1, "c": 2}', [{"a": {"b": 1, "c": 2}}, {"a": {"b": 1}, "c": 2}]),
        ("[1 2]", [[1, 2], [12]]),
        ('["office, "b"]', [["office", "b"], ["office, b"], ['office, "b']]),
        ('{"a": office", "b": 1}', [{"a": "office", "b": 1}]),
        ('[{"a": 1}', [{"a": 1}, [{"a": 1}]]),
        ('["a": 1]', [["a", 1]]),
        ('{"a": 1,, "b": 2}', [{"a": 1, "b": 2}]),
        ('{"a": "12" wide"}', [{"a": "12 wide"}, {"a": '12" wide'}]),
        ("[1;2]", [[1, 2]]),
        (r'["a\d"]', [["ad"], [r"a\d"]]),
        ("{'a': 1}", []),
        ("Here it is: [1]", []),
        ('{"a": 1, "a" 2}', []),
        ("", []),
    ],
)
def test_what_one_edit_can_give(text, values):
    assert {key(repair.value) for repair in oracle.repairs(text)} == {key(value) for value in values}


@pytest.mark.parametrize(
    ("text", "policy", "values"),
    [
        ('{"a": {"b": 1, "c": 2}', "close_cut", [{"a": {"b": 1, "c": 2}}]),
        ('[{"a": 1}', "close_cut", [[{"a": 1}]]),
        ("[1 2]", "separate", [[1, 2]]),
        ('{"a": "12" wide"}', "keep_text", [{"a": '12" wide'}]),
        ('["a": 1]', "colon_object", []),
        ('{"a": [1, 2]]}', "surplus", [{"a": [1, 2]}]),
        (r'["a\d"]', "keep_backslash", [[r"a\d"]]),
        (r'["caf\xe9"]', "char_escape", []),
        (r'["it\'s"]', "apostrophe", [["it's"]]),
        ('{"a": {"b": 1, "c": 2}', "keep_text", [{"a": {"b": 1, "c": 2}}, {"a": {"b": 1}, "c": 2}]),
    ],
)
def test_a_policy_rules_edits_out(text, policy, values):
    assert {key(repair.value) for repair in oracle.repairs(text, [policy])} == {key(value) for value in values}


def test_a_repair_says_what_it_does():
    text = '{"a": [1, 2}, "b": 3}'
    (repair,) = oracle.repairs(text)
    assert (repair.place, repair.old, repair.new) == (11, "}", "]")
    assert text[:11] + "]" + text[12:] == json.dumps(repair.value)


def test_ambiguous_tells_the_other_value():
    assert oracle.ambiguous("[1 2]", [1, 2]) == "deleting ' ' at 2 gives [12]"
    assert oracle.ambiguous("[1 2]", [12]) == "inserting ',' at 3 gives [1, 2]"
    assert oracle.ambiguous("[1,, true]", [1, 1]) is not None
    assert oracle.ambiguous("[1,, 2]", [1.0, 2]) is None


def test_long_nests_are_read_in_linear_time():
    """Brackets put in at many places lead to the same configurations: each is read on from once."""
    rows = ", ".join(['{"a": [1, 2, 3], "b": {"c": 1}}'] * 4000)
    assert [repair.new for repair in oracle.repairs(f'[{rows} {{"z": 1}}]')] == [","]
