"""`edgejson teachers`: capabilities of a teacher, models of an Ollama server."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner, Result
from ollama_shim import Shim

from edgejson.cli.teachers import command
from edgejson.errors import EdgejsonError, TeacherError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def error_of(*arguments: str) -> EdgejsonError:
    error = run(*arguments).exception
    assert isinstance(error, EdgejsonError)
    return error


def test_what_a_teacher_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPSEEK_API_KEY", raising=False)
    shown = run("show", "openai", "--set", "preset=deepseek", "--set", "model=deepseek-chat", "--json")
    facts = json.loads(shown.stdout)
    assert facts["identity"]["provider"] == "deepseek"
    assert facts["wire"] == "openai-chat/1"
    assert (facts["capabilities"]["json_schema"], facts["capabilities"]["json_object"]) == (False, True)
    assert "DEEPSEEK_API_KEY is not set" in facts["foreseen"][0]


def test_a_program_has_no_capabilities_and_says_who_it_is() -> None:
    shown = run("show", "templates")
    assert shown.exit_code == 0
    assert "templates" in shown.stdout
    assert "json_schema" not in shown.stdout


def test_a_setting_without_a_value_is_refused() -> None:
    assert "KEY=VALUE" in str(error_of("show", "openai", "--set", "model"))


def test_models_of_a_server(ollama: Shim) -> None:
    listed = run("ps", "--url", ollama.url)
    assert listed.exit_code == 0
    assert f"{ollama.model}  0.0 GB  loaded" in listed.stdout


def test_a_model_is_pulled(ollama: Shim) -> None:
    pulled = run("pull", ollama.model, "--url", ollama.url)
    assert pulled.exit_code == 0
    assert pulled.stdout.strip() == ollama.model
    assert "pulling manifest" in pulled.stderr


def test_what_an_unreachable_or_unwilling_server_is(ollama: Shim) -> None:
    gone = error_of("ps", "--url", "http://127.0.0.1:9")
    assert isinstance(gone, TeacherError)
    assert "ollama serve" in str(gone)
    assert "no address" in str(error_of("ps", "--url", "ftp://somewhere"))
    assert "missing" in str(error_of("pull", "missing", "--url", ollama.url))


@contextmanager
def answering(sent: bytes) -> Iterator[str]:
    """A server that sends the same bytes to whoever connects, and its address as OLLAMA_HOST may say it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(10)
                    connection.recv(65_536)
                    connection.sendall(sent)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(65_536):  # what is left unread would reset the connection
                        pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def body(text: bytes, *, length: int | None = None) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(text) if length is None else length, text)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"hello\r\n\r\n",
        body(b""),
        body(b"[]"),
        body(b'"models"'),
        body(b"{}\n{}"),
        body(b'{"models": 7}'),
        body(b'{"models": [', length=500),
        body(b"<html>"),
    ],
)
def test_what_is_no_ollama_server_is_said_in_one_line(sent: bytes) -> None:
    with answering(sent) as address:
        for arguments in (("ps",), ("pull", "qwen3:4b")):
            error = error_of(*arguments, "--url", address)
            assert isinstance(error, TeacherError)
            assert address in str(error)
            assert len(str(error).splitlines()) == 1


def test_a_server_that_breaks_off_a_download_has_not_finished_it() -> None:
    with answering(body(b'{"status": "pulling manifest"}\n', length=500)) as address:
        assert "qwen3:4b" in str(error_of("pull", "qwen3:4b", "--url", address))


@pytest.mark.parametrize("url", ["localhost:abc", "http://[::1", "http://", "file:///etc/passwd"])
def test_an_address_that_is_none(url: str) -> None:
    assert "no address of a server" in str(error_of("ps", "--url", url))


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("0.0.0.0", "http://127.0.0.1:11434"),  # noqa: S104 - asked, not listened on
        (":9", "http://127.0.0.1:9"),
        ("[::]:9", "http://[::1]:9"),
        ("http://127.0.0.1:9/", "http://127.0.0.1:9"),
    ],
)
def test_a_server_is_found_where_it_was_told_to_listen(told: str, asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """OLLAMA_HOST is written for the server: addresses to listen on, without scheme and port."""
    monkeypatch.setenv("OLLAMA_HOST", told)
    assert str(error_of("ps")).startswith(f"{asked}: ")
