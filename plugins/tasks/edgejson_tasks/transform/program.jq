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
  def follow($at; $many):
    $path[$at] as $name
    | if $name == null then f
      elif type == "object" then
        if has($name) then setpath([$name]; .[$name] | follow($at + 1; $many))
        elif $many then . else error("no member " + $name) end
      elif $name == "*" and type == "array" then map(follow($at + 1; true))
      else error("nothing at " + $name) end;
  if $path == [] then f
  elif $path[["*"]] == [] then  # names only, as most paths are
    $path[:-1] as $owner
    | if getpath($owner) | has($path[-1]) then setpath($path; getpath($path) | f)
      else error("no member " + $path[-1]) end
  else follow(0; false) end;

def need($type): if type == $type then . else error("not an " + $type) end;
def rows: need("array") | if map(type) - ["object"] == [] then . else error("an element is no object") end;
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
  else [match("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+"; "g").string | if . < "a" then ascii_downcase else . end] end;

# A word of lower-case letters and digits with its first letter in upper case.
def capitalised: explode | if .[0] > 96 then [.[0] - 32] + .[1:] else . end | implode;

def put_together($mark): reduce .[1:][] as $word (.[0]; . + $mark + $word);

def from_words($style; $name):
  if . == [] then $name
  elif $style == "snake" then put_together("_")
  elif $style == "kebab" then put_together("-")
  elif $style == "constant" then put_together("_") | explode | map(if . > 96 then . - 32 else . end) | implode
  elif $style == "pascal" then map(capitalised) | add
  else reduce .[1:][] as $word (.[0]; . + ($word | capitalised)) end;

# The words of each name; plain snake case, the common form, is split without a regular expression for each name.
def words_of_all:
  if tojson | test("[^a-z_\",\\[\\]]") then map(words)
  else map(if contains("_") then split("_") - [""] else [.] end) end;

def names: if type == "object" then keys_unsorted[], (.[] | names) elif type == "array" then .[] | names else empty end;

def key_case($style):
  ([names] | unique) as $names
  | ($names | words_of_all) as $words
  | (reduce range($names | length) as $at ({};
      setpath([$names[$at]]; $words[$at] | from_words($style; $names[$at])))) as $new
  | def rename_deep:
      if type == "object" then
        . as $object
        | reduce keys_unsorted[] as $name ({}; setpath([$new[$name]]; $object[$name] | rename_deep))
        | if length == ($object | length) then . else error("collision") end
      elif type == "array" then map(rename_deep)
      else . end;
    rename_deep;

