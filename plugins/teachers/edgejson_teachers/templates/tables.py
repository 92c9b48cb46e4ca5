"""Tables in Markdown, CSV and HTML: arrays as rows, objects as one row or as two columns.

A value stands in its text as it is, so a value that a kind of table can hold only rewritten (a bar in Markdown, ``<``
in HTML, a quote in quoted CSV) stands on a line of its own below the table.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edgejson_teachers.templates.blocks import lines
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, plain
from edgejson_teachers.templates.frame import Group, Leaf, Node, Series
from edgejson_teachers.templates.patterns import Mark, Parts
from edgejson_teachers.templates.rows import bullets, lead_of
from edgejson_teachers.templates.surfaces import shuffle
from edgejson_teachers.templates.writer import Writer

__all__ = ["has_markup", "tabular", "tell_tables", "text_table"]

_MOST_COLUMNS = 9
_MOST_WIDE = 7
_LONGEST_CELL = 60
_EDGES = re.compile(r"^\s|\s$|\n|  ")
_QUOTES = frozenset("\"'“«`„")

Unfit = Callable[[object], bool]
"""Whether a value cannot stand in a cell as it is."""


@dataclass(slots=True)
class Table:
    """Headings and rows of cells; `caption` stands above it, empty for none."""

    caption: str
    headings: list[str]
    rows: list[list[Parts]]


# ---------------------------------------------------------------- what goes into tables


def tabular(group: Group) -> bool:
    """Whether the items are flat, share columns, and have no value that would break a cell."""
    if len(group.items) < 2 or not all(item.flat for item in group.items):
        return False
    columns = columns_of(group)
    if not 2 <= len(columns) <= _MOST_COLUMNS or len({heading for _, heading in columns}) < len(columns):
        return False
    return not any(_breaks(leaf.value) for item in group.items for leaf in item.walk())


def _breaks(value: object) -> bool:
    return isinstance(value, str) and (not value or "\n" in value or "|" in value or value.strip() != value)


def columns_of(group: Group) -> list[tuple[str, str]]:
    """Name and heading of each column, in order of first appearance."""
    columns: dict[str, str] = {}
    for item in group.items:
        for leaf in item.leaves:
            columns.setdefault(leaf.trait.name, leaf.label)
        for series in item.series:
            columns.setdefault(series.trait.name, series.label)
    return list(columns.items())


def _table(writer: Writer, group: Group) -> Table:
    columns = columns_of(group)
    if writer.difficulty != "easy" and writer.rng.random() < 0.5:
        shuffle(writer.rng, columns)
    rows = [[_cell(writer, item, name) for name, _ in columns] for item in group.items]
    return Table(group.label, [heading for _, heading in columns], rows)


def _cell(writer: Writer, item: Node, name: str) -> Parts:
    """One cell; blank where the item lacks the member."""
    for leaf in item.leaves:
        if leaf.trait.name == name:
            return writer.value(leaf, alone=True)
    for series in item.series:
        if series.trait.name == name:
            return writer.series(series, joint=" / ", alone=True)
    return []


def sections(writer: Writer) -> list[Table]:
    """The whole frame: one table for what is no array, one for each array of like objects."""
    root = writer.frame.root
    apart = [group for group in root.groups if tabular(group)]
    tables = [_table(writer, group) for group in apart]
    fields = list(_fields(writer, root, "", apart))
    if not fields:
        return tables
    if writer.difficulty == "hard" and root.flat:
        shuffle(writer.rng, fields)
    headings, values = [heading for heading, _ in fields], [value for _, value in fields]
    wide = (
        len(fields) <= _MOST_WIDE
        and sum(map(len, headings)) < 2 * _LONGEST_CELL
        and sum(len(plain(value)) for value in values) < 3 * _LONGEST_CELL
    )
    if wide and len(fields) > 1 and writer.rng.random() < 0.5:
        return [Table("", headings, [values]), *tables]
    return [Table("", [], [[[heading], value] for heading, value in fields]), *tables]


def _fields(writer: Writer, node: Node, path: str, apart: Sequence[Group]) -> Iterator[tuple[str, Parts]]:
    """Every field below `node` with its path, but for what has a table of its own."""
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    joint = writer.once("path", _PATHS)
    for leaf in leaves:
        yield path + leaf.label, writer.value(leaf, alone=True)
    for series in node.series:
        value = writer.series(
            series, joint=writer.once("cells", ("; ", " / ", ", ")) if _simple(series.leaves) else "; ", alone=True
        )
        yield path + series.label if series.label else path.removesuffix(joint), value
    for child in node.children:
        yield from _fields(writer, child, f"{path}{child.label}{joint}", apart)
    for group in node.groups:
        if group in apart:
            continue
        name = group.label
        if not name:
            path = path.removesuffix(joint)
        for number, item in enumerate(group.items, 1):
            yield from _fields(writer, item, f"{path}{name}{' ' if name else ''}[{number}]{joint}", apart)


def _has(group: Group, unfit: Unfit) -> bool:
    return any(unfit(leaf.value) for item in group.items for leaf in item.walk())


def _withheld(node: Node, unfit: Unfit, path: str, joint: str) -> Iterator[Leaf | Series | Group]:
    """What no cell can hold, taken out of the tree and labelled with its path; arrays of objects stay whole."""
    for leaf in [leaf for leaf in node.leaves if unfit(leaf.value)]:
        node.leaves.remove(leaf)
        leaf.label = path + leaf.label
        yield leaf
    for series in [series for series in node.series if any(unfit(leaf.value) for leaf in series.leaves)]:
        node.series.remove(series)
        series.label = path + series.label
        yield series
    for child in node.children:
        yield from _withheld(child, unfit, f"{path}{child.label}{joint}", joint)
    for group in [group for group in node.groups if _has(group, unfit)]:
        node.groups.remove(group)
        group.label = path + group.label
        yield group


def _simple(leaves: Sequence[Leaf]) -> bool:
    return not any(isinstance(leaf.value, str) and ("," in leaf.value or "/" in leaf.value) for leaf in leaves)


# ---------------------------------------------------------------- how tables are written


def _unfit_for_markdown(value: object) -> bool:
    return isinstance(value, str) and ("|" in value or "\n" in value or value.strip() != value)


def markdown(writer: Writer, document: Document, table: Table) -> None:
    if table.caption:
        document.line([writer.once("caption", ("### {}", "**{}**", "{}", "{}:")).format(table.caption)])
        document.gap()
    headings = table.headings or ["", ""]
    rows = [[_masked(cell) for cell in row] for row in table.rows]
    if writer.once("padded", ("yes", "no", "no")) == "yes":
        widths = [max(3, len(heading), *(len(plain(row[at])) for row in rows)) for at, heading in enumerate(headings)]
    else:
        widths = [0] * len(headings)
    document.line(_bars([[heading] for heading in headings], widths))
    rule = writer.once("rule", ("---", ":---", "----"))
    document.line(["|" + "|".join(rule.ljust(width + 2 if width else 0, "-") for width in widths) + "|"])
    for row in rows:
        document.line(_bars(row, widths))
    document.gap()


def _bars(cells: Sequence[Parts], widths: Sequence[int]) -> Parts:
    parts: Parts = ["|"]
    for cell, width in zip(cells, widths, strict=True):
        parts += [" ", *cell, " " * max(0, width - len(plain(cell))), " |"]
    return parts


def _masked(cell: Parts) -> Parts:
    """A cell on one line."""
    return [part.replace("\n", " ") if type(part) is str else part for part in cell]


def _unfit_for_csv(writer: Writer) -> Unfit:
    """Settles how cells are parted: by tabs and never quoted where a value holds quotes, which would be doubled; else
    by any sign, with quotes around what needs them.
    """
    values = [leaf.value for leaf in writer.frame.leaves if isinstance(leaf.value, str)]
    if any('"' in value for value in values):
        writer.once("delimiter", ("\t",))
        writer.once("quoting", ("never",))
        return lambda value: isinstance(value, str) and ("\t" in value or "\n" in value)
    writer.once("quoting", ("as needed",))
    writer.once("delimiter", _delimiters(writer))
    return lambda _: False


def csv(writer: Writer, document: Document, table: Table) -> None:
    """Delimited lines; what holds the delimiter, quotes or a break stands in quotes (RFC 4180)."""
    if table.caption:
        document.line([writer.once("csv caption", ("# {}", "[{}]", "{}:")).format(table.caption)])
    delimiter = writer.once("delimiter", ())
    quoting = writer.once("quoting", ()) == "as needed"
    if table.headings:
        document.line(_delimited([[heading] for heading in table.headings], delimiter, quoting=quoting))
    for row in table.rows:
        document.line(_delimited(row, delimiter, quoting=quoting))
    document.gap()


def _delimiters(writer: Writer) -> Sequence[str]:
    return (";", ";", "\t", "|") if writer.voice.values.decimal == "," else (",", ",", ",", ";", "\t")


def _unquoted(cell: Parts) -> Parts:
    """The cell without the quotes that only showed where a value ends: the cell does."""
    if len(cell) == 3 and isinstance(cell[1], Mark) and (_EDGES.search(cell[1].text) or cell[1].text[:1] in _QUOTES):
        return [cell[1]]
    return cell


def _delimited(cells: Sequence[Parts], delimiter: str, *, quoting: bool) -> Parts:
    parts: Parts = []
    for position, written in enumerate(cells):
        if position:
            parts.append(delimiter)
        cell = _unquoted(written)
        text = plain(cell)
        if quoting and text != '""' and any(sign in text for sign in (delimiter, '"', "\n", "\r")):
            parts += ['"', *(part.replace('"', '""') if type(part) is str else part for part in cell), '"']
        else:
            parts += cell
    return parts


def _unfit_for_html(value: object) -> bool:
    """Whether HTML would read something else: ``<`` opens a tag, ``&lt;`` is one sign, a break is a blank."""
    return isinstance(value, str) and (
        "<" in value or "\n" in value or ("&" in value and markup.unescape(value) != value)
    )


def html(writer: Writer, document: Document, table: Table) -> None:
    """A table element, on several lines or few, with or without a class."""
    attributes = writer.once("table tag", ("", "", ' border="1"', ' class="data"', ' class="table"', ' class="grid"'))
    pad = writer.once("html indent", ("", "  ", "    ", "\t"))
    if table.caption and writer.once("html caption", ("h3", "caption")) == "h3":
        document.line([f"<h3>{_escaped(table.caption)}</h3>"])
        caption: list[str] = []
    else:
        caption = [f"{pad}<caption>{_escaped(table.caption)}</caption>"] if table.caption else []
    body = writer.once("html body", ("bare", "tbody"))
    document.line([f"<table{attributes}>"])
    for text in caption:
        document.line([text])
    if table.headings:
        head = "".join(f"<th>{_escaped(heading)}</th>" for heading in table.headings)
        document.line([f"{pad}<thead><tr>{head}</tr></thead>" if body == "tbody" else f"{pad}<tr>{head}</tr>"])
    if body == "tbody":
        document.line([f"{pad}<tbody>"])
    first = "td" if table.headings else writer.once("html first", ("th", "td"))
    for row in table.rows:
        parts: Parts = [f"{pad}<tr>"]
        for position, cell in enumerate(row):
            tag = "td" if position else first
            shown = [_escaped(part) if type(part) is str else part for part in cell]
            parts += [f"<{tag}>", *shown, f"</{tag}>"]
        document.line([*parts, "</tr>"])
    if body == "tbody":
        document.line([f"{pad}</tbody>"])
    document.line(["</table>"])
    document.gap()


def _escaped(text: str) -> str:
    return markup.escape(text, quote=False)


def text_table(writer: Writer, document: Document, group: Group, *, lead: bool = True) -> None:
    """A table within running text: Markdown, bars, tabs or aligned columns, under a line that leads up to it."""
    if lead:
        document.line([lead_of(writer, group)])
    table = _table(writer, group)
    table.caption = ""
    style = writer.once("text table", ("markdown", "markdown", "bars", "tabs", "aligned"))
    if style == "aligned" and all(cell for row in table.rows for cell in row):
        _aligned(document, table)
    elif style in ("bars", "tabs") and all(cell for row in table.rows for cell in row):
        joint = " | " if style == "bars" else "\t"
        heading_row: list[Parts] = [[heading] for heading in table.headings]
        for row in (heading_row, *table.rows):
            document.line(_joined(row, joint))
    else:
        if lead:
            document.gap()
        markdown(writer, document, table)
    document.gap()


def _joined(row: Sequence[Parts], joint: str) -> Parts:
    parts: Parts = []
    for position, cell in enumerate(row):
        parts += [joint, *cell] if position else cell
    return parts


def _aligned(document: Document, table: Table) -> None:
    rows: list[list[Parts]] = [[[heading] for heading in table.headings], *table.rows]
    widths = [max(len(plain(row[column])) for row in rows) for column in range(len(table.headings))]
    for row in rows:
        line: Parts = []
        for cell, width in zip(row, widths, strict=True):
            line += [*cell, " " * (width - len(plain(cell)) + 3)]
        document.line(line[:-1])


_PATHS = (" / ", ".", " > ", " \u2013 ", "/")
_PLAIN_DATES = 0.75

WRITERS: Mapping[str, Callable[[Writer, Document, Table], None]] = {
    "table_markdown": markdown,
    "table_csv": csv,
    "table_html": html,
}


def tell_tables(writer: Writer, document: Document, genre: str) -> None:
    """The whole frame as tables of one kind."""
    write = WRITERS[genre]
    if writer.once("headings", ("label", "label", "name")) == "name" and not writer.by_name:
        writer.call_by_name()
    if genre == "table_csv":  # files for programs have plain numbers, and mostly plain dates
        writer.style.group = writer.style.symbol = ""
        writer.style.quotes = ("'", "'")
        if writer.rng.random() < _PLAIN_DATES:
            writer.style.date_alone = "{iso}"
    unfit: Unfit = _unfit_for_html if genre == "table_html" else _unfit_for_markdown
    if genre == "table_csv":
        unfit = _unfit_for_csv(writer)
    root = writer.frame.root
    withheld: list[Leaf | Series | Group] = []
    if any(unfit(leaf.value) for leaf in writer.frame.leaves):
        withheld = list(_withheld(root, unfit, "", writer.once("path", _PATHS)))
    if writer.rng.random() < (0.2 if genre == "table_csv" else 0.4):
        lead = writer.said("table", "lead", writer.frame.root.forms)
        if lead:
            document.line(capital([lead]) if genre != "table_html" else [f"<p>{capital([lead])[0]}</p>"])
            document.gap()
    for table in sections(writer):
        write(writer, document, table)
    leaves = [member for member in withheld if isinstance(member, Leaf)]
    lines(writer, document, leaves, [member for member in withheld if isinstance(member, Series)])
    for group in [member for member in withheld if isinstance(member, Group)]:
        document.line([f"{group.label}:"])
        bullets(writer, document, group)


def has_markup(value: object) -> bool:
    """Whether a value would be read as markup in HTML."""
    return _unfit_for_html(value)
