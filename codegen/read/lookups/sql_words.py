"""The words of SQL that a condition can hold, and those that a column must not be bare as."""

from __future__ import annotations

_KEYWORDS = """
and or not is null true false unknown in between symmetric like ilike similar to escape any all
some case when then else end distinct from cast as collate array at time zone
"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""The syntax of an expression over one row."""

_QUERIES = """
select with values table union intersect except exists insert update delete into where group
having order limit offset returning over window filter
"""
QUERIES = frozenset(_QUERIES.split())
"""What would look at other rows, or do something to them."""

_TYPES = """
text varchar char smallint integer int int4 bigint int8 numeric decimal real double precision
float boolean bool date time timetz timestamp timestamptz interval uuid jsonb json bytea with
without zone
"""
TYPES = frozenset(_TYPES.split())
"""The types that a value can be cast to."""

_FUNCTIONS = """
abs array_length array_ndims array_position btrim cardinality ceil ceiling char_length
character_length coalesce date_part exp floor greatest jsonb_array_length jsonb_typeof least
left length ln lower ltrim mod nullif num_nonnulls num_nulls octet_length position power replace
right round rtrim sign split_part sqrt starts_with strpos substr substring trim trunc upper
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
"""What gives the same for the same row at any time, as PostgreSQL asks of checks and indexes."""

_RESERVED = """
all analyse analyze and any array as asc asymmetric authorization between bigint binary bit
boolean both case cast char character check coalesce collate collation column concurrently
constraint create cross current_catalog current_date current_role current_schema current_time
current_timestamp current_user dec decimal default deferrable desc distinct do else end except
exists extract false fetch float for foreign freeze from full grant greatest group grouping
having ilike in initially inner inout int integer intersect interval into is isnull join json
json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar
json_serialize json_table json_value lateral leading least left like limit localtime
localtimestamp merge_action national natural nchar none normalize not notnull null nullif
numeric offset on only or order out outer overlaps overlay placing position precision primary
real references returning right row select session_user setof similar smallint some substring
symmetric system_user table tablesample then time timestamp to trailing treat trim true union
unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat
xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
"""
RESERVED = frozenset(_RESERVED.split())
"""What PostgreSQL reads as something else than a column where it stands without quotes."""

_QUERY_KEYWORDS = """
select from where join inner outer left right full cross lateral on using order by asc desc nulls
first last limit offset group having exists union except intersect over partition filter within
values rows
"""
QUERY_KEYWORDS = frozenset(_QUERY_KEYWORDS.split())
"""The syntax of a query within an expression."""

CALLS = frozenset(("both", "for", "leading", "placing", "trailing"))
"""What stands between the arguments of some functions."""

_PARTS = """
century day decade dow doy epoch hour isodow isoyear microseconds milliseconds minute month quarter
second week year
"""
PARTS = frozenset(_PARTS.split())
"""What can be extracted from a moment or a length of time."""

_ONCE = """
age array_agg array_append array_cat array_prepend array_remove array_replace array_to_string
array_upper ascii avg bool_and bool_or chr concat concat_ws convert_from convert_to count date_trunc
decode div encode every extract first_value format gen_random_uuid initcap jsonb_agg
jsonb_array_elements jsonb_array_elements_text jsonb_build_array jsonb_build_object
jsonb_extract_path jsonb_extract_path_text jsonb_object_keys jsonb_set jsonb_strip_nulls
justify_hours lag last_value lead lpad make_date make_interval make_time make_timestamptz max md5
min now overlay random rank regexp_match regexp_replace regexp_split_to_array repeat reverse
row_number rpad scale sha256 string_agg string_to_array sum to_char to_date to_json to_jsonb
to_number to_timestamp translate trim_scale unnest
"""
ONCE = FUNCTIONS | frozenset(_ONCE.split())
"""What can be asked where an expression is evaluated once: the time and chance among it."""
