from __future__ import annotations

import pytest
from edgejson.errors import RecipeError
from edgejson.testing import CheckContract


class TestLedger(CheckContract):
    plugin = "ledger"
    cases = "ledger.cases.yaml"

    def test_a_misspelt_setting_is_refused(self) -> None:
        with pytest.raises(RecipeError, match="decimal: there is no such setting"):
            self.host().create("checks", "ledger", {"decimal": 2})
