"""`edgejson teachers`: what a teacher can do, and the models of an Ollama server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import click

from edgejson.cli.completion import plugin_ids
from edgejson.cli.words import aligned, examples
from edgejson.errors import InputError, TeacherError

__all__ = ["command"]

_OLLAMA = "http://localhost:11434"
_OLLAMA_PORT = 11434
_EVERY_ADDRESS = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - looked for, not listened on
"""Where a server listens by OLLAMA_HOST, and where it is asked then."""
_SECONDS = 600
_url = click.option("--url", default=_OLLAMA, show_default=True, envvar="OLLAMA_HOST", help="Where the server is.")


@click.group(
    name="teachers",
    epilog=examples("edgejson teachers show openai --set model=gpt-5-mini", "edgejson teachers pull qwen3:4b"),
)
def command() -> None:
    """Show what a teacher can do; list and pull the models of an Ollama server."""


@command.command(
    epilog=examples("edgejson teachers show openai --set preset=deepseek --set model=deepseek-chat --json")
)
@click.argument("teacher", metavar="ID", shell_complete=plugin_ids())
@click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="A setting, its value in JSON or plain text."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show(*, teacher: str, settings: Sequence[str], as_json: bool) -> None:
    """Show who a teacher is, the licence of its output, and its capabilities. Asks and loads no model."""
    from edgejson.host import Host

    made: Any = Host.from_environment().create("teachers", teacher, dict(map(_setting, settings)))
    capabilities = getattr(made, "capabilities", None)
    facts: dict[str, Any] = {"identity": made.identity.stated()}
    if capabilities is not None:
        facts |= {"wire": made.wire, "capabilities": asdict(capabilities)}
    foresee = getattr(made, "foresee", None)
    facts["foreseen"] = list(foresee()) if foresee is not None else []
    if as_json:
        click.echo(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    rows = {**facts["identity"], **facts.get("capabilities", {})}
    click.echo(aligned([(name, str(value)) for name, value in rows.items() if value not in (None, "")]))
    for line in facts["foreseen"]:
        click.echo(line, err=True)


@command.command(epilog=examples("edgejson teachers ps"))
@_url
def ps(*, url: str) -> None:
    """List the models of an Ollama server, and which of them are loaded."""
    there, loaded = _models(url, "/api/tags"), _models(url, "/api/ps")
    rows = [(name, f"{size / 1e9:.1f} GB", "loaded" if name in loaded else "") for name, size in there.items()]
    click.echo(aligned([("model", "size", ""), *rows]))


@command.command(epilog=examples("edgejson teachers pull qwen3:4b"))
@click.argument("model")
@_url
def pull(*, model: str, url: str) -> None:
    """Have an Ollama server fetch a model."""
    said = ""
    for step in _ollama(url, "/api/pull", {"model": model, "stream": True}):
        if step.get("status") not in (None, said):
            said = str(step["status"])
            click.echo(said, err=True)
    if said != "success":
        raise TeacherError(f"the server stopped before {model} was there", where=url, hint="run the command again")
    click.echo(model)


def _setting(text: str) -> tuple[str, Any]:
    name, is_one, value = text.partition("=")
    if not is_one:
        raise InputError(f"{text!r} is no setting", where="--set", hint="write KEY=VALUE")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _models(url: str, path: str) -> dict[str, float]:
    """The models of a list, with their sizes in bytes."""
    for said in _ollama(url, path):
        models = said.get("models")
        if isinstance(models, list):
            return {str(model["name"]): model.get("size") or 0 for model in models if isinstance(model, dict)}
    raise _no_ollama(_address(url))


def _address(url: str) -> str:
    """Where a server is asked that listens at `url`, which may be written as Ollama's own programs take it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, port = parts.hostname or "", parts.port or ("" if "://" in url else _OLLAMA_PORT)
    except ValueError:
        parts, host, port = urlsplit(""), "", ""
    if parts.scheme not in {"http", "https"} or not (host or port):
        raise InputError(f"{url!r} is no address of a server", where="--url", hint=f"such as {_OLLAMA}")
    named = _EVERY_ADDRESS.get(host) or (f"[{host}]" if ":" in host else host)
    return f"{parts.scheme}://{named}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _ollama(url: str, path: str, body: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """The JSON objects of an answer, one a line; `TeacherError` for an error among them, or no answer of that kind."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import ProxyHandler, Request, build_opener

    base = _address(url)
    request = Request(  # noqa: S310 - the scheme is checked above
        base + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=_SECONDS) as answer:
            for line in answer:
                if line.strip():
                    yield _said(line, base)
    except HTTPError as error:
        with error:
            said = error.read(300).decode(errors="replace")
        raise TeacherError(f"Ollama answered {error.code}: {said}", where=base) from None
    except URLError as error:
        raise TeacherError(f"no Ollama server answers: {error.reason}", where=base, hint="ollama serve") from None
    except HTTPException:
        raise _no_ollama(base) from None
    except OSError as error:
        raise TeacherError(f"the server broke off: {error}", where=base, hint="run the command again") from None


def _said(line: bytes, base: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise _no_ollama(base)
    if said.get("error"):
        raise TeacherError(f"Ollama says: {said['error']}", where=base)
    return said


def _no_ollama(base: str) -> TeacherError:
    return TeacherError("what answers is no Ollama server", where=base, hint="see --url")
