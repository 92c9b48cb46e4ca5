"""Running text: a frame in paragraphs, with blocks of details and lists where sentences would be a bore."""

from __future__ import annotations

from collections.abc import Sequence

from edgejson_teachers.templates.blocks import lines, section
from edgejson_teachers.templates.casting import cast_of, perform
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, ended, fill
from edgejson_teachers.templates.frame import Group, Leaf, Node, Series
from edgejson_teachers.templates.patterns import Form, Mark, Parts
from edgejson_teachers.templates.rows import bullets, lead_of, run_on
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.tables import tabular, text_table
from edgejson_teachers.templates.telling import shapeless, tell_node
from edgejson_teachers.templates.voice import stem_of, unechoed
from edgejson_teachers.templates.writer import Writer

__all__ = [
    "body",
    "child_section",
    "details",
    "group_block",
    "headed",
    "paragraphs",
    "remark",
    "series_sentence",
    "speakable",
    "with_remarks",
]

_REMARKS = {"easy": 0.1, "medium": 0.45, "hard": 1.3}
_SPLIT = 4
"""A paragraph with more sentences is broken in two now and then."""
_AT_THE_END = 0.85
"""Where people say what is beside the point: behind it, else before it, seldom amid it."""
_LONG_SERIES = 6
_LEAST_SPOKEN = 0.5


def speakable(writer: Writer, node: Node) -> bool:
    """Whether most of what `node` holds has sentences by meaning."""
    if node.noun is None or node.noun.number == "p" or not node.leaves or writer.frame.technical:
        return False
    if any(leaf.trait.noun is None for leaf in node.leaves):
        return False
    if len(node.leaves) <= 2:
        return all(leaf.kind not in ("prose", "empty") for leaf in node.leaves)
    known = writer.voice.fact_roles[node.sort]
    spoken = sum(
        leaf.role in known or leaf.speech in ("event", "adjective") or leaf.trait.name in writer.voice.flags
        for leaf in node.leaves
    )
    return spoken >= _LEAST_SPOKEN * len(node.leaves)


def headed(writer: Writer, genre: str, part: str) -> Parts:
    """A title or a subject line, which may state the name or the number of what it is about; empty for none."""
    root = writer.frame.root
    naming = [leaf for leaf in root.leaves if leaf.role in ("id", "name", "title") and leaf.kind != "prose"]
    cast = cast_of(writer, naming, root)
    forms = [
        form
        for form in writer.voice.part(genre, part)
        if form.roles <= cast.keys() and not _labels(writer, form.pattern)
    ]
    naming_forms = [form for form in forms if form.roles]
    if naming_forms and writer.rng.random() < 0.6 and len(root.leaves) > 1:
        forms = naming_forms
    else:
        forms = [form for form in forms if not form.roles]
    forms = list(unechoed(forms, stem_of(root.forms)))
    if not forms:
        return []
    parts = perform(writer, pick(writer.rng, forms), cast, root, [])
    said = {mark.pointer for mark in parts if isinstance(mark, Mark)}
    if said:
        root.leaves = [leaf for leaf in root.leaves if leaf.pointer not in said]
    return capital(parts) if parts and parts != [""] else []


def _labels(writer: Writer, pattern: str) -> bool:
    """Whether a title would pass for a field of the schema and its value: ``data: add product``."""
    label, colon, _ = pattern.partition(":")
    return bool(colon) and "{" not in label and writer.frame.names(label.strip())


def remark(writer: Writer) -> Parts:
    """A sentence that says nothing to the point; in a hard text with a slip of the keys now and then."""
    text = writer.fresh(writer.voice.language.remarks)
    if writer.difficulty == "hard" and writer.rng.random() < 0.4:
        text = _slipped(writer, text)
    return [text]


