"""Who plays which role in an object, and the forms of a language performed with this cast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edgejson_teachers.templates.filling import fill, quoted_once
from edgejson_teachers.templates.frame import Leaf, Node
from edgejson_teachers.templates.patterns import Form, Mark, Parts
from edgejson_teachers.templates.writer import Writer

__all__ = ["Cast", "cast_of", "perform", "players", "sums_up", "weight"]

_LEAST_OF_ADDRESS = 2
_TWO = 2
_DATES = frozenset(("date", "moment"))
_OWN_DATES = ("date", "created", "time")
"""Roles that the date of an object itself plays."""
_HELD = frozenset(("booking", "event"))
"""Sorts whose date may be that of what is held rather than that of the entry about it."""
_SUMS = frozenset(
    ("quantity", "line_total", "subtotal", "total", "amount", "fee", "tax", "shipping", "discount", "discount_rate")
)
"""Roles beside which a price is that of a part, or not the last word."""
_EQUATION = frozenset(("quantity", "price", "line_total"))
_DEDUCTIONS = frozenset(("discount", "discount_rate"))
_HALF_A_CENT = 0.005

Cast = dict[str, tuple[Leaf, ...]]
"""Who plays each role: one leaf, or several that one line holds, as an address."""


def cast_of(writer: Writer, leaves: Sequence[Leaf], node: Node) -> Cast:
    """The roles that `leaves` play in the object `node`, those they play together among them.

    What two members of the object would play is played by neither: the same sentence would be said of both.
    """
    cast: Cast = {}
    sort, roles = node.sort, [leaf.role for leaf in node.leaves]
    for leaf in leaves:
        if leaf.role and roles.count(leaf.role) < _TWO:
            cast[leaf.role] = (leaf,)
    _date(cast, node)
    _cost(cast, node)
    if sort == "line" and "line_total" not in cast:
        for role in ("total", "amount"):
            if role in cast:
                cast["line_total"] = cast.pop(role)
                break
    if "status" in cast and _spoken(cast["status"][0].value) in writer.voice.language.states:
        cast["state_of"] = cast["status"]
    if "street" in cast or "city" in cast:
        line = tuple(cast[role][0] for role, _ in writer.voice.address if role in cast)
        if len(line) >= _LEAST_OF_ADDRESS:
            cast["place"] = line
    if "first_name" in cast and "last_name" in cast:
        cast["both_names"] = cast["first_name"] + cast["last_name"]
        cast.setdefault("name", cast["both_names"])
    return cast


def _date(cast: Cast, node: Node) -> None:
    """The date of the object itself, which nothing but its noun need name: the only one that the object has."""
    if node.sort in _HELD:
        return
    own = [role for role in _OWN_DATES if role in cast and (role != "date" or cast[role][0].trait.dated)]
    if own and sum(leaf.trait.kind in _DATES for leaf in node.leaves) == 1:
        cast["dated"] = cast[own[0]]


def _cost(cast: Cast, node: Node) -> None:
    """What the object as a whole costs: its price, where nothing is counted and no other sum stands beside it."""
    if "price" not in cast:
        return
    price = cast["price"][0]
    if not any(leaf.trait.role in _SUMS or (leaf.kind == "money" and leaf is not price) for leaf in node.leaves):
        cast["cost"] = cast["price"]


def sums_up(form: Form, cast: Cast) -> bool:
    """Whether a form that puts quantity, price and sum side by side makes no false equation of them."""
    if not form.roles >= _EQUATION or form.roles & _DEDUCTIONS:
        return True
    quantity, price, total = (cast[role][0].value for role in ("quantity", "price", "line_total"))
    if (
        not isinstance(quantity, int | float)
        or not isinstance(price, int | float)
        or not isinstance(total, int | float)
    ):
        return False
    return abs(quantity * price - total) < _HALF_A_CENT


def players(cast: Cast) -> set[int]:
    """The identities of all leaves that play some role."""
    return {id(leaf) for playing in cast.values() for leaf in playing}


def weight(form: Form, cast: Cast) -> int:
    """How many leaves a form states."""
    return sum(len(cast[role]) for role in form.roles)


def perform(writer: Writer, form: Form, cast: Cast, node: Node, subject: Parts) -> Parts:
    """The form with the values of its roles; who played one leaves the cast, whatever else it might have played."""
    values = {role: _played(writer, role, cast[role], node) for role in form.played}
    parts = fill(form.tokens, noun=node.forms, subject=subject, roles=values)
    gone = {id(leaf) for role in form.played for leaf in cast[role]}
    for role, playing in list(cast.items()):
        if any(id(leaf) in gone for leaf in playing):
            del cast[role]
    return quoted_once(parts) if form.quotes else parts


def _played(writer: Writer, role: str, playing: tuple[Leaf, ...], node: Node) -> Parts:
    if role == "place":
        return _address(playing, dict(writer.voice.address))
    leaf = playing[0]
    if role == "state_of":
        return [Mark(leaf.pointer, _state(writer, leaf, node))]
    if len(playing) > 1:
        return [Mark(leaf.pointer, str(leaf.value)), " ", Mark(playing[1].pointer, str(playing[1].value))]
    return writer.value(leaf)


def _spoken(value: object) -> str:
    return value.lower().replace("_", " ").replace("-", " ") if isinstance(value, str) else ""


def _state(writer: Writer, leaf: Leaf, node: Node) -> str:
    """A status behind "is", in the gender of what it is said of where it has several."""
    forms = writer.voice.language.states[_spoken(leaf.value)]
    gender = node.noun.gender if node.noun is not None else ""
    return forms[1] if gender == "f" and len(forms) > 1 else forms[0]


def _address(line: Sequence[Leaf], signs: Mapping[str, str]) -> Parts:
    """``12 Elm St, Springfield, IL 62704, USA``."""
    parts: Parts = []
    order = list(signs)
    before = ""
    for leaf in line:
        if parts:
            # A sign without a comma holds only beside the role it was made for: "IL 62704", but "Springfield, 62704".
            beside = order[order.index(leaf.role) - 1] == before
            parts.append(signs[leaf.role] if beside or "," in signs[leaf.role] else ", ")
        parts.append(Mark(leaf.pointer, str(leaf.value)))
        before = leaf.role
    return parts
