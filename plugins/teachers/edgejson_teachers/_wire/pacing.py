"""Rate-limit headers, in the spellings that are about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from edgejson_teachers._wire.contract import Allowance, Pace

__all__ = ["anthropic_pace", "duration", "openai_pace", "retry_after"]

_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)")
_DURATION = re.compile(rf"(?:{_PART.pattern})+")
_EPOCH = 1_000_000_000
"""A number of seconds from here on is a point in time."""
_UNSTATED = Pace()


def duration(text: str, now: float) -> float | None:
    """Seconds from `now`: of "6m0s", "1.5s", "17ms", a number of seconds, a time since 1970 or an RFC 3339 time.

    >>> duration("6m0s", 0.0)
    360.0
    """
    text = text.strip()
    if _DURATION.fullmatch(text):
        return math.fsum(float(count) * _UNITS[unit] for count, unit in _PART.findall(text))
    try:
        seconds = float(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return max(0.0, moment.timestamp() - now) if moment.tzinfo is not None else None
    if not math.isfinite(seconds):
        return None
    if seconds >= _EPOCH * 1000:
        seconds /= 1000
    return max(0.0, seconds - now if seconds >= _EPOCH else seconds)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds to wait, of ``retry-after-ms`` or ``retry-after``: a number, or an HTTP date."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    stated = headers.get("retry-after")
    if stated is None:
        return None
    seconds = _number(stated)
    if seconds is not None:
        return max(0.0, seconds)
    try:
        moment = parsedate_to_datetime(stated)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - now)


def openai_pace(headers: Mapping[str, str], now: float) -> Pace:
    """Of ``x-ratelimit-{limit,remaining,reset}-{requests,tokens}``; without a suffix, requests are meant."""
    lowered = _telling(headers)
    if not lowered:
        return _UNSTATED
    plain = _allowance(lowered, "x-ratelimit-{}", now)
    requests = _allowance(lowered, "x-ratelimit-{}-requests", now)
    return Pace(
        requests=plain if requests == Allowance() else requests,
        tokens=_allowance(lowered, "x-ratelimit-{}-tokens", now),
        retry_after=retry_after(lowered, now),
    )


def anthropic_pace(headers: Mapping[str, str], now: float) -> Pace:
    """Of ``anthropic-ratelimit-{requests,tokens,input-tokens,output-tokens}-{limit,remaining,reset}``."""
    lowered = _telling(headers)
    if not lowered:
        return _UNSTATED
    return Pace(
        requests=_allowance(lowered, "anthropic-ratelimit-requests-{}", now),
        tokens=_allowance(lowered, "anthropic-ratelimit-tokens-{}", now),
        input_tokens=_allowance(lowered, "anthropic-ratelimit-input-tokens-{}", now),
        output_tokens=_allowance(lowered, "anthropic-ratelimit-output-tokens-{}", now),
        retry_after=retry_after(lowered, now),
    )


def _telling(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that say anything of a pace, with their names in lower case: of most answers, none."""
    lowered = ((name.lower(), value) for name, value in headers.items())
    return {name: value for name, value in lowered if "ratelimit" in name or name.startswith("retry-after")}


def _allowance(headers: Mapping[str, str], form: str, now: float) -> Allowance:
    reset = headers.get(form.format("reset"))
    return Allowance(
        limit=_count(headers.get(form.format("limit"))),
        remaining=_count(headers.get(form.format("remaining"))),
        reset=None if reset is None else duration(reset, now),
    )


def _count(text: str | None) -> int | None:
    number = _number(text)
    return None if number is None or number < 0 else int(number)


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text is not None else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None
