"""A chat model that looks answers up by their question, whichever model gave them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from edgejson.asking.keys import loaded, question, written
from edgejson.errors import InputError, near_names
from edgejson.models import Capabilities, ModelError, Prompt, Reply, Usage
from edgejson.terms import licence_of
from edgejson.types import Json, TeacherIdentity
from edgejson_teachers.replay import ReplaySettings
from edgejson_teachers.replay.cassette import Cassette, Whose
from edgejson_teachers.replay.stored import Stored

__all__ = ["ReplayModel"]

_STORE = "replies.sqlite"
_SQLITE = b"SQLite format 3\0"


class _Source(Protocol):
    """Answers by question."""

    def whose(self) -> Sequence[Whose]:
        """The models that gave them, each once."""

    def find(self, question: bytes, model: str) -> Reply | None:
        """The answer of that model."""

    def close(self) -> None:
        """Give the file back; the next `find` opens it again."""


class ReplayModel:
    """Whose answers they are, on which terms, is said as it was when they were given."""

    def __init__(self, settings: ReplaySettings) -> None:
        """
        Raises:
            InputError: there are no answers, or those of several models and none is chosen; or services with
                different terms gave those of the model.
        """
        self._path = settings.path
        self._source = _opened(settings.path)
        whose = self._source.whose()
        self._source.close()
        self._model = _choice(sorted({one.model for one in whose}), settings)
        givers = [one for one in whose if one.model == self._model]
        license_id, terms = _terms(givers, settings)
        self.identity = TeacherIdentity(
            name="replay",
            provider="replay",
            model=self._model,
            revision=", ".join(sorted({one.revision for one in givers} - {""})),
            license=license_id,
            terms=terms,
        )
        self.languages = settings.languages
        self.capabilities = Capabilities(json_schema=True, json_object=True, seed=True, parallel=64)
        self.wire = "replay/1"

    async def complete(self, prompt: Prompt) -> Reply:
        """The kept answer; that to the same words without a response schema where the engine had refused the schema.

        Raises:
            ModelError: ``unavailable``, when there is none: another teacher may give one.
        """
        for asked in (prompt, replace(prompt, schema=None)):
            reply = self._source.find(question(asked), self._model)
            if reply is not None:
                return replace(reply, raw=_written(reply))
        raise ModelError(
            "no answer to this question is kept",
            kind="unavailable",
            where=str(self._path),
            hint="recipe, seed, prompts or schemas differ from those of the run that asked; "
            "name a further teacher to have it asked",
        )

    def read(self, raw: bytes) -> Reply:
        try:
            kept = loaded(raw)
            return Reply(
                text=kept["text"],
                thinking=kept["thinking"],
                finish=kept["finish"],
                model=kept["model"],
                usage=Usage(**kept["usage"]),
                raw=raw,
            )
        except (json.JSONDecodeError, KeyError, TypeError):
            raise ModelError("this is no replayed answer", kind="refused") from None

    async def close(self) -> None:
        self._source.close()


def _written(reply: Reply) -> bytes:
    """The body that is kept of a replayed answer: the answer, not what some service once wrapped it in."""
    usage: dict[str, Json] = {
        "input": reply.usage.input,
        "output": reply.usage.output,
        "cached": reply.usage.cached,
        "reasoning": reply.usage.reasoning,
    }
    parts = {"text": reply.text, "thinking": reply.thinking, "finish": reply.finish, "model": reply.model}
    return written({**parts, "usage": usage})


def _opened(path: Path) -> _Source:
    file = path / _STORE if path.is_dir() else path
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_SQLITE))
    except OSError as error:
        raise InputError(f"no answers to replay: {error.strerror}", where=str(file)) from None
    return Stored(file) if head == _SQLITE else Cassette(file)


def _choice(models: Sequence[str], settings: ReplaySettings) -> str:
    where = str(settings.path)
    if not models:
        raise InputError("there is no answer in it", where=where)
    if settings.model is not None:
        if settings.model not in models:
            hint = near_names(settings.model, models)
            raise InputError(f"there is no answer of {settings.model!r} in it", where=where, hint=hint)
        return settings.model
    if len(models) > 1:
        raise InputError("it holds answers of several models", where=where, hint=f"set model: {', '.join(models)}")
    return models[0]


def _terms(givers: Sequence[Whose], settings: ReplaySettings) -> tuple[str, str]:
    """Licence and terms of the answers of one model, which several services may have run."""
    stated = {"stated_license": settings.license or "", "stated_terms": settings.terms or ""}
    found = {licence_of(giver.provider, giver.model, **stated) for giver in givers}
    if len(found) > 1:
        services = ", ".join(sorted({giver.provider for giver in givers}))
        raise InputError(
            f"services with different terms gave the answers of {givers[0].model}: {services}",
            where=str(settings.path),
            hint="set license and terms to those that hold for all of them",
        )
    return found.pop()
