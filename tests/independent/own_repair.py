"""Is the answer of a repair record right? Read from the record alone; imports nothing of edgejson."""

from __future__ import annotations

import json

import orjson
from own_json import NotJsonError, canonical, equal, parse

__all__ = ["faults_of_repair"]


def faults_of_repair(record, answer):
    """What is wrong with `answer`; empty when the edits, taken back, give the very document it holds."""
    broken, edits = record["input"]["broken_json"], record["meta"]["edits"]
    source, faults = _undone(broken, edits)
    if faults:
        return faults
    if edits:
        if _accepted(broken):
            faults.append("a strict parser reads the broken text")
        errors = sorted({edit["error"] for edit in edits})
        for error in errors if len(errors) > 1 else ():
            rest = _done(source, [edit for edit in edits if edit["error"] != error])
            if _accepted(rest):
                faults.append(f"without error {error} the text is valid")
    cuts = [edit for edit in edits if edit["operator"].startswith("truncate")]
    try:
        meant = kept(source, cuts[0]["start"]) if cuts else parse(source)
        given = parse(answer)
    except NotJsonError as error:
        return [*faults, f"not JSON: {error}"]
    if not equal(meant, given):
        faults.append("the value is another one")
    if canonical(meant) != answer:
        faults.append("the text is not canonical")
    return faults


def _undone(broken, edits):
    """The text before the edits, each of which must be found where it should be."""
    source, shift, end = [], 0, 0
    for edit in sorted(edits, key=lambda edit: (edit["start"], edit["end"])):
        start = edit["start"] + shift
        if broken[start : start + len(edit["new"])] != edit["new"]:
            return "", [f"{edit['operator']} is not at {start}"]
        source += [broken[end:start], edit["old"]]
        end = start + len(edit["new"])
        shift += len(edit["new"]) - len(edit["old"])
    return "".join([*source, broken[end:]]), []


def _done(source, edits):
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        source = source[: edit["start"]] + edit["new"] + source[edit["end"] :]
    return source


def _accepted(text):
    for read in (parse, json.loads, orjson.loads):
        try:
            read(text)
        except (NotJsonError, ValueError):
            continue
        return True
    return False


def kept(source, end):
    """What is left of a JSON text cut at `end`: members and items that were not complete go, what was open is closed.

    A number that the cut leaves at the end is complete when the text went on with something else.
    """
    value, _ = _kept(source, 0, end)
    if value is _CUT:
        raise NotJsonError("nothing is complete")
    return value


_CUT = object()


def _kept(source, at, end):
    at = _past_blanks(source, at, end)
    if at < end and source[at] in "{[":
        return _container(source, at, end)
    stop = at
    if source[at : at + 1] == '"':
        stop += 1
        while source[stop] != '"':
            stop += 2 if source[stop] == "\\" else 1
        stop += 1
    else:
        while stop < len(source) and source[stop] not in " \t\r\n,]}":
            stop += 1
    return (_CUT, end) if stop > end else (parse(source[at:stop]), stop)


def _container(source, at, end):
    is_object = source[at] == "{"
    found = {} if is_object else []
    while True:
        at = _past_blanks(source, at + 1, end)
        if at >= end or source[at] in "]}":
            return found, at + 1
        name = None
        if is_object:
            name, at = _kept(source, at, end)
            at = _past_blanks(source, at, end)
            if name is _CUT or at >= end:
                return found, end
            at += 1
        if _past_blanks(source, at, end) >= end:
            return found, end
        part, at = _kept(source, at, end)
        if part is _CUT:
            return found, end
        if is_object:
            found[name] = part
        else:
            found.append(part)
        at = _past_blanks(source, at, end)
        if at >= end or source[at] in "]}":
            return found, at + 1


def _past_blanks(source, at, end):
    while at < end and source[at] in " \t\r\n":
        at += 1
    return at
