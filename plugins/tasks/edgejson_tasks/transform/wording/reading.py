"""Understand an instruction: every way to take its words, none preferred, so that an ambiguous text is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias

from edgejson import jsontext
from edgejson_tasks.transform.operation import Step
from edgejson_tasks.transform.wording.examples import example
from edgejson_tasks.transform.wording.grammar import CLAUSE, Grammar, Node
from edgejson_tasks.transform.wording.slots import FORMS, KINDS, PARTS, Choice, slot_of, step_of
from edgejson_tasks.transform.wording.templates import Slot
from edgejson_tasks.transform.wording.tokens import ABSENT, cut

__all__ = ["readings"]

_Found: TypeAlias = "tuple[int, Any]"
"""Where something ends, and what it is."""

_Slots: TypeAlias = "tuple[tuple[str, Any], ...]"
_Path: TypeAlias = "tuple[int, str, _Slots]"
"""Where a path through a trie ends, what it said, what stood in its slots."""

_Item: TypeAlias = "Callable[[_Reader, int], Iterable[_Found]]"
_MARKS = ("-", "*", "•")
_STEPS = frozenset({"clause", "items", "prose", "chain"})
_LINKS = (";", "|")
_DASH = "\u2013"


def readings(text: str, grammar: Grammar) -> list[list[Step]]:
    """All lists of steps that `text` could mean."""
    terse = any(ending in text for ending in grammar.terse_endings)
    return list(_Reader(text, grammar, terse).texts())


class _Reader:
    """One text being read. What a symbol could be at a position is found out once."""

    def __init__(self, text: str, grammar: Grammar, terse: bool) -> None:
        self.grammar = grammar
        self._terse = terse
        words, self._names, self._literals, self._bare = cut(text, grammar.language.quotes, terse=terse)
        self._words = (*words, None)  # no template says anything at the end
        self._specials = self._names.keys() | self._literals.keys()
        self._end = len(words)
        self._known: dict[tuple[int, Slot], Sequence[_Found]] = {}

    def texts(self) -> Iterator[list[Step]]:
        for end, _, slots in self._walk(self.grammar.texts[self._terse], 0):
            if end == self._end or any(last == self._end for last, _, _ in self._walk(self.grammar.legends, end)):
                steps = next(content for name, content in slots if name in _STEPS)
                steps = steps if isinstance(steps, list) else [steps]
                shown = next(content for name, content in slots if name == "form")
                if shown is None or (len(steps) == 1 and jsontext.equal(shown, example(steps[0]))):
                    yield steps

    # ------------------------------------------------------------ tries

    def _walk(self, root: Node, start: int) -> list[_Path]:
        """Every path through a trie that the text takes from `start` on."""
        found: list[_Path] = []
        words, specials = self._words, self._specials
        stack: list[tuple[Node, int, _Slots]] = [(root, start, ())]
        while stack:
            node, position, slots = stack.pop()
            while True:
                for said in node.said:
                    found.append((position, said, slots))  # noqa: PERF401 - mostly one or none
                word = words[position]
                for slot, (firsts, special), child in node.slots:
                    if firsts is None or word in firsts or (special and position in specials):
                        for end, content in self._symbol(slot, position):
                            stack.append((child, end, (*slots, (slot.name, content))))
                if word is None:  # the end, or what no template says
                    break
                if run := node.run:
                    end = position + len(run)
                    if words[position:end] != run:
                        break
                    node, position = node.beyond, end
                    continue
                following = node.words.get(word)
                if following is None:
                    break
                node, position = following, position + 1
        return found

    def _symbol(self, slot: Slot, position: int) -> Sequence[_Found]:
        key = (position, slot)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(_reader_of(slot)(self, position))
        return known

    def part(self, name: str, position: int) -> list[_Found]:
        """The forms of a part that may be said here."""
        return [(end, Choice(key, dict(slots))) for end, key, slots in self._walk(self.grammar.parts[name], position)]

    # ------------------------------------------------------------ steps

    def clause(self, position: int) -> list[_Found]:
        found: list[_Found] = []
        for end, form, slots in self._walk(self.grammar.clauses[self._terse], position):
            notes = self.grammar.notes.get(form)
            for last, more in ((end, ()),) if notes is None else self._note(notes, end):
                step = step_of(FORMS[form], {slot_of(name): content for name, content in (*slots, *more)})
                if step is not None:
                    found.append((last, step))
        return found

    def _note(self, notes: Node, position: int) -> list[tuple[int, _Slots]]:
        """A note in parentheses or after a dash."""
        opening = self._word(position)
        if opening not in ("(", _DASH):
            return []
        ends = self._walk(notes, position + 1)
        if opening == _DASH:
            return [(end, slots) for end, _, slots in ends]
        return [(end + 1, slots) for end, _, slots in ends if self._word(end) == ")"]

    def _items(self, position: int) -> Iterator[_Found]:
        """Clauses line by line, each after a mark or its number; the line break before the first has been read."""
        mark = self._word(position)
        yield from self._item(position, mark, [])

    def _item(self, position: int, mark: str | None, before: list[Step]) -> Iterator[_Found]:
        if mark in _MARKS:
            if self._word(position) != mark:
                return
            start = position + 1
        else:
            if self._literal(position) != len(before) + 1 or self._word(position + 1) not in (".", ")"):
                return
            start = position + 2
        for end, step in self._symbol(CLAUSE, start):
            last = end + 1 if self._word(end) == "." else end if self._terse else None
            if last is None:
                continue
            steps = [*before, step]
            if len(steps) > 1:
                yield last, steps
            if self._word(last) == "\n":
                yield from self._item(last + 1, mark, steps)

    def _prose(self, position: int) -> Iterator[_Found]:
        """`First, do this. Then, do that. Finally, do a third thing.`"""
        yield from self._sentences(position, "first", [])

    def _sentences(self, position: int, joint: str, before: list[Step]) -> Iterator[_Found]:
        for start, _, _ in self._walk(self.grammar.joints[joint], position):
            for end, step in self._symbol(CLAUSE, start):
                if self._word(end) != ".":
                    continue
                steps = [*before, step]
                if joint == "last":
                    yield end + 1, steps
                else:
                    yield from self._sentences(end + 1, "middle", steps)
                    yield from self._sentences(end + 1, "last", steps)

    def _chain(self, position: int) -> Iterator[_Found]:
        """Terse steps in one line."""
        yield from self._links(position, None, [])

    def _links(self, position: int, link: str | None, before: list[Step]) -> Iterator[_Found]:
        for end, step in self._symbol(CLAUSE, position):
            steps = [*before, step]
            if len(steps) > 1:
                yield end, steps
            sign = self._word(end)
            if sign in _LINKS and link in (None, sign):
                yield from self._links(end + 1, sign, steps)

    def _form(self, position: int) -> list[_Found]:
        """The closing sentence on the form of the answer, an example of the step perhaps before it."""
        forms, hints = self.grammar.forms[self._terse], self.grammar.hints
        found: list[_Found] = [(end, None) for end, _, _ in self._walk(forms, position)]
        if self._word(position) in hints.words:
            for start, _, slots in self._walk(hints, position):
                shown = [content for _, content in slots]
                found += [(end, shown) for end, _, _ in self._walk(forms, start)]
        return found

    # ------------------------------------------------------------ lists

    def listed(self, item: _Item, position: int) -> Iterator[tuple[int, list[Any]]]:
        """`a`, `a, b`, `a and b`, `a, b and c`: every list that starts here, the shorter ones first."""
        joint = self.grammar.joint
        stack = [(end, [content], False) for end, content in item(self, position)]
        while stack:
            end, items, closed = stack.pop()
            yield end, items
            if closed:
                continue
            if self._word(end) == ",":
                stack += [(last, [*items, more], False) for last, more in item(self, end + 1)]
            if (after := self._after(joint, end)) is not None:
                stack += [(last, [*items, more], True) for last, more in item(self, after)]

    def mapping(self, left: _Item, arrows: Sequence[tuple[str, ...]], right: _Item, position: int) -> Iterator[_Found]:
        """A list of pairs as an object, no left side twice."""

        def pair(_: _Reader, start: int) -> Iterator[_Found]:
            for middle, old in left(self, start):
                for arrow in arrows:
                    if (after := self._after(arrow, middle)) is not None:
                        for end, new in right(self, after):
                            yield end, (old, new)

        for end, pairs in self.listed(pair, position):
            mapping = dict(pairs)
            if len(mapping) == len(pairs):
                yield end, mapping

    # ------------------------------------------------------------ names, values, places

    def _name_at(self, position: int) -> Sequence[_Found]:
        name = self._names.get(position)
        if name is None or (position in self._bare and ("/" in name or "." in name or "[" in name)):
            return ()
        return ((position + 1, name),)

    def _value_at(self, position: int) -> Sequence[_Found]:
        literal = self._literals.get(position, ABSENT)
        return () if literal is ABSENT else ((position + 1, literal),)

    def _text_at(self, position: int) -> Sequence[_Found]:
        return self._value_at(position) if isinstance(self._literal(position), str) else ()

    def _integer_at(self, position: int) -> Sequence[_Found]:
        return self._value_at(position) if type(self._literal(position)) is int else ()

    def place(self, position: int, case: str) -> list[_Found]:
        """The places that may be said here in a grammatical role."""
        grammar = self.grammar
        word = self._word(position)
        found: list[_Found] = []
        if word in grammar.roots[case].words:
            found += [(end, "") for end, _, _ in self._walk(grammar.roots[case], position)]
        if word in grammar.each[case].words:
            for end, _, _ in self._walk(grammar.each[case], position):
                found += [(last, f"{outer}/*") for last, outer in self.place(end, "of")]
        start = self._after(grammar.before[case], position)
        if start is None or (name := self._names.get(start)) is None:
            return found
        if (path := _pointer(name)) is not None:
            return [*found, (start + 1, path)]
        escaped = jsontext.escape(name)
        found.append((start + 1, f"/{escaped}"))
        found += [(end, f"{outer}/{escaped}") for end, outer in self.place(start + 1, "of") if outer]
        return found

    # ------------------------------------------------------------ tokens

    def _word(self, position: int) -> str | None:
        return self._words[position]

    def _literal(self, position: int) -> Any:
        return self._literals.get(position, ABSENT)

    def _after(self, words: tuple[str, ...], position: int) -> int | None:
        """The position after these words, if they stand here."""
        if not words:
            return position
        end = position + len(words)
        return end if self._words[position:end] == words else None


def _pointer(name: str) -> str | None:
    """The pointer that a quoted path stands for: a JSON Pointer itself, or names with dots and brackets."""
    if name.startswith("/"):
        return name
    if "." not in name and "[]" not in name:
        return None
    return jsontext.join([token for token in name.replace("[]", ".*").split(".") if token])


_NAME, _VALUE = _Reader._name_at, _Reader._value_at  # noqa: SLF001 - the table belongs to the class
_SIGNS = (("->",), ("=>",), ("→",))


def _entry(reader: _Reader, position: int) -> Iterable[_Found]:
    return reader.place(position, "at")


def _pairing(left: _Item, right: _Item, arrows: str | tuple[tuple[str, ...], ...]) -> _Item:
    """A reader of lists of pairs; `arrows` are the signs between the two, or the name of the language's words."""

    def read(reader: _Reader, position: int) -> Iterable[_Found]:
        between = (reader.grammar.arrows[arrows],) if isinstance(arrows, str) else arrows
        return reader.mapping(left, between, right, position)

    return read


