"""A causal model of transformers that answers chats in rounds, padded on the left."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edgejson.models import Finish, ModelError, Prompt, Reply, Usage
from edgejson_teachers import _local_reply
from edgejson_teachers._libraries import imported, one_line
from edgejson_teachers.transformers_model.drawing import Draws, Ends, Manner
from edgejson_teachers.transformers_model.settings import TransformersSettings

__all__ = ["TransformersEngine"]

_INSTALL = "pip install 'edgejson[transformers]'"


@dataclass(frozen=True, slots=True)
class _Row:
    ticket: int
    tokens: list[int]
    manner: Manner


class TransformersEngine:
    """One model, as a `Batcher` drives it: admitted prompts wait for the next round of `batch_size`."""

    def __init__(self, settings: TransformersSettings, *, called: str) -> None:
        self._settings = settings
        self._called = called
        self._waiting: dict[int, _Row] = {}
        self._torch: Any = None
        self._transformers: Any = None
        self._tokenizer: Any = None
        self._model: Any = None
        self._context = 0
        self._ends: tuple[int, ...] = ()

    def open(self) -> None:
        self._torch, self._transformers = imported("torch", _INSTALL), imported("transformers", _INSTALL)
        self._transformers.utils.logging.disable_progress_bar()
        settings = self._settings
        named = {"revision": settings.revision, "trust_remote_code": settings.trust_remote_code}
        try:
            self._tokenizer = self._transformers.AutoTokenizer.from_pretrained(settings.model, **named)
            model = self._transformers.AutoModelForCausalLM.from_pretrained(
                settings.model, dtype=self._dtype(), **named
            )
            if settings.adapter is not None:
                model = imported("peft", "pip install peft").PeftModel.from_pretrained(model, settings.adapter)
            self._model = model.to(self._device()).eval()
        except ModelError:
            raise
        except Exception as error:  # transformers, torch and the hub raise whatever they like
            raise ModelError(
                f"transformers cannot open {settings.model}: {one_line(error)}", kind="misconfigured"
            ) from error
        if settings.chat_template is not None:
            self._tokenizer.chat_template = settings.chat_template.read_text(encoding="utf-8")
        if self._tokenizer.chat_template is None:
            raise ModelError(
                f"{settings.model} has no chat template",
                kind="misconfigured",
                hint="name a Jinja file as its setting chat_template, or take an instruct model",
            )
        config = self._model.generation_config
        stated = config.eos_token_id if isinstance(config.eos_token_id, list) else [config.eos_token_id]
        self._ends = tuple(sorted({token for token in (*stated, self._tokenizer.eos_token_id) if token is not None}))
        self._context = settings.context or getattr(self._model.config, "max_position_embeddings", None) or 2048

    def admit(self, ticket: int, prompt: Prompt) -> None:
        try:
            text = self._tokenizer.apply_chat_template(
                [dict(message) for message in prompt.messages],
                tokenize=False,
                add_generation_prompt=True,
                **self._settings.chat_template_kwargs,
            )
        except Exception as error:  # a template raises what it likes: no role `system`, no two users in a row
            raise ModelError(f"the chat template refuses the prompt: {one_line(error)}", kind="refused") from error
        tokens = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        room = self._context - len(tokens)
        if room < 1:
            raise ModelError(
                f"the prompt is too long: {len(tokens)} tokens, and the model takes {self._context}", kind="too_long"
            )
        self._waiting[ticket] = _Row(ticket, tokens, self._manner(prompt, room))

    def work(self) -> Iterator[tuple[int, Reply | ModelError]]:
        rows = [self._waiting.pop(ticket) for ticket in list(self._waiting)[: self._settings.batch_size]]
        yield from self._round(rows)

    def withdraw(self, ticket: int) -> None:
        self._waiting.pop(ticket, None)

    def close(self) -> None:
        self._waiting.clear()
        self._model = self._tokenizer = None
        gc.collect()
        if self._torch is not None and self._torch.cuda.is_initialized():
            self._torch.cuda.empty_cache()

    def _device(self) -> str:
        if self._settings.device != "auto":
            return self._settings.device
        if self._torch.cuda.is_available():
            return "cuda"
        return "mps" if self._torch.backends.mps.is_available() else "cpu"

    def _dtype(self) -> Any:
        if self._settings.dtype != "auto":
            return getattr(self._torch, self._settings.dtype)
        return self._torch.float32 if self._device() == "cpu" else "auto"

    def _manner(self, prompt: Prompt, room: int) -> Manner:
        """What the prompt leaves open is drawn as the model's own generation_config.json says: greedily, if nothing."""
        config, sampling = self._model.generation_config, prompt.sampling
        temperature = sampling.temperature
        if temperature is None:
            temperature = (config.temperature if config.temperature is not None else 1.0) if config.do_sample else 0.0
        top_p = sampling.top_p if sampling.top_p is not None else (config.top_p if config.do_sample else None)
        return Manner(
            seed=prompt.seed,
            limit=min(sampling.max_tokens, room),
            temperature=temperature,
            top_p=1.0 if top_p is None else top_p,
            top_k=(config.top_k or 0) if config.do_sample else 0,
            stop=sampling.stop,
        )

    def _round(self, rows: Sequence[_Row]) -> Iterator[tuple[int, Reply | ModelError]]:
        """A round, in halves where the memory does not hold it."""
        try:
            written = self._generated(rows)
        except self._torch.OutOfMemoryError as error:
            self._torch.cuda.empty_cache()
            half = len(rows) // 2
            if not half:
                lost = ModelError(f"out of memory with a single prompt: {one_line(error)}", kind="unavailable")
                yield rows[0].ticket, lost
                return
            yield from self._round(rows[:half])
            yield from self._round(rows[half:])
            return
        for row, tokens in zip(rows, written, strict=True):
            yield row.ticket, self._reply(row, tokens)

    def _generated(self, rows: Sequence[_Row]) -> list[list[int]]:
        """The tokens written for each row, the one that ends it included."""
        torch, device = self._torch, self._model.device
        width = max(len(row.tokens) for row in rows)
        fill = self._tokenizer.pad_token_id if self._tokenizer.pad_token_id is not None else self._ends[0]
        tokens = torch.tensor([[fill] * (width - len(row.tokens)) + row.tokens for row in rows], device=device)
        seen = torch.tensor([[0] * (width - len(row.tokens)) + [1] * len(row.tokens) for row in rows], device=device)
        manners = [row.manner for row in rows]
        own = self._model.generation_config
        config = self._transformers.GenerationConfig(
            do_sample=False,
            num_beams=1,
            max_new_tokens=max(manner.limit for manner in manners),
            eos_token_id=list(self._ends) or None,
            pad_token_id=fill,
            bos_token_id=own.bos_token_id,
            repetition_penalty=own.repetition_penalty,
        )
        ends = Ends(manners, width, self._ends, self._text)
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=tokens,
                attention_mask=seen,
                generation_config=config,
                logits_processor=self._transformers.LogitsProcessorList([Draws(manners)]),
                stopping_criteria=self._transformers.StoppingCriteriaList([ends]),
            )
        return [row[:length] for row, length in zip(output[:, width:].tolist(), ends.lengths, strict=True)]

    def _text(self, tokens: Any) -> str:
        return str(self._tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def _reply(self, row: _Row, written: list[int]) -> Reply:
        finish: Finish = "stop" if written[-1] in self._ends else "length"
        text = self._text(written[:-1] if finish == "stop" else written)
        stops = [place for place in (text.find(stop) for stop in row.manner.stop) if place >= 0]
        if stops:
            text, finish = text[: min(stops)], "stop"
        usage = Usage(input=len(row.tokens), output=len(written))
        raw = _local_reply.pack(text=text, finish=finish, model=self._called, usage=usage)
        return Reply(text=text, finish=finish, raw=raw, usage=usage, model=self._called)
