# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `forms`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Form(Base):
    """One row of `forms`."""

    __tablename__ = "forms"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_forms"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_forms_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_forms_user_id_pattern"
        ),
        CheckConstraint('char_length("mail") <= 254', name="ck_forms_mail_length"),
        CheckConstraint(
            (
                "\"mail\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-"
                "9-]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
                "9])?)*$'"
            ),
            name="ck_forms_mail_pattern",
        ),
        CheckConstraint('char_length("mail_short") <= 8', name="ck_forms_mail_short_length"),
        CheckConstraint(
            (
                "\"mail_short\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-"
                "Za-z0-9-]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
                "9])?)*$'"
            ),
            name="ck_forms_mail_short_pattern",
        ),
        CheckConstraint('char_length("site") <= 2000', name="ck_forms_site_length"),
        CheckConstraint(
            (
                "\"site\" ~ E'^https?\\://([A-Za-z0-9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
                "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-9]{1,5})?([/?#][A-Za-z0-"
                "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'"
            ),
            name="ck_forms_site_pattern",
        ),
        CheckConstraint('char_length("site_short") <= 12', name="ck_forms_site_short_length"),
        CheckConstraint(
            (
                "\"site_short\" ~ E'^https?\\://([A-Za-z0-9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-"
                "9]([A-Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-9]{1,5})?([/?#][A-Za-z0-"
                "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'"
            ),
            name="ck_forms_site_short_pattern",
        ),
        CheckConstraint('char_length("slug") <= 100', name="ck_forms_slug_length"),
        CheckConstraint("\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_forms_slug_pattern"),
        CheckConstraint('char_length("slug_short") <= 3', name="ck_forms_slug_short_length"),
        CheckConstraint(
            "\"slug_short\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_forms_slug_short_pattern"
        ),
        CheckConstraint(
            "\"status\" IN ('todo', 'doing', 'it''s \"done\"', 'ü')", name="ck_forms_status_words"
        ),
        CheckConstraint(
            "\"status_null\" IN ('todo', 'doing', 'it''s \"done\"', 'ü')",
            name="ck_forms_status_null_words",
        ),
        CheckConstraint(
            "\"status_default\" IN ('todo', 'doing', 'it''s \"done\"', 'ü')",
            name="ck_forms_status_default_words",
        ),
        CheckConstraint('octet_length("bytes") <= 10000', name="ck_forms_bytes_size"),
        CheckConstraint('octet_length("key") BETWEEN 2 AND 5', name="ck_forms_key_size"),
        CheckConstraint('octet_length("hash") BETWEEN 16 AND 16', name="ck_forms_hash_size"),
        CheckConstraint('octet_length("large") BETWEEN 6 AND 1000', name="ck_forms_large_size"),
        CheckConstraint('octet_length("larger") BETWEEN 2 AND 1001', name="ck_forms_larger_size"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    mail: Mapped[str]
    mail_short: Mapped[str | None]
    site: Mapped[str]
    site_short: Mapped[str] = mapped_column(server_default="http://a")
    slug: Mapped[str]
    slug_short: Mapped[str | None]
    status: Mapped[str]
    status_null: Mapped[str | None]
    status_default: Mapped[str] = mapped_column(server_default='it\'s "done"')
    bytes_: Mapped[bytes] = mapped_column("bytes")
    key: Mapped[bytes | None]
    hash: Mapped[bytes] = mapped_column(server_default="\\x00000000000000000000000000000000")
    large: Mapped[bytes | None]
    larger: Mapped[bytes | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
