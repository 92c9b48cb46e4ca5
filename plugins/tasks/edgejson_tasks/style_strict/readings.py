"""What an instrument sends: a quantity in its own unit and magnitude, very small, very large, a zero with a sign."""

from __future__ import annotations

import random
from typing import NamedTuple

from edgejson.types import Json

__all__ = ["readings"]


class _Quantity(NamedTuple):
    """Readings lie from `low` to `high`, of so many `decimals`, times ten to one of `exponents`."""

    symbol: str
    unit: str
    low: float
    high: float
    decimals: int
    exponents: tuple[int, ...] = ()


_QUANTITIES = (
    _Quantity("n", "1/m³", 1, 9.99, 2, (21, 22, 23, 24)),
    _Quantity("M", "kg", 1, 9.99, 1, (22, 23, 24, 25, 26)),
    _Quantity("L⋆", "W", 1, 9.99, 2, (24, 25, 26, 27)),
    _Quantity("λ", "m", 3.8, 7.6, 2, (-7,)),
    _Quantity("β", "1/K", 1, 9, 0, (-5, -6)),
    _Quantity("σ²", "m²", 1, 9.9, 1, (-7, -8, -9)),
    _Quantity("ΔT", "K", -2, 2, 0),
    _Quantity("Δp", "Pa", -4, 4, 1),
    _Quantity("T₀", "°C", -20, 35, 1),
    _Quantity("φ", "rad", -3, 3, 2),
    _Quantity("R", "Ω", 1, 90, 0, (3,)),
    _Quantity("NO₂", "µg/m³", 2, 90, 0),
    _Quantity("κ", "µS/cm", 50, 900, 1),
    _Quantity("Q/A", "m³/(m²·h)", 5, 60, 1),
    _Quantity("EtOH", "% (v/v)", 0.5, 15, 1),
)


def readings(rng: random.Random) -> Json:
    """``{"unit": "W", "L⋆": [3.2e26, 1.9e26], "zero": -0.0, "δ": 3e-07}``: the zero point, and the relative error."""
    quantity = rng.choice(_QUANTITIES)
    exponent = rng.choice(quantity.exponents) if quantity.exponents else 0
    samples: list[Json] = [_sample(quantity, exponent, rng) for _ in range(rng.randint(2, 4))]
    error = float(f"{rng.randint(1, 99)}e-{rng.randint(6, 9)}")
    return {"unit": quantity.unit, quantity.symbol: samples, "zero": rng.choice((-0.0, 0.0)), "δ": error}


def _sample(quantity: _Quantity, exponent: int, rng: random.Random) -> float:
    return float(f"{round(rng.uniform(quantity.low, quantity.high), quantity.decimals)}e{exponent}")
