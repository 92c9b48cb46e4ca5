"""A third-party distribution with a language model that must not be called, as an installer would leave it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from edgejson.cli import main

UNCALLED = """
from pydantic import BaseModel

from edgejson.hookspecs import hookimpl
from edgejson.types import TeacherIdentity, TeacherSpec


class Settings(BaseModel, extra="forbid"):
    model: str = "some-model"
    provider: str = "openai"
    license: str = "MIT"
    terms: str = "none"
    requests_per_minute: int | None = None
    tokens_per_second: float | None = None
    exclusive: str = ""
    batch: bool = False
    counts: int = 0
    foresees: str = ""


def _load(settings):
    from edgejson.models import Capabilities

    class Uncalled:
        identity = TeacherIdentity(
            name="uncalled",
            provider=settings.provider,
            model=settings.model,
            license=settings.license,
            terms=settings.terms,
        )
        languages = None
        capabilities = Capabilities(
            batch=settings.batch, exclusive=settings.exclusive, tokens_per_second=settings.tokens_per_second
        )
        wire = "uncalled/1"

        async def complete(self, prompt):
            raise AssertionError("a plan calls nobody")

        def read(self, raw):
            raise AssertionError("a plan reads nothing")

        async def close(self):
            pass

        def foresee(self):
            return [settings.foresees] if settings.foresees else []

    class Counting(Uncalled):
        def count(self, text):
            return settings.counts

    return Counting() if settings.counts else Uncalled()


@hookimpl
def edgejson_teacher():
    return TeacherSpec(name="uncalled", summary="Must not be called.", api=1, load=_load, settings=Settings)
"""


@pytest.fixture
def uncalled(tmp_path, monkeypatch) -> Path:
    """A folder on the path of this process that holds the distribution."""
    folder = tmp_path / "site"
    info = folder / "edgejson_teacher_uncalled-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "uncalled.py").write_text(UNCALLED, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: edgejson-teacher-uncalled\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[edgejson.teachers]\nuncalled = uncalled\n")
    (info / "RECORD").write_text("")
    monkeypatch.syspath_prepend(str(folder))
    importlib.invalidate_caches()
    yield folder
    sys.modules.pop("uncalled", None)


@pytest.fixture
def plan_with(uncalled, tmp_path, capsys):
    """Run `edgejson plan` over a recipe text: exit code, output, errors."""

    def run(recipe: str, *words: str) -> tuple[int, str, str]:
        path = tmp_path / "recipe.yaml"
        path.write_text(recipe, encoding="utf-8")
        capsys.readouterr()
        code = main(["plan", str(path), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
