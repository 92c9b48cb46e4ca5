"""What the settings of every API teacher have in common: the model, who made it, and what may be done with it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from edgejson.terms import licence_of
from edgejson.types import TeacherIdentity
from edgejson_teachers._http.endpoint import Endpoint
from edgejson_teachers._wire.failures import Service

__all__ = ["ApiSettings", "completed"]


class ApiSettings(Endpoint):
    """An endpoint with a model behind it."""

    model: str = Field(min_length=1, description="The model as the service names it.")
    revision: str = Field(
        default="", description="Snapshot or hash of the model, for records; part of what replies are kept under."
    )
    license: str = Field(
        default="", description="Licence of the model's output, where the built-in table does not know it."
    )
    terms: str = Field(default="", description="What the terms ask of whoever uses the output; see `edgejson.terms`.")
    context: int | None = Field(
        default=None, ge=1, description="The most tokens of prompt and answer together; null: unknown."
    )
    languages: frozenset[str] | None = Field(
        default=None, description="The languages that the model writes well; null for any."
    )
    omit: frozenset[str] = Field(
        default=frozenset(), description="Fields of the request that this model refuses, such as temperature."
    )

    def identity(self, plugin: str, provider: str) -> TeacherIdentity:
        """Who answers, with what the built-in table knows of the licence."""
        found, terms = licence_of(provider, self.model, stated_license=self.license, stated_terms=self.terms)
        return TeacherIdentity(
            name=plugin, provider=provider, model=self.model, revision=self.revision, license=found, terms=terms
        )

    def service(self, name: str) -> Service:
        """Who is named in messages."""
        return Service(name=name, model=self.model, key_name=self.api_key_env)


def completed(data: Any, **values: object) -> Any:
    """Settings as they came, with values for what they leave out."""
    if not isinstance(data, dict):
        return data
    return {name: value for name, value in values.items() if value is not None} | data
