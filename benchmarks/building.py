"""Records per CPU second of whole builds (all families, all checks, files written), and memory as builds grow.

Start-up is counted in where all families build; of one family it is what a larger build costs more than a smaller one.
The baseline, in the same run, is a Faker loop that makes invoices and does nothing else; the memory of a build of all
families is held against that of the first size, which a build of 1,000,000 records may exceed by a fifth.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from faker_loop import invoices
from measuring import rate, run, table

FAMILIES = ("schema_generate", "json_repair", "text_to_json", "transform", "style_strict")
SMALLER, LARGER = 1_000, 6_000
PAIRS = 0.2
"""Preference records on top, as a share: what a recipe has by default."""


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
            delivered = size + round(PAIRS * size)
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
            smaller, larger = (
                run(build(Path(temporary) / f"{family}-{size}", size, f"tasks={{{family}: 1.0}}"))
                for size in (SMALLER, LARGER)
            )
            speed = (LARGER - SMALLER) * (1 + PAIRS) / (larger.cpu - smaller.cpu)
            rows.append(
                [
                    f"build, {LARGER:,} less {SMALLER:,} records",
                    family,
                    f"{speed:,.0f}",
                    f"{speed / baseline:.2f}",
                    f"{larger.peak:.0f}",
                    "",
                ]
            )
    of_first = f"x peak at {sizes[0]:,}"
    table(["what", "families", "delivered records per CPU-s", "x Faker loop", "peak MiB", of_first], rows)


if __name__ == "__main__":
    main()
