"""Is the answer of a style record right? Read from the record alone; imports nothing of edgejson."""

from __future__ import annotations

import json

from own_json import NotJsonError, parse, write

__all__ = ["faults_of_style"]

_LARGEST = 2**53 - 1


def faults_of_style(record, answer):
    """What is wrong with `answer`; empty when it is the one text of the input in the style that the record names."""
    source, meta = record["input"]["json"], record["meta"]
    defect = _defect(source)
    if "defect" in meta:
        if defect != meta["defect"]:
            return [f"the document has {defect}, not {meta['defect']}"]
        return [] if answer == '{"error":"' + defect + '"}' else ["the answer does not name the error"]
    if defect is not None:
        return [f"the document has {defect}"]
    order = json.loads(record["input"].get("key_order", "{}"))
    expected = write(parse(source), meta["choices"], order)
    return [] if answer == expected else [f"the text should be {expected!r}"]


def _defect(text):
    try:
        value = parse(text)
    except NotJsonError as error:
        return "duplicate_name" if "twice" in str(error) else "lone_surrogate"
    depth, numbers = _measured(value)
    if depth > 64:
        return "too_deep"
    for number in numbers:
        if abs(float(number.literal)) == float("inf"):
            return "number_overflow"
        if number.exact.denominator == 1 and abs(number.exact) > _LARGEST and "e" not in number.literal.lower():
            return "unsafe_integer"
    return None


def _measured(value):
    if not isinstance(value, dict | list):
        return 0, [value] if type(value).__name__ == "Number" else []
    below = [_measured(part) for part in (value.values() if isinstance(value, dict) else value)]
    return 1 + max((depth for depth, _ in below), default=0), [number for _, found in below for number in found]
