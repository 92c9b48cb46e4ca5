"""Merging and patching against the examples of the RFCs themselves, in Python, in jq and in a library."""

from __future__ import annotations

import json

import jsonpatch
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson import jsontext
from edgejson_tasks.transform import proof
from edgejson_tasks.transform.engines.json_patch_form import to_json_patch
from edgejson_tasks.transform.interpreter import run
from edgejson_tasks.transform.operation import StepError
from edgejson_tasks.transform.patching import deep_merge, json_patch, merge_patch

# RFC 7396, appendix A: original, patch, result.
MERGES = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("original", "patch", "result"), MERGES)
def test_merge_patch_does_what_rfc_7396_says(original, patch, result):
    assert jsontext.equal(merge_patch(original, patch), result)
    step = {"op": "merge_patch", "at": "", "patch": patch}
    assert jsontext.equal(proof.result(json.dumps(original), [step]), result)


# RFC 6902, appendix A, A.1 to A.16: document, patch, result; `None` where the patch is an error.
FAILS = object()
PATCHES = [
    ({"foo": "bar"}, [{"op": "add", "path": "/baz", "value": "qux"}], {"baz": "qux", "foo": "bar"}),
    ({"foo": ["bar", "baz"]}, [{"op": "add", "path": "/foo/1", "value": "qux"}], {"foo": ["bar", "qux", "baz"]}),
    ({"baz": "qux", "foo": "bar"}, [{"op": "remove", "path": "/baz"}], {"foo": "bar"}),
    ({"foo": ["bar", "qux", "baz"]}, [{"op": "remove", "path": "/foo/1"}], {"foo": ["bar", "baz"]}),
    (
        {"baz": "qux", "foo": "bar"},
        [{"op": "replace", "path": "/baz", "value": "boo"}],
        {"baz": "boo", "foo": "bar"},
    ),
    (
        {"foo": {"bar": "baz", "waldo": "fred"}, "qux": {"corge": "grault"}},
        [{"op": "move", "from": "/foo/waldo", "path": "/qux/thud"}],
        {"foo": {"bar": "baz"}, "qux": {"corge": "grault", "thud": "fred"}},
    ),
    (
        {"foo": ["all", "grass", "cows", "eat"]},
        [{"op": "move", "from": "/foo/1", "path": "/foo/3"}],
        {"foo": ["all", "cows", "eat", "grass"]},
    ),
    (
        {"baz": "qux", "foo": ["a", 2, "c"]},
        [{"op": "test", "path": "/baz", "value": "qux"}, {"op": "test", "path": "/foo/1", "value": 2}],
        {"baz": "qux", "foo": ["a", 2, "c"]},
    ),
    ({"baz": "qux"}, [{"op": "test", "path": "/baz", "value": "bar"}], FAILS),
    (
        {"foo": "bar"},
        [{"op": "add", "path": "/child", "value": {"grandchild": {}}}],
        {"foo": "bar", "child": {"grandchild": {}}},
    ),
    ({"foo": "bar"}, [{"op": "add", "path": "/baz/bat", "value": "qux"}], FAILS),
    ({"/": 9, "~1": 10}, [{"op": "test", "path": "/~01", "value": 10}], {"/": 9, "~1": 10}),
    ({"/": 9, "~1": 10}, [{"op": "test", "path": "/~01", "value": "10"}], FAILS),
    (
        {"foo": ["bar"]},
        [{"op": "add", "path": "/foo/-", "value": ["abc", "def"]}],
        {"foo": ["bar", ["abc", "def"]]},
    ),
    # Section 4 and 5: beyond the appendix.
    ({"a": 1}, [{"op": "add", "path": "", "value": [1]}], [1]),
    ({"a": [1, 2]}, [{"op": "copy", "from": "/a", "path": "/b"}], {"a": [1, 2], "b": [1, 2]}),
    ({"a": [1, 2]}, [{"op": "add", "path": "/a/3", "value": 0}], FAILS),
    ({"a": [1, 2]}, [{"op": "remove", "path": "/a/-"}], FAILS),
    ({"a": [1, 2]}, [{"op": "remove", "path": "/a/01"}], FAILS),
    ({"a": {"b": 1}}, [{"op": "move", "from": "/a", "path": "/a/c"}], FAILS),
    ({"a": 1}, [{"op": "replace", "path": "/b", "value": 1}], FAILS),
    ({"a": 1}, [{"op": "test", "path": "/a", "value": 1.0}], {"a": 1}),
]


@pytest.mark.parametrize(("document", "patch", "result"), PATCHES)
def test_json_patch_does_what_rfc_6902_says(document, patch, result):
    step = {"op": "json_patch", "at": "", "patch": patch}
    if result is FAILS:
        with pytest.raises(StepError):
            json_patch(document, patch)
        with pytest.raises(proof.ProofError):
            proof.result(json.dumps(document), [step])
    else:
        assert jsontext.equal(json_patch(document, patch), result)
        assert jsontext.equal(proof.result(json.dumps(document), [step]), result)


names = st.sampled_from(["a", "b", "a/b", "m~n", "", "0", "-"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "x", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
pointers = st.lists(names | st.sampled_from(["1", "2"]), max_size=3).map(jsontext.join)
entries = st.one_of(
    st.fixed_dictionaries({"op": st.sampled_from(["add", "replace", "test"]), "path": pointers, "value": values}),
    st.fixed_dictionaries({"op": st.just("remove"), "path": pointers}),
    st.fixed_dictionaries({"op": st.sampled_from(["move", "copy"]), "from": pointers, "path": pointers}),
)


@settings(max_examples=400, deadline=None)
@given(document=values, patch=st.lists(entries, min_size=1, max_size=3))
def test_three_engines_agree_on_any_patch(document, patch):
    """Python, jq and the `jsonpatch` library; where Python refuses, jq does too."""
    step = {"op": "json_patch", "at": "", "patch": patch}
    try:
        answer = json_patch(document, patch)
    except StepError:
        with pytest.raises(proof.ProofError):
            proof.result(json.dumps(document), [step])
        return
    assert jsontext.equal(proof.result(json.dumps(document), [step]), answer)
    if not any(entry["op"] == "test" for entry in patch):  # the library takes true for 1 there
        assert jsontext.equal(jsonpatch.apply_patch(document, patch), answer)


@settings(max_examples=300, deadline=None)
@given(
    document=st.dictionaries(names, values, max_size=4), patch=st.dictionaries(names, values, min_size=1, max_size=4)
)
def test_merges_agree_with_the_patches_that_they_amount_to(document, patch):
    for op, merge in (("merge_patch", merge_patch), ("deep_merge", deep_merge)):
        step = {"op": op, "at": "", "patch": patch}
        answer = merge(document, patch)
        assert jsontext.equal(run(document, [step]), answer)
        assert jsontext.equal(proof.result(json.dumps(document), [step]), answer)
        assert jsontext.equal(jsonpatch.apply_patch(document, to_json_patch(step, document)), answer)
