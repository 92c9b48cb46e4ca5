"""Models of a Python module: what survives of them, that instances fit them, and modules that cannot be used."""

from __future__ import annotations

import importlib
import json
import sys

import pytest
from pydantic import TypeAdapter

from edgejson.errors import SchemaError
from edgejson.library import SchemaLibrary
from edgejson_schemas.pydantic_models import PydanticSettings, edgejson_schema_pack

MODELS = '''
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, RootModel, computed_field
from typing_extensions import NotRequired, TypedDict

T = TypeVar("T")


class Status(str, Enum):
    open = "open"
    paid = "paid"


class Line(BaseModel):
    """One line of a cart."""

    sku: str = Field(pattern=r"^[A-Z]{3}-[0-9]{4}$", description="Article number", examples=["KTX-1934"])
    quantity: int = Field(ge=1, le=99)
    price: Decimal = Field(gt=0, max_digits=8, decimal_places=2, description="Price of one")


class Cart(BaseModel):
    """A shopping cart."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"x-invariants": [{"id": "later", "assert": "until >= day"}]}
    )

    id: UUID
    created: AwareDatetime
    day: date
    until: date
    at: time
    lasts: timedelta
    status: Status
    kind: Literal["web", "shop"]
    lines: Annotated[list[Line], Field(min_length=1, max_length=5)]
    note: str | None = Field(default=None, max_length=200)
    who: int | str
    pair: tuple[int, str]
    rates: dict[str, Decimal]

    @computed_field
    @property
    def size(self) -> int:
        return len(self.lines)


class Node(BaseModel):
    name: str
    children: list["Node"] = []


class Cat(BaseModel):
    type: Literal["cat"]
    lives: int = Field(ge=0, le=9)


class Dog(BaseModel):
    type: Literal["dog"]
    barks: bool


class Owner(BaseModel):
    pet: Annotated[Cat | Dog, Field(discriminator="type")]


@dataclass
class Point:
    x: float
    y: float = 0


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Tags(RootModel[list[str]]):
    pass


class Page(BaseModel, Generic[T]):
    items: list[T]


class _Private(BaseModel):
    x: int


Basket = Cart
Carts = list[Cart]
'''


@pytest.fixture
def shop(write, tmp_path, monkeypatch):
    write("shop/__init__.py", "from shop.models import Cart, Node\n__all__ = ['Cart']\n")
    write("shop/models.py", MODELS)
    monkeypatch.chdir(tmp_path)
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "shop"]:
        del sys.modules[name]


def load(target, **settings):
    return edgejson_schema_pack().load(PydanticSettings(target=target, **settings))


def test_a_module_offers_what_it_defines(shop):
    assert set(load("shop.models").ids()) == {"Line", "Cart", "Node", "Cat", "Dog", "Owner", "Point", "Movie", "Tags"}
    assert list(load("shop").ids()) == ["Cart"]
    assert list(load("shop.models:Cart").ids()) == ["Cart"]
    assert list(load("shop.models:Carts").ids()) == ["Carts"]


def test_words_examples_and_constraints_survive(shop):
    document = load("shop.models:Line").entry("Line").document
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (document["title"], document["description"]) == ("Line", "One line of a cart.")
    sku, quantity, price = (document["properties"][name] for name in ("sku", "quantity", "price"))
    assert (sku["description"], sku["examples"], sku["pattern"]) == (
        "Article number",
        ["KTX-1934"],
        "^[A-Z]{3}-[0-9]{4}$",
    )
    assert (quantity["minimum"], quantity["maximum"]) == (1, 99)
    assert price["description"] == "Price of one"
    assert (price["type"], price["multipleOf"]) == ("number", 0.01)
    assert (price["exclusiveMinimum"], price["exclusiveMaximum"]) == (0, 1_000_000)


@pytest.mark.parametrize("name", ["Line", "Cart", "Node", "Cat", "Owner", "Point", "Movie", "Tags", "Carts"])
def test_the_model_accepts_every_instance(name, shop):
    schema = SchemaLibrary([load(f"shop.models:{name}")]).get(name)
    model = TypeAdapter(getattr(importlib.import_module("shop.models"), name))
    for seed in range(150):
        model.validate_json(json.dumps(schema.sample(seed)))


def test_rules_in_the_models_configuration_hold(shop):
    schema = SchemaLibrary([load("shop.models:Cart")]).get("Cart")
    for seed in range(50):
        cart = schema.sample(seed)
        assert cart["until"] >= cart["day"]


def test_the_schema_of_what_is_written_differs_from_what_is_read(shop):
    read = load("shop.models:Cart").entry("Cart").document
    written = load("shop.models:Cart", mode="serialization").entry("Cart").document
    assert "size" not in read["properties"]
    assert "size" in written["required"]
    assert written["$defs"]["Line"]["properties"]["price"]["type"] == "string"


