"""Settings of an endpoint: what is refused before any call, in one line that says what to do and shows no secret."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from edgejson_teachers._http.endpoint import Endpoint


def _refusal(**settings: object) -> str:
    with pytest.raises(ValidationError) as caught:
        Endpoint.model_validate(settings)
    problems = caught.value.errors(include_url=False)
    assert len(problems) == 1
    message = str(problems[0]["msg"])
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "url",
    [
        "https://api.deepseek.com/v1",
        "https://api.deepseek.com/v1/",
        "HTTPS://openrouter.ai/api/v1",
        "http://localhost:11434",
        "http://127.0.0.1:8080/v1",
        "http://[::1]:8080",
        "http://192.168.1.20:8000/v1",
        "http://10.0.0.7",
        "http://100.64.3.2:8000",
        "http://ollama:11434",
        "http://gpu-box.local:8000",
        "http://host.docker.internal:8000",
        "http://[fd00::12]:8000",
    ],
)
def test_https_anywhere_and_plain_http_nearby(url: str) -> None:
    assert Endpoint(base_url=url).base_url == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("api.deepseek.com/v1", "must start with https://"),
        ("localhost:11434", "must start with https://"),
        ("ftp://files.deepseek.com", "must start with https://"),
        ("https://", "must start with https://"),
        ("", "must start with https://"),
        ("https://api.deepseek.com/v1?api-version=3", "query"),
        ("https://api.deepseek.com/v1#top", "fragment"),
        ("https://api.deepseek.com:99999", "is no URL"),
        ("https://[::1", "is no URL"),
        ("https://api.deepseek.com/v 1", "character"),
        ("https://api.deepseek.com:0/v1", "port"),
        ("http://api.deepseek.com/v1", "plain text"),
        ("http://8.8.8.8:8000", "plain text"),
        ("http://[2001:4860:4860::8888]", "plain text"),
        ("http://[::ffff:8.8.8.8]", "plain text"),
        ("http://127.0.0.1.nip.io", "plain text"),
        ("http://localhost.evil.com", "plain text"),
    ],
)
def test_a_wrong_base_url_says_what_is_wrong_with_it(url: str, words: str) -> None:
    assert words in _refusal(base_url=url)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValidationError) as caught:
        Endpoint(base_url="https://me:hunter2@api.deepseek.com/v1")
    assert "user name or password" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_key_goes_over_plain_http_to_this_machine_only() -> None:
    assert Endpoint(base_url="http://127.0.0.1:8000", api_key_env="LOCAL_KEY").api_key_env == "LOCAL_KEY"
    assert "the key would travel to 192.168.1.20" in _refusal(
        base_url="http://192.168.1.20:8000", api_key_env="LOCAL_KEY"
    )
    told = Endpoint(base_url="http://192.168.1.20:8000", api_key_env="LOCAL_KEY", plain_http=True)
    assert told.api_key_env == "LOCAL_KEY"
    assert Endpoint(base_url="http://api.deepseek.com", plain_http=True).host == "api.deepseek.com"


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-12345",
        "gsk_w12345",
        "hf_QwErTy12345",
        "nvapi_12345",
        "key_12345",
        "AIzaSy12345",
        "tgp_v1_12345",
        "d12345af90e1b2c3d4e5f60718293a4b",
    ],
)
def test_a_key_in_place_of_its_variable_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Endpoint(base_url="https://api.deepseek.com", api_key_env=key)
    assert "name of an environment variable" in str(caught.value)
    assert "not the key" in str(caught.value)
    assert "12345" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["OPENAI_API_KEY", "HF_TOKEN", "GROQ_KEY_OF_TEAM_12345", "azure_key", "my_long_service_api_key", "key2"]
)
def test_names_of_variables_are_taken(name: str) -> None:
    assert Endpoint(base_url="https://api.deepseek.com", api_key_env=name).api_key_env == name


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("Authorization", "Bearer abc", "secret"),
        ("X-API-Key", "abc", "secret"),
        ("api-key", "abc", "secret"),
        ("x-auth-token", "abc", "secret"),
        ("Proxy-Authorization", "abc", "secret"),
        ("Cookie", "a=b", "secret"),
        ("Ocp-Apim-Subscription-Key", "abc", "api_key_env"),
        ("X-Access-Key", "abc", "api_key_env"),
        ("x-functions-key", "abc", "api_key_env"),
        ("api_key", "abc", "api_key_env"),
        ("X-AuthToken", "abc", "api_key_env"),
        ("credentials", "abc", "api_key_env"),
        ("X-Client-Secret-Id", "abc", "api_key_env"),
        ("Authorization-Extra", "abc", "api_key_env"),
        ("Host", "elsewhere", "itself"),
        ("Content-Length", "3", "itself"),
        ("X Title", "edgejson", "name"),
        ("X-Title:", "edgejson", "name"),
        ("X-Title", "a\r\nX-Other: b", "character"),
        ("X-Title", "é", "character"),
    ],
)
def test_headers_carry_no_secret_and_break_no_request(name: str, value: str, words: str) -> None:
    assert words in _refusal(base_url="https://api.deepseek.com", headers={name: value})


def test_harmless_headers_are_kept() -> None:
    headers = {"HTTP-Referer": "https://edge.dev", "X-Title": "edge json", "x-max-tokens-hint": "12"}
    assert Endpoint(base_url="https://openrouter.ai/api/v1", headers=headers).headers == headers


@pytest.mark.parametrize(
    "setting",
    [
        {"timeout_s": 0},
        {"reply_timeout_s": -1},
        {"max_concurrency": 0},
        {"retries": -1},
        {"requests_per_minute": 0},
        {"tokens_per_minute": 0},
        {"time_out": 3},
    ],
)
def test_limits_out_of_range_and_unknown_settings_are_refused(setting: dict[str, object]) -> None:
    assert _refusal(base_url="https://api.deepseek.com", **setting)
