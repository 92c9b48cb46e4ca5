"""Catalogues: local copies, what a download leaves behind, and every way in which one can fail."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from edgejson.catalogues import Catalogue, cache_folder
from edgejson.errors import SchemaError
from edgejson.fetching import Downloader, FetchError, fetch
from edgejson.library import SchemaLibrary
from edgejson_schemas.catalogue import CatalogueSettings, edgejson_schema_pack

DRAFT7 = "http://json-schema.org/draft-07/schema#"
BASE = {"$schema": DRAFT7, "definitions": {"dependency": {"type": "string", "pattern": "^[0-9]+$"}}}


def manifest(base: str) -> dict:
    return {
        "$schema": DRAFT7,
        "$id": f"{base}/manifest.json",
        "title": "Manifest",
        "type": "object",
        "required": ["name", "needs"],
        "properties": {
            "name": {"type": "string"},
            "needs": {"type": "array", "items": {"$ref": "parts/base.json#/definitions/dependency"}},
            "schema": {"$ref": DRAFT7},
            "again": {"$ref": "#"},
        },
        "additionalProperties": False,
    }


def catalogue(base: str, *more: dict) -> dict:
    listed = [
        {
            "name": "Manifest File",
            "description": "What it needs",
            "fileMatch": ["m.json"],
            "url": f"{base}/manifest.json",
        },
        {"name": "other.json", "url": f"{base}/other.json", "versions": {"1.0": f"{base}/other-1.0.json"}},
    ]
    return {"version": 1, "schemas": [*listed, *more]}


@pytest.fixture
def copy(write, tmp_path):
    base = "https://schemas.acme.dev"
    write("copy/catalog.json", catalogue(base))
    write("copy/manifest.json", manifest(base))
    write("copy/parts/base.json", BASE)
    write("copy/schemas.acme.dev/other.json", {"type": "object"})
    return tmp_path / "copy"


def load(path, **settings):
    return edgejson_schema_pack().load(CatalogueSettings(path=path, **settings))


# ---------------------------------------------------------------- local copies


def test_a_copy_offers_what_it_holds_by_typeable_ids(copy):
    assert list(load(copy).ids()) == ["manifest-file", "other.json"]
    assert [entry.id for entry in Catalogue(copy).entries] == ["manifest-file", "other.json", "other.json-1.0"]


@pytest.mark.parametrize("name", ["Manifest File", "manifest-file"])
def test_schemas_are_named_as_in_the_catalogue_or_by_id(name, copy):
    assert list(load(copy, names=(name,)).ids()) == ["manifest-file"]


def test_a_schema_carries_what_it_refers_to(copy):
    schema = SchemaLibrary([load(copy)]).get("manifest-file")
    assert schema.is_valid({"name": "x", "needs": ["12"], "schema": {"type": "string"}})
    assert not schema.is_valid({"name": "x", "needs": ["a"]})
    assert not schema.is_valid({"name": "x", "needs": [], "schema": {"type": "strnig"}})
    assert not schema.is_valid({"name": "x", "needs": [], "again": {}})
    assert all(schema.is_valid(schema.sample(seed)) for seed in range(30))


def test_the_layout_of_the_repository_is_known(write, tmp_path):
    write("store/src/api/json/catalog.json", catalogue("https://www.schemastore.org"))
    write("store/src/schemas/json/other.json", {"type": "object"})
    assert list(load(tmp_path / "store").ids()) == ["other.json"]


def test_names_that_coincide_get_numbers(write, tmp_path):
    listed = [{"name": name, "url": f"{n}.json"} for n, name in enumerate(["A b", "a-b", "a  B"])]
    write("c/catalog.json", {"schemas": listed})
    for n in range(3):
        write(f"c/{n}.json", {"const": n})
    pack = load(tmp_path / "c")
    assert [(name, pack.entry(name).document["const"]) for name in pack.ids()] == [
        ("a-b", 0),
        ("a-b-2", 1),
        ("a-b-3", 2),
    ]


REFUSED = {
    "no catalogue": (None, {}, "catalog.json is missing (edgejson schemas fetch NAME --into"),
    "not JSON": ("{", {}, "catalog.json:1"),
    "no list": ({"schemas": {}}, {}, 'it has no list "schemas"'),
    "no url": ({"schemas": [{"name": "x"}]}, {}, "#/schemas/0: an entry has a name and a url"),
    "nothing held": ({"schemas": [{"name": "x", "url": "https://a.dev/x.json"}]}, {}, "holds no schema"),
    "not held": (
        {"schemas": [{"name": "My X", "url": "https://a.dev/x.json"}]},
        {"names": ("My X",)},
        "edgejson schemas fetch my-x --into",
    ),
    "unknown": ({"schemas": [{"name": "Mary", "url": "m.json"}]}, {"names": ("Marry",)}, "did you mean Mary"),
    "upwards": (
        {"schemas": [{"name": "x", "url": "https://a.dev/../secret.json"}]},
        {"names": ("x",)},
        "not in the copy",
    ),
    "odd address": ({"schemas": [{"name": "x", "url": "https://["}]}, {"names": ("x",)}, "not in the copy"),
    "file": ({"schemas": [{"name": "x", "url": "file:///etc/hostname"}]}, {"names": ("x",)}, "not in the copy"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_copy_that_cannot_be_used_is_one_line(case, write, tmp_path):
    content, settings, words = REFUSED[case]
    write("secret.json", {})
    (tmp_path / "c").mkdir()
    if content is not None:
        write("c/catalog.json", content)
    with pytest.raises(SchemaError) as refused:
        pack = load(tmp_path / "c", **settings)
        pack.entry(pack.ids()[0])
    assert words in str(refused.value)


def test_a_reference_that_the_copy_lacks_is_refused_with_the_command(copy):
    (copy / "parts" / "base.json").unlink()
    with pytest.raises(SchemaError, match=r"parts/base\.json.*edgejson schemas fetch manifest-file --into"):
        load(copy).entry("manifest-file")


def test_the_cache_is_where_the_environment_says():
    assert cache_folder({"EDGEJSON_CACHE": "/a"}) == Path("/a/catalogue")
    assert cache_folder({"XDG_CACHE_HOME": "/b"}) == Path("/b/edgejson/catalogue")
    assert cache_folder({}) == Path.home() / ".cache/edgejson/catalogue"


# ---------------------------------------------------------------- downloads


class Server:
    """A web server on this machine; `pages` maps paths to bodies, or to functions that answer themselves."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(self.path)
                page = outer.pages.get(self.path)
                if callable(page):
                    page(self)
                elif page is None:
                    self.send_error(404)
                else:
                    body = page if isinstance(page, bytes) else json.dumps(page).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.catalogue = f"{self.base}/catalog.json"
        self.pages["/catalog.json"] = catalogue(self.base)
        self.pages["/manifest.json"] = manifest(self.base)
        self.pages["/parts/base.json"] = BASE
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def server():
    made = Server()
    yield made
    made.server.shutdown()
    made.server.server_close()


