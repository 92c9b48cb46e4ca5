# The second implementation of the step language: reads {doc, steps} and gives the transformed document.
#
# It shares nothing with the Python operations, so that an answer both agree on is right for more than one reason.  One
# program interprets every specification, because compiling a jq program costs a hundred times more than running one.

def tokens:
  if . == "" then []
  else (split("/") | .[1:]) as $parts
    | if contains("~") then $parts | map(split("~1") | join("/") | split("~0") | join("~")) else $parts end
  end;

# Change every value that the tokens lead to; under "*" (every element) an absent member leaves that element as it is.
def over($path; f):
  ($path | length) as $end
  | def follow($at; $many):
      if $at == $end then f
      elif type == "object" then
        $path[$at] as $name
        | if has($name) then setpath([$name]; .[$name] | follow($at + 1; $many))
          elif $many then . else error("no member " + $name) end
      elif type == "array" and $path[$at] == "*" then map(follow($at + 1; true))
      else error("nothing at " + $path[$at]) end;
    follow(0; false);

def need($type): if type == $type then . else error("not an " + $type) end;
def rows: need("array") | if all(.[]; type == "object") then . else error("an element is no object") end;
def column($name): if has($name) then .[$name] else error("no member " + $name) end;
def put($name; $value): if has($name) then error("collision at " + $name) else setpath([$name]; $value) end;

def name_of:
  if type == "string" then . elif type == "boolean" then tostring
  elif type == "number" and . == floor then tostring
  else error("not a group name") end;

def sort_key($step): if $step | has("by") then .[$step.by] else . end;

def half_up($digits):
  pow(10; $digits) as $scale | (if . < 0 then -1 else 1 end) * ((fabs * $scale + 0.5 | floor) / $scale);

# ---- names

# Lower-case words of a name; none for a name of other characters, which keeps its form.
def words:
  if test("[^A-Za-z0-9_. -]") then []
  else [match("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+"; "g").string | ascii_downcase] end;

def capitalised: explode | if .[0] >= 97 then [.[0] - 32] + .[1:] else . end | implode;

