"""What a series of samples has shown of a schema, and what to show next.

Every place where a sample decides is a site: which branch, whether an optional member is there, which of the listed
values, how long an array is.  A `Coverage` counts the decisions of the samples that were kept and, asked to decide,
prefers what has not been seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from edgejson.values.draw import Draw

__all__ = ["Coverage", "Seen", "Site", "SiteKind"]

SiteKind: TypeAlias = Literal["branch", "member", "value", "length"]

ABSENT, PRESENT = 0, 1
"""The options of a "member" site."""

_STEERED = 0.75
"""How often an option is taken because it is new; the rest is left to chance, so that combinations vary as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place where a sample decides: the subschema's `pointer`, and how many `options` there are."""

    kind: SiteKind
    pointer: str
    options: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How many options there are of one kind, and how many of them were seen."""

    seen: int
    options: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 when there is nothing to decide."""
        return self.seen / self.options if self.options else 1.0


@dataclass(slots=True, eq=False)
class Coverage:
    """The decisions of the samples drawn with it so far; hand the same one to the next call to go on from there.

    A coverage belongs to one schema object and is not shared between threads.
    """

    _counts: dict[Site, list[int]] = field(default_factory=dict)
    _marks: list[tuple[Site, int]] = field(default_factory=list)
    _sites: Sequence[Site] = ()

    def seen(self, kind: SiteKind) -> Seen:
        """The options of one kind, over the sites that the samples could have come to."""
        sites = [site for site in self._sites if site.kind == kind]
        options = sum(site.options for site in sites)
        return Seen(sum(sum(map(bool, self._counts.get(site, ()))) for site in sites), options)

    def unseen(self) -> list[tuple[SiteKind, str, int]]:
        """Kind, pointer and number of every option that no sample has shown."""
        return [
            (site.kind, site.pointer, option)
            for site in self._sites
            for option, count in enumerate(self._counts.get(site, [0] * site.options))
            if not count
        ]

    # ------------------------------------------------------------ for the sampler

    def begin(self, sites: Sequence[Site]) -> None:
        """A new attempt: what a rejected one has shown is forgotten."""
        self._sites = sites
        self._marks.clear()

    def keep(self) -> None:
        """The attempt became a sample."""
        for site, option in self._marks:
            self._of(site)[option] += 1
        self._marks.clear()

    def choose(self, site: Site, draw: Draw, options: Sequence[int] | None = None) -> int:
        """One of the site's options (of `options`, where only some are open), one not seen yet when there is such."""
        counts = self._of(site)
        pool: Sequence[int] = range(site.options) if options is None else options
        fresh = [option for option in pool if not counts[option]]
        if fresh and draw.random() < _STEERED:
            pool = fresh
        option = pool[int(draw.random() * len(pool))]
        self._marks.append((site, option))
        return option

    def present(self, site: Site, draw: Draw, likely: float) -> bool:
        """Whether an optional member is there: it is shown, then left out, then left to chance."""
        counts = self._of(site)
        if not counts[PRESENT]:
            likely = max(likely, _STEERED)
        elif not counts[ABSENT] and counts[PRESENT] > 1:
            likely = min(likely, 1 - _STEERED)
        there = draw.random() < likely
        self._marks.append((site, int(there)))
        return there

    def mark(self, site: Site, option: int) -> None:
        """A decision that was taken elsewhere."""
        self._marks.append((site, option))

    def _of(self, site: Site) -> list[int]:
        counts = self._counts.get(site)
        if counts is None:
            counts = self._counts[site] = [0] * site.options
        return counts
