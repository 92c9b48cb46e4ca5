"""What people say to each other: chats, text messages, notes of a call."""

from __future__ import annotations

import re
from collections.abc import Callable

from edgejson_teachers.templates.blocks import section
from edgejson_teachers.templates.document import Document
from edgejson_teachers.templates.filling import capital, ended, fill, parted, plain, stops
from edgejson_teachers.templates.frame import Leaf, Node
from edgejson_teachers.templates.language import Forms
from edgejson_teachers.templates.patterns import Parts
from edgejson_teachers.templates.rows import bullets, inline, row, run_on
from edgejson_teachers.templates.running import details, group_block, remark, series_sentence
from edgejson_teachers.templates.surfaces import pick
from edgejson_teachers.templates.telling import tell_node
from edgejson_teachers.templates.writer import Writer

__all__ = ["tell_call_note", "tell_chat", "tell_sms"]

_NUMBERED = 0.4


def tell_chat(writer: Writer, document: Document) -> None:
    """One asks, the other tells: sentences first, then field by field what they left out."""
    rng, root, voice = writer.rng, writer.frame.root, writer.voice
    pairs = [pair for pair in voice.speakers if not writer.frame.names(*pair)]
    asking, answering = pick(rng, pairs or voice.speakers[:1])
    layout = pick(rng, ("{}: ", "{}: ", "<{}> ", "[{}] ", "{} > ", "{}:\n"))
    low = rng.random() < 0.5
    asked, answered = layout.format(asking), layout.format(answering)

    def ask(words: str) -> None:
        document.line([asked, words if low else str(capital([words])[0])])

    def answer(parts: Parts) -> None:
        document.line([answered, *parts])

    ask(writer.said("chat", "open", root.forms))
    reply = writer.said("chat", "reply", root.forms)
    if reply:
        answer([reply] if low else capital([reply]))
    told = tell_node(writer, root, limit=int(rng.random() * 3), low=low)
    sentences = told.sentences
    while sentences:
        size = 1 + int(rng.random() * 2)
        turn, sentences = sentences[:size], sentences[size:]
        answer(_spaced([_unspaced(sentence) for sentence in turn]))
        if sentences and rng.random() < 0.35:
            ask(writer.said("chat", "ack", root.forms))
    if writer.difficulty != "easy" and rng.random() < 0.3:
        answer(remark(writer))
    asked_for, together = _parted(writer, told.rest)
    for leaf in asked_for:
        ask(_question(writer, leaf))
        answer(_answer(writer, leaf))
    while together:
        size = 2 + int(rng.random() * 3)
        told_now, together = together[:size], together[size:]
        ask(writer.said("chat", "ack", root.forms))
        items = [writer.terse(leaf, root) for leaf in told_now]
        parts = parted(items, ", ")
        answer(parts if low else capital(parts))
    for series in root.series:
        said = series_sentence(writer, series, root, nested=False) if rng.random() < 0.5 else None
        if said is None:
            ask(_about(writer, series.label, series.trait.forms, "any"))
            said = writer.series(series)
        answer(said)
    for child in root.children:
        ask(_about(writer, child.label, child.trait.forms, "any"))
        answer(row(writer, child) if child.flat else inline(writer, child))
    for group in root.groups:
        ask(_about(writer, group.label, group.trait.forms, "any"))
        run = run_on(writer, group)
        if run is not None:
            answer(run)
            continue
        numbered = len(group.items) > 1 and rng.random() < _NUMBERED
        for position, item in enumerate(group.items, 1):
            nth = voice.language.nth(position, item.noun) if numbered and item.noun is not None else ""
            lead = f"{nth}: " if nth else ""
            answer([lead if low else str(capital([lead])[0]), *inline(writer, item)])
    ask(writer.said("chat", "close", root.forms))


