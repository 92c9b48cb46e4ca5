"""One exchange with a server that does what it likes: sorted, bounded in time and size, and nothing left open."""

from __future__ import annotations

import asyncio
import gzip
import sys

import pytest
import virtual_time
from scripted import Scripted, Step, serve

from edgejson.models import ModelError
from edgejson_teachers._http.transport import Answer, BrokenError, Transport

_BODY = b'{"text": "a reply that is long enough to be cut somewhere in its middle, or sent drop by drop"}'


async def _post(transport: Transport, *, within: float = 60.0) -> Answer:
    try:
        return await transport.post(
            b'{"q": 1}', {"Content-Type": "application/json"}, until=asyncio.get_running_loop().time() + within
        )
    finally:
        await transport.close()


def _exchange(step: Step, *, within: float = 60.0, most: int = 1 << 20) -> Answer:
    async def main() -> Answer:
        async with serve(lambda _: step) as server:
            return await _post(Transport(server.url + "/v1/chat", connect_s=5, most=most), within=within)

    return virtual_time.run(main())


def _broken(step: Step, *, within: float = 60.0, most: int = 1 << 20) -> BrokenError:
    with pytest.raises(BrokenError) as caught:
        _exchange(step, within=within, most=most)
    return caught.value


@pytest.mark.parametrize(
    "step",
    [
        Step(body=_BODY),
        Step(body=_BODY, chunked=True),
        Step(body=_BODY, drip=0.5),
        Step(body=_BODY, chunked=True, drip=0.5, piece=3),
        Step(body=_BODY, delay=50),
        Step(body=_BODY, hang_up=True),
        Step(raw=b"HTTP/1.0 200 OK\r\n\r\n" + _BODY),
    ],
    ids=["plain", "chunked", "drips", "drips in chunks", "late", "hangs up", "no length"],
)
def test_a_whole_body_is_read_as_it_came(step: Step) -> None:
    answer = _exchange(step)
    assert answer.status == 200
    assert answer.raw == _BODY


def test_a_body_that_was_compressed_is_read() -> None:
    answer = _exchange(Step(body=gzip.compress(_BODY), headers={"Content-Encoding": "gzip"}))
    assert answer.raw == _BODY


def test_the_request_is_sent_as_it_is() -> None:
    async def main() -> Scripted:
        async with serve([Step(body=_BODY)]) as server:
            await _post(Transport(server.url + "/v1/chat", connect_s=5))
            return server

    (seen,) = virtual_time.run(main()).seen
    assert (seen.method, seen.path, seen.body) == ("POST", "/v1/chat", b'{"q": 1}')
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["content-length"] == "8"
    assert "cookie" not in seen.headers
    assert "authorization" not in seen.headers


@pytest.mark.parametrize(
    ("step", "broken", "sent"),
    [
        (Step(reset=True), "reset", True),
        (Step(raw=b""), "reset", True),
        (Step(body=_BODY, cut=20), "cut", True),
        (Step(body=_BODY, cut=0), "cut", True),
        (Step(body=_BODY, chunked=True, cut=20), "cut", True),
        (Step(body=_BODY, chunked=True, cut=len(_BODY)), "cut", True),
        (Step(body=b"no gzip", headers={"Content-Encoding": "gzip"}), "cut", True),
        (Step(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), "not_http", True),
        (Step(delay=61), "timeout", True),
        (Step(body=_BODY, drip=10, piece=1), "timeout", True),
        (Step(body=b"x" * 2000), "too_large", True),
        (Step(body=gzip.compress(b"x" * 2_000_000), headers={"Content-Encoding": "gzip"}), "too_large", True),
    ],
)
def test_what_breaks_is_sorted(step: Step, broken: str, sent: bool) -> None:
    error = _broken(step, most=1000)
    assert (error.broken, error.sent) == (broken, sent)
    assert "\n" not in error.what


def test_a_dripping_server_is_left_at_the_deadline_however_often_it_sends() -> None:
    async def main() -> float:
        async with serve(lambda _: Step(body=b"x" * 10_000, drip=0.1, piece=1)) as server:
            with pytest.raises(BrokenError, match="no end of the reply"):
                await _post(Transport(server.url, connect_s=5), within=7.0)
            return asyncio.get_running_loop().time()

    assert virtual_time.run(main()) == pytest.approx(7.0, abs=0.2)


