"""Every operation of the step language, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.transform.operation import Operation
from edgejson_tasks.transform.operations import (
    aggregates,
    arithmetic,
    arrays,
    fill,
    filtering,
    groups,
    keys,
    merging,
    ordering,
    relocate,
    rewriting,
    selecting,
    shape,
    strings,
    values,
)

__all__ = ["OPERATIONS"]

_MODULES = (
    *(keys, selecting, relocate, fill, values, arithmetic, strings, rewriting),
    *(filtering, ordering, arrays, groups, aggregates, shape, merging),
)
OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {operation.name: operation for module in _MODULES for operation in module.OPERATIONS}
)
"""In the order of the reference page."""
