"""Exact arithmetic of mixtures: shares and fractions to whole rows, and even orders."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import TypeVar

from edgejson.errors import RecipeError
from edgejson.recipe import TaskMix

__all__ = ["DEFAULT_TARGET", "apportion", "even_order", "rows_per_task", "weighted"]

DEFAULT_TARGET = 1000

K = TypeVar("K", bound=Hashable)


def apportion(total: int, weights: Mapping[K, float], carried: dict[K, Fraction] | None = None) -> dict[K, int]:
    """Divide `total` rows by weight with the largest-remainder method: the parts add up to `total`.

    Each part is within one row of its due.  `carried` holds what every key is owed (or has had too much) from earlier
    divisions and is brought up to date, so that rounding does not favour the same key again and again.

    >>> apportion(10, {"a": 0.5, "b": 0.25, "c": 0.25})
    {'a': 5, 'b': 3, 'c': 2}
    """
    whole = sum(Fraction(str(weight)) for weight in weights.values())
    if whole == 0:
        return dict.fromkeys(weights, 0)
    debts = {} if carried is None else carried
    free = total - sum(debts.get(key, Fraction(0)) for key in weights)
    dues = {key: free * Fraction(str(weight)) / whole + debts.get(key, Fraction(0)) for key, weight in weights.items()}
    rows = {key: max(0, floor(due)) for key, due in dues.items()}
    while (left := total - sum(rows.values())) != 0:
        step = 1 if left > 0 else -1
        open_keys = [key for key in dues if step > 0 or rows[key] > 0]
        for key in sorted(open_keys, key=lambda key: (rows[key] - dues[key]) * step)[: abs(left)]:
            rows[key] += step  # the sort is stable: ties go to the first named
    debts.update({key: dues[key] - rows[key] for key in dues})
    return rows


def even_order(counts: Mapping[K, int]) -> Iterator[K]:
    """Every key as often as its count, spread as evenly as possible: any stretch holds each key in proportion.

    >>> "".join(even_order({"a": 3, "b": 2, "c": 1}))
    'abacba'
    """
    total = sum(counts.values())
    given = dict.fromkeys(counts, 0)
    keys: Sequence[K] = [key for key, count in counts.items() if count > 0]
    for step in range(1, total + 1):
        key = max(keys, key=lambda key: counts[key] * step - given[key] * total)
        given[key] += 1
        yield key


def rows_per_task(tasks: Mapping[str, TaskMix], target: int | None) -> dict[str, int]:
    """Rows each task gives to the mixture, exactly.

    `share` is a share of the whole mixture, `fraction` a share of the task's own `rows`.  Without any fraction the
    shares must add up to 1.  With fractions, the shares and the fractions' rows together must make the target
    (which follows from them when it is not given).
    """
    own = {
        name: round(Fraction(str(mix.fraction)) * (mix.rows or 0))
        for name, mix in tasks.items()
        if mix.fraction is not None
    }
    shares = {name: mix.share for name, mix in tasks.items() if mix.share is not None}
    shared = sum((Fraction(str(share)) for share in shares.values()), Fraction(0))
    fixed = sum(own.values())
    if not own:
        if shared != 1:
            raise RecipeError(f"the shares add up to {float(shared):g}, not 1", where="recipe: tasks")
        return apportion(target or DEFAULT_TARGET, shares)
    if shared >= 1:
        raise RecipeError(
            f"the shares take the whole mixture ({float(shared):g}), nothing is left for {', '.join(own)}",
            where="recipe: tasks",
        )
    whole = fixed / (1 - shared)
    if target is None:
        target = round(whole)
    if abs(whole - target) >= 1:
        raise RecipeError(
            f"fractions give {fixed} rows, shares take {float(shared):g}: that makes {float(whole):g}, not {target}",
            where="recipe: target",
            hint="leave target out or change the fractions",
        )
    rows = apportion(target - fixed, shares) if shares else {}
    return {name: own[name] if name in own else rows[name] for name in tasks}


def weighted(weights: Mapping[str, float], bits: int) -> str:
    """The name that 32 random bits choose; names without weight are never chosen."""
    names = list(weights)
    if len(names) == 1:
        return names[0]
    point = Fraction(bits, 2**32) * sum(Fraction(str(weight)) for weight in weights.values())
    for name in names:
        point -= Fraction(str(weights[name]))
        if point < 0:
            return name
    return names[-1]
