"""Files become records; what is wrong with a line is said about that line and costs no other."""

from __future__ import annotations

import json
import sys
import tracemalloc
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson.errors import InputError
from edgejson.reading import data_files, read

GOOD = {"id": "a", "task": "json_repair", "input": {"broken_json": "{"}, "output": "{}", "meta": {"seed": 1}}


def write(path, *lines, end=b"\n"):
    path.write_bytes(b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + end for line in lines))
    return path


def problems(path, **options):
    return [(line.number, finding.check) for line in read(path, **options) for finding in line.findings]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "some.jsonl"


# ---------------------------------------------------------------- shapes


def test_this_projects_shape_comes_back_as_written(file):
    (line,) = read(write(file, GOOD))
    assert line.record.to_json() == GOOD
    assert (line.wants_json, line.findings, line.place) == (True, (), f"{file}:1")


def test_preference_and_older_task_names(file):
    pair = {"task": "json_style_strict", "input": {"json": "{}"}, "chosen": "{}", "rejected": "{ }"}
    older = {"task": "json_transform", "input": {"json": "{}"}, "output": "{}"}
    first, second = read(write(file, pair, older))
    assert (first.record.task, first.record.kind, first.record.id) == ("style_strict", "preference", "")
    assert (first.record.chosen, first.record.rejected, first.record.output) == ("{}", "{ }", None)
    assert (second.record.task, second.record.kind) == ("transform", "sft")


def test_edgejson_keeps_every_digit_of_the_answer(file):
    answer = '{"price": 12.50, "exact": 0.10000000000000000001, "big": 9007199254740993, "s": "\\u00e9 \\"}"}'
    prompt = r"say \"expected_output\": 1"
    text = f'{{"id": "x", "prompt": "{prompt}", "expected_\\u006futput" :  {answer} , "schema_id": "cart"}}'
    (line,) = read(write(file, text.encode()))
    assert line.record.output == answer
    assert json.loads(line.record.output, parse_float=Decimal)["exact"] == Decimal("0.10000000000000000001")
    assert line.record.task == "text_to_json"
    assert line.record.input == {"instruction": "", "text": 'say "expected_output": 1'}
    assert line.record.meta == {"schema": "cart", "instance": True}


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    ),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_any_edgejson_answer_survives(tmp_path_factory, answer, rng, ascii_only):
    members = [
        ("prompt", '{"expected_output": 1}'),
        ("expected_output", {"v": answer}),
        ("extra", {"expected_output": 0}),
    ]
    rng.shuffle(members)
    path = tmp_path_factory.getbasetemp() / "answer.jsonl"
    path.write_bytes(json.dumps(dict(members), ensure_ascii=ascii_only).encode() + b"\n")
    (line,) = read(path)
    assert json.loads(line.record.output) == {"v": answer}


@pytest.mark.parametrize(
    ("response", "wants_json"),
    [
        ("Hello", False),
        ('{"a": 1}', True),
        (" [1]\n", True),
        ("{not json}", False),
        ("42", False),
        ('{"a": 1} ok', False),
    ],
)
def test_instruction_response_wants_json_when_the_response_is_json(file, response, wants_json):
    (line,) = read(write(file, {"instruction": "Do", "response": response, "source": "m", "quality_score": 8.5}))
    assert (line.record.output, line.wants_json) == (response, wants_json)
    assert line.record.input == {"instruction": "Do"}
    assert line.record.meta == {"source": "m", "quality_score": 8.5}


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([GOOD], "one JSON object"),
        ("text", "one JSON object"),
        ({}, "members: none"),
        ({"question": "?", "answer": "!"}, "question, answer"),
        (GOOD | {"chosen": "{}"}, "chosen and output"),
        ({"task": "t", "input": {}}, "neither"),
        ({"task": "t", "input": {}, "chosen": "x"}, "chosen"),
        ({"task": "", "input": {}, "output": "x"}, "task must not be empty"),
        (GOOD | {"input": "text"}, "input must be an object"),
        (GOOD | {"input": {"json": {}}}, "input.json must be text"),
        (GOOD | {"output": {"a": 1}}, "output must be text"),
        (GOOD | {"meta": []}, "meta must be an object"),
        (GOOD | {"id": 7}, "id must be text"),
        ({"prompt": 1, "expected_output": {}}, "prompt must be text"),
    ],
)
def test_other_shapes_are_findings(file, value, says):
    bad, good = read(write(file, value, GOOD))
    (finding,) = bad.findings
    assert bad.record is None
    assert finding.check == "format.shape"
    assert says in finding.message
    assert good.record is not None


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("text", "check"),
    [
        (b'{"task": "t", ', "format.syntax"),
        (b"not json at all", "format.syntax"),
        (b'{"task": NaN}', "format.non_finite"),
        (b'{"task": -Infinity}', "format.non_finite"),
        (b'{"task": 1, "task": 2}', "format.duplicate_name"),
        (b'{"meta": {"a": 1, "a": 1}}', "format.duplicate_name"),
        (b"[" * 100 + b"]" * 100, "format.depth"),
        (b"", "format.blank_line"),
        (b" \t ", "format.blank_line"),
        (b"\0", "format.syntax"),
    ],
)
def test_a_bad_line_is_a_finding_and_reading_goes_on(file, text, check):
    lines = list(read(write(file, GOOD, text, GOOD)))
    assert [line.record is not None for line in lines] == [True, False, True]
    assert [finding.check for finding in lines[1].findings] == [check]
    assert (lines[0].findings, lines[2].findings) == ((), ())


