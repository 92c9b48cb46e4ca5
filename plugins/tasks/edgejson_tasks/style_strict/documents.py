"""Documents that have what styles differ in: quotation marks, line breaks, markup, emoji, control characters, and keys
and numbers of every sort.

Instances of most schemas are printable ASCII with plain numbers, which nearly every style writes alike.  A rich
document carries one beside a page of HTML, a chat message, the output of a console, readings, a sheet or a scanned
page, as services store them; it is never called an instance itself.  What stands in one part belongs together: a page,
a message and a scan are about one topic, a label has the value that it asks for.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

from edgejson.types import Json
from edgejson_tasks._envelopes import envelope
from edgejson_tasks.style_strict.console import console
from edgejson_tasks.style_strict.readings import readings
from edgejson_tasks.style_strict.words import WORDS, Kind, Sheet, Words

__all__ = ["rich_document"]

_MOST_PARTS = 2
_EMOJI = ("\U0001f600", "\U0001f389", "\U0001f680", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "\U0001f44b", "✓")
_REACTIONS = ("\U0001f44d", "\U0001f602", "\u2764\ufe0f", "\uff0b1", "\U0001f680", "\U0001f44f\U0001f3fe", "+1", "OK")
"""Some sort differently by code points and by UTF-16 code units."""
_TAGS = ("b", "em", "strong", "i")
_NUMBERS: Sheet = (("ID", "number"), ("id", "number"), ("Item No.", "code"), ("item_no", "code"))
"""Columns that any sheet may have."""


def rich_document(instance: Json, language: str, rng: random.Random, *, markup: bool = False) -> Json:
    """A document that carries `instance`, its words in `language` (English where there are none).

    It has numbers, slashes, letters and characters beyond ASCII; with `markup` also those that are unsafe inside HTML.
    """
    words = WORDS.get(language, WORDS["en"])
    carrier = envelope([instance], language, rng)
    drawn = rng.sample(list(_PARTS), rng.randint(1, _MOST_PARTS))
    if markup and "web_page" not in drawn:
        drawn[0] = "web_page"
    parts: dict[str, Json] = {name: _PARTS[name](words, rng) for name in drawn}
    return parts | carrier


def _web_page(words: Words, rng: random.Random) -> Json:
    topic, tag = rng.choice(words.topics), rng.choice(_TAGS)
    one, other = rng.sample(topic.sentences, 2)
    path = f"/{topic.folder}/{rng.randint(1, 99)}"
    html = rng.choice(
        (
            f'<p>{one}</p>\n<p><{tag}>{other}</{tag}> <a href="/{topic.folder}?page=2&sort=new">&gt;&gt;</a></p>',
            f'<a href="{path}?lang=all&ref=top" title="{topic.title}">{one}</a>',
            f"<div class='note'>{one}<br/>{other}</div><!-- {topic.folder} -->",
            f"<{tag}>{topic.title}</{tag}>\u2028{one}",
        )
    )
    return {"path": path, "title": topic.title, "html": html, "views": rng.randint(1, 90) * 1000}


def _chat(words: Words, rng: random.Random) -> Json:
    topic, emoji = rng.choice(words.topics), rng.choice(_EMOJI)
    one, other = rng.sample(topic.sentences, 2)
    text = rng.choice(
        (f"{one} {emoji}", f"{emoji} {one}\n{other}", f"> {other}\n{one} {emoji}", f"{one}\u2029{other} {emoji}")
    )
    reactions: dict[str, Json] = {sign: rng.randint(1, 40) for sign in rng.sample(_REACTIONS, rng.randint(2, 4))}
    return {"text": text, "room": f"{topic.folder}/{rng.randint(1, 40)}", "reactions": reactions}


def _readings(_: Words, rng: random.Random) -> Json:
    return readings(rng)


def _labels(words: Words, rng: random.Random) -> Json:
    """Members called as people write, not as programs do: capitals, letters beyond ASCII, blanks and marks."""
    columns = [*rng.sample(rng.choice(words.sheets), 4), *rng.sample(_NUMBERS, rng.randint(1, 2))]
    rng.shuffle(columns)
    return {label: rng.choice(words.people) if kind == "person" else _CELLS[kind](rng) for label, kind in columns}


def _scan(words: Words, rng: random.Random) -> Json:
    """The text of a scanned or pasted page, with what word processors leave in it."""
    topic, number = rng.choice(words.topics), rng.randint(1, 9)
    one, other = rng.sample(topic.sentences, 2)
    text = rng.choice(
        (
            f"{one}\u2028{other}",
            f"{one}\f{other}",
            f"\ufeff{one}\r\n\r\n{other}",
            f"{number}.\u00a0{one}\n{number + 1}.\u00a0{other}",
            f"§\u202f{number}\t{one}\n§\u202f{number + 1}\t{other}",
        )
    )
    file = f"{topic.folder}/{topic.file}.pdf"
    return {"file": file, "text": text, "page": rng.randint(1, 60), "confidence": round(rng.uniform(0.6, 1), 3)}


_CELLS: Mapping[Kind, Callable[[random.Random], Json]] = MappingProxyType(
    {
        "area": lambda rng: rng.randint(240, 1900) / 10,
        "budget": lambda rng: rng.randint(2, 90) * 500,
        "code": lambda rng: f"{rng.choice('ABKMRT')}{rng.randint(1, 9)}/{rng.randint(100, 999)}",
        "count": lambda rng: rng.randint(2, 90),
        "date": lambda rng: f"{rng.randint(2023, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "few": lambda rng: rng.randint(1, 9),
        "money": lambda rng: rng.randint(300, 9900) / 100,
        "number": lambda rng: rng.randint(1, 9999),
        "phone": lambda rng: f"{rng.randint(20, 99)} {rng.randint(200, 999)} {rng.randint(1000, 9999)}",
        "size": lambda rng: rng.randint(20, 900) / 10,
        "year": lambda rng: rng.randint(1960, 2025),
        "yes": lambda rng: rng.random() < 0.5,
    }
)
"""Values by the kind of a column; people are words."""
_PARTS: Mapping[str, Callable[[Words, random.Random], Json]] = MappingProxyType(
    {
        "web_page": _web_page,
        "chat": _chat,
        "console": console,
        "readings": _readings,
        "labels": _labels,
        "scan": _scan,
    }
)
"""By the name of the member; none is one of an envelope's."""
