"""What may be done with what a model writes: its licence, the tag of its terms, and the gate that asks for a word.

Tags:

- ``none``: the terms ask nothing of what is made from the model's answers;
- ``attribution``: something is to be named, shown or passed on by a model that is trained on them;
- ``no_competing_models``: they must not be used to train models that compete with the maker's;
- ``non_commercial``: the model, and so its answers, may not serve a business;
- ``unknown``: nobody has said.
"""

from edgejson.terms.gate import Gate, refuse_unaccepted
from edgejson.terms.table import TERMS, document_of, duty_of, licence_of

__all__ = ["TERMS", "Gate", "document_of", "duty_of", "licence_of", "refuse_unaccepted"]
