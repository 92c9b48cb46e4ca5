"""Words of the command line's output."""

__all__ = ["counted"]


def counted(number: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "record"), counted(1200, "record")
    ('1 record', '1,200 records')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
