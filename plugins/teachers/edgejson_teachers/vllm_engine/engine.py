"""vLLM's offline `LLM`, driven a step at a time, so that prompts join and leave while others are under way."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from edgejson.models import Finish, ModelError, Prompt, Reply, Usage
from edgejson_teachers import _local_reply
from edgejson_teachers._libraries import imported, one_line
from edgejson_teachers._wire.lowering import stated
from edgejson_teachers.vllm_engine.bond import Bond
from edgejson_teachers.vllm_engine.guard import refuse_unguarded_script
from edgejson_teachers.vllm_engine.settings import VllmSettings

__all__ = ["VllmEngine", "arguments"]

_INSTALL = "pip install 'edgejson[vllm]'"

_ENVIRONMENT = {
    "VLLM_WORKER_MULTIPROC_METHOD": "spawn",  # a fork of a process that has threads, as ours, may hang
    "VLLM_NO_USAGE_STATS": "1",
    "VLLM_LOGGING_LEVEL": "ERROR",
    "VLLM_LOGGING_STREAM": "ext://sys.stderr",  # stdout is for data
}
"""What vLLM reads from the environment; what a person has set there counts."""

_FINISHES: dict[str | None, Finish] = {"stop": "stop", "length": "length"}
"""vLLM's reasons besides these (abort, error, repetition) mean that it broke off."""

_SHUTDOWN_SECONDS = 60

_DEFAULTS = ("temperature", "top_p", "top_k", "min_p", "repetition_penalty", "presence_penalty", "frequency_penalty")


def arguments(settings: VllmSettings) -> dict[str, Any]:
    """What `vllm.LLM` is made with."""
    structured: dict[str, Any] = {"backend": settings.structured_backend}
    if settings.structured_backend in {"guidance", "xgrammar"}:
        structured["disable_any_whitespace"] = True  # an engine may fill max_tokens with blanks otherwise
    return {
        "model": settings.model,
        "revision": settings.revision,
        "tokenizer_revision": settings.revision,
        "quantization": settings.quantization,
        "dtype": settings.dtype,
        "gpu_memory_utilization": settings.gpu_memory_utilization,
        "max_model_len": settings.max_model_len,
        "max_num_seqs": settings.max_num_seqs,
        "enforce_eager": settings.enforce_eager,
        "tensor_parallel_size": settings.tensor_parallel_size,
        "seed": settings.seed,
        "trust_remote_code": settings.trust_remote_code,
        "use_tqdm_on_load": False,
        "structured_outputs_config": structured,
        **settings.engine,
    }


