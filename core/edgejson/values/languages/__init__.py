"""Words and sentences of natural language, by language; the module of one is loaded when it is first drawn.

What programs read (states, codes, units, paths, branches, messages of servers) is English in every language and stands
elsewhere.
"""
