"""The keys of a resource."""

from __future__ import annotations

from codegen.catalog import Hook
from codegen.read.shape.kinds import Day, Each, Either, Flag, Key, Line, Named, Object, Prose, Word
from codegen.read.vocabulary.actions import ACTION, RESULT
from codegen.read.vocabulary.contract import BATCH_SIZE, ETAG, REQUIRE_IF_MATCH
from codegen.read.vocabulary.examples import FIELDS
from codegen.read.vocabulary.fields import FIELD
from codegen.read.vocabulary.forms import NAME
from codegen.read.vocabulary.lookups import CHECKS, INDEXES, LIST, UNIQUES
from codegen.read.vocabulary.relations import PARENT, RELATION

METHODS = ("list", "get", "create", "update", "replace", "delete", "clear", "batch")

_OTHER_METHODS = (
    *(("index", "list"), ("read", "get"), ("retrieve", "get"), ("show", "get"), ("post", "create")),
    *(("patch", "update"), ("put", "replace"), ("remove", "delete"), ("destroy", "delete")),
    *(("delete_all", "clear"), ("purge", "clear"), ("bulk", "batch")),
)
HOOKS = tuple(hook.value for hook in Hook)

RESOURCE = Object(
    "a resource",
    (
        Key("plural", Line(form=NAME), "The table and the path; by default the name with an s."),
        Key("description", Prose(), "What it is, for the API's documentation."),
        Key(
            "fields",
            Named(FIELD, f"fields: {FIELDS}", NAME, example=FIELDS),
            "Its members, in the order of columns and of the JSON.",
            required=FIELDS,
            synonyms=("properties", "columns", "attributes"),
        ),
        Key(
            "methods",
            Each(Word("method", METHODS, _OTHER_METHODS), f"methods: [{', '.join(METHODS[:6])}]"),
            "The operations it has; by default all but `clear` and `batch`.",
            synonyms=("operations",),
        ),
        Key(
            "relations",
            Named(RELATION, form=NAME, example="{ parent: { belongs_to: task } }"),
            "How it refers to other resources.",
        ),
        Key(
            "parent",
            Either((Line(form=NAME), PARENT)),
            "The resource under whose path it lives; its rows go with the parent's row.",
            synonyms=("nested_under",),
        ),
        Key("owned", Flag(), "Whether its rows have an owner; shared rows can only be read."),
        Key(
            "backfill_owner",
            Line(),
            "Whose the rows are that were shared until now, and whose id is in none of them.",
        ),
        Key(
            "soft_delete",
            Flag(),
            "Whether deleted rows are kept, hidden, and can be undeleted.",
            synonyms=("paranoid",),
        ),
        Key(
            "unique",
            UNIQUES,
            "Which fields are unique together, per owner.",
            synonyms=("uniques", "unique_together"),
        ),
        Key("indexes", INDEXES, "Which fields are looked up together.", synonyms=("indices",)),
        Key("checks", CHECKS, "SQL conditions that every row meets.", synonyms=("constraints",)),
        Key("list", LIST, "Filters, sort orders and expansions of the list."),
        Key(
            "computed",
            Named(RESULT, form=NAME, example="{ progress: { type: integer } }"),
            "Members of the answer that are not stored: overrides/ computes them.",
        ),
        Key(
            "hooks",
            Each(Word("hook", HOOKS), "[before_create]"),
            "Where code in overrides/ joins in an operation.",
        ),
        Key(
            "override",
            Word("override", ("required",)),
            "`required`: the service is finished by hand though nothing else asks for it.",
        ),
        Key(
            "actions",
            Named(ACTION, form=NAME, example="{ complete: { set: { done: true } } }"),
            "What it can do beyond its operations.",
        ),
        Key(
            "renamed_from", Line(form=NAME), "Its former name; the table moves and keeps its data."
        ),
        ETAG,
        REQUIRE_IF_MATCH,
        BATCH_SIZE,
        Key("deprecated", Flag(), "Still there, but not for long."),
        Key("sunset", Day(), "The day from which it may be gone.", beside="deprecated"),
    ),
)
