"""Drive a task family without an engine: answer its requests from a list of values, make records, look at findings."""

from __future__ import annotations

import string
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from hypothesis import strategies as st

from edgejson.checking import Subject
from edgejson.tools import Tools
from edgejson.types import Completion, Draft, Record, Request, Slot

STAND_IN = SimpleNamespace(document={"type": "object"}, sha256="0" * 64)
"""A schema for families that only pass it on to the teacher."""


def slot(task: str, difficulty: str, seed: int, kind: str = "sft") -> Slot:
    return Slot(
        key=f"{task}-{seed}",
        task=task,
        kind=kind,
        schema_id="hand/written",
        complexity="simple",
        difficulty=difficulty,
        language="en",
        teacher="hand",
        seed=seed,
    )


def compose(family: Any, slot_: Slot, answer: Callable[[Request], Any], schema: Any = STAND_IN) -> Draft:
    """The draft that `family` makes of `slot_` when every request is answered by `answer`."""
    steps = family.compose(slot_, Tools(slot_, schema))
    request = next(steps)
    while True:
        try:
            request = steps.send(Completion(value=answer(request)))
        except StopIteration as stop:
            return stop.value


def subject_of(task: str, draft: Draft, schema: Any = None, /, **changes: str) -> Subject:
    """The record of `draft` under examination; `changes` replace parts of its input, or its `output`."""
    output = changes.pop("output", draft.output)
    meta = {"schema": "hand/written", **draft.meta}
    record = Record(id="by-hand", task=task, input={**draft.input, **changes}, output=output, meta=meta)
    return Subject(record, lambda _: schema)


def found(family: Any, subject: Subject) -> list[str]:
    return [finding.check for finding in family.verify(subject)]


_NAMES = st.text(string.ascii_lowercase + "_", min_size=1, max_size=8) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.integers(-20_000, 20_000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.decimals(-1000, 1000, places=2).map(float)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        ["in stock", "Zoë's café", 'she said "yes" twice', "a/b", "two\nlines\there", "\U0001f600 ok", "plain"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=25,
)
DOCUMENTS = st.dictionaries(_NAMES, VALUES, min_size=1, max_size=6) | st.lists(VALUES, min_size=1, max_size=5)
"""Objects and arrays inside the domain of RFC 8785."""

INVOICE = {
    "invoice_number": "INV-20418",
    "customer": {"name": "Zoë Müller", "email": "zoe.mueller@brückner-design.de", "active": True, "vat_id": None},
    "items": [
        {"sku": "LMP-114", "name": 'Desk lamp "Aurora"', "quantity": 2, "unit_price": 49.5, "line_total": 99},
        {"sku": "CBL-020", "name": "USB-C cable", "quantity": 10, "unit_price": 0.75, "line_total": 7.5},
    ],
    "notes": "Leave at the door.\nDon't ring.\tThanks / merci",
    "tags": ["office", "urgent"],
    "reference": 1048576,
    "discount": 0.15,
    "paid": False,
    "total": 106.5,
}
"""A document with a place for every kind of error: escapes, apostrophes, fractions, long numbers, literals."""
