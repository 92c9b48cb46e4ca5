"""Identifiers, addresses of the net and small closed vocabularies (ISO codes, MIME types, licences)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from edgejson.values.dates import date_text
from edgejson.values.draw import Draw, pick
from edgejson.values.languages.english import TAGS

__all__ = ["CODES", "domain", "file_path", "uri", "uuid"]

_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def uuid(draw: Draw) -> str:
    """A random UUID (version 4)."""
    bits = draw.rng.getrandbits(122)
    text = f"{bits:031x}"  # 30.5 digits of randomness; version and variant take the other six bits
    return f"{text[:8]}-{text[8:12]}-4{text[12:15]}-{'89ab'[bits & 3]}{text[15:18]}-{text[18:30]}"


def identifier(draw: Draw) -> str:
    """An opaque id: a short prefix and digits, as systems hand them out."""
    return f"{pick(draw, _UPPER)}{pick(draw, _UPPER)}-{100_000 + int(draw.random() * 899_999)}"


def reference(draw: Draw) -> str:
    """A document number: ``QK-2024-00731``."""
    prefix = pick(draw, _UPPER) + pick(draw, _UPPER)
    return f"{prefix}-{2021 + int(draw.random() * 6)}-{1 + int(draw.random() * 99_998):05d}"


def hex_text(length: int) -> Callable[[Draw], str]:
    """Lower-case hexadecimal digits."""
    return lambda draw: f"{draw.rng.getrandbits(4 * length):0{length}x}"


def version(draw: Draw) -> str:
    """A semantic version."""
    random = draw.random
    return f"{int(random() * 6)}.{int(random() * 15)}.{int(random() * 20)}"


def color(draw: Draw) -> str:
    return f"#{draw.rng.getrandbits(24):06x}"


def domain(draw: Draw) -> str:
    """The domain of an invented firm; never a reserved one."""
    return pick(draw, draw.world.domains)


def hostname(draw: Draw) -> str:
    return f"{pick(draw, _HOSTS)}.{domain(draw)}"


def uri(draw: Draw) -> str:
    """An https address with a path."""
    random = draw.random
    path = pick(draw, TAGS)
    if random() < 0.6:
        path = f"{path}/{pick(draw, TAGS)}"
    if random() < 0.4:
        path = f"{path}/{100 + int(random() * 9900)}"
    return f"https://{'www.' if random() < 0.5 else ''}{domain(draw)}/{path}"


def uri_path(draw: Draw) -> str:
    return f"/{pick(draw, TAGS)}/{pick(draw, TAGS)}"


def uri_template(draw: Draw) -> str:
    return f"https://{domain(draw)}/{pick(draw, TAGS)}/{{id}}"


def image_uri(draw: Draw) -> str:
    return f"https://cdn.{domain(draw)}/{pick(draw, TAGS)}/{hex_text(10)(draw)}.{pick(draw, ('jpg', 'png', 'webp'))}"


def ipv4(draw: Draw) -> str:
    """A private or a public address; none from the ranges kept for documentation."""
    random = draw.random
    if random() < 0.5:
        return f"10.{int(random() * 256)}.{int(random() * 256)}.{1 + int(random() * 254)}"
    first = pick(draw, (23, 45, 52, 64, 81, 84, 93, 104, 145, 151, 176, 185, 188, 193, 212))
    return f"{first}.{int(random() * 256)}.{int(random() * 256)}.{1 + int(random() * 254)}"


def ipv6(draw: Draw) -> str:
    bits = f"{draw.rng.getrandbits(96):024x}"
    groups = ":".join(f"{int(bits[i : i + 4], 16):x}" for i in range(0, 24, 4))
    return f"{pick(draw, ('2a01', '2a02', '2a03', '2600', '2804'))}:{0x100 + int(draw.random() * 0xE00):x}:{groups}"


def mac(draw: Draw) -> str:
    vendor = pick(
        draw, ("3c:22:fb", "b8:27:eb", "dc:a6:32", "00:1b:63", "f4:5c:89", "a4:83:e7", "18:b4:30", "ec:fa:bc")
    )
    return f"{vendor}:{':'.join(f'{int(draw.random() * 256):02x}' for _ in range(3))}"


def user_agent(draw: Draw) -> str:
    random = draw.random
    chrome = 110 + int(random() * 40)
    system = pick(draw, ("Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64"))
    if random() < 0.3:
        return f"Mozilla/5.0 ({system}; rv:{chrome}.0) Gecko/20100101 Firefox/{chrome}.0"
    return f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{chrome}.0.0.0 Safari/537.36"


def file_name(draw: Draw) -> str:
    return f"{pick(draw, TAGS)}_{2021 + int(draw.random() * 6)}.{pick(draw, _EXTENSIONS)}"


def file_path(draw: Draw) -> str:
    return f"{pick(draw, ('/srv/data', '/var/lib/reports', '/mnt/shared', 'docs', 'assets', 'src'))}/{file_name(draw)}"


def json_pointer(draw: Draw) -> str:
    return f"/{pick(draw, TAGS)}/{int(draw.random() * 10)}"


def relative_json_pointer(draw: Draw) -> str:
    return f"{int(draw.random() * 4)}/{pick(draw, TAGS)}"


def spoken(pool: str) -> Callable[[Draw], str]:
    """A word of a pool, in the language of the sample."""
    return lambda draw: pick(draw, draw.speech.pools[pool])


def from_list(*values: str) -> Callable[[Draw], str]:
    return lambda draw: pick(draw, values)


@cache
def _zones(locale: str) -> tuple[str, ...]:
    from edgejson.values.places import COUNTRIES

    return tuple(sorted({city.zone for city in COUNTRIES[locale].cities}))


def timezone(draw: Draw) -> str:
    return pick(draw, _zones(draw.world.locale))


_HOSTS = ("api", "app", "mail", "db1", "cache", "web02", "edge", "auth", "files", "node7", "proxy", "stream")
_EXTENSIONS = ("csv", "pdf", "txt", "json", "xlsx", "docx", "png", "log", "xml")

CODES: dict[str, Callable[[Draw], Any]] = {
    "uuid": uuid,
    "id": identifier,
    "reference": reference,
    "hash": hex_text(40),
    "token": hex_text(32),
    "version": version,
    "birth_date": date_text("1945-01-01", "2007-12-31"),
    "color": color,
    "color_name": spoken("color_name"),
    "domain": domain,
    "hostname": hostname,
    "url": uri,
    "image": image_uri,
    "path": file_path,
    "file": file_name,
    "uri_path": uri_path,
    "uri_template": uri_template,
    "json_pointer": json_pointer,
    "relative_json_pointer": relative_json_pointer,
    "ipv4": ipv4,
    "ipv6": ipv6,
    "mac": mac,
    "user_agent": user_agent,
    "timezone": timezone,
    "regex": from_list(r"^[a-z]+$", r"^\d{3}-\d{4}$", r"^[A-Z][a-z]*$", r"^[A-Z]{2}\d{6}$"),
    "mime": from_list(
        "application/json", "text/csv", "image/png", "application/pdf", "text/html", "image/jpeg", "text/plain"
    ),
    "license": from_list("MIT", "Apache-2.0", "BSD-3-Clause", "ISC", "GPL-3.0-only", "MPL-2.0"),
    "currency": from_list("USD", "EUR", "GBP", "BRL", "CHF", "JPY", "CAD", "AUD", "SEK", "PLN", "MXN"),
    "language": from_list("en", "pt", "es", "de", "fr", "it", "nl", "pl", "sv", "ja"),
    "locale": from_list("en-US", "pt-BR", "es-ES", "de-DE", "fr-FR", "en-GB", "it-IT", "nl-NL"),
    "unit": from_list("kg", "g", "m", "cm", "km", "L", "kWh", "pcs", "°C", "%", "hPa"),
    "gender": from_list("female", "male", "non-binary"),
    "status": from_list(
        "active", "pending", "completed", "inactive", "cancelled", "scheduled", "in_progress", "on_hold"
    ),
    "priority": from_list("low", "medium", "high", "urgent"),
    "severity": from_list("info", "warning", "error", "critical"),
    "level": from_list("DEBUG", "INFO", "WARN", "ERROR"),
    "http_method": from_list("GET", "POST", "PUT", "PATCH", "DELETE"),
    "payment_method": from_list("credit_card", "bank_transfer", "paypal", "debit_card", "invoice", "cash"),
    "department": spoken("department_name"),
    "size": from_list("XS", "S", "M", "L", "XL"),
}
"""Fields of the kinds `code` and `internet`, by name."""
