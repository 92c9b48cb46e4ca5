"""What a wire format is to the HTTP engine: bodies out, replies, failures and paces in; nothing touches a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from edgejson.models import ModelError, Prompt, Reply

__all__ = ["Allowance", "NoReplyError", "Pace", "Wire"]


class NoReplyError(ModelError):
    """A body that came with a good status and is no reply: empty, a web page, cut, or ended without a finish reason.

    What broke is the way, not the prompt (`transport`), so the same call is worth repeating.
    """

    transport = True

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what, kind="refused", where=where, hint=hint)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.what, self.where, self.hint))


def _rebuild(what: str, where: str, hint: str) -> NoReplyError:
    return NoReplyError(what, where=where, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a service still grants of one thing; None where it does not say.

    `reset` is the number of seconds until it grants `limit` again, never negative.
    """

    limit: int | None = None
    remaining: int | None = None
    reset: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a service wants to be asked, as the headers of one of its answers say.

    `input_tokens` and `output_tokens` are stated by services that count them apart.  `retry_after` is in seconds,
    never negative, however long.
    """

    requests: Allowance = field(default_factory=Allowance)
    tokens: Allowance = field(default_factory=Allowance)
    input_tokens: Allowance = field(default_factory=Allowance)
    output_tokens: Allowance = field(default_factory=Allowance)
    retry_after: float | None = None


class Wire(Protocol):
    """One wire format, set up for one model and its host."""

    @property
    def name(self) -> str:
        """Format and version, such as ``openai-chat/1``; part of the key that replies are kept under."""

    @property
    def path(self) -> str:
        """Appended to the base URL; starts with a slash."""

    def headers(self, key: str | None) -> Mapping[str, str]:
        """The headers of a request, with the API key where there is one."""

    def body(self, prompt: Prompt) -> bytes:
        """The request as JSON, its response schema stated in the dialect of the service."""

    def read(self, raw: bytes) -> Reply:
        """The reply in a body of status 200, plain or streamed.

        `NoReplyError` when it holds none; another `ModelError`, as of `failure`, when it holds the service's own error.
        """

    def failure(self, status: int, raw: bytes) -> ModelError:
        """What an answer of another status means, in one line; holds no key, whatever the service echoes.

        ``unavailable`` is worth trying again.  Every other kind is final, a 429 for an empty account included.
        """

    def pace(self, headers: Mapping[str, str], now: float) -> Pace:
        """What the rate-limit headers of any answer say, names in any case; `now` is in seconds since 1970."""
