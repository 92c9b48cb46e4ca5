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
    (there,) = _ollama(url, "/api/tags")
    (running,) = _ollama(url, "/api/ps")
    loaded = {model["name"] for model in running.get("models") or ()}
    rows = [
        (model["name"], f"{model.get('size', 0) / 1e9:.1f} GB", "loaded" if model["name"] in loaded else "")
        for model in there.get("models") or ()
    ]
    click.echo(aligned([("model", "size", ""), *rows]))


@command.command(epilog=examples("edgejson teachers pull qwen3:4b"))
@click.argument("model")
@_url
def pull(*, model: str, url: str) -> None:
    """Have an Ollama server fetch a model."""
    said = ""
    for step in _ollama(url, "/api/pull", {"model": model, "stream": True}):
        if step.get("status") != said:
            said = step.get("status", "")
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


def _ollama(url: str, path: str, body: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """The JSON objects of an answer, one a line; `TeacherError` for an error among them."""
    from urllib.error import HTTPError, URLError
    from urllib.request import ProxyHandler, Request, build_opener

    base = url if "://" in url else f"http://{url}"
    if not base.startswith(("http://", "https://")):
        raise InputError(f"{url!r} is no address of a server", where="--url", hint=f"such as {_OLLAMA}")
    request = Request(  # noqa: S310 - the scheme is checked above
        base.rstrip("/") + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=600) as answer:
            for line in answer:
                if line.strip():
                    said = json.loads(line)
                    if said.get("error"):
                        raise TeacherError(f"Ollama says: {said['error']}", where=base)
                    yield said
    except HTTPError as error:
        with error:
            raise TeacherError(
                f"Ollama answered {error.code}: {error.read(300).decode(errors='replace')}", where=base
            ) from None
    except URLError as error:
        raise TeacherError(f"no Ollama server answers: {error.reason}", where=base, hint="ollama serve") from None
    except ValueError:
        raise TeacherError("what answers is no Ollama server", where=base, hint="see --url") from None
