"""Schemas made from a schema: renamed, reordered, reworded, tightened, extended, in other drafts and other parts."""

from edgejson.schema.mutation.documents import Step
from edgejson.schema.mutation.engine import KINDS, Mutation, mutate

__all__ = ["KINDS", "Mutation", "Step", "mutate"]