def _slipped(writer: Writer, text: str) -> str:
    """Two letters within a longer word in each other's place."""
    words = text.split(" ")
    long = [position for position, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return text
    place = pick(writer.rng, long)
    word = words[place]
    at = 1 + int(writer.rng.random() * (len(word) - 3))
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def with_remarks(writer: Writer, sentences: list[Parts]) -> list[Parts]:
    """The sentences with a few that say nothing between them."""
    rng = writer.rng
    count = _REMARKS[writer.difficulty]
    for _ in range(int(count) + (rng.random() < count % 1)):
        sentences.insert(len(sentences) if rng.random() < _AT_THE_END else 1, remark(writer))
    return sentences


def paragraphs(writer: Writer, document: Document, sentences: list[Parts]) -> None:
    """One paragraph, or two where there is much to say."""
    if len(sentences) > _SPLIT and writer.rng.random() < 0.6:
        middle = 2 + int(writer.rng.random() * (len(sentences) - 3))
        document.paragraph(sentences[:middle])
        sentences = sentences[middle:]
    document.paragraph(sentences)


# ---------------------------------------------------------------- the whole frame


def body(writer: Writer, document: Document, lead: Parts | None = None, *, limit: int | None = None) -> None:
    """The whole frame: sentences about the root and what belongs to it, then details, then lists."""
    root = writer.frame.root
    if writer.frame.technical:
        limit = 0
    told = tell_node(writer, root, limit=limit)
    sentences = [lead] if lead else []
    sentences += told.sentences
    blocks: list[Series] = []
    for series in root.series:
        said = series_sentence(writer, series, root, nested=False)
        if said is None:
            blocks.append(series)
        else:
            sentences.append(said)
    groups = list(root.groups)
    sections = [child for child in root.children if not _spoken_child(writer, child, sentences)]
    for group in list(groups):
        run = run_on(writer, group) if writer.rng.random() < 0.5 else None
        if run is not None:
            sentences.append(run)
            groups.remove(group)
    paragraphs(writer, document, with_remarks(writer, sentences) if sentences else [])
    details(writer, document, told.rest, blocks, bare=not told.sentences)
    for child in sections:
        child_section(writer, document, child)
    for group in groups:
        group_block(writer, document, group)


def _spoken_child(writer: Writer, child: Node, sentences: list[Parts]) -> bool:
    """Add what is said of a nested object to the sentences; False where it takes a block of its own."""
    if not child.flat or shapeless(child) or not speakable(writer, child):
        return False
    told = tell_node(writer, child, nested=True)
    series = [series_sentence(writer, each, child, nested=True) for each in child.series]
    if told.rest or any(said is None for said in series):
        return False
    sentences += told.sentences
    sentences += [said for said in series if said is not None]
    return True


def series_sentence(writer: Writer, series: Series, node: Node, *, nested: bool) -> Parts | None:
    """An array of scalars in a sentence; None where a list does better."""
    trait = series.trait
    if trait.noun is None or series.label != trait.title or len(series.leaves) > _LONG_SERIES or writer.frame.technical:
        return None
    if any(leaf.kind in ("prose", "null", "empty") for leaf in series.leaves) or node.noun is None:
        return None
    tables = writer.voice.series
    own = tables.get(trait.name)
    forms: Sequence[Form] = own if own and node.noun.number == "s" else tables["any"]
    if len(series.leaves) == 1 or (own is None and trait.noun.number == "s"):  # no number of the verb would be right
        forms = [form for form in (*forms, *tables["any"]) if form.about or _announces(form)] or forms
    form = writer.form(forms)
    items = writer.series(series)
    label = writer.owned(trait.forms, node) if nested and not form.about else trait.forms
    subject: Parts = [node.forms["the"]]
    return ended(capital(fill(form.tokens, label=label, noun=node.forms, subject=subject, items=items)))


def _announces(form: Form) -> bool:
    """Whether a list stands behind a colon, where no verb has a number."""
    return any(isinstance(token, str) and ":" in token for token in form.tokens)


def details(
    writer: Writer, document: Document, leaves: Sequence[Leaf], series: Sequence[Series], *, bare: bool = False
) -> None:
    """What no sentence says, label by label, under a line that says so."""
    if not leaves and not series:
        return
    if not bare and len(leaves) + len(series) > 1 and writer.rng.random() < 0.7:
        lead = writer.said("details", "lead", writer.frame.root.forms)
        if lead:
            document.line(capital([lead]))
    if len(leaves) + len(series) == 1:
        lines(writer, document, leaves, series, layouts=("{}: ",))
    else:
        lines(writer, document, leaves, series)
    document.gap()


def child_section(writer: Writer, document: Document, child: Node) -> None:
    """A nested object with a heading and its fields below, or in sentences where it has them."""
    document.line([f"{child.label}:"])
    section(writer, document, child, writer.once("section indent", ("", "  ", "  ")))
    document.gap()


def group_block(writer: Writer, document: Document, group: Group, *, lead: bool = True) -> None:
    """An array of objects as a table or as bullets."""
    if lead and tabular(group) and writer.rng.random() < 0.35:
        text_table(writer, document, group)
        return
    if lead:
        document.line([lead_of(writer, group)])
    bullets(writer, document, group)
    document.gap()
