"""English: operations on objects and their members."""

from __future__ import annotations

from collections.abc import Mapping

from edgejson_tasks.transform.phrases.language import Phrases

__all__ = ["PHRASES"]

PHRASES: Mapping[str, Phrases] = {
    "rename_keys": Phrases(
        full=(
            "rename {pairs}{in}",
            "rename the [key|keys] {pairs}{in}",
            "change the [key|keys] {pairs}{in}, values untouched",
            "(carry out|apply) [this renaming|these renamings]{in}: {arrows}",
            "give [this key a new name|these keys new names]{in}: {arrows}",
            "(replace|swap) the key [name|names]{in} as follows, keeping the values: {arrows}",
        ),
        terse=("rename {arrows}{in}", "rename keys{in}: {arrows}"),
        states=("the [key is|keys are] renamed like this{in}: {arrows}",),
    ),
    "rename_keys.deep": Phrases(
        full=(
            "rename {pairs}{within} wherever the [key occurs|keys occur], at any depth",
            "rename the [key|keys] {pairs}{within} on every level, inside arrays too",
            "at every depth{within}, change the [key|keys] {pairs}, values untouched",
            "apply [this renaming|these renamings] recursively{within}: {arrows}",
            "(look for|find) the [key|keys] throughout all nested objects{within} and rename: {arrows}",
        ),
        terse=("rename (deep) {arrows}{within}", "rename keys{within}, recursive: {arrows}"),
        states=("the [key is|keys are] renamed at every depth{within}: {arrows}",),
    ),
    "key_case": Phrases(
        full=(
            "convert every key{within}, at every depth, to {style}",
            "write all keys{within} in {style}, nested ones included",
            "change the naming of all keys{within} (nested objects and arrays of objects too) to {style}",
            "put all object keys{within} at all levels into {style}",
            "(normalise|standardise) all keys{within} to {style}, however deeply they are nested",
        ),
        terse=("all keys{within} (deep) -> {style}", "keys{within} -> {style}, recursive"),
        states=("all keys{within} are in {style}, at every depth",),
        notes=(
            "a run of capitals such as ID counts as one word",
            "treat a run of capitals (ID, URL) as a single word",
        ),
    ),
    "prefix_keys": Phrases(
        full=(
            "prefix every key{in} with {prefix}",
            "put {prefix} in front of each key{in}",
            "add the prefix {prefix} to all keys{in}",
            "make every key{in} start with {prefix} by prepending it to the old name",
            "prepend {prefix} to the name of every key{in}",
        ),
        terse=("prefix keys{in}: {prefix}", "{prefix} + key for all keys{in}"),
        states=("every key{in} carries the prefix {prefix} before its old name",),
        notes=("this level only, deeper keys stay", "keys nested deeper stay as they are"),
    ),
    "strip_prefix": Phrases(
        full=(
            "strip the prefix {prefix} from the keys{in}",
            "remove the leading {prefix} from every key{in} that has it",
            "drop {prefix} from the start of the key names{in}",
            "cut the prefix {prefix} off the keys{in}",
            "(shorten|clean up) the keys{in} by taking away their prefix {prefix}",
        ),
        terse=("strip key prefix {prefix}{in}", "keys{in}: minus prefix {prefix}"),
        states=("the keys{in} have lost their prefix {prefix}",),
        notes=(
            "keys without the prefix and keys nested deeper stay; a key that is just the prefix stays too",
            "this level only; other keys, and a key that would become empty, keep their names",
        ),
    ),
    "keep_fields": Phrases(
        full=(
            "keep only the [field|fields] {fields}{in}",
            "remove everything except {fields}{in}",
            "strip away all but the [field|fields] {fields}{in}",
            "reduce the data to the [field|fields] {fields}{in}, dropping every other key there",
            "retain {fields}{in} and discard the other keys there",
            "throw out every key{in} other than {fields}",
        ),
        terse=("keep only {fields}{in}", "only: {fields}{in}"),
        states=("{fields} [is the only key|are the only keys] left{in}",),
    ),
    "drop_fields": Phrases(
        full=(
            "remove the [field|fields] {fields}{in}",
            "drop {fields}{in}",
            "delete the [field|fields] {fields}{in} and keep everything else",
            "leave out {fields}{in}",
            "get rid of the [field|fields] {fields}{in}",
            "take {fields} out{in}",
        ),
        terse=("drop {fields}{in}", "remove {fields}{in}", "- {fields}{in}"),
        states=("the [key|keys] {fields} no longer [appears|appear]{in}",),
    ),
    "project": Phrases(
        full=(
            "replace {at} by a new object with only these keys: {sources}",
            "build a new object out of {at} that has exactly these keys: {sources}; put it in its place",
            "reshape {at} into an object with exactly these keys: {sources}",
            "turn {at} into an object whose only keys are {sources}",
            "(rebuild|recreate) {at} with nothing but these keys: {sources}",
        ),
        terse=("{at} => object with only: {equations}", "project {at}: {equations}"),
        states=("in place of {at} there is an object with just these keys: {sources}",),
        notes=("the paths start at the old object", "each path is relative to the old object"),
    ),
    "move": Phrases(
        full=(
            "move {source} {home:into}, naming it {name}",
            "take {source} out of its place and put it {home:into} under the key {name}",
            "relocate {source}: it belongs {home:into} with the key {name}",
            "shift {source} {home:into} as {name}, removing it from its old place",
            "cut {source} and paste it {home:into} under {name}",
        ),
        terse=("move {source} -> {home:into} as {name}", "mv {source} {home:into} as {name}"),
        states=("what was {source} has moved {home:into}, where its key is {name}",),
    ),
    "copy": Phrases(
        full=(
            "copy {source} {home:into} under the key {name}, leaving the original in place",
            "add {home:into} a key {name} with the same value as {source}",
            "duplicate {source}: store the copy {home:into} as {name} and keep the original",
            "write the value of {source} {home:into} as {name} too; the original stays",
            "put a second copy of {source} {home:into} as {name}, without touching the first",
        ),
        terse=("copy {source} -> {home:into} as {name}; original stays", "cp {source} {home:into} as {name}"),
        states=("the value of {source} is found a second time, copied {home:into} as {name}",),
    ),
    "nest": Phrases(
        full=(
            "move the [field|fields] {fields}{in} into a new object {under} of the same parent",
            "group {fields}{in} under a new nested object named {under}",
            "nest {fields}{in} inside a new key {under} on the same level",
            "create an object {under}{in} and move {fields} from that level into it",
            "bundle {fields}{in} in a sub-object called {under}",
        ),
        terse=("nest {fields}{in} under {under}", "{under}{in} = object of {fields} (moved)"),
        states=("{fields}{in} [has|have] moved into a new object {under} on the same level",),
    ),
    "unnest": Phrases(
        full=(
            "lift the members of the object {field}{in} one level up and remove {field}",
            "dissolve the nested object {field}{in}: its keys move into its parent",
            "unwrap {field}{in}, so that its keys stand where {field} stood",
            "replace the object {field}{in} by its own members, one level higher",
            "pull everything inside {field}{in} up into the enclosing object and drop the empty shell",
        ),
        terse=("unnest {field}{in} (one level up)", "inline {field}{in}"),
        states=("the object {field}{in} is gone and its members stand directly in its parent",),
    ),
    "extract": Phrases(
        full=(
            "take only {source}; it becomes the whole document",
            "extract {source} and return it in place of the document",
            "replace the document by the content of {source}",
            "(throw away|discard) everything around {source}, so that its value is the new document",
            "make {source} the new root and drop the rest",
        ),
        terse=("extract {source} as new root", "root = {source}"),
        states=("the document consists of nothing but the former content of {source}",),
    ),
    "default_values": Phrases(
        full=(
            "fill in defaults{in} where the key is {nulls}: {assignments}",
            "use these default values{in} for keys that are {nulls}: {assignments}",
            "set{in} the following wherever the key is {nulls}: {assignments}",
            "make sure these keys exist{in}, using the given value if a key is {nulls}: {assignments}",
            "complete the data{in}; where a key is {nulls}, add it with its default: {assignments}",
        ),
        terse=("defaults{in} if {nulls}: {settings}", "if {nulls}{in}: {settings}"),
        states=("the following holds{in} for keys that were {nulls}: {assignments}",),
    ),
    "remove_nulls": Phrases(
        full=(
            "remove every key{within} whose value is null, at any depth",
            "drop all members{within} that are null, nested ones included",
            "strip null fields everywhere{within}",
            "delete each key{within} that holds null, however deep",
            "clear out all keys with a null value{within}, on every level",
        ),
        terse=("drop null fields{within}, recursive", "remove null keys{within} (deep)"),
        states=("no key{within} holds null any more, at any depth",),
        notes=(
            "null elements of arrays stay; objects left empty stay as {}",
            "leave null inside arrays alone, and keep objects that end up empty as {}",
        ),
    ),
    "remove_empty": Phrases(
        full=(
            'remove every key{within} whose value is null, "", [] or {}, at any depth',
            'drop all empty members{within} (null, "", [] and {}), nested ones included',
            'clean out empty fields everywhere{within}: null, "", [] and {}',
            'delete each key{within} that holds null, "", [] or {}, however deep',
            'get rid of keys{within} without content (null, "", [], {}) on all levels',
        ),
        terse=('drop empty fields{within} (null, "", [], {}), recursive', 'remove null/""/[]/{} keys{within} (deep)'),
        states=('no key{within} holds null, "", [] or {} any more, at any depth',),
        notes=(
            "an object that becomes empty this way is removed too; array elements stay",
            "work from the inside out, so objects emptied by this go as well; array elements stay",
        ),
    ),
    "flatten": Phrases(
        full=(
            "flatten {at} to a single level, {how}",
            "make {at} one level deep, {how}",
            "un-nest everything in {at} into one flat object, {how}",
            "collapse the nested objects {at:of} into a flat object, {how}",
            "bring all levels {at:of} onto one, {how}",
        ),
        terse=("flatten {at}, {how}", "{at} -> flat object, {how}"),
        states=("{at} is a flat object with a single level, made by {how}",),
        notes=("{arrays}; empty objects and arrays are kept as values", "empty containers stay as values, {arrays}"),
    ),
    "unflatten": Phrases(
        full=(
            "unflatten {at}: split every key at {sep} and build the nested objects",
            "expand the keys {at:of} into nested objects, {sep} being the separator of the levels",
            "rebuild the nesting {at:of}; in its keys {sep} separates parent from child",
            "turn the flat keys {at:of} into nested objects, cutting them at each {sep}",
            "restore the hierarchy {at:of} from its keys, whose levels are separated by {sep}",
        ),
        terse=("unflatten {at} on {sep}", "{at}: keys -> nested, separator {sep}"),
        states=("{at} is nested again, its keys having been split at every {sep}",),
        notes=("parts that are digits are object keys too, no arrays are made", "numeric parts are keys as well"),
    ),
    "to_entries": Phrases(
        full=(
            "turn {at} into an array with one object per key, the name under {key} and the content under {content}",
            "convert {at} into a list of entries, each with {key} (the old key) and {content} (its value)",
            "replace {at} by an array of objects with {key} for the name and {content} for the value of each member",
            "list the members {at:of} as an array of objects: {key} holds the old key, {content} its value",
            "rewrite {at} as an array of pairs, with the key in {key} and the value in {content}",
        ),
        terse=("{at} => entries: {key}, {content}", "to entries {at}: key in {key}, value in {content}"),
        states=("{at} is an array of objects with the old key in {key} and its value in {content}",),
        notes=(
            "entries in ascending order of the old keys, by code point",
            "sort the entries by old key (code points)",
        ),
    ),
    "deep_merge": Phrases(
        full=(
            "merge this object into {at}, at every depth: {patch}",
            "deep-merge the following into {at}: {patch}",
            "combine {at} with this object recursively, the new values winning: {patch}",
            "blend these values into {at}, nested objects being merged key by key: {patch}",
            "overlay {at} with this object, level by level: {patch}",
        ),
        terse=("deep merge into {at}: {patch}", "{at} += {patch} (deep merge)"),
        states=("{at} is deeply merged with this object: {patch}",),
        notes=(
            "arrays and other values are replaced whole; null is stored as a value",
            "only objects are merged, anything else is overwritten, also by null",
        ),
    ),
    "merge_patch": Phrases(
        full=(
            "apply this JSON Merge Patch (RFC 7396) to {at}: {patch}",
            "patch {at} with the following merge patch as in RFC 7396: {patch}",
            "update {at} by this RFC 7396 merge patch: {patch}",
            "carry out the JSON Merge Patch {patch} on {at}",
            "change {at} according to this merge patch (RFC 7396): {patch}",
        ),
        terse=("merge patch {at}: {patch}", "RFC 7396 on {at}: {patch}"),
        states=("{at} looks as it does after the JSON Merge Patch {patch}",),
        notes=("null removes the key, arrays are replaced whole", "a null deletes that key; arrays are not merged"),
    ),
    "json_patch": Phrases(
        full=(
            "apply this JSON Patch (RFC 6902) to {at}: {patch}",
            "patch {at} with these RFC 6902 operations: {patch}",
            "carry out the following JSON Patch on {at}: {patch}",
            "run these JSON Patch operations against {at}, in order: {patch}",
            "change {at} according to this patch (RFC 6902): {patch}",
        ),
        terse=("JSON Patch {at}: {patch}", "RFC 6902 on {at}: {patch}"),
        states=("{at} looks as it does after the JSON Patch {patch}",),
    ),
}