def test_nobody_listening_is_unreachable_and_was_sent_nothing() -> None:
    async def main() -> BrokenError:
        async with serve([]) as server:
            url = server.url
        with pytest.raises(BrokenError) as caught:
            await _post(Transport(url, connect_s=5))
        return caught.value

    error = asyncio.run(main())
    assert (error.broken, error.sent) == ("unreachable", False)
    assert "refused" in error.what.lower()


def test_a_name_that_is_none_is_unreachable() -> None:
    with pytest.raises(BrokenError) as caught:
        asyncio.run(_post(Transport("http://nowhere.invalid/v1", connect_s=5)))
    assert (caught.value.broken, caught.value.sent) == ("unreachable", False)
    assert "resolved" in caught.value.what


def test_plain_http_behind_https_is_unreachable() -> None:
    async def main() -> BrokenError:
        async with serve(lambda _: Step(body=_BODY)) as server:
            with pytest.raises(BrokenError) as caught:
                await _post(Transport(server.url.replace("http:", "https:"), connect_s=5))
            return caught.value

    assert virtual_time.run(main()).broken == "unreachable"


@pytest.mark.parametrize("status", [400, 429, 500])
@pytest.mark.parametrize(
    "fault", [{}, {"cut": 30}, {"drip": 20.0, "piece": 8}], ids=["whole", "cut", "hangs in the body"]
)
def test_an_error_is_told_by_its_status_even_when_its_body_does_not_arrive(
    status: int, fault: dict[str, float | int]
) -> None:
    answer = _exchange(Step(status=status, body=_BODY, headers={"Retry-After": "7"}, **fault))  # type: ignore[arg-type]
    assert answer.status == status
    assert answer.headers["retry-after"] == "7"
    assert _BODY.startswith(answer.raw)
    assert bool(fault) == (answer.raw != _BODY)


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    async def main() -> tuple[Answer, int]:
        async with serve(lambda _: Step(body=_BODY)) as elsewhere:
            moved = Step(status=307, headers={"Location": elsewhere.url})
            async with serve([moved]) as server:
                return await _post(Transport(server.url, connect_s=5)), len(elsewhere.seen)

    answer, asked_elsewhere = virtual_time.run(main())
    assert answer.status == 307
    assert asked_elsewhere == 0


def test_cookies_are_not_sent_back_and_connections_are_used_again() -> None:
    async def main() -> Scripted:
        async with serve(lambda _: Step(body=_BODY, headers={"Set-Cookie": "a=b; Path=/"})) as server:
            # The cookie jar of the library never keeps cookies of a bare address.
            transport = Transport(server.url.replace("127.0.0.1", "localhost"), connect_s=5)
            for _ in range(3):
                await transport.post(b"{}", {}, until=asyncio.get_running_loop().time() + 9)
            await transport.close()
            return server

    server = asyncio.run(main())
    assert server.connections == 1
    assert all("cookie" not in seen.headers for seen in server.seen)


def test_it_opens_again_after_close_and_in_another_loop() -> None:
    transports: list[Transport] = []

    async def main() -> int:
        async with serve(lambda _: Step(body=_BODY)) as server:
            transport = transports[0] if transports else Transport(server.url, connect_s=5)
            transport._url = server.url  # the port of a server of another loop is another one
            transports.append(transport)
            for _ in range(2):
                assert (await _post(transport)).raw == _BODY
            await transport.close()
            await transport.close()
            return server.connections

    assert [asyncio.run(main()) for _ in range(2)] == [2, 2]


def test_a_call_that_is_cancelled_leaves_no_connection() -> None:
    async def main() -> int:
        async with serve(lambda _: Step(body=_BODY, delay=1000)) as server:
            transport = Transport(server.url, connect_s=5)
            call = asyncio.ensure_future(transport.post(b"{}", {}, until=asyncio.get_running_loop().time() + 2000))
            await asyncio.sleep(1)
            assert server.open == 1
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            await transport.close()
            return len(server.seen)

    assert virtual_time.run(main()) == 1


