"""The teacher `transformers`: a small model in this process, asked as any other."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from edgejson.models import Capabilities, Prompt, Reply
from edgejson.terms import licence_of
from edgejson.types import TeacherIdentity
from edgejson_teachers import _checkpoint, _local_reply
from edgejson_teachers._batching import Batcher
from edgejson_teachers.transformers_model.engine import TransformersEngine
from edgejson_teachers.transformers_model.settings import TransformersSettings

__all__ = ["TransformersModel"]

_WIRE = "transformers-chat/1"


class TransformersModel:
    """A `ChatModel`; the model is loaded by the first call and freed by `close`.

    An answer depends on its prompt and seed and not on what it is answered together with, as far as sums of floating
    point numbers do not depend on the width of a batch.
    """

    def __init__(self, settings: TransformersSettings) -> None:
        base, revision = _named(settings.model, settings.revision)
        if settings.adapter is not None:
            adapter, made = _named(settings.adapter, None)
            base, revision = f"{base}+{adapter}", "+".join(filter(None, (revision, made)))
        licence, terms = licence_of(
            "transformers", settings.model, stated_license=settings.license, stated_terms=settings.terms
        )
        self.identity = TeacherIdentity(
            name="transformers",
            provider="transformers",
            model=settings.called or base,
            revision=revision,
            license=licence,
            terms=terms,
        )
        self.languages = None if settings.languages is None else frozenset(settings.languages)
        self.capabilities = Capabilities(
            seed=True,
            parallel=4 * settings.batch_size,
            context=settings.context,
            exclusive="" if settings.device == "cpu" else "gpu",
            tokens_per_second=settings.tokens_per_second,
        )
        self.wire = f"{_WIRE}:{_manner(settings)}"
        self._batcher: Batcher[Prompt, Reply] = Batcher(
            TransformersEngine(settings, called=self.identity.model),
            most=settings.batch_size,
            patience=settings.timeout_s,
        )

    async def complete(self, prompt: Prompt) -> Reply:
        return await self._batcher.complete(prompt)

    def read(self, raw: bytes) -> Reply:
        return _local_reply.unpack(raw)

    async def close(self) -> None:
        await self._batcher.close()


def _named(model: str, revision: str | None) -> tuple[str, str]:
    """What records call a model and its state: of a folder the last part of its path, and a hash of its files."""
    folder = Path(model).expanduser()
    if not folder.is_dir():
        return model, revision or ""
    return folder.resolve().name, revision or _checkpoint.fingerprint(folder)


def _manner(settings: TransformersSettings) -> str:
    """A short hash of the settings that change what the model is shown or how it answers."""
    template = settings.chat_template.read_bytes() if settings.chat_template else b""
    said = {"dtype": settings.dtype, "context": settings.context, "template": settings.chat_template_kwargs}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode() + template).hexdigest()[:8]
