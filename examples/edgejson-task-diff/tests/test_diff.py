from __future__ import annotations

import json
from typing import Any

import pytest
from edgejson.testing import TaskContract, make_subject
from hypothesis import given, settings
from hypothesis import strategies as st

from edgejson_task_diff.changes import carry_over, differences
from edgejson_task_diff.proof import PatchError, apply, canonical_patch

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from([0.5, "", "a", "a/b", "~0", "é"])
NAMES = st.sampled_from(["", "a", "b", "a/b", "m~n", "0", "10", "é"])
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


class TestDiff(TaskContract):
    plugin = "diff"
    seeds = 4


class TestLongDiff(TaskContract):
    plugin = "diff"
    settings = {"easy": 6, "medium": 9, "hard": 12}
    schemas = ("core/shopping_cart", "core/invoice")
    seeds = 2
    rows = 6


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_what_differs_leads_from_one_to_the_other(first: Any, second: Any) -> None:
    patch = list(differences(first, second))
    assert written(apply(patch, first)) == written(second)
    assert written(patch) == written(canonical_patch(first, second))


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_no_operation_can_be_left_out(first: Any, second: Any) -> None:
    patch = list(differences(first, second))
    for place in range(len(patch)):
        try:
            result = apply(patch[:place] + patch[place + 1 :], first)
        except PatchError:
            continue
        assert written(result) != written(second)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, DOCUMENTS, st.data())
def test_some_of_the_changes_can_be_carried_over(first: Any, second: Any, data: st.DataObject) -> None:
    changes = [change for change in differences(first, second) if change["path"]]
    before = written(first)
    kept = [change for change in changes if data.draw(st.booleans())]
    third = carry_over(kept, first)
    assert written(first) == before
    assert (written(third) == before) == (not kept)


def written(value: Any) -> str:
    """Numbers and booleans apart, as JSON has them."""
    return json.dumps(value, sort_keys=True)


@pytest.mark.parametrize(
    ("patch", "document", "result"),
    [  # RFC 6902, appendix A, as far as add, remove and replace go
        ([{"op": "add", "path": "/baz", "value": "qux"}], {"foo": "bar"}, {"baz": "qux", "foo": "bar"}),
        ([{"op": "add", "path": "/foo/1", "value": "qux"}], {"foo": ["bar", "baz"]}, {"foo": ["bar", "qux", "baz"]}),
        ([{"op": "remove", "path": "/baz"}], {"baz": "qux", "foo": "bar"}, {"foo": "bar"}),
        ([{"op": "remove", "path": "/foo/1"}], {"foo": ["bar", "qux", "baz"]}, {"foo": ["bar", "baz"]}),
        ([{"op": "replace", "path": "/baz", "value": "boo"}], {"baz": "qux"}, {"baz": "boo"}),
        ([{"op": "add", "path": "/child", "value": {"x": {}}}], {"foo": "bar"}, {"foo": "bar", "child": {"x": {}}}),
        ([{"op": "add", "path": "/foo/-", "value": ["abc"]}], {"foo": ["bar"]}, {"foo": ["bar", ["abc"]]}),
        ([{"op": "replace", "path": "/~01", "value": 10}], {"/": 9, "~1": 10}, {"/": 9, "~1": 10}),
        ([{"op": "replace", "path": "", "value": [1]}], {"a": 1}, [1]),
        ([{"op": "add", "path": "/", "value": 1}], {}, {"": 1}),
    ],
)
def test_a_patch_is_applied_as_the_standard_says(patch: Any, document: Any, result: Any) -> None:
    assert apply(patch, document) == result


@pytest.mark.parametrize(
    "step",
    [
        {"op": "remove", "path": "/none"},
        {"op": "replace", "path": "/none", "value": 1},
        {"op": "add", "path": "/none/deep", "value": 1},
        {"op": "add", "path": "/items/3", "value": 1},
        {"op": "add", "path": "/items/01", "value": 1},
        {"op": "remove", "path": "/items/-"},
        {"op": "remove", "path": "/items/-1"},
        {"op": "add", "path": "/text/0", "value": 1},
        {"op": "remove", "path": ""},
    ],
)
def test_a_place_that_is_not_there_is_an_error(step: Any) -> None:
    with pytest.raises(PatchError):
        apply([step], {"items": [1, 2], "text": "abc"})


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        ('[{"op":"remove","path":"/b/2"},{"op":"remove","path":"/b/1"},{"op":"replace","path":"/c","value":5}]', []),
        ('[{"op":"replace","path":"/b","value":[1]},{"op":"replace","path":"/c","value":5}]', ["diff.minimal"]),
        (
            '[{"op":"replace","path":"/c","value":5},{"op":"remove","path":"/b/2"},{"op":"remove","path":"/b/1"}]',
            ["diff.order"],
        ),
        ('[{"op":"replace","path":"/c","value":5}]', ["diff.result", "diff.minimal"]),
        ('[{"op":"move","path":"/c","from":"/a"}]', ["diff.form"]),
        ('{"op":"remove","path":"/c"}', ["diff.form"]),
        ("[", ["diff.form"]),
    ],
)
def test_the_proof_tells_what_is_wrong(answer: str, finding: list[str]) -> None:
    documents = {"first": '{"a":1,"b":[1,2,3],"c":4}', "second": '{"a":1,"b":[1],"c":5}'}
    subject = make_subject(text=answer, task="diff", input=documents)
    assert [found.check for found in TestDiff.family().verify(subject)] == finding


def test_a_record_without_documents_is_refused() -> None:
    subject = make_subject([], task="diff", input={"first": "{}"})
    assert [found.check for found in TestDiff.family().verify(subject)] == ["diff.record"]
