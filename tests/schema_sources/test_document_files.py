"""Files that hold documents: what YAML means here, and what is said about files made to harm."""

from __future__ import annotations

import codecs
from pathlib import Path

import orjson
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edgejson.documents import MOST_BYTES, parse_document, read_document
from edgejson.errors import SchemaError


def read(content: str | bytes, *, yaml: bool = True):
    data = content.encode() if isinstance(content, str) else content
    return parse_document(data, "file", yaml=yaml)


def refusal(content: str | bytes, *, yaml: bool = True) -> str:
    with pytest.raises(SchemaError) as refused:
        read(content, yaml=yaml)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-01-05", "2024-01-05"),
        ("2024-01-05 10:00:00", "2024-01-05 10:00:00"),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-0", 0),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("1e3", 1000.0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("+1", 1),
        ("-", None),
        ("'12'", "12"),
        ('"yes"', "yes"),
        ("!!str 12", "12"),
        ("!!float 12", 12.0),
        ("! 12", "12"),
        ("9223372036854775807", 9223372036854775807),
        ("18446744073709551616", 18446744073709551616.0),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(text, value):
    found = read(f"a: {text}\n") if text != "-" else {"a": None}
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


def test_plain_member_names_are_their_text():
    assert read("200: a\nyes: b\n1.0: c\nnull: d\n2024-01-05: e\n") == {
        "200": "a",
        "yes": "b",
        "1.0": "c",
        "null": "d",
        "2024-01-05": "e",
    }


def test_aliases_and_merge_keys_are_understood():
    text = (
        "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\n"
        "one: {<<: *b, y: 9}\ntwo: {<<: [*m, *b]}\nlist: [*b, *b]\n&k name: 1\nother: *k\n"
    )
    assert read(text) == {
        "base": {"x": 1, "y": 2},
        "more": {"y": 3, "z": 4},
        "one": {"x": 1, "y": 9},
        "two": {"x": 1, "y": 3, "z": 4},
        "list": [{"x": 1, "y": 2}] * 2,
        "name": 1,
        "other": "name",
    }


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff")
)
scalars = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
json_values = st.recursive(
    scalars | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_json_is_yaml(value):
    """JSON text reads to the same value either way; characters that YAML takes for line breaks are left out here."""
    text = orjson.dumps({"a": value})
    assert orjson.dumps(read(text), option=orjson.OPT_SORT_KEYS) == orjson.dumps(
        orjson.loads(text), option=orjson.OPT_SORT_KEYS
    )


@given(json_values)
def test_what_a_yaml_library_writes_is_read_back(value):
    assert read(yaml.safe_dump({"a": value}, allow_unicode=False)) == {"a": value}


NESTED = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 30)
)
MERGED = (
    "a0: &a0 {"
    + ", ".join(f"k{n}: 1" for n in range(1000))
    + "}\n"
    + "".join(f"b{n}: {{<<: [{', '.join(['*a0'] * 100)}]}}\n" for n in range(100))
)
HARMFUL = {
    "billion laughs": (NESTED, "more than 2,000,000 values"),
    "merge-key bomb": (MERGED, "more than 2,000,000 values"),
    "recursive alias": ("a: &a [*a]", "recursive"),
    "unknown alias": ("a: *b", "names no anchor"),
    "flow bomb": ("[" * 100_000, "nested too deeply"),
    "map bomb": ("{a: " * 100_000, "nested too deeply"),
    "python tag": ("a: !!python/object/apply:os.system ['true']", "!!python/object/apply:os.system"),
    "binary tag": ("a: !!binary aGk=", "!!binary"),
    "own tag": ("a: !include other.yaml", "!include"),
    "set tag": ("a: !!set {x}", "!!set"),
    "sequence as name": ("? [1, 2]\n: 3\n", "quote it"),
    "duplicate": ("a: 1\nb: 2\n'a': 3\n", "file:3: member name 'a' appears twice"),
    "duplicate number": ("1: a\n'1': b\n", "appears twice"),
    "nan": ("a: .NaN", "NaN and Infinity"),
    "minus infinity": ("a: -.inf", "NaN and Infinity"),
    "overflow": ("a: 1e999", "too large"),
    "long number": (f"a: {'9' * 5000}", "too large"),
    "merge of a number": ("a: {<<: 3}", "<< merges"),
    "two documents": ("a: 1\n---\nb: 2\n", "file:2: a second document"),
    "empty": ("", "empty"),
    "comment only": ("# nothing\n", "empty"),
    "control character": ("a: \x07\n", "U+0007"),
    "tab": ("a:\n\t- b\n", "file:2"),
    "unclosed": ("a: [1,\n  2\n", "file:3"),
    "directive": ("%YAML 9.9\n---\na: 1\n", "file:1"),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_harmful_yaml_is_one_line_at_once(case):
    text, words = HARMFUL[case]
    message = refusal(text)
    assert words in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1,\n "a": 2}', "appears twice"),
        ('{"a": NaN}', "NaN and Infinity"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"a": "\\ud800"}', "surrogate"),
        ('{"a": 1e999}', ""),
        ("", ""),
        (b'{"a": "\xff"}', "not UTF-8"),
    ],
)
def test_harmful_json_is_one_line(text, words):
    message = refusal(text, yaml=False)
    assert words in message
    assert message.startswith("file:")
    assert "\n" not in message


@pytest.mark.parametrize("is_yaml", [True, False])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_are_understood(mark, encoding, is_yaml):
    assert read(mark + '{"title": "Größe ✓"}'.encode(encoding), yaml=is_yaml) == {"title": "Größe ✓"}


@pytest.mark.parametrize("is_yaml", [True, False])
def test_text_in_another_encoding_is_named_with_its_line(is_yaml):
    assert refusal('{"a": 1,\n"title": "Größe"}'.encode("latin-1"), yaml=is_yaml) == "file:2: the bytes are not UTF-8"
    assert refusal(codecs.BOM_UTF16_LE + b"{\x00\x00", yaml=is_yaml) == "file:1: the bytes are not UTF-16-LE"
    refusal('{"a": 1}'.encode("utf-16-le"), yaml=is_yaml)


def test_a_file_above_the_limit_is_refused_before_it_is_parsed(tmp_path: Path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(SchemaError, match=r"large\.yaml: is larger than 20 MB \(split it"):
        read_document(path)


def test_ten_megabytes_are_read():
    entry = "  n{0}: {{type: string, description: 'Number {0} of a long list', minLength: {0}}}\n"
    text = "properties:\n" + "".join(entry.format(number) for number in range(130_000))
    assert len(text) > 10_000_000
    assert len(read(text)["properties"]) == 130_000
