"""Values of one object agree: whose name it is, which project, what came first, which value a key has."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import jsonschema_rs
import pytest

from edgejson.schema import Schema
from edgejson.values.draw import Draw
from edgejson.values.fields import Fields
from edgejson.values.formats import FORMAT_FIELDS, TEMPORAL, field_of_format
from edgejson.values.locales import LOCALES, slug, world
from edgejson.values.names import is_guess, key_by_name, number_by_name, text_by_name
from edgejson.values.naming.described import listed_values
from edgejson.values.naming.lexicon import english
from edgejson.values.naming.nouns import MAP_KEYS, MAP_VALUES, SIGNED
from edgejson.values.naming.text_table import TEXTS

SEEDS = range(60)


def texts(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "string"} for name in names}, "required": list(names)}


def samples(document: dict[str, Any], **options: Any) -> list[Any]:
    schema = Schema(document)
    return [schema.sample(seed, **options) for seed in SEEDS]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_bare_name_is_a_persons_beside_an_email(locale):
    for value in samples(texts("name", "email"), locale=locale):
        local = value["email"].partition("@")[0]
        assert any(slug(part) in local for part in value["name"].split() if len(part) > 2)


def test_a_bare_name_is_a_companys_beside_an_industry():
    for value in samples(texts("name", "industry", "website", "email")):
        site = re.fullmatch(r"https://www\.([a-z0-9.]+)/?", value["website"])[1]
        assert slug(value["name"].split()[0]) in site
        assert value["email"].endswith(f"@{site}")


def test_a_bare_name_is_a_products_beside_a_price():
    document = texts("name", "sku")
    document["properties"]["price"] = {"type": "number"}
    document["required"].append("price")
    product = Schema({"type": "object", "properties": {"product": document}, "required": ["product"]})
    named = Schema(document)
    alone = {named.sample(seed)["name"] for seed in range(400)}
    assert all(len(name.split()) >= 2 and name[0].isupper() for name in alone)
    nouns = {name.partition(" ")[2] for name in alone}
    assert {product.sample(seed)["product"]["name"].partition(" ")[2] for seed in SEEDS} <= nouns


def test_a_package_is_one_project():
    document = texts("name", "repository", "bugs", "description")
    document["properties"]["image"] = {"type": "object", "properties": {"url": {"type": "string"}}}
    for value in samples(document):
        assert value["repository"].endswith(f"/{value['name']}.git")
        assert value["bugs"] == value["repository"].replace(".git", "/issues")


def test_company_and_website_agree_however_they_are_called():
    for name, site in (("companyName", "companyWebsite"), ("organization", "homepage"), ("empresa", "sitio_web")):
        for value in samples(texts(name, site), locale="en_US"):
            assert slug(value[name].split()[0]) in value[site]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("startDate", "endDate"),
        ("createdAt", "updatedAt"),
        ("created_at", "deleted_at"),
        ("valid_from", "valid_until"),
        ("data_inicio", "data_fim"),
        ("startdatum", "enddatum"),
        ("issue_date", "due_date"),
        ("date_debut", "date_fin"),
    ],
)
def test_what_follows_comes_later(first, later):
    values = samples(texts(first, later))
    assert all(value[first] <= value[later] for value in values)
    assert len({value[first] for value in values}) > 40


def test_tags_have_values_of_their_keys():
    tags = {"type": "object", "properties": {"Tags": {"type": "array", "minItems": 2, "items": texts("Key", "Value")}}}
    values: dict[str, set[str]] = {}
    for value in samples({**tags, "required": ["Tags"]}):
        for tag in value["Tags"]:
            values.setdefault(tag["Key"], set()).add(tag["Value"])
    assert values["Environment"] == {"production", "staging", "development"}
    assert not values["Environment"] & values["Team"]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("minReplicas", "maxReplicas"), ("min_length", "max_length"), ("minimum", "maximum"), ("priceMin", "priceMax"),
        ("startLine", "endLine"), ("FromPort", "ToPort"), ("lower_bound", "upper_bound"), ("minAge", "maxAge"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["integer", "number"])
def test_the_ends_of_a_range_never_cross(low, high, form):
    document = {"type": "object", "properties": {name: {"type": form} for name in (low, high)}, "required": [low, high]}
    assert all(value[low] <= value[high] for value in samples(document))


@pytest.mark.parametrize("name", ["month", "year", "quantity", "replicas", "page", "hour"])
def test_what_is_counted_is_whole_even_where_any_number_may_stand(name):
    values = samples({"type": "object", "properties": {name: {"type": "number"}}, "required": [name]})
    assert all(isinstance(value[name], int) for value in values)


def test_a_map_holds_what_its_name_says():
    for name, pattern in (("dependencies", r"[\^~>=<\d.x |]+"), ("scripts", r"[a-z]+ .*|[a-z]+"), ("env", r"\S.*")):
        held = {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}
        for value in samples({"type": "object", "properties": {name: held}, "required": [name]}):
            assert all(re.fullmatch(pattern, text) for text in value[name].values())


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("description", "listed"),
    [
        ('The symbol. One of: `"circle"` (default), `"square"`, `"cross"`', ("circle", "square", "cross")),
        ("Valid values: + ``IPV4`` + ``DUAL``", ("IPV4", "DUAL")),
        ("operation carried by the patch: must be either 'add' or 'remove'.", ("add", "remove")),
        ("Values are STARTING_UP, ENABLED, STOPPING_UP.", ("STARTING_UP", "ENABLED", "STOPPING_UP")),
        ("The name of the person", ()),
        ("It can be foo or bar.", ()),
        ("One of the directories below", ()),
    ],
)  # fmt: skip
def test_values_that_a_description_lists(description, listed):
    assert listed_values(description, examples=False) == listed


def test_examples_in_a_description_count_where_the_name_says_little():
    assert text_by_name("zzz", "", "", "The level, e.g. `gold` or `silver`.") == "@said.gold|silver"
    assert text_by_name("city", "", "", "The city, e.g. `Springfield`.") == "place.city"


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("nome_do_cliente", "customer_name"),
        ("fecha_de_entrega", "delivery_date"),
        ("codigo_postal_envio", "delivery_postal_code"),
        ("numero_de_commande", "order_number"),
        ("lieferdatum", "delivery_date"),
        ("kundennummer", "customer_number"),
        ("data", None),
        ("date_format", None),
        ("total_price", None),
        ("image_id", None),
        ("note", None),
    ],
)
def test_foreign_names_in_english(name, meaning):
    assert english(name) == meaning


def test_a_name_that_says_nothing_is_a_guess():
    assert is_guess(text_by_name("quorvex"))
    assert not is_guess(text_by_name("courriel"))
    values = samples(texts("quorvexMode2Fold"))
    assert len({value["quorvexMode2Fold"] for value in values}) > 8


def test_units_in_a_description_are_heard():
    assert number_by_name("duration", "", "in milliseconds").high >= 1000
    assert number_by_name("duration", "", "in years").high <= 50
    assert number_by_name("value", "", "", "serviceAvailabilityPercentage").high == 100


def test_every_way_of_naming_members_exists():
    fields = Fields()
    for owner, pattern in (
        ("devDependencies", r"(@[\w-]+/)?[\w.-]+"),
        ("scripts", r"[a-z0-9]+"),
        ("environment", r"[A-Z_]+"),
        ("labels", r"[\w./]+"),
        ("unheard", r"[a-z_]+"),
    ):
        assert re.fullmatch(pattern, str(fields.field(key_by_name(owner)).draw(Draw(1, world("en_US"), 1))))
    for field in set(MAP_KEYS.values()) | set(MAP_VALUES.values()) | set(SIGNED.values()):
        assert isinstance(fields.field(field).draw(Draw(1, world("en_US"), 1)), str)


# ---------------------------------------------------------------- formats

OF_THE_DRAFTS = (
    "date", "date-time", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
    "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex", "uuid",
)  # fmt: skip


@pytest.mark.parametrize("form", OF_THE_DRAFTS)
@pytest.mark.parametrize("name", ["zzz", "startDate", "homepage", "repository", "basePath", "image"])
def test_formats_of_the_drafts_hold_whatever_the_name(form, name):
    validator = jsonschema_rs.Draft202012Validator({"type": "string", "format": form}, validate_formats=True)
    field = Fields().field(field_of_format(form, text_by_name(name)))
    for seed in SEEDS:
        value = field.draw(Draw(seed, world("de_DE"), 1))
        assert validator.is_valid(value), value


def test_every_field_of_the_tables_exists_and_draws_text():
    fields = Fields()
    named = {line.partition(": ")[0].lstrip("?") for line in TEXTS.splitlines() if ": " in line and line[0] != "#"}
    for name in sorted({*named, *FORMAT_FIELDS.values(), *(f"moment.{form}" for form in TEMPORAL)}):
        field = fields.field(f"{name}role" if name.endswith(".") else name)
        for locale in LOCALES:
            value = field.draw(Draw(3, world(locale), 1))
            assert isinstance(value, str), name
            assert value.strip() == value != "", name
            assert not re.search(r"example\.|lorem|\bfoo\b|\bbar\b", value), name


def drawn(name: str, locale: str = "en_US") -> list[str]:
    field = Fields().field(name)
    return [str(field.draw(Draw(seed, world(locale), 1))) for seed in SEEDS]


def test_check_digits_are_right():
    for iban in drawn("@dev.iban", "fr_FR"):
        turned = iban[4:] + iban[:4]
        assert int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
    for code in (*drawn("@dev.isbn"), *drawn("@dev.ean")):
        assert sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(code)) % 10 == 0
    for number in drawn("@dev.imei"):
        doubled = [int(digit) * (1, 2)[place % 2] for place, digit in enumerate(number)]
        assert sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def test_brazilian_check_digits_are_right():
    for text, over in ((text, 8) for text in drawn("@dev.cnpj", "pt_BR")):
        digits = [int(digit) for digit in text if digit.isdigit()]
        assert len(digits) == 14
        for end in (12, 13):
            rest = sum(digit * (2 + place % over) for place, digit in enumerate(reversed(digits[:end]))) % 11
            assert digits[end] == (11 - rest if rest > 1 else 0)
    for text in drawn("@dev.cpf", "pt_BR"):
        digits = [int(digit) for digit in text if digit.isdigit()]
        for end in (9, 10):
            assert (
                digits[end] == sum(digit * (end + 1 - place) for place, digit in enumerate(digits[:end])) * 10 % 11 % 10
            )


def test_the_vocabularies_load_without_faker():
    code = "import sys; import edgejson.values.names, edgejson.values.fields; sys.exit('faker' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
