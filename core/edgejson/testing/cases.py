"""Cases for a check as data: a file of records, each with what the check must find in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

from edgejson import jsontext
from edgejson.errors import InputError, near_names
from edgejson.types import Finding, Json, Severity
from edgejson.yamltext import YamlTextError, parse_yaml

__all__ = ["CheckCase", "Expected", "load_cases"]

_ANSWER = frozenset({"answer", "text", "record", "records"})
_SHARED = frozenset({"check", "settings", "schema", "rules", "wants_json"})
_CASE = _ANSWER | _SHARED | {"name", "find", "figures"}
_RECORD = frozenset({"answer", "text", "id", "task", "input", "meta", "output", "chosen", "rejected", "wants_json"})
_FIND = frozenset({"check", "pointer", "message", "severity", "record"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One finding that must come. None means that it may be anything; `record` is the place of the record, from 0.

    `message` is a part of the finding's own, or several parts.
    """

    pointer: str | None = None
    message: str | Sequence[str] = ()
    check: str | None = None
    severity: Severity = "error"
    record: int | None = None

    def matches(self, place: int, finding: Finding, check: str) -> bool:
        """Whether `finding`, about the record at `place`, is the one meant; `check` is the check's id, where known."""
        wanted = self.check or check
        return (
            self.pointer in (None, finding.pointer)
            and all(part in finding.message for part in self._parts)
            and wanted in ("", finding.check)
            and finding.severity == self.severity
            and self.record in (None, place)
        )

    @property
    def _parts(self) -> Sequence[str]:
        return (self.message,) if isinstance(self.message, str) else self.message

    def __str__(self) -> str:
        where = "" if self.pointer is None else f" at {self.pointer or '(whole)'}"
        which = "" if self.record is None else f" about record {self.record}"
        said = f" saying {' and '.join(map(repr, self._parts))}" if self.message else ""
        return f"{self.severity}{f' {self.check}' if self.check else ''}{where}{which}{said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCase:
    """One case: records, what goes with them, and the findings expected. `where` is ``file:line``.

    `records` hold the parts that `make_record` takes, and perhaps a `wants_json` of their own.  `schema` is a document,
    the id of an installed schema (``pack/name``) or None; `figures` must be among the figures of a dataset check.
    """

    name: str
    records: Sequence[Mapping[str, Any]]
    find: Sequence[Expected] = ()
    check: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    schema: Mapping[str, Json] | str | None = None
    rules: Sequence[Mapping[str, Json]] = ()
    wants_json: bool = True
    figures: Mapping[str, Json] = field(default_factory=dict)
    where: str = ""

    def __str__(self) -> str:
        return self.name


def load_cases(path: str | Path) -> list[CheckCase]:
    """The cases of a YAML file (a list under `cases`, with what they share beside it) or of a JSONL file.

    Raises:
        InputError: the file cannot be read, is malformed, or holds no case; its `where` is ``file:line: case 'name'``.
    """
    __tracebackhide__ = True
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}", where=str(path)) from None
    read = _read_lines if path.suffix == ".jsonl" else _read_yaml
    cases: dict[str, CheckCase] = {}
    for line, shared, given in read(path, text):
        case = _case(f"{path}:{line}", shared, given)
        if case.name in cases:
            raise InputError(
                f"there is one of this name at {cases[case.name].where}", where=f"{path}:{line}: case {case.name!r}"
            )
        cases[case.name] = case
    if not cases:
        raise InputError("holds no case", where=str(path))
    return list(cases.values())


# ---------------------------------------------------------------- the two forms of a file


def _read_lines(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any], object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, {}, jsontext.parse(line)
            except jsontext.JsonTextError as error:
                raise InputError(f"is not JSON: {error}", where=f"{path}:{number}") from None


def _read_yaml(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any], object]]:
    try:
        whole = parse_yaml(text)
    except YamlTextError as error:
        raise InputError(f"is not YAML: {error.message}", where=f"{path}:{error.line}") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("cases"), list):
        raise InputError("has no list `cases`", where=f"{path}:1")
    shared = {key: value for key, value in whole.items() if key != "cases"}
    _refuse_others(shared, _SHARED, f"{path}:1", "key beside `cases`")
    cases: Any = whole["cases"]
    for line, given in zip(_lines_of_cases(text), cases, strict=True):
        yield line, shared, given


