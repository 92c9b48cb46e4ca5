"""Records per CPU second of whole builds (all families, all checks, files written), and memory as builds grow.

Start-up is counted in.  The baseline, in the same run, is a Faker loop that makes invoices and does nothing else; the
memory of a build of all families is held against that of the first size, which a build of 1,000,000 records may exceed
by a fifth.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from faker_loop import invoices
from measuring import rate, run, table

FAMILIES = ("schema_generate", "json_repair", "text_to_json", "transform", "style_strict")


def build(folder: Path, target: int, *settings: str, workers: int = 1) -> list[str]:
    command = [sys.executable, "-m", "edgejson", "build", "-o", str(folder), "--target", str(target)]
    return [*command, "--workers", str(workers), *(part for setting in settings for part in ("--set", setting))]


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    baseline = rate(lambda: len(invoices(200)))
    rows = [["Faker loop, invoice", "", f"{baseline:,.0f}", "1.0", "", ""]]
    first_peak = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            usage = run(build(Path(temporary) / f"all-{size}", size))
            delivered = size + round(0.2 * size)
            speed = delivered / usage.cpu
            first_peak = first_peak or usage.peak
            rows.append(
                [
                    f"build, {size:,} + {delivered - size:,} records",
                    "all",
                    f"{speed:,.0f}",
                    f"{speed / baseline:.2f}",
                    f"{usage.peak:.0f}",
                    f"{usage.peak / first_peak:.2f}",
                ]
            )
        for family in FAMILIES:
            usage = run(build(Path(temporary) / family, 2_000, f"tasks={{{family}: 1.0}}", "preference=0"))
            speed = 2_000 / usage.cpu
            rows.append(
                ["build, 2,000 records", family, f"{speed:,.0f}", f"{speed / baseline:.2f}", f"{usage.peak:.0f}", ""]
            )
    of_first = f"x peak at {sizes[0]:,}"
    table(["what", "families", "delivered records per CPU-s", "x Faker loop", "peak MiB", of_first], rows)


if __name__ == "__main__":
    main()
