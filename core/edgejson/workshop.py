"""Everything one process needs to work on a recipe: schemas, families, teachers and checks, loaded by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

from edgejson.errors import RecipeError, SchemaError, near_names
from edgejson.examine import Examiner
from edgejson.library import SchemaLibrary
from edgejson.plan import Plan, SchemaChoice, make_plan
from edgejson.recipe import PluginUse, Recipe, SchemaUse
from edgejson.routing import Router
from edgejson.values.locales import LOCALES

if TYPE_CHECKING:
    from edgejson.host import Host
    from edgejson.models import ChatModel
    from edgejson.types import DatasetCheck, RecordCheck, SchemaPack, TaskFamily, Teacher

__all__ = ["ALL_CHECKS", "Workshop", "is_chat_model", "load_checks", "load_families"]

ALL_CHECKS = "all"
"""Stands for every check of this distribution; others are named, so a result never depends on what else is
installed."""


@dataclass(frozen=True)
class Workshop:
    """The loaded parts of a recipe. Worker processes open their own from the same recipe."""

    recipe: Recipe
    host: Host
    library: SchemaLibrary
    choices: tuple[SchemaChoice, ...]
    unreadable: Mapping[str, str]
    """Schemas that nothing can be made of, with the reason."""
    families: Mapping[str, TaskFamily]
    teachers: Mapping[str, Teacher | ChatModel]
    examiner: Examiner

    @classmethod
    def open(cls, recipe: Recipe, host: Host, *, to_work: bool = True) -> Workshop:
        """Load what `recipe` names; the first thing that cannot be had is one clear error.

        To plan on another machine than the one that will do the work, teachers may lack what they need `to_work`.
        """
        packs = [
            host.create("schemas", use.use, use.settings, where=f"recipe: schemas.{place}.settings", guarded=True)
            for place, use in enumerate(recipe.schemas)
        ]
        library = SchemaLibrary(packs)
        families = load_families(host, {name: mix.settings for name, mix in recipe.tasks.items()})
        teachers = {
            use.id: host.create(
                "teachers",
                use.use,
                use.settings,
                where=f"recipe: teachers.{place}.settings",
                guarded=True,
                to_work=to_work,
            )
            for place, use in enumerate(recipe.teachers)
        }
        if recipe.judge is not None and not is_chat_model(teachers[recipe.judge]):
            raise RecipeError(
                f"teacher {recipe.judge} is a program, which cannot compare answers",
                where="recipe: judge",
                hint="name a language model; weight: 0 keeps it from writing",
            )
        uses = (PluginUse(use=ALL_CHECKS),) if recipe.checks == "all" else recipe.checks
        checks, _ = load_checks(host, uses)
        for name, teacher in teachers.items():
            for language in recipe.languages:
                if teacher.languages is not None and language not in teacher.languages:
                    written = ", ".join(sorted(teacher.languages))
                    raise RecipeError(
                        f"teacher {name} does not write {language!r}",
                        where=f"recipe: languages.{language}",
                        hint=f"it writes {written}",
                    )
        for locale in recipe.locales:
            if locale not in LOCALES:
                raise RecipeError(
                    f"no locale {locale!r}", where=f"recipe: locales.{locale}", hint=near_names(locale, LOCALES)
                )
        choices, unreadable = _choices(library, list(zip(recipe.schemas, packs, strict=True)))
        return cls(
            recipe=recipe,
            host=host,
            library=library,
            choices=choices,
            unreadable=unreadable,
            families=families,
            teachers=teachers,
            examiner=Examiner(checks, families),
        )

    @cached_property
    def programs(self) -> dict[str, Teacher]:
        """The teachers that answer requests themselves."""
        return {name: teacher for name, teacher in self.teachers.items() if _is_program(teacher)}

    @cached_property
    def models(self) -> dict[str, ChatModel]:
        """The teachers that are language models, asked with prompts."""
        return {name: teacher for name, teacher in self.teachers.items() if is_chat_model(teacher)}

    @cached_property
    def router(self) -> Router:
        return Router(self.recipe, tuple(self.models), self.host.route)

    @cached_property
    def per_call(self) -> dict[str, int]:
        """How many instances each teacher is asked for in one call."""
        return {use.id: use.per_call for use in self.recipe.teachers}

    def plan(self) -> Plan:
        """The plan of the recipe over the schemas that its families accept."""
        unusable = {(task, name): reason for name, reason in self.unreadable.items() for task in self.families}
        for choice in self.choices:
            schema = self.library.get(choice.id)
            for task, family in self.families.items():
                reason = family.accepts(schema)
                if reason is not None:
                    unusable[task, choice.id] = reason
        return make_plan(self.recipe, self.choices, unusable)


def is_chat_model(teacher: Teacher | ChatModel) -> TypeGuard[ChatModel]:
    """A chat model completes prompts; a program answers requests."""
    return hasattr(teacher, "complete")


def _is_program(teacher: Teacher | ChatModel) -> TypeGuard[Teacher]:
    return not is_chat_model(teacher)


def load_families(host: Host, settings: Mapping[str, Mapping[str, object]]) -> dict[str, TaskFamily]:
    """The task families of those names, in that order."""
    return {
        name: host.create("tasks", name, options, where=f"recipe: tasks.{name}.settings", guarded=True)
        for name, options in settings.items()
    }


def load_checks(host: Host, uses: Sequence[PluginUse]) -> tuple[dict[str, RecordCheck], dict[str, DatasetCheck]]:
    """Record checks and dataset checks by id; `all` stands for every check that comes with edgejson."""
    wanted: dict[str, PluginUse] = {}
    for use in uses:
        if use.use == ALL_CHECKS:
            for row in host.index("checks"):
                if row.built_in:
                    wanted.setdefault(row.name, PluginUse(use=row.name))
        else:
            wanted[use.use] = use
    record: dict[str, RecordCheck] = {}
    dataset: dict[str, DatasetCheck] = {}
    for name, use in wanted.items():
        check = host.create("checks", name, use.settings, where=f"recipe: checks.{name}.settings", guarded=True)
        if check.scope == "record":
            record[name] = check
        else:
            dataset[name] = check
    return record, dataset


def _choices(
    library: SchemaLibrary, packs: Sequence[tuple[SchemaUse, SchemaPack]]
) -> tuple[tuple[SchemaChoice, ...], dict[str, str]]:
    """The schemas that take part, and those of a pack that cannot be read, with the reason.

    Raises:
        SchemaError: a schema that the recipe names cannot be read, or none can.
    """
    choices: list[SchemaChoice] = []
    unreadable: dict[str, SchemaError] = {}
    for use, pack in packs:
        for schema_id in dict.fromkeys(use.only) if use.only is not None else pack.ids():
            full = library.qualify(f"{pack.name}/{schema_id}")
            try:
                choices.append(SchemaChoice(full, library.get(full).complexity))
            except SchemaError as error:
                if use.only is not None:
                    raise
                unreadable[full] = error
    if unreadable and not choices:
        raise next(iter(unreadable.values()))
    return tuple(choices), {name: str(error) for name, error in unreadable.items()}
