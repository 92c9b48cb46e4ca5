"""The look-up: every leaf of an answer against what its text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from edgejson import jsontext
from edgejson.grounding.labels import cells_below, label_words, labelled_values, with_cells_apart
from edgejson.grounding.mentions import ISO_DATE, Text, find_word, fold, moment_of, number_key, single_number
from edgejson.grounding.synonyms import spoken, spoken_choices
from edgejson.grounding.words import Words
from edgejson.types import Json

__all__ = ["Choices", "Grounder", "Ungrounded", "states_something"]

Choices = Callable[[str], Sequence[Json] | None]
"""The values an enum allows at a pointer, or None where the value is free."""

_AUXILIARIES = frozenset({"is", "has", "was", "are", "have", "can", "should"})
_FLAG_WORDS = {True: ("true", "yes"), False: ("false", "no")}
_PHONE = re.compile(r"\+?[\d(][\d\s().-]{5,}\d")
_ANSWER_END = re.compile(r"[;\n!?|]|(?<!\.)\.(?=\s|$)")
_AUXILIARY_GAP = re.compile(r"[\w\s]{0,14}[:=]?\s*")
_GAP = r"(?:[^\w\n;,:=!?|]|_)"
"""What stands between two words of one clause."""
_BLANKS = re.compile(r"[\s_-]+")
_NUMBERS = (int, float)
_LEFT_REACH = 32
_RIGHT_REACH = 64
_WORDS_BEFORE = 4
_ABSENCE_LIMIT = 80
"""Longer words than these are a value of their own, whatever they deny."""
_KEPT_READINGS = 8_192
_LONGEST_KEPT = 80
_READINGS: dict[str, dict[tuple[str, object, type], bool]] = {}
"""What was read before, by language: a record's family and a check read the same values at the same places."""


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A leaf the text does not state, and why it is held to be so; `said` is what a label gives instead."""

    pointer: str
    value: Json
    reason: str
    said: tuple[str, ...] = ()


def states_something(leaf: Json) -> bool:
    """Whether a leaf needs words in a text: nulls, empty strings and empty containers do not."""
    return bool(leaf) or leaf == 0  # False is 0


class Grounder:
    """Reads texts of one language. Holds only tables of that language, so one object serves any number of records."""

    def __init__(self, language: str = "en") -> None:
        self.words = Words(language)
        self._readings = _READINGS.setdefault(language, {})
        self._flags: dict[str, tuple[re.Pattern[str], Sequence[str]]] = {}

    def ground(
        self, text: str, value: Json, *, choices: Choices | None = None, verbatim: bool = False
    ) -> list[Ungrounded]:
        """The leaves of `value` that `text` does not state.

        Nulls, empty strings and empty containers state nothing and are passed over.  `verbatim` asks free strings to
        stand in the text to the letter; without it case, quotes and blanks may differ.  An enum value may be written in
        any case and with blanks for underscores.
        """
        return self.ground_leaves(text, jsontext.leaves(value), choices=choices, verbatim=verbatim)

    def ground_leaves(
        self, text: str, leaves: Iterable[tuple[str, Json]], *, choices: Choices | None = None, verbatim: bool = False
    ) -> list[Ungrounded]:
        """`ground` for leaves already listed with their pointers."""
        return list(self._ungrounded(text, leaves, choices, verbatim))

    def _ungrounded(
        self, text: str, every_leaf: Iterable[tuple[str, Json]], choices: Choices | None, verbatim: bool
    ) -> Iterator[Ungrounded]:
        if "," in text:
            text = with_cells_apart(text)
        whole = Text(text, self.words)
        leaves = [(pointer, leaf) for pointer, leaf in every_leaf if states_something(leaf)]
        labelled = labelled_values(text)
        if labelled:
            # A label proves something only where each of its fields has a line of its own.
            fields = Counter(_label_path(pointer) for pointer, _ in leaves)
            labelled = {path: said for path, said in labelled.items() if len(said) == fields[path]}
        for pointer, leaf in leaves:
            said = labelled.get(_label_path(pointer)) if labelled else None
            if said is not None and not (isinstance(leaf, str) and "\n" in leaf):
                allowed = choices(pointer) if choices is not None and isinstance(leaf, str) else None
                if not any(self._stated_behind_label(part, leaf, allowed) for part in said):
                    yield Ungrounded(pointer, leaf, f"the text gives {_short(said)} for it", tuple(said))
            elif not self._stated(whole, pointer, leaf, choices, verbatim):
                yield Ungrounded(pointer, leaf, "the text does not state it")

    def _stated_behind_label(self, part: str, leaf: Json, allowed: Sequence[Json] | None) -> bool:
        if isinstance(leaf, bool):
            return self.polarity(self.words.clause_border.split(part, maxsplit=1)[0]) is leaf
        if allowed is not None:
            meant = [choice for choice in allowed if isinstance(choice, str) and self.reads(part, choice, allowed)]
            if meant:
                return meant == [leaf]
        return part == leaf or self._stated(Text(part, self.words), "", leaf, None, verbatim=False)

    def _stated(self, text: Text, pointer: str, leaf: Json, choices: Choices | None, verbatim: bool) -> bool:
        if isinstance(leaf, str):
            return find_word(text.raw, leaf) >= 0 or self._reworded(text, pointer, leaf, choices, verbatim)
        if isinstance(leaf, bool):
            return self._flag(text, pointer, leaf)
        return isinstance(leaf, _NUMBERS) and self._number(text, leaf)

    # ------------------------------------------------------------ numbers

    def _number(self, text: Text, leaf: float) -> bool:
        key = number_key(leaf)
        if key in text.numbers:
            return True
        if text.percentages and 0 < abs(leaf) < 1 and number_key(round(leaf * 100, 9)) in text.percentages:
            return True
        if isinstance(leaf, int) or leaf.is_integer():
            return any(find_word(text.folded, form) >= 0 for form in self.words.numerals(int(leaf)))
        return False

    # ------------------------------------------------------------ strings

    def _reworded(self, text: Text, pointer: str, leaf: str, choices: Choices | None, verbatim: bool) -> bool:
        """Whether the text states a string that does not stand in it to the letter."""
        if ISO_DATE.match(leaf):
            if len(leaf) == 10:
                return leaf in text.dates
            moment = moment_of(leaf)
            if moment is not None:
                return moment in text.moments
        allowed = choices(pointer) if choices is not None else None
        if verbatim and allowed is None:
            return False
        folded = fold(leaf)
        if find_word(text.folded, folded) >= 0:
            return True
        if allowed is not None and self._said_otherwise(text, leaf, allowed):
            return True
        if "_" in folded and " " not in folded:
            return find_word(text.folded, folded.replace("_", " ")) >= 0
        if "," in folded and find_word(text.folded.replace(",", ""), folded.replace(",", "")) >= 0:
            return True  # an address written over two lines has a break where its one-line form has a comma
        return _PHONE.fullmatch(leaf) is not None and _digits(leaf) in map(_digits, _PHONE.findall(text.raw))

    def _said_otherwise(self, text: Text, leaf: str, choices: Sequence[Json]) -> bool:
        """Whether the text has a synonym or a translation of an enum value."""
        forms = spoken_choices(self.words.language, choices).get(leaf, ())
        return any(find_word(text.folded, fold(form)) >= 0 for form in forms)

    # ------------------------------------------------------------ booleans

    def polarity(self, clause: str) -> bool | None:
        """What a clause says about its subject: denied, affirmed, or nothing.

        The first word that tells decides; "is not", "is set to false" deny, for an auxiliary does not tell by itself.
        A plain "true" does, whatever follows: ``semi=true wrap=never``.
        """
        denied = self.words.no.search(clause)
        affirmed = self.words.yes.search(clause)
        if denied is None:
            return None if affirmed is None else True
        if affirmed is None or denied.start() <= affirmed.start():
            return False
        if self.words.plain_yes.search(clause, affirmed.start(), denied.start()) is not None:
            return True
        return _AUXILIARY_GAP.fullmatch(clause, affirmed.end(), denied.start()) is None

    def _flag(self, text: Text, pointer: str, leaf: bool) -> bool:
        if pointer.rpartition("/")[2].isdigit():  # an item of a list has no label of its own
            return any(find_word(text.folded, word) >= 0 for word in _FLAG_WORDS[leaf])
        pattern, words = self._label(pointer)
        owners = self._telling_owners(pointer)
        for label in _labels(text, pattern, words[0]):
            if self._said_around(text.raw, label, words, owners) is leaf:
                return True
            if any(self.polarity(cell) is leaf for cell in cells_below(text.raw, label.start())):
                return True
        return False

    def _said_around(
        self, raw: str, label: re.Match[str], words: Collection[str], owners: re.Pattern[str] | None
    ) -> bool | None:
        """What the clause around a label says: between its words, else behind it, else before it.

        The names that `owners` finds say nothing: "props of no param reassign is on".
        """
        border = self.words.clause_border
        said = self.polarity(" ".join(word for word in _BLANKS.split(label[0]) if word.casefold() not in words))
        if said is None:
            after = raw[label.end() : label.end() + _RIGHT_REACH]
            if owners is not None:
                after = owners.sub("", after)
            end = border.search(after)
            # "wraps: yes + spaces? no" asks about the next one.
            if end is not None and end[0] == "?" and after.lstrip()[:1] not in (":", "="):
                said = self.polarity(self._answer(after[end.end() :].lstrip()))
            else:
                said = self.polarity(after[: end.start()] if end else after)
        if said is None:
            before = raw[max(label.start() - _LEFT_REACH, 0) : label.start()]
            before = before[max((match.end() for match in border.finditer(before)), default=0) :]
            if owners is not None:
                before = owners.sub("", before)
            said = self.polarity(" ".join(before.split()[-_WORDS_BEFORE:]))
        return said

    def _answer(self, after: str) -> str:
        """The answer to a question: its first clause, or more where that is only an interjection ("ok, no")."""
        clause = self.words.clause_border.split(after, maxsplit=1)[0]
        return _ANSWER_END.split(after, maxsplit=1)[0] if self.polarity(clause) is None else clause

    def _label(self, pointer: str) -> tuple[re.Pattern[str], Sequence[str]]:
        """How the label of a boolean is found, up to three other words of its clause between its own, and its words."""
        name = next((token for token in reversed(jsontext.split(pointer)) if not token.isdigit()), "")
        label = self._flags.get(name)
        if label is None:
            words = label_words(name) or ("",)
            start = r"(?<![^\W_])"
            while len(words) > 1 and words[0] in _AUXILIARIES:
                start = rf"(?:{start}|(?<=\b{words[0]}))"  # isOpen
                words = words[1:]
            between = rf"(?:{_GAP}+\w+){{0,3}}?{_GAP}*"
            pattern = re.compile(rf"{start}{between.join(map(re.escape, words))}(?![^\W_])", re.IGNORECASE)
            label = self._flags[name] = (pattern, words)
        return label

    def _telling_owners(self, pointer: str) -> re.Pattern[str] | None:
        """Names around a boolean that hold a word which would affirm or deny (`no-shadow`, `is_active`).

        A name that is such a word alone (`not`) hides too much of what is said.
        """
        owners = [name for name in jsontext.split(pointer)[:-1] if not name.isdigit()]
        named = [words for words in map(label_words, owners) if len(words) > 1]
        telling = [words for words in named if self.polarity(" ".join(words)) is not None]
        if not telling:
            return None
        names = (r"[\W_]*".join(map(re.escape, words)) for words in sorted(telling, key=len, reverse=True))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(names)})(?![^\W_])", re.IGNORECASE)

    # ------------------------------------------------------------ one surface form

    def reads(self, surface: str, value: Json, choices: Sequence[Json] | None = None) -> bool:
        """Whether `surface`, alone, states `value` and nothing else.

        >>> grounder = Grounder("en")
        >>> (
        ...     grounder.reads("5 March 2024", "2024-03-05"),
        ...     grounder.reads("1,299.90", 1299.9),
        ...     grounder.reads("is not", True),
        ... )
        (True, True, False)
        """
        if surface == value:
            return True
        if value is None:
            return self._reads_absence(surface, choices)
        if (choices is not None and isinstance(value, str)) or len(surface) > _LONGEST_KEPT or not _is_scalar(value):
            return self._reads(surface, value, choices)
        key = (surface, value, type(value))
        said = self._readings.get(key)
        if said is None:
            if len(self._readings) >= _KEPT_READINGS:
                self._readings.clear()
            said = self._readings[key] = self._reads(surface, value, choices)
        return said

    def _reads(self, surface: str, value: Json, choices: Sequence[Json] | None) -> bool:
        if isinstance(value, bool):
            return self.polarity(surface) is value
        if isinstance(value, _NUMBERS):
            return self._reads_number(surface, value)
        if not isinstance(value, str):
            return not value and self.words.empty.search(surface) is not None
        if not value:
            return surface == '""'
        if ISO_DATE.match(value):
            text = Text(surface, self.words)
            if len(value) == 10:
                return text.dates == {value}
            moment = moment_of(value)
            return moment is not None and text.moments == {moment}
        return choices is not None and self._one_choice(surface, value, choices)

    def _one_choice(self, surface: str, value: str, choices: Sequence[Json]) -> bool:
        """Whether `surface` is a way to write `value` and of no other choice."""
        said = spoken(surface)
        meant = [choice for choice in choices if isinstance(choice, str) and spoken(choice) == said]
        if meant:
            return meant == [value]
        forms = spoken_choices(self.words.language, choices).get(value, ())
        return any(spoken(form) == said for form in forms)

    def _reads_absence(self, surface: str, choices: Sequence[Json] | None) -> bool:
        """Whether `surface` says that a value is not known; "pending" and "none" do not where they are values."""
        if len(surface) > _ABSENCE_LIMIT or self.words.unknown.search(surface) is None:
            return False
        words = [choice for choice in choices or () if isinstance(choice, str)]
        return not any(self._one_choice(surface, choice, words) for choice in words)

    def _reads_number(self, surface: str, value: float) -> bool:
        key = number_key(value)
        if surface == key and not self.words.decimal_comma:
            return True
        alone = single_number(surface, decimal_comma=self.words.decimal_comma)
        if alone is not None:
            return alone == key
        numbers = Text(surface, self.words).numbers
        if numbers:
            return numbers == {key}
        return float(value).is_integer() and fold(surface).replace(",", "") in self.words.numerals(int(value))


def _is_scalar(value: Json) -> bool:
    return isinstance(value, str | int | float)


def _labels(text: Text, pattern: re.Pattern[str], first: str) -> Iterator[re.Match[str]]:
    """The places of a label whose first word is `first`, found by that word.

    Of two that end together the nearer beginning counts: "says no to *no emit*".
    """
    raw, lower = text.raw, text.lower
    if len(lower) != len(raw) or not first:
        yield from pattern.finditer(raw)
        return
    last: re.Match[str] | None = None
    at = lower.find(first)
    while at >= 0:
        label = pattern.match(raw, at)
        if label is not None:
            if last is not None and last.end() != label.end():
                yield last
            last = label
        at = lower.find(first, at + 1)
    if last is not None:
        yield last


@lru_cache(maxsize=8192)
def _label_path(pointer: str) -> tuple[tuple[str, ...], ...]:
    return tuple(label_words(token) for token in jsontext.split(pointer) if not token.isdigit())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _short(said: Sequence[str]) -> str:
    shown = ", ".join(repr(part[:40]) for part in said[:3])
    return shown if len(said) <= 3 else f"{shown}, ..."