def _lines_of_cases(text: str) -> list[int]:
    """The line of each case: the values themselves do not know where they stood."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    items = next((value for key, value in pairs if key.value == "cases"), None)
    return [item.start_mark.line + 1 for item in items.value] if isinstance(items, yaml.SequenceNode) else []


# ---------------------------------------------------------------- one case


def _case(place: str, shared: Mapping[str, Any], given: object) -> CheckCase:
    if not isinstance(given, dict):
        raise InputError(f"a case is an object, not {type(given).__name__}", where=place)
    name = given.get("name")
    if not isinstance(name, str) or not name.strip():
        raise InputError("a case needs a `name`", where=place)
    where = f"{place}: case {name!r}"
    _refuse_others(given, _CASE, where, "key")
    parts: dict[str, Any] = dict(shared) | given
    if "find" not in given:
        raise InputError("says not what is to be found; write `find: []` for nothing", where=where)
    for key, kind, word in (
        ("check", str, "an id"),
        ("settings", dict, "an object"),
        ("schema", (dict, str), "a schema or the id of one"),
        ("rules", list, "a list"),
        ("wants_json", bool, "true or false"),
        ("figures", dict, "an object"),
    ):
        if key in parts and not isinstance(parts[key], kind):
            raise InputError(f"`{key}` must be {word}", where=where)
    if parts.get("rules") and not isinstance(parts.get("schema"), dict):
        raise InputError("`rules` stand beside a `schema` that is written out", where=where)
    records = tuple(_records(given, where))
    return CheckCase(
        name=name,
        records=records,
        find=tuple(_expected(parts["find"], len(records), where)),
        where=place,
        **{key: parts[key] for key in (*_SHARED, "figures") if key in parts},
    )


def _records(given: Mapping[str, Any], where: str) -> Iterator[Mapping[str, Any]]:
    if "records" in given:
        others = sorted(_ANSWER & given.keys() - {"records"})
        if others:
            raise InputError(f"says `records` and `{others[0]}`", where=where)
        if not isinstance(given["records"], list) or not given["records"]:
            raise InputError("`records` must be a list with a record", where=where)
        for number, record in enumerate(given["records"]):
            yield _record(record, f"{where}: record {number}")
        return
    record = given.get("record", {})
    if not isinstance(record, dict):
        raise InputError("`record` must be an object", where=where)
    yield _record(record | {key: given[key] for key in ("answer", "text") if key in given}, where)


def _record(record: object, where: str) -> Mapping[str, Any]:
    if not isinstance(record, dict):
        raise InputError("a record must be an object", where=where)
    _refuse_others(record, _RECORD, where, "part of a record")
    answers = [key for key in ("answer", "text", "output", "chosen") if key in record]
    if len(answers) != 1:
        said = " and ".join(f"`{key}`" for key in answers) or "none"
        raise InputError(
            f"one of `answer`, `text`, `output`, `chosen` says the answer; here stands {said}", where=where
        )
    for key, kind, word in (
        ("input", dict, "an object"),
        ("meta", dict, "an object"),
        ("wants_json", bool, "true or false"),
    ):
        if key in record and not isinstance(record[key], kind):
            raise InputError(f"`{key}` must be {word}", where=where)
    for key in ("text", "output", "chosen", "rejected", "id", "task"):
        if key in record and not isinstance(record[key], str):
            raise InputError(f"`{key}` must be a text", where=where)
    if ("chosen" in record) != ("rejected" in record):
        raise InputError("`chosen` and `rejected` belong together", where=where)
    return record


def _expected(find: object, records: int, where: str) -> Iterator[Expected]:
    if not isinstance(find, list):
        raise InputError(
            "`find` must be a list: pointers, or objects with pointer, message, severity, check", where=where
        )
    for given in find:
        item = {"pointer": given} if isinstance(given, str) else given
        if not isinstance(item, dict):
            raise InputError(f"`find` holds {item!r}; write a pointer or an object", where=where)
        _refuse_others(item, _FIND, where, "key of `find`")
        for key in ("pointer", "check"):
            if key in item and not isinstance(item[key], str):
                raise InputError(f"`{key}` in `find` must be a text", where=where)
        if item.get("pointer") and not item["pointer"].startswith("/"):
            raise InputError(
                f"`find` holds {item['pointer']!r}; a pointer begins with a slash, or is empty", where=where
            )
        message = item.get("message", [])
        words = [message] if isinstance(message, str) else message
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise InputError("`message` in `find` must be a text or a list of texts", where=where)
        if item.get("severity", "error") not in get_args(Severity):
            raise InputError(f"there is no severity {item['severity']!r}", where=where)
        place = item.get("record", 0)
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < records:
            raise InputError(f"`record` in `find` is {place!r}; records count from 0 to {records - 1}", where=where)
        yield Expected(**item)


def _refuse_others(given: Mapping[str, Any], known: frozenset[str], where: str, what: str) -> None:
    for key in given:
        if key not in known:
            raise InputError(f"there is no {what} {key!r}", where=where, hint=near_names(key, known))
