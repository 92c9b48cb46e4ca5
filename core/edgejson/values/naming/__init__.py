"""Vocabularies that lead from the name of a property to its values: words, five languages, pools, ranges."""
