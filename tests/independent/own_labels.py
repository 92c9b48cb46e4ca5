"""Does each value stand at its own label, and does nothing stand in the text that nobody marked?

Imports nothing of edgejson; what a field is called in a language is read as data.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from own_dates import fold

__all__ = ["faults_of_labels", "faults_of_leftovers"]

_LABELS = Path(__file__).parents[2] / "plugins" / "teachers" / "edgejson_teachers" / "templates" / "labels"
_LABELLED = re.compile(
    r"(?P<label>[^:=>|;,·\"\n]*?)[*_\]\"'\s]*(?::|=|->|=>)[ \t]*(?P<mark>[*_\"'«“„\u2018(\[<]*)[ \t]*\Z"
)
_VALUE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|\d{4}-\d\d-\d\d|[$€£¥]\s?\d[\d.,]*|\d+[.,]\d+|\d{3,}|\d\s?[%$€£¥]|\d\d?:\d\d"
)


@cache
def _table(language):
    path = _LABELS / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def _called(name, language):
    """What a field may be called: its name, its name in words, the noun of the language."""
    words = re.sub(r"[_\-]+", " ", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)).lower()
    words = words.strip("$@#. ")
    entry = _table(language).get(words, {})
    return {fold(form) for form in (name, words, entry.get("s"), entry.get("p")) if form}


def _members(value):
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (set(value) if isinstance(value, dict) else set()).union(*map(_members, parts))


def _names(shape):
    """The names of all members below a shape, which may hold itself."""
    found, seen, waiting = set(), set(), [shape]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        found |= set(one.members or {})
        waiting += [*(one.members or {}).values(), *one.patterns.values(), one.items]
    return found


def faults_of_labels(record, value, shape):
    """Values that stand right behind the label of another field, and labels of fields that the answer leaves out."""
    text, language = record["input"]["text"], record["meta"]["language"]
    owners = {}
    for name in _names(shape):
        for form in _called(name, language):
            owners.setdefault(form, set()).add(name)
    faults, starts = [], set()
    for pointer, (start, end) in record["meta"]["evidence"].items():
        line = text[text.rfind("\n", 0, start) + 1 : start]
        found = _LABELLED.search(line)
        if found is None or re.fullmatch("[A-Z]{3}", text[start:end]):
            continue
        label_at = start - len(line) + found.start("label") + len(found["label"]) - 1
        if any(first <= label_at < last for first, last in record["meta"]["evidence"].values()):
            continue
        if record["meta"]["genre"] == "chat" and not line[: found.start()].strip():
            continue
        starts.add(start)
        named = owners.get(_bare(found["label"]), set())
        tokens = [token for token in pointer.split("/")[1:] if not token.isdigit()]
        own = [form for token in tokens for form in _called(token.replace("~1", "/").replace("~0", "~"), language)]
        written = fold(found["label"]).strip(" *_[]()?")
        if named and not named & set(tokens) and not any(written.endswith(form) for form in own):
            faults.append(f"{pointer}: stands at the label {found['label']!r}")
    return faults


def _bare(label):
    return fold(re.sub(r"^.*[./]|^[\s\-\u2013•*+>#»~@]+|\[\d+\]", "", label).strip(" *_[]()?"))


def faults_of_leftovers(record, value):
    """Values in the text that neither a marked place nor a stated distractor accounts for."""
    text, meta = record["input"]["text"], record["meta"]
    rest, at = [], 0
    for start, end in sorted(meta["evidence"].values()):
        rest += [text[at:start], "\x00"]
        at = end
    left = "".join([*rest, text[at:]])
    for name in sorted(_members(value), key=len, reverse=True):
        left = left.replace(name, " ") if re.search(r"\d|@", name) else left
    left = re.sub(r"\[\d+\]|[./_]\d+(?=[./_\]])", "", left)
    allowed = len(meta.get("distractors", {}))
    found = [match[0] for match in _VALUE.finditer(left)]
    return [f"nobody marked {found}"] if len(found) > allowed else []
