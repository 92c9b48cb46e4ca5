"""From leaves to clauses: the forms of a language chosen and filled for one text."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from edgejson.types import Difficulty, Json
from edgejson_teachers.templates.distract import wrong_value
from edgejson_teachers.templates.filling import fill, holds, joined, parting, plain, quoted_once, starts_low
from edgejson_teachers.templates.frame import Frame, Group, Leaf, Node, Series
from edgejson_teachers.templates.language import Forms
from edgejson_teachers.templates.patterns import Form, Mark, Parts
from edgejson_teachers.templates.surfaces import Surfaces, pick
from edgejson_teachers.templates.voice import Voice, stem_of

__all__ = ["Writer"]

_PARTING = re.compile(r"[,;/|\n\"“”]")
"""What parts the items of a list."""
_OWNED = ("bare", "the", "a", "of", "this")
"""Forms of a name that may be followed by whose it is."""
_NUMBERS = frozenset({"money", "count", "plural", "measure", "percent", "age"})
_QUOTING = frozenset(("“", "”", '"', "„", "«", "»", "« ", " »", "'", "`"))
_QUOTED = 3
_UNQUOTED = ("", "")
_SILENT_RATE = 0.75
_MOST_UNNAMED = 0.2
_BY_NAME = 0.85
"""How often a text about the workings of programs calls all members by their own names."""


def _called_by_name(node: Node, quotes: tuple[str, str]) -> None:
    """Label what is below `node` by the members' own names: texts about programs do not mix names and words."""
    opening, closing = quotes
    members: list[Leaf | Series | Node | Group] = [*node.leaves, *node.series, *node.children, *node.groups]
    for member in members:
        if member.label and member.trait.name:
            member.label = f"{opening}{member.trait.name}{closing}"
    for below in (*node.children, *(item for group in node.groups for item in group.items)):
        _called_by_name(below, quotes)