def names_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_fetched_schemas_are_a_copy_with_hashes_that_builds_use(server, tmp_path, edgejson):
    words = ("--catalogue", server.catalogue, "--local-http")
    environment = {"EDGEJSON_CACHE": str(tmp_path / "cache"), "http_proxy": "http://127.0.0.1:9"}
    done = edgejson("schemas", "fetch", "Manifest File", *words, cwd=tmp_path, **environment)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "cache" / "catalogue"
    host = server.base.removeprefix("http://").replace(":", "_")
    held = {f"{host}/manifest.json", f"{host}/parts/base.json"}
    assert names_of(folder) == {"catalog.json", "fetched.json", *held}
    noted = json.loads((folder / "fetched.json").read_bytes())
    assert {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in noted} == {
        name: facts["sha256"] for name, facts in noted.items()
    }
    assert len(done.stdout.splitlines()) == 3
    server.asked.clear()
    for workers in (1, 2):
        out = tmp_path / f"out{workers}"
        built = edgejson(
            "build", "-o", out, "--target", 20, "--set", "schemas=catalogue", "--workers", workers, **environment
        )
        assert built.returncode == 0, built.stderr
    data = [
        [path.read_bytes() for path in sorted((tmp_path / name / "data").rglob("*.jsonl"))] for name in ("out1", "out2")
    ]
    assert data[0] == data[1]
    assert server.asked == []
    assert list(json.loads((tmp_path / "out1" / "manifest.json").read_bytes())["schemas"]) == [
        "catalogue/manifest-file"
    ]


