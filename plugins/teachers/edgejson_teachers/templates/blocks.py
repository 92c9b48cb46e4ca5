"""Labels and values on lines of their own: forms, details below a letter, sections of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.frame import Leaf, Node, Series
from edgejson_teachers.templates.patterns import Mark, Parts
from edgejson_teachers.templates.rows import bullets
from edgejson_teachers.templates.surfaces import pick, shuffle
from edgejson_teachers.templates.writer import Writer

__all__ = ["form", "lines", "listed", "section"]

_LAYOUTS = (
    "{}: ", "{}: ", "{} = ", "{} - ", "[{}] ", "{}\t", "{} > ", "* {}: ", "{} » ", "- {}: ", "**{}:** ",
    "{} | ", "• {}: ", "> {}: ", "{}\n    ", "<{}> ", "{} -> ", "__{}__ ", "{}\n", "# {}\n",
)  # fmt: skip
_LEADERS = (".", ".", "_", " ", "·")
_TICKS = (("[x] ", "[ ] "), ("☑ ", "☐ "), ("✓ ", "✗ "), ("(✓) ", "(✗) "))
_LONG_LIST = 4


def entries(writer: Writer, leaves: Sequence[Leaf], series: Sequence[Series]) -> list[tuple[str, Parts]]:
    """Heading and value of each field."""
    found = [(leaf.label, writer.value(leaf, alone=True)) for leaf in leaves]
    found += [(each.label, writer.series(each, alone=True)) for each in series]
    return [(heading or "\u2013", value) for heading, value in found]


def lines(
    writer: Writer,
    document: Document,
    leaves: Sequence[Leaf],
    series: Sequence[Series] = (),
    *,
    indent: str = "",
    layouts: Sequence[str] = ("{}: ", "- {}: ", "* {}: ", "{}: ", "• {}: ", "**{}:** "),
) -> None:
    """A block of label-value lines within a text that is something else."""
    layout = writer.once("block layout", layouts) if len(layouts) > 1 else layouts[0]
    for heading, value in entries(writer, leaves, ()):
        document.line([indent, layout.format(heading), *value])
    for each in series:
        listed(writer, document, each, layout, indent)


def listed(writer: Writer, document: Document, series: Series, layout: str, indent: str) -> None:
    """An array of scalars: on the line of its label, or below it where there are many or long ones."""
    long = len(series.leaves) > _LONG_LIST or any(leaf.kind == "prose" for leaf in series.leaves)
    if long and writer.rng.random() < 0.7:
        document.line([f"{indent}{series.label}:"])
        bullet = writer.once("bullet", ("- ", "* ", "• ", "\u2013 "))
        for leaf in series.leaves:
            document.line([indent, "  ", bullet, *writer.value(leaf, alone=True)])
    else:
        document.line([indent, layout.format(series.label), *writer.series(series, alone=True)])


def section(writer: Writer, document: Document, node: Node, indent: str = "") -> None:
    """Everything below `node`: its own lines, then what is nested under headings of its own."""
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    lines(writer, document, leaves, node.series, indent=indent)
    for child in node.children:
        document.line([f"{indent}{child.label}:"])
        section(writer, document, child, indent + "  ")
    for group in node.groups:
        document.line([f"{indent}{group.label}:"])
        bullets(writer, document, group, indent + "  ")


# ---------------------------------------------------------------- forms


def form(writer: Writer, document: Document, node: Node) -> None:
    """A form, in one of many layouts."""
    rng = writer.rng
    draw = rng.random()
    if draw < 0.2:
        _leaders(writer, document, node, "")
    elif draw < 0.4:
        _columns(writer, document, node, "")
    else:
        layout = pick(rng, _LAYOUTS)
        ticks = pick(rng, _TICKS) if rng.random() < 0.4 else None
        _plain(writer, document, node, "", layout, ticks)


def _ordered(writer: Writer, node: Node) -> list[Leaf]:
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    if writer.difficulty != "easy" and writer.rng.random() < 0.7:
        shuffle(writer.rng, leaves)
    return leaves


def _plain(
    writer: Writer, document: Document, node: Node, indent: str, layout: str, ticks: tuple[str, str] | None
) -> None:
    leaves = _ordered(writer, node)
    boxes = [leaf for leaf in leaves if ticks is not None and leaf.kind == "flag"]
    spread = layout.replace("\n", f"\n{indent}")
    for heading, value in entries(writer, [leaf for leaf in leaves if leaf not in boxes], ()):
        document.line([indent, spread.format(heading), *value])
    for leaf in boxes:
        yes, no = ticks or ("", "")
        box = yes if leaf.value else no
        document.line([indent, Mark(leaf.pointer, box.rstrip()), f" {leaf.label}"])
    for each in node.series:
        listed(writer, document, each, spread, indent)
    _nested(
        writer, document, node, indent, lambda child, deeper: _plain(writer, document, child, deeper, layout, ticks)
    )


def _leaders(writer: Writer, document: Document, node: Node, indent: str) -> None:
    """Labels padded to one width: ``Due date ........ 5 March 2024``."""
    rows = entries(writer, _ordered(writer, node), node.series)
    leader = writer.once("leader", _LEADERS)
    width = max((len(heading) for heading, _ in rows), default=0) + 3
    for heading, value in rows:
        document.line([f"{indent}{heading} {leader * (width - len(heading))} ", *value])
    _nested(writer, document, node, indent, lambda child, deeper: _leaders(writer, document, child, deeper))


def _columns(writer: Writer, document: Document, node: Node, indent: str) -> None:
    """Two fields to a line here and there."""
    rows = [[f"{heading}: ", *value] for heading, value in entries(writer, _ordered(writer, node), node.series)]
    border = writer.once("border", ("    | ", "   ", "\t", "  //  ", "   *   "))
    position = 0
    while position < len(rows):
        line = rows[position]
        position += 1
        if position < len(rows) and writer.rng.random() < 0.6:
            line = [*line, border, *rows[position]]
            position += 1
        document.line([indent, *line])
    _nested(writer, document, node, indent, lambda child, deeper: _columns(writer, document, child, deeper))


def _nested(writer: Writer, document: Document, node: Node, indent: str, tell: Callable[[Node, str], None]) -> None:
    for child in node.children:
        document.line([f"{indent}{child.label}"])
        tell(child, indent + "  ")
    for group in node.groups:
        document.line([f"{indent}{group.label}"])
        bullets(writer, document, group, indent + "  ")
