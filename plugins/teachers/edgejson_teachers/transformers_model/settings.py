"""Settings of the teacher `transformers`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FilePath

from edgejson.terms.table import Terms

__all__ = ["TransformersSettings"]


class TransformersSettings(BaseModel):
    """A model that transformers runs in this process, made for measuring small ones."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())

    model: Annotated[str, Field(min_length=1)] = Field(description="Name on the Hugging Face hub, or a folder.")
    revision: str | None = Field(default=None, description="Commit, tag or branch of the model (default: the newest).")
    adapter: str | None = Field(default=None, description="A LoRA adapter for it, from the hub or a folder (peft).")
    called: str | None = Field(
        default=None, description="What records call the model (default: its name; of a folder the last part)."
    )
    license: str = Field(default="", description="Licence of the model (default: the known one).")
    terms: Literal["", Terms] = Field(
        default="", description="What its terms say about training on its answers (default: the known ones)."
    )
    languages: tuple[str, ...] | None = Field(default=None, description="Languages that it writes (default: any).")
    dtype: Literal["auto", "float16", "bfloat16", "float32"] = Field(
        default="auto", description="Type of numbers; auto is that of the files, and float32 on a CPU."
    )
    device: Annotated[str, Field(pattern=r"^(auto|cpu|mps|(cuda|xpu)(:\d+)?)$")] = Field(
        default="auto", description="Where it runs: cpu, cuda, cuda:1, mps; auto takes a card where there is one."
    )
    batch_size: Annotated[int, Field(strict=True, ge=1, le=4096)] = Field(
        default=8, description="Prompts that are answered at the same time; halved where memory runs out."
    )
    context: Annotated[int, Field(strict=True, ge=16)] | None = Field(
        default=None, description="Most tokens of a prompt and its answer (default: what the model was made for)."
    )
    chat_template: FilePath | None = Field(
        default=None, description="A Jinja file, for a model without a chat template of its own."
    )
    chat_template_kwargs: dict[str, Any] = Field(
        default_factory=lambda: {"enable_thinking": False},
        description="What the chat template is told; templates ignore what they do not know.",
    )
    trust_remote_code: bool = Field(default=False, description="Run Python code that comes with the model.")
    tokens_per_second: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="What it writes in all, where it was measured; for estimates of time."
    )
    timeout_s: Annotated[float, Field(gt=0)] = Field(
        default=3600, description="Seconds that a prompt waits at most, the loading of the model included."
    )
