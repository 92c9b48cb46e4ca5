"""Steps as programs of other languages: jq, JMESPath, JSON Patch (RFC 6902) and JSON Merge Patch (RFC 7396).

Each translation is a statement of its own of what a step means, to be run by that language's engine; where a language
cannot say a step, or not for the document at hand, there is none.
"""
