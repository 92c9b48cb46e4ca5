"""What a reply is kept under: hashes over the call that asked for it.

The *question* names what was asked and leaves out who answers and how it draws, so that a reply can be replayed as
another teacher's; the *key* names one call to one model:

- question = H(["edgejson-question/1", messages, response schema, seed, index])
- key = H(["edgejson-reply/1", question, teacher, provider, model, revision, wire, sampling])

H is BLAKE2b with 128 bits over the JSON text of the array, in UTF-8 with sorted names and no white space (ASCII with
escapes where a part holds lone surrogates or integers beyond 64 bits); the question is in it as hexadecimal digits.
Both are the same in every process and on every platform; a change of the rule changes the name that stands first.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import orjson

from edgejson.models import Prompt
from edgejson.types import Json, TeacherIdentity

__all__ = ["KEY_BYTES", "Written", "key", "loaded", "question", "written"]

KEY_BYTES = 16

_KEY_RULE = b'"edgejson-reply/1"'
_QUESTION_RULE = b'"edgejson-question/1"'
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def key(identity: TeacherIdentity, wire: str, prompt: Prompt) -> bytes:
    """The key of a reply of that model to `prompt`; licence and terms of the model are no part of it."""
    return Written.of(prompt).key(identity, wire)


def question(prompt: Prompt) -> bytes:
    """The hash of messages, response schema, seed and index."""
    return Written.of(prompt).question


@dataclass(frozen=True, slots=True)
class Written:
    """A prompt as JSON text, written once to be hashed and kept; `schema` is ``null`` for none."""

    messages: bytes
    schema: bytes
    sampling: bytes
    seed: int
    index: int
    question: bytes

    @classmethod
    def of(cls, prompt: Prompt, *, schema: bytes | None = None) -> Self:
        """`schema` is the prompt's, where it was written before."""
        messages = written([dict(message) for message in prompt.messages])
        schema = written(prompt.schema) if schema is None else schema
        number = b"%d,%d" % (prompt.seed, prompt.index)
        asked = _hash(_QUESTION_RULE, messages, schema, number)
        return cls(messages, schema, written(prompt.sampling.stated()), prompt.seed, prompt.index, asked)

    def key(self, identity: TeacherIdentity, wire: str) -> bytes:
        whose = [self.question.hex(), identity.name, identity.provider, identity.model, identity.revision, wire]
        return _hash(_KEY_RULE, written(whose)[1:-1], self.sampling)


def written(value: Mapping[str, Json] | Sequence[Any] | None) -> bytes:
    """`value` as JSON text with sorted names and no white space."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS, default=_plain)
    except TypeError:  # nothing that orjson writes: a lone surrogate, an integer beyond 64 bits
        return json.dumps(value, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def loaded(text: bytes) -> Any:
    """The value of a JSON text, in which escapes may stand for halves of surrogate pairs as `written` writes them.

    Raises:
        json.JSONDecodeError: it is no JSON.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        if _SURROGATE.search(text) is None:
            raise
        return json.loads(text)


def _hash(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"[" + b",".join(parts) + b"]", digest_size=KEY_BYTES).digest()


def _plain(value: object) -> dict[Any, Any]:
    """Mappings of other types are objects like any other."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")
