"""Is the answer of a schema_generate record right? Imports nothing of edgejson.

The shown schema is judged by `jsonschema`; rules by the plain readings of the core pack's rules (`core_by_hand`) and by
evaluating the expressions of rules in Python (`own_rules`), both under the names of the pack, and once more as the
shown schema words them.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

from own_fields import shape_of_schema
from own_json import NotJsonError, canonical, leaves, parse, write
from own_rules import broken_rules
from own_validator import exact, faults_of_instance
from own_wishes import faults_of_wishes
from own_wording import faults_of_wording

_TESTS = Path(__file__).parents[1]
if str(_TESTS / "pack") not in sys.path:
    sys.path.append(str(_TESTS / "pack"))

import core_by_hand  # noqa: E402 - plain code without a package

__all__ = ["faults_of_generate"]

_PACKS = Path(__file__).parents[2] / "schemas"
_PRESERVED = {"whitespace": "min", "keys": "preserve", "numbers": "es6", "escapes": "minimal", "newline": "none"}


def faults_of_generate(record, answer):
    """What is wrong with `answer`; empty when it is an instance as the schema, the rules and the wishes ask for."""
    try:
        value = parse(answer)
    except NotJsonError as error:
        return [f"not JSON: {error}"]
    meta, text = record["meta"], record["input"]["schema"]
    faults = faults_of_instance(text, value)
    if faults:
        return faults
    faults += _faults_of_rules(meta, json.loads(text), value)
    faults += faults_of_wishes(meta.get("constraints", []), value)
    faults += _faults_of_form(meta, text, value, answer)
    faults += faults_of_wording(record)
    if all(leaf in (None, "") or leaf in ({}, []) for _, leaf in leaves(value)):
        faults.append("the answer says nothing")
    return faults


# ---------------------------------------------------------------- rules


def _faults_of_rules(meta, document, value):
    shown = document.get("x-invariants", [])
    broken = {f"rule of the shown schema: {rule}" for rule in broken_rules(shown, exact(value))}
    pack, _, name = meta["schema"].partition("/")
    mutations = meta.get("mutations", {})
    base = exact(_under_old_names(value, mutations.get("renamed", {}), set(mutations.get("added", ()))))
    found = _broken_by_hand(name, base) if pack == "core" else set()
    found |= set(broken_rules(_rules(pack, name), base))
    return sorted(broken | {f"rule: {rule}" for rule in found - set(mutations.get("dropped_rules", ()))})


def _broken_by_hand(name, base):
    """By the plain readings; where a mutation dropped members that they count on, the other reading stands alone."""
    try:
        return core_by_hand.broken_by_hand(name, base)
    except (KeyError, TypeError, IndexError, AttributeError):
        return set()


def _under_old_names(value, renamed, added):
    """The value as the pack's own schema would have it: members that were added go, the others get their names back."""
    if isinstance(value, list):
        return [_under_old_names(item, renamed, added) for item in value]
    if not isinstance(value, dict):
        return value
    old = {new: name for name, new in renamed.items()}
    back = {}
    for name, member in value.items():
        if name in added:
            continue
        called = old.get(name, f"<{name}>" if name in renamed else name)
        back[called] = _under_old_names(member, renamed, added)
    return back


@cache
def _rules(pack, name):
    for path in _PACKS.glob(f"edgejson_pack_{pack}/*/{name}.json"):
        return json.loads(path.read_text(encoding="utf-8")).get("x-invariants", [])
    return []


# ---------------------------------------------------------------- members, order, bytes


def _faults_of_form(meta, text, value, answer):
    faults = []
    if meta.get("order", "sorted") == "sorted":
        if answer != canonical(value):
            faults.append("the text is not canonical")
    elif answer != write(value, _PRESERVED):
        faults.append("the text is not minified")
    shape = shape_of_schema(json.loads(text))
    if meta.get("order") == "schema":
        faults += _out_of_order(value, shape, "")
    if meta.get("members", "any") != "any":
        faults += _wrong_members(value, shape, meta["members"], "")
    return faults


def _out_of_order(value, shape, pointer):
    faults = []
    if isinstance(value, dict) and shape.members is not None:
        listed = [name for name in shape.members if name in value]
        if listed != list(value):
            faults.append(f"{pointer}: {list(value)} should stand as {listed}")
    for name, part, kind in _parts(value, shape):
        faults += _out_of_order(part, kind, f"{pointer}/{name}")
    return faults


def _wrong_members(value, shape, which, pointer):
    faults = []
    if isinstance(value, dict) and shape.members is not None:
        declared = set(shape.members)
        wanted = shape.required if which == "required" else declared
        if set(value) - wanted if which == "required" else wanted - set(value):
            faults.append(f"{pointer}: has {sorted(value)}, not {which}")
    for name, part, kind in _parts(value, shape):
        faults += _wrong_members(part, kind, which, f"{pointer}/{name}")
    return faults


def _parts(value, shape):
    if isinstance(value, dict):
        for name, part in value.items():
            kind = (shape.members or {}).get(name)
            if kind is not None:
                yield name, part, kind
    elif isinstance(value, list) and shape.items is not None:
        for index, item in enumerate(value):
            yield index, item, shape.items
