"""The keys of the whole file."""

from __future__ import annotations

from codegen.read.shape.kinds import Each, Flag, Key, Line, Named, Object, Whole
from codegen.read.vocabulary import examples
from codegen.read.vocabulary.api import API, DEFAULTS, OWNER, SECURITY
from codegen.read.vocabulary.enums import ENUM
from codegen.read.vocabulary.forms import ENUM_NAME, NAME, REMOVED
from codegen.read.vocabulary.resources import RESOURCE

REMOVAL = Object(
    "a removal",
    (
        Key(
            "drop_after",
            Line(),
            "The version of the API from which on it is dropped; until then its data stays.",
            synonyms=("drop_in", "until", "version"),
        ),
        Key(
            "replaced",
            Flag(),
            "Whether something else has its name from now on, in the same step.",
        ),
    ),
)

MAX_RESOURCES = 5_000

SCHEMA = Object(
    "the schema",
    (
        Key("spec", Whole(), "The version of this vocabulary: 1.", required="1"),
        Key(
            "api",
            API,
            "What the API as a whole says of itself.",
            required=examples.API,
            synonyms=("info",),
        ),
        Key("owner", OWNER, "Whose the rows are."),
        Key("defaults", DEFAULTS, "What holds for every resource."),
        Key("enums", Named(ENUM, form=ENUM_NAME), "Closed lists of words.", synonyms=("types",)),
        Key(
            "resources",
            Named(
                RESOURCE,
                f"resources: {examples.RESOURCES}",
                NAME,
                MAX_RESOURCES,
                examples.RESOURCES,
            ),
            "The things in the API.",
            required=examples.RESOURCES,
            synonyms=("models",),
        ),
        Key(
            "removed",
            Named(REMOVAL, form=REMOVED),
            "Resources and `resource.field`s that may be dropped.",
        ),
        Key(
            "include",
            Each(Line(), "[resources/*.yaml]"),
            "Further files of the schema, as seen from its folder.",
            synonyms=("imports", "files"),
        ),
        Key("security", SECURITY, "What guards the rows beside the services."),
    ),
)
