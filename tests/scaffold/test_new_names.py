"""Names, licences and failures of `edgejson new`: one line on bad input, and all of a package or nothing."""

import stat
import tomllib
from pathlib import Path

import pytest

from edgejson.cli import main
from edgejson.errors import InputError
from edgejson.host import Host
from edgejson.scaffold import LICENSES, PACKAGE_KINDS, PackageName, create_package


@pytest.mark.parametrize("name", ["acme_shop", "acme-shop", "edgejson-pack-acme-shop", "edgejson_pack_acme_shop"])
def test_every_spelling_gives_the_same_names(name):
    names = PackageName.of("pack", name)
    assert (names.plugin_id, names.distribution) == ("acme_shop", "edgejson-pack-acme-shop")
    assert (names.module, names.class_name) == ("edgejson_pack_acme_shop", "AcmeShop")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Acme", "did you mean acme?"),
        ("acme shop", "did you mean acme_shop?"),
        ("9lives", "did you mean lives?"),
        ("a__b", "did you mean a_b?"),
        ("a-", "did you mean a?"),
        ("../up", "did you mean up?"),
        ("kräfte", "did you mean krafte?"),
        ("a" * 41, f"did you mean {'a' * 40}?"),
        ("", ""),
        ("12", ""),
        ("acme\n", "did you mean acme?"),
    ],
)
def test_a_malformed_name_is_one_line_with_a_near_one(name, hint, tmp_path):
    with pytest.raises(InputError) as caught:
        create_package("pack", name, tmp_path)
    assert caught.value.where == repr(name)
    assert caught.value.hint == hint
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []
    if hint:
        PackageName.of("pack", hint.removeprefix("did you mean ").removesuffix("?"))


@pytest.mark.parametrize(
    ("kind", "name", "complaint"),
    [
        ("check", "grounding", "checks/grounding is already offered by edgejson "),
        ("pack", "core", "schemas/core is already offered by edgejson "),
        ("pack", "json-schema-test", ""),
        ("teacher", "templates", "teachers/templates is already offered"),
        ("task", "json-repair", "tasks/json_repair is already offered"),
        ("task", "json_transform", "it is an older name of the task transform"),
        ("check", "all", "`all` stands for the checks in the box"),
        ("task", "grounding", ""),
    ],
)
def test_an_id_that_is_taken_among_its_kind_is_refused(kind, name, complaint, tmp_path):
    if not complaint:
        assert create_package(kind, name, tmp_path, host=Host(frozenset())).is_dir()
        return
    with pytest.raises(InputError) as caught:
        create_package(kind, name, tmp_path, host=Host(frozenset()))
    assert complaint in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_nothing_that_is_there_is_overwritten(there, tmp_path, capfd):
    place = tmp_path / "edgejson-pack-acme"
    if there == "folder":
        place.mkdir()
        (place / "README.md").write_text("mine")
    elif there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", "pack", "acme", "--into", str(tmp_path)]) == 2
    assert capfd.readouterr().err == f"edgejson: error: {place}: is already there, and nothing is overwritten\n"
    assert sorted(tmp_path.rglob("*")) == before
    assert there != "folder" or (place / "README.md").read_text() == "mine"


def test_what_cannot_be_finished_leaves_nothing_behind(tmp_path, monkeypatch):
    written = Path.write_text

    def full(path, text, **options):
        if path.name == "README.md":
            raise OSError(28, "No space left on device", str(path))
        return written(path, text, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        create_package("pack", "acme", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_as_open_as_any_other(tmp_path):
    folder = create_package("pack", "acme", tmp_path / "new" / "place")
    (tmp_path / "other").mkdir()
    assert folder == tmp_path / "new" / "place" / "edgejson-pack-acme"
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert [entry.name for entry in folder.parent.iterdir()] == ["edgejson-pack-acme"]


@pytest.mark.parametrize("license_", LICENSES)
@pytest.mark.parametrize("kind", PACKAGE_KINDS)
def test_the_licence_is_stated_everywhere(kind, license_, tmp_path):
    folder = create_package(kind, "acme", tmp_path, license=license_, author='Ana "Nita" Ruiz \\ Söhne')
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == LICENSES[license_].expression
    assert project["license-files"] == ["LICENSE"]
    assert project["authors"] == [{"name": 'Ana "Nita" Ruiz \\ Söhne'}]
    assert ("Private :: Do Not Upload" in project["classifiers"]) == (license_ == "Proprietary")
    text = (folder / "LICENSE").read_text(encoding="utf-8")
    if license_ == "Apache-2.0":
        assert text == (Path(__file__).parents[2] / "LICENSE").read_text(encoding="utf-8")
    else:
        assert 'Copyright (c) Ana "Nita" Ruiz \\ Söhne' in text
    assert f"Licence: {license_}." in (folder / "README.md").read_text(encoding="utf-8")
    if kind in ("pack", "teacher"):  # what they make carries it on
        code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
        assert f'license="{LICENSES[license_].expression}"' in code


@pytest.mark.parametrize("kind", PACKAGE_KINDS)
def test_every_word_is_filled_in_and_the_same_command_gives_the_same_files(kind, tmp_path):
    folders = [create_package(kind, "acme", tmp_path / place) for place in ("one", "two")]
    texts = [
        {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
        for folder in folders
    ]
    assert texts[0] == texts[1]
    assert [path for path, text in texts[0].items() if b"@@" in text or "@@" in path] == []
    assert {"pyproject.toml", "README.md", "LICENSE", ".gitignore", "recipe.yaml"} < set(texts[0])
    assert f"src/edgejson_{kind}_acme/py.typed" in texts[0]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["new", "packs", "acme"], "'packs' is not one of 'pack', 'check', 'teacher', 'task'"),
        (["new", "pack", "acme", "--license", "GPL"], "'GPL' is not one of"),
        (["new", "pack"], "Missing argument 'NAME'"),
        (["new", "pack", "acme", "--author", "two\nlines"], "an author is one line of text"),
        (["nev", "pack", "acme"], "did you mean new?"),
    ],
)
def test_bad_usage_is_one_line(arguments, complaint, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert complaint in said.err
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_command_offers_what_the_package_knows():
    from edgejson.cli.new import command

    offered = {parameter.name: parameter.type for parameter in command.params}
    assert tuple(offered["kind"].choices) == PACKAGE_KINDS
    assert tuple(offered["license"].choices) == tuple(LICENSES)
