"""Is the answer of a text_to_json record right? Read from the record alone; imports nothing of edgejson.

Each marked place of the text is read on its own and must state the leaf that it is marked for, every leaf must have its
place or be a null that the stated policy asks for, and what no place marks must hold no value.
"""

from __future__ import annotations

import html
import re

from own_dates import fold, read_date, read_moment
from own_fields import Shape, shape_of
from own_json import NotJsonError, Number, canonical, equal, leaves, parse
from own_labels import faults_of_labels, faults_of_leftovers
from own_surfaces import choices_meant, is_empty, is_nothing, negated, numbers_meant, truth_meant

__all__ = ["faults_of_text"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_FORMATS = {"date": _DAY, "date-time": _MOMENT}
_CURRENCIES = {
    "USD": r"US dollars?|USD",
    "EUR": r"\beuros?\b|EUR",
    "GBP": r"pounds? sterling|GBP",
    "BRL": r"\breais\b|BRL",
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "R$": "BRL"}
_QUOTED = re.compile(r"""[\"'`\u201c\u201e\u2018\u00ab].*[\"'`\u201d\u201c\u2019\u00bb]""", re.DOTALL)
_BREAK = re.compile(r"[.;:,\n|·/?>\t]| - ")
_SCALES = re.compile(
    r"[ \u00a0]?(?:k|mio\.?|mrd\.?|tsd\.?|thousand|million|billion|mil|milh[õo]es|millones|millions?|milliards?)\b",
    re.IGNORECASE,
)


def faults_of_text(record, answer):
    """What is wrong with `answer`; empty when it is what the text states under the policy of the record."""
    try:
        value = parse(answer)
    except NotJsonError as error:
        return [f"not JSON: {error}"]
    shape = shape_of(record)
    faults = [] if canonical(value) == answer else ["the text is not canonical"]
    faults += _faults_of_places(record)
    faults += _faults_of_leaves(record, value, shape)
    faults += _faults_of_policy(record, value, shape, "")
    faults += _faults_of_distractors(record, value)
    faults += _faults_of_order(record, value)
    faults += faults_of_labels(record, value, shape)
    faults += faults_of_leftovers(record, value)
    return faults


def _faults_of_places(record):
    """Places lie in the text, apart from each other, and cut no word or number in two."""
    text, faults, last = record["input"]["text"], [], 0
    for pointer, (start, end) in sorted(record["meta"]["evidence"].items(), key=lambda entry: entry[1]):
        if not last <= start < end <= len(text):
            faults.append(f"{pointer}: the place {start}-{end} meets another or leaves the text")
            continue
        last = end
        before, surface, after = text[:start], text[start:end], text[end:]
        if surface != surface.strip():
            faults.append(f"{pointer}: blanks at the edge of {surface!r}")
        if surface[0].isalnum() and before[-1:].isalnum() and not re.search(r"[A-Z]{3}$|R\$$|\\[nt]$", before):
            faults.append(f"{pointer}: {before[-6:]!r} runs into {surface!r}")
        if surface[-1].isalnum() and after[:1].isalnum() and not re.match(r"(?:°?[CF]|kg|ms|s|h|m|x)\b", after):
            faults.append(f"{pointer}: {surface!r} runs into {after[:6]!r}")
        beyond = re.match(r"[.:/]\d" if record["meta"]["genre"] == "table_csv" else r"[.,:/]\d", after)
        if surface[-1].isdigit() and beyond:
            faults.append(f"{pointer}: {surface!r} goes on as {after[:6]!r}")
    return faults


def _faults_of_leaves(record, value, shape):
    text, meta = record["input"]["text"], record["meta"]
    evidence = meta["evidence"]
    stated = dict(leaves(value))
    faults = [f"{pointer}: a place but no leaf" for pointer in evidence if pointer not in stated]
    for pointer, leaf in stated.items():
        if pointer not in evidence:
            if leaf is not None or meta["missing_policy"] == "omit":
                faults.append(f"{pointer}: {leaf!r} has no place in the text")
            continue
        start, end = evidence[pointer]
        part = _found(shape, pointer)
        if not _fits(leaf, part):
            faults.append(f"{pointer}: {leaf!r} is not of the kind that the prompt shows")
        if _may_be_a_number(leaf, part) and not _QUOTED.fullmatch(text[max(0, start - 1) : end + 1]):
            faults.append(f"{pointer}: {leaf!r} stands in the text as a number would")
        if _is_other_currency(text, start, end, part.description):
            faults.append(f"{pointer}: {text[start - 4 : end + 4]!r} is not {part.description!r}")
        if not _states(text, start, end, leaf, part, meta["language"]):
            faults.append(f"{pointer}: {text[start:end]!r} does not state {leaf!r}")
    return faults


def _fits(leaf, shape):
    """Whether a leaf is of the type, the format and the choices that the prompt shows."""
    if leaf is None or (not shape.types and shape.choices is None):
        return True
    kinds = {bool: {"boolean"}, str: {"string"}, dict: {"object"}, list: {"array"}, Number: {"number"}}[type(leaf)]
    if isinstance(leaf, Number) and leaf.exact.denominator == 1:
        kinds = {"number", "integer"}
    if shape.types and not kinds & shape.types:
        return False
    if isinstance(leaf, str) and shape.choices is not None:
        return leaf in shape.choices
    form = _FORMATS.get(shape.format) if isinstance(leaf, str) else None
    return form is None or form.fullmatch(leaf) is not None


def _may_be_a_number(leaf, shape):
    """Whether a leaf is a string that the prompt would take as a number as well: only quotes tell which one it is."""
    return isinstance(leaf, str) and shape.types & {"integer", "number"} and re.fullmatch(r"-?\d+", leaf)


def _found(shape, pointer):
    for escaped in pointer.split("/")[1:]:
        token = escaped.replace("~1", "/").replace("~0", "~")
        if shape.members is not None and token in shape.members:
            shape = shape.members[token]
        elif shape.parts is not None and token.isdigit() and int(token) < len(shape.parts):
            shape = shape.parts[int(token)]
        elif shape.items is not None and token.isdigit():
            shape = shape.items
        elif any(re.search(pattern, token) for pattern in shape.patterns):
            shape = next(part for pattern, part in shape.patterns.items() if re.search(pattern, token))
        elif shape.others is not None:
            shape = shape.others
        else:
            return Shape()
    return shape


def _states(text, start, end, leaf, shape, language):
    surface = text[start:end]
    if leaf is None:
        return is_nothing(surface, language)
    if isinstance(leaf, bool):
        return _truth(text, start, end, language) is leaf
    if isinstance(leaf, Number):
        return _number(text, start, end, language) == {leaf.exact}
    if isinstance(leaf, dict | list):
        return is_empty(surface, language)
    if shape.choices is not None and leaf in shape.choices:
        return surface == leaf or choices_meant(surface, language, shape.choices) == [leaf]
    if surface == leaf:
        return True
    if _MOMENT.fullmatch(leaf):
        return read_moment(surface, language) == leaf
    if _DAY.fullmatch(leaf):
        return read_date(surface, language) == leaf
    return leaf in _unescaped(text, start, end)


def _unescaped(text, start, end):
    """The string that a marked place holds once the escapes of its surroundings are undone."""
    surface = text[start:end]
    yield " ".join(surface.split("\n"))
    yield html.unescape(surface)
    yield surface.replace('""', '"')
    yield surface.replace("\\|", "|")
    if text[start - 1 : start] == '"':
        yield re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), surface)


