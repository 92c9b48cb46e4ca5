"""Values with a structure of their own: keys of clouds, hashes, numbers with right check digits, addresses of APIs.

None of them can be a working secret: credentials are random and bear no vendor's prefix.
"""

# ruff: noqa: E501 - a row of a table is read whole
from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from edgejson.values.checked import cnpj, cpf, ean, iban, imei, isbn, nif, tax_id
from edgejson.values.codes import domain, hex_text, uri, uuid
from edgejson.values.dates import datetime_text
from edgejson.values.draw import Draw, Producer, pick
from edgejson.values.languages.english import TAGS
from edgejson.values.naming.pools import POOLS

__all__ = ["ADDRESSES", "TECHNICAL", "arn", "cloud_id", "identifier_of"]

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MOMENT: Callable[[Draw], Any] = datetime_text()
_UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def _digits(count: int) -> Producer:
    low = 10 ** (count - 1)
    return lambda draw: str(low + int(draw.random() * 9 * low))


def _of(name: str) -> Producer:
    pool = POOLS[name]
    return lambda draw: pick(draw, pool)


def _characters(draw: Draw, count: int, alphabet: str = _BASE62) -> str:
    random, size = draw.random, len(alphabet)
    return "".join([alphabet[int(random() * size)] for _ in range(count)])


def _social_number(draw: Draw) -> str:
    """A masked number of a person: what a record may show of it."""
    return f"***-**-{int(draw.random() * 10_000):04d}"


def _card(draw: Draw) -> str:
    return f"**** **** **** {int(draw.random() * 10_000):04d}"


def _bic(draw: Draw) -> str:
    country = draw.world.country.code
    return f"{_characters(draw, 4, _UPPER)}{country}{pick(draw, ('FF', 'MM', '22', 'PP', 'BB'))}"


# ---------------------------------------------------------------- clouds


def cloud_id(role: str) -> Producer:
    """The id of a cloud resource, by the words of the property: ``vpc-0a1b…`` for `vpc_id`."""
    prefix = next((prefix for word, prefix in _CLOUD_PREFIXES.items() if word in role), "")
    if prefix == "key":
        return uuid
    if not prefix:
        return lambda draw: _characters(draw, 10, "0123456789abcdefghijklmnopqrstuvwxyz")
    tail = hex_text(17)
    return lambda draw: f"{prefix}-{tail(draw)}"


_CLOUD_PREFIXES = {
    "kms": "key", "vpc_security": "sg", "security_group": "sg", "vpc_endpoint": "vpce", "subnet": "subnet", "vpc": "vpc", "ami": "ami",
    "route_table": "rtb", "network_interface": "eni", "internet_gateway": "igw", "nat_gateway": "nat", "file_system": "fs",
    "transit_gateway": "tgw", "volume": "vol", "allocation": "eipalloc", "snapshot": "snap", "launch_template": "lt",
    "placement_group": "pg", "instance": "i",
}  # fmt: skip


def arn(role: str) -> Producer:
    """An Amazon resource name of the kind that the words of the property tell."""
    service, form = next((form for word, form in _ARNS.items() if word in role), _ARNS["function"])
    regions, account, names = POOLS["aws_region"], _digits(12), POOLS["slug"]

    def produce(draw: Draw) -> str:
        region = "" if service in {"iam", "s3"} else pick(draw, regions)
        owner = "" if service == "s3" else account(draw)
        name = form.format(name=pick(draw, names), number=hex_text(8)(draw), role=pick(draw, _ROLES))
        return f"arn:aws:{service}:{region}:{owner}:{name}"

    return produce


_ROLES = ("deploy-role", "lambda-execution-role", "batch-worker", "read-only-auditor", "firehose-delivery-role")
_ARNS = {
    "role": ("iam", "role/{role}"), "policy": ("iam", "policy/{name}-access"), "user": ("iam", "user/{name}"), "topic": ("sns", "{name}-events"),
    "sns": ("sns", "{name}-events"), "queue": ("sqs", "{name}-jobs"), "dead_letter": ("sqs", "{name}-dlq"), "bucket": ("s3", "{name}-data"),
    "kms": ("kms", "key/{number}-4d2e-4f1a-9c3b-5e6f7a8b9c0d"), "key": ("kms", "key/{number}-4d2e-4f1a-9c3b-5e6f7a8b9c0d"),
    "table": ("dynamodb", "table/{name}"), "secret": ("secretsmanager", "secret:{name}-{number}"), "certificate": ("acm", "certificate/{number}-1c2d-4e3f-8a9b-0c1d2e3f4a5b"),
    "cluster": ("ecs", "cluster/{name}"), "load_balancer": ("elasticloadbalancing", "loadbalancer/app/{name}/{number}"),
    "target_group": ("elasticloadbalancing", "targetgroup/{name}/{number}"), "stream": ("kinesis", "stream/{name}"), "log": ("logs", "log-group:/aws/{name}"),
    "state_machine": ("states", "stateMachine:{name}"), "function": ("lambda", "function:{name}"),
}  # fmt: skip


# ---------------------------------------------------------------- identifiers


