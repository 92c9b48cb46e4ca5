"""CPU time of `edgejson list-plugins` beside many installed distributions, as a ratio to `import click`.

Each distribution is a folder as pip leaves it: METADATA with a description, RECORD, WHEEL, INSTALLER, top_level.txt,
entry points for two in three, and of these every tenth a plugin.  Both programs are run in turns with the same path.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from measuring import run, table

PROMISED = 2.2
_DESCRIPTION = "What this distribution does, with an example of how it is used and what it prints.\n" * 60


def install(site: Path, number: int) -> None:
    """One distribution with its module."""
    name = f"shelf-{number:03d}"
    module = name.replace("-", "_")
    info = site / f"{module}-1.{number}.0.dist-info"
    info.mkdir()
    head = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.{number}.0\nSummary: One of many\n"
    head += "".join(f"Requires-Dist: library-{place}>={place}.0\n" for place in range(8))
    (info / "METADATA").write_text(f"{head}Description-Content-Type: text/markdown\n\n{_DESCRIPTION}")
    files = [f"{module}/{part}.py,sha256={'a' * 43},1234" for part in ("__init__", "cli", "core", "main")]
    (info / "RECORD").write_text("\n".join(files))
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nGenerator: hatchling 1.27.0\nRoot-Is-Purelib: true\n")
    (info / "INSTALLER").write_text("pip\n")
    (info / "top_level.txt").write_text(f"{module}\n")
    (site / f"{module}.py").write_text("raise SystemExit('imported')\n")
    if number % 3:
        points = f"[console_scripts]\n{name} = {module}:main\n"
        if number % 10 == 1:
            points += f"\n[edgejson.checks]\nshelf_{number} = {module}\n"
        (info / "entry_points.txt").write_text(points)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--distributions", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=15)
    options = parser.parse_args()
    rows = []
    for number in (0, options.distributions):
        with tempfile.TemporaryDirectory() as folder:
            for place in range(number):
                install(Path(folder), place)
            environment = {**os.environ, "PYTHONPATH": folder}
            clicks = [sys.executable, "-c", "import click"]
            listing = [sys.executable, "-m", "edgejson", "list-plugins"]
            run(clicks, environment=environment), run(listing, environment=environment)
            pairs = [
                (run(clicks, environment=environment).cpu, run(listing, environment=environment).cpu)
                for _ in range(options.pairs)
            ]
        base, cpu = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(listed / imported for imported, listed in pairs)
        rows.append([str(number), f"{base * 1000:.0f}", f"{cpu * 1000:.0f}", f"{ratio:.2f}", f"{PROMISED}"])
    table(
        ["more distributions", "import click, CPU ms", "list-plugins, CPU ms", "ratio (median of pairs)", "at most"],
        rows,
    )


if __name__ == "__main__":
    main()
