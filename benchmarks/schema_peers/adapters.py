"""The generators that can be measured, each as: make(document, draft) gives generate(seeds, emit)."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

Document = dict[str, Any]
Emit = Callable[[Any], None]
Generate = Callable[[Iterable[int], Emit], None]


class Missing(Exception):  # noqa: N818 - not installed, which is an answer
    """The module that a generator needs is not in this environment."""


class Adapter(Protocol):
    """A generator: loaded when made, so that imports are no part of any figure."""

    version: str

    def make(self, document: Document, draft: int) -> Generate:
        """Get ready to make instances of `document`; `draft` is 4, 6, 7, 2019 or 2020, declared or detected."""


def version_of(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        raise Missing(distribution) from None


class Edgejson:
    """`edgejson.Schema`: one instance per seed."""

    def __init__(self) -> None:
        self.version = version_of("edgejson")
        import edgejson

        self._schema = edgejson.Schema
        self._schema({"type": "object", "properties": {"name": {"type": "string"}}}).sample(0)  # loads the pools

    def make(self, document: Document, draft: int) -> Generate:  # noqa: ARG002 - read from the document
        schema = self._schema(document)

        def generate(seeds: Iterable[int], emit: Emit) -> None:
            for seed in seeds:
                emit(schema.sample(seed))

        return generate


class Jsf:
    """jsf: no seeds of its own, it draws from the global generators."""

    def __init__(self) -> None:
        self.version = version_of("jsf")
        import random

        import jsf
        from faker import Faker

        self._kind, self._random, self._faker = jsf.JSF, random, Faker

    def make(self, document: Document, draft: int) -> Generate:  # noqa: ARG002 - read from the document
        maker = self._kind(document)

        def generate(seeds: Iterable[int], emit: Emit) -> None:
            for seed in seeds:
                self._random.seed(seed)
                self._faker.seed(seed)
                emit(maker.generate())

        return generate


def drawn(strategy: Any, seeds: Iterable[int], emit: Emit) -> None:
    """One run of Hypothesis for as many examples as there are seeds.

    A run per seed would cost several times more and begin each time with the same simplest example.
    """
    from hypothesis import HealthCheck, Phase, given, seed, settings

    wanted = len(list(seeds))
    made = 0

    @seed(0)
    @settings(
        max_examples=wanted,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run(value: Any) -> None:
        nonlocal made
        if made < wanted:
            made += 1
            emit(value)

    run()


class Schemathesis:
    """The engine inside Schemathesis: Hypothesis strategies over canonical forms (not its public API)."""

    def __init__(self) -> None:
        self.version = version_of("schemathesis")
        from schemathesis.generation.jsonschema.builder import build
        from schemathesis.specs.openapi.formats import STRING_FORMATS, get_default_format_strategies

        self._build, self._formats = build, {**get_default_format_strategies(), **STRING_FORMATS}
        import jsonschema_rs

        self._drafts = {2019: jsonschema_rs.Draft201909, 2020: jsonschema_rs.Draft202012}

    def make(self, document: Document, draft: int) -> Generate:
        strategy = self._build(document, draft=self._drafts.get(draft, draft), formats=self._formats)
        return lambda seeds, emit: drawn(strategy, seeds, emit)


class HypothesisJsonschema:
    """hypothesis-jsonschema, as its README uses it."""

    def __init__(self) -> None:
        self.version = version_of("hypothesis-jsonschema")
        from hypothesis_jsonschema import from_schema

        self._from_schema = from_schema

    def make(self, document: Document, draft: int) -> Generate:  # noqa: ARG002 - read from the document
        strategy = self._from_schema(document)
        return lambda seeds, emit: drawn(strategy, seeds, emit)


ADAPTERS: Mapping[str, Callable[[], Adapter]] = {
    "edgejson": Edgejson,
    "schemathesis": Schemathesis,
    "jsf": Jsf,
    "hypothesis-jsonschema": HypothesisJsonschema,
}
