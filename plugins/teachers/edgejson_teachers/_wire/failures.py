"""What a service's refusal means, by its status and by what its body says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edgejson.models import FailureKind, ModelError
from edgejson_teachers._wire import bodies

__all__ = [
    "NO_SUCH_FIELD",
    "NO_TEMPLATE",
    "SCHEMA_REFUSED",
    "TOO_LONG",
    "TOO_MANY_ASKED",
    "Reported",
    "Rule",
    "Service",
    "clipped",
    "of_value",
    "reported",
    "status_of",
]

_MOST_LETTERS = 300
_SECRET = re.compile(
    r"(?i:bearer\s+\S+)"
    r"|\b(?:sk|pk|rk|gsk|xai|tgp|key|or|hf|AIza)[-_][\w*.…-]{4,}"
    r"|\b(?=\w*\d)(?=\w*[A-Za-z])\w{24,}\b"
    r"|\*{3,}\w*"
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What an error body says."""

    message: str = ""
    type: str = ""
    code: str = ""
    param: str = ""
    details: str = ""
    """What stands beside the message, such as why a gateway refuses."""
    page: bool = False
    """Whether it is a web page: not the service speaks, but what stands before it."""

    @property
    def words(self) -> str:
        """All of it, for patterns to look at."""
        return f"{self.type} {self.code} {self.param} {self.details} {self.message}"


def reported(raw: bytes) -> Reported:
    """Of ``{"error": {...}}``, ``{"error": "text"}``, ``{"detail": ...}``, a bare object, a list of one; or of text."""
    try:
        value = bodies.parsed(raw)
    except ValueError:
        text = raw.decode(errors="replace")
        page = "<" in text[:200]
        return Reported(message="" if page else text, page=page)
    return of_value(value)


