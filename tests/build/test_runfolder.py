"""A run folder belongs to one recipe, is worked in by one run, and is never mixed with anything else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from edgejson.building.runfolder import RunFolder
from edgejson.errors import RunFolderError
from edgejson.files import writing_whole


def opened(path, fingerprint="f", resume="if_possible"):
    return RunFolder(path, fingerprint=fingerprint, identity={"name": "t"}, resume=resume)


def test_a_run_is_continued_by_the_same_recipe_only(tmp_path):
    with opened(tmp_path / "out") as folder:
        (folder.blocks / "000000.jsonl").write_text("kept")
    with opened(tmp_path / "out") as folder:
        assert (folder.blocks / "000000.jsonl").read_text() == "kept"
        assert not folder.complete
    with (
        pytest.raises(RunFolderError, match="another recipe, of other schemas or of another version"),
        opened(tmp_path / "out", "other"),
    ):
        pass
    with pytest.raises(RunFolderError, match="already holds a run"), opened(tmp_path / "out", resume="never"):
        pass


def test_resume_always_needs_a_run(tmp_path):
    with pytest.raises(RunFolderError, match="no run to resume"), opened(tmp_path / "new", resume="always"):
        pass
    assert not (tmp_path / "new").exists()


def test_a_finished_run_is_known_as_complete_and_its_work_is_gone(tmp_path):
    with opened(tmp_path) as folder:
        (folder.blocks / "000000.jsonl").write_text("x")
        folder.finish()
    with opened(tmp_path) as folder:
        assert folder.complete
        assert not list(folder.blocks.iterdir())


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(RunFolderError, match="no run of edgejson"), opened(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(RunFolderError, match="a file, not a folder"), opened(tmp_path / "out"):
        pass


def test_a_damaged_state_is_refused_by_name(tmp_path):
    with opened(tmp_path):
        pass
    (tmp_path / ".edgejson" / "run.json").write_text("{}")
    with pytest.raises(RunFolderError, match="damaged"), opened(tmp_path):
        pass


def test_two_runs_cannot_work_in_one_folder(tmp_path):
    program = (
        "import sys, pathlib\n"
        "from edgejson.building.runfolder import RunFolder\n"
        "with RunFolder(pathlib.Path(sys.argv[1]), fingerprint='f', identity={}, resume='if_possible'):\n"
        "    print('in', flush=True); sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout.readline() == "in\n"
        with pytest.raises(RunFolderError, match="another run is working"), opened(tmp_path):
            pass
        other.stdin.close()
    with opened(tmp_path) as folder:
        assert not folder.complete


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_place_is_one_line(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(RunFolderError, match="cannot write"), opened(tmp_path / "out"):
        pass


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "data" / "train.jsonl"
    with pytest.raises(ZeroDivisionError), writing_whole(path) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert list(path.parent.iterdir()) == []
    with writing_whole(path) as file:
        file.write(b"whole")
    assert [entry.name for entry in path.parent.iterdir()] == ["train.jsonl"]
    assert path.read_bytes() == b"whole"
