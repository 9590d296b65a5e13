"""The keys of an action, and of what it answers."""

from __future__ import annotations

from codegen.catalog import Override, Scope
from codegen.read.shape.kinds import (
    Constant,
    Day,
    Each,
    Flag,
    Key,
    Line,
    Named,
    Object,
    Prose,
    Word,
)
from codegen.read.vocabulary.fields import ANSWER_KEYS, INPUT
from codegen.read.vocabulary.forms import NAME

VERBS = ("POST", "PATCH", "PUT")

RESULT = Object("a member of an answer", ANSWER_KEYS, example="{ type: string }")

TRANSITION = Object(
    "a transition",
    (
        Key("field", Line(), "The enum field that it changes.", required="status"),
        Key("from", Each(Line(), "[todo]"), "The words it starts from.", required="[todo]"),
        Key("to", Line(), "The word that it ends with.", required="done"),
    ),
    example="{ field: status, from: [todo], to: done }",
)

ACTION = Object(
    "an action",
    (
        Key("method", Word("HTTP method", VERBS), "POST (the default), PATCH or PUT."),
        Key("description", Prose(), "What it does, for the API's documentation."),
        Key(
            "scope",
            Word("scope", tuple(scope.value for scope in Scope)),
            "Whether it acts on one row (`item`) or on all of an owner's (`collection`).",
        ),
        Key("transition", TRANSITION, "The step of an enum field that it makes."),
        Key(
            "set",
            Named(Constant(), example="{ done: true }"),
            "What it puts into other fields of the row.",
        ),
        Key(
            "input",
            Named(INPUT, form=NAME, example="{ days: { type: integer } }"),
            "The members of the request body.",
            synonyms=("body", "fields"),
        ),
        Key(
            "result",
            Named(RESULT, form=NAME, example="{ count: { type: integer } }"),
            "The members of its answer.",
            synonyms=("output", "returns"),
        ),
        Key(
            "override",
            Word("override", tuple(override.value for override in Override)),
            "Whether what it does is written, or may be added to, by hand in overrides/.",
        ),
        Key("deprecated", Flag(), "Still there, but not for long."),
        Key("sunset", Day(), "The day from which it may be gone.", beside="deprecated"),
    ),
)
