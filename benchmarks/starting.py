"""CPU time to start: `--help` and `list-plugins`, as ratios to `import click` in the same run."""

from __future__ import annotations

import sys

from measuring import median_cpu, table


def main() -> None:
    baseline = median_cpu([sys.executable, "-c", "import click"])
    rows = [["import click", f"{baseline * 1000:.0f}", "1.00"]]
    for words in (["--help"], ["list-plugins"], ["list-plugins", "--probe"]):
        cpu = median_cpu([sys.executable, "-m", "edgejson", *words])
        rows.append([f"edgejson {' '.join(words)}", f"{cpu * 1000:.0f}", f"{cpu / baseline:.2f}"])
    table(["what", "CPU ms (median of 7)", "x import click"], rows)


if __name__ == "__main__":
    main()