def test_a_recursive_model_ends_and_has_a_title(shop):
    schema = SchemaLibrary([load("shop.models:Node")]).get("Node")
    assert schema.document["title"] == "Node"
    assert any(node.get("children") for node in map(schema.sample, range(30)))


def test_the_folder_of_the_modules_can_be_named(write, tmp_path):
    write("elsewhere/stock_of_mine.py", "from pydantic import BaseModel\nclass Item(BaseModel):\n    n: int\n")
    before = list(sys.path)
    assert list(load("stock_of_mine", path=tmp_path / "elsewhere").ids()) == ["Item"]
    assert sys.path == before
    del sys.modules["stock_of_mine"]


def test_builds_are_the_same_with_one_and_two_workers(shop, edgejson, tmp_path):
    for workers in (1, 2):
        out = tmp_path / f"out{workers}"
        words = ("--target", 40, "--set", "schemas=pydantic:shop.models", "--workers", workers)
        done = edgejson("build", "-o", out, *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    one, two = (
        {path.name + path.parent.name: path.read_bytes() for path in sorted((tmp_path / name).rglob("data/**/*.jsonl"))}
        for name in ("out1", "out2")
    )
    assert one == two
    manifest = json.loads((tmp_path / "out1" / "manifest.json").read_bytes())
    assert "pydantic/Cart" in manifest["schemas"]


BROKEN = {
    "import sys; sys.exit(3)": ("odd.py:1", "it ends the program (exit 3)"),
    "raise AssertionError('no')": ("odd.py:1", "AssertionError: no"),
    "\n1 / 0": ("odd.py:2", "ZeroDivisionError"),
    "x = 1\ndef f(:\n": ("odd.py:2", "SyntaxError"),
    "import nothing_of_the_kind": ("odd.py:1", "No module named 'nothing_of_the_kind'"),
    "x = 1": ("odd", "holds no pydantic model"),
}


@pytest.mark.parametrize("source", BROKEN)
def test_a_module_that_cannot_be_used_is_one_line(source, write, line, tmp_path):
    write("odd.py", source)
    message = line("schemas", "list", "--from", "pydantic:odd", cwd=tmp_path)
    assert all(words in message for words in BROKEN[source]), message


def test_what_a_module_prints_is_no_data(write, edgejson, tmp_path):
    write("chatty.py", "print('hello')\nfrom pydantic import BaseModel\nclass A(BaseModel):\n    n: int\n")
    done = edgejson("schemas", "sample", "A", "--from", "pydantic:chatty", cwd=tmp_path)
    assert json.loads(done.stdout)["n"] is not None
    assert "hello" in done.stderr


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("shp.models", "no module 'shp.models' in the current folder"),
        ("shop.modls", "no module 'shop.modls'"),
        ("shop.models:Crat", "did you mean Cat or Cart"),
        ("shop.models:Cart.Inner", "has no Cart.Inner"),
        ("shop models", "MODULE:MODEL"),
        ("shop:", "MODULE:MODEL"),
        ("models.py", "a module has no ending: say models"),
    ],
)
def test_a_name_that_leads_nowhere_is_one_line(target, words, shop, line, tmp_path):
    assert words in line("schemas", "list", "--from", f"pydantic:{target}", cwd=tmp_path)


def test_a_model_without_a_schema_is_named_and_costs_no_other(write, edgejson, tmp_path):
    write(
        "odd.py",
        "from typing import Callable\nfrom pydantic import BaseModel\n"
        "class A(BaseModel):\n    f: Callable\n"
        "class B(BaseModel):\n    x: 'Nowhere'\n"
        "class C(BaseModel):\n    n: int\n",
    )
    done = edgejson("schemas", "list", "--from", "pydantic:odd", cwd=tmp_path)
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["id", "pydantic/C"]
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["pydantic/A", "pydantic/B"]


def test_a_type_that_fails_at_describing_itself_is_named(shop, write, tmp_path):
    write(
        "odd_type.py",
        "class Odd:\n"
        "    @classmethod\n"
        "    def __get_pydantic_core_schema__(cls, source, handler):\n"
        "        raise OSError('x')\n",
    )
    with pytest.raises(SchemaError, match="odd_type:Odd: has no JSON Schema: OSError: x"):
        load("odd_type:Odd").entry("Odd")
    del sys.modules["odd_type"]


def test_the_asterisks_of_a_secret_are_no_default(shop, write, tmp_path):
    write(
        "vault.py",
        "from pydantic import BaseModel, SecretStr\n"
        "class Login(BaseModel):\n"
        "    user: str = 'root'\n"
        "    password: SecretStr = SecretStr('hunter2')\n",
    )
    members = load("vault").entry("Login").document["properties"]
    assert members["user"]["default"] == "root"
    assert "default" not in members["password"]
    assert members["password"]["format"] == "password"
    del sys.modules["vault"]
