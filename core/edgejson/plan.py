"""The plan: exact quotas per cell, laid out as one sequence of rows, cut into blocks that can be built anywhere in
any order.

A *cell* is (kind, task, schema, difficulty).  A *row* is one record the run must deliver; a row owns one or more
*candidates*, each a `Slot` with a random stream of its own.  Everything here follows from recipe and schemas alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from edgejson.curate.holdout import held_out
from edgejson.errors import RecipeError
from edgejson.mixture import apportion, even_order, rows_per_task, weighted
from edgejson.recipe import Recipe
from edgejson.types import Complexity, Difficulty, RecordKind, Slot
from edgejson.values.locales import locale_of

__all__ = ["BLOCK_ROWS", "Block", "Cell", "Plan", "SchemaChoice", "Share", "make_plan", "top_up"]

BLOCK_ROWS = 128
"""Rows per block: a lost block costs a fraction of a second."""
SHARE_ROWS = 64
"""Rows of one cell that are chosen together: enough to choose the best from, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class SchemaChoice:
    """A schema that takes part: its full id and complexity."""

    id: str
    complexity: Complexity


@dataclass(frozen=True, slots=True)
class Cell:
    """A quota's address."""

    kind: RecordKind
    task: str
    schema_id: str
    complexity: Complexity
    difficulty: Difficulty

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.task}/{self.schema_id}/{self.difficulty}"


@dataclass(frozen=True, slots=True)
class Share:
    """A block's part of one cell: how many records to deliver, from how many candidates, numbered from `first`."""

    cell: Cell
    rows: int
    candidates: int
    first: int


@dataclass(frozen=True, slots=True)
class Block:
    """Work that depends on nothing but the recipe: the shares of some cells."""

    index: int
    shares: tuple[Share, ...]

    @property
    def rows(self) -> int:
        return sum(share.rows for share in self.shares)

    @property
    def candidates(self) -> int:
        return sum(share.candidates for share in self.shares)


@dataclass(frozen=True)
class Plan:
    """Quotas, blocks and what was left out."""

    recipe: Recipe
    quotas: Mapping[Cell, int]
    repeats: Mapping[str, int]
    """Rows of a task that repeat an earlier record of the task (a fraction above 1)."""
    blocks: tuple[Block, ...]
    skipped: tuple[tuple[str, str, str], ...]
    """(task, schema id, reason) where a family cannot use a schema."""
    unseen: Mapping[str, frozenset[str]]
    """Schemas that stand in the test split only, of every task that holds some out."""

    def rows(self, kind: RecordKind | None = None) -> int:
        """Distinct records to deliver."""
        return sum(rows for cell, rows in self.quotas.items() if kind in {None, cell.kind})

    @property
    def candidates(self) -> int:
        return sum(block.candidates for block in self.blocks)

    @property
    def budget(self) -> int:
        """Candidates at most, over all rounds."""
        return max(self.candidates, round(self.recipe.budget * self.rows()))

    def slots(self, share: Share) -> Iterator[Slot]:
        """The candidates of a share; a slot's key, and so its seed, is the same in every run."""
        recipe, cell = self.recipe, share.cell
        teachers = {use.id: use.weight for use in recipe.teachers if use.weight}
        for number in range(share.first, share.first + share.candidates):
            key = f"{cell.key}/{number:06d}"
            seed = int.from_bytes(hashlib.blake2b(f"{recipe.seed}\0{key}".encode(), digest_size=8).digest())
            language = weighted(recipe.languages, seed % 2**32)
            yield Slot(
                key=key,
                task=cell.task,
                kind=cell.kind,
                schema_id=cell.schema_id,
                complexity=cell.complexity,
                difficulty=cell.difficulty,
                language=language,
                teacher=weighted(teachers, seed >> 16 & 0xFFFF_FFFF),
                seed=seed,
                locale=weighted(recipe.locales, seed >> 32) if recipe.locales else locale_of(language),
                edge=_mixed(seed) < recipe.edge_cases,
                unseen=cell.schema_id in self.unseen.get(cell.task, ()),
            )


def _mixed(seed: int) -> float:
    """A number from 0 to 1 that shares no bits with the choices made from the halves of `seed` (Fibonacci hashing)."""
    return (seed * 0x9E3779B97F4A7C15 % 2**64) / 2**64


