"""Every measurement, one after the other."""

from __future__ import annotations

import building
import client_overhead
import many_plugins
import sampling
import starting
import validating

for script in (starting, many_plugins, sampling, building, validating, client_overhead):
    print(f"## {script.__name__}\n")
    script.main()
