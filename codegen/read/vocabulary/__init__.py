"""The words of the schema language, as data: what can be written where, and what each word means.

`shape.py` checks a file against these tables and nothing else; whatever else speaks of the language
(an editor's JSON Schema, a test of the documentation) reads them too, so that none can differ.
"""

from codegen.read.vocabulary.actions import ACTION, RESULT, TRANSITION, VERBS
from codegen.read.vocabulary.api import API, DEFAULTS, OWNER, PAGE_SIZE, SECURITY
from codegen.read.vocabulary.enums import ENUM
from codegen.read.vocabulary.examples import SMALLEST
from codegen.read.vocabulary.fields import ANSWER_KEYS, FIELD, INPUT
from codegen.read.vocabulary.forms import ENUM_NAME, MAX_NAME, NAME
from codegen.read.vocabulary.lookups import INDEX, LIST, UNIQUE
from codegen.read.vocabulary.relations import ON_DELETE, RELATION
from codegen.read.vocabulary.resources import METHODS, RESOURCE
from codegen.read.vocabulary.schema import REMOVAL, SCHEMA
from codegen.read.vocabulary.types import (
    ARRAY_CONSTRAINTS,
    NO_ITEM,
    NO_TYPES,
    TYPE_NAMES,
    TYPE_SYNONYMS,
    TYPES,
)

__all__ = [
    "ACTION",
    "ANSWER_KEYS",
    "API",
    "ARRAY_CONSTRAINTS",
    "DEFAULTS",
    "ENUM",
    "ENUM_NAME",
    "FIELD",
    "INDEX",
    "INPUT",
    "LIST",
    "MAX_NAME",
    "METHODS",
    "NAME",
    "NO_ITEM",
    "NO_TYPES",
    "ON_DELETE",
    "OWNER",
    "PAGE_SIZE",
    "RELATION",
    "REMOVAL",
    "RESOURCE",
    "RESULT",
    "SCHEMA",
    "SECURITY",
    "SMALLEST",
    "TRANSITION",
    "TYPES",
    "TYPE_NAMES",
    "TYPE_SYNONYMS",
    "UNIQUE",
    "VERBS",
]
