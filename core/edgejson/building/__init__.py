"""Build a data set from a recipe: plan, compose, check, curate, split, publish."""

from edgejson.building.pipeline import BuildResult, Progress, build

__all__ = ["BuildResult", "Progress", "build"]
