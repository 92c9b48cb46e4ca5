"""Genres: how a frame is laid out as an e-mail, a chat, a receipt, a report. Each plan writes every leaf once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edgejson_teachers.templates import layouts
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, fill
from edgejson_teachers.templates.forms import Parts
from edgejson_teachers.templates.frame import Group, Node
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.writer import Writer

__all__ = ["GENRES", "choose_genre", "tell"]

_NOISE = {"easy": 0.15, "medium": 0.5, "hard": 1.6}


def choose_genre(writer: Writer) -> str:
    """A genre that suits the frame: receipts for priced rows, tables for arrays of flat objects, reports for depth."""
    frame = writer.frame
    weights = {"prose": 5.0, "email": 5.0, "note": 2.0, "form": 1.2}
    if len(frame.leaves) <= 22 and frame.depth <= 3:
        weights["chat"] = 3.0
    if len(frame.leaves) <= 16:
        weights["log"] = 1.0
    if layouts.receipt_group(frame.root) is not None:
        weights["receipt"] = 5.0
    if any(layouts.tabular(group) for group in frame.root.groups):
        weights["table"] = 4.0
    if frame.depth >= 2 and len(frame.leaves) >= 10:
        weights["report"] = 5.0
    if frame.depth >= 4:
        weights["prose"] = 2.0
    draw = writer.rng.random() * sum(weights.values())
    for genre, weight in weights.items():
        draw -= weight
        if draw < 0:
            return genre
    return "prose"


def tell(writer: Writer, genre: str) -> Document:
    """The document of `genre`; ValueError for a genre that is not known."""
    plan = GENRES.get(genre)
    if plan is None:
        raise ValueError(f"no genre {genre!r}; known: {', '.join(GENRES)}")
    document = Document()
    plan(writer, document)
    return document


# ---------------------------------------------------------------- body: prose with what is nested


def _body(writer: Writer, document: Document, lead: str = "") -> None:
    """The whole frame in paragraphs; arrays of objects as bullets, tables or sentences."""
    root, noun = writer.frame.root, writer.frame.noun
    sentences = writer.sentences(root, noun)
    if lead:
        sentences.insert(0, [lead])
    sections = []
    for child in root.children:
        if not child.flat or writer.rng.random() < 0.4:
            sections.append(child)
        else:
            sentences.extend(writer.sentences(child, _called(writer, child), nested=True))
    document.paragraph(_with_noise(writer, sentences))
    for child in sections:
        _section(writer, document, child)
    for group in root.groups:
        _group(writer, document, group)


def _called(writer: Writer, node: Node) -> str:
    """A noun in the singular for an object: its label, or what holds a label in the plural."""
    label = node.trait.label
    return label if node.trait.copula == "is" else writer.language.holder.format(label=label)


def _section(writer: Writer, document: Document, node: Node) -> None:
    """An object below the root: its own sentences, then what it holds."""
    sentences = writer.sentences(node, _called(writer, node), nested=True)
    for child in node.children:
        if child.flat:
            sentences.extend(_nested_sentences(writer, node, child))
    document.paragraph(sentences)
    for child in node.children:
        if not child.flat:
            _section(writer, document, child)
    for group in node.groups:
        _group(writer, document, group)


def _nested_sentences(writer: Writer, node: Node, child: Node) -> list[Parts]:
    return writer.sentences(
        child, writer.language.of.format(label=_called(writer, child), noun=node.trait.label), nested=True
    )


def _group(writer: Writer, document: Document, group: Group) -> None:
    rng = writer.rng
    if layouts.tabular(group) and rng.random() < 0.3:
        _lead(writer, document, group)
        layouts.table(writer, document, group)
        document.gap()
    elif all(item.flat for item in group.items) and len(group.items) <= 4 and rng.random() < 0.5:
        sentences = []
        for position, item in enumerate(group.items):
            noun = group.trait.noun
            only = len(group.items) == 1
            ordinal = writer.language.ordinals[position]
            sentences.extend(writer.sentences(item, f"only {noun}" if only else f"{ordinal} {noun}", nested=True))
        document.paragraph(sentences)
    else:
        _lead(writer, document, group)
        layouts.bullets(writer, document, group)
        document.gap()


def _lead(writer: Writer, document: Document, group: Group) -> None:
    lead = pick(writer.rng, writer.language.group_leads).format(label=group.trait.label)
    document.line(capital([lead]))


def _with_noise(writer: Writer, sentences: list[Parts]) -> list[Parts]:
    """Sentences that say nothing to the point, put between the others."""
    rng = writer.rng
    count = _NOISE[writer.difficulty]
    times = int(count) + (rng.random() < count % 1)
    for _ in range(times):
        sentences.insert(1 + int(rng.random() * len(sentences)), [pick(rng, writer.language.noise)])
    return sentences


def _opening(writer: Writer, name: str) -> str:
    return pick(writer.rng, writer.language.openings[name]).format(noun=writer.frame.noun)


# ---------------------------------------------------------------- genres


def _prose(writer: Writer, document: Document) -> None:
    _body(writer, document, _sentence_case(_opening(writer, "prose")))


def _email(writer: Writer, document: Document) -> None:
    rng = writer.rng
    has_subject = any(leaf.trait.name == "subject" for leaf in writer.frame.root.leaves)
    if rng.random() < 0.5 and not has_subject:  # a header of that name would be a second value for the field
        document.line([f"Subject: {_opening(writer, 'subject')}"])
        document.gap()
    document.line([_opening(writer, "email")])
    document.gap()
    _body(writer, document, _sentence_case(_opening(writer, "email_lead")) if rng.random() < 0.8 else "")
    document.gap()
    document.line([pick(rng, writer.language.closings["email"])])


def _chat(writer: Writer, document: Document) -> None:
    """Questions and answers, one leaf or one object a turn."""
    rng, language = writer.rng, writer.language
    asking, answering = pick(rng, language.speakers)
    root = writer.frame.root
    document.line([f"{asking}: {_opening(writer, 'chat')}"])
    document.line([f"{answering}: {pick(rng, language.openings['chat_answer'])}"])
    leaves, address = writer.composed(root)
    while leaves:
        if rng.random() < 0.3:
            taken = [leaves.pop(0) for _ in range(min(len(leaves), 3))]
            document.line([f"{answering}: ", *writer.listed([writer.phrase(leaf) for leaf in taken])])
            continue
        leaf = leaves.pop(0)
        questions = language.event_questions if leaf.trait.participle else language.questions
        document.line([f"{asking}: ", *fill(pick(rng, questions).tokens, leaf.trait.words)])
        document.line([f"{answering}: ", pick(rng, language.fillers), *writer.value(leaf)])
    if address:
        document.line([f"{answering}: ", *writer.said_of(root.trait.words, address)])
    for series in root.series:
        document.line([f"{asking}: ", *fill(pick(rng, language.questions).tokens, series.trait.words)])
        document.line([f"{answering}: ", *writer.series(series)])
    for child in root.children:
        document.line([f"{asking}: ", *fill(pick(rng, language.questions).tokens, child.trait.words)])
        document.line([f"{answering}: ", *writer.inline(child)])
    for group in root.groups:
        document.line([f"{asking}: ", *fill(pick(rng, language.questions).tokens, group.trait.words)])
        for position, item in enumerate(group.items):
            lead = (
                language.ordinals[position]
                if len(group.items) > 1 and position < len(language.ordinals)
                else "just one"
            )
            document.line([f"{answering}: {lead}, ", *writer.inline(item)])
    document.line([f"{asking}: {pick(rng, language.closings['chat'])}"])


def _note(writer: Writer, document: Document) -> None:
    """Telegraphic lines of one to three facts."""
    rng, root = writer.rng, writer.frame.root
    document.line([_opening(writer, "note")])
    bullet = pick(rng, ("- ", "* ", "", "> ", "• "))
    joint = pick(rng, (", ", " / ", "; ", " + "))
    leaves, address = writer.composed(root)
    while leaves:
        taken = [leaves.pop(0) for _ in range(min(len(leaves), 1 + int(rng.random() * 3)))]
        phrases = [writer.terse(leaf) for leaf in taken]
        line: Parts = [bullet]
        for position, phrase in enumerate(phrases):
            line += [joint, *phrase] if position else phrase
        document.line(line)
    if address:
        document.line([bullet, "at ", *address])
    for series in root.series:
        document.line([bullet, f"{series.trait.label}: ", *writer.series(series)])
    if writer.difficulty != "easy" and rng.random() < 0.5:
        document.line([bullet, pick(rng, writer.language.noise)])
    for child in root.children:
        document.line([bullet, f"{child.trait.label}: ", *writer.inline(child)])
    for group in root.groups:
        _lead(writer, document, group)
        layouts.bullets(writer, document, group)


def _form(writer: Writer, document: Document) -> None:
    title = _opening(writer, "form")
    if title:
        document.line(capital([title]))
        document.gap()
    layouts.form(writer, document, writer.frame.root)


def _log(writer: Writer, document: Document) -> None:
    opening = _opening(writer, "log")
    if opening:
        document.line([opening])
    layouts.log(writer, document, writer.frame.root)


def _report(writer: Writer, document: Document) -> None:
    """Headings for what is nested, prose and bullets below them."""
    rng, root, noun = writer.rng, writer.frame.root, writer.frame.noun
    heading = pick(rng, ("## {}", "{}\n---", "**{}**", "{}", "== {} =="))
    upper = rng.random() < 0.25

    def head(label: str) -> None:
        title = label.upper() if upper else f"{label[:1].upper()}{label[1:]}"
        document.line([heading.format(title)])

    head(_opening(writer, "report"))
    document.gap()
    document.paragraph(_with_noise(writer, writer.sentences(root, noun)))
    for child in root.children:
        head(child.trait.label)
        _section(writer, document, child)
    for group in root.groups:
        head(group.trait.label)
        if layouts.tabular(group) and rng.random() < 0.5:
            layouts.table(writer, document, group)
        else:
            layouts.bullets(writer, document, group)
        document.gap()


def _table(writer: Writer, document: Document) -> None:
    root = writer.frame.root
    groups, root.groups = root.groups, []
    _body(writer, document, _sentence_case(_opening(writer, "prose")))
    root.groups = groups
    for group in groups:
        _lead(writer, document, group)
        if layouts.tabular(group):
            layouts.table(writer, document, group)
        else:
            layouts.bullets(writer, document, group)
        document.gap()


def _receipt(writer: Writer, document: Document) -> None:
    layouts.receipt(writer, document, capital([_opening(writer, "receipt")]))
    closing = pick(writer.rng, writer.language.closings["receipt"])
    if closing:
        document.gap()
        document.line([closing])


def _sentence_case(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


GENRES: Mapping[str, Callable[[Writer, Document], None]] = {
    "prose": _prose,
    "email": _email,
    "chat": _chat,
    "note": _note,
    "form": _form,
    "log": _log,
    "report": _report,
    "table": _table,
    "receipt": _receipt,
}
