"""Edits that break what is said about any value, about numbers and about texts; the nearest misses first."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from edgejson.schema.violation.bench import Bench, Edits, is_number, replaced
from edgejson.schema.violation.slips import another_kind, finest_step, formatted_wrongly, misspelt, written_otherwise
from edgejson.schema.visits import Visit
from edgejson.types import Json

__all__ = ["beyond", "break_format", "break_pattern", "break_type", "break_value", "off_grid", "too_long", "too_short"]

_SAFE_INTEGER = 2**53
_LONGEST = 20_000
_SHARE_OF_WRITINGS = 0.7

# ---------------------------------------------------------------- any value


def break_type(visit: Visit, bench: Bench) -> Edits:
    yield from (replaced(visit, other) for other in another_kind(visit.value, bench.rng))


def break_value(visit: Visit, bench: Bench) -> Edits:
    value = visit.value
    if isinstance(value, str):
        if bench.rng.random() < _SHARE_OF_WRITINGS:
            yield from (replaced(visit, other) for other in written_otherwise(value, bench.rng))
        yield from (replaced(visit, slip) for slip in misspelt(value, bench.rng))
    elif isinstance(value, bool):
        yield replaced(visit, not value)
    elif isinstance(value, int | float):
        yield from (replaced(visit, value + step) for step in bench.rng.sample((1, -1, 10, -10), 4))
    yield from (replaced(visit, other) for other in another_kind(value, bench.rng))


# ---------------------------------------------------------------- numbers


def beyond(sign: int) -> Callable[[Visit, Bench], Edits]:
    """Numbers just beyond a bound: `sign` is the side that is forbidden."""
    keywords = ("minimum", "exclusiveMinimum") if sign < 0 else ("maximum", "exclusiveMaximum")

    def edits(visit: Visit, bench: Bench) -> Edits:
        for keyword in keywords:
            limit = visit.schema.get(keyword)
            if not is_number(limit) or not is_number(visit.value):
                continue
            step = _step(visit, limit)
            near = [Decimal(repr(limit)) + sign * times * step for times in (0, 1, 2)]
            far = [Decimal(repr(limit)) + sign * times * step for times in (10, 100)]
            if visit.value > 0 and limit <= 0 and sign < 0:
                near.append(-Decimal(repr(visit.value)))
            bench.rng.shuffle(near)
            yield from (replaced(visit, _json_number(number)) for number in (*near, *far))

    return edits


def off_grid(visit: Visit, bench: Bench) -> Edits:
    step = visit.schema.get("multipleOf")
    if not is_number(step) or not is_number(visit.value):
        return
    value, grid = Decimal(repr(visit.value)), Decimal(repr(step))
    fine = finest_step(step)
    parts = [fine, -fine, fine / 10, -fine / 10, grid / 2, 4 * fine / 10]
    bench.rng.shuffle(parts)
    yield from (replaced(visit, _json_number(value + part)) for part in parts)


def _step(visit: Visit, limit: float) -> Decimal:
    grid = visit.schema.get("multipleOf")
    if is_number(grid) and grid > 0:
        return Decimal(repr(grid))
    if visit.schema.get("type") == "integer" or (isinstance(visit.value, int) and float(limit).is_integer()):
        return Decimal(1)
    return finest_step(visit.value, limit)


def _json_number(number: Decimal) -> Json:
    whole = number == number.to_integral_value() and abs(number) < _SAFE_INTEGER
    return int(number) if whole else float(number)


# ---------------------------------------------------------------- texts


def too_short(visit: Visit, bench: Bench) -> Edits:
    least = visit.schema["minLength"]
    if isinstance(visit.value, str) and least:
        yield replaced(visit, visit.value[: int(least) - 1])
        yield replaced(visit, visit.value[-int(least) + 1 :] if least > 1 else "")
        if bench.rng.random() < 0.5:
            yield replaced(visit, visit.value[: int(least) // 2])
        yield replaced(visit, "")


def too_long(visit: Visit, bench: Bench) -> Edits:
    most = int(visit.schema["maxLength"])
    if not isinstance(visit.value, str) or most > _LONGEST:
        return
    text = visit.value or "a"
    more = text
    while len(more) <= most:
        more += (" " if " " in text else "") + text
    over = bench.rng.randrange(1, 4)
    yield replaced(visit, more[: most + 1].rstrip().ljust(most + 1, text[-1]))
    yield replaced(visit, text + text[-1] * (most + over - len(text)))
    yield replaced(visit, more)


def break_pattern(visit: Visit, bench: Bench) -> Edits:
    if isinstance(visit.value, str):
        yield from (replaced(visit, slip) for slip in misspelt(visit.value, bench.rng))
        yield from (replaced(visit, text) for text in ("", "-", "?", visit.value * 2, visit.value[1:]))


def break_format(visit: Visit, bench: Bench) -> Edits:
    name = visit.schema["format"]
    if isinstance(visit.value, str) and isinstance(name, str):
        yield from (replaced(visit, wrong) for wrong in formatted_wrongly(name, visit.value, bench.rng))