def _through_proxy(monkeypatch: pytest.MonkeyPatch, *, told: bool) -> tuple[Scripted, Scripted]:
    async def main() -> tuple[Scripted, Scripted]:
        async with serve(lambda _: Step(body=_BODY)) as proxy, serve(lambda _: Step(body=_BODY)) as server:
            monkeypatch.setenv("http_proxy", proxy.url.replace("http://", "http://user:word@"))
            monkeypatch.setenv("no_proxy", "")
            await _post(Transport(server.url + "/v1", connect_s=5, proxies_from_env=told))
            return proxy, server

    return asyncio.run(main())


def test_a_proxy_of_the_environment_is_used_when_told(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    proxy, server = _through_proxy(monkeypatch, told=False)
    assert (len(proxy.seen), len(server.seen)) == (0, 1)
    assert "authorization" not in server.seen[0].headers
    proxy, server = _through_proxy(monkeypatch, told=True)
    assert (len(proxy.seen), len(server.seen)) == (1, 0)
    assert proxy.seen[0].path == server.url + "/v1"
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic dXNlcjp3b3Jk"
    assert "authorization" not in proxy.seen[0].headers  # what stands in .netrc stays there


def test_a_host_that_no_proxy_is_for_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> int:
        async with serve(lambda _: Step(body=_BODY)) as server:
            monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
            monkeypatch.setenv("no_proxy", "127.0.0.1")
            return (await _post(Transport(server.url, connect_s=5, proxies_from_env=True))).status

    assert asyncio.run(main()) == 200


@pytest.mark.parametrize(("status", "broken"), [(502, "unreachable"), (407, "barred")])
def test_a_proxy_that_lets_nothing_through_is_told_from_one_that_wants_a_password(
    monkeypatch: pytest.MonkeyPatch, status: int, broken: str
) -> None:
    async def main() -> tuple[BrokenError, Scripted]:
        async with serve(lambda _: Step(status=status)) as proxy:
            monkeypatch.setenv("https_proxy", proxy.url)
            monkeypatch.setenv("no_proxy", "")
            with pytest.raises(BrokenError) as caught:
                await _post(Transport("https://api.deepseek.com/v1", connect_s=5, proxies_from_env=True))
            return caught.value, proxy

    error, proxy = asyncio.run(main())
    assert (error.broken, error.sent) == (broken, False)
    assert str(status) in error.what
    assert [(seen.method, seen.path) for seen in proxy.seen] == [("CONNECT", "api.deepseek.com:443")]


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5://somebody:hidden@127.0.0.1:1080",
        "http://somebody:hidden@127.0.0.1:port",
        "http://somebody:hidden@[::1",
        "http://somebody:hidden\N{EURO SIGN}@127.0.0.1:3128",
        "somebody:hidden@",
    ],
)
def test_a_proxy_that_cannot_be_used_is_one_line_without_its_password(
    monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(ModelError) as caught:
        asyncio.run(_post(Transport("https://api.deepseek.com/v1", connect_s=5, proxies_from_env=True)))
    assert caught.value.kind == "misconfigured"
    assert "HTTPS_PROXY" in str(caught.value)
    assert "hidden" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_proxy_may_be_named_without_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> int:
        async with serve(lambda _: Step(body=_BODY)) as proxy:
            monkeypatch.setenv("http_proxy", proxy.url.removeprefix("http://"))
            monkeypatch.setenv("no_proxy", "")
            await _post(Transport("http://nowhere.invalid/v1", connect_s=5, proxies_from_env=True))
            return len(proxy.seen)

    assert asyncio.run(main()) == 1


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(ModelError) as caught:
        asyncio.run(_post(Transport("http://127.0.0.1:9/v1", connect_s=5)))
    assert caught.value.kind == "misconfigured"
    assert "pip install 'edgejson[api]'" in str(caught.value)


def test_many_exchanges_at_once() -> None:
    async def main() -> tuple[int, int]:
        async with serve(lambda seen: Step(body=b"%d" % seen.number, delay=1)) as server:
            transport = Transport(server.url, connect_s=5)
            answers = await asyncio.gather(*(transport.post(b"{}", {}, until=1000.0) for _ in range(150)))
            await transport.close()
            return len({answer.raw for answer in answers}), server.most

    assert virtual_time.run(main()) == (150, 150)
