"""What the settings of every API teacher have in common: the model, who made it, and what may be done with it."""

from __future__ import annotations

import hashlib
import json
from abc import abstractmethod
from typing import Any, ClassVar, Literal

from pydantic import Field, JsonValue, field_validator

from edgejson.models import Capabilities
from edgejson.terms import licence_of
from edgejson.terms.table import Terms
from edgejson.types import TeacherIdentity
from edgejson_teachers._http.endpoint import Endpoint
from edgejson_teachers._wire.contract import Wire
from edgejson_teachers._wire.failures import Service

__all__ = ["ApiSettings", "completed", "without"]


class ApiSettings(Endpoint):
    """An endpoint with a model behind it.

    A service adds how it is spoken to: `PATHS` are ends that its `base_url` cannot have, the longest first, `OPTIONAL`
    the fields of a request that can be left out, and `SHAPING` the settings by which answers to the same prompt differ.
    """

    PATHS: ClassVar[tuple[str, ...]] = ()
    OPTIONAL: ClassVar[frozenset[str]] = frozenset()
    SHAPING: ClassVar[tuple[str, ...]] = ("omit",)

    model: str = Field(min_length=1, description="The model as the service names it.")
    revision: str = Field(
        default="", description="Snapshot or hash of the model, for records; part of what replies are kept under."
    )
    license: str = Field(
        default="", description="Licence of the model's output, where the built-in table does not know it."
    )
    terms: Literal["", Terms] = Field(
        default="", description="What the terms ask of whoever uses the output; see `edgejson.terms`."
    )
    context: int | None = Field(
        default=None, ge=1, description="The most tokens of prompt and answer together; null: unknown."
    )
    languages: frozenset[str] | None = Field(
        default=None, description="The languages that the model writes well; null for any."
    )
    omit: frozenset[str] = Field(
        default=frozenset(), description="Fields of the request that this model refuses, such as temperature."
    )

    @field_validator("base_url")
    @classmethod
    def _is_no_path(cls, url: str) -> str:
        for path in cls.PATHS:
            if url.endswith(path):
                raise ValueError(f"goes too far with {path}; write {url.removesuffix(path)}")
        return url

    @field_validator("omit")
    @classmethod
    def _can_be_left_out(cls, names: frozenset[str]) -> frozenset[str]:
        needed = sorted(names - cls.OPTIONAL)
        if needed:
            raise ValueError(f"{needed[0]} cannot be left out; {', '.join(sorted(cls.OPTIONAL))} can")
        return names

    @abstractmethod
    def wire(self) -> Wire:
        """The wire format as this service speaks it."""

    @abstractmethod
    def who(self, plugin: str = "") -> TeacherIdentity:
        """Who answers; `plugin` is by default the teacher that asks singly."""

    @abstractmethod
    def capabilities(self) -> Capabilities:
        """What the service can be relied on to understand."""

    def wire_name(self) -> str:
        """What replies are kept under: the name of the wire format, with a hash of settings by which answers differ.

        There is none while they have their defaults: a setting that is added later moves no reply.
        """
        chosen = self.model_dump(include=set(self.SHAPING), exclude_defaults=True)
        name = self.wire().name
        if not chosen:
            return name
        text = json.dumps(chosen, sort_keys=True, default=sorted)  # what JSON does not know are sets
        return f"{name}:{hashlib.sha256(text.encode()).hexdigest()[:8]}"

    def identity(self, plugin: str, provider: str) -> TeacherIdentity:
        """Who answers, with what the built-in table knows of the licence."""
        found, terms = licence_of(provider, self.model, stated_license=self.license, stated_terms=self.terms)
        return TeacherIdentity(
            name=plugin, provider=provider, model=self.model, revision=self.revision, license=found, terms=terms
        )

    def service(self, name: str) -> Service:
        """Who is named in messages."""
        return Service(name=name, model=self.model, key_name=self.api_key_env)


def without(further: dict[str, JsonValue], own: frozenset[str]) -> dict[str, JsonValue]:
    """Fields of the service's own, as they came; `ValueError` for one that edgejson sends itself."""
    twice = sorted(own & further.keys())
    if twice:
        raise ValueError(f"{twice[0]} is sent by edgejson itself, as the prompt and the other settings say")
    return further


def completed(data: Any, **values: object) -> Any:
    """Settings as they came, with values for what they leave out."""
    if not isinstance(data, dict):
        return data
    return {name: value for name, value in values.items() if value is not None} | data
