"""Cross-field rules (`x-invariants`): one declaration that fills, checks, breaks and explains.

Three forms, each an object in a list: `set`/`expr` (a computed member), `assert` (a truth), `choose`/`from` (a
reference).  Common keys: `id`, `at` (where the rule applies), `when` (a condition), `description` and `message`;
`tolerance` goes with `set`, `many` with `choose`.  Null counts as absent, and a rule applies where the members that it
reads without `opt` are present.
"""

from edgejson.schema.invariants.engine import Invariants
from edgejson.schema.invariants.rules import LintIssue, Rule, RuleViolation, Unsatisfied

__all__ = ["Invariants", "LintIssue", "Rule", "RuleViolation", "Unsatisfied"]
