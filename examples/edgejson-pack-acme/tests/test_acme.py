from __future__ import annotations

from typing import Any

import pytest
from edgejson.testing import PackContract


class TestAcme(PackContract):
    plugin = "acme"

    @pytest.mark.parametrize(
        ("name", "pointer", "rule"),
        [
            ("acme/article", ("pack_price",), "pack_price"),
            ("acme/delivery_note", ("lines", 0, "open"), "open"),
            ("acme/settlement", ("debits", 0, "amount"), "balanced"),
            ("acme/purchase_order", ("vat",), "vat"),
        ],
    )
    def test_a_number_that_is_off_by_one_is_found(self, name: str, pointer: tuple[str | int, ...], rule: str) -> None:
        schema = self.library().get(name)
        value = schema.sample(3)
        *path, last = pointer
        node: Any = value
        for token in path:
            node = node[token]
        node[last] += 1
        assert rule in {broken.rule for broken in schema.broken_rules(value)}

    def test_nothing_open_means_complete(self) -> None:
        schema = self.library().get("acme/delivery_note")
        notes: list[Any] = [schema.sample(seed) for seed in range(200)]
        for note in notes:
            assert note["complete"] == all(line["open"] == 0 for line in note["lines"])
        assert {note["complete"] for note in notes} == {True, False}
