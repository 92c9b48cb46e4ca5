"""Sentences about one object: who or what it is, what can be said of it by meaning, then field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edgejson_teachers.templates.casting import Cast, cast_of, perform, players, sums_up, weight
from edgejson_teachers.templates.filling import capital, ended, fill, holds, parted, starts_low
from edgejson_teachers.templates.frame import Leaf, Node
from edgejson_teachers.templates.naming import member_words
from edgejson_teachers.templates.patterns import Form, Inflected, Mark, Parts, Role
from edgejson_teachers.templates.surfaces import pick, shuffle
from edgejson_teachers.templates.writer import Writer

__all__ = ["Told", "shapeless", "tell_node"]

_NAMED = frozenset(("person", "organisation", "product", "place", "address", "event", "device", "file"))
"""Sorts that go by a name rather than by a number."""
_PLAIN_ID = re.compile(r"[\w#][\w./#-]{0,30}")
_DISTRACTED = {"easy": 0.0, "medium": 0.12, "hard": 0.75}
_MOST_DISTRACTED = 2
_UNMOVED = frozenset(
    ("latitude", "longitude", "status_code", "port", "name", "first_name", "last_name", "id", "version", "rating")
)
"""Roles whose values nobody gets wrong at first and puts right afterwards."""
_UNMEASURED = frozenset(("measure", "number"))
_MOST_PLAIN = {"easy": 2, "medium": 3, "hard": 3}
"""How many fields of an object are said by their name alone before it becomes a bore."""
_SPOKEN_LEAVES = {"easy": 3, "medium": 5, "hard": 6}
_COUNTED = frozenset(("quantity", "votes", "stock", "rating"))
"""Roles whose nouns stand in the plural."""
_PREDICATED = frozenset(("event", "adjective", "state", "plural"))
_LISTABLE = frozenset(("money", "count", "measure", "plural", "percent"))
_NO_CLAUSE = frozenset(("double", "prose"))
_HOLDERS = frozenset(
    (name,)
    for name in (
        "additional", "attributes", "config", "context", "custom", "data", "details", "extra", "fields", "info",
        "information", "meta", "metadata", "misc", "object", "options", "params", "parameters", "payload", "properties",
        "props", "settings", "spec", "tracking", "values",
    )
)  # fmt: skip
"""Last words of members that hold others and are nothing by themselves: no "the event of the payload"."""
_NAMES = frozenset(("name", "both_names"))
"""Roles that are told first, where a sentence of their own tells them."""
_JOTTED = frozenset(("text", "enum", "date", "moment", "money", "count", "measure", "percent", "identifier", "person"))
_JOTTING = Form("", (), frozenset(), (), about=False, agrees=False, opens=False)
_CLUSTERED = 0.5
_NAMELESS = 0.2
_BOTH = 0.35
_LISTED = 0.5
_PAIRED = 0.4


@dataclass(slots=True)
class Told:
    """Sentences, and the leaves that no sentence says."""

    sentences: list[Parts]
    rest: list[Leaf]


class _Saying(NamedTuple):
    """A form filled in; one that is `about` the subject has room for it at its beginning."""

    form: Form
    parts: Parts


def tell_node(writer: Writer, node: Node, *, nested: bool = False, limit: int | None = None, low: bool = False) -> Told:
    """The scalars of `node` in sentences; what sentences do not suit is handed back.

    `nested` says that the text is about something larger, so that every sentence must say what it is about.  `low`
    leaves the sentences without a capital and a full stop, as people write where nobody minds.
    """
    leaves = list(node.leaves)
    writer.pair_currency(leaves)
    if node.noun is None or node.noun.number == "p" or not leaves or (nested and shapeless(node)):
        return Told([], leaves)
    teller = _Teller(writer, node, nested=nested)
    sentences = teller.tell(leaves, _SPOKEN_LEAVES[writer.difficulty] if limit is None else limit)
    return Told(sentences if low else [ended(capital(parts)) for parts in sentences], teller.rest)


def shapeless(node: Node) -> bool:
    """Whether an object is a mere holder of fields, so that nobody would say what its fields are *of* it."""
    return member_words(node.trait.name)[-1:] in _HOLDERS


class _Teller:
    """Tells one object: keeps what is still to be said of it and how it is called."""

    def __init__(self, writer: Writer, node: Node, *, nested: bool) -> None:
        self.writer = writer
        self.rng = writer.rng
        self.voice = writer.voice
        self.node = node
        self.nested = nested
        self.rest: list[Leaf] = []
        self.person = node.sort == "person"
        self.bare_name = False
        """Whether the subject at hand is a name without a noun, whose gender nobody knows."""
        self.plain = 0
        self.most_plain = _MOST_PLAIN[writer.difficulty]

    def tell(self, leaves: list[Leaf], limit: int) -> list[Parts]:
        """The sentences, neither opened nor ended."""
        wordless = [leaf for leaf in leaves if self._wordless(leaf)]
        spoken = [leaf for leaf in leaves if not any(leaf is other for other in wordless)]
        sentences = self._distracted(spoken)
        quotable = [leaf for leaf in wordless if leaf.role and leaf.speech == "prose"]
        cast = cast_of(self.writer, [*spoken, *quotable], self.node)
        casted = players(cast)
        subject = self._introduced(cast)
        sayings = self._facts(cast)
        unsaid = players(cast)
        self.rest = [leaf for leaf in wordless if id(leaf) in unsaid or id(leaf) not in casted]
        sayings += self._fields([leaf for leaf in spoken if id(leaf) in unsaid or id(leaf) not in casted], limit)
        sentences = self._predicates(subject, [saying for saying in sayings if saying.form.about]) + sentences
        named = [saying.parts for saying in sayings if not saying.form.about and _NAMES & saying.form.roles]
        alone = [saying.parts for saying in sayings if not saying.form.about and not _NAMES & saying.form.roles]
        shuffle(self.rng, alone)
        for parts in self._paired(alone):
            sentences.insert(1 + int(self.rng.random() * len(sentences)), parts)
        return named + sentences

    def _wordless(self, leaf: Leaf) -> bool:
        """Whether no sentence says this leaf well, so that it stands best as label and value on a line of its own."""
        trait, speech = leaf.trait, leaf.speech
        if trait.noun is None or speech in _NO_CLAUSE or leaf.value == "" or leaf.label != trait.title:
            return True
        if speech == "single":
            return "single" not in self.voice.clauses
        return speech == "flag" and trait.name not in self.voice.flags

    def _distracted(self, leaves: list[Leaf]) -> list[Parts]:
        """Now and then, a leaf said beside a wrong value; it leaves the list."""
        writer, rng = self.writer, self.rng
        if (
            len(leaves) > 1
            and len(writer.distractors) < _MOST_DISTRACTED
            and rng.random() < _DISTRACTED[writer.difficulty]
        ):
            for _ in range(4):
                leaf = pick(rng, leaves)
                if leaf.role in _UNMOVED or leaf.speech in _UNMEASURED:
                    continue
                parts = writer.distraction(leaf, self.node, owned=self.nested)
                if parts is not None:
                    leaves.remove(leaf)
                    return [parts]
        return []

    # ------------------------------------------------------------ who or what it is

    def _introduced(self, cast: Cast) -> Parts:
        """The first subject, with the name or the number that the object goes by."""
        named = self._identity(cast)
        forms = (
            [form for form in self.voice.subjects.get(named[0], ()) if form.roles == set(named[1:])] if named else []
        )
        if self.nested or ("name" in named[1:] and starts_low([Mark("", str(cast["name"][0].value))])):
            forms = [form for form in forms if not form.opens]
        if not forms:
            return self._called(first=True)
        form = self.writer.form(forms)
        self.bare_name = not any(isinstance(token, Inflected) for token in form.tokens)
        return perform(self.writer, form, cast, self.node, [])

    def _identity(self, cast: Cast) -> tuple[str, ...]:
        """The kind of subject and the roles in it; empty where the object goes by its noun."""
        has_id = "id" in cast and _PLAIN_ID.fullmatch(str(cast["id"][0].value)) is not None
        if self.rng.random() < _NAMELESS:
            return ()
        if "name" in cast and self.node.sort != "booking" and (self.node.sort in _NAMED or not has_id):
            return ("both", "id", "name") if has_id and self.rng.random() < _BOTH else ("name", "name")
        if has_id:
            both = "name" in cast and self.node.sort != "booking" and self.rng.random() < _BOTH
            return ("both", "id", "name") if both else ("id", "id")
        return ("title", "title") if "title" in cast else ()

    def _called(self, *, first: bool) -> Parts:
        """The noun, or a pronoun where the sentence before had the noun: "Kirche St. Timo" is no "er"."""
        named, self.bare_name = self.bare_name, False
        forms: Sequence[Form] = self.voice.subjects["first" if first and not self.nested else "again"]
        if first or self.person or (named and self.node.noun is not None and self.node.noun.gender):
            forms = [form for form in forms if not _is_pronoun(form)]
        return fill(pick(self.rng, forms).tokens, noun=self.node.forms)

    # ------------------------------------------------------------ by meaning

    def _facts(self, cast: Cast) -> list[_Saying]:
        """What roles mean together, in predicates and whole sentences."""
        sayings: list[_Saying] = []
        present = frozenset(role for role, playing in cast.items() if not self._single(role, playing[0]))
        forms = self.voice.facts(self.node.sort, present)
        if self.nested:  # what does not say what it is about would be taken for something of the whole
            forms = tuple(form for form in forms if form.about or form.agrees)
        echoed: set[str] = set()
        while forms:
            form = pick(self.rng, forms)
            for _ in range(2):
                other = pick(self.rng, forms)
                if weight(other, cast) > weight(form, cast):
                    form = other
            plain = not form.about and len(form.roles) == 1
            before = dict(cast)
            parts = self._performed(form, cast) if not (plain and self.plain >= self.most_plain) else None
            if parts is None:
                cast.update(before)
                forms = tuple(other for other in forms if other is not form)
                continue
            self.plain += plain
            echoed |= form.words
            sayings.append(_Saying(form, parts))
            forms = tuple(
                other for other in forms if other.roles <= cast.keys() and other.words.isdisjoint(echoed)
            )  # no "was created on Monday and was created by Ada"
        return sayings

    def _single(self, role: str, leaf: Leaf) -> bool:
        """Whether there is but one of what sentences speak of in the plural."""
        return role in _COUNTED and self.voice.values.singular(leaf.value)

    def _performed(self, form: Form, cast: Cast) -> Parts | None:
        """The form with its roles; None where it could not stand here, or would say again what was said of another."""
        if (form.opens and _opens_low(form, cast)) or not sums_up(form, cast):
            return None
        parts = perform(self.writer, form, cast, self.node, [])
        return parts if self.writer.first_told(self.node, parts, about=form.about) else None

    # ------------------------------------------------------------ field by field

    def _fields(self, leaves: list[Leaf], limit: int) -> list[_Saying]:
        """Single fields, as many as a reader bears; the others are left."""
        writer, rng = self.writer, self.rng
        if writer.difficulty != "easy":
            shuffle(rng, leaves)
        leaves.sort(key=self._needs_label)
        easily_said = sum(not self._needs_label(leaf) for leaf in leaves)
        limit = min(limit, easily_said + max(0, self.most_plain - self.plain))
        if len(leaves) - limit == 1 and not self.rest:
            limit += 1
        spoken = leaves[:limit]
        self.rest += leaves[limit:]
        sayings: list[_Saying] = []
        listable = [leaf for leaf in spoken if leaf.speech in _LISTABLE]
        if len(listable) > 1 and rng.random() < _LISTED:
            listed = listable[: 2 + int(rng.random() * 2)]
            spoken = [leaf for leaf in spoken if not any(leaf is other for other in listed)]
            form = writer.form([form for form in self.voice.having if form.about])
            items = writer.listed([writer.phrase(leaf) for leaf in listed])
            sayings.append(_Saying(form, fill(form.tokens, noun=self.node.forms, items=items)))
        spoken = self._clustered(spoken, sayings)
        for leaf in spoken:
            form, parts = writer.clause(leaf, self.node, owned=self.nested)
            if writer.first_told(self.node, parts, about=form.about):
                sayings.append(_Saying(form, parts))
            else:
                self.rest.append(leaf)
        return sayings

    def _clustered(self, spoken: list[Leaf], sayings: list[_Saying]) -> list[Leaf]:
        """Label and value of several fields in one go, as people jot them down, rather than "the X is Y" for each."""
        plain = [leaf for leaf in spoken if leaf.kind in _JOTTED and leaf.speech in _JOTTED]
        if self.nested or len(plain) < 2 or self.rng.random() >= _CLUSTERED:
            return spoken
        taken = plain[: 2 + int(self.rng.random() * 2)]
        items: list[Parts] = [[leaf.trait.forms["bare"], ": ", *self.writer.value(leaf)] for leaf in taken]
        sayings.append(_Saying(_JOTTING, parted(items, ", ")))
        return [leaf for leaf in spoken if not any(leaf is other for other in taken)]

    def _needs_label(self, leaf: Leaf) -> bool:
        """Whether only "the X is Y" says it."""
        return leaf.speech not in _PREDICATED and leaf.trait.name not in self.voice.flags

    # ------------------------------------------------------------ joined

    def _predicates(self, subject: Parts, about: list[_Saying]) -> list[Parts]:
        """Predicates under their subjects, up to three to a sentence."""
        sentences: list[Parts] = []
        most = 2 if self.writer.difficulty == "easy" else 3
        while about:
            least = 1 + (len(sentences) > (not self.person))  # no row of sentences that all begin alike
            taken = self._taken(about, max(least, 1 + int(self.rng.random() * most)))
            if not taken:  # none goes with a bare name
                break
            about = [saying for saying in about if not any(saying is other for other in taken)]
            sentence = [*subject, *taken[0].parts]
            for position, saying in enumerate(taken[1:], 2):
                sentence += [", " if position < len(taken) else self.voice.joint, *_unspaced(saying.parts)]
            sentences.append(sentence)
            subject = self._called(first=False)
        sentences = self._names_alone(subject) + sentences
        return sentences + self._predicates(self._called(first=False), about) if about else sentences

    def _taken(self, about: Sequence[_Saying], wanted: int) -> list[_Saying]:
        """Predicates for one sentence."""
        taken: list[_Saying] = []
        for saying in about:
            if self.person and self.bare_name and saying.form.agrees:
                continue
            if holds(saying.parts, self.voice.joint):  # it joins something itself, and bears no other beside it
                if taken:
                    continue
                return [saying]
            taken.append(saying)
            if len(taken) == wanted or holds(saying.parts, ", "):
                break
        return taken

    def _names_alone(self, subject: Parts) -> list[Parts]:
        """A name or a number that was to be a subject, said by itself when nothing is left to be said of it."""
        marked = {part.pointer for part in subject if isinstance(part, Mark)}
        named = [leaf for leaf in self.node.leaves if leaf.pointer in marked]
        called = self._called(first=True) if named else []
        told = [self.writer.clause(leaf, self.node, owned=self.nested) for leaf in named]
        return [[*called, *parts] if form.about else parts for form, parts in told]

    def _paired(self, alone: list[Parts]) -> list[Parts]:
        """Short sentences, some of them two in one."""
        paired: list[Parts] = []
        joint = self.voice.joint
        for parts in alone:
            if (
                paired
                and self.rng.random() < _PAIRED
                and not any(holds(parts, sign) or holds(paired[-1], sign) for sign in (joint, ",", ":"))
            ):
                paired[-1] = [*paired[-1], joint, *parts]
            else:
                paired.append(parts)
        return paired


def _opens_low(form: Form, cast: Cast) -> bool:
    """Whether the value that a form begins with is no beginning of a sentence: a number, or small letters."""
    role = form.tokens[0]
    value = cast[role.name][0].value if isinstance(role, Role) else ""
    return not isinstance(value, str) or value[:1].islower()


def _is_pronoun(form: Form) -> bool:
    return any(isinstance(token, Inflected) and token.key == "it" for token in form.tokens)


def _unspaced(parts: Parts) -> Parts:
    """A predicate without the blank that parted it from its subject."""
    first = parts[0]
    return [first.lstrip(), *parts[1:]] if isinstance(first, str) else parts