def identifier_of(role: str, style: int) -> Producer:
    """Ids as one system hands them out; `style` keeps all ids of a property alike."""
    word = role.rpartition("_")[2]
    letters = _SHORT.get(word) or "".join(letter for letter in word if letter.isalpha())[:3] or "id"
    if style == 0 and letters != "id":
        prefix, tail = letters, 12
        return lambda draw: f"{prefix}_{_characters(draw, tail, '0123456789abcdefghjkmnpqrstvwxyz')}"
    if style == 1 and letters != "id":
        prefix = letters.upper()
        return lambda draw: f"{prefix}-{10_000 + int(draw.random() * 89_999)}"
    if style == 2:
        return uuid
    return lambda draw: f"{pick(draw, _UPPER)}{pick(draw, _UPPER)}-{100_000 + int(draw.random() * 899_999)}"


_SHORT = {
    "user": "usr", "customer": "cus", "account": "acc", "product": "prd", "session": "ses", "event": "evt", "message": "msg",
    "transaction": "txn", "group": "grp", "project": "prj", "request": "req", "subscription": "sub", "service": "svc",
}  # fmt: skip


def _jwt(draw: Draw) -> str:
    return f"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ{_characters(draw, 48)}.{_characters(draw, 43)}"


def _base64(draw: Draw) -> str:
    return base64.b64encode(draw.rng.randbytes(24)).decode()


def _secret(draw: Draw) -> str:
    return f"{pick(draw, TAGS).capitalize()}-{_characters(draw, 6)}-{pick(draw, TAGS)}{int(draw.random() * 100):02d}"


def _cidr(draw: Draw) -> str:
    random = draw.random
    if random() < 0.5:
        return f"10.{int(random() * 256)}.0.0/16"
    return f"{pick(draw, ('10.0', '172.20', '192.168'))}.{int(random() * 256)}.0/24"


def _host_port(draw: Draw) -> str:
    host = pick(draw, ("127.0.0.1", "172.20.0.5", f"10.0.{int(draw.random() * 256)}.{1 + int(draw.random() * 254)}"))
    return f"{host}:{pick(draw, (80, 443, 3000, 5432, 6379, 8000, 8080, 9090, 9092))}"


def _s3_uri(draw: Draw) -> str:
    return f"s3://{pick(draw, POOLS['bucket'])}/{pick(draw, TAGS)}/{pick(draw, TAGS)}/"


def _code(draw: Draw) -> str:
    return f"{pick(draw, _UPPER)}{pick(draw, _UPPER)}{100 + int(draw.random() * 900)}"


def _vin(draw: Draw) -> str:
    wmi = pick(draw, ("WVW", "1HG", "9BW", "VF1", "WBA", "JTD", "5YJ", "VSS"))
    return f"{wmi}{_characters(draw, 8, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')}{100_000 + int(draw.random() * 899_999)}"


def _plate(draw: Draw) -> str:
    """A number plate as the locale's country writes it."""
    digits, letters = f"{1000 + int(draw.random() * 8999)}", _characters(draw, 4, _UPPER)
    return {
        "pt_BR": f"{letters[:3]}{digits[0]}{letters[3]}{digits[1:3]}",
        "de_DE": f"{letters[0]}-{letters[1:3]} {digits}",
        "es_ES": f"{digits} {letters[:3]}",
        "fr_FR": f"{letters[:2]}-{digits[:3]}-{letters[2:]}",
    }.get(draw.world.locale, f"{digits[0]}{letters[:3]}{digits[1:]}")


def _currency(draw: Draw) -> str:
    """The currency of the locale's country more often than another."""
    own = {"US": "USD", "BR": "BRL"}.get(draw.world.country.code, "EUR")
    return own if draw.random() < 0.7 else pick(draw, ("USD", "EUR", "GBP", "CHF", "JPY", "CAD"))


def _work_title(draw: Draw) -> str:
    """The title of a book, a film or a song."""
    forms = pick(draw, draw.speech.works)
    form = int(draw.random() * 4)
    if form == 3:
        return forms[form].format(pick(draw, draw.world.country.cities).name)
    return forms[form].format(*pick(draw, draw.speech.work_adjectives))


def _geohash(draw: Draw) -> str:
    return f"u{_characters(draw, 7, '0123456789bcdefghjkmnpqrstuvwxyz')}"


def _amount(draw: Draw) -> str:
    return f"{5 + int(draw.random() ** 2 * 900)}.{pick(draw, ('00', '50', '90', '99', '25'))}"


def _percent(draw: Draw) -> str:
    return f"{5 + 5 * int(draw.random() * 18)}%"


def _coupon(draw: Draw) -> str:
    return (
        f"{pick(draw, ('SPRING', 'WELCOME', 'SAVE', 'SUMMER', 'FRIENDS', 'EXTRA'))}{5 * (1 + int(draw.random() * 8))}"
    )


def _expiry(draw: Draw) -> str:
    return f"{1 + int(draw.random() * 12):02d}/{27 + int(draw.random() * 5)}"