def test_a_build_never_fetches_and_says_the_command(server, tmp_path, edgejson, line):
    words = ("--catalogue", server.catalogue, "--local-http", "--into", "copy")
    assert edgejson("schemas", "fetch", "manifest-file", *words, cwd=tmp_path).returncode == 0
    server.asked.clear()
    missing = "schemas={use: catalogue, settings: {path: copy, names: [other.json]}}"
    message = line("build", "-o", "out", "--target", 10, "--set", missing, cwd=tmp_path)
    assert "(edgejson schemas fetch other.json --into copy)" in message
    assert server.asked == []


def test_a_file_that_changes_after_the_download_is_refused(server, tmp_path):
    fetch(["manifest-file"], tmp_path, catalogue=server.catalogue, downloader=Downloader(allow_local_http=True))
    pack = load(tmp_path)
    assert pack.entry("manifest-file").document["title"] == "Manifest"
    changed = next(tmp_path.rglob("base.json"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    with pytest.raises(SchemaError, match=r"base\.json: the file has changed since it was fetched"):
        load(tmp_path).entry("manifest-file")


def test_a_second_download_replaces_and_remembers_the_catalogue(server, tmp_path):
    downloader = Downloader(allow_local_http=True)
    fetch(["manifest-file"], tmp_path, catalogue=server.catalogue, downloader=downloader)
    server.pages["/parts/base.json"] = {**BASE, "title": "newer"}
    server.pages["/other.json"] = {"type": "object"}
    fetch(["manifest-file", "other.json"], tmp_path, downloader=downloader)
    assert json.loads(next(tmp_path.rglob("base.json")).read_bytes())["title"] == "newer"
    assert list(load(tmp_path).ids()) == ["manifest-file", "other.json"]
    with pytest.raises(Exception, match="is a copy of"):
        fetch(["x"], tmp_path, catalogue=f"{server.base}/else.json", downloader=downloader)


def answer(status=200, headers=(), body=b""):
    def page(handler):
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return page


def dripping(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass  # the reader went away, as it should


def dripping_headers(handler):
    try:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for number in range(1000):
            handler.wfile.write(b"X-%d: x\r\n" % number)
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass  # as above


def hanging_up(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)


LARGE = json.dumps({"type": "object", "description": "x" * 5000}).encode()
FAILURES = {
    "404": (None, "the server answers 404"),
    "500": (answer(500), "the server answers 500"),
    "empty": (answer(204), "the server answers 204"),
    "dripping": (dripping, "takes longer than 1 seconds"),
    "dripping headers": (dripping_headers, "takes longer than 1 seconds"),
    "too large": (LARGE, "is larger than 4,000 bytes"),
    "too large, length hidden": (answer(body=LARGE), "is larger than 4,000 bytes"),
    "truncated": (answer(headers=[("Content-Length", "500")], body=b'{"type": "ob'), "ends after 12 of 500 bytes"),
    "hung up": (hanging_up, "cannot be downloaded"),
    "not JSON": (b"<html></html>", "manifest.json:1"),
    "no object": (b"[]", "is no JSON object"),
    "compressed": (answer(headers=[("Content-Encoding", "gzip")], body=b"x"), "sends it compressed"),
    "redirect to plain http": (answer(302, [("Location", "http://acme.dev/x.json")]), "only https: is read, not http:"),
    "redirect to a file": (answer(302, [("Location", "file:///etc/hostname")]), "only https: is read, not file:"),
    "redirect in a circle": (answer(301, [("Location", "/manifest.json")]), "is redirected more than 5 times"),
    "redirect to an odd address": (answer(301, [("Location", "https://[")]), "cannot be read"),
    "redirect to nowhere": (answer(301), "is redirected more than 5 times"),
    "malformed answer": (lambda handler: handler.wfile.write(b"hello\r\n\r\n"), "cannot be downloaded"),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_download_that_fails_is_one_line_and_leaves_no_file(case, server, tmp_path):
    server.pages["/manifest.json"], words = FAILURES[case]
    downloader = Downloader(seconds=1, most_bytes=4000, allow_local_http=True)
    with pytest.raises((FetchError, SchemaError)) as failed:
        fetch(["manifest-file"], tmp_path, catalogue=server.catalogue, downloader=downloader)
    assert words in str(failed.value)
    assert f"{server.base}/manifest.json" in str(failed.value)
    assert "\n" not in str(failed.value)
    assert names_of(tmp_path) == {"catalog.json", "fetched.json"}


def test_a_redirect_is_followed(server, tmp_path):
    server.pages["/moved.json"] = server.pages["/manifest.json"]
    server.pages["/manifest.json"] = answer(302, [("Location", "moved.json")])
    fetch(["manifest-file"], tmp_path, catalogue=server.catalogue, downloader=Downloader(allow_local_http=True))
    assert load(tmp_path).entry("manifest-file").document["title"] == "Manifest"


def test_the_exit_code_of_a_failed_download_is_3(server, tmp_path, line):
    words = ("--catalogue", server.catalogue, "--into", "copy", "--local-http")
    assert "404" in line("schemas", "fetch", "other.json", *words, code=3, cwd=tmp_path)
    assert "did you mean" in line("schemas", "fetch", "othr.json", *words, code=2, cwd=tmp_path)


@pytest.mark.parametrize(
    "url", ["http://schemas.acme.dev/catalog.json", "file:///etc/hostname", "ftp://acme.dev/x", "catalog.json", "//x/y"]
)
def test_only_https_is_read(url, tmp_path):
    with pytest.raises(FetchError, match="only https: is read"):
        fetch(["x"], tmp_path, catalogue=url, downloader=Downloader(allow_local_http=True))


def test_plain_http_of_this_machine_has_to_be_allowed(server, tmp_path):
    with pytest.raises(FetchError, match="only https: is read, not http:"):
        fetch(["x"], tmp_path, catalogue=server.catalogue, downloader=Downloader())
    assert server.asked == []


def test_a_schema_that_refers_without_end_is_refused(server, tmp_path):
    for number in range(300):
        server.pages[f"/n{number}.json"] = {"$ref": f"n{number + 1}.json"}
    server.pages["/manifest.json"] = {"$ref": "n0.json"}
    with pytest.raises(FetchError, match="more than 200 documents"):
        fetch(["manifest-file"], tmp_path, catalogue=server.catalogue, downloader=Downloader(allow_local_http=True))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_https_is_read_where_the_certificate_is_trusted(server, tmp_path, monkeypatch):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = (
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        key,
        "-out",
        certificate,
        "-days",
        "2",
    )
    subprocess.run(
        [*made, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.server.socket = context.wrap_socket(server.server.socket, server_side=True)
    base = f"https://localhost:{server.server.server_port}"
    server.pages["/catalog.json"] = catalogue(base)
    monkeypatch.setenv("no_proxy", "localhost")
    with pytest.raises(FetchError, match="certificate"):
        fetch(["manifest-file"], tmp_path / "copy", catalogue=f"{base}/catalog.json", downloader=Downloader())
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetch(["manifest-file"], tmp_path / "copy", catalogue=f"{base}/catalog.json", downloader=Downloader())
    assert list(load(tmp_path / "copy").ids()) == ["manifest-file"]
