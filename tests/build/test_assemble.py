"""What the assembly remembers does not grow with the records, but for where the line of each begins."""

from __future__ import annotations

import io
import tracemalloc

import orjson

from edgejson.building.assemble import Assembly
from edgejson.diskset import KEY_BYTES
from edgejson.plan import SchemaChoice, make_plan
from edgejson.recipe import recipe_from

CHOICES = [SchemaChoice(f"core/s{number}", "simple") for number in range(3)]
FEW, MANY = 4096, 3 * 4096
"""Multiples of the entries that a `DiskMap` holds: at both counts all of them have just gone to disk."""


def planned(*, fraction=1.0):
    tasks = {"style_strict": {"rows": MANY, "fraction": fraction}}
    return make_plan(recipe_from({"tasks": tasks, "preference": 0}), CHOICES)


def block_file(block, first, *, rejected):
    """The file of a block: for each row a record that is like no other, or why none could be made."""
    lines = []
    for number, share in enumerate(block.shares):
        for _ in range(share.rows):
            key = (first + len(lines)).to_bytes(KEY_BYTES, "big").hex()
            head = {"share": number, "slot": key, "content": key, "group": key, "skeleton": key}
            if rejected:
                message = f"the text does not state {key}"
                head["findings"] = [{"check": "unmakeable:style_strict", "pointer": "", "message": message}]
            lines.append(orjson.dumps(head) + b"\t" + orjson.dumps({"id": key, "meta": {}}) + b"\n")
    return b"".join(lines)


def memory_per_record(plan, folder, *, rejected=False):
    """Bytes that stay for each record after the first `FEW`, and bytes at most that writing them out takes."""
    with (
        (folder / "rejects.jsonl").open("wb") as rejects,
        Assembly(plan, folder, rejects, lambda line: (line, [])) as assembly,
    ):
        given, held = 0, {}
        tracemalloc.start()
        try:
            for block in plan.blocks:
                for _ in assembly.take(block, block_file(block, given, rejected=rejected)):
                    pass
                given += block.rows
                held[given] = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            assembly.write(folder / "data")
            most = tracemalloc.get_traced_memory()[1] - io.DEFAULT_BUFFER_SIZE  # of the file that is written
        finally:
            tracemalloc.stop()
    assert given == MANY
    return (held[MANY] - held[FEW]) / (MANY - FEW), (most - held[MANY]) / MANY


def test_a_record_leaves_the_place_of_its_line(tmp_path):
    held, writing = memory_per_record(planned(), tmp_path)
    assert 8 <= held < 16
    assert writing < 4


def test_a_record_that_is_to_be_repeated_leaves_its_place_twice(tmp_path):
    held, _ = memory_per_record(planned(fraction=1.5), tmp_path)
    assert 17 <= held < 32


def test_reasons_that_quote_values_are_not_all_kept(tmp_path):
    held, _ = memory_per_record(planned(), tmp_path, rejected=True)
    assert held < 16
