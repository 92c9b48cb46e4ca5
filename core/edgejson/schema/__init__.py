"""JSON Schemas: sampled, validated, described, with invariants that hold by construction."""

from edgejson.schema.coverage import Coverage
from edgejson.schema.invariants import RuleViolation
from edgejson.schema.schema import Schema
from edgejson.schema.validation import SchemaViolation

__all__ = ["Coverage", "RuleViolation", "Schema", "SchemaViolation"]
