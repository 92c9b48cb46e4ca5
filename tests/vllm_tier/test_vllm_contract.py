"""The teacher `vllm` held to what edgejson relies on in every chat model; each test opens the model anew."""

from __future__ import annotations

from typing import ClassVar

import pytest

from edgejson.testing import ChatModelContract


class TestVllm(ChatModelContract):
    plugin = "vllm"
    deterministic = True
    too_long = 30_000
    patience = 600.0
    failing: ClassVar = {"misconfigured": {"model": "nobody/no-such-model"}}

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _model(cls, awq):
        cls.settings = {"model": str(awq), "max_model_len": 1024, "license": "Apache-2.0"}