class Writer:
    """Writes about one frame. Everything it decides comes from `rng`."""

    def __init__(
        self,
        rng: random.Random,
        voice: Voice,
        surfaces: Surfaces,
        frame: Frame,
        difficulty: Difficulty,
        *,
        silent_nulls: bool = False,
    ) -> None:
        self.rng = rng
        self.voice = voice
        self.surfaces = surfaces
        self.frame = frame
        self.difficulty = difficulty
        self.distractors: dict[str, Json] = {}
        self.unsaid: list[str] = []
        self.style = surfaces.style(rng, worded=difficulty != "easy" and rng.random() < 0.6)
        self.currency = frame.currency
        self._riding: dict[str, Leaf] = {}
        self._habits: dict[str, str] = {}
        self._used: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        self._order: dict[str, float] = {}
        symbols = voice.values.symbols
        if symbols and not frame.priced and rng.random() < 0.7:
            self.style.symbol = pick(rng, symbols)
        self.by_name = False
        """Whether all members go by their own names, and values by theirs."""
        unnamed = frame.unnamed > (0 if frame.technical else _MOST_UNNAMED * len(frame.leaves))
        if unnamed or (frame.technical and rng.random() < _BY_NAME):
            self.call_by_name()
        if silent_nulls and rng.random() < _SILENT_RATE:
            self._fall_silent(frame.root)

    def _fall_silent(self, node: Node) -> None:
        """Take what is null out of the tree; items of arrays stay, for a list without them would be another list."""
        if len(node.leaves) > 1 or node.children or node.groups or node.series:
            kept = [leaf for leaf in node.leaves if leaf.value is not None]
            if len(kept) < len(node.leaves):
                self.unsaid += [leaf.pointer for leaf in node.leaves if leaf.value is None]
                node.leaves = kept
        for child in node.children:
            self._fall_silent(child)
        for group in node.groups:
            for item in group.items:
                self._fall_silent(item)

    def call_by_name(self) -> None:
        """Write as programs do: own names for all members, values as they are."""
        self.by_name = True
        _called_by_name(self.frame.root, _UNQUOTED)
        self.surfaces.plain(self.style)

    def quote_names(self) -> None:
        """Quote the members' own names, which are words of no language that the text is in."""
        if self.by_name and self.voice.code != "en":
            _called_by_name(self.frame.root, self.voice.values.quotes[0])

    # ------------------------------------------------------------ values

    def value(self, leaf: Leaf, *, alone: bool = False) -> Parts:
        """The value of `leaf`; the currency's own leaf may ride along with an amount."""
        if leaf.pointer in self._riding:
            currency = self._riding[leaf.pointer]
            amount = self.surfaces.write(self.rng, leaf, self.style, alone=alone)
            before, after = self.surfaces.around_code(self.rng, self.style)
            code = Mark(currency.pointer, str(currency.value))
            return [code, before, *amount] if before else [*amount, after, code]
        return self.surfaces.write(self.rng, leaf, self.style, self.currency, alone=alone)

    def pair_currency(self, leaves: list[Leaf]) -> None:
        """Let a currency code ride along with an amount beside it, and take its leaf off the list."""
        if not self.frame.currencies:
            return
        codes = [leaf for leaf in leaves if leaf.trait.is_currency and isinstance(leaf.value, str) and leaf.value]
        if len(codes) != 1:
            return
        amounts = [leaf for leaf in leaves if leaf.kind == "money" and not self.style.symbol]
        if amounts and self.rng.random() < 0.75:
            amounts.sort(key=lambda leaf: leaf.role not in ("total", "amount"))
            self._riding[amounts[0].pointer] = codes[0]
            self.style.coded = True
            leaves.remove(codes[0])

    def series(self, series: Series, *, joint: str | None = None, alone: bool = False) -> Parts:
        """The items of an array of scalars, their borders plain to see."""
        parts = [self._item(leaf) for leaf in series.leaves]
        if joint is None:
            joint = pick(self.rng, (", ", ", ", ", ", "; ", " / ") if alone and not self.by_name else (", ",))
        joint = parting(parts, joint)
        last = self.voice.joint if joint == ", " and not alone and not self.by_name else joint
        return joined(parts, joint, last)

    def _item(self, leaf: Leaf) -> Parts:
        """An item of a list: bare, for the list's own signs part it from others, unless it holds such signs."""
        value = leaf.value
        if type(value) is not str or leaf.trait.choices is not None or leaf.kind in ("date", "moment", "empty"):
            return self.value(leaf, alone=type(value) is not str)
        if (
            _PARTING.search(value)
            or self.voice.joint in value
            or value.strip() != value
            or value[-1] in ".!?"
            or self.surfaces.is_code(leaf)
            or self.surfaces.looks_otherwise(leaf)
        ):
            return self.surfaces.quoted(leaf, self.style)
        return [Mark(leaf.pointer, value)]

    # ------------------------------------------------------------ forms

    def form(self, forms: Sequence[Form], *, agreeing: bool = True) -> Form:
        """One of `forms`, not one that this text has used where others are left."""
        form = pick(self.rng, forms)
        if form.pattern in self._used or (form.agrees and not agreeing):
            form = pick(self.rng, forms)
            if form.pattern in self._used or (form.agrees and not agreeing):
                fresh = [other for other in forms if other.pattern not in self._used and (agreeing or not other.agrees)]
                form = pick(self.rng, fresh) if fresh else form
        self._used.add(form.pattern)
        return form

    def once(self, key: str, choices: Sequence[str]) -> str:
        """One of `choices`, always the same for one key within this text."""
        choice = self._habits.get(key)
        if choice is None:
            choice = self._habits[key] = pick(self.rng, choices)
        return choice

    def fresh(self, choices: Sequence[str]) -> str:
        """One of `choices` that this text has not used, where one is found."""
        for _ in range(4):
            choice = pick(self.rng, choices)
            if choice not in self._used:
                break
        self._used.add(choice)
        return choice

    def order(self, key: str) -> float:
        """A place in an order that this text keeps to."""
        place = self._order.get(key)
        if place is None:
            place = self._order[key] = self.rng.random()
        return place

    def said(self, genre: str, part: str, noun: Forms) -> str:
        """An opening, a closing, a title of a genre that says no field."""
        forms = self.voice.words(genre, part, stem_of(noun))
        return plain(fill(pick(self.rng, forms).tokens, noun=noun))

    # ------------------------------------------------------------ one field

    def clause(self, leaf: Leaf, node: Node, *, owned: bool) -> tuple[Form, Parts]:
        """A sentence that says `leaf`, without its subject, and the form it has.

        `owned` asks for the label to name what it belongs to.
        """
        clauses = self.voice.clauses
        speech = leaf.speech
        if speech in ("adjective", "flag", "state"):
            by_name = self.voice.flags.get(leaf.trait.name)
            forms = by_name or clauses.get(speech) or clauses["flag"]
            speech = "flag" if by_name else speech
        else:
            forms = clauses.get(speech) or clauses["any"]
        form = self.form(forms)
        value: Parts = []
        if leaf.kind not in ("flag", "null", "empty"):
            value = self.value(leaf)
            if form.opens and starts_low(value):
                form = next((other for other in forms if not other.opens), form)
        label = self.owned(leaf.trait.forms, node) if owned and not form.about else leaf.trait.forms
        if speech == "state" and leaf.trait.head is not None:
            label = self.owned(leaf.trait.head, node) if owned else leaf.trait.head
        tail = self.tail(leaf, node)
        parts = fill(form.tokens, label=label, noun=node.forms, value=value, leaf=leaf, tail=tail)
        return form, quoted_once(parts) if form.quotes else parts

    def first_told(self, node: Node, parts: Parts, *, about: bool = False) -> bool:
        """Whether nothing else of `node` has been told in the same words: who reads the same sentence twice cannot say
        which of two values belongs to which member. `about` says that the subject is still to come before `parts`.
        """
        words = "".join([("" if part in _QUOTING else part) if type(part) is str else "\0" for part in parts])
        key = (node.pointer, f"{node.forms['the']}{words}".lower() if about else words.lower())
        if key in self._told:
            return False
        self._told.add(key)
        return True

    def tail(self, leaf: Leaf, node: Node) -> str:
        """The state or the participle of `leaf`, agreeing with what it is said of."""
        word = leaf.trait.past or leaf.trait.tail
        if not word or leaf.speech == "state" or node.noun is None:
            return word
        return self.voice.language.agree(word, node.noun)

    def owned(self, label: Forms, node: Node) -> Forms:
        """The forms of a field's name with what the field belongs to."""
        if not node.forms or not label:
            return label
        of, owner = node.forms["of"], node.forms["one"].lower()
        if owner in label["bare"].lower():
            return label  # no "number of the order of the order"
        return {**label, **{key: f"{label[key]} {of}" for key in _OWNED}}

    def phrase(self, leaf: Leaf) -> Parts:
        """A noun phrase that says `leaf`."""
        forms = self.voice.phrases.get(leaf.speech) or self.voice.phrases["any"]
        return fill(self.form(forms).tokens, label=leaf.trait.forms, value=self.value(leaf))

    def terse(self, leaf: Leaf, node: Node) -> Parts:
        """Label and value as in a note; like fields of one text always in the same way."""
        speech = leaf.speech
        if speech == "event" and any(other.trait.name == leaf.trait.past for other in node.leaves):
            speech = leaf.kind  # "resolved: yes, resolved: 1 July" would give two fields one name
        terse = self.voice.terse
        if leaf.label != leaf.trait.title or leaf.trait.noun is None or leaf.value == "":
            return self._labelled(leaf)
        forms = terse.get(speech) or terse["flag" if leaf.kind == "flag" else "any"]
        form = forms[int(self.order("terse") * len(forms))]
        value = self.value(leaf) if leaf.kind != "flag" else []
        parts = fill(form.tokens, label=leaf.trait.forms, value=value, leaf=leaf, tail=self.tail(leaf, node))
        return parts if self.first_told(node, parts) else self._labelled(leaf)

    def _labelled(self, leaf: Leaf) -> Parts:
        return [leaf.label, self.once("bare", (": ", " = ", ": ")), *self.value(leaf)]

    def listed(self, items: list[Parts]) -> Parts:
        """``a, b and c``; semicolons where an item has a comma of its own: ``a; b and c``."""
        joint, last = parting(items, ", "), self.voice.joint
        return joined(items, joint, joint if any(holds(item, last) for item in items) else last)

    # ------------------------------------------------------------ wrong values, ruled out

    def distraction(self, leaf: Leaf, node: Node, *, owned: bool) -> Parts | None:
        """A sentence that says `leaf` beside a wrong value of its kind and the cue that rules this one out; None where
        there is none.
        """
        if leaf.pointer in self._riding:
            return None
        moves = leaf.trait.moves
        forms = self.voice.slips("plural", moves=moves) if leaf.speech == "plural" else ()
        forms = forms or self.voice.slips("number" if leaf.kind in _NUMBERS else leaf.kind, moves=moves)
        if not forms or leaf.trait.noun is None:
            return None
        wrong = wrong_value(self.rng, leaf, self.frame, self.voice.language.people)
        if wrong is None:
            return None
        self.distractors[leaf.pointer] = wrong
        decoy = Leaf(leaf.pointer, wrong, leaf.trait, leaf.kind, leaf.speech, leaf.role, leaf.label)
        label = self.owned(leaf.trait.forms, node) if owned else leaf.trait.forms
        value = self.value(leaf)
        if starts_low(value) or not isinstance(leaf.value, str):
            forms = tuple(form for form in forms if not form.opens) or forms
        form = pick(self.rng, forms)
        old = self.value(decoy)
        if form.quotes and len(old) == _QUOTED and old[0] in _QUOTING:
            old = old[1:2]
        parts = fill(form.tokens, label=label, noun=node.forms, value=value, old=plain(old), leaf=leaf)
        return quoted_once(parts) if form.quotes else parts
