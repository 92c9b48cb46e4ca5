"""Texts of a format for places that say more: how long they are, how they begin or end.

The plausible value of a format comes first and nearly always fits.  Where it does not, a text of the format is made to
measure, or what a pattern demands is put at its beginning or end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from edgejson.schema.regex import PatternWalker
from edgejson.schema.validation import Accepts
from edgejson.types import Json
from edgejson.values import texts
from edgejson.values.draw import Draw, Producer, pick

__all__ = ["formatted"]

_MEASURED = 12
_SPLICED = 40
_ENOUGH = 30
"""Characters that a text has when its length is free."""
_SPEAKING = 12
"""Characters from which on what a pattern gives is a text of its own, and no beginning or end of one."""
_LOCAL_PART = 64
_SHORT_WORDS = ("app", "api", "dev", "lab", "hub", "net", "ops", "pro", "log", "box")

Maker = Callable[[Draw, int], str]
"""Makes a text of about so many characters."""


def formatted(
    forms: Sequence[str],
    walkers: Sequence[PatternWalker],
    low: int,
    high: int | None,
    usual: Producer,
    accepts: Accepts,
) -> Producer:
    """The first text made to measure that `accepts` takes; None when none of those tried is."""
    makers = [_MAKERS[form] for form in forms if form in _MAKERS]

    def produce(draw: Draw) -> Json:
        return next((text for text in _candidates(draw, makers, walkers, low, high, usual) if accepts(text)), None)

    return produce


def _candidates(
    draw: Draw,
    makers: Sequence[Maker],
    walkers: Sequence[PatternWalker],
    low: int,
    high: int | None,
    usual: Producer,
) -> Iterator[str]:
    room = max(low, _ENOUGH) if high is None else high
    for attempt in range(_MEASURED if makers else 0):
        length = room - (attempt if high is None else (room - low) * attempt // (_MEASURED - 1))
        yield pick(draw, makers)(draw, length)
    for attempt in range(_SPLICED if walkers else 0):
        walker = pick(draw, walkers)
        piece = walker.draw(draw.random, low if walker.is_whole else 0, high)
        around = str(usual(draw)) if attempt % 2 or not makers else pick(draw, makers)(draw, room)
        if piece and (walker.is_whole or len(piece) >= _SPEAKING):
            yield piece
        elif piece:
            cut = len(around) if attempt % 4 == 1 else int(draw.random() * (len(around) + 1))
            yield around[:cut] + piece
            yield piece + around[min(len(piece), len(around)) :]
            yield piece + around


# ---------------------------------------------------------------- made to measure


def _words(draw: Draw, length: int, joint: str) -> str:
    """Words with something in between, cut where nothing hangs over."""
    text = pick(draw, _SHORT_WORDS) if length < 6 else texts.word(draw)
    while len(text) < length:
        text += joint + texts.word(draw)
    cut = text[: max(length, 1)]
    return cut if cut[-1].isalnum() else f"{cut[:-1]}s"


def _email(draw: Draw, length: int) -> str:
    ending = "@" + pick(draw, ("hey.io", "a1.net", "kn.de", "orbit.dev", "fastmail.com"))
    if length - len(ending) < 1:
        ending = pick(draw, ("@t.co", "@g.cn", "@x.io"))
    local = min(length - len(ending), _LOCAL_PART)
    rest = length - len(ending) - local
    host = f"@{_hostname(draw, rest - 1)}." + ending[1:] if rest > 1 else ending
    return _words(draw, max(local, 1), ".") + host


def _hostname(draw: Draw, length: int) -> str:
    return _words(draw, length, ".")


def _address(draw: Draw, length: int) -> str:
    for start in ("https://kn.io/", "https://t.co/", "http://t.co/", "ftp://t.co/", "tel:", "x:"):
        if len(start) < length:
            break
    rest = length - len(start)
    return f"{start}{int(draw.random() * 10**rest)}" if start == "tel:" else start + _path(draw, rest)


def _path(draw: Draw, length: int) -> str:
    return _words(draw, length, "/")


def _reference(draw: Draw, length: int) -> str:
    return "/" + _path(draw, length - 1) if length > 1 else "#"


def _ipv4(draw: Draw, length: int) -> str:
    digits = max(length - 3, 4)
    sizes = [min(3, digits // 4 + (place < digits % 4)) for place in range(4)]
    return ".".join(str(int(10 ** (size - 1) + draw.random() * (9, 90, 155)[size - 1])) for size in sizes)


def _ipv6(draw: Draw, length: int) -> str:
    groups = [f"{int(draw.random() * 0xFFF) + 1:x}" for _ in range(max((length - 2) // 4, 1))]
    if len(groups) >= 8:
        return ":".join(f"{int(draw.random() * 0xFFFF):04x}" for _ in range(8))
    return "::" + ":".join(groups[:6])


def _moment(draw: Draw, length: int) -> str:
    """A date-time of 20 characters and more: with a fraction, an offset, or both."""
    return f"{2021 + int(draw.random() * 5)}-{_two(draw, 12, 1)}-{_two(draw, 28, 1)}T{_time(draw, length - 11)}"


def _time(draw: Draw, length: int) -> str:
    start = f"{_two(draw, 24)}:{_two(draw, 60)}:{_two(draw, 60)}"
    spare = length - len(start)
    zone = pick(draw, ("Z", "+02:00", "-05:00")) if spare > 5 else "Z"
    digits = min(spare - len(zone) - 1, 9)
    return start + (f".{int(draw.random() * 10**digits):0{digits}d}" if digits > 0 else "") + zone


def _two(draw: Draw, count: int, first: int = 0) -> str:
    return f"{first + int(draw.random() * count):02d}"


def _regex(draw: Draw, length: int) -> str:
    if length < 4:
        return pick(draw, ("^a", "x+", "\\d", ".*")) if length > 1 else "a"
    return f"^{_words(draw, length - 2, '|')}$"


def _template(draw: Draw, length: int) -> str:
    return f"/{_path(draw, length - 5)}/{{{pick(draw, ('id', 'no'))}}}" if length > 6 else "{id}"


_MAKERS: Mapping[str, Maker] = {
    **dict.fromkeys(("email", "idn-email"), _email),
    **dict.fromkeys(("hostname", "idn-hostname"), _hostname),
    **dict.fromkeys(("uri", "iri", "url"), _address),
    **dict.fromkeys(("uri-reference", "iri-reference"), _reference),
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "date-time": _moment,
    "time": _time,
    "regex": _regex,
    "json-pointer": _reference,
    "uri-template": _template,
}
"""What makes a text of each format to measure."""
