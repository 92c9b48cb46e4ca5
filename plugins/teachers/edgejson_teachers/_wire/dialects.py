"""What each engine understands of JSON Schema.

A response schema is stated to an engine as far as its dialect goes; what a dialect cannot say is left out, which only
allows more, and the answer is validated against the schema itself.  Where leaving out is no way, because the dialect
can only close objects and this one is a map, nothing is stated at all.  So no instance is out of reach, but for two
cases that are meant so:

- dialects that close every object (`openai_strict`, `anthropic`) have no members that the schema does not name;
- where a schema names no type, the type is the one that its other keywords are about.

`openai_strict` also demands every member; it states schemas without optional members only, so that there is nothing to
take back from an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from edgejson_teachers._wire.patterns import brief, plain, spelled

__all__ = ["DIALECTS", "Dialect", "Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of something a schema may have; None for no known limit."""

    members: int | None = None
    depth: int | None = None
    values: int | None = None
    letters: int | None = None
    optional: int | None = None
    unions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What an engine understands.

    `keywords` are those of leaves and counts that may be stated; `pattern` gives a pattern as the engine reads it, None
    for one that it does not.  `open` says that objects may have members that are not named, and that anything may stand
    somewhere; `optional` that members may be absent; `tuples` what is understood of items that are numbered; `told`
    that what is left out is told in the description.
    """

    name: str
    keywords: frozenset[str]
    formats: frozenset[str] = frozenset()
    pattern: Callable[[str], str | None] = plain
    open: bool = True
    optional: bool = True
    recursive: bool = True
    tuples: str = "any"
    """``any``; ``exact``: those of one length; ``none``."""
    listed_types: bool = True
    """Whether `type` may be a list."""
    structured_values: bool = True
    """Whether objects and arrays may be enumerated."""
    objects_only: bool = False
    """Whether the answer is always an object."""
    most_items: int | None = None
    """Upper counts above it are left out, lower ones lowered."""
    least_items: int | None = None
    """The greatest lower count of items that may be stated."""
    told: bool = False
    limits: Limits = field(default_factory=Limits)


_COUNTS = frozenset({"minItems", "maxItems"})
_NUMBERS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_LENGTHS = frozenset({"minLength", "maxLength"})
_COMMON_FORMATS = frozenset(
    {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}
)  # fmt: skip

_OPENAI = frozenset({"pattern", "format"}) | _NUMBERS | _COUNTS
_GRAMMAR = frozenset({"pattern", "format"}) | _NUMBERS | _COUNTS | _LENGTHS
_LLAMA = Dialect(
    name="llama",
    keywords=_GRAMMAR - {"multipleOf"},
    formats=frozenset({"date", "time", "date-time", "uuid"}),
    pattern=spelled,
    tuples="exact",
    most_items=1_000,
)

DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect(
            name="openai_strict",
            keywords=_OPENAI,
            formats=_COMMON_FORMATS,
            open=False,
            optional=False,
            tuples="none",
            objects_only=True,
            told=True,
            limits=Limits(members=5_000, depth=10, values=1_000, letters=120_000),
        ),
        Dialect(
            name="openai_loose",
            keywords=_OPENAI | _LENGTHS,
            formats=_COMMON_FORMATS,
            tuples="none",
            objects_only=True,
            told=True,
        ),
        Dialect(
            name="anthropic",
            keywords=frozenset({"pattern", "format", "minItems"}),
            formats=_COMMON_FORMATS | {"uri"},
            pattern=brief,
            open=False,
            recursive=False,
            tuples="none",
            listed_types=False,
            structured_values=False,
            least_items=1,
            told=True,
            limits=Limits(optional=24, unions=16),
        ),
        _LLAMA,
        Dialect(
            name="ollama",
            keywords=_LLAMA.keywords,
            formats=_LLAMA.formats,
            pattern=_LLAMA.pattern,
            tuples=_LLAMA.tuples,
            most_items=_LLAMA.most_items,
        ),
        Dialect(
            name="vllm",
            keywords=_GRAMMAR,
            formats=_COMMON_FORMATS | {"uri"},
        ),
    )
}
"""By name.  ``none`` is no dialect: nothing is stated, the words of the prompt say it."""