# At every depth, inmost first.
def rename_deep($map):
  def follow:
    if type == "object" then
      . as $object | reduce keys_unsorted[] as $name ({}; put($map[$name] // $name; $object[$name] | follow))
    elif type == "array" then map(follow)
    else . end;
  follow;

def strip($prefix): if startswith($prefix) and . != $prefix then .[($prefix | length):] else . end;

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
  if $where | has("all") then . as $row | all($where.all[]; . as $part | $row | holds($part))
  elif $where | has("any") then . as $row | any($where.any[]; . as $part | $row | holds($part))
  elif $where.cmp == "exists" then has($where.field)
  elif $where.cmp == "missing" then has($where.field) | not
  else
    $where.cmp as $cmp | $where.value as $value | .[$where.field]
    | if $cmp == "in" then . as $item | any($value[]; . == $item)
      elif $cmp == "not_in" then . as $item | $item != null and all($value[]; . != $item)
      elif $cmp == "contains" and type == "array" then any(.[]; . == $value)
      elif type != ($value | type) then false
      elif $cmp == "eq" then . == $value elif $cmp == "ne" then . != $value
      elif $cmp == "gt" then . > $value elif $cmp == "ge" then . >= $value
      elif $cmp == "lt" then . < $value elif $cmp == "le" then . <= $value
      elif type != "string" then false
      elif $cmp == "contains" then contains($value)
      elif $cmp == "starts_with" then startswith($value)
      else endswith($value) end
  end;

# ---- text

# Where year, month and day stand in a date of that notation, and which characters stand elsewhere.
def date_form: {
  "YYYY-MM-DD": [0, 5, 8, "-", 4, 7], "YYYY/MM/DD": [0, 5, 8, "/", 4, 7], "YYYYMMDD": [0, 4, 6, ""],
  "DD/MM/YYYY": [6, 3, 0, "/", 2, 5], "DD.MM.YYYY": [6, 3, 0, ".", 2, 5], "DD-MM-YYYY": [6, 3, 0, "-", 2, 5],
  "MM/DD/YYYY": [6, 0, 3, "/", 2, 5]
};

def days_in($year; $month):
  if $month == 2 then (if $year % 4 == 0 and ($year % 100 != 0 or $year % 400 == 0) then 29 else 28 end)
  else [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][$month - 1] // 0 end;

# A date as its [year, month, day], all text.
def read_date($form):
  if $form == "date-time" then
    if test("^[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$")
    then .[:10] | read_date("YYYY-MM-DD") else error("not a date-time") end
  else
    date_form[$form] as [$y, $m, $d, $mark, $one, $two]
    | [.[$y:$y + 4], .[$m:$m + 2], .[$d:$d + 2]] as $parts
    | if length == 8 + 2 * ($mark | length) and ($parts | add | explode | min >= 48 and max <= 57)
        and ($mark == "" or (.[$one:$one + 1] == $mark and .[$two:$two + 1] == $mark))
      then ($parts | map(tonumber)) as [$year, $month, $day]
        | if $year >= 1 and $month >= 1 and $day >= 1 and $day <= days_in($year; $month) then $parts
          else error("no such day") end
      else error("not a date") end
  end;

def write_date($form):
  . as [$y, $m, $d] | date_form[$form][3] as $mark
  | if $form[:1] == "Y" then $y + $mark + $m + $mark + $d
    elif $form[:1] == "D" then $d + $mark + $m + $mark + $y else $m + $mark + $d + $mark + $y end;

def text_step($s):
  $s.op as $op
  | need("string")
  | if $op == "string_case" then if $s.to == "upper" then ascii_upcase else ascii_downcase end
    elif $op == "split" then split($s.sep)
    elif $op == "trim" then sub("^[ \\t\\n\\r]+"; "") | sub("[ \\t\\n\\r]+$"; "")
    elif $op == "replace_text" then split($s.find) | join($s.with)
    else read_date($s.reads) | write_date($s.writes) end;

# ---- patches

def merge_patch($patch):
  if $patch | type == "object" then
    reduce ($patch | to_entries[]) as $e (if type == "object" then . else {} end;
      if $e.value == null then delpaths([[$e.key]]) else setpath([$e.key]; .[$e.key] | merge_patch($e.value)) end)
  else $patch end;

# The path that a pointer of a JSON Patch means; with $end also the place after the last element of an array.
def patch_path($pointer; $end):
  . as $doc
  | reduce ($pointer | tokens | .[]) as $token ({path: [], here: $doc, ok: true};
      if .ok | not then error("nothing at " + $pointer)
      elif .here | type == "object" then
        .here as $here | .path += [$token] | .ok = ($here | has($token)) | .here = $here[$token]
      elif .here | type == "array" then
        .here as $here
        | (if $token == "-" then $here | length
           elif $token | test("^(0|[1-9][0-9]*)$") then $token | tonumber else -1 end) as $index
        | if $index < 0 or $index > ($here | length) then error("nothing at " + $pointer) else . end
        | .path += [$index] | .ok = ($index < ($here | length)) | .here = $here[$index]
      else error("nothing at " + $pointer) end)
  | if .ok or $end then .path else error("nothing at " + $pointer) end;

def patch_add($pointer; $value):
  patch_path($pointer; true) as $path
  | if $path == [] then $value
    elif $path[-1] | type == "number" then
      setpath($path[:-1]; getpath($path[:-1]) | .[:$path[-1]] + [$value] + .[$path[-1]:])
    else setpath($path; $value) end;

def patch_entry($e):
  if $e.op == "add" then patch_add($e.path; $e.value)
  elif $e.op == "replace" then setpath(patch_path($e.path; false); $e.value)
  elif $e.op == "remove" then
    patch_path($e.path; false) as $path | if $path == [] then error("nothing would be left") else delpaths([$path]) end
  elif $e.op == "test" then
    if getpath(patch_path($e.path; false)) == $e.value then . else error("a test fails") end
  else
    getpath(patch_path($e.from; false)) as $value
    | if $e.op == "copy" then patch_add($e.path; $value)
      elif $e.path | startswith($e.from + "/") then error("a value cannot move into itself")
      elif $e.path == $e.from then .
      else delpaths([patch_path($e.from; false)]) | patch_add($e.path; $value) end
  end;

def merge_step($s):
  if $s.op == "deep_merge" then need("object") | . * $s.patch
  elif $s.op == "merge_patch" then merge_patch($s.patch)
  else reduce $s.patch[] as $e (.; patch_entry($e)) end;

# ---- values

def cast($to):
  if $to == "string" then (if type == "string" then error("already a string") else tostring end)
  elif $to == "boolean" then (if . == "true" then true elif . == "false" then false else error("no boolean") end)
  else need("string") | tonumber end;

def key_step($s):
  if $s.op == "rename_keys" then
    if $s.scope == "deep" then rename_deep($s.map) else need("object") | rename($s.map) end
  elif $s.op == "key_case" then key_case($s.style)
  else
    need("object") | . as $object
    | $s.prefix as $prefix
    | if $s.op == "prefix_keys" then reduce keys_unsorted[] as $name ({}; setpath([$prefix + $name]; $object[$name]))
      else reduce keys_unsorted[] as $name ({}; put($name | strip($prefix); $object[$name])) end end;

def member_step($s):
  $s.op as $op
  | if $op == "keep_fields" then
      need("object") | . as $object
      | reduce $s.fields[] as $f ({}; if $object | has($f) then setpath([$f]; $object[$f]) else . end)
    elif $op == "drop_fields" then need("object") | without($s.fields)
    elif $op == "default_values" then
      need("object")
      | reduce ($s.values | to_entries[]) as $e (.;
          if has($e.key) and ($s.nulls == "keep" or .[$e.key] != null) then . else setpath([$e.key]; $e.value) end)
    elif $op == "remove_nulls" then without_nulls
    else without_blanks end;

def place_step($s):
  $s.op as $op
  | if $op == "nest" then
      need("object") | . as $object | without($s.fields)
      | put($s.under; reduce $s.fields[] as $f ({}; setpath([$f]; $object | column($f))))
    elif $op == "project" then
      . as $object
      | reduce ($s.fields | keys_unsorted[]) as $name ({}; setpath([$name]; $object | at_pointer($s.fields[$name])))
    elif $op == "unnest" then
      column($s.field) as $inner | delpaths([[$s.field]])
      | reduce ($inner | need("object") | keys_unsorted[]) as $name (.; put($name; $inner[$name]))
    elif $op == "move" then at_pointer($s.from) as $value | remove_pointer($s.from) | set_pointer($s.to; $value)
    elif $op == "copy" then at_pointer($s.from) as $value | set_pointer($s.to; $value)
    else at_pointer($s.from) end;

def value_step($s):
  $s.op as $op
  | if $op == "cast" then cast($s.to)
    elif $op == "map_values" then if type == "string" then $s.map[.] // . else . end
    elif $op == "round" then need("number") | half_up($s.digits)
    elif $op == "compute" then
      column($s.left) as $left | column($s.right) as $right
      | put($s.field; (if $s.calc == "multiply" then $left * $right elif $s.calc == "add" then $left + $right
                       else $left - $right end) | half_up($s.digits))
    else need("array") | map(need("string")) | join($s.sep) end;

def sort_once($s):
  if $s.order == "asc" then sort_by(sort_key($s))
  else to_entries | sort_by([(.value | sort_key($s)), -.key]) | reverse | map(.value) end;

# Rows with the same key stay together, so every group can be sorted for itself by the keys that are left.
def sort_groups($keys):
  if $keys == [] then .
  else
    sort_once($keys[0])
    | reduce .[] as $row ([];
        if . != [] and (.[-1][0] | sort_key($keys[0])) == ($row | sort_key($keys[0])) then .[-1] += [$row]
        else . + [[$row]] end)
    | map(sort_groups($keys[1:])) | add // [] end;

def array_step($s):
  $s.op as $op
  | if $op == "sort_by" then if $s | has("then") then sort_groups([$s] + $s.then) else sort_once($s) end
    elif $op == "filter_rows" then rows | map(select(holds($s.where)))
    elif $op == "slice" then need("array") | if $s.side == "first" then .[:$s.count] else .[-$s.count:] end
    elif $op == "pluck" then rows | map(column($s.field))
    elif $op == "unwind" then
      rows | [.[] | . as $row | column($s.field) | need("array")[] as $item | $row | setpath([$s.field]; $item)]
    elif $op == "reverse" then need("array") | reverse
    else reduce need("array")[] as $item ([[], []];
           ($item | sort_key($s)) as $key
           | if .[1] | any(.[]; . == $key) then . else [.[0] + [$item], .[1] + [$key]] end) | .[0] end;

# An object of what the elements with the same key add up to.
def add_by(key; f): reduce .[] as $item ({}; ($item | key) as $name | setpath([$name]; .[$name] + ($item | f)));

def group_step($s):
  if $s.op == "group_by" then rows | add_by(column($s.by) | name_of; [.])
  elif $s.op == "index_by" then reduce rows[] as $row ({}; put($row | column($s.by) | name_of; $row))
  elif $s.op == "count_by" then need("array") | add_by(sort_key($s) | name_of; 1)
  else
    rows | add_by(column($s.by) | name_of; [column($s.field) | need("number")])
    | map_values(if $s.op == "sum_by" then add | half_up($s.digits)
                 elif $s.op == "avg_by" then add / length | half_up($s.digits)
                 elif $s.op == "min_by" then min else max end) end;

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
  rename_keys: 0, key_case: 0, prefix_keys: 0, strip_prefix: 0,
  keep_fields: 1, drop_fields: 1, default_values: 1, remove_nulls: 1, remove_empty: 1,
  nest: 2, unnest: 2, project: 2, move: 2, copy: 2, extract: 2,
  cast: 3, round: 3, compute: 3, map_values: 3, join: 3,
  string_case: 4, split: 4, trim: 4, replace_text: 4, date_format: 4,
  filter_rows: 5, sort_by: 5, unique: 5, pluck: 5, unwind: 5, slice: 5, reverse: 5,
  group_by: 6, index_by: 6, count_by: 6, sum_by: 6, avg_by: 6, min_by: 6, max_by: 6,
  flatten: 7, unflatten: 7, to_entries: 7, from_entries: 7, transpose: 7,
  deep_merge: 8, merge_patch: 8, json_patch: 8
};

def step($s):
  (group_of[$s.op] // error("unknown operation")) as $group
  | over($s.at // "" | tokens;
      if $group < 4 then
        if $group < 2 then if $group == 0 then key_step($s) else member_step($s) end
        elif $group == 2 then place_step($s) else value_step($s) end
      elif $group < 6 then if $group == 4 then text_step($s) else array_step($s) end
      elif $group == 6 then group_step($s) elif $group == 7 then shape_step($s) else merge_step($s) end);

def result: reduce .steps[] as $s (.doc; step($s));

# The document as it was handed over and after each step.
def stages: [foreach (null, .steps[]) as $s (.doc; if $s == null then . else step($s) end)];