def _parted(writer: Writer, leaves: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """What is asked for one by one, and what is then told several at a time: nobody asks twelve questions in a row."""
    asked = 1 + int(writer.rng.random() * 4)
    if len(leaves) <= asked + 1:
        return leaves, []
    later = [leaf for leaf in leaves[asked:] if leaf.kind != "prose"]
    return [leaf for leaf in leaves if not any(leaf is other for other in later)], later


def _question(writer: Writer, leaf: Leaf) -> str:
    named = leaf.label == leaf.trait.title
    speech = "event" if leaf.trait.past else leaf.speech  # of a moment that nobody knows, too, one asks when it was
    return _about(writer, leaf.label, leaf.trait.forms if named else {}, speech, writer.tail(leaf, writer.frame.root))


def _about(writer: Writer, label: str, forms: Forms, speech: str, tail: str = "") -> str:
    """A question for a field; its own name with a question mark where the language has no word for it."""
    if not forms:
        before, after = writer.voice.asking
        return f"{before}{label}{after}"
    questions = writer.voice.questions
    form = writer.form(questions.get(speech) or questions["any"])
    return plain(fill(form.tokens, label=forms, noun=writer.frame.root.forms, tail=tail))


def _answer(writer: Writer, leaf: Leaf) -> Parts:
    if leaf.kind in ("flag", "null", "empty"):
        return writer.value(leaf, alone=True)
    value = writer.value(leaf)
    return fill(pick(writer.rng, writer.voice.answers).tokens, value=value)


def _unspaced(sentence: Parts) -> Parts:
    """A sentence without the blank that an unsaid subject left before it."""
    first = sentence[0]
    if first == "" and len(sentence) > 1:
        return _unspaced(sentence[1:])
    return [first.lstrip(" "), *sentence[1:]] if isinstance(first, str) else sentence


def _spaced(sentences: list[Parts]) -> Parts:
    parts: Parts = []
    for position, sentence in enumerate(sentences):
        if position:
            parts.append(" " if stops(parts) else ". ")
        parts += sentence
    return parts


# ---------------------------------------------------------------- text messages


def tell_sms(writer: Writer, document: Document) -> None:
    """A line or two, with the words shortened that people shorten."""
    rng, root = writer.rng, writer.frame.root
    opening = writer.said("sms", "open", root.forms)
    low = opening.endswith(",") or rng.random() < 0.6
    told = tell_node(writer, root, limit=3, low=low)
    pieces: list[Parts] = [[opening]] if opening and not writer.frame.names(opening.strip(":, ")) else []
    pieces += told.sentences
    series = [series_sentence(writer, each, root, nested=False) for each in root.series]
    pieces += [said for said in series if said is not None]
    rest = [writer.terse(leaf, root) for leaf in told.rest if leaf.kind != "prose"]
    rest += [
        [f"{each.label}: ", *writer.series(each)]
        for each, said in zip(root.series, series, strict=True)
        if said is None
    ]
    pieces += [capital(parts) if not low else parts for parts in rest]
    pieces += [[f"{child.label}: ", *inline(writer, child)] for child in root.children]
    pieces += [[f"{leaf.label}: ", *writer.value(leaf)] for leaf in told.rest if leaf.kind == "prose"]
    closing = writer.said("sms", "close", root.forms)
    if closing:
        pieces.append([closing])
    shorten = _shortener(writer) if rng.random() < 0.7 else None
    spread = rng.random() < 0.25
    text: Parts = []
    for piece in map(_unspaced, pieces):
        shown: Parts = [shorten(part) if shorten is not None and isinstance(part, str) else part for part in piece]
        if spread:
            document.line(shown)
        else:
            if text:
                last = text[-1]
                text.append(" " if stops(text) or (isinstance(last, str) and last[-1:] == ",") else ". ")
            text += shown
    if text:
        document.line(text)
    for group in root.groups:
        group_block(writer, document, group)


def _shortener(writer: Writer) -> Callable[[str], str] | None:
    """What shortens the words that the language shortens; None where it shortens none."""
    pairs = dict(writer.voice.language.abbreviations)
    if not pairs:
        return None
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(pairs, key=len, reverse=True)))})\b")
    return lambda text: pattern.sub(lambda match: pairs[match[0]], text)


# ---------------------------------------------------------------- notes of a call


def tell_call_note(writer: Writer, document: Document) -> None:
    """What was taken down on the phone: who rang about what, then the facts."""
    rng, root = writer.rng, writer.frame.root
    opening = writer.said("call_note", "open", root.forms)
    told = tell_node(writer, root, limit=0 if writer.frame.technical else 4)
    sentences = ([ended(capital([opening]))] if opening else []) + told.sentences
    if writer.difficulty != "easy" and rng.random() < 0.5:
        sentences.insert(1 + int(rng.random() * len(sentences)), remark(writer))
    blocks = []
    for series in root.series:
        said = series_sentence(writer, series, root, nested=False)
        if said is None:
            blocks.append(series)
        else:
            sentences.append(said)
    if rng.random() < 0.5:
        bullet = pick(rng, ("- ", "", "* ", "\u2013 "))
        for sentence in sentences:
            document.line([bullet, *sentence])
    else:
        document.paragraph(sentences)
    details(writer, document, told.rest, blocks)
    for child in root.children:
        _noted(writer, document, child)
    for group in root.groups:
        document.line([f"{group.label}:"])
        bullets(writer, document, group)
    closing = writer.said("call_note", "close", root.forms) if rng.random() < 0.7 else ""
    if closing:
        document.line([closing])


def _noted(writer: Writer, document: Document, child: Node) -> None:
    if child.flat:
        document.line([f"{child.label}: ", *row(writer, child)])
    else:
        document.line([f"{child.label}:"])
        section(writer, document, child, "  ")
