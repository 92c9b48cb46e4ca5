"""What a style record asks for: one choice on each of five axes, by name or drawn.

The canonical style is RFC 8785.  Two axes go beyond what a style of the core can say, for they take more than a value:
the order that a schema gives to members, and numbers left as the input writes them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from edgejson.jsontext.style import Style
from edgejson.types import Json

__all__ = ["CANONICAL", "TARGETS", "Target", "draw_target", "target_of"]

Whitespace: TypeAlias = Literal["min", "spaced", "indent2", "indent4", "tab"]
Keys: TypeAlias = Literal["sorted", "schema_order", "preserve"]
Numbers: TypeAlias = Literal["es6", "preserve"]
Escapes: TypeAlias = Literal["minimal", "ascii", "html_safe"]
Newline: TypeAlias = Literal["none", "lf"]

_AXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "whitespace": ("min", "spaced", "indent2", "indent4", "tab"),
        "keys": ("sorted", "schema_order", "preserve"),
        "numbers": ("es6", "preserve"),
        "escapes": ("minimal", "ascii", "html_safe"),
        "newline": ("none", "lf"),
    }
)
_CUSTOM = "custom"
_UNSAFE_IN_HTML = re.compile("[<>&\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One style. `keys` "schema_order" follows the order that the input gives; `numbers` "preserve" keeps each literal
    of the input as it is written.
    """

    name: str
    whitespace: Whitespace = "min"
    keys: Keys = "sorted"
    numbers: Numbers = "es6"
    escapes: Escapes = "minimal"
    newline: Newline = "none"

    def style(self) -> Style:
        """The style of the core that writes a value whose members are in order already, and whose numbers do not
        matter.
        """
        return Style(
            name=self.name,
            whitespace=self.whitespace,
            keys="sorted" if self.keys == "sorted" else "preserve",
            escapes=self.escapes,
            newline=self.newline,
        )

    def escapes_any(self, text: str) -> bool:
        """Whether the choice of escapes makes a difference to a document, of which `text` is the canonical text."""
        if self.escapes == "ascii":
            return not text.isascii()
        return self.escapes == "minimal" or _UNSAFE_IN_HTML.search(text) is not None

    def choices(self) -> dict[str, Json]:
        """The five choices, as `meta.choices` holds them."""
        return {
            "whitespace": self.whitespace,
            "keys": self.keys,
            "numbers": self.numbers,
            "escapes": self.escapes,
            "newline": self.newline,
        }


CANONICAL = Target(name="jcs")
TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for target in (
            CANONICAL,
            Target(name="pretty2_sorted", whitespace="indent2"),
            Target(name="pretty4_sorted", whitespace="indent4"),
            Target(name="tab_sorted_lf", whitespace="tab", newline="lf"),
            Target(name="ascii_min_sorted", escapes="ascii"),
            Target(name="html_safe_min_sorted", escapes="html_safe"),
            Target(name="spaced_preserve", whitespace="spaced", keys="preserve"),
            Target(name="pretty2_schema_order", whitespace="indent2", keys="schema_order"),
            Target(name="min_verbatim", keys="preserve", numbers="preserve"),
        )
    }
)
"""The styles with a name; `jcs` is RFC 8785."""


def draw_target(rng: random.Random) -> Target:
    """A style without a name: any choice on any axis, two of them at least not those of RFC 8785."""
    while True:
        drawn = {axis: rng.choice(choices) for axis, choices in _AXES.items()}
        target = Target(name=_CUSTOM, **drawn)  # type: ignore[arg-type]  # each axis draws from its own literals
        usual = CANONICAL.choices()
        if sum(choice != usual[axis] for axis, choice in target.choices().items()) >= 2:
            return target


def target_of(name: object, choices: object) -> Target | None:
    """The style that a record names; None where name and choices do not make one."""
    if not isinstance(name, str):
        return None
    if choices is None or name in TARGETS:
        target = TARGETS.get(name)
        return target if target is None or choices in (None, target.choices()) else None
    if not isinstance(choices, dict) or choices.keys() != _AXES.keys():
        return None
    if name != _CUSTOM or any(choice not in _AXES[axis] for axis, choice in choices.items()):
        return None
    return Target(name=name, **choices)
