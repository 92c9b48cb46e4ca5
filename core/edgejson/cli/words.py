"""Words and tables of the command line's output."""

from collections.abc import Sequence

__all__ = ["aligned", "counted", "examples"]


def counted(number: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "record"), counted(1200, "record")
    ('1 record', '1,200 records')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Cells in columns two blanks apart; nothing is cut, so what is printed can be copied and searched."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = ([cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def examples(*lines: str) -> str:
    """The end of a command's help: commands that can be copied, each on a line of its own."""
    # Click keeps the layout of a paragraph that begins with this character.
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
