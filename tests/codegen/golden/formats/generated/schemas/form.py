# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Forms on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Status
from generated.schemas.formats import Base64, EmailForm, SlugForm, Timestamp, UrlForm

Mail = Annotated[str, Field(max_length=254), EmailForm]
MailShort = Annotated[str, Field(max_length=8), EmailForm]
Site = Annotated[str, Field(max_length=2000), UrlForm]
SiteShort = Annotated[str, Field(max_length=12), UrlForm]
Slug = Annotated[str, Field(max_length=100), SlugForm]
SlugShort = Annotated[str, Field(max_length=3), SlugForm]
Bytes = Annotated[Base64, Field(max_length=10000)]
Key = Annotated[Base64, Field(min_length=2, max_length=5)]
Hash = Annotated[Base64, Field(min_length=16, max_length=16)]
Large = Annotated[Base64, Field(min_length=6, max_length=1000)]
Larger = Annotated[Base64, Field(min_length=2, max_length=1001)]


class FormCreate(Input):
    """A form to be stored."""

    mail: Mail
    mail_short: MailShort | None = None
    site: Site
    site_short: SiteShort = "http://a"
    slug: Slug
    slug_short: SlugShort | None = None
    status: Status
    status_null: Status | None = None
    status_default: Status = 'it\'s "done"'
    bytes_: Bytes
    key: Key | None = None
    hash: Hash = bytes.fromhex("00000000000000000000000000000000")
    large: Large | None = None
    larger: Larger | None = None


class FormUpdate(Input):
    """Changes to a form. What is left out stays as it is."""

    mail: Mail | MISSING = MISSING
    mail_short: MailShort | MISSING | None = MISSING
    site: Site | MISSING = MISSING
    site_short: SiteShort | MISSING = MISSING
    slug: Slug | MISSING = MISSING
    slug_short: SlugShort | MISSING | None = MISSING
    status: Status | MISSING = MISSING
    status_null: Status | MISSING | None = MISSING
    status_default: Status | MISSING = MISSING
    bytes_: Bytes | MISSING = MISSING
    key: Key | MISSING | None = MISSING
    hash: Hash | MISSING = MISSING
    large: Large | MISSING | None = MISSING
    larger: Larger | MISSING | None = MISSING


class FormRead(VersionedRow):
    """A form as its owner sees it."""

    id: UUID
    user_id: str
    mail: str
    mail_short: str | None
    site: str
    site_short: str
    slug: str
    slug_short: str | None
    status: str
    status_null: str | None
    status_default: str
    bytes_: Base64
    key: Base64 | None
    hash: Base64
    large: Base64 | None
    larger: Base64 | None
    created_at: Timestamp
    updated_at: Timestamp