def test_bytes_that_are_no_utf8_are_said_to_be_none(file):
    (line,) = read(write(file, b'{"task": "\xff"}'))
    assert line.record is None
    assert "UTF-8" in line.findings[0].message


def test_a_broken_line_says_the_column(file):
    (line,) = read(write(file, b'{"task": "t", "input": oops}'))
    assert "column 24" in line.findings[0].message


def test_byte_order_mark_is_said_and_the_line_still_read(file):
    first, second = read(write(file, b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), GOOD))
    assert [finding.check for finding in first.findings] == ["format.bom"]
    assert first.record is not None
    assert second.findings == ()


def test_utf16_is_one_finding(file):
    file.write_bytes("\n".join([json.dumps(GOOD)] * 5).encode("utf-16"))
    assert problems(file) == [(1, "format.encoding")]


def test_crlf_is_one_warning_per_file(file):
    lines = list(read(write(file, GOOD, GOOD, GOOD, end=b"\r\n")))
    assert [len(line.findings) for line in lines] == [1, 0, 0]
    assert (lines[0].findings[0].check, lines[0].findings[0].severity) == ("format.crlf", "warning")
    assert all(line.record is not None for line in lines)


def test_only_line_feeds_end_lines(file):
    record = GOOD | {"output": '{"a":"\u2028\u2029\x85\x0b\x0c"}'}
    raw = json.dumps(record, ensure_ascii=False).encode()
    assert b"\xe2\x80\xa8" in raw
    (line,) = read(write(file, raw))
    assert line.record.output == record["output"]


def test_the_last_line_needs_no_end(file):
    file.write_bytes(json.dumps(GOOD).encode() + b"\n" + json.dumps(GOOD).encode())
    assert [line.record is not None for line in read(file)] == [True, True]


def test_a_long_line_is_passed_over_and_said(file):
    write(file, GOOD, b'{"task": "' + b"x" * 5_000 + b'"}', GOOD, b"y" * 3_000)
    lines = list(read(file, max_line_bytes=1_000))
    assert [line.record is not None for line in lines] == [True, False, True, False]
    assert problems(file, max_line_bytes=1_000) == [(2, "format.line_too_long"), (4, "format.line_too_long")]
    assert "5,013" in lines[1].findings[0].message


def test_a_line_of_exactly_the_limit_is_read(file):
    size = len(json.dumps(GOOD))
    write(file, GOOD, GOOD)
    assert problems(file, max_line_bytes=size) == []
    assert problems(file, max_line_bytes=size - 1) == [(1, "format.line_too_long"), (2, "format.line_too_long")]


def test_memory_is_that_of_a_line_not_of_the_file(file):
    block = json.dumps(GOOD | {"output": json.dumps({"a": "x" * 1_000})}).encode() + b"\n"
    with file.open("wb") as stream:
        for _ in range(20):
            stream.write(block * 500)  # 11 MB of records
        stream.write(b'{"task": "' + b"x" * 20_000_000 + b'"}\n')
    tracemalloc.start()
    count = sum(line.record is not None for line in read(file, max_line_bytes=1 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 8_000_000


# ---------------------------------------------------------------- files


def test_a_folder_is_its_files_and_a_run_folder_its_data(tmp_path):
    for name in ("b.jsonl", "sub/a.jsonl", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, GOOD)
    assert [str(path.relative_to(tmp_path)) for path in data_files(tmp_path)] == ["b.jsonl", "sub/a.jsonl"]
    (tmp_path / "data" / "sft").mkdir(parents=True)
    write(tmp_path / "data" / "sft" / "train.jsonl", GOOD)
    assert [path.name for path in data_files(tmp_path)] == ["train.jsonl"]


def test_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"gone\.jsonl: no such file"):
        list(read(tmp_path / "gone.jsonl"))
    with pytest.raises(InputError, match=r"no \.jsonl file"):
        data_files(tmp_path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file names are text elsewhere")
def test_a_file_name_that_is_no_text(tmp_path):
    path = tmp_path / "a\udcff.jsonl"
    (line,) = read(write(path, GOOD))
    assert line.file.endswith("a\\xff.jsonl")
