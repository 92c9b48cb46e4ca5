"""Instances per CPU second of `Schema.sample`, rules included, per complexity class, beside a plain Faker loop."""

from __future__ import annotations

from itertools import count

from faker_loop import invoices
from measuring import rate, table

from edgejson.host import Host
from edgejson.sources import open_library


def main() -> None:
    library = open_library(Host.from_environment(), ["core"])
    baseline = rate(lambda: len(invoices(200)))
    rows = [["Faker loop, invoice", "", f"{baseline:,.0f}", "1.0"]]
    seeds = count()
    for complexity in ("simple", "medium", "complex"):
        schemas = [library.get(name) for name in library.ids() if library.get(name).complexity == complexity]

        def work(schemas: list[object] = schemas) -> int:
            for schema in schemas:
                schema.sample(next(seeds))  # type: ignore[attr-defined]
            return len(schemas)

        speed = rate(work)
        rows.append([f"sample, {complexity}", str(len(schemas)), f"{speed:,.0f}", f"{speed / baseline:.1f}"])
    table(["what", "schemas", "instances per CPU-s", "x Faker loop"], rows)


if __name__ == "__main__":
    main()
