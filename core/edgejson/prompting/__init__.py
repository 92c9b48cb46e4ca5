"""Prompts: what a language model is asked for a request, and what its answer comes to."""

from edgejson.prompting.prompts import Prompts
from edgejson.prompting.rendered import Rendered

__all__ = ["Prompts", "Rendered"]
