"""The teacher `transformers` held to what edgejson relies on in every chat model."""

from __future__ import annotations

from importlib.util import find_spec
from typing import ClassVar

import pytest

from edgejson.testing import ChatModelContract

pytestmark = [
    pytest.mark.skipif(
        find_spec("torch") is None or find_spec("transformers") is None,
        reason="torch and transformers are not installed (tests/vllm_tier/run brings an environment that has them)",
    ),
    # Of torch itself, on import, and of what it imports.
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),
]


class TestTransformers(ChatModelContract):
    plugin = "transformers"
    deterministic = True
    too_long = 30_000
    failing: ClassVar = {"misconfigured": {"model": "nobody/no-such-model"}}

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _model(cls, tmp_path_factory):
        import tiny_models

        folder = tiny_models.write_llama(tmp_path_factory.mktemp("tiny") / "tiny-llama")
        cls.settings = {"model": str(folder), "device": "cpu", "license": "Apache-2.0"}
