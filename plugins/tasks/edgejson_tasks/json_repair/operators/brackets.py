"""Errors of brackets: lost, too many, of the wrong kind, or those of another notation."""

from __future__ import annotations

import random

from edgejson_tasks.json_repair.layout import Layout
from edgejson_tasks.json_repair.operators.base import Operator, Patch, draw, put, take

__all__ = ["OPERATORS"]

_OTHER = {"}": "]", "]": "}", "{": "[", "[": "{"}
_MANY = 16
"""Brackets of a whole text that one error may rewrite."""


def drop_last_closers(at: Layout, rng: random.Random) -> list[Patch] | None:
    """One or more of the closers at the end.

    What stands before the first of them keeps no blanks: a text that stops does not end in an indented line.  Only a
    number keeps its line feed, which shows that it does not go on; where there is none, a closer has to stay.
    """
    last = len(at) - 1
    run = 1
    while last - run > 0 and at.first(last - run) in "}]":
        run += 1
    place = at.end[last - run]
    if at.first(last - run) in "-0123456789":
        if at.text[place : place + 1] == "\n":
            place += 1
        else:
            run -= 1
            place = at.end[last - run]
    if not run:
        return None
    dropped = rng.randint(1, run)
    return [(place if dropped == run else at.end[last - dropped], len(at.text), "")]


def drop_mid_closer(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Where what follows cannot be inside: a member after an array, an object after an object in a list."""

    def followed(index: int) -> bool:
        after = index + 2
        if after + 1 >= len(at) or at.first(index + 1) != "," or not at.has_content(index):
            return False
        if at.first(index) == "]":  # of one item alone, the opener might be the surplus one
            return at.first(after + 1) == ":" and at.items(at.opener_of[index]) > 1
        # Two objects that share a name cannot be taken for one whose second half was put in braces.  An object at the
        # end of this one could have been meant to end earlier.
        opener = at.opener_of[index]
        return at.first(after) == "{" and at.token(after + 1) == at.token(opener + 1) and at.first(index - 1) != "}"

    closer = draw(rng, at.closers, followed)
    return None if closer is None else [take(at, closer)]


def drop_opener(at: Layout, rng: random.Random) -> list[Patch] | None:
    """Not in arrays, where the bracket could have stood before any of the items, nor where one value is all there is.

    `"a": 1]` might as well have a closer too many.
    """

    def apart(index: int) -> bool:
        inside = at.parent[index]
        if inside >= 0 and at.first(inside) == "[":
            return False
        return at.has_content(at.closer_of[index]) and (at.first(index) == "{" or at.items(index) > 1)

    opener = draw(rng, at.openers, apart)
    return None if opener is None else [take(at, opener)]


def wrong_closer(at: Layout, rng: random.Random) -> list[Patch] | None:
    closer = draw(rng, at.closers, at.has_content)
    return None if closer is None else [put(at, closer, _OTHER[at.first(closer)])]


def wrong_opener(at: Layout, rng: random.Random) -> list[Patch] | None:
    opener = draw(rng, at.openers, lambda index: at.has_content(at.closer_of[index]))
    return None if opener is None else [put(at, opener, _OTHER[at.first(opener)])]


def brackets_for_braces(at: Layout, rng: random.Random) -> list[Patch] | None:
    """`["a": 1]`: the colon speaks for an object, though a comma in its place would make a list."""
    opener = draw(rng, at.openers, lambda index: at.first(index) == "{" and at.has_content(at.closer_of[index]))
    return None if opener is None else [put(at, opener, "["), put(at, at.closer_of[opener], "]")]


def swap_closers(at: Layout, rng: random.Random) -> list[Patch] | None:
    def followed(index: int) -> bool:
        return index + 1 < len(at) and at.first(index + 1) == _OTHER[at.first(index)]

    closer = draw(rng, at.closers, followed)
    if closer is None:
        return None
    return [put(at, closer, at.first(closer + 1)), put(at, closer + 1, at.first(closer))]


def tuple_parens(at: Layout, rng: random.Random) -> list[Patch] | None:
    opener = draw(rng, at.openers, lambda index: at.first(index) == "[" and at.has_content(at.closer_of[index]))
    return None if opener is None else [put(at, opener, "("), put(at, at.closer_of[opener], ")")]


def set_braces(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A list of three or more in braces, as a Python set: two strings in braces could be a name and its value."""
    opener = draw(rng, at.openers, lambda index: at.first(index) == "[" and at.items(index) > 2)
    return None if opener is None else [put(at, opener, "{"), put(at, at.closer_of[opener], "}")]


def template_braces(at: Layout, _: random.Random) -> list[Patch] | None:
    """Every brace doubled, as in the source of a format string."""
    braces = [index for index in sorted([*at.openers, *at.closers]) if at.first(index) in "{}"]
    if not 2 <= len(braces) <= _MANY or at.first(0) != "{":
        return None
    return [put(at, index, at.first(index) * 2) for index in braces]


def extra_closer(at: Layout, _: random.Random) -> list[Patch] | None:
    # A surplus `]` might as well mean a lost `[`; a surplus `}` cannot mean a lost `{`, which would need a name.
    return [(len(at.text), len(at.text), "}")] if at.first(0) == "{" else None


def extra_closer_mid(at: Layout, rng: random.Random) -> list[Patch] | None:
    """A second `]` after an array that is a member's value: it closes nothing."""

    def member(index: int) -> bool:
        inside = at.parent[at.opener_of[index]]
        return at.first(index) == "]" and inside >= 0 and at.first(inside) == "{"

    closer = draw(rng, at.closers, member)
    return None if closer is None else [(at.end[closer], at.end[closer], "]")]


OPERATORS = (
    Operator(
        name="drop_last_closers",
        kind="bracket",
        weight=12,
        make=drop_last_closers,
        policy="close_cut",
        upsets="brackets",
    ),
    Operator(name="drop_mid_closer", kind="bracket", weight=3, make=drop_mid_closer, upsets="brackets"),
    Operator(name="drop_opener", kind="bracket", weight=2, make=drop_opener, upsets="brackets"),
    Operator(name="wrong_closer", kind="bracket", weight=3, make=wrong_closer, upsets="brackets"),
    Operator(name="wrong_opener", kind="bracket", weight=1, make=wrong_opener, upsets="brackets"),
    Operator(
        name="brackets_for_braces",
        kind="bracket",
        weight=1,
        make=brackets_for_braces,
        safety="ambiguous",
        policy="colon_object",
        upsets="brackets",
    ),
    Operator(name="swap_closers", kind="bracket", weight=2, make=swap_closers, upsets="brackets"),
    Operator(name="tuple_parens", kind="bracket", weight=1, make=tuple_parens),
    Operator(name="set_braces", kind="bracket", weight=1, make=set_braces, upsets="brackets"),
    Operator(name="template_braces", kind="bracket", weight=1, make=template_braces, upsets="brackets"),
    Operator(
        name="extra_closer",
        kind="bracket",
        weight=2,
        make=extra_closer,
        safety="ambiguous",
        policy="surplus",
        upsets="brackets",
    ),
    Operator(
        name="extra_closer_mid",
        kind="bracket",
        weight=1,
        make=extra_closer_mid,
        safety="ambiguous",
        policy="surplus",
        upsets="brackets",
    ),
)
