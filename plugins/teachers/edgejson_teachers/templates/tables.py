"""Tables in Markdown, CSV and HTML: arrays as rows, objects as one row or as two columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, plain
from edgejson_teachers.templates.frame import Group, Leaf, Node
from edgejson_teachers.templates.patterns import Parts
from edgejson_teachers.templates.rows import lead_of
from edgejson_teachers.templates.surfaces import shuffle
from edgejson_teachers.templates.writer import Writer

__all__ = ["has_markup", "tabular", "tell_tables", "text_table"]

_MOST_COLUMNS = 9
_MOST_WIDE = 7
_LONGEST_CELL = 60


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
    return Table(group.label, [_plain_name(writer, name, heading) for name, heading in columns], rows)


def _cell(writer: Writer, item: Node, name: str) -> Parts:
    """One cell; blank where the item lacks the member."""
    for leaf in item.leaves:
        if leaf.trait.name == name:
            return writer.value(leaf, alone=True)
    for series in item.series:
        if series.trait.name == name:
            return writer.series(series, joint=" / ")
    return []


def _plain_name(writer: Writer, name: str, heading: str) -> str:
    """A heading as this text writes them: as a label, or as the name in a file."""
    return name if writer.once("headings", ("label", "label", "name")) == "name" else heading


def sections(writer: Writer) -> list[Table]:
    """The whole frame: one table for what is no array, one for each array of like objects."""
    root = writer.frame.root
    tables = [_table(writer, group) for group in root.groups if tabular(group)]
    fields = list(_fields(writer, root, "", [group for group in root.groups if tabular(group)]))
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
    joint = writer.once("path", (" / ", ".", " > ", " \u2013 ", "/"))
    for leaf in leaves:
        yield path + _plain_name(writer, leaf.trait.name, leaf.label), writer.value(leaf, alone=True)
    for series in node.series:
        value = writer.series(
            series, joint=writer.once("cells", ("; ", " / ", ", ")) if _simple(series.leaves) else "; "
        )
        yield path + _plain_name(writer, series.trait.name, series.label), value
    for child in node.children:
        yield from _fields(writer, child, f"{path}{_plain_name(writer, child.trait.name, child.label)}{joint}", apart)
    for group in node.groups:
        if group in apart:
            continue
        name = _plain_name(writer, group.trait.name, group.label)
        for number, item in enumerate(group.items, 1):
            yield from _fields(writer, item, f"{path}{name} [{number}]{joint}", apart)


def _simple(leaves: Sequence[Leaf]) -> bool:
    return not any(isinstance(leaf.value, str) and ("," in leaf.value or "/" in leaf.value) for leaf in leaves)


# ---------------------------------------------------------------- how tables are written


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


def csv(writer: Writer, document: Document, table: Table) -> None:
    """Delimited lines; a cell that holds the delimiter stands in quotes."""
    if table.caption:
        document.line([writer.once("csv caption", ("# {}", "[{}]", "{}:")).format(table.caption)])
    delimiter = writer.once("delimiter", _delimiters(writer))
    if table.headings:
        document.line(_delimited([[heading] for heading in table.headings], delimiter))
    for row in table.rows:
        document.line(_delimited(row, delimiter))
    document.gap()


def _delimiters(writer: Writer) -> Sequence[str]:
    return (";", ";", "\t", "|") if writer.voice.values.decimal == "," else (",", ",", ",", ";", "\t")


def _delimited(cells: Sequence[Parts], delimiter: str) -> Parts:
    parts: Parts = []
    for position, cell in enumerate(cells):
        if position:
            parts.append(delimiter)
        text = plain(cell)
        quoted = text[:1] in ('"', "“") and len(cell) > 1
        if not quoted and (delimiter in text or "\n" in text or text.strip() != text):
            parts += ['"', *cell, '"']
        else:
            parts += cell
    return parts


def html(writer: Writer, document: Document, table: Table) -> None:
    """A table element, on several lines or few, with or without a class."""
    attributes = writer.once("table tag", ("", "", ' border="1"', ' class="data"', ' class="table"', ' class="grid"'))
    pad = writer.once("html indent", ("", "  ", "    ", "\t"))
    if table.caption and writer.once("html caption", ("h3", "caption")) == "h3":
        document.line([f"<h3>{table.caption}</h3>"])
        caption: list[str] = []
    else:
        caption = [f"{pad}<caption>{table.caption}</caption>"] if table.caption else []
    body = writer.once("html body", ("bare", "tbody"))
    document.line([f"<table{attributes}>"])
    for text in caption:
        document.line([text])
    if table.headings:
        head = "".join(f"<th>{heading}</th>" for heading in table.headings)
        document.line([f"{pad}<thead><tr>{head}</tr></thead>" if body == "tbody" else f"{pad}<tr>{head}</tr>"])
    if body == "tbody":
        document.line([f"{pad}<tbody>"])
    first = "td" if table.headings else writer.once("html first", ("th", "td"))
    for row in table.rows:
        parts: Parts = [f"{pad}<tr>"]
        for position, cell in enumerate(row):
            tag = "td" if position else first
            parts += [f"<{tag}>", *cell, f"</{tag}>"]
        document.line([*parts, "</tr>"])
    if body == "tbody":
        document.line([f"{pad}</tbody>"])
    document.line(["</table>"])
    document.gap()


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


WRITERS: Mapping[str, Callable[[Writer, Document, Table], None]] = {
    "table_markdown": markdown,
    "table_csv": csv,
    "table_html": html,
}


def tell_tables(writer: Writer, document: Document, genre: str) -> None:
    """The whole frame as tables of one kind."""
    write = WRITERS[genre]
    if genre == "table_csv":  # files for programs have plain numbers
        writer.style.group = writer.style.symbol = ""
    if writer.rng.random() < (0.2 if genre == "table_csv" else 0.4):
        lead = writer.said("table", "lead", writer.frame.root.forms)
        if lead:
            document.line(capital([lead]) if genre != "table_html" else [f"<p>{capital([lead])[0]}</p>"])
            document.gap()
    for table in sections(writer):
        write(writer, document, table)


def has_markup(value: object) -> bool:
    """Whether a value would be read as markup in HTML."""
    return isinstance(value, str) and ("<" in value or "&" in value or ">" in value)
