"""The keys of what rows are found and told apart by."""

from __future__ import annotations

from codegen.catalog import Operator
from codegen.read.shape.kinds import Each, Either, Flag, Key, Line, Named, Object, Word
from codegen.read.vocabulary.contract import STYLE
from codegen.read.vocabulary.forms import NAME

OPERATORS = tuple(operator.value for operator in Operator)
_OTHER_OPERATORS = (
    *(("like", "contains"), ("ilike", "contains"), ("icontains", "contains")),
    *(("search", "contains"), ("prefix", "starts_with"), ("begins_with", "starts_with")),
    *(("equals", "eq"), ("exact", "eq"), ("any", "in"), ("one_of", "in"), ("null", "is_null")),
    *(("min", "gte"), ("from", "gte"), ("after", "gt"), ("max", "lte"), ("before", "lt")),
)
METHODS = ("btree", "hash", "gin", "gist", "brin")

_FIELDS = Each(Line(), "[title]")

_ACROSS = Key("global", Flag(), "Whether it is one for all owners, and not for each.")

UNIQUE = Object(
    "a unique",
    (
        Key("fields", _FIELDS, "The fields that are unique together.", required="[title]"),
        _ACROSS,
    ),
)

INDEX = Object(
    "an index",
    (
        Key(
            "fields",
            _FIELDS,
            "Its keys in their order; `-` in front of one turns it round.",
            required="[title]",
            synonyms=("columns", "keys"),
        ),
        Key("where", Line(), "The SQL condition of the rows that are in it."),
        Key("include", _FIELDS, "What it holds beside its keys.", synonyms=("covering",)),
        Key("using", Word("index method", METHODS), "`btree` by default.", synonyms=("type",)),
        Key("prefix", Flag(), "Whether it serves `starts_with`."),
        _ACROSS,
    ),
)

_HINT = Word("index_hint", ("none",))

LIST = Object(
    "`list`",
    (
        Key(
            "filter",
            Named(
                Each(Word("operator", OPERATORS, _OTHER_OPERATORS), "[eq]"),
                example="{ title: [eq] }",
            ),
            "The fields that a list can be narrowed by, and how each compares.",
            synonyms=("filters", "where"),
        ),
        Key(
            "sort",
            Each(Line()),
            "The fields that a list can be sorted by.",
            synonyms=("sorts", "order", "order_by"),
        ),
        Key(
            "default_sort",
            Each(Line(), "[-created_at]"),
            "The order when none is asked for; newest first without it.",
        ),
        Key(
            "expand",
            Each(Line()),
            "The relations whose rows can be asked for too.",
            synonyms=("include", "embed"),
        ),
        STYLE,
        Key(
            "index_hint",
            Either((_HINT, Named(_HINT))),
            "`none` accepts that no index serves a filter or a sort: for all, or for one field.",
        ),
    ),
)

_LOOKUP = "{ task_title: [title] }"

UNIQUES = Named(Either((_FIELDS, UNIQUE)), form=NAME, example=_LOOKUP)
INDEXES = Named(Either((_FIELDS, INDEX)), form=NAME, example=_LOOKUP)
CHECKS = Named(Line(), form=NAME, example='{ has_title: "char_length(title) > 0" }')
