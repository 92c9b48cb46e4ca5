# The second implementation of the step language: reads {doc, steps} and gives the transformed document.
#
# It shares nothing with the Python operations, so that an answer both agree on is right for more than one reason.  One
# program interprets every specification, because compiling a jq program costs a hundred times more than running one.
#
# What costs in jq is the number of its instructions: `setpath` takes a third of `=`, `split` a tenth of a regular
# expression, and whatever is the same for every element of an array is said outside of the loop.  Two more things to
# know: in jq's order of values null comes first and the containers last, so `. < []` means "no container"; and a
# parameter `$type` would hide the function `type`.

# What `.[1:]` gives, at a third of its cost.
def rest: .[{"start": 1, "end": null}];

def tokens:
  if contains("~") then split("/") | rest | map(split("~1") | join("/") | split("~0") | join("~"))
  else split("/") | rest end;

# ---- types

def an_object: if type == "object" then . else error("not an object") end;
def an_array: if type == "array" then . else error("not an array") end;
def a_string: if type == "string" then . else error("not a string") end;
def a_number: if type == "number" then . else error("not a number") end;

def rows: an_array | if [.[] | type] - ["object"] == [] then . else error("an element is no object") end;

# ---- places

# Whether the names lead somewhere; an error where one of them meets anything but an object.
def leads_to($names): $names == [] or (an_object | has($names[0]) and (.[$names[0]] | leads_to($names[1:])));

# Change the value at the names; `absent` is what becomes of a document that has none there.
def at($names; f; absent):
  getpath($names) as $value
  | if $value or leads_to($names) then setpath($names; $value | f) else absent end;

# Change every value that the tokens lead to; below "*" (every element) an absent member leaves its element as it is.
def over_all($path; f; absent):
  $path[["*"]][0] as $star
  | if $star == null then at($path; f; absent)
    else
      $path[$star + 1:] as $rest
      | at($path[:$star];
          if type != "array" then at(["*"]; over_all($rest; f; absent); absent)
          elif $rest == [] then map(f) else map(over_all($rest; f; .)) end;
          absent)
    end;

# Change every value that the pointer leads to.
def over($pointer; f):
  if $pointer == "" then f
  elif $pointer | contains("*") then over_all($pointer | tokens; f; error("nothing at " + $pointer))
  else at($pointer | tokens; f; error("nothing at " + $pointer)) end;

# ---- members and rows

def column($name): if has($name) then .[$name] else error("no member " + $name) end;
def put($name; $value): if has($name) then error("collision at " + $name) else setpath([$name]; $value) end;
def without(names): delpaths([names[] | [.]]);

# For an object that was put together from so many members: none of them has displaced another.
def of_length($members): if length == $members then . else error("collision") end;

# The member of that name of every row; behind a null among them, the least of all values, an absent one may hide.
def each($name):
  [an_array[][$name]] as $values
  | if $values | min == null then rows | map(column($name)) else $values end;

def name_of:
  if type == "string" then . elif type == "boolean" then tostring
  elif type == "number" and . == floor then tostring
  else error("not a group name") end;

def half_up($scale): (if . < 0 then -1 else 1 end) * ((fabs * $scale + 0.5 | floor) / $scale);

