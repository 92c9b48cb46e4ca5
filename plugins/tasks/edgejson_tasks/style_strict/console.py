"""What a console shows: a command, the folder that it ran in, and just what it prints."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from edgejson.types import Json
from edgejson_tasks.style_strict.words import Topic, Words

__all__ = ["console"]

_RED, _GREEN, _YELLOW, _PURPLE, _BOLD, _PLAIN = (f"\x1b[{code}m" for code in (31, 32, 33, 35, 1, 0))
_WORD = re.compile(r"\w+")
_EVENTS = (
    (f"{_YELLOW}WARN{_PLAIN}", "queue holds {} jobs"),
    (f"{_GREEN}INFO{_PLAIN}", "{} jobs done ✓"),
    (f"{_GREEN}INFO{_PLAIN}", "cache warm, {} entries"),
    (f"{_RED}ERROR{_PLAIN}", "worker {} gone, restarted"),
)
_COMMITS = (
    "Round totals half up",
    "Accept names such as Øyvind",
    'Quote "id" in the export',
    "Sort by UTF-16 → same bytes everywhere",
    "Drop the <br> hack",
)
_Shown = tuple[str, str, str]
"""Folder, command, output."""


def console(words: Words, rng: random.Random) -> Json:
    """``{"cwd": ..., "command": ..., "output": ..., "seconds": ...}``."""
    cwd, command, output = rng.choice(_COMMANDS)(words, rng.choice(words.topics), rng)
    return {"cwd": cwd, "command": command, "output": output, "seconds": round(rng.uniform(0.01, 9.9), 2)}


def _grep(_: Words, topic: Topic, rng: random.Random) -> _Shown:
    sentence = rng.choice(topic.sentences)
    word = max(_WORD.findall(sentence), key=len)
    line = sentence.replace(word, f"\x1b[1;31m{word}{_PLAIN}")
    place = f"{_PURPLE}{topic.folder}/{topic.file}.txt{_PLAIN}:{_GREEN}{rng.randint(2, 90)}{_PLAIN}"
    return "/srv/www", f'grep -rn --color=always "{word}" {topic.folder}/', f"{place}:{line}\n"


def _tail(_: Words, topic: Topic, rng: random.Random) -> _Shown:
    hour, minute = rng.randint(0, 23), rng.randint(0, 57)
    lines = [
        f"{hour:02}:{minute + later:02} {level} {event.format(rng.randint(2, 64))}\n"
        for later, (level, event) in enumerate(rng.sample(_EVENTS, 2))
    ]
    return "/var/log", f"tail -n 2 {topic.folder}.log", "".join(lines)


def _sizes(words: Words, _: Topic, rng: random.Random) -> _Shown:
    folders = sorted(topic.folder for topic in rng.sample(words.topics, 3))
    return "/srv/www", "du -sk *", "".join(f"{rng.randint(2, 900) * 4}\t{folder}\n" for folder in folders)


def _type(words: Words, topic: Topic, rng: random.Random) -> _Shown:
    one, other = rng.sample(topic.sentences, 2)
    first_name = rng.choice(words.people).split()[0]
    return f"C:\\Users\\{first_name}\\{topic.folder}", "type new.txt", f"\ufeff{one}\r\n{other}\r\n"


def _copy(_: Words, topic: Topic, rng: random.Random) -> _Shown:
    share = f"\\\\nas-{rng.randint(1, 9)}\\{topic.folder}"
    output = f"{topic.file}.pdf\r\n        1 file(s) copied.\r\n"
    return f"D:\\{topic.folder}", f"copy *.pdf {share}", output


def _pack(_: Words, topic: Topic, rng: random.Random) -> _Shown:
    progress = f" {rng.randint(10, 49)}%\b\b\b\b {rng.randint(50, 99)}%\b\b\b\b100%"
    return "/srv/www", f"7z a /backup/{topic.folder}.7z {topic.folder}/", f"{progress}\nEverything is Ok\n"


def _check(_: Words, __: Topic, rng: random.Random) -> _Shown:
    bell = "printf '\\a'"
    return "/srv/app", f"make check && {bell}", f"{_BOLD}{_GREEN}✓{_PLAIN} {rng.randint(2, 900)} passed\n\x07"


def _log(words: Words, _: Topic, rng: random.Random) -> _Shown:
    entry = (f"{rng.getrandbits(28):07x}", rng.choice(words.people), rng.choice(_COMMITS))
    return "/srv/app", 'git log -1 --format="%h%x1f%an%x1f%s%x1e"', "\x1f".join(entry) + "\x1e\n"


_COMMANDS: tuple[Callable[[Words, Topic, random.Random], _Shown], ...] = (
    _grep,
    _tail,
    _sizes,
    _type,
    _copy,
    _pack,
    _check,
    _log,
)
