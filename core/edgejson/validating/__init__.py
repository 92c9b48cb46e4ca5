"""Validation of data sets: every record through every check that applies, as a stream, into a report."""

from edgejson.validating.report import Located, Report, Tally
from edgejson.validating.runner import run, validate
from edgejson.validating.schemas import SchemaFinder

__all__ = ["Located", "Report", "SchemaFinder", "Tally", "run", "validate"]