class VllmEngine:
    """One model in vLLM, as a `Batcher` drives it."""

    def __init__(self, settings: VllmSettings, *, called: str) -> None:
        self._settings = settings
        self._called = called
        self._template: str | None = None
        self._llm: Any = None
        self._bond: Bond | None = None
        self._defaults: Any = None
        self._params: Any = None
        self._held: Any = None
        self._refused: type[Exception] = Exception
        self._tickets: dict[str, int] = {}
        self._ids: dict[int, str] = {}

    def open(self) -> None:
        for name, value in _ENVIRONMENT.items():
            os.environ.setdefault(name, value)
        if os.environ.get("VLLM_ENABLE_V1_MULTIPROCESSING") != "0":
            refuse_unguarded_script()
        if self._settings.chat_template is not None:
            self._template = self._settings.chat_template.read_text(encoding="utf-8")
        vllm = imported("vllm", _INSTALL)
        self._refused = import_module("vllm.exceptions").VLLMValidationError
        self._held = import_module("vllm.sampling_params").StructuredOutputsParams
        self._params = vllm.SamplingParams
        try:
            self._llm = vllm.LLM(**{**_for_the_platform(), **arguments(self._settings)})
        except Exception as error:  # CUDA, torch and vLLM have an error of their own for whatever is missing
            raise ModelError(
                f"vLLM cannot open {self._settings.model}: {one_line(error)}",
                kind="misconfigured",
                hint="its own lines above say more; `edgejson plan` says what fits on the card",
            ) from error
        self._defaults = self._llm.get_default_sampling_params()
        self._bond = Bond(self._llm.llm_engine.engine_core)

    def admit(self, ticket: int, prompt: Prompt) -> None:
        try:
            request = self._enqueue(prompt, prompt.schema)
        except self._refused as error:
            raise self._refusal(prompt, error) from error
        except (ValueError, TypeError) as error:  # from a chat template: no role `system`, or no template at all
            raise _template_refusal(error, self._settings.model) from error
        # The name that an output carries is the first part of the one that the engine goes by.
        self._tickets[request.partition("-")[0]] = ticket
        self._ids[ticket] = request

    def work(self) -> Iterator[tuple[int, Reply | ModelError]]:
        for output in self._llm.llm_engine.step():
            ticket = self._tickets.pop(output.request_id, None) if output.finished else None
            if ticket is not None:
                del self._ids[ticket]
                yield ticket, self._reply(output)

    def withdraw(self, ticket: int) -> None:
        request = self._ids.pop(ticket)
        del self._tickets[request.partition("-")[0]]
        self._llm.llm_engine.abort_request([request], internal=True)

    def close(self) -> None:
        llm, self._llm = self._llm, None
        self._tickets.clear()
        self._ids.clear()
        if llm is None:
            return
        # The engine is a process of its own: the card is free as soon as that has ended.
        core = llm.llm_engine.engine_core
        core.shutdown(timeout=_SHUTDOWN_SECONDS)
        if self._bond is not None:
            self._bond.release()
        _end_sockets(core)
        del llm, core
        gc.collect()
        torch = sys.modules.get("torch")
        if torch is not None and torch.cuda.is_initialized():  # where the engine ran in this process
            torch.cuda.empty_cache()

    def _enqueue(self, prompt: Prompt, schema: Any) -> str:
        told = None if schema is None else stated(schema, "vllm")
        sampling = prompt.sampling
        chosen = {name: getattr(self._defaults, name) for name in _DEFAULTS}
        if sampling.temperature is not None:
            chosen["temperature"] = sampling.temperature
        if sampling.top_p is not None:
            chosen["top_p"] = sampling.top_p
        params = self._params(
            **chosen,
            max_tokens=sampling.max_tokens,
            stop=list(sampling.stop),
            seed=prompt.seed,
            structured_outputs=None if told is None else self._held(json=told),
        )
        (request,) = self._llm.enqueue_chat(
            [[dict(message) for message in prompt.messages]],
            [params],
            use_tqdm=False,
            chat_template=self._template,
            chat_template_kwargs=dict(self._settings.chat_template_kwargs),
        )
        return str(request)

    def _refusal(self, prompt: Prompt, error: Exception) -> ModelError:
        """Which part of a prompt vLLM refuses: it takes the same one without a schema when that was the reason."""
        words = one_line(error)
        if prompt.schema is not None:
            try:
                self._llm.llm_engine.abort_request([self._enqueue(prompt, None)], internal=True)
            except self._refused as other:
                words = one_line(other)
            else:
                return ModelError(f"vLLM cannot hold this schema: {words}", kind="schema_refused")
        if "context length" in words or "model length" in words:
            return ModelError(f"the prompt is too long: {words}", kind="too_long", hint="raise max_model_len")
        return ModelError(f"vLLM refuses the prompt: {words}", kind="refused")

    def _reply(self, output: Any) -> Reply:
        answer = output.outputs[0]
        usage = Usage(
            input=len(output.prompt_token_ids or ()),
            output=len(answer.token_ids),
            cached=output.num_cached_tokens,
        )
        finish = _FINISHES.get(answer.finish_reason, "error")
        raw = _local_reply.pack(text=answer.text, finish=finish, model=self._called, usage=usage)
        return Reply(text=answer.text, finish=finish, raw=raw, usage=usage, model=self._called)


def _for_the_platform() -> dict[str, Any]:
    """What a platform needs besides."""
    if not import_module("vllm.platforms").current_platform.is_cpu():
        return {}
    # A prompt that is read in parts takes back a draw of its seeded generator, which torch cannot do on a CPU: the
    # engine breaks off ("CPU Generator does not use offset", vLLM 0.32).
    return {"enable_chunked_prefill": False}


def _end_sockets(core: Any) -> None:
    """End the ZeroMQ context that vLLM leaves open, with its threads and files: each model would leave one more."""
    thread, context = getattr(core, "output_queue_thread", None), getattr(core, "ctx", None)
    if thread is None or context is None:
        return
    thread.join(_SHUTDOWN_SECONDS)
    if not thread.is_alive():  # its sockets are its own until then
        context.destroy(linger=0)


def _template_refusal(error: Exception, model: str) -> ModelError:
    words = one_line(error)
    if "chat template" in words.lower():
        return ModelError(
            f"{model} has no chat template that can be used: {words}",
            kind="misconfigured",
            hint="name a Jinja file as its setting chat_template, or take an instruct model",
        )
    return ModelError(f"vLLM refuses the prompt: {words}", kind="refused")
