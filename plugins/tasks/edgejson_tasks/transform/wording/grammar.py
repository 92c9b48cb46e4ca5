"""The phrases of a language as tries of words and slots, the form in which a text is looked up in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from edgejson_tasks.transform.phrases.language import Language
from edgejson_tasks.transform.wording.slots import FORMS, KINDS, PARTS
from edgejson_tasks.transform.wording.templates import Slot, variants
from edgejson_tasks.transform.wording.tokens import cut

__all__ = ["CLAUSE", "Grammar", "Node", "grammar"]


CLAUSE = Slot("clause", "")
"""Any clause: whether it stands in the right mood does not change its meaning."""

_CLAUSES = frozenset({"imp", "inf", "state", "terse"})
_OF_NAMES_AND_LITERALS = frozenset(
    {"name", "names", "pairs", "arrows", "assignments", "settings", "sources", "equations"}
    | {"value", "text", "integer", "relabels", "relabel_arrows"}
)


class Beginning(NamedTuple):
    """What the content of a slot can begin with: one of these words (None for any), a name or literal if `special`.

    Most slots need not be tried then.
    """

    words: frozenset[str] | None
    special: bool


class Node:
    """A state of a trie: the words and slots that may follow, and what has been said when nothing follows.

    Where nothing but one certain run of words may follow, `run` holds it and `beyond` the state after it.
    """

    __slots__ = ("beyond", "run", "said", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.slots: tuple[tuple[Slot, Beginning, Node], ...] = ()
        self.said: tuple[str, ...] = ()
        self.run: tuple[str, ...] = ()
        self.beyond = self

    def after(self, slot: Slot, beginning: Beginning) -> Node:
        """The state after a slot, made if need be."""
        for known, _, child in self.slots:
            if known == slot:
                return child
        child = Node()
        self.slots = (*self.slots, (slot, beginning, child))
        return child


@dataclass(frozen=True, slots=True)
class Grammar:
    """All tries of one language: whole texts, clauses and closing sentences by register, notes by form, parts and
    roles by name, what joins the clauses of running text by position.
    """

    language: Language
    texts: Mapping[bool, Node]
    clauses: Mapping[bool, Node]
    forms: Mapping[bool, Node]
    terse_endings: tuple[str, ...]
    notes: Mapping[str, Node]
    parts: Mapping[str, Node]
    roots: Mapping[str, Node]
    each: Mapping[str, Node]
    before: Mapping[str, tuple[str, ...]]
    joints: Mapping[str, Node]
    hints: Node
    legends: Node
    joint: tuple[str, ...]
    arrows: Mapping[str, tuple[str, ...]]


def _add(language: Language, root: Node, templates: Iterable[str], said: str, *, terse: bool = False) -> None:
    for template in templates:
        for variant in variants(template):
            node = root
            for piece in variant.pieces:
                if isinstance(piece, Slot):
                    slot = CLAUSE if piece.name.lower() in _CLAUSES else piece
                    node = node.after(slot, _beginning(language, slot))
                    continue
                for word in cut(piece, language.quotes, terse=terse).words:
                    assert word is not None, template  # noqa: S101 - templates quote nothing
                    node = node.words.setdefault(word, Node())
            if said not in node.said:
                node.said = (*node.said, said)


def _draw_together(root: Node) -> None:
    """Find the runs of words in a finished trie, which a text is compared with at once."""
    stack = [root]
    while stack:
        node = stack.pop()
        run: list[str] = []
        beyond = node
        while len(beyond.words) == 1 and not beyond.slots and not beyond.said:
            ((word, beyond),) = beyond.words.items()
            run.append(word)
        if len(run) > 1:
            node.run, node.beyond = tuple(run), beyond
        stack += beyond.words.values()
        stack += (child for _, _, child in beyond.slots)


@cache
def _beginning(language: Language, slot: Slot) -> Beginning:
    part = PARTS.get(slot.name)
    if part is not None:
        return _beginning_of_part(language, part)
    kind = KINDS.get(slot.name)
    if kind in _OF_NAMES_AND_LITERALS:
        return Beginning(frozenset(), special=True)
    if kind != "place":
        return Beginning(None, special=True)
    case = language.cases[slot.case or "at"]
    said = (*case.document, *case.array, *case.each, case.name)
    texts = (text for template in said for variant in variants(template) for text in variant.pieces)
    firsts = (_words(language, text)[0] for text in texts if isinstance(text, str))
    return Beginning(frozenset(firsts), special=not case.name)


def _beginning_of_part(language: Language, part: str) -> Beginning:
    words: set[str] = set()
    special = False
    templates = (template for phrasings in language.parts[part].values() for template in phrasings)
    for first in (variant.pieces[0] for template in templates for variant in variants(template)):
        if isinstance(first, str):
            words.add(_words(language, first)[0])
            continue
        inner = _beginning(language, first)
        if inner.words is None:
            return Beginning(None, special=True)
        words |= inner.words
        special = special or inner.special
    return Beginning(frozenset(words), special)


def _tries(language: Language, tables: Mapping[str, Iterable[str]]) -> dict[str, Node]:
    found = {}
    for name, templates in tables.items():
        found[name] = Node()
        _add(language, found[name], templates, name)
    return found


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of `language`, made on first use."""
    frames = language.frames
    texts, clauses, forms = ({False: Node(), True: Node()} for _ in range(3))
    for head, _ in frames.lists:
        _add(language, texts[False], (f"{head}\n{{items}}\n{{form}}",), "")
    _add(language, texts[False], (f"{head} {{prose}} {{form}}" for head in frames.prose), "")
    _add(language, texts[False], frames.single, "")
    _add(language, texts[True], frames.terse_single, "", terse=True)
    _add(language, texts[True], (f"{head} {{chain}}. {{form}}" for head in frames.chains), "", terse=True)
    _add(language, texts[True], (f"{head}\n{{items}}\n{{form}}" for head in frames.terse_lists), "", terse=True)
    for name in FORMS:
        phrases = language.operations[name]
        _add(language, clauses[False], (*phrases.full, *phrases.states), name)
        _add(language, clauses[True], phrases.terse, name, terse=True)
    _add(language, forms[False], frames.forms, "")
    _add(language, forms[True], frames.terse_forms, "", terse=True)
    parts = {}
    for part, table in language.parts.items():
        parts[part] = Node()
        for key, templates in table.items():
            _add(language, parts[part], templates, key)
    hints, legends = Node(), Node()
    _add(language, hints, frames.hints, "")
    _add(language, legends, frames.legends, "")
    cases = language.cases
    made = Grammar(
        language=language,
        texts=texts,
        clauses=clauses,
        forms=forms,
        terse_endings=frames.terse_forms,
        notes=_tries(
            language, {name: language.operations[name].notes for name in FORMS if language.operations[name].notes}
        ),
        parts=parts,
        roots=_tries(language, {name: (*case.document, *case.array) for name, case in cases.items()}),
        each=_tries(language, {name: case.each for name, case in cases.items()}),
        before={name: _words(language, case.name) for name, case in cases.items()},
        joints=_tries(language, {"first": frames.first, "middle": frames.middle, "last": frames.last}),
        hints=hints,
        legends=legends,
        joint=_words(language, language.joint),
        arrows={
            "pairs": _words(language, language.renamed),
            "relabels": _words(language, language.replaced),
            "sources": _words(language, language.taken),
        },
    )
    for tables in (made.texts, made.clauses, made.forms, made.notes, parts, made.roots, made.each, made.joints):
        for root in tables.values():
            _draw_together(root)
    _draw_together(hints)
    _draw_together(legends)
    return made


def _words(language: Language, text: str) -> tuple[str, ...]:
    return tuple(word for word in cut(text, language.quotes, terse=False).words if word is not None)