# What `join` of jq does, without its care for what is no string.
def glued($mark): reduce rest[] as $part (.[0] // ""; . + $mark + $part);

def upper: [explode[] | if . > 96 and . < 123 then . - 32 else . end] | implode;
def lower: [explode[] | if . > 64 and . < 91 then . + 32 else . end] | implode;

# ---- names

def names:
  if type == "object" then keys_unsorted[], (.[] | if . < [] then empty else names end)
  elif type == "array" then .[] | names else empty end;

# The names that have words: of letters, digits and separators only, and not of separators alone.
def with_words:
  if tojson | test("^\\[(\"[_. -]*[A-Za-z0-9][A-Za-z0-9_. -]*\",?)*\\]$") then .
  else map(select((test("[^A-Za-z0-9_. -]") | not) and test("[A-Za-z0-9]"))) end;

# A word of lower-case letters and digits with its first letter in upper case.
def capitalised: explode | if .[0] > 96 then setpath([0]; .[0] - 32) else . end | implode;

# Names are respelled all at once, as one JSON text.  Whether such a text has them in snake case, as most documents do:
def is_snake: test("^\\[(\"([a-z]+[0-9]*|[0-9]+)(_([a-z]+[0-9]*|[0-9]+))*\",?)*\\]$");

# The text with the words of every name in lower case and "_" between them.
def in_snake:
  [match("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+|\",\""; "g").string | if . < "a" then lower else . end]
  | "[\"" + glued("_") + "\"]" | split("_\",\"_") | glued("\",\"");

# The names of a text in snake case, in another style.  Only letters stand above code point 96 there.
def in_style($style):
  if $style == "snake" then fromjson
  elif $style == "kebab" then split("_") | glued("-") | fromjson
  elif $style == "constant" then [explode[] | if . > 96 then . - 32 else . end] | implode | fromjson
  else
    split("_") | reduce rest[] as $word (.[0]; . + ($word | capitalised)) | fromjson
    | if $style == "pascal" then map(capitalised) else . end
  end;

# At every depth, inmost first.
def rename_deep($map):
  def follow:
    if . < [] then .
    elif type == "array" then map(follow)
    else
      . as $object
      | reduce keys_unsorted[] as $name ({};
          setpath([$map[$name] // $name]; $object[$name] | if . < [] then . else follow end))
      | of_length($object | length)
    end;
  follow;

def rename($map):
  . as $object | without($map | keys_unsorted)
  | reduce ($map | keys_unsorted[]) as $name (.;
      if $object | has($name) then setpath([$map[$name]]; $object[$name]) else . end)
  | of_length($object | length);

def key_case($style):
  ([names] | unique) as $all
  | ($all | tojson | is_snake) as $plain
  | ($all | if $plain then . else with_words end) as $names
  | ($names | tojson | if $plain then . else in_snake end | in_style($style)) as $new
  | rename_deep(reduce range($names | length) as $at ({}; setpath([$names[$at]]; $new[$at])));

# ---- members

def at_pointer($pointer):
  ($pointer | tokens) as $path | getpath($path) as $value
  | if $value or leads_to($path) then $value else error("nothing at " + $pointer) end;

def set_pointer($pointer; $value):
  ($pointer | tokens) as $path
  | over_all($path[:-1]; an_object | put($path[-1]; $value); error("nothing at " + $pointer));

def without_nulls: delpaths([paths(. == null) | select(.[-1] | type == "string")]);

def without_blanks:
  if . < [] then .
  elif type == "array" then map(without_blanks)
  else
    . as $object
    | reduce keys_unsorted[] as $name (.;
        ($object[$name] | without_blanks) as $value
        | if $value < [] then if $value == null or $value == "" then delpaths([[$name]]) else . end
          elif $value == [] or $value == {} then delpaths([[$name]])
          else setpath([$name]; $value) end)
  end;

# ---- shape

def flatten_object($join; $index):
  ($join == "camel") as $camel
  | def below($prefix): if $camel then $prefix + (.[:1] | ascii_upcase) + .[1:] else $prefix + $join + . end;
  # Emits an object of one member for each leaf.
  def flat($prefix):
    if . < [] or length == 0 then {($prefix): .}
    elif type == "object" then . as $object | keys_unsorted[] as $name | $object[$name] | flat($name | below($prefix))
    elif $index then . as $array | range(length) as $at | $array[$at] | flat($at | tostring | below($prefix))
    else {($prefix): .} end;
  . as $object
  | [keys_unsorted[] | select($object[.] >= [])] as $deep
  | [$deep[] as $name | $object[$name] | flat($name)] as $leaves
  | without($deep) | (length + ($leaves | length)) as $members
  | reduce $leaves[] as $leaf (.; . + $leaf) | of_length($members);

def plant($path; $value):
  if ($path | length) == 1 then put($path[0]; $value)
  else setpath([$path[0]]; .[$path[0]] // {} | an_object | plant($path[1:]; $value)) end;

# ---- conditions

# The rows for which the condition holds.
def rows_where($where):
  $where.cmp as $cmp | $where.field as $field | $where.value as $value | ($value | type) as $type
  | if $cmp == null then
      if $where | has("all") then reduce $where.all[] as $part (.; rows_where($part))
      else map(select([.] | any($where.any[] as $part | rows_where($part); . != []))) end
    elif $cmp == "eq" then map(select(.[$field] == $value))
    elif $cmp == "ne" then map(select(.[$field] | type == $type and . != $value))
    elif $cmp == "gt" then map(select(.[$field] | type == $type and . > $value))
    elif $cmp == "ge" then map(select(.[$field] | type == $type and . >= $value))
    elif $cmp == "lt" then map(select(.[$field] | type == $type and . < $value))
    elif $cmp == "le" then map(select(.[$field] | type == $type and . <= $value))
    elif $cmp == "in" then map(select(.[$field] as $item | any($value[]; . == $item)))
    elif $cmp == "not_in" then map(select(.[$field] as $item | $item != null and all($value[]; . != $item)))
    elif $cmp == "exists" then map(select(has($field)))
    elif $cmp == "missing" then map(select(has($field) | not))
    elif $cmp == "contains" then
      map(select(.[$field]
        | if type == "array" then any(.[]; . == $value)
          else type == "string" and $type == "string" and contains($value) end))
    elif $cmp == "starts_with" then
      map(select(.[$field] | type == "string" and $type == "string" and startswith($value)))
    else map(select(.[$field] | type == "string" and $type == "string" and endswith($value))) end;

# ---- text

# Without the white space of JSON at both ends.
def trimmed:
  if startswith(" ") or startswith("\t") or startswith("\n") or startswith("\r") then .[1:] | trimmed
  elif endswith(" ") or endswith("\t") or endswith("\n") or endswith("\r") then .[:-1] | trimmed
  else . end;

# The mark between the parts of a date in each notation, its characters that are no digits, and what stands first.
def date_form: {
  "YYYY-MM-DD": ["-", [45, 45], "year"], "YYYY/MM/DD": ["/", [47, 47], "year"], "YYYYMMDD": ["", [], "year"],
  "DD/MM/YYYY": ["/", [47, 47], "day"], "DD.MM.YYYY": [".", [46, 46], "day"], "DD-MM-YYYY": ["-", [45, 45], "day"],
  "MM/DD/YYYY": ["/", [47, 47], "month"]
};

def days_in($year; $month):
  if $month == 2 then (if $year % 4 == 0 and ($year % 100 != 0 or $year % 400 == 0) then 29 else 28 end)
  else [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][$month - 1] end;

def day_of_time:
  if test("^[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$") then .[:10]
  else error("not a date-time") end;

# A date as its [year, month, day], all text.
def read_date($form):
  $form as [$mark, $marks, $first]
  | if explode - [48, 49, 50, 51, 52, 53, 54, 55, 56, 57] != $marks then error("not a date")
    elif $first == "year" then if $mark == "" then [.[:4], .[4:6], .[6:]] else split($mark) end
    else
      split($mark) as [$one, $two, $year]
      | if $first == "day" then [$year, $two, $one] else [$year, $one, $two] end
    end
  | . as [$year, $month, $day]
  | if ($year | length) != 4 or ($month | length) != 2 or ($day | length) != 2 then error("not a date")
    elif $year == "0000" or $month == "00" or $month > "12" or $day == "00" then error("no such day")
    elif $day < "29" or ($day | tonumber) <= days_in($year | tonumber; $month | tonumber) then .
    else error("no such day") end;

def write_date($form):
  . as [$year, $month, $day] | $form[0] as $mark
  | if $form[2] == "year" then $year + $mark + $month + $mark + $day
    elif $form[2] == "day" then $day + $mark + $month + $mark + $year
    else $month + $mark + $day + $mark + $year end;

# ---- patches

def merge_patch($patch):
  if $patch | type == "object" then
    reduce ($patch | keys_unsorted[]) as $name (if type == "object" then . else {} end;
      $patch[$name] as $value
      | if $value == null then delpaths([[$name]])
        elif $value < [] then setpath([$name]; $value)
        else setpath([$name]; .[$name] | merge_patch($value)) end)
  else $patch end;

# The path that a pointer of a JSON Patch means; with $end also the place after the last element of an array.
def patch_path($pointer; $end):
  . as $document
  | ($pointer | tokens) as $tokens
  | reduce $tokens[] as $token ([];
      . as $path | $document | getpath($path)
      | if type == "object" then $path + [$token]
        elif type != "array" then error("nothing at " + $pointer)
        elif $token == "-" then $path + [length]
        elif $token | test("^(0|[1-9][0-9]*)$") then
          ($token | tonumber) as $index
          | if $index <= length then $path + [$index] else error("nothing at " + $pointer) end
        else error("nothing at " + $pointer) end)
  | . as $path
  | if $end or $path == [] then .
    elif $document | getpath($path[:-1]) | has($path[-1]) then .
    else error("nothing at " + $pointer) end;

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

# ---- values

def cast($to):
  if $to == "number" then a_string | tonumber
  elif $to == "string" then if type == "string" then error("already a string") else name_of end
  elif . == "true" then true elif . == "false" then false else error("no boolean") end;

def calculated($s; $left; $right):
  if $s.calc == "multiply" then $left * $right elif $s.calc == "add" then $left + $right else $left - $right end
  | half_up(pow(10; $s.digits));

# ---- arrays

# By the first key, then every group of rows with one key by the keys that are left.
def in_order($keys):
  $keys[0] as {$by, $order} | $keys[1:] as $others
  | group_by(.[$by])
  | if $order == "asc" then . else reverse end
  | if $others == [] then . else map(in_order($others)) end
  | add // [];

def sorted($s):
  if $s | has("then") then in_order([$s] + $s.then)
  elif $s | has("by") | not then if $s.order == "asc" then sort else sort | reverse end
  elif $s.order == "asc" then sort_by(.[$s.by])
  else in_order([$s]) end;

def unique_in_order(key):
  reduce an_array[] as $item ([[], []];
    ($item | key) as $key
    | if .[1] | any(.[]; . == $key) then . else [.[0] + [$item], .[1] + [$key]] end)
  | .[0];

def unwound($field):
  [rows[] | . as $row | column($field) | an_array[] as $item | $row | setpath([$field]; $item)];

# ---- groups

# An object of one member per group of elements with one name.  What an absent member gives, null, is no name either.
def grouped(name; f):
  reduce (an_array | group_by(name))[] as $group ({}; setpath([$group[0] | name]; $group | f));

def figures_by($s; f): grouped(.[$s.by] | name_of; [.[][$s.field] | a_number] | f);

# An object of one member per element, no two with one name.
def collected(name; value):
  length as $members
  | reduce an_array[] as $row ({}; setpath([$row | name]; $row | value)) | of_length($members);

# ---- the steps

def key_step($s):
  $s.op as $op
  | if $op == "rename_keys" then
      $s.map as $map
      | if $s.scope == "deep" then over($s.at; rename_deep($map)) else over($s.at; an_object | rename($map)) end
    elif $op == "prefix_keys" then
      $s.prefix as $prefix
      | over($s.at;
          an_object | . as $object
          | reduce keys_unsorted[] as $name ({}; setpath([$prefix + $name]; $object[$name])))
    elif $op == "strip_prefix" then
      $s.prefix as $prefix | {"start": ($prefix | length), "end": null} as $after
      | over($s.at;
          an_object | . as $object
          | reduce keys_unsorted[] as $name ({};
              setpath([$name | if startswith($prefix) and . != $prefix then .[$after] else . end]; $object[$name]))
          | of_length($object | length))
    else over($s.at; key_case($s.style)) end;

def member_step($s):
  $s.op as $op
  | if $op == "keep_fields" then over($s.at; an_object | without(keys_unsorted - $s.fields))
    elif $op == "drop_fields" then over($s.at; an_object | without($s.fields))
    elif $op == "default_values" then
      $s.values as $values | ($s.nulls == "keep") as $keep
      | over($s.at;
          an_object
          | reduce ($values | keys_unsorted[]) as $name (.;
              if .[$name] != null or ($keep and has($name)) then . else setpath([$name]; $values[$name]) end))
    elif $op == "remove_nulls" then over($s.at; without_nulls)
    else over($s.at; without_blanks) end;

def place_step($s):
  $s.op as $op
  | if $op == "nest" then
      $s.fields as $fields
      | over($s.at;
          an_object
          | if $fields - keys_unsorted == [] then . else error("no member of " + ($fields | tojson)) end
          | . as $object | without($fields)
          | put($s.under; reduce $fields[] as $name ({}; setpath([$name]; $object[$name]))))
    elif $op == "project" then
      $s.fields as $fields
      | over($s.at;
          . as $object
          | reduce ($fields | keys_unsorted[]) as $name ({}; setpath([$name]; $object | at_pointer($fields[$name]))))
    elif $op == "move" then
      at_pointer($s.from) as $value | delpaths([$s.from | tokens]) | set_pointer($s.to; $value)
    elif $op == "copy" then at_pointer($s.from) as $value | set_pointer($s.to; $value)
    elif $op == "extract" then at_pointer($s.from)
    else
      over($s.at;
        (column($s.field) | an_object) as $inner
        | delpaths([[$s.field]]) | (length + ($inner | length)) as $members
        | . + $inner | of_length($members))
    end;

def value_step($s):
  $s.op as $op
  | if $op == "cast" then $s.to as $to | over($s.at; cast($to))
    elif $op == "map_values" then $s.map as $map | over($s.at; if type == "string" then $map[.] // . else . end)
    elif $op == "round" then pow(10; $s.digits) as $scale | over($s.at; a_number | half_up($scale))
    elif $op == "compute" then over($s.at; put($s.field; calculated($s; column($s.left); column($s.right))))
    else $s.sep as $mark | over($s.at; an_array | map(a_string) | glued($mark)) end;

def text_step($s):
  $s.op as $op
  | if $op == "string_case" then
      if $s.to == "upper" then over($s.at; a_string | upper) else over($s.at; a_string | lower) end
    elif $op == "date_format" then
      date_form[$s.writes] as $written
      | if $s.reads == "date-time" then
          date_form["YYYY-MM-DD"] as $read
          | over($s.at; a_string | day_of_time | read_date($read) | write_date($written))
        else date_form[$s.reads] as $read | over($s.at; a_string | read_date($read) | write_date($written)) end
    elif $op == "split" then $s.sep as $mark | over($s.at; a_string | split($mark))
    elif $op == "replace_text" then
      $s.find as $find | $s.with as $with
      | over($s.at; a_string | if contains($find) then split($find) | glued($with) else . end)
    else over($s.at; a_string | trimmed) end;

def array_step($s):
  $s.op as $op
  | if $op == "sort_by" then over($s.at; an_array | sorted($s))
    elif $op == "filter_rows" then over($s.at; rows | rows_where($s.where))
    elif $op == "slice" then
      $s.count as $count
      | if $s.side == "first" then over($s.at; an_array | .[:$count]) else over($s.at; an_array | .[-$count:]) end
    elif $op == "pluck" then over($s.at; each($s.field))
    elif $op == "unwind" then over($s.at; unwound($s.field))
    elif $op == "reverse" then over($s.at; an_array | reverse)
    elif $s | has("by") then over($s.at; unique_in_order(column($s.by)))
    else over($s.at; unique_in_order(.)) end;

def group_step($s):
  $s.op as $op
  | if $op == "group_by" then over($s.at; grouped(.[$s.by] | name_of; .))
    elif $op == "index_by" then over($s.at; collected(.[$s.by] | name_of; .))
    elif $op == "count_by" then
      if $s | has("by") then over($s.at; grouped(.[$s.by] | name_of; length))
      else over($s.at; grouped(name_of; length)) end
    elif $op == "min_by" then over($s.at; figures_by($s; min))
    elif $op == "max_by" then over($s.at; figures_by($s; max))
    else
      pow(10; $s.digits) as $scale
      | if $op == "sum_by" then over($s.at; figures_by($s; add | half_up($scale)))
        else over($s.at; figures_by($s; add / length | half_up($scale))) end
    end;

def shape_step($s):
  $s.op as $op
  | if $op == "flatten" then over($s.at; an_object | flatten_object($s.join; $s.arrays == "index"))
    elif $op == "to_entries" then
      $s.key as $key | $s.value as $value
      | over($s.at; an_object | . as $object | keys | map({($key): ., ($value): $object[.]}))
    elif $op == "from_entries" then over($s.at; collected(.[$s.key] | name_of; column($s.value)))
    elif $op == "transpose" then
      over($s.at; . as $rows | reduce (rows[0] | keys_unsorted[]) as $name ({}; setpath([$name]; $rows | each($name))))
    else
      over($s.at;
        an_object | . as $object
        | reduce keys_unsorted[] as $name ({};
            plant($name | if . == "" then [.] else split($s.sep) end; $object[$name])))
    end;

def merge_step($s):
  $s.patch as $patch
  | if $s.op == "deep_merge" then over($s.at; an_object | . * $patch)
    elif $s.op == "merge_patch" then over($s.at; merge_patch($patch))
    else over($s.at; reduce $patch[] as $e (.; patch_entry($e))) end;

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
  group_of[$s.op] as $group
  | if $group > 3 then
      if $group > 5 then
        if $group == 6 then group_step($s) elif $group == 7 then shape_step($s) else merge_step($s) end
      elif $group == 4 then text_step($s) else array_step($s) end
    elif $group > 1 then if $group == 2 then place_step($s) else value_step($s) end
    elif $group == 1 then member_step($s)
    elif $group == 0 then key_step($s)
    else error("unknown operation") end;

def result: reduce .steps[] as $s (.doc; step($s));

# The document after each step.
def stages: [foreach .steps[] as $s (.doc; step($s))];
