"""`edgejson validate` as a user meets it: the table, the document, the exit code."""

from __future__ import annotations

import collections
import json

import pytest

from edgejson.cli import main
from edgejson.errors import InputError
from edgejson.validating import validate

PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "email": {"type": "string", "format": "email"}},
    "required": ["name"],
}


def edgejson(number, schema_id="person", **answer):
    answer = {"name": f"Ana Lima {number}", "email": f"ana{number}@correio.com"} | answer
    return {"id": f"r{number}", "prompt": f"Ana {number}", "expected_output": answer, "schema_id": schema_id}


def write(path, *lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture
def schemas(tmp_path):
    folder = tmp_path / "schemas"
    folder.mkdir()
    (folder / "person.json").write_text(json.dumps(PERSON))
    return folder


# The families' proofs have tests of their own; here the checks are named, so that only they speak.
CHECKS = ("--check", "schema_compliance", "--check", "placeholders", "--check", "duplicate_id", "--check", "diversity")


def run(capsys, *arguments):
    code = main(["validate", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_clean_data_exits_0(tmp_path, schemas, capsys):
    file = write(tmp_path / "a.jsonl", edgejson(1), edgejson(2))
    code, out, err = run(capsys, file, "--schemas", schemas, *CHECKS)
    assert (code, err) == (0, "")
    assert "2 records: clean" in out


def test_findings_exit_1_and_are_shown_with_their_place(tmp_path, schemas, capsys):
    file = write(tmp_path / "a.jsonl", edgejson(1), edgejson(2, email="nowhere"), edgejson(3, name="foo"))
    code, out, _ = run(capsys, file, "--schemas", schemas, *CHECKS)
    assert code == 1
    assert f"{file}:2: /email: schema_compliance: format" in out
    assert f"{file}:3: /name: placeholders: " in out
    assert "3 records: errors found" in out


def test_the_document_lists_every_finding_and_its_counts_agree(tmp_path, schemas, capsys):
    lines = [edgejson(number, **({"email": "x", "name": "foo"} if number % 3 == 0 else {})) for number in range(40)]
    file = write(tmp_path / "a.jsonl", *lines, edgejson(1), {"odd": "shape"})
    code, out, _ = run(capsys, file, "--schemas", schemas, "--json", "--limit-examples", "1", *CHECKS)
    document = json.loads(out)
    assert code == 1
    assert document["records"] == 41
    keys = {"check", "id", "file", "line", "pointer", "message", "severity"}
    assert all(finding.keys() == keys for finding in document["findings"])
    hit = collections.defaultdict(set)
    for finding in document["findings"]:
        hit[finding["check"]].add((finding["file"], finding["line"]))
    assert {check: count for check, count in document["summary"].items() if count} == {
        check: len(places) for check, places in hit.items()
    }
    third = {(str(file), number + 1) for number in range(0, 40, 3)}
    assert hit["schema_compliance"] == third
    assert hit["placeholders"] == third
    assert hit["duplicate_id"] == {(str(file), 41)}
    assert hit["format.shape"] == {(str(file), 42)}
    assert document["figures"]["diversity"]["emails"]["unique"] == 27


def test_nothing_found_is_a_document_too(tmp_path, schemas, capsys):
    file = write(tmp_path / "a.jsonl", edgejson(1))
    code, out, _ = run(capsys, file, "--schemas", schemas, "--json", "--check", "placeholders")
    assert code == 0
    assert json.loads(out) == {"records": 1, "findings": [], "summary": {"placeholders": 0}, "figures": {}}


def test_an_unknown_schema_is_a_warning(tmp_path, capsys):
    file = write(tmp_path / "a.jsonl", edgejson(1, schema_id="no_such_schema"))
    code, out, _ = run(capsys, file, "--json", "--check", "schema_compliance")
    assert code == 0
    assert [finding["severity"] for finding in json.loads(out)["findings"]] == ["warning"]


def test_a_worse_answer_that_only_an_unknown_schema_refuses_is_a_warning(tmp_path, schemas, capsys):
    right, worse = '{"name":"Ana Lima"}', '{"name":null}'
    record = {
        "id": "text_to_json-1",
        "task": "text_to_json",
        "input": {"instruction": "Extract it.", "text": "This is Ana Lima."},
        "chosen": right,
        "rejected": worse,
        "meta": {
            "schema": "mine/person",
            "instance": True,
            "evidence": {"/name": [8, 16]},
            "rejected_because": "text_to_json.schema",
        },
    }
    file = write(tmp_path / "a.jsonl", record)
    code, out, _ = run(capsys, file)
    assert code == 0
    assert "preference.reason: rejected fails text_to_json.misread" in out
    assert "schema 'mine/person' is not known here" in out
    assert "with --schemas" in out

    record["meta"]["schema"] = "folder/person"
    code, out, _ = run(capsys, write(tmp_path / "b.jsonl", record), "--schemas", schemas)
    assert code == 0
    assert "preference" not in out

    record["meta"]["rejected_because"] = "text_to_json.rule"
    code, out, _ = run(capsys, write(tmp_path / "c.jsonl", record), "--schemas", schemas)
    assert code == 1
    assert "preference.reason: rejected fails" in out


def test_rules_come_from_the_core_pack_by_schema_id(tmp_path, capsys):
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "invoice.json").write_text('{"type": "object"}')
    lines = [{"description": "Desk lamp", "quantity": 3, "unit_price": 19.99}]
    right = {"line_items": lines, "tax": 5, "total_amount": 64.97}
    file = write(
        tmp_path / "a.jsonl",
        edgejson(1, "invoice") | {"expected_output": right},
        edgejson(2, "invoice") | {"expected_output": right | {"total_amount": 64.98}},
    )
    code, out, _ = run(capsys, file, "--schemas", folder, "--json", "--check", "invariants")
    assert code == 1
    assert [(finding["line"], finding["pointer"]) for finding in json.loads(out)["findings"]] == [(2, "/total_amount")]


def test_the_first_of_several_folders_goes_first(tmp_path, schemas, capsys):
    other = tmp_path / "other" / "schemas"
    other.mkdir(parents=True)
    (other / "person.json").write_text('{"type": "object", "maxProperties": 1}')
    file = write(tmp_path / "a.jsonl", edgejson(1))
    codes = [
        run(capsys, file, *arguments, "--check", "schema_compliance")[0]
        for arguments in (("--schemas", schemas, "--schemas", other), ("--schemas", other, "--schemas", schemas))
    ]
    assert codes == [0, 1]


def test_rules_of_the_folder_itself_go_first(tmp_path, capsys):
    folder = tmp_path / "own"
    folder.mkdir()
    rule = {"id": "cap", "assert": "total_amount <= 10"}
    (folder / "invoice.json").write_text(json.dumps({"type": "object", "x-invariants": [rule]}))
    answer = {"line_items": [{"quantity": 1, "unit_price": 4}], "total_amount": 11}
    file = write(tmp_path / "a.jsonl", edgejson(1, "invoice") | {"expected_output": answer})
    _, out, _ = run(capsys, file, "--schemas", folder, "--json", "--check", "invariants")
    (finding,) = json.loads(out)["findings"]
    assert finding["message"].startswith("cap: ")


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no such file"), (b"", "there is no record"), (b"{\nnot json\n\n", "none of 3 lines")],
)
def test_unusable_input_exits_2_with_one_line(tmp_path, capsys, content, says):
    file = tmp_path / "a.jsonl"
    if content is not None:
        file.write_bytes(content)
    code, _, err = run(capsys, file, *CHECKS)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert says in err
    assert str(file) in err


def test_bad_lines_cost_only_themselves(tmp_path, schemas, capsys):
    good = json.dumps(edgejson(1, name="Ana\u2028Lima"), ensure_ascii=False).encode()
    lines = [b"\xef\xbb\xbf" + good, b"{oops", b"", b'{"id": 1, "id": 2}', b'{"id": NaN}', b'{"what": "else"}', good]
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\r\n".join(lines) + b"\r\n")
    code, out, _ = run(capsys, file, "--schemas", schemas, "--json", "--check", "schema_compliance")
    document = json.loads(out)
    assert code == 1
    assert document["records"] == 2
    assert document["summary"] == {
        "schema_compliance": 0,
        "format.bom": 1,
        "format.crlf": 1,
        "format.syntax": 1,
        "format.blank_line": 1,
        "format.duplicate_name": 1,
        "format.non_finite": 1,
        "format.shape": 1,
    }


def test_bad_schemas_and_checks_exit_2_and_print_nothing(tmp_path, schemas, capsys):
    file = write(tmp_path / "a.jsonl", edgejson(1))
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "person.json").write_text('{"type": 7}')
    for arguments, says in [
        (("--schemas", tmp_path / "gone"), "gone"),
        (("--schemas", tmp_path / "empty"), "empty"),
        (("--schemas", broken), "person"),
        (("--schemas", schemas, "--check", "placeholder"), "placeholders"),
    ]:
        code, out, err = run(capsys, file, "--json", *arguments)
        assert (code, out) == (2, ""), arguments
        assert len(err.splitlines()) == 1
        assert says in err


def test_all_paths_are_looked_at_before_the_first_is_read(tmp_path):
    seen = []
    file = write(tmp_path / "a.jsonl", edgejson(1, name="foo"))
    with pytest.raises(InputError, match="gone"):
        validate([file, tmp_path / "gone.jsonl"], checks=["placeholders"], sink=seen.append)
    assert seen == []


def test_a_file_named_twice_is_read_once(tmp_path):
    file = write(tmp_path / "a.jsonl", edgejson(1))
    report = validate([file, str(file)], checks=["duplicate_id"])
    assert (report.records, report.summary) == (1, {"duplicate_id": 0})