_KINDS: dict[str, _Item] = {
    "name": _NAME,
    "names": lambda reader, position: reader.listed(_NAME, position),
    "value": _VALUE,
    "text": _Reader._text_at,  # noqa: SLF001
    "integer": _Reader._integer_at,  # noqa: SLF001
    "pairs": _pairing(_NAME, _NAME, "pairs"),
    "arrows": _pairing(_NAME, _NAME, _SIGNS),
    "relabels": _pairing(_VALUE, _VALUE, "relabels"),
    "relabel_arrows": _pairing(_VALUE, _VALUE, _SIGNS),
    "assignments": _pairing(_NAME, _VALUE, ((":",),)),
    "settings": _pairing(_NAME, _VALUE, (("=",),)),
    "sources": _pairing(_NAME, _entry, "sources"),
    "equations": _pairing(_NAME, _entry, (("=",),)),
    "inside": lambda reader, position: [(position, ""), *reader.place(position, "in")],
    "within": lambda reader, position: [
        (position, ""),
        *((end, place) for end, place in reader.place(position, "in") if place),
    ],
    "items": _Reader._items,  # noqa: SLF001
    "prose": _Reader._prose,  # noqa: SLF001
    "chain": _Reader._chain,  # noqa: SLF001
    "clause": _Reader.clause,
    "form": _Reader._form,  # noqa: SLF001
}


@cache
def _reader_of(slot: Slot) -> _Item:
    """What reads the content of a slot."""
    part = PARTS.get(slot.name)
    if part is not None:
        return lambda reader, position: reader.part(part, position)
    kind = KINDS.get(slot.name, slot.name)
    if kind == "place":
        case = slot.case or "at"
        return lambda reader, position: reader.place(position, case)
    return _KINDS[kind]
