"""From a field name or a template to a producer: ``person.email``, ``PRODUCTS.price``, ``ORD-{digits:8}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from edgejson.errors import near_names
from edgejson.types import Json
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.entities import ENTITIES, STATELESS
from edgejson.values.hints import Hint, HintError, RangeHint, read_hint
from edgejson.values.inferred import ABOUT, about, inferred_producer
from edgejson.values.naming.words import folded
from edgejson.values.numbers import lattice
from edgejson.values.tables import Tables, in_language
from edgejson.values.things import INFERRED, MORE_FIELDS, THING, Thing, name_field, pooled_name, topic_of

__all__ = ["Field", "Fields", "Opening", "Row"]

BESIDE = "@beside:"
"""Begins the scope keys under which a field finds the entity of another kind that its object shows."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_COUNTED = re.compile(r"(digits|letters|hex):(\d{1,3})")
_INTEGER = re.compile(r"int:(-?\d+)-(-?\d+)")
_DIGITS, _LETTERS, _HEX = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Field:
    """A producer that may read an entity.

    `uses` holds (scope key, field) pairs: the object a leaf belongs to opens these entities before it draws members.
    `styles` are other ways of writing the same value, for a `pattern` that refuses the first.  `is_text` says that it
    draws nothing but text.
    """

    draw: Producer
    uses: tuple[tuple[str, str], ...] = ()
    styles: tuple[Producer, ...] = ()
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class ListField:
    """A column of lists: `cells` gives the list of the row that the object under construction is about."""

    cells: Callable[[Draw], list[Json | Producer]]
    uses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What an object does about one entity when it begins."""

    key: str
    make: Callable[[Draw], Any]
    names: bool
    shown: frozenset[str]


class Row:
    """A row of a table: its index, the cells that were drawn for it, and the columns its object shows."""

    __slots__ = ("cells", "index", "shown")

    def __init__(self, index: int) -> None:
        self.index = index
        self.cells: dict[str, Json] = {}
        self.shown: frozenset[str] = frozenset()


class Fields:
    """Compiles fields and templates against the tables of a pack, in one language where they are written in several.

    The key of an entity is its kind, or ``kind:role`` where one object is about several (``person:sender.email``).
    """

    def __init__(self, tables: Tables | None = None, language: str = "en") -> None:
        self._tables = in_language(tables or {}, language)
        self._columns: dict[tuple[str, str], tuple[Producer, bool]] = {}
        taken = sorted(self._tables.keys() & (ENTITIES.keys() | STATELESS.keys()))
        if taken:
            raise HintError(f"a table cannot be called {taken[0]!r}: that is a kind of entity")
        empty = sorted(name for name, rows in self._tables.items() if not rows)
        if empty:
            raise HintError(f"table {empty[0]!r} has no rows")

    def field(self, name: str) -> Field:
        """The field of that name; `HintError` with near names when there is none."""
        key, _, field = name.partition(".")
        kind, _, _ = key.partition(":")
        if kind in self._tables:
            return self._table_field(kind, key, field)
        if kind in _ENTITIES:
            found = _entity_field(kind, key, field)
            return _rewritten(found) if name in _WORDS else found
        if kind == "@beside":
            return self._beside(field)
        if kind.startswith("@") or kind == "moment":
            inferred = inferred_producer(kind, field)
            if inferred is None:
                raise HintError(f"no field {name!r}")
            found = Field(inferred, about(name))
            return _rewritten(found) if kind in _WORDS else found
        if kind in STATELESS:
            producer = STATELESS[kind].get(field)
            if producer is None:
                raise HintError(f"{kind!r} has no field {field!r} ({near_names(field, STATELESS[kind])})")
            return Field(producer, about(name))
        known = (*self._tables, *ENTITIES, *STATELESS)
        raise HintError(f"no table or entity {kind!r} ({near_names(kind, known)})")

    def _beside(self, text: str) -> Field:
        """``place.state|@pool.state``: the first where the object shows another field of its kind, else the second."""
        first, _, second = text.partition("|")
        kind, _, name = first.partition(".")
        key, other = f"{BESIDE}{kind}", self.field(second)
        get = _ENTITIES[kind].fields.get(name) or MORE_FIELDS[kind][name]

        def value(draw: Draw) -> Json:
            entity = draw.scope.get(key)
            found: Json = get(entity, draw) if entity else other.draw(draw)
            return found

        return Field(value, ((key, name), *other.uses))

    def list_field(self, name: str) -> ListField | None:
        """The field of that name when every cell of its column is a list; None for any other field."""
        key, _, column = name.partition(".")
        table = key.partition(":")[0]
        rows = self._tables.get(table, ())
        lists = [cell for row in rows if isinstance(cell := row.get(column), list)]
        if not rows or len(lists) < len(rows):
            return None
        options = [[self._cell(option, name, index) for option in cell] for index, cell in enumerate(lists)]
        make = self._row_maker(table)

        def cells(draw: Draw) -> list[Json | Producer]:
            row: Row | None = draw.scope.get(key)
            if row is None:
                row = draw.scope[key] = make(draw)
            return options[row.index]

        return ListField(cells, ((key, column),))

    def template(self, text: str) -> Field:
        """A text with placeholders; a text without any is itself."""
        pieces: list[str | Producer] = []
        uses: list[tuple[str, str]] = []
        end = 0
        for found in _PLACEHOLDER.finditer(text):
            pieces.append(text[end : found.start()])
            piece = self._placeholder(found[1])
            pieces.append(piece.draw)
            uses.extend(piece.uses)
            end = found.end()
        pieces.append(text[end:])
        return Field(_joined([piece for piece in pieces if piece != ""]), tuple(uses))

    def openings(self, uses: Iterable[tuple[str, str]]) -> tuple[Opening, ...]:
        """What an object must open for its members; companies first, people take their e-mail domain from them.

        Last come a bare `name`, which is the name of another entity that the object shows, and the fields that mean one
        thing beside an entity and another without it.
        """
        shown: dict[str, set[str]] = {}
        for key, field in uses:
            shown.setdefault(key, set()).add(field)
        about = {key.removeprefix(ABOUT) for key in shown if key.startswith(ABOUT)}
        late = self._late_openings(shown, about)
        opened = []
        for key in sorted(shown, key=lambda key: (not key.startswith("company"), key)):
            kind, _, _ = key.partition(":")
            if kind in self._tables:
                opened.append(Opening(key, self._row_maker(kind), names=False, shown=frozenset(shown[key])))
            elif kind in _ENTITIES and key != THING:
                names = not _ENTITIES[kind].naming.isdisjoint(shown[key])
                opened.append(Opening(key, _ENTITIES[kind].make, names=names, shown=frozenset()))
        return (*opened, *late)

    def _late_openings(self, shown: dict[str, set[str]], about: set[str]) -> list[Opening]:
        """What depends on the other entities of the object; it makes them show the fields that it needs."""
        late = []
        if THING in shown:
            topic = topic_of(shown, about)
            field = name_field(topic, shown.get(topic, ())) if topic is not None else None
            if topic is not None and field is not None:
                shown.setdefault(topic, set()).add(field)
                late.append(Opening(THING, _named(topic, field), names=True, shown=frozenset()))
            else:
                late.append(Opening(THING, pooled_name(topic), names=True, shown=frozenset()))
        for key in sorted(shown):
            kind = key.removeprefix(BESIDE)
            if kind != key:
                late.append(Opening(key, _same(kind if kind in shown else None), names=True, shown=frozenset()))
        return late

    def row_count(self, key: str) -> int | None:
        """How many rows the table behind a scope key has; None for an entity."""
        rows = self._tables.get(key.partition(":")[0])
        return len(rows) if rows is not None else None

    # ------------------------------------------------------------ tables

    def _row_maker(self, table: str) -> Callable[[Draw], Row]:
        count = len(self._tables[table])

        def make(draw: Draw) -> Row:
            dealt = draw.rows.pop(table, None)
            return Row(int(draw.random() * count) if dealt is None else dealt)

        return make

    def _table_field(self, table: str, key: str, column: str) -> Field:
        cells = self._cells(table, column)
        make = self._row_maker(table)
        constants = [cell for cell in cells if not callable(cell)]

        def constant(draw: Draw) -> Json:
            row: Row | None = draw.scope.get(key)
            if row is None:
                row = draw.scope[key] = make(draw)
            return constants[row.index]

        def drawn(draw: Draw) -> Json:
            row: Row | None = draw.scope.get(key)
            if row is None:
                row = draw.scope[key] = make(draw)
            if column not in row.cells:
                cell = cells[row.index]
                row.cells[column] = cell(draw) if callable(cell) else cell
            return row.cells[column]

        is_text = all(map(_is_text, (row[column] for row in self._tables[table])))
        return Field(constant if len(constants) == len(cells) else drawn, ((key, column),), is_text=is_text)

    def _cells(self, table: str, column: str) -> list[Json | Producer]:
        rows = self._tables[table]
        lacking = next((index for index, row in enumerate(rows) if column not in row), None)
        if lacking is not None:
            raise HintError(
                f"row {lacking} of table {table!r} has no column {column!r} ({near_names(column, rows[lacking])})"
            )
        return [self._cell(row[column], f"{table}.{column}", index) for index, row in enumerate(rows)]

    def _cell(self, cell: Json, column: str, index: int) -> Json | Producer:
        try:
            if isinstance(cell, str) and "{" in cell:
                return self.template(cell).draw
            if isinstance(cell, list) and cell:
                options = [self._cell(option, column, index) for option in cell]
                return lambda draw: _settle(pick(draw, options), draw)
            if isinstance(cell, dict):
                return _range_cell(read_hint(cell))
        except HintError as error:
            raise HintError(f"row {index} of {column}: {error}") from None
        return cell

    # ------------------------------------------------------------ templates

    def _placeholder(self, text: str) -> Field:
        counted = _COUNTED.fullmatch(text)
        if counted is not None:
            alphabet = {"digits": _DIGITS, "letters": _LETTERS, "hex": _HEX}[counted[1]]
            return Field(_characters(alphabet, int(counted[2])))
        integer = _INTEGER.fullmatch(text)
        if integer is not None:
            return Field(_integer(integer[1], integer[2]))
        if "." not in text:
            raise HintError(
                f"{{{text}}} is no placeholder; write entity.field, TABLE.COL, int:LO-HI, digits:N, letters:N, hex:N"
            )
        return self.field(text)


_ENTITIES = {**ENTITIES, **INFERRED}
_WORDS = frozenset({"@pool", "@named", "@series", "@thing.name", "@project.name", "@project.slug"})
"""Kinds and fields of names and short words, which a `pattern` may want written in another way."""


def _rewritten(field: Field) -> Field:
    """The field with the usual ways of writing a name as its styles: snake, Pascal, all small, screaming."""
    produce = field.draw
    styles = tuple((lambda draw, write=write: write(_parts(produce(draw)))) for write in _WRITINGS)
    return replace(field, styles=(produce, *styles))


def _parts(value: Json) -> list[str]:
    return re.findall(r"[a-z0-9]+", folded(str(value)).lower()) or ["x"]


_WRITINGS: tuple[Callable[[list[str]], str], ...] = (
    "_".join,
    lambda parts: "".join(map(str.capitalize, parts)),
    "".join,
    lambda parts: "_".join(parts).upper(),
)


def _named(topic: str, field: str) -> Callable[[Draw], Any]:
    """A thing with the name of an entity that the object has opened."""
    get = _ENTITIES[topic].fields[field]
    return lambda draw: Thing(draw, get(draw.scope[topic], draw))


def _same(key: str | None) -> Callable[[Draw], Any]:
    """An entity that the object has opened under another key; False where it has not."""
    return (lambda _: False) if key is None else lambda draw: draw.scope[key]


def _entity_field(kind: str, key: str, name: str) -> Field:
    entity = _ENTITIES[kind]
    get = entity.fields.get(name) or MORE_FIELDS.get(kind, {}).get(name)
    if get is None:
        raise HintError(f"{kind!r} has no field {name!r} ({near_names(name, entity.fields)})")
    make = entity.make

    def value(draw: Draw) -> Any:
        found = draw.scope.get(key)
        if found is None:
            found = draw.scope[key] = make(draw)
        return get(found, draw)

    if name not in entity.styles:
        return Field(value, ((key, name),))
    styles = tuple((lambda draw, style=style: value(draw)[style]) for style in range(5))
    return Field(styles[0], ((key, name),), styles)


def _range_cell(hint: Hint) -> Producer:
    if not isinstance(hint, RangeHint):
        raise HintError("a cell is a scalar, a list or a range")
    return lattice(hint.low, hint.high, decimals=2 if hint.decimals is None else hint.decimals, skew=hint.skew)


def _settle(cell: Json | Producer, draw: Draw) -> Json:
    return cell(draw) if callable(cell) else cell


def _is_text(cell: Json) -> bool:
    return isinstance(cell, str) or (isinstance(cell, list) and bool(cell) and all(map(_is_text, cell)))


def _joined(pieces: list[str | Producer]) -> Producer:
    form = "".join(piece.replace("%", "%%") if isinstance(piece, str) else "%s" for piece in pieces)
    drawn = [piece for piece in pieces if not isinstance(piece, str)]
    if len(drawn) == 1:
        only = drawn[0]
        return lambda draw: form % (only(draw),)
    return lambda draw: form % tuple([piece(draw) for piece in drawn])


def _characters(alphabet: str, count: int) -> Producer:
    if alphabet == _DIGITS and count <= 15:
        top = 10**count
        return lambda draw: f"{int(draw.random() * top):0{count}d}"
    size = len(alphabet)

    def produce(draw: Draw) -> str:
        random = draw.random
        return "".join([alphabet[int(random() * size)] for _ in range(count)])

    return produce


def _integer(low: str, high: str) -> Producer:
    """An integer of a closed range, padded with zeros when the lower bound is."""
    first, last = int(low), int(high)
    if first > last:
        raise HintError(f"the range {{int:{low}-{high}}} is empty")
    width = len(low) if low.startswith("0") and len(low) > 1 else 0
    return lambda draw: f"{first + int(draw.random() * (last - first + 1)):0{width}d}"