def make_plan(
    recipe: Recipe, schemas: Sequence[SchemaChoice], unusable: Mapping[tuple[str, str], str] | None = None
) -> Plan:
    """Lay out the rows of `recipe` over `schemas`; `unusable` maps (task, schema id) to the reason a family gives."""
    unusable = unusable or {}
    if not schemas:
        raise RecipeError("no schema to build from", where="recipe: schemas")
    wanted = rows_per_task(recipe.tasks, recipe.target)
    distinct = {task: min(rows, recipe.tasks[task].rows or rows) for task, rows in wanted.items()}
    pairs = apportion(
        round(recipe.preference * sum(wanted.values())), {task: float(rows) for task, rows in wanted.items()}
    )

    quotas: dict[Cell, int] = {}
    owed: dict[str, Fraction] = {}
    for kind, rows_of in (("sft", distinct), ("preference", pairs)):
        for task, rows in rows_of.items():
            usable = [schema for schema in schemas if (task, schema.id) not in unusable]
            if not usable and rows:
                schema_id, reason = next((name, why) for (of, name), why in sorted(unusable.items()) if of == task)
                raise RecipeError(
                    f"no schema can be used by {task}: {schema_id}: {reason}", where=f"recipe: tasks.{task}"
                )
            for cell in _cells(recipe, kind, task, rows, usable, owed):  # type: ignore[arg-type]
                quotas[cell] = quotas.get(cell, 0) + 1
    skipped = tuple(
        (task, schema_id, reason) for (task, schema_id), reason in sorted(unusable.items()) if task in wanted
    )
    repeats = {task: wanted[task] - distinct[task] for task in wanted if wanted[task] > distinct[task]}
    blocks = tuple(_blocks(quotas, Fraction(str(recipe.candidates))))
    return Plan(recipe, quotas, repeats, blocks, skipped, _unseen(recipe, schemas, unusable))


def _unseen(
    recipe: Recipe, schemas: Sequence[SchemaChoice], unusable: Mapping[tuple[str, str], str]
) -> dict[str, frozenset[str]]:
    """The same schemas for all tasks that hold some out, so that none of these tasks shows what another holds out.

    They follow from shares, not from rows: a larger run holds out what a smaller one does.
    """
    tasks = [task for task in recipe.split.unseen_schemas if task in recipe.tasks]
    usable = [schema for schema in schemas if all((task, schema.id) not in unusable for task in tasks)]
    if not tasks or not usable or recipe.split.test >= 1:
        return {}
    chosen = held_out(_schema_weights(recipe, usable), recipe.split.test, recipe.seed)
    return dict.fromkeys(tasks, chosen) if chosen else {}


def _cells(
    recipe: Recipe,
    kind: RecordKind,
    task: str,
    rows: int,
    schemas: Sequence[SchemaChoice],
    owed: dict[str, Fraction],
) -> Iterator[Cell]:
    """One cell per row, schema by schema; difficulties run evenly through the whole task, so both margins are exact."""
    counts = apportion(rows, _schema_weights(recipe, schemas), owed)
    levels = even_order(apportion(rows, recipe.tasks[task].difficulty))
    for schema in schemas:
        for _ in range(counts[schema.id]):
            yield Cell(kind, task, schema.id, schema.complexity, next(levels))


def _schema_weights(recipe: Recipe, schemas: Sequence[SchemaChoice]) -> dict[str, float]:
    """Complexity shares, divided evenly among the schemas of each class; a class without schemas gives its share to
    the others.
    """
    classes: dict[str, int] = {}
    for schema in schemas:
        classes[schema.complexity] = classes.get(schema.complexity, 0) + 1
    weights = {
        schema.id: recipe.complexity.get(schema.complexity, 0.0) / classes[schema.complexity] for schema in schemas
    }
    if not any(weights.values()):
        raise RecipeError(
            f"every schema in use is {' or '.join(sorted(classes))}, which has no share", where="recipe: complexity"
        )
    return weights


def _blocks(
    quotas: Mapping[Cell, int], factor: Fraction, start: int = 0, used: Mapping[Cell, int] | None = None
) -> Iterator[Block]:
    """Cut the rows, cell after cell, into blocks; candidates are spread so that their total is exactly factor x
    rows.
    """
    numbers = dict(used or {})
    index, row, filled = start, 0, 0
    shares: list[Share] = []
    for cell, quota in quotas.items():
        left = quota
        while left:
            rows = min(left, SHARE_ROWS, BLOCK_ROWS - filled)
            candidates = int((row + rows) * factor) - int(row * factor)
            first = numbers.get(cell, 0)
            shares.append(Share(cell, rows, candidates, first))
            numbers[cell] = first + candidates
            row, left, filled = row + rows, left - rows, filled + rows
            if filled == BLOCK_ROWS:
                yield Block(index, tuple(shares))
                index, filled = index + 1, 0
                shares.clear()
    if shares:
        yield Block(index, tuple(shares))


def top_up(short: Mapping[Cell, int], used: Mapping[Cell, int], *, start: int, room: int) -> tuple[Block, ...]:
    """Blocks that try again for the rows still missing: twice as many candidates as rows, within `room` candidates."""
    factor = max(Fraction(1), min(Fraction(2), Fraction(room, max(1, sum(short.values())))))
    return tuple(_blocks(short, factor, start, used))
