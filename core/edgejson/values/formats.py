"""The field of every format of the drafts, of OpenAPI's and of the usual unofficial ones."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson.values import dates
from edgejson.values.draw import Producer
from edgejson.values.hints import DateHint

__all__ = ["FORMAT_FIELDS", "TEMPORAL", "field_of_format", "temporal"]

TEMPORAL = ("date", "date-time", "time", "duration")
"""Formats whose values are moments or spans of time."""


def _read(lines: str) -> dict[str, str]:
    pairs = (line.split(": ") for line in lines.strip().splitlines())
    return {form: field for field, forms in pairs for form in forms.split()}


FORMAT_FIELDS: Mapping[str, str] = _read("""
person.email: email idn-email e-mail mail
code.uuid: uuid guid uuid4 UUID uuidv4
internet.url: uri url iri URL URI http-url https-url web-url
@web.iri: uri-reference iri-reference
code.uri_template: uri-template url-template
internet.hostname: hostname host-name idn-hostname host fqdn
internet.domain: domain domain-name
internet.ipv4: ipv4 ip-address ip ipv4-address ipAddress
internet.ipv6: ipv6 ipv6-address
@dev.cidr: cidr ipv4-cidr ipv4network ipv4-network ip-range
@dev.host_port: host-port hostport socket-address
internet.mac: mac mac-address
code.json_pointer: json-pointer
code.relative_json_pointer: relative-json-pointer
@dev.json_path: json-path jsonpath
code.regex: regex regexp ecma-regex
person.phone: phone phone-number tel telephone phoneNumber
person.phone_e164: e164 e.164
person.name: full-name person-name
person.username: username user-name
place.timezone: timezone time-zone tz iana-timezone
place.country_code: country-code country-code-2 iso-country iso3166 iso-3166 country_code
place.postal_code: postal-code zip zip-code postcode
code.color: color colour hex-color css-color rgb-color
code.version: semver version semantic-version
@pool.version_range: semver-range version-range
@dev.currency: currency currency-code iso4217 iso-4217
code.language: language language-code iso639 iso-639-1
code.locale: locale bcp47 bcp-47 language-tag
code.path: path
@pool.file_path: file-path filepath uri-file
code.file: filename file-name file
@pool.directory: directory directory-path dir-path folder
@pool.glob: glob
@web.relative: uri-path url-path
@dev.base64: byte binary base64 base64url bytes-base64
@dev.secret: password secret token
@dev.int_text: int64 int32 bigint integer number uint32 uint64
@dev.amount: decimal money float double
@dev.local_moment: date-time-local datetime-local local-date-time local-datetime
@dev.moment: datetime timestamp rfc3339 iso8601 iso-8601 iso-date-time dateTime
@pool.month: month
@dev.object_id: objectid object-id mongo-id mongoid bson-objectid ObjectId
@dev.ulid: ulid
@dev.client_id: nanoid cuid ksuid
@project.name: slug
@dev.trace_id: hex hexadecimal
@dev.jwt: jwt
@dev.iban: iban
@dev.bic: bic swift
@dev.isbn: isbn isbn13 isbn-13
@dev.ean: ean ean13 gtin
@dev.card: credit-card card-number credit-card-number
@dev.tax_id: vat vat-id tax-id
@dev.cnpj: cnpj
@dev.cpf: cpf
@pool.byte_size: byte-size bytes-size file-size filesize
@pool.cron: cron cron-expression
code.mime: mime mime-type media-type content-type
code.license: license spdx spdx-license
@dev.sha256: sha256 sha-256 hash checksum
code.hash: sha1 git-sha commit-sha
@dev.md5: md5
@arn.function: arn aws-arn
@project.git: git-url git-uri
@project.image: docker-image container-image
@pool.html: html
@pool.markdown: markdown
@pool.css: css
@pool.sql: sql
@pool.selector: css-selector
@pool.int_or_string: int-or-string
@pool.memory_quantity: quantity
@dev.data_uri: data-url data-uri
code.image: image image-url
@number.port: port
@dev.percent: percent percentage
@number.year: year
""")
"""Format to the field that draws it."""

_ADDRESSES = (
    "@web.",
    "@beside.@project.homepage",
    "company.url",
    "@project.git",
    "@project.issues",
    "@project.homepage",
    "@project.docs",
    "code.image",
    "person.site",
)


def field_of_format(form: str, named: str | None = None) -> str | None:
    """The field for a format, where the name of the property leads to `named`; None for an unknown format.

    The name adds whose value it is and when in its life a thing is: ``@period.start_date`` ends before `end_date`.

    >>> field_of_format("email", "person:sender.email"), field_of_format("date-time", "@period.updated")
    ('person:sender.email', '@period.updated')
    >>> field_of_format("date", "code.birth_date"), field_of_format("time"), field_of_format("unheard-of")
    ('code.birth_date', 'moment.time', None)
    """
    kind, _, last = (named or "").partition(".")
    if form in TEMPORAL:
        return _temporal_field(form, kind, last)
    field = FORMAT_FIELDS.get(form)
    if field is None or named is None:
        return field
    if field in {"internet.url", "@web.iri"} and named.startswith(_ADDRESSES) and named != "@web.query":
        relative = named in {"@web.relative", "@web.fragment"}
        return field if relative and field == "internet.url" else named
    return named if last == field.rpartition(".")[2] else field


def _temporal_field(form: str, kind: str, last: str) -> str:
    if form == "date" and (kind, last) == ("code", "birth_date"):
        return "code.birth_date"
    if kind.startswith("@period") and form in ("date", "date-time"):
        happening = last.removesuffix("_date")
        return f"{kind}.{happening}_date" if form == "date" else f"{kind}.{happening}"
    return f"moment.{form}"


def temporal(form: str, hint: DateHint | None = None) -> Producer:
    """The producer of one of `TEMPORAL`; the hint is for those that have a day."""
    if form == "date":
        return dates.date_text() if hint is None else dates.date_text(hint.first, hint.last)
    if form == "date-time":
        if hint is None:
            return dates.datetime_text()
        return dates.datetime_text(hint.first, hint.last, step=hint.step, hours=hint.hours)
    return dates.clock_time if form == "time" else dates.duration_text
