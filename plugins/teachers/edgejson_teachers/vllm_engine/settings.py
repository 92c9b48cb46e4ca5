"""Settings of the teacher `vllm`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FilePath, model_validator

from edgejson.errors import near_names
from edgejson.terms.table import Terms
from edgejson_teachers.vllm_engine.presets import presets

__all__ = ["VllmSettings"]

_OWN = frozenset(
    {
        "chat_template",
        "dtype",
        "enforce_eager",
        "gpu_memory_utilization",
        "max_model_len",
        "max_num_seqs",
        "model",
        "quantization",
        "revision",
        "seed",
        "structured_outputs_config",
        "tensor_parallel_size",
        "trust_remote_code",
    }
)
"""Arguments of vllm.LLM that have a setting, so that `engine` cannot contradict it."""


class VllmSettings(BaseModel):
    """A model that vLLM runs in this process; the defaults held on a 16 GB card with a 14B model in 4 bits."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())

    preset: str | None = Field(
        default=None, description=f"A model with all its settings: {', '.join(presets())}. What else is stated counts."
    )
    model: Annotated[str, Field(min_length=1)] = Field(description="Name on the Hugging Face hub, or a folder.")
    revision: str | None = Field(default=None, description="Commit, tag or branch of the model (default: the newest).")
    called: str | None = Field(
        default=None, description="What records call the model (default: its name; of a folder the last part)."
    )
    license: str = Field(
        default="", description="Licence of the model (default: the known one, see `edgejson teachers`)."
    )
    terms: Literal["", Terms] = Field(
        default="", description="What its terms say about training on its answers (default: the known ones)."
    )
    languages: tuple[str, ...] | None = Field(default=None, description="Languages that it writes (default: any).")
    quantization: str | None = Field(
        default=None, description="How the weights are packed (default: vLLM finds out; AWQ is one that it knows)."
    )
    dtype: Literal["auto", "half", "float16", "bfloat16", "float32"] = Field(
        default="auto", description="Type of numbers to compute with."
    )
    gpu_memory_utilization: Annotated[float, Field(gt=0, le=1)] = Field(
        default=0.85, description="Share of the card's memory that is taken, for weights, work and KV cache together."
    )
    max_model_len: Annotated[int, Field(strict=True, ge=16)] = Field(
        default=4096, description="Most tokens of a prompt and its answer."
    )
    max_num_seqs: Annotated[int, Field(strict=True, ge=1, le=4096)] = Field(
        default=16, description="Prompts that are answered at the same time."
    )
    enforce_eager: bool = Field(
        default=True, description="Do without CUDA graphs, which are faster and take memory; false on a larger card."
    )
    tensor_parallel_size: Annotated[int, Field(strict=True, ge=1, le=64)] = Field(
        default=1, description="Cards that share the model."
    )
    structured_backend: Literal["guidance", "xgrammar", "outlines", "auto"] = Field(
        default="guidance", description="What holds answers to their schema; guidance keeps most of its promises."
    )
    chat_template: FilePath | None = Field(
        default=None, description="A Jinja file, for a model without a chat template of its own."
    )
    chat_template_kwargs: dict[str, Any] = Field(
        default_factory=lambda: {"enable_thinking": False},
        description="What the chat template is told; templates ignore what they do not know.",
    )
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**31)] = Field(
        default=0, description="Seed of the engine itself; every prompt brings its own."
    )
    trust_remote_code: bool = Field(default=False, description="Run Python code that comes with the model.")
    gpu_memory_gib: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="Memory of each card, for the plan of what fits (default: as nvidia-smi says)."
    )
    tokens_per_second: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="What it writes in all, where it was measured; for estimates of time."
    )
    parallel: Annotated[int, Field(strict=True, ge=1, le=4096)] | None = Field(
        default=None, description="Prompts that are open at once (default: four times max_num_seqs, 32 at least)."
    )
    timeout_s: Annotated[float, Field(gt=0)] = Field(
        default=3600, description="Seconds that a prompt waits at most, the loading of the model included."
    )
    engine: dict[str, Any] = Field(default_factory=dict, description="Further arguments of vllm.LLM, as they are.")

    @model_validator(mode="before")
    @classmethod
    def _from_preset(cls, stated: Any) -> Any:
        name = stated.get("preset") if isinstance(stated, dict) else None
        if name is None:
            return stated
        if name not in presets():
            raise ValueError(f"there is no preset {name!r} ({near_names(str(name), presets())})")
        found = dict(presets()[name].settings)
        if stated.get("model", found["model"]) != found["model"]:
            found.pop("revision", None)  # the same model from elsewhere, such as a folder
        return found | stated

    @model_validator(mode="after")
    def _no_contradiction(self) -> VllmSettings:
        twice = sorted(_OWN & self.engine.keys())
        if twice:
            raise ValueError(f"engine: {twice[0]} has a setting of its own")
        return self
