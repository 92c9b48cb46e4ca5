"""English."""

from __future__ import annotations

from edgejson_tasks.transform.phrases.dates import date_patterns
from edgejson_tasks.transform.phrases.english import arrays, objects, values
from edgejson_tasks.transform.phrases.english.frames import FRAMES
from edgejson_tasks.transform.phrases.language import Case, Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="en",
    quotes=(("`", "`"), ("'", "'"), ('"', '"'), ("“", "”")),
    joint="and",
    renamed="to",
    replaced="by",
    taken="from",
    cases={
        "at": Case(
            document=("the document", "the whole document"),
            array=("the top-level array",),
            name="",
            each=("each element", "every element"),
        ),
        "of": Case(
            document=("of the document",),
            array=("of the top-level array",),
            name="of",
            each=("of each element", "of every element"),
        ),
        "in": Case(
            document=("at the top level", "at the root"),
            array=("in the top-level array",),
            name="in",
            each=("in each element", "in every element"),
        ),
        "into": Case(
            document=("to the top level", "to the root"),
            array=("to the top-level array",),
            name="into",
            each=("into each element",),
        ),
    },
    parts={
        "where": {
            "one": ("{cond}",),
            "all": ("{cond} and {other}", "{cond} and also {other}"),
            "any": ("{cond} or {other}", "either {cond} or {other}"),
        },
        "cond": {
            "eq": ("{field} is {value}", "{field} equals {value}", "{field} is equal to {value}"),
            "ne": ("{field} is not {value}", "{field} differs from {value}"),
            "gt": ("{field} is greater than {value}", "{field} is above {value}"),
            "ge": ("{field} is at least {value}", "{field} is {value} or more"),
            "lt": ("{field} is less than {value}", "{field} is below {value}"),
            "le": ("{field} is at most {value}", "{field} is {value} or less"),
            "contains": ("{field} contains {value}", "{field} includes {value}"),
            "starts_with": ("{field} starts with {value}", "{field} begins with {value}"),
            "ends_with": ("{field} ends with {value}", "{field} ends in {value}"),
            "in": ("{field} is one of {value}", "{field} is in {value}"),
            "not_in": ("{field} is none of {value}", "{field} is not in {value}"),
            "exists": ("there is a key {field}", "the key {field} is present"),
            "missing": ("there is no key {field}", "the key {field} is missing"),
        },
        "formula": {
            "one": ("{check}",),
            "all": ("{check} && {second_check}", "{check} and {second_check}"),
            "any": ("{check} || {second_check}", "{check} or {second_check}"),
        },
        "check": {
            "eq": ("{field} == {value}", "{field} = {value}"),
            "ne": ("{field} != {value}",),
            "gt": ("{field} > {value}",),
            "ge": ("{field} >= {value}",),
            "lt": ("{field} < {value}",),
            "le": ("{field} <= {value}",),
            "contains": ("{field} contains {value}",),
            "starts_with": ("{field} starts with {value}",),
            "ends_with": ("{field} ends with {value}",),
            "in": ("{field} in {value}",),
            "not_in": ("{field} not in {value}",),
            "exists": ("{field} exists",),
            "missing": ("{field} missing",),
        },
        "keys": {
            "2": ("{first}, then {second}", "first {first}, then {second}"),
            "3": ("{first}, then {second}, then {third}", "first {first}, then {second} and finally {third}"),
        },
        "sortkey": {
            "asc": ("by {by} ascending", "by {by} (ascending)"),
            "desc": ("by {by} descending", "by {by} (descending)"),
        },
        "how": {
            "camel": (
                "appending each inner name with its first letter in upper case (camel style)",
                "gluing the names together in camel style, the first letter of each further name upper-cased",
            ),
            "sep": (
                "joining the names on the way down with {sep}",
                "with {sep} between the names of the levels",
                "using {sep} to join parent and child names",
            ),
        },
        "arrays": {
            "keep": ("arrays stay as they are", "arrays are left whole"),
            "index": ("array elements are named by their position from 0", "array positions, from 0, count as names"),
        },
        "style": {
            "camel": ("camelCase", "lowerCamelCase"),
            "snake": ("snake_case", "lower_snake_case"),
            "pascal": ("PascalCase", "UpperCamelCase"),
            "kebab": ("kebab-case",),
            "constant": ("CONSTANT_CASE", "UPPER_SNAKE_CASE"),
        },
        "type": {"number": ("number",), "string": ("string",), "boolean": ("boolean",)},
        "case": {"upper": ("upper case",), "lower": ("lower case",)},
        "order": {
            "asc": ("ascending", "ascending (smallest first)"),
            "desc": ("descending", "descending (largest first)"),
        },
        "nulls": {
            "keep": ("missing (a null stays)", "absent (an explicit null is left alone)"),
            "replace": ("missing or null", "absent or null"),
        },
        "stretch": {
            "first": ("the first {count} elements",),
            "first_one": ("the first element",),
            "last": ("the last {count} elements",),
            "last_one": ("the last element",),
        },
        "calc": {
            "multiply": ("{left} multiplied by {right}", "the product of {left} and {right}", "{left} times {right}"),
            "add": ("the sum of {left} and {right}", "{left} plus {right}"),
            "subtract": ("{left} minus {right}", "the difference {left} - {right}"),
        },
        "term": {
            "multiply": ("{left} * {right}",),
            "add": ("{left} + {right}",),
            "subtract": ("{left} - {right}",),
        },
        "places": {
            "none": ("whole numbers", "0 decimals"),
            "one": ("1 decimal", "one decimal place"),
            "many": ("{count} decimals", "{count} decimal places"),
        },
        "total": {
            "sum": ("the sum of {field}", "the total of {field}"),
            "avg": ("the average of {field}", "the mean of {field}"),
        },
        "extreme": {
            "min": ("the smallest {field}", "the minimum of {field}"),
            "max": ("the largest {field}", "the maximum of {field}"),
        },
        "reads": date_patterns(),
        "writes": date_patterns(),
    },
    operations={**objects.PHRASES, **values.PHRASES, **arrays.PHRASES},
    frames=FRAMES,
)
