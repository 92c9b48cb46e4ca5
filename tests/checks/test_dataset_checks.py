"""Dataset checks without records; what they find in some is in cases/."""

from __future__ import annotations

import json

from edgejson_checks.diversity import Diversity, DiversitySettings


def test_figures_of_nothing(subject):
    figures = Diversity(DiversitySettings()).finish()
    assert figures["records"] == 0
    assert json.loads(json.dumps(figures)) == figures
