"""English: operations on arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

_FILTER = Phrases(
    full=(
        "keep only the elements {at:of} where {where}",
        "filter {at} down to the elements where {where}",
        "remove every element {at:of} that does not satisfy {formula}",
        "retain just those objects {at:of} for which {where}",
        "narrow {at} down to entries with {formula}",
    ),
    terse=("filter {at}: {formula}", "{at} where {formula}"),
    states=("{at} holds only the elements where {where}",),
    notes=(
        "an element whose key is missing, null or of another type is dropped; upper and lower case differ",
        "missing, null and other types never match; letter case matters",
    ),
)

PHRASES: Mapping[str, Phrases] = {
    "filter_rows": _FILTER,
    "filter_rows.keys": replace(
        _FILTER,
        notes=(
            "a key with null counts as present; missing and null never satisfy a comparison",
            "presence means the key is there, even with null; in comparisons null and missing never match",
        ),
    ),
    "join": Phrases(
        full=(
            "join {at} into one string with {sep} between the elements",
            "turn the array {at:in} into a single string, elements separated by {sep}",
            "concatenate the strings {at:of}, putting {sep} between them",
            "replace {at} by its elements joined with {sep}",
            "make {at} one string, its elements strung together with {sep}",
        ),
        terse=("join {at} with {sep}", "{at}: array -> string, separator {sep}"),
        states=("{at} is a single string, the old elements joined with {sep}",),
    ),
    "sort_by": Phrases(
        full=(
            "sort {at} by {by}, {order}",
            "order the elements {at:of} by {by}, {order}",
            "put {at} in order of {by}, {order}",
            "arrange {at} according to {by}, {order}",
            "sort the objects {at:in} on their {by}, {order}",
        ),
        terse=("sort {at} by {by} {order}", "{at}: order by {by} {order}"),
        states=("{at} is sorted by {by}, {order}",),
        notes=(
            "the sort is stable: equal elements keep their order; strings compare by code point",
            "equal elements stay in their original order, strings compare by Unicode code point",
        ),
    ),
    "sort_by.self": Phrases(
        full=(
            "sort {at} by value, {order}",
            "order the elements {at:of} by value, {order}",
            "put the values {at:of} in order, {order}",
            "arrange the values {at:of}, {order}",
            "sort the plain values {at:in}, {order}",
        ),
        terse=("sort {at} {order}", "{at}: sorted {order}"),
        states=("the values {at:of} are sorted, {order}",),
        notes=(
            "numbers by size, strings by Unicode code point",
            "strings compare by code point, so upper case comes before lower case",
        ),
    ),
    "sort_by.keys": Phrases(
        full=(
            "sort {at} {keys}",
            "order the elements {at:of} {keys}",
            "put {at} in order: {keys}",
            "arrange the objects {at:of} like this: {keys}",
            "sort the objects {at:in} on several keys: {keys}",
        ),
        terse=("sort {at}: {keys}", "{at}: order {keys}"),
        states=("{at} is sorted {keys}",),
        notes=(
            "the sort is stable: equal elements keep their order; strings compare by code point",
            "elements equal in all keys stay in their original order, strings compare by Unicode code point",
        ),
    ),
    "unique": Phrases(
        full=(
            "remove duplicates {at:of}, keeping the first element for each value of {by}",
            "deduplicate {at}: per value of {by} only the first element stays",
            "keep just the first element {at:of} for every distinct {by}",
            "drop each element {at:of} whose {by} has already occurred before it",
            "make {by} unique within {at} by deleting later elements that repeat it",
        ),
        terse=("dedupe {at} by {by}, first wins", "unique {at} on {by} (keep first)"),
        states=("no two elements {at:of} share the same {by}, the first one having stayed",),
        notes=("the order does not change", "order as before"),
    ),
    "unique.self": Phrases(
        full=(
            "remove duplicate values {at:of}, keeping the first of each",
            "deduplicate {at}: of equal values only the first stays",
            "keep just the first occurrence of every value {at:of}",
            "drop each value {at:of} that has already occurred before it",
            "delete repeated values {at:of}",
        ),
        terse=("dedupe {at}, first wins", "unique {at} (keep first)"),
        states=("no value {at:of} occurs twice, the first of equal ones having stayed",),
        notes=("the order does not change", "order as before"),
    ),
    "slice": Phrases(
        full=(
            "keep only {stretch} {at:of}",
            "cut {at} down to {stretch}",
            "limit {at} to {stretch}",
            "drop all but {stretch} {at:of}",
            "shorten {at} to no more than {stretch}",
        ),
        terse=("{at}: {stretch} only", "only {stretch} {at:of}"),
        states=("nothing is left {at:of} but {stretch}",),
    ),
    "reverse": Phrases(
        full=(
            "reverse the order of the elements {at:of}",
            "put the elements {at:of} in the opposite order",
            "turn {at} around, last element first",
            "list the elements {at:of} backwards",
            "flip {at}, so that the last element comes first",
        ),
        terse=("reverse {at}", "{at}: reversed"),
        states=("the elements {at:of} stand in reverse order",),
    ),
    "pluck": Phrases(
        full=(
            "replace each object {at:of} by its value of {field}",
            "turn {at} into the plain list of its {field} values",
            "reduce {at} to an array that holds only the {field} of each object, as bare values",
            "pluck {field} out {at:of}, so that an array of bare values remains",
            "make {at} a simple array of the {field} values",
        ),
        terse=("{at} => array of {field} values", "pluck {field} {at:of}"),
        states=("{at} is a plain array of the {field} values",),
    ),
    "unwind": Phrases(
        full=(
            "unwind {field} {at:in}: one copy of the object per element of that array, with the element in its place",
            "split each object {at:of} into one object per element of its array {field}",
            "repeat every object {at:of} for each element of its {field}, which then holds that single element",
            "expand {at} so that there is a separate object for each element of {field}",
            "flatten out the array {field} of the objects {at:in}, giving one object for each of its elements",
        ),
        terse=("unwind {at} on {field}", "{at}: one object per element of {field}"),
        states=("{at} has one object for each element of {field}, which holds that element alone",),
        notes=(
            "the order is kept; an object with an empty array disappears",
            "other keys are repeated, the order stays, an empty array yields no object",
        ),
    ),
    "group_by": Phrases(
        full=(
            "group {at} by {by}: an object with one key per distinct value, holding the array of its objects",
            (
                "group the elements {at:of} by their {by} and replace the array by an object from each value to its "
                "elements"
            ),
            "turn {at} into an object that maps each {by} to the array of the objects with that {by}",
            "replace {at} with an object keyed by {by}, each key holding the list of matching objects",
            "sort the objects {at:of} into groups by {by}, as an object with an array per group in place of the list",
        ),
        terse=("group {at} by {by} => object of arrays", "{at}: group by {by}"),
        states=("{at} is an object that maps each {by} to the array of its objects",),
        notes=(
            "objects stay complete and in their original order",
            "every object keeps all its keys, and the order within a group is the original one",
        ),
    ),
    "index_by": Phrases(
        full=(
            "index {at} by {by}: replace the array by an object that maps each {by} to its object",
            "turn {at} into an object keyed by {by}, each value being the complete object",
            (
                "convert {at} into a lookup object whose keys are the {by} values and whose values are the objects "
                "themselves"
            ),
            "replace {at} by a dictionary from {by} to the whole object",
            "make the objects {at:of} accessible by {by}: an object with that value as key in place of the list",
        ),
        terse=("index {at} by {by} => object of objects", "{at}: key by {by}"),
        states=("{at} is an object in which each {by} leads to its whole object",),
        notes=(
            "the objects keep all their keys; keys are strings",
            "nothing is removed from the objects; keys are text",
        ),
    ),
    "count_by": Phrases(
        full=(
            "replace {at} by an object that maps each distinct value of {by} to the number of elements with it",
            "count the elements {at:of} per value of {by} and put the object of counts in place of the array",
            "turn {at} into counts: one key per distinct {by}, holding how many elements have it",
            "tally {at} by {by} and put the resulting object of counts in its place",
            "work out how often each {by} occurs {at:in} and replace the array by that object of counts",
        ),
        terse=("{at} => counts per {by}", "count {at} by {by}"),
        states=("{at} is an object that says for each {by} how many elements had it",),
    ),
    "count_by.self": Phrases(
        full=(
            "replace {at} by an object that maps each distinct value to the number of times it occurs",
            "count how often each value occurs {at:in} and put the object of counts in place of the array",
            "turn {at} into counts: one key per distinct value, holding its number of occurrences",
            "tally the values {at:of} and put the resulting object of counts in their place",
            "make a frequency table of the values {at:in}, an object from value to count, and put it there",
        ),
        terse=("{at} => counts of its values", "count the values {at:of}"),
        states=("{at} is an object that says how often each value occurred",),
    ),
    "total_by": Phrases(
        full=(
            "replace {at} by an object that maps each {by} to {total} over its elements",
            "aggregate {at}: for every {by} give {total}, as an object in place of the array",
            "work out {total} per {by} over {at} and put the resulting object in place of the array",
            "turn {at} into one key per distinct {by}, holding {total} in that group",
            "group {at} by {by} and keep only {total} per group, as an object from group to number",
        ),
        terse=("{at} => {total} per {by}", "{total} by {by} over {at}"),
        states=("{at} is an object that gives {total} for each {by}",),
        notes=(
            "exact decimal arithmetic, rounded to {places}, halves away from zero",
            "calculate in decimal and round to {places}, ties away from zero",
        ),
    ),
    "extreme_by": Phrases(
        full=(
            "replace {at} by an object that maps each {by} to {extreme} among its elements",
            "aggregate {at}: for every {by} give {extreme}, as an object in place of the array",
            "find {extreme} per {by} over {at} and put the resulting object in place of the array",
            "turn {at} into one key per distinct {by}, holding {extreme} in that group",
            "group {at} by {by} and keep only {extreme} per group, as an object from group to number",
        ),
        terse=("{at} => {extreme} per {by}", "{extreme} by {by} over {at}"),
        states=("{at} is an object that gives {extreme} for each {by}",),
    ),
    "from_entries": Phrases(
        full=(
            "turn {at} into one object that maps the {key} of each element to its {content}",
            "replace {at} by an object: keys from {key}, values from {content}",
            "collapse {at} into key-value pairs, with {key} as key and {content} as value",
            "convert {at} into an object from {key} to {content}, dropping the other fields",
            "build an object out of {at} in which each {key} becomes a key with the {content} next to it as its value",
        ),
        terse=("{at} => object {key}: {content}", "from entries {at}: key {key}, value {content}"),
        states=("{at} is an object whose keys come from {key} and whose values come from {content}",),
    ),
    "transpose": Phrases(
        full=(
            "transpose {at} from an array of objects to an object of arrays, one array per key",
            "turn {at} from rows into columns: an object in which each key holds the array of its values",
            "make {at} column-oriented: one key per field, each with the list of its values",
            "replace {at} by an object that holds, for each key, the array of its values over all elements",
            "pivot {at} so that each field becomes one key with all its values as an array",
        ),
        terse=("transpose {at}: rows => columns", "{at} -> object of arrays (columns)"),
        states=("{at} is an object with one array of values per key instead of a list of rows",),
        notes=("values stay in row order", "each array follows the order of the rows"),
    ),
}
