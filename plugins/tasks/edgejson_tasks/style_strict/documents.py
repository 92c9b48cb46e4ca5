"""Documents that have what styles differ in: quotation marks, line breaks, markup, emoji, control characters, and keys
and numbers of every sort.

Instances of most schemas are printable ASCII with plain numbers, which nearly every style writes alike.  A rich
document carries one beside a page of HTML, a chat message, the output of a console, readings, labels or a scanned page,
as services store them; it is never called an instance itself.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

from edgejson.types import Json
from edgejson_tasks._envelopes import envelope
from edgejson_tasks.style_strict.words import WORDS, Words

__all__ = ["rich_document"]

_MOST_PARTS = 2
_EMOJI = ("\U0001f600", "\U0001f389", "\U0001f680", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "\U0001f1e7\U0001f1f7", "✓")
_REACTIONS = ("\U0001f44d", "\U0001f602", "\u2764\ufe0f", "\uff0b1", "\U0001f680", "\U0001f44f\U0001f3fe", "+1", "OK")
"""Some sort differently by code points and by UTF-16 code units."""
_COLOURS = (31, 32, 33, 36)
_TAGS = ("b", "em", "strong", "i")
_QUANTITIES = ("λ", "σ²", "φ", "µ", "ΔT", "Ω", "T₀", "Q/A")
_UNITS = ("µg/m³", "m/s²", "% (v/v)", "lm/m²", "kWh/a", "µS/cm")


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
    tag, (one, other) = rng.choice(_TAGS), rng.sample(words.sentences, 2)
    title, folder = rng.choice(words.titles), rng.choice(words.folders)
    html = rng.choice(
        (
            f"<p>{one}</p>\n<p>{other} <{tag}>&gt; {rng.randint(2, 90)}</{tag}></p>",
            f'<a href="/{folder}?id={rng.randint(1, 999)}&ref=top" title="{title}">{one}</a>',
            f"<div class='note'>{one}<br/>{other}</div><!-- {folder} -->",
            f"<{tag}>{title}</{tag}>\u2028{one}",
        )
    )
    return {"path": f"/{folder}/{rng.randint(1, 99)}", "title": title, "html": html, "views": rng.randint(1, 90) * 1000}


def _chat(words: Words, rng: random.Random) -> Json:
    one, other = rng.sample(words.sentences, 2)
    emoji = rng.choice(_EMOJI)
    text = rng.choice(
        (f"{one} {emoji}", f"{emoji} {one}\n{other}", f'{one}\n> "{other}"\n{emoji}', f"{one}\u2029{other} {emoji}")
    )
    reactions: dict[str, Json] = {sign: rng.randint(1, 40) for sign in rng.sample(_REACTIONS, rng.randint(2, 4))}
    return {"text": text, "room": f"{rng.choice(words.folders)}/{rng.randint(1, 40)}", "reactions": reactions}


def _console(words: Words, rng: random.Random) -> Json:
    one, folder = rng.choice(words.sentences), rng.choice(words.folders)
    bold, plain, colour = "\x1b[1m", "\x1b[0m", f"\x1b[{rng.choice(_COLOURS)}m"
    output = rng.choice(
        (
            f"{colour}{rng.choice(_EMOJI)}{plain} {one}\r\n{rng.randint(2, 900)} ok\r\n",
            f"{bold}{folder}{plain}\t{rng.randint(1, 64)} kB\n\ttotal\t{rng.randint(65, 900)} kB\n",
            f"{rng.randint(1, 49)}%\b\b\b{rng.randint(50, 99)}%\b\b\b100%\n{one}\x07",
            f"{folder}\x1f{one}\x1f{rng.randint(1, 99)}\x1e",
        )
    )
    return {
        "cwd": rng.choice((f"C:\\{folder}\\new", f"/srv/{folder}", f"\\\\nas-{rng.randint(1, 9)}\\{folder}")),
        "command": rng.choice((f'grep -rn "{folder}" src/', f"tail -n 20 /var/log/{folder}.log && date")),
        "output": output,
        "seconds": round(rng.uniform(0.01, 9.9), 2),
    }


def _readings(_: Words, rng: random.Random) -> Json:
    """What an instrument sends: very small, very large, and a zero with a sign."""
    samples: list[Json] = [_reading(rng) for _ in range(rng.randint(2, 4))]
    offset = rng.choice((-0.0, 0.0, -0.5))
    return {"unit": rng.choice(_UNITS), rng.choice(_QUANTITIES): samples, "offset": offset, "Δt": _small(rng)}


def _reading(rng: random.Random) -> float:
    mantissa = round(rng.uniform(1, 9.99), rng.randint(0, 2))
    return rng.choice(
        (
            -0.0,
            float(f"{mantissa}e{rng.randint(21, 27)}"),
            _small(rng),
            rng.randint(1, 900) * 1000,
            round(rng.uniform(-40, 40), 2),
            float(rng.randint(2, 99)),
        )
    )


def _small(rng: random.Random) -> float:
    return float(f"{rng.randint(1, 99)}e-{rng.randint(5, 9)}")


def _labels(words: Words, rng: random.Random) -> Json:
    """Members called as people write, not as programs do: capitals, letters beyond ASCII, blanks and marks."""
    names = [*rng.sample(words.labels, 3), *rng.sample(("ID", "id", "R&D", "Item No.", "item_no", "x/y", "€"), 2)]
    rng.shuffle(names)
    values: list[Json] = [rng.randint(0, 500), round(rng.uniform(0.1, 90), 1), rng.choice(words.sentences)]
    values += [rng.choice(words.titles), f"{rng.choice(words.folders)}/{rng.randint(1, 99)}"]
    return dict(zip(names, values, strict=True))


def _scan(words: Words, rng: random.Random) -> Json:
    """The text of a scanned or pasted page, with what word processors leave in it."""
    one, other = rng.sample(words.sentences, 2)
    text = rng.choice(
        (
            f"{one}\u2028{other}",
            f"{one}\f{other}",
            f"\ufeff{one}\r\n\r\n{other}",
            f"{rng.randint(1, 9)}.\u00a0{one}\n{rng.randint(1, 9)}.\u00a0{other}",
            f"“{one}”, {other}\t§\u202f{rng.randint(1, 99)}",
        )
    )
    file = f"{rng.choice(words.folders)}/{rng.choice(words.labels)}.pdf"
    return {"file": file, "text": text, "page": rng.randint(1, 60), "confidence": round(rng.uniform(0.6, 1), 3)}


_PARTS: Mapping[str, Callable[[Words, random.Random], Json]] = MappingProxyType(
    {
        "web_page": _web_page,
        "chat": _chat,
        "console": _console,
        "readings": _readings,
        "labels": _labels,
        "scan": _scan,
    }
)
"""By the name of the member; none is one of an envelope's."""