def of_value(value: Any) -> Reported:
    """Of a body that is parsed."""
    if isinstance(value, list):
        value = value[0] if value else {}
    if not isinstance(value, dict):
        return Reported(message=str(value))
    error = value.get("error", value)
    if not isinstance(error, dict):
        return Reported(message=_text(error), code=_text(value.get("code")))
    details = error.get("details") or error.get("metadata") or {}
    return Reported(
        message=_text(error.get("message") or error.get("detail")),
        type=_text(error.get("type")),
        code=_text(error.get("code")),
        param=_text(error.get("param")),
        details=_text(details),
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else bodies.dumped(value).decode()


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of failure, of some statuses (all, if none are named), known by a pattern."""

    kind: FailureKind
    pattern: re.Pattern[str]
    statuses: Sequence[int] = ()
    hint: str = ""

    @classmethod
    def of(cls, kind: FailureKind, pattern: str, statuses: Sequence[int] = (), hint: str = "") -> Rule:
        """Of the text of a pattern, its case ignored."""
        return cls(kind, re.compile(pattern, re.IGNORECASE), statuses, hint)


TOO_LONG = Rule.of(
    "too_long",
    r"context_length_exceeded|exceed_context_size|model_context_window|string_above_max_length|request_too_large"
    r"|maximum context|context (?:length|window|size)|prompt is too long|input (?:is )?too long"
    r"|input length|too many (?:input )?tokens|reduce the length|longer than the (?:maximum )?model length"
    r"|\binputs`? tokens \+ `?max_new_tokens",
    (400, 413, 422, 500),
)
"""The words in which services say that a prompt does not fit; those about schemas come after them."""

SCHEMA_REFUSED = Rule.of(
    "schema_refused",
    r"response_(?:format|schema)|json_?schema|output_config|output_format|structured[ _]?outputs?|\bgrammar|guided_"
    r"|(?:invalid|unsupported|unable|failed)[^.]{0,60}\bschema|\bschema\b[^.]{0,80}(?:invalid|unsupported|not supported"
    r"|too complex|too large|refused|error)|invalid (?:json )?format|parser for this template",
    (400, 422, 500),
)

TOO_MANY_ASKED = Rule.of(
    "misconfigured",
    r"\bmax_(?:completion_)?tokens\b.{0,120}(?:maximum|at most|too large|less than)|valid range of max_tokens",
    (400, 422),
    "lower sampling.max_tokens",
)

NO_SUCH_FIELD = Rule.of(
    "misconfigured",
    r"unsupported_parameter|unsupported_value|unknown_parameter|unrecognized (?:request )?argument"
    r"|extra_forbidden|extra inputs are not permitted|property '[^']*' is unsupported|unknown name \"",
    (400, 422),
    "name what this model does not take in `omit`",
)

NO_TEMPLATE = Rule.of(
    "misconfigured",
    r"system role (?:is )?not supported|must provide a chat template|does not support system (?:role|messages?|prompt)",
    (400, 422, 500),
    "take a model whose chat template knows system messages",
)

_WRONG_KEY = re.compile(
    r"(?:incorrect|invalid|wrong|expired)[ _]api[ _-]?key"
    r"|api[ _-]?key (?:is )?(?:not valid|invalid|incorrect|expired|not found)|API_KEY_INVALID",
    re.IGNORECASE,
)
"""Services that do not answer 401 to a wrong key answer 400 with such words."""
_NOT_THE_KEY = "what stands between here and the service refuses, such as a proxy or a firewall; check base_url too"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Who refuses, for messages: the name of the service, the model asked for, the variable that holds the key."""

    name: str
    model: str
    key_name: str | None = None

    def failure(self, status: int, said: Reported, rules: Sequence[Rule]) -> ModelError:
        """The first of the rules that fits, else what the status says by itself.

        What a service says about a wrong key is not repeated, and nothing that looks like one ever is.
        """
        if status == 401 or (status == 400 and _WRONG_KEY.search(said.words)):
            return self._locked("is not accepted")
        if status == 407 or (status == 403 and said.page):
            return self._error("misconfigured", status, said, _NOT_THE_KEY)
        for rule in rules:
            if (not rule.statuses or status in rule.statuses) and rule.pattern.search(said.words):
                return self._error(rule.kind, status, said, rule.hint)
        if status == 403:
            return self._locked("may not do this")
        if status == 402:
            return self._error("misconfigured", status, said, "the account has no credit left")
        if status == 404:
            return self._error("misconfigured", status, said, "check the name of the model, and base_url")
        if status == 405 or 300 <= status < 400:
            return self._error("misconfigured", status, said, "check base_url")
        if status == 413:
            return self._error("too_long", status, said)
        if status in (408, 409, 425, 429) or status >= 500:
            return self._error("unavailable", status, said)
        return self._error("refused", status, said)

    def _locked(self, verdict: str) -> ModelError:
        if self.key_name is None:
            what, hint = "wants an API key", "name the environment variable that holds it in api_key_env"
        else:
            what, hint = (
                f"says that the key in {self.key_name} {verdict}",
                f"set {self.key_name} to a key for this model",
            )
        return ModelError(f"{self.name} {what}", kind="misconfigured", where=self.model, hint=hint)

    def _error(self, kind: FailureKind, status: int, said: Reported, hint: str = "") -> ModelError:
        message = clipped(said.message or said.code or said.type)
        what = f"{self.name} answered {status}" + (f": {message}" if message else "")
        return ModelError(what, kind=kind, where=self.model, hint=hint)


def clipped(message: str) -> str:
    """One line of bounded length, without anything that may be a key."""
    shown = message.encode(errors="replace").decode()
    line = " ".join(_SECRET.sub("[hidden]", shown).split())
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1]}…"


def status_of(said: Reported, by_type: Mapping[str, int]) -> int:
    """The status that an error inside a reply of status 200 would have had."""
    if said.code.isdigit() and 400 <= int(said.code) < 600:
        return int(said.code)
    return by_type.get(said.type, 500)
