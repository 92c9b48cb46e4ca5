"""The names of days and months, and how a time zone is written."""

from __future__ import annotations

__all__ = ["Calendar", "zone"]


def zone(offset: str | None, habit: int, *, halves: bool) -> str:
    """What stands behind a time of day for its `offset` from UTC, in one of four habits; empty for none."""
    if not offset:
        return ""
    if offset == "Z":
        return ("Z" if habit == 1 and not halves else "", " (UTC)", " UTC", " GMT")[habit] or " UTC"
    if habit == 0 and offset.endswith(":00"):
        return f" UTC{offset[0]}{int(offset[1:3])}"
    if habit == 1:
        return f" (UTC{offset})"
    return f" {offset}" if habit == 2 or halves else f" UTC{offset}"


class Calendar:
    """Names from the Unicode locale data. `months[0]` and `weekdays[0]` are January and Monday."""

    def __init__(self, code: str) -> None:
        from babel import Locale

        locale = Locale(code)
        months, days = locale.months["format"], locale.days["format"]
        self.months = tuple(months["wide"][number] for number in range(1, 13))
        self.short_months = tuple(months["abbreviated"][number] for number in range(1, 13))
        self.weekdays = tuple(days["wide"][number] for number in range(7))
        self.short_weekdays = tuple(days["abbreviated"][number] for number in range(7))
