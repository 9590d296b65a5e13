"""The keys of an action."""

from __future__ import annotations

from codegen.read.kinds import Key, Later, Named, Object, Prose, Word
from codegen.read.vocabulary.fields import INPUT

VERBS = ("POST", "PATCH", "PUT")

_LATER = Later()

ACTION = Object(
    "an action",
    (
        Key("method", Word("HTTP method", VERBS), "POST (the default), PATCH or PUT."),
        Key("description", Prose(), "What it does, for the API's documentation."),
        Key("input", Named(INPUT), "The members of the request body.", synonyms=("body", "fields")),
        Key(
            "override",
            Word("override", ("required",), ("optional",)),
            "`required`: what it does is written by hand in overrides/.",
        ),
        Key("transition", _LATER, "The change of state that the action makes."),
        Key("set", _LATER, "The values that the action sets."),
        Key("scope", _LATER, "Whether it acts on one row or on the collection."),
        Key("deprecated", _LATER, "Still there, but not for long."),
        Key("sunset", _LATER, "The day from which it may be gone."),
    ),
)
