"""Every operation of the step language, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from edgejson_tasks.transform.operation import Operation
from edgejson_tasks.transform.operations import (
    arithmetic,
    arrays,
    fill,
    groups,
    keys,
    ordering,
    relocate,
    selecting,
    shape,
    strings,
    values,
)

__all__ = ["OPERATIONS"]

OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        operation.name: operation
        for module in (keys, selecting, relocate, fill, values, arithmetic, strings, ordering, arrays, groups, shape)
        for operation in module.OPERATIONS
    }
)
"""In the order of the reference page."""
