"""Call the hooks that any admitted plugin may implement, each plugin on its own, so that an error costs nobody else."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from edgejson.errors import near_names
from edgejson.host.loading import PluginFault, contained
from edgejson.types import Finding, Json, Record, Request

if TYPE_CHECKING:
    import click

    from edgejson.host.admission import Admission

__all__ = ["Events", "Router", "add_commands"]

logger = logging.getLogger(__name__)


class _Calls:
    """Calls a hook of one plugin after the other."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._reported: set[tuple[str, str]] = set()

    def each(self, hook: str, arguments: Callable[[], Mapping[str, object]]) -> Iterator[tuple[str, object]]:
        """Who answered what; `arguments` makes them for each plugin. Who failed is logged, once per hook: an event can
        come a million times.
        """
        for key, call in self._admission.callers(hook):
            try:
                with contained(hook):
                    answers = call(**arguments())
            except PluginFault as fault:
                if (key, hook) not in self._reported:
                    self._reported.add((key, hook))
                    logger.error("plugin %s: %s", key, fault)  # noqa: TRY400  the traceback is for the plugin's author
                continue
            # A `firstresult` hook gives the answer itself, any other hook a list of at most one.
            for answer in answers if isinstance(answers, list) else [answers]:
                if answer is not None:
                    yield key, answer


class Events:
    """Tell the admitted plugins what happens during a build."""

    def __init__(self, admission: Admission) -> None:
        self._calls = _Calls(admission)

    def build_started(self, recipe: Mapping[str, Json], folder: str) -> None:
        self._tell("edgejson_build_started", recipe=recipe, folder=folder)

    def record_rejected(self, record: Record, findings: Sequence[Finding]) -> None:
        self._tell("edgejson_record_rejected", record=record, findings=findings)

    def build_finished(self, manifest: Mapping[str, Json]) -> None:
        self._tell("edgejson_build_finished", manifest=manifest)

    def _tell(self, hook: str, **arguments: object) -> None:
        # Nobody can change what the next one hears, or what edgejson goes on with.
        for _answer in self._calls.each(hook, lambda: copy.deepcopy(arguments)):
            pass


class Router:
    """Ask the plugins for a teacher, once for each class of requests, and remember the choice."""

    def __init__(self, admission: Admission) -> None:
        self._calls = _Calls(admission)
        self._choices: dict[tuple[object, ...], str | None] = {}

    def choice(self, request: Request, teachers: Sequence[str]) -> str | None:
        """Which of `teachers` a plugin chooses for requests like this one; None when none chooses.

        Requests are alike when intent, task, schema, language, complexity and difficulty are; a plugin is asked about
        the first of each class.  An answer outside `teachers` is the plugin's error and is passed over.
        """
        facts, slot = request.facts, request.slot
        language = getattr(facts, "language", "") or getattr(facts, "locale", "")
        place = (slot.task, slot.complexity, slot.difficulty, slot.language) if slot is not None else ()
        likeness = (request.intent, facts.schema.id, language, getattr(facts, "difficulty", ""), *place, *teachers)
        if likeness not in self._choices:
            self._choices[likeness] = self._ask(request, teachers)
        return self._choices[likeness]

    def _ask(self, request: Request, teachers: Sequence[str]) -> str | None:
        for key, answer in self._calls.each("edgejson_route", lambda: {"request": request, "teachers": list(teachers)}):
            if isinstance(answer, str) and answer in teachers:
                return answer
            logger.error("plugin %s: edgejson_route chose %r; %s", key, answer, near_names(str(answer), teachers))
        return None


def add_commands(admission: Admission, group: click.Group, reserved: Collection[str]) -> None:
    """Add the commands of admitted plugins to `group`; a name that is taken or `reserved` stays with its owner."""
    import click

    for key, call in admission.callers("edgejson_commands"):
        # Each plugin gets a group of its own, so it can neither replace nor remove what others put into `group`.
        offered = click.Group()
        try:
            with contained("edgejson_commands"):
                call(group=offered)
        except PluginFault as fault:
            logger.error("plugin %s: %s", key, fault)  # noqa: TRY400  as above
            continue
        for name, command in offered.commands.items():
            if name in group.commands or name in reserved:
                logger.error("plugin %s: the command %r exists already", key, name)
            else:
                group.add_command(command, name)
