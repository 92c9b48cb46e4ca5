"""Breaking one stated thing of a schema on purpose: near misses for preference data, and for testing checks."""

from edgejson.schema.violation.changes import Change
from edgejson.schema.violation.engine import Breaker, Statement, Violation, violable, violate

__all__ = ["Breaker", "Change", "Statement", "Violation", "violable", "violate"]
