"""Where a service is, how it is reached and how hard it may be asked; what the settings of an API teacher build on."""

from __future__ import annotations

import ipaddress
import re
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

__all__ = ["Endpoint"]

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_KEY = re.compile(r"AIza|(gsk|sk|hf|xai|tgp|nvapi|key)_|(?=.*[0-9])(?=.*[a-z]).{20}")
"""How keys begin, and that they are long and mixed, as names of variables are not."""
_SECRET_HEADER = re.compile(r"authorization|cookie|credential|secret|password|key$|token$|(^|[-_])(auth|jwt|bearer)$")
_OURS = frozenset({"content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "host"})
_NEAR_SUFFIXES = (".local", ".lan", ".home", ".internal", ".intranet", ".home.arpa")

_Distance = Literal["here", "near", "far"]


class Endpoint(BaseModel):
    """A service and its limits; a teacher's settings add the model to it, and a `base_url` of their own."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    base_url: str = Field(description="Where the service's paths begin, such as https://api.deepseek.com/v1.")
    api_key_env: str | None = Field(
        default=None, description="Environment variable that holds the API key; null for a service that needs none."
    )
    plain_http: bool = Field(
        default=False,
        description="Permit http:// beyond this network, and an API key over http:// beyond this machine.",
    )
    proxies_from_env: bool = Field(
        default=False, description="Go through the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name."
    )
    headers: dict[str, str] = Field(
        default_factory=dict, description="Further headers of every request; an API key never stands here."
    )
    stream: bool = Field(default=False, description="Have replies streamed, which some gateways need for long ones.")
    timeout_s: float = Field(
        default=600, gt=0, le=86_400, description="Seconds that one call may take with all its attempts and pauses."
    )
    reply_timeout_s: float = Field(
        default=240, gt=0, le=86_400, description="Seconds that one attempt may take until its whole reply is read."
    )
    connect_timeout_s: float = Field(default=10, gt=0, le=600, description="Seconds to connect in.")
    retries: int = Field(
        default=5, ge=0, le=50, description="How often a failed attempt is repeated; being turned away counts apart."
    )
    max_concurrency: int = Field(default=16, ge=1, le=4096, description="The most calls to have open at once.")
    requests_per_minute: int | None = Field(
        default=None, ge=1, description="The most requests of any minute; null for no limit of our own."
    )
    tokens_per_minute: int | None = Field(
        default=None, ge=1, description="The most tokens, of prompts and answers, of any minute; null for no limit."
    )
    outage_failures: int = Field(
        default=10, ge=1, description="So many failures in a row make the service count as down."
    )
    outage_s: float = Field(default=10, ge=0, description="Seconds that they have to span at the least.")
    outage_pause_s: float = Field(
        default=30, gt=0, description="Seconds in which no call is sent then, before one tries whether it is back."
    )

    @field_validator("base_url")
    @classmethod
    def _is_a_base(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise ValueError("is no URL; write it like https://api.openai.com/v1") from None
        if parts.scheme not in {"http", "https"} or not host:
            raise ValueError("must start with https:// or http:// and a host, like https://api.openai.com/v1")
        if "@" in parts.netloc:
            raise ValueError("holds a user name or password; name the variable of the key in api_key_env instead")
        if parts.query or parts.fragment or url.endswith(("?", "#")):
            raise ValueError("has a query or a fragment; it ends where the service's paths begin")
        if port == 0 or any(sign.isspace() or not sign.isprintable() or sign == "\\" for sign in url):
            raise ValueError("holds a port or a character that no URL has")
        return url.rstrip("/")

    @field_validator("api_key_env")
    @classmethod
    def _is_a_name(cls, name: str | None) -> str | None:
        if name is not None and (_KEY.match(name) or not _VARIABLE.fullmatch(name)):
            raise ValueError(
                "must be the name of an environment variable, such as OPENAI_API_KEY:"
                " name the variable that holds the key, not the key"
            )
        return name

    @field_validator("headers")
    @classmethod
    def _are_plain(cls, headers: dict[str, str]) -> dict[str, str]:
        for name, value in headers.items():
            if not _HEADER.fullmatch(name):
                raise ValueError("holds a name that no header can have")
            if not value.isprintable() or not value.isascii():
                raise ValueError(f"{name} holds a character that no header can carry")
            if _SECRET_HEADER.search(name.lower()):
                raise ValueError(f"{name} would hold a secret; name the variable of the key in api_key_env instead")
            if name.lower() in _OURS:
                raise ValueError(f"{name} is set by the request itself")
        return headers

    @model_validator(mode="after")
    def _keeps_secrets(self) -> Endpoint:
        parts = urlsplit(self.base_url)
        if parts.scheme == "https" or self.plain_http:
            return self
        host = parts.hostname or ""
        distance = _distance(host)
        if distance == "far":
            raise ValueError(f"prompts would travel to {host} in plain text; use https://, or set plain_http: true")
        if distance == "near" and self.api_key_env is not None:
            raise ValueError(
                f"the key would travel to {host} in plain text; use https://, api_key_env: null, or plain_http: true"
            )
        return self

    @property
    def host(self) -> str:
        """Host and port, for messages."""
        return urlsplit(self.base_url).netloc


def _distance(host: str) -> _Distance:
    """Whether a host is this machine, on a network of one's own, or anywhere."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        name = host.rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost"):
            return "here"
        return "near" if "." not in name or name.endswith(_NEAR_SUFFIXES) else "far"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_loopback:
        return "here"
    return "far" if address.is_global or address.is_multicast else "near"
