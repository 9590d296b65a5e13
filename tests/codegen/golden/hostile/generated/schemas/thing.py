# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Things on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Python = Annotated[str, Field(max_length=10000), Storable]
Template = Annotated[str, Field(max_length=200), Storable]
Sql = Annotated[str, Field(max_length=200, pattern="^[a-z '\"\\\\:%{}$;()|=-]{0,40}$"), Storable]
Invisible = Annotated[str, Field(max_length=200), Storable]
Spaces = Annotated[str, Field(max_length=200), Storable]


class ThingCreate(Input):
    """A thing to be stored."""

    python: Python = "\"\"\" + str(1/0) + '''{1/0}'''"
    template: Template = "{{ 7 * 7 }}{# #}"
    sql: Sql = "it's :x and \\:y and %s and \\"
    invisible: Invisible = "\u202e\u2028\x85\t\r\n\xa0"
    spaces: Spaces = (
        "   two   spaces   and   more than seventy-two characters, so that it has"
        " to be wrapped somewhere   "
    )


class ThingUpdate(Input):
    """Changes to a thing. What is left out stays as it is."""

    python: Python | MISSING = MISSING
    template: Template | MISSING = MISSING
    sql: Sql | MISSING = MISSING
    invisible: Invisible | MISSING = MISSING
    spaces: Spaces | MISSING = MISSING


class ThingRun(Input):
    """What `run` takes."""

    command: Annotated[str, Field(max_length=200), Storable] = "__import__('os').system('id')"


class ThingRead(VersionedRow):
    """A thing as its owner sees it."""

    id: UUID
    user_id: str
    python: str
    template: str
    sql: str
    invisible: str
    spaces: str
    created_at: Timestamp
    updated_at: Timestamp
