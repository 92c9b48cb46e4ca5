"""MB per second of `edgejson validate` over a built run folder.

Beside it: reading the same lines with orjson and judging each answer with the raw compiled validator, nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import orjson
from building import build
from measuring import rate, run, table

from edgejson.host import Host
from edgejson.sources import open_library


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "run"
        run(build(folder, size))
        files = sorted(folder.glob("data/*/*.jsonl"))
        megabytes = sum(file.stat().st_size for file in files) / 1e6
        usage = run([sys.executable, "-m", "edgejson", "validate", str(folder)])
        library = open_library(Host.from_environment(), ["core"])

        def raw() -> int:
            for file in files:
                for line in file.read_bytes().split(b"\n"):
                    if line:
                        record = orjson.loads(line)
                        answer = (
                            orjson.loads(record.get("output") or record["chosen"])
                            if record["meta"].get("instance")
                            else None
                        )
                        if answer is not None:
                            library.get(record["meta"]["schema"]).is_valid(answer)
            return 1

        baseline = rate(raw) * megabytes
    speed = megabytes / usage.cpu
    table(
        ["what", "MB per CPU-s", "ratio", "peak MiB"],
        [
            ["orjson + raw validator", f"{baseline:.1f}", "1.0", ""],
            [
                f"edgejson validate, {megabytes:.1f} MB, all checks and proofs",
                f"{speed:.1f}",
                f"{speed / baseline:.3f}",
                f"{usage.peak:.0f}",
            ],
        ],
    )


if __name__ == "__main__":
    main()
