"""Schemas made from a schema: renamed, reordered, reworded, tightened, extended, in other drafts and other parts."""

from edgejson.schema.mutation.carrying import Members, Variation
from edgejson.schema.mutation.documents import Step
from edgejson.schema.mutation.engine import KINDS, Mutation, mutate
from edgejson.schema.mutation.variation import CHANGES, Varier

__all__ = ["CHANGES", "KINDS", "Members", "Mutation", "Step", "Variation", "Varier", "mutate"]
