"""Layouts that are no sentences: tables, bullets, forms, log lines, receipts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edgejson import jsontext
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, joined
from edgejson_teachers.templates.forms import Mark, Part, Parts
from edgejson_teachers.templates.frame import Group, Leaf, Node, Series
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.writer import Writer

__all__ = ["bullets", "form", "log", "receipt", "receipt_group", "table", "tabular"]

_MAX_COLUMNS = 8
_UNIT_PRICES = ("unit_price", "price", "price_per_unit")
_ARTICLES = ("product_name", "name", "description", "item", "article", "title")
_ROW_TOTALS = ("line_total", "total", "subtotal", "amount")


# ---------------------------------------------------------------- tables


def tabular(group: Group) -> bool:
    """Whether the items are flat, share columns, and have no value that would break a cell."""
    if len(group.items) < 2 or not all(item.flat for item in group.items):
        return False
    columns = _columns(group)
    if not 2 <= len(columns) <= _MAX_COLUMNS or len({trait_label for _, trait_label in columns}) < len(columns):
        return False
    return not any(_breaks_cell(leaf) for item in group.items for leaf in item.walk())


def _breaks_cell(leaf: Leaf) -> bool:
    return leaf.kind == "prose" or (isinstance(leaf.value, str) and any(mark in leaf.value for mark in "|;\n\t"))


def _columns(group: Group) -> list[tuple[str, str]]:
    """Name and heading of each column, in order of first appearance."""
    columns: dict[str, str] = {}
    for item in group.items:
        for leaf in item.leaves:
            unit = f" ({leaf.trait.unit})" if leaf.trait.unit else ""
            columns.setdefault(leaf.trait.name, f"{leaf.trait.label}{unit}")
        for series in item.series:
            columns.setdefault(series.trait.name, series.trait.label)
    return list(columns.items())


def table(writer: Writer, document: Document, group: Group) -> None:
    """Markdown, pipes, semicolons, tabs or aligned columns. A blank cell means that the item lacks the member."""
    rng = writer.rng
    columns = _columns(group)
    if writer.difficulty != "easy" and rng.random() < 0.5:
        rng.shuffle(columns)
    rows = [[_cell(writer, item, name) for name, _ in columns] for item in group.items]
    style = pick(rng, ("markdown", "markdown", "pipes", "semicolons", "tabs", "aligned"))
    headings: list[Parts] = [[heading] for _, heading in columns]
    if style == "aligned" and any(not cell for row in rows for cell in row):
        style = "markdown"  # where a cell is blank, only drawn borders show which one
    if style == "markdown":
        document.line(["| ", *joined(headings, " | ", " | "), " |"])
        document.line(["|" + "---|" * len(columns)])
        for row in rows:
            document.line(["| ", *joined(row, " | ", " | "), " |"])
    elif style == "aligned":
        _aligned(document, [headings, *rows])
    else:
        joint = {"pipes": " | ", "semicolons": ";", "tabs": "\t"}[style]
        for row in (headings, *rows):
            document.line(joined(row, joint, joint))


def _cell(writer: Writer, item: Node, name: str) -> Parts:
    for leaf in item.leaves:
        if leaf.trait.name == name:
            return _bare(writer.value(leaf), leaf)
    for series in item.series:
        if series.trait.name == name:
            return writer.series(series, joint=" / ")
    return []


def _bare(parts: Parts, leaf: Leaf) -> Parts:
    """The value without quotes or unit: a cell has borders, and its heading names the unit."""
    if leaf.kind == "money":
        return parts
    return [part for part in parts if isinstance(part, Mark)]


def _aligned(document: Document, rows: Sequence[Sequence[Parts]]) -> None:
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        line: Parts = []
        for cell, width in zip(row, widths, strict=True):
            line += [*cell, " " * (width - _width(cell) + 3)]
        document.line(line[:-1])


def _width(parts: Sequence[Part]) -> int:
    return sum(len(part) if isinstance(part, str) else len(part.text) for part in parts)


# ---------------------------------------------------------------- bullets


def bullets(writer: Writer, document: Document, group: Group) -> None:
    """One item a line; nested arrays of objects as bullets below it."""
    bullet = pick(writer.rng, ("- ", "* ", "• ", "+ ", "\u2013 "))
    writer.take_habits()
    for item in group.items:
        _bullet(writer, document, item, bullet, "")


def _bullet(writer: Writer, document: Document, item: Node, bullet: str, indent: str) -> None:
    nested, item.groups = item.groups, []
    document.line([indent, bullet, *(writer.inline(item) or [f"{item.trait.noun}:"])])
    item.groups = nested
    for group in nested:
        document.line([f"{indent}  {group.trait.label}:"])
        for inner in group.items:
            _bullet(writer, document, inner, bullet, f"{indent}  ")


# ---------------------------------------------------------------- forms


def form(writer: Writer, document: Document, node: Node, indent: str = "") -> None:
    """Label and value in one of several layouts, two to a line here and there; what is nested is indented."""
    rng = writer.rng
    layout = pick(rng, ("{}: ", "{} = ", "{} - ", "[{}] ", "{} ....... ", "{}\t", "{} > ", "* {}: ", "{} » "))
    pairs = rng.random() < 0.4
    entries: list[Parts] = [[layout.format(_title(leaf)), *writer.value(leaf)] for leaf in _ordered(writer, node)]
    entries += [[layout.format(_heading(series.trait.label)), *writer.series(series)] for series in node.series]
    position = 0
    while position < len(entries):
        line = entries[position]
        position += 1
        if pairs and position < len(entries) and rng.random() < 0.5:
            line = [*line, "    | ", *entries[position]]
            position += 1
        document.line([indent, *line])
    for child in node.children:
        document.line([f"{indent}{_heading(child.trait.label)}:"])
        form(writer, document, child, f"{indent}  ")
    for group in node.groups:
        document.line([f"{indent}{_heading(group.trait.label)}:"])
        for inner in group.items:
            _bullet(writer, document, inner, "- ", f"{indent}  ")


def _ordered(writer: Writer, node: Node) -> list[Leaf]:
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    if writer.difficulty != "easy":
        writer.rng.shuffle(leaves)
    return leaves


def _title(leaf: Leaf) -> str:
    return _heading(leaf.trait.label)


def _heading(label: str) -> str:
    return f"{label[:1].upper()}{label[1:]}" if label else "Value"


# ---------------------------------------------------------------- log lines


def log(writer: Writer, document: Document, node: Node) -> None:
    """Machine lines, a few fields each: ``name=value`` with dotted names for what is nested."""
    rng = writer.rng
    entries = list(_logged(writer, node, ""))
    if writer.difficulty == "hard":
        rng.shuffle(entries)
    joint = pick(rng, (" ", " | ", ", ", "  "))
    width = 2 + int(rng.random() * 4)
    prefix = pick(rng, ("", "> ", "[intake] ", "worker: ", "... "))
    for start in range(0, len(entries), width):
        document.line([prefix, *joined(entries[start : start + width], joint, joint)])


def _logged(writer: Writer, node: Node, path: str) -> Iterator[Parts]:
    for leaf in node.leaves:
        yield [f"{path}{leaf.trait.name}=", *_log_value(leaf)]
    for series in node.series:
        values = [_log_value(leaf) for leaf in series.leaves]
        yield [f"{path}{series.trait.name}=[", *joined(values, ", ", ", "), "]"]
    for child in node.children:
        yield from _logged(writer, child, f"{path}{child.trait.name}.")
    for group in node.groups:
        for index, item in enumerate(group.items):
            yield from _logged(writer, item, f"{path}{group.trait.name}[{index}].")


def _log_value(leaf: Leaf) -> Parts:
    value = leaf.value
    if isinstance(value, bool):
        return [Mark(leaf.pointer, "true" if value else "false")]
    if isinstance(value, str) and value:
        bare = value.isascii() and not any(sign in value for sign in " ,;=\"'[]|")
        if bare:
            return [Mark(leaf.pointer, value)]
        quote = "'" if '"' in value and "'" not in value else '"'
        return [quote, Mark(leaf.pointer, value), quote]
    return [Mark(leaf.pointer, repr(value) if isinstance(value, int | float) else jsontext.canonical(value))]


# ---------------------------------------------------------------- receipts


def receipt_group(node: Node) -> Group | None:
    """The array whose items have a quantity and a unit price, the rows of a receipt."""
    for group in node.groups:
        if all(item.flat and _row_leaf(item, ("quantity",)) and _row_leaf(item, _UNIT_PRICES) for item in group.items):
            return group
    return None


def _row_leaf(item: Node, names: Sequence[str]) -> Leaf | None:
    for leaf in item.leaves:
        if leaf.trait.name in names and isinstance(leaf.value, int | float):
            return leaf
    return None


def receipt(writer: Writer, document: Document, title: Parts) -> None:
    """Head, rows of quantity, article and price, amounts flush right."""
    rng, root = writer.rng, writer.frame.root
    rows = receipt_group(root)
    document.line(title)
    rule = pick(rng, ("-", "=", ".", "")) * 34
    leaves = _ordered(writer, root)
    amounts = [leaf for leaf in leaves if leaf.kind in ("money", "percent")]
    head = [leaf for leaf in leaves if leaf not in amounts]
    for leaf in head:
        document.line(capital(writer.terse(leaf)))
    _series_lines(writer, document, root.series)
    for child in root.children:
        document.line([f"{child.trait.label}: ", *writer.inline(child)])
    if rule:
        document.line([rule])
    for item in rows.items if rows is not None else ():
        _row(writer, document, item)
    if rule:
        document.line([rule])
    for leaf in amounts:
        document.line(_flush(_heading(leaf.trait.label), writer.value(leaf)))
    for group in root.groups:
        if group is not rows:
            document.line([f"{group.trait.label}:"])
            bullets(writer, document, group)


def _series_lines(writer: Writer, document: Document, all_series: Sequence[Series]) -> None:
    for series in all_series:
        document.line([f"{series.trait.label}: ", *writer.series(series)])


def _row(writer: Writer, document: Document, item: Node) -> None:
    quantity, price = _row_leaf(item, ("quantity",)), _row_leaf(item, _UNIT_PRICES)
    if quantity is None or price is None:
        document.line(writer.inline(item))
        return
    total = _row_leaf(item, _ROW_TOTALS)
    article = next((leaf for leaf in item.leaves if leaf.trait.name in _ARTICLES and isinstance(leaf.value, str)), None)
    row: Parts = [Mark(quantity.pointer, repr(quantity.value)), pick(writer.rng, (" x ", " \u00d7 ", "x "))]
    row += [*writer.value(article), pick(writer.rng, (" @ ", " at "))] if article is not None else ["@ "]
    row += writer.value(price)
    if total is not None:
        row += [pick(writer.rng, (" = ", "   ", " -> ")), *writer.value(total)]
    document.line(row)
    rest = [leaf for leaf in item.leaves if not any(leaf is said for said in (quantity, price, total, article))]
    if rest:
        document.line(["   ", *writer.listed([writer.terse(leaf) for leaf in rest])])
    for series in item.series:
        document.line([f"   {series.trait.label}: ", *writer.series(series)])


def _flush(label: str, value: Parts) -> Parts:
    return [label, " " * max(2, 34 - len(label) - _width(value)), *value]