def from_words($style; $name):
  if . == [] then $name
  elif $style == "snake" then join("_")
  elif $style == "kebab" then join("-")
  elif $style == "constant" then join("_") | ascii_upcase
  elif $style == "pascal" then map(capitalised) | add
  else .[0] + (.[1:] | map(capitalised) | add // "") end;

# Where all names are plain snake case, the common form, they are split without a regular expression for each, which
# would cost ten times more.
def key_case($style):
  ([.. | objects | keys_unsorted[]] | unique) as $names
  | ($names | add // "" | test("[^a-z_]") | not) as $plain
  | ($names
     | map(. as $name | {($name): (if $plain then split("_") - [""] else words end | from_words($style; $name))})
     | add) as $new
  | def rename_deep:
      if type == "object" then
        . as $object
        | reduce keys_unsorted[] as $name ({}; . + {($new[$name]): ($object[$name] | rename_deep)})
        | if length == ($object | length) then . else error("collision") end
      elif type == "array" then map(rename_deep)
      else . end;
    rename_deep;

def without($names): delpaths([$names[] | [.]]);

def rename($map):
  . as $object | without($map | keys)
  | reduce ($map | keys[]) as $name (.; if $object | has($name) then put($map[$name]; $object[$name]) else . end);

# ---- members

def at_pointer($pointer): reduce ($pointer | tokens | .[]) as $token (.; column($token));

def set_pointer($pointer; $value):
  ($pointer | tokens) as $path | over($path[:-1]; need("object") | put($path[-1]; $value));

def remove_pointer($pointer): ($pointer | tokens) as $path | over($path[:-1]; delpaths([[$path[-1]]]));

def without_nulls: delpaths([paths(. == null) | select(.[-1] | type == "string")]);

def blank: . == null or . == "" or . == [] or . == {};

def without_blanks:
  if type == "object" then
    reduce keys_unsorted[] as $name (.;
      (.[$name] | without_blanks) as $value
      | if $value | blank then delpaths([[$name]]) else setpath([$name]; $value) end)
  elif type == "array" then map(without_blanks)
  else . end;

# ---- shape

def flatten_object($join; $index):
  def glued: if $join == "camel" then (.[0:1] | ascii_upcase) + .[1:] else $join + . end;
  # Emits an object of one member per leaf.
  def flat($prefix):
    if type == "object" and . != {} then
      . as $object | keys_unsorted[] as $name | $object[$name] | flat($prefix + ($name | glued))
    elif $index and type == "array" and . != [] then
      . as $array | range(length) as $at | $array[$at] | flat($prefix + ($at | tostring | glued))
    else {($prefix): .} end;
  [. as $object | keys_unsorted[] as $name | $object[$name] | flat($name)]
  | length as $leaves | add // {} | if length == $leaves then . else error("collision") end;

def plant($path; $value):
  if ($path | length) == 1 then put($path[0]; $value)
  else setpath([$path[0]]; .[$path[0]] // {} | need("object") | plant($path[1:]; $value)) end;

# ---- the steps

def holds($where):
  $where.field as $field | $where.value as $value
  | has($field) and (.[$field] | (type == ($value | type)) and
      (if $where.cmp == "eq" then . == $value elif $where.cmp == "ne" then . != $value
       elif $where.cmp == "gt" then . > $value elif $where.cmp == "ge" then . >= $value
       elif $where.cmp == "lt" then . < $value else . <= $value end));

def cast($to):
  if $to == "string" then (if type == "string" then error("already a string") else tostring end)
  elif $to == "boolean" then (if . == "true" then true elif . == "false" then false else error("no boolean") end)
  else need("string") | tonumber end;

def key_step($s):
  if $s.op == "rename_keys" then need("object") | rename($s.map)
  elif $s.op == "key_case" then key_case($s.style)
  else
    need("object") | . as $object
    | reduce keys_unsorted[] as $name ({}; setpath([$s.prefix + $name]; $object[$name])) end;

def member_step($s):
  if $s.op == "keep_fields" then
    need("object") | . as $object
    | reduce $s.fields[] as $f ({}; if $object | has($f) then setpath([$f]; $object[$f]) else . end)
  elif $s.op == "drop_fields" then need("object") | without($s.fields)
  elif $s.op == "project" then
    . as $object | reduce ($s.fields | to_entries[]) as $e ({}; setpath([$e.key]; $object | at_pointer($e.value)))
  elif $s.op == "move" then at_pointer($s.from) as $value | remove_pointer($s.from) | set_pointer($s.to; $value)
  elif $s.op == "copy" then at_pointer($s.from) as $value | set_pointer($s.to; $value)
  elif $s.op == "nest" then
    need("object") | . as $object | without($s.fields)
    | put($s.under; reduce $s.fields[] as $f ({}; setpath([$f]; $object | column($f))))
  elif $s.op == "unnest" then
    column($s.field) as $inner | delpaths([[$s.field]])
    | reduce ($inner | need("object") | to_entries[]) as $e (.; put($e.key; $e.value))
  elif $s.op == "default_values" then
    need("object")
    | reduce ($s.values | to_entries[]) as $e (.;
        if has($e.key) and ($s.nulls == "keep" or .[$e.key] != null) then . else setpath([$e.key]; $e.value) end)
  elif $s.op == "remove_nulls" then without_nulls
  else without_blanks end;

def value_step($s):
  if $s.op == "cast" then cast($s.to)
  elif $s.op == "round" then need("number") | half_up($s.digits)
  elif $s.op == "compute" then
    column($s.left) as $left | column($s.right) as $right
    | put($s.field; (if $s.calc == "multiply" then $left * $right elif $s.calc == "add" then $left + $right
                     else $left - $right end) | half_up($s.digits))
  elif $s.op == "map_values" then if type == "string" then $s.map[.] // . else . end
  elif $s.op == "string_case" then need("string") | if $s.to == "upper" then ascii_upcase else ascii_downcase end
  elif $s.op == "split" then need("string") | split($s.sep)
  else need("array") | map(need("string")) | join($s.sep) end;

def array_step($s):
  if $s.op == "sort_by" then
    if $s.order == "asc" then sort_by(sort_key($s))
    else to_entries | sort_by([(.value | sort_key($s)), -.key]) | reverse | map(.value) end
  elif $s.op == "filter_rows" then rows | map(select(holds($s.where)))
  elif $s.op == "pluck" then rows | map(column($s.field))
  elif $s.op == "slice" then need("array") | if $s.side == "first" then .[:$s.count] else .[-$s.count:] end
  elif $s.op == "reverse" then need("array") | reverse
  else reduce need("array")[] as $item ([[], []];
         ($item | sort_key($s)) as $key
         | if .[1] | any(.[]; . == $key) then . else [.[0] + [$item], .[1] + [$key]] end) | .[0] end;

# An object of what the elements with the same key add up to.
def add_by(key; f): reduce .[] as $item ({}; ($item | key) as $name | setpath([$name]; .[$name] + ($item | f)));

def group_step($s):
  if $s.op == "group_by" then rows | add_by(column($s.by) | name_of; [.])
  elif $s.op == "index_by" then reduce rows[] as $row ({}; put($row | column($s.by) | name_of; $row))
  elif $s.op == "count_by" then need("array") | add_by(sort_key($s) | name_of; 1)
  else rows | add_by(column($s.by) | name_of; column($s.field)) | map_values(half_up($s.digits)) end;

def shape_step($s):
  if $s.op == "flatten" then need("object") | flatten_object($s.join; $s.arrays == "index")
  elif $s.op == "unflatten" then
    need("object")
    | reduce to_entries[] as $e ({}; plant($e.key | if . == "" then [.] else split($s.sep) end; $e.value))
  elif $s.op == "to_entries" then
    need("object") | . as $object | keys | map({($s.key): ., ($s.value): $object[.]})
  elif $s.op == "from_entries" then
    reduce rows[] as $row ({}; put($row | column($s.key) | name_of; $row | column($s.value)))
  else
    rows | . as $rows
    | reduce (.[0] | keys_unsorted[]) as $name ({}; setpath([$name]; [$rows[] | column($name)])) end;

# Which of the groups above interprets each operation; an operation that stands nowhere is refused, never passed over.
def group_of: {
  rename_keys: 0, key_case: 0, prefix_keys: 0,
  keep_fields: 1, drop_fields: 1, project: 1, move: 1, copy: 1, nest: 1, unnest: 1, default_values: 1, remove_nulls: 1,
  remove_empty: 1,
  cast: 2, round: 2, compute: 2, map_values: 2, string_case: 2, split: 2, join: 2,
  sort_by: 3, filter_rows: 3, pluck: 3, slice: 3, reverse: 3, unique: 3,
  group_by: 4, index_by: 4, count_by: 4, sum_by: 4,
  flatten: 5, unflatten: 5, to_entries: 5, from_entries: 5, transpose: 5
};

def step($s):
  group_of[$s.op] as $group
  | over($s.at // "" | tokens;
      if $group == 0 then key_step($s) elif $group == 1 then member_step($s) elif $group == 2 then value_step($s)
      elif $group == 3 then array_step($s) elif $group == 4 then group_step($s) elif $group == 5 then shape_step($s)
      else error("unknown operation") end);

def result: reduce .steps[] as $s (.doc; step($s));
