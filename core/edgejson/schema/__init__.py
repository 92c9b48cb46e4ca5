"""JSON Schemas: sampled, validated, described, with invariants that hold by construction."""

from edgejson.schema.coverage import Coverage
from edgejson.schema.invariants import RuleViolation
from edgejson.schema.satisfiability import Satisfiability
from edgejson.schema.schema import Schema
from edgejson.schema.shapes import Relaxed
from edgejson.schema.validation import SchemaViolation

__all__ = ["Coverage", "Relaxed", "RuleViolation", "Satisfiability", "Schema", "SchemaViolation"]
