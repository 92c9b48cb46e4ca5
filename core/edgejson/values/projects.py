"""Entities of the developers' world: software projects, and keys with the values that they may have."""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

from collections.abc import Mapping

from edgejson.values.codes import CODES
from edgejson.values.draw import Draw, pick
from edgejson.values.entities import Field, Kind

__all__ = ["DEVELOPMENT", "Project"]


class Project:
    """A software project: package, repository, image and pages bear its name."""

    __slots__ = ("area", "firm", "job", "license", "version")

    def __init__(self, draw: Draw) -> None:
        self.area, self.job = int(draw.random() * len(_AREAS)), int(draw.random() * len(_JOBS))
        self.firm = pick(draw, _HOUSES)
        self.version = self.license = ""

    @property
    def name(self) -> str:
        return f"{_AREAS[self.area]}-{_JOBS[self.job]}"

    @property
    def repo(self) -> str:
        return f"{self.firm}/{self.name}"


_AREAS = (
    "invoice", "order", "catalog", "image", "payment", "report", "calendar", "metrics", "inventory",
    "session", "search", "address", "currency", "weather", "template", "schema", "queue", "ledger",
    "feed", "route", "audit", "billing", "survey", "ticket", "photo",
)  # fmt: skip
_JOBS = (
    "parser", "client", "tools", "sync", "exporter", "viewer", "kit", "api", "worker", "validator", "cli", "service", "cache",
)  # fmt: skip
_HOUSES = (
    "harborlab",
    "nordvik",
    "kestrel-io",
    "opengrove",
    "lindenworks",
    "marealta",
    "tidewater",
    "quillsoft",
    "basaltdev",
)


def _version(project: Project, draw: Draw) -> str:
    if not project.version:
        project.version = CODES["version"](draw)
    return project.version


def _license(project: Project, draw: Draw) -> str:
    if not project.license:
        project.license = CODES["license"](draw)
    return project.license


def _about(project: Project, draw: Draw) -> str:
    """What the program does; its name is English, as names of packages are."""
    return draw.speech.programs[project.job].format(draw.speech.subjects[project.area])


class Pair:
    """A key with a value that it may have."""

    __slots__ = ("name", "value")

    def __init__(self, draw: Draw, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self.name, values = pick(draw, rows)
        self.value = pick(draw, values)


def _rows(lines: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (line.split(" = ") for line in lines.strip().splitlines())
    return tuple((name, tuple(values.split(" | "))) for name, values in pairs)


_TAGS = _rows("""
Environment = production | staging | development
Team = payments | data-platform | web | operations
CostCenter = CC-1042 | CC-2210 | CC-3375
Owner = platform-team | finance-it | m.keller
Project = invoice-export | customer-portal | data-lake
Application = order-api | billing | search
Backup = daily | weekly | none
ManagedBy = terraform | cloudformation | helm
DataClassification = internal | public | confidential
""")
_ENV = _rows("""
LOG_LEVEL = info | debug | warn
NODE_ENV = production | development
PORT = 8080 | 3000 | 8000
DATABASE_HOST = db.internal | postgres
REDIS_URL = redis://redis:6379/0 | redis://cache:6379/1
AWS_REGION = eu-west-1 | us-east-1 | sa-east-1
TZ = UTC | Europe/Berlin | America/Sao_Paulo
MAX_WORKERS = 4 | 8 | 16
FEATURE_EXPORTS = true | false
CACHE_TTL = 300 | 3600 | 86400
SENTRY_ENVIRONMENT = production | staging
""")
_HEADERS = _rows("""
Content-Type = application/json | text/plain; charset=utf-8 | text/html
Cache-Control = no-cache | max-age=3600 | public, max-age=86400
Accept-Language = en-US,en;q=0.9 | pt-BR | de-DE,de;q=0.8
X-Frame-Options = DENY | SAMEORIGIN
Accept = application/json | */*
X-Request-Source = web | mobile | batch
Strict-Transport-Security = max-age=31536000; includeSubDomains | max-age=63072000
""")


def _pair(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> Kind:
    name: Field = lambda pair, _: pair.name  # noqa: E731 - the same getter under two names
    return Kind(
        make=lambda draw: Pair(draw, rows),
        fields={"key": name, "name": name, "value": lambda pair, _: pair.value},
        naming=frozenset({"key", "name", "value"}),
    )


DEVELOPMENT: Mapping[str, Kind] = {
    "@project": Kind(
        make=Project,
        fields={
            "name": lambda project, _: project.name,
            "title": lambda project, _: (
                project.name.replace("-", " ").title().replace("Cli", "CLI").replace("Api", "API")
            ),
            "slug": lambda project, _: project.name,
            "repo": lambda project, _: project.repo,
            "scoped": lambda project, _: f"@{project.repo}",
            "git": lambda project, _: f"https://github.com/{project.repo}.git",
            "issues": lambda project, _: f"https://github.com/{project.repo}/issues",
            "homepage": lambda project, _: f"https://github.com/{project.repo}#readme",
            "docs": lambda project, _: f"https://{project.firm}.dev/{project.name}",
            "image": lambda project, draw: f"ghcr.io/{project.repo}:{_version(project, draw)}",
            "version": _version,
            "license": _license,
            "description": _about,
        },
        naming=frozenset({"name", "title", "scoped", "image"}),
    ),
    "@tag": _pair(_TAGS),
    "@env": _pair(_ENV),
    "@header": _pair(_HEADERS),
}
"""A project, and the pairs of tags, environment variables and headers."""
