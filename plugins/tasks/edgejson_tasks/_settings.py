"""Parts of the settings of task families: shares, weights, and names of which some may be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from edgejson.errors import near_names

__all__ = ["Names", "Share", "Weight", "refuse_unknown"]

Share: TypeAlias = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Weight: TypeAlias = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]


def _listed(names: object) -> object:
    """A list of names where one was given alone; an empty one chooses nothing, which nobody means."""
    if isinstance(names, str):
        return (names,)
    if isinstance(names, list | tuple) and not names:
        raise ValueError("names nothing; name at least one, or leave the key out")
    return names


Names: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_listed)]


def refuse_unknown(names: Iterable[str], known: Iterable[str], what: str) -> None:
    """Raise `ValueError`, with near names, for the first name that is not known.

    >>> refuse_unknown(["Email"], ["email", "chat"], "genre")
    Traceback (most recent call last):
        ...
    ValueError: there is no genre 'Email': did you mean email?
    """
    known = tuple(known)
    for name in names:
        if name not in known:
            spelt = next((other for other in known if other.casefold() == name.casefold()), None)
            hint = near_names(name, known) if spelt is None else f"did you mean {spelt}?"
            raise ValueError(f"there is no {what} {name!r}: {hint}")
