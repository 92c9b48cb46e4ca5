"""English: what stands around the clauses."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.language import Expressions, Frames

__all__ = ["FRAMES"]

FRAMES = Frames(
    forms=(
        "Respond only with JSON, minified and with keys in code point order.",
        "Answer with nothing but the resulting JSON: no whitespace, keys sorted by code point.",
        "Output only the new JSON, compact, object keys sorted by Unicode code point.",
        "Return just the JSON, in minified form with keys sorted by code point.",
        "Reply with the transformed JSON only (minified, keys sorted by code point).",
        "Give back the JSON alone, without whitespace and with its keys in ascending code point order.",
        "Send me the finished JSON only, on one line without blanks, keys in the order of their code points.",
        "The answer must be canonical JSON (RFC 8785: no whitespace, sorted keys) and nothing else.",
        "No comments please, just the result as canonical JSON (RFC 8785) with sorted keys and no whitespace.",
    ),
    terse_forms=(
        "JSON only, minified, keys sorted by code point.",
        "Output: minified JSON, keys in code point order, nothing else.",
        "Result = canonical JSON (RFC 8785), no prose.",
        "Compact JSON out, keys by code point, no text around it.",
    ),
    single=(
        "Transform the JSON: {imp}. {form}",
        "{Imp}. {form}",
        "{Imp}. {form}",
        "{Imp}.\n{form}",
        "Please {imp}. {form}",
        "Please take the JSON below and {imp}. {form}",
        "Could you {imp}? {form}",
        "Can you {imp} in this JSON for me? {form}",
        "Would you mind helping me with this document? I want you to {imp}. {form}",
        "I need you to {imp}. {form}",
        "Apply one change to the given JSON: {imp}. {form}",
        "The JSON has to be adapted for another system: {imp}. {form}",
        "Our importer rejects this document as it is. To fix that, {imp}. {form}",
        "Take the JSON document and {imp}. {form}",
        "As the maintainer of the import job, I need this record in another shape: {imp}. {form}",
        "User story: as a data analyst I want the export tidied up so that I can load it. Task: {imp}. {form}",
        "Ticket: the front end expects a different structure. To do: {imp}. {form}",
        "Wanted result: {state}. Everything else stays as it is. {form}",
        "Change the document so that {state}. {form}",
        "As a consumer of this API I expect that {state}. Please deliver the JSON accordingly. {form}",
        "Acceptance criterion: {state}. {form}",
    ),
    terse_single=(
        "Transform: {terse}. {form}",
        "{terse}. {form}",
        "{terse}\n{form}",
        "todo: {terse}. {form}",
        "JSON, one step: {terse}. {form}",
    ),
    lists=(
        ("Transform the JSON. Carry out these steps in order, each on the result of the one before:", "imp"),
        (
            (
                "Please apply the following changes from top to bottom; every change works on the result of the "
                "previous one."
            ),
            "imp",
        ),
        (
            ("The record has to be adapted for another system. Do this step by step, always using the latest result:"),
            "imp",
        ),
        ("Change the JSON as listed. The order matters: each point starts from the outcome of the point above.", "imp"),
        ("As the owner of the import job, I need this record reshaped. To do, in this order:", "imp"),
        ("Could you rework this JSON for me? These are the steps, one after the other:", "imp"),
        ("Migration plan for this document (each step takes the output of the step before):", "imp"),
        (
            (
                "User story: as a data analyst I want the export in our own format, so that the dashboard can read it. "
                "Tasks, in sequence:"
            ),
            "imp",
        ),
    ),
    prose=(
        "Transform the JSON step by step, each step working on the result of the one before.",
        "Could you rework this JSON for me? Every step goes on with the result of the previous one.",
        "Please rework the JSON in this order, always using the latest result.",
        "The partner's system expects another structure.",
        "I need a few changes to this document, in sequence.",
    ),
    prose_mood="imp",
    first=("First,", "To begin with,", "Start like this:"),
    middle=("Then,", "After that,", "Next,"),
    last=("Finally,", "Lastly,", "As the last step,"),
    chains=(
        "Transform, in order, each on the previous result:",
        "Pipeline (left to right):",
        "Steps, in this order:",
        "Do in sequence:",
    ),
    terse_lists=("Transform, in order:", "Steps (each on the previous result):", "todo, top to bottom:"),
    hints=(
        "Example: {before} becomes {after}.",
        "For instance, {before} would turn into {after}.",
        "(Before: {before}, after: {after}.)",
    ),
    legends=(
        "In paths, [] stands for every element of an array.",
        "In paths, * stands for every element of an array.",
    ),
    expressions=Expressions(
        kinds={
            "jq": ("the jq filter", "the jq program"),
            "jmespath": ("the JMESPath expression", "the JMESPath query"),
            "json_patch": ("the JSON Patch (RFC 6902)", "the RFC 6902 patch"),
            "merge_patch": ("the JSON Merge Patch (RFC 7396)", "the RFC 7396 merge patch"),
        },
        inline=(
            "Apply {kind} {expression} to the JSON.",
            "Please run {kind} {expression} against this document.",
            "What does {kind} {expression} make of the JSON below?",
            "Work out the result of {kind} {expression} for the given document.",
            "Transform the document with {kind} {expression}, exactly as a conforming tool would.",
            "Could you evaluate {kind} {expression} on this JSON for me?",
            "Ticket: the pipeline step is {kind} {expression}. Give its output for this input.",
        ),
        block=(
            "Apply {kind} to the JSON:",
            "Please run {kind} below against this document.",
            "Transform the document with {kind} that follows, exactly as a conforming tool would.",
            "Our pipeline uses {kind} shown here; produce its output for the given input.",
            "Evaluate {kind} on the JSON.",
            "As the maintainer of this job I want to know what comes out when {kind} is applied:",
        ),
    ),
)
