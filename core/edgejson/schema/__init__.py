"""JSON Schemas: validated, sampled, measured, and held to their cross-field rules."""

from edgejson.schema.invariants import RuleViolation
from edgejson.schema.schema import Schema
from edgejson.schema.validation import SchemaViolation

__all__ = ["RuleViolation", "Schema", "SchemaViolation"]