def _truth(text, start, end, language):
    surface = text[start:end]
    meant = truth_meant(surface, language)
    if meant is True and fold(surface) not in ("✓", "[x]", "(✓)", "☑"):
        around = fold(_BREAK.split(text[end : end + 40])[0]).split()[:2]
        before = fold(_BREAK.split(text[max(0, start - 25) : start])[-1]).split()[-1:]
        if any(negated(word, language) for word in [*around, *before]):
            return None
    return meant


def _number(text, start, end, language):
    surface = text[start:end]
    signed = re.search(r"(?:\A|[\s(:=|])[-\u2212]\Z", text[max(0, start - 2) : start])
    if signed or _SCALES.match(text[end:]):
        return set()
    return numbers_meant(surface, language)


def _is_other_currency(text, start, end, description):
    """Whether the amount stands in the text in another currency than the description of its field names."""
    named = [code for code, words in _CURRENCIES.items() if re.search(words, description)]
    before = re.search(r"(R\$|[$€£]|USD|EUR|GBP|BRL)\s?\Z", text[:start])
    after = re.match(r"\s?(R\$|[$€£]|USD|EUR|GBP|BRL)", text[end:])
    written = before or after
    return bool(named and written) and _SIGNS.get(written[1], written[1]) not in named


def _faults_of_policy(record, value, shape, pointer):
    """Which fields must be there though the text does not state them, and which nulls may."""
    policy, faults = record["meta"]["missing_policy"], []
    if isinstance(value, dict) and shape.members is not None:
        for name, part in shape.members.items():
            place = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name in value:
                if value[name] is None and not part.nullable and part.types:
                    faults.append(f"{place}: null is not allowed")
                faults += _faults_of_policy(record, value[name], part, place)
            elif policy == "null_all" or (policy == "null" and part.nullable):
                faults.append(f"{place}: should be null")
            elif name in shape.required:
                faults.append(f"{place}: is required")
        if shape.others is None and "schema" not in record["input"]:
            known = [name for name in value if any(re.search(pattern, name) for pattern in shape.patterns)]
            faults += [f"{pointer}/{name}: is no field" for name in value if name not in {*shape.members, *known}]
    elif isinstance(value, list) and shape.items is not None:
        for index, item in enumerate(value):
            faults += _faults_of_policy(record, item, shape.items, f"{pointer}/{index}")
    return faults


def _faults_of_distractors(record, value):
    faults = []
    stated = dict(leaves(value))
    for pointer, wrong in record["meta"].get("distractors", {}).items():
        if pointer in stated and equal(stated[pointer], _own(wrong)):
            faults.append(f"{pointer}: the wrong value was taken")
    return faults


def _own(value):
    return Number(repr(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _faults_of_order(record, value):
    """Items of an array stand in the text in their order."""
    first = {}
    for pointer, (start, _) in record["meta"]["evidence"].items():
        tokens = pointer.split("/")
        for depth, token in enumerate(tokens):
            if token.isdigit():
                key = ("/".join(tokens[:depth]), int(token))
                first[key] = min(first.get(key, start), start)
    faults = []
    for (array, index), start in first.items():
        if (array, index - 1) in first and first[array, index - 1] >= start:
            faults.append(f"{array}/{index}: stands before the item that it follows")
    return faults