TECHNICAL: Mapping[str, Callable[[Draw], Any]] = {
    "access_key": lambda draw: f"key-{_characters(draw, 16, _UPPER)}",
    "amount": _amount,
    "base64": _base64,
    "bic": _bic,
    "card": _card,
    "cidr": _cidr,
    "cnpj": cnpj,
    "cpf": cpf,
    "currency": _currency,
    "plate": _plate,
    "vin": _vin,
    "work_title": _work_title,
    "nif": nif,
    "siren": _digits(9),
    "siret": lambda draw: f"{_digits(9)(draw)}{int(draw.random() * 90) + 10:05d}",
    "client_id": lambda draw: _characters(draw, 20, "0123456789abcdefghijklmnopqrstuvwxyz"),
    "code": _code,
    "coupon": _coupon,
    "data_uri": lambda draw: f"data:image/png;base64,{_base64(draw)}",
    "digits3": _digits(3),
    "digits4": _digits(4),
    "digits10": _digits(10),
    "digits12": _digits(12),
    "ean": ean,
    "expiry": _expiry,
    "fingerprint": lambda draw: f"SHA256:{_characters(draw, 43)}",
    "geohash": _geohash,
    "host_port": _host_port,
    "iban": iban,
    "imei": imei,
    "int_text": _digits(2),
    "isbn": isbn,
    "json_path": lambda draw: (
        f"$.{pick(draw, TAGS)}{pick(draw, ('', '[0]', '[*]', '.items'))}.{pick(draw, POOLS['field_name'])}"
    ),
    "jwt": _jwt,
    "key_prefix": lambda draw: f"{pick(draw, TAGS)}/{2023 + int(draw.random() * 4)}/",
    "local_moment": lambda draw: _MOMENT(draw)[:16],
    "md5": hex_text(32),
    "moment": lambda draw: f"{_MOMENT(draw)[:19]}Z",
    "money": lambda draw: f"{pick(draw, ('€', '$', '£'))}{_amount(draw)}",
    "object_id": lambda draw: f"6{_characters(draw, 23, '0123456789abcdef')}",
    "percent": _percent,
    "registration": _digits(8),
    "resource_version": _digits(7),
    "s3_uri": _s3_uri,
    "salt": hex_text(16),
    "schema_ref": lambda draw: f"#/$defs/{pick(draw, POOLS['class_name'])}",
    "secret": _secret,
    "sha256": hex_text(64),
    "sha512": lambda draw: f"sha512-{_characters(draw, 86)}==",
    "span_id": hex_text(16),
    "ssn": _social_number,
    "tax_id": tax_id,
    "token_word": lambda draw: base64.b64encode(draw.rng.randbytes(18)).decode().rstrip("="),
    "trace_id": hex_text(32),
    "ulid": lambda draw: f"01{_characters(draw, 24, '0123456789ABCDEFGHJKMNPQRSTVWXYZ')}",
}
"""Fields of the kind `@dev`."""

# ---------------------------------------------------------------- addresses


def _root(draw: Draw) -> str:
    """The site of the company or project that the record is about; of an invented firm elsewhere."""
    firm = draw.scope.get("company")
    return firm.domain if firm is not None else domain(draw)


def _site(draw: Draw) -> str:
    return f"https://www.{_root(draw)}{'' if draw.random() < 0.7 else '/'}"


def _url(draw: Draw) -> str:
    firm = draw.scope.get("company")
    if firm is None:
        return uri(draw)
    return f"https://www.{firm.domain}/{pick(draw, TAGS)}"


def _relative(draw: Draw) -> str:
    path = f"/{pick(draw, ('orders', 'invoices', 'news', 'products', 'reports', 'users', 'help', 'api/v1/orders'))}"
    return path if draw.random() < 0.4 else f"{path}/{pick(draw, TAGS)}"


def _api(draw: Draw) -> str:
    return f"https://api.{_root(draw)}/{pick(draw, ('v1', 'v2', 'v1/events', 'hooks', 'oauth/token', 'v1/orders', 'callback'))}"


def _docs(draw: Draw) -> str:
    return f"https://{pick(draw, ('docs', 'help', 'support', 'www'))}.{_root(draw)}/{pick(draw, ('guide', 'terms', 'privacy', 'pricing', 'reference', 'install'))}"


def _dialect(draw: Draw) -> str:
    return pick(draw, ("https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"))


ADDRESSES: Mapping[str, Producer] = {
    "api": _api,
    "docs": _docs,
    "feed": lambda draw: f"https://www.{_root(draw)}/{pick(draw, ('feed.xml', 'rss', 'news/rss.xml', 'atom.xml'))}",
    "fragment": lambda draw: f"{pick(draw, TAGS)}",
    "iri": _url,
    "query": lambda draw: (
        f"{pick(draw, ('page', 'sort', 'ref', 'lang', 'q'))}={pick(draw, TAGS)}&limit={10 * (1 + int(draw.random() * 9))}"
    ),
    "relative": _relative,
    "schema": _dialect,
    "site": _site,
    "url": _url,
    "video": lambda draw: f"https://video.{_root(draw)}/watch/{_characters(draw, 11)}",
}
"""Fields of the kind `@web`."""
