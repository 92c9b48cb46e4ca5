"""English: operations on single values."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "cast": Phrases(
        full=(
            "convert {at} to a {type}",
            "cast {at} to type {type}",
            "change the type {at:of} to {type}",
            "turn {at} into a JSON {type}",
            "make {at} a {type} instead of its present type",
            "store {at} as a {type}",
        ),
        terse=("cast {at} -> {type}", "convert {at} to {type}", "{at} as {type}"),
        states=("{at} is a JSON {type}",),
    ),
    "map_values": Phrases(
        full=(
            "replace {relabels} {at:in}",
            "relabel the values {at:of}: replace {relabels}",
            "go through {at}, replacing {relabels}",
            "recode the values {at:of} as follows: {relabel_arrows}",
            "translate the codes {at:in} with this table: {relabel_arrows}",
        ),
        terse=("values {at:of}: {relabel_arrows}", "map {at}: {relabel_arrows}"),
        states=("the values {at:of} are recoded: {relabel_arrows}",),
        notes=("any other value stays", "values not listed stay unchanged"),
    ),
    "round": Phrases(
        full=(
            "round {at} to {places}",
            "round the value {at:of} to {places}",
            "reduce the precision {at:of} to {places} by rounding",
            "limit {at} to {places}, rounding the rest away",
            "give {at} with a precision of {places}, properly rounded",
        ),
        terse=("round {at}: {places}", "{at}: round to {places}"),
        states=("{at} is rounded to {places}",),
        notes=("round halves away from zero", "ties go away from zero", "half up in magnitude: 0.5 -> 1, -0.5 -> -1"),
    ),
    "compute": Phrases(
        full=(
            "add a key {field}{in} that holds {term}, rounded to {places}",
            "compute {term}{in} and store the result, rounded to {places}, as {field}",
            "insert {field}{in}: {calc}, rounded to {places}",
            "calculate a new field {field}{in} as {calc}, to {places}",
            "create {field}{in} as {calc} and round it to {places}",
        ),
        terse=("{field}{in} = {term}, {places}", "new {field}{in}: {term}, rounded to {places}"),
        states=("there is a new key {field}{in} with {calc}, rounded to {places}",),
        notes=("compute in decimal and round half away from zero", "use decimal arithmetic, halves away from zero"),
    ),
    "string_case": Phrases(
        full=(
            "convert the value {at:of} to {case}",
            "write the value {at:of} in {case}",
            "change {at} (the value, not the key) to {case}",
            "put the text {at:of} into {case}",
            "use {case} throughout for the value {at:of}",
        ),
        terse=("{case} the value {at:of}", "{at} to {case}"),
        states=("the value {at:of} is in {case}",),
    ),
    "trim": Phrases(
        full=(
            "trim {at}",
            "trim the whitespace at both ends {at:of}",
            "strip leading and trailing whitespace from the value {at:of}",
            "remove blanks, tabs and line breaks at the start and end {at:of}",
            "cut surrounding whitespace off the string {at:in}",
        ),
        terse=("trim: {at}", "strip whitespace around {at}"),
        states=("the value {at:of} has no whitespace at its ends",),
        notes=("whitespace inside the text stays", "only the ends, not the inside of the text"),
    ),
    "split": Phrases(
        full=(
            "split {at} at every {sep} into an array of strings",
            "turn {at} into an array of strings, cutting at each {sep}",
            "break the string {at:in} apart at each {sep} and store the parts as an array",
            "replace {at} by the array of its parts between {sep} separators",
            "make {at} a list of strings by splitting it on {sep}",
        ),
        terse=("split {at} on {sep}", "{at}: string -> array, separator {sep}"),
        states=("{at} is an array with the parts of the old string, split at every {sep}",),
        notes=("the separators go, nothing else is trimmed", "do not trim the parts; an empty string gives []"),
    ),
    "replace_text": Phrases(
        full=(
            "replace every {find} with {with} in the text {at:of}",
            "swap each {find} for {with} in the value {at:of}",
            "substitute {with} for {find} throughout the text {at:of}",
            "in the string {at:of}, change all occurrences of {find} to {with}",
            "search the text {at:of} for {find} and put {with} there instead",
        ),
        terse=("replace {find} -> {with} in text {at:of}", "{at}: all {find} => {with}"),
        states=("the text {at:of} has {with} wherever {find} stood",),
        notes=("literal text, case matters", "plain text, no pattern; upper and lower case differ"),
    ),
    "date_format": Phrases(
        full=(
            "rewrite the date {at:in} from {reads} to {writes}",
            "convert the date {at:of} from the format {reads} to {writes}",
            "change the date format {at:of}: {reads} becomes {writes}",
            "reformat {at} from {reads} into {writes}",
            "write the date {at:of}, now in {reads} form, as {writes}",
        ),
        terse=("date {at}: {reads} -> {writes}", "reformat date {at} {reads} => {writes}"),
        states=("the date {at:of} reads {writes} instead of {reads}",),
        notes=("it stays a string", "keep it a string, with leading zeros"),
    ),
    "date_format.time": Phrases(
        full=(
            "cut the timestamp {at:in} down to its date, written as {writes}",
            "reduce the date-time {at:of} to the plain date in the form {writes}",
            "replace the timestamp {at:of} by just its date in {writes} format",
            "write only the day of the timestamp {at:of}, as {writes}",
            "reformat the date-time {at:in} to a date without time, {writes}",
        ),
        terse=("timestamp {at} -> date {writes}", "{at}: date part only, {writes}"),
        states=("the timestamp {at:of} has become a plain date of the form {writes}",),
        notes=(
            "take the date as written, without converting the time zone",
            "no time-zone conversion: time and offset are simply dropped",
        ),
    ),
}
