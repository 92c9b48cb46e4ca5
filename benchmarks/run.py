"""Every measurement, one after the other."""

from __future__ import annotations

import building
import sampling
import starting
import validating

for script in (starting, sampling, building, validating):
    print(f"## {script.__name__}\n")
    script.main()
