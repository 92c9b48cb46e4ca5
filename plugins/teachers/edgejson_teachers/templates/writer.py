"""From leaves to sentences: clause forms are filled, joined, and ended."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from edgejson.types import Difficulty, Json
from edgejson_teachers.templates.distract import wrong_value
from edgejson_teachers.templates.filling import bound, capital, ended, fill, joined
from edgejson_teachers.templates.forms import Form, Mark, Parts, Slot, Token
from edgejson_teachers.templates.frame import Frame, Leaf, Node, Series
from edgejson_teachers.templates.language import Language
from edgejson_teachers.templates.surfaces import Surfaces, pick, shuffle
from edgejson_teachers.templates.traits import Trait

__all__ = ["Writer"]

_ADDRESS_ORDER = ("street", "city", "state", "postal_code", "zip_code", "zip", "country")
_SPREAD = {"easy": (1, 2), "medium": (2, 4), "hard": (2, 5)}
_DISTRACTIONS_PER_TEXT = {"easy": 0, "medium": 0, "hard": 2}
_DISTRACTION_RATE = 0.35


@dataclass(slots=True)
class Writer:
    """Writes about one frame. Everything it decides comes from `rng`."""

    rng: random.Random
    language: Language
    surfaces: Surfaces
    frame: Frame
    difficulty: Difficulty
    distractors: dict[str, Json] = field(default_factory=dict)
    currency: str | None = field(init=False)
    worded: bool = field(init=False)
    """Whether small numbers may be written as words."""
    _with_currency: dict[str, Leaf] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _habits: dict[tuple[Trait, str], tuple[tuple[Token, ...], bool]] | None = None
    _order: dict[str, float] | None = None

    def __post_init__(self) -> None:
        self.currency = self.frame.currency
        self.worded = self.difficulty != "easy"

    # ------------------------------------------------------------ values

    def value(self, leaf: Leaf, *, dated: bool = False) -> Parts:
        """The value of `leaf` in some form; the currency's own leaf may ride along with an amount."""
        if leaf.pointer in self._with_currency:
            currency = self._with_currency[leaf.pointer]
            amount = self.surfaces.write(self.rng, leaf)
            code = Mark(currency.pointer, str(currency.value))
            return [*amount, " ", code] if self.rng.random() < 0.7 else [code, " ", *amount]
        return self.surfaces.write(self.rng, leaf, self.currency, dated=dated, worded=self.worded)

    def series(self, series: Series, *, joint: str | None = None) -> Parts:
        """The items of an array of scalars, their borders plain to see."""
        parts = [self.value(leaf) for leaf in series.leaves]
        if joint is None:
            joint = self._series_joint(parts)
        last = self.language.conjunction if joint == ", " and self.rng.random() < 0.7 else joint
        return joined(parts, joint, last)

    def _series_joint(self, parts: Sequence[Parts]) -> str:
        bare = [part[0] for part in parts if len(part) == 1 and isinstance(part[0], Mark)]
        if any("," in mark.text or self.language.conjunction in mark.text for mark in bare):
            return "; "
        return pick(self.rng, (", ", ", ", "; ", " / "))

    # ------------------------------------------------------------ clauses

    def clause(self, leaf: Leaf, subject: Parts, owner: str = "") -> Parts:
        """A sentence in itself that says `leaf`; of a nested object, the label names its `owner`."""
        wrong = self._distraction(leaf, owner)
        if wrong is not None:
            return wrong
        if not owner:
            return self._filled("clause", self.language.clauses, leaf.role, leaf, subject)
        clauses = self.language.clauses
        form, value = self._form(clauses.get("flag" if leaf.role == "state" else leaf.role) or clauses["any"], leaf)
        return fill(form.tokens, self._owned(leaf.trait, owner), value=value, subject=subject, flag=leaf)

    def phrase(self, leaf: Leaf) -> Parts:
        """A noun phrase that says `leaf`."""
        return self._filled("phrase", self.language.phrases, "flag" if leaf.kind == "flag" else leaf.role, leaf, [])

    def predicate(self, leaf: Leaf, subject: Parts) -> Parts:
        """What can be said of `subject` to state `leaf`."""
        role = "flag" if leaf.role == "state" else leaf.role
        return self._filled("predicate", self.language.predicates, role, leaf, subject)

    def terse(self, leaf: Leaf) -> Parts:
        """Label and value as in a note; within a list of like objects always the same way."""
        trait, kind, habits = leaf.trait, leaf.kind, self._habits
        habit = habits.get((trait, kind)) if habits is not None else None
        if habit is None:
            terse = self.language.terse
            form = pick(self.rng, terse.get("flag" if kind == "flag" else leaf.role) or terse["any"])
            habit = (bound(form, trait.words), form.dated)
            if habits is not None:
                habits[trait, kind] = habit
        tokens, dated = habit
        if kind == "flag":
            return fill(tokens, flag=leaf)
        return fill(tokens, value=self.value(leaf, dated=dated))

    def take_habits(self) -> None:
        """From here on, like objects are written alike; forgotten by the next call."""
        self._habits = {}
        self._order = {}

    def _filled(self, role: str, table: Mapping[str, tuple[Form, ...]], kind: str, leaf: Leaf, subject: Parts) -> Parts:
        choices = table.get(kind) or table["any"]
        idioms = self.language.idioms.get(leaf.trait.name)
        if (
            idioms is not None
            and role in idioms
            and leaf.kind not in ("null", "empty", "flag")
            and leaf.value != 1  # idioms speak of several: units, pieces, years
            and self.rng.random() < 0.5
        ):
            choices = idioms[role]
        form, value = self._form(choices, leaf)
        return fill(form.tokens, leaf.trait.words, value=value, subject=subject, flag=leaf)

    def _form(self, choices: Sequence[Form], leaf: Leaf) -> tuple[Form, Parts]:
        """A form and the value in it; a value in small letters opens no sentence where another form exists."""
        form = choices[int(self.rng.random() * len(choices))]
        value = [] if leaf.kind == "flag" else self.value(leaf, dated=form.dated)
        if form.value_first and value and _starts_low(value):
            form = pick(self.rng, [other for other in choices if not other.value_first] or choices)
        return form, value

    def _owned(self, trait: Trait, owner: str) -> tuple[str, ...]:
        """The words of `trait`, its label with what it belongs to."""
        return (self.language.of.format(label=trait.label, noun=owner), *trait.words[1:])

    def said_of(self, words: Sequence[str], value: Parts) -> Parts:
        """A clause that gives a composed value, such as an address line, for the field of those words."""
        choices = self.language.clauses["any"]
        form = pick(self.rng, choices)
        if form.value_first and _starts_low(value):
            form = pick(self.rng, [other for other in choices if not other.value_first])
        return fill(form.tokens, words, value=value)

    def series_clause(self, series: Series, owner: str) -> Parts:
        words = self._owned(series.trait, owner) if owner else series.trait.words
        items = self.series(series)
        form = pick(self.rng, self.language.series_forms)
        if form.tokens[0] is Slot.LIST and _starts_low(items):
            form = self.language.series_forms[0]
        return fill(form.tokens, words, items=items)

    def _distraction(self, leaf: Leaf, owner: str) -> Parts | None:
        """A clause with a wrong value of the same kind and the cue that rules it out; None for most leaves."""
        if len(self.distractors) >= _DISTRACTIONS_PER_TEXT[self.difficulty] or self.rng.random() >= _DISTRACTION_RATE:
            return None
        for distraction in self.language.distractions:
            if leaf.kind in distraction.kinds and leaf.pointer not in self._with_currency:
                wrong = wrong_value(self.rng, leaf, self.frame)
                if wrong is None:
                    return None
                self.distractors[leaf.pointer] = wrong
                decoy = Leaf(leaf.pointer, wrong, leaf.trait, leaf.kind, leaf.role)
                old = "".join(part if isinstance(part, str) else part.text for part in self.value(decoy))
                words = self._owned(leaf.trait, owner) if owner else leaf.trait.words
                return fill(pick(self.rng, distraction.forms).tokens, words, value=self.value(leaf), old=old)
        return None

    # ------------------------------------------------------------ sentences

    def sentences(self, node: Node, noun: str, *, nested: bool = False) -> list[Parts]:
        """Sentences that state the scalars and scalar arrays of `node`, and nothing of what is nested in it.

        `nested` says that the text is about something larger, so that every sentence must say what it is about.
        """
        leaves, address = self.composed(node)
        said: list[Parts] = []
        if address:
            said.append(self.said_of(node.trait.words if nested else self._owned(node.trait, noun), address))
        subject = self._subject(noun, nested)
        named = self._named(leaves)
        if named is not None and not nested and len(leaves) > 1:
            leaves.remove(named)
            said.append(self._named_sentence(named, leaves))
        while leaves:
            said.append(self._sentence(leaves, subject, noun, nested))
            repeat = self.rng.random() < (0.4 if self.difficulty == "easy" else 0.35)
            subject = self._subject(noun, nested) if repeat else [self.language.pronoun]
        said.extend(self.series_clause(series, noun if nested else "") for series in node.series)
        return [ended(capital(sentence)) for sentence in said]

    def _sentence(self, leaves: list[Leaf], subject: Parts, noun: str, nested: bool) -> Parts:
        """One sentence that takes a few leaves off the front of `leaves`."""
        role, form = self._pattern()
        if subject[0] == self.language.pronoun and form.tokens[0] is not Slot.SUBJECT:
            subject = self._subject(noun, nested)
        low, high = _SPREAD[self.difficulty]
        taken = self._take(
            leaves, min(2, high) if role == "clause" else low + int(self.rng.random() * (high - low + 1))
        )
        if role == "clause":
            items = [self.clause(leaf, subject, noun if nested else "") for leaf in taken]
            return fill(
                form.tokens, items=joined(items, "; ", pick(self.rng, self.language.clause_joints)), subject=subject
            )
        if role == "phrase":
            return fill(form.tokens, items=self.listed([self.phrase(leaf) for leaf in taken]), subject=subject)
        return fill(form.tokens, items=self.listed([self.predicate(leaf, subject) for leaf in taken]), subject=subject)

    def _pattern(self) -> tuple[str, Form]:
        """A sentence pattern; one with words of its own is not used twice in a text where others are left."""
        role, form = pick(self.rng, self.language.sentences)
        if form.pattern in self._used:
            role, form = pick(self.rng, self.language.sentences)
        if form.worded:
            if form.pattern in self._used:
                return self.language.sentences[0]
            self._used.add(form.pattern)
        return role, form

    def _named_sentence(self, name: Leaf, leaves: list[Leaf]) -> Parts:
        """A sentence whose subject is the name that the object goes by."""
        subject = self.value(name)
        taken = self._take(leaves, _SPREAD[self.difficulty][1] - 1)
        return [*subject, " ", *self.listed([self.predicate(leaf, subject) for leaf in taken])]

    def _take(self, leaves: list[Leaf], wanted: int) -> list[Leaf]:
        """Up to `wanted` leaves; running text ends the sentence it stands in."""
        taken: list[Leaf] = []
        while leaves and len(taken) < wanted:
            taken.append(leaves.pop(0))
            if taken[-1].kind == "prose":
                break
        return taken

    def listed(self, items: list[Parts]) -> Parts:
        """``a, b and c``; semicolons where an item has a comma of its own."""
        if self.rng.random() < 0.1 or _busy(items):
            return joined(items, "; ", "; ")
        return joined(items, ", ", self.language.conjunction)

    def _subject(self, noun: str, nested: bool) -> Parts:
        pattern = self.language.definite if nested else pick(self.rng, self.language.subjects)
        return [pattern.format(noun=noun)]

    def _named(self, leaves: Sequence[Leaf]) -> Leaf | None:
        """The name the object goes by, to be its grammatical subject now and then."""
        if self.rng.random() < 0.5:
            for leaf in leaves:
                if (
                    leaf.trait.name in ("name", "full_name")
                    and isinstance(leaf.value, str)
                    and leaf.value[:1].isupper()
                ):
                    return leaf
        return None

    # ------------------------------------------------------------ composed values

    def composed(self, node: Node) -> tuple[list[Leaf], Parts]:
        """The leaves to be said one by one, in telling order, and the address line that says the others."""
        leaves = list(node.leaves)
        address: Parts = []
        if self.rng.random() < 0.6:
            line = self._address(leaves)
            if line:
                address = self.address_line(line)
                leaves = [leaf for leaf in leaves if leaf not in line]
        self.pair_currency(leaves)
        if self._order is not None:
            order = self._order
            for leaf in leaves:
                if leaf.trait.name not in order:
                    order[leaf.trait.name] = self.rng.random()
            leaves.sort(key=lambda leaf: order[leaf.trait.name])
        elif self.rng.random() < (0.15 if self.difficulty == "easy" else 0.6):
            shuffle(self.rng, leaves)
        return leaves, address

    def pair_currency(self, leaves: list[Leaf]) -> None:
        """Let a currency code ride along with an amount beside it, and take its leaf off the list."""
        if not self.frame.currencies:
            return
        codes = [leaf for leaf in leaves if leaf.trait.is_currency and isinstance(leaf.value, str) and leaf.value]
        if len(codes) != 1:
            return
        amounts = [leaf for leaf in leaves if leaf.kind == "money"]
        if amounts and self.rng.random() < 0.6:
            self._with_currency[pick(self.rng, amounts).pointer] = codes[0]
            leaves.remove(codes[0])

    @staticmethod
    def _address(leaves: Sequence[Leaf]) -> list[Leaf]:
        """The leaves of an address line, in its order; empty when there is no street, or too little else."""
        if "street" not in [leaf.trait.name for leaf in leaves]:
            return []
        named = {leaf.trait.name: leaf for leaf in leaves if isinstance(leaf.value, str) and leaf.value}
        line = [named[name] for name in _ADDRESS_ORDER if name in named]
        return line if len(line) >= 3 and line[0].trait.name == "street" else []

    def address_line(self, line: Sequence[Leaf]) -> Parts:
        """``12 Elm St, Springfield, IL 62704, USA``."""
        parts: Parts = []
        for position, leaf in enumerate(line):
            if position:
                after_state = (
                    leaf.trait.name in ("postal_code", "zip_code", "zip") and line[position - 1].trait.name == "state"
                )
                parts.append(" " if after_state else ", ")
            parts.append(Mark(leaf.pointer, str(leaf.value)))
        return parts

    # ------------------------------------------------------------ one line for a whole object

    def inline(self, node: Node, level: int = 0) -> Parts:
        """Everything in `node` in one line; what is nested stands in brackets behind its label."""
        leaves, address = self.composed(node)
        items: list[Parts] = [self.terse(leaf) for leaf in leaves]
        if address:
            items.append([f"{node.trait.noun} at " if level else "at ", *address])
        items.extend([f"{series.trait.label}: ", *self.series(series, joint=" / ")] for series in node.series)
        opening, closing = ("(", ")") if level % 2 == 0 else ("[", "]")
        items.extend(
            [f"{child.trait.label} {opening}", *self.inline(child, level + 1), closing] for child in node.children
        )
        for group in node.groups:
            inner = [[opening, *self.inline(item, level + 1), closing] for item in group.items]
            items.append([f"{group.trait.label} ", *joined(inner, ", ", self.language.conjunction)])
        joint = "; " if _busy(items) else ", "
        return joined(items, joint, joint)


def _busy(items: Sequence[Parts]) -> bool:
    """Whether an item has a comma in its own words, or in a date, so that commas would not show where items end."""
    for item in items:
        for part in item:
            if "," in (part.text if type(part) is Mark else part):
                return True
    return False


def _starts_low(parts: Parts) -> bool:
    first = parts[0]
    return isinstance(first, Mark) and first.text[:1].islower()
