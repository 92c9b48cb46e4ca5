"""A second validator, which shares nothing with the first: the `jsonschema` package, less what it is known to get
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import jsonschema
from jsonschema.validators import extend, validator_for
from referencing import Registry

from edgejson.types import Json

__all__ = ["second_opinion"]


def second_opinion(document: Mapping[str, Json]) -> Callable[[Json], str | None]:
    """A judge of instances of `document`: None, or where and why it refuses one.

    `jsonschema` divides doubles for ``multipleOf`` and so rejects some prices: that keyword is computed in decimals
    here.  It reads patterns as Python does: where Python cannot read one there is no opinion, nor where a number is too
    large for it.
    """
    base = validator_for(dict(document), default=jsonschema.Draft202012Validator)
    extended = extend(base, {"multipleOf": _multiple_of})  # type: ignore[no-untyped-call]
    validator = extended(dict(document), format_checker=base.FORMAT_CHECKER, registry=Registry())

    def judge(value: Json) -> str | None:
        try:
            error = next(validator.iter_errors(value), None)
        except (re.error, OverflowError):
            return None
        return None if error is None else f"{error.json_path}: {error.validator}: {error.message}"

    return judge


def _multiple_of(_validator: Any, divisor: Any, instance: Any, _schema: Any) -> Iterator[jsonschema.ValidationError]:
    if not isinstance(instance, int | float) or isinstance(instance, bool):
        return
    try:
        rest = Decimal(repr(instance)) % Decimal(repr(divisor))
    except InvalidOperation:  # the quotient has more digits than a decimal context holds
        return
    if rest:
        yield jsonschema.ValidationError(f"{instance!r} is not a multiple of {divisor!r}")
