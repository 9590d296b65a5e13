# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `classes`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, false, func, true
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Class(Base):
    """One row of `classes`."""

    __tablename__ = "classes"
    __table_args__ = (
        PrimaryKeyConstraint("user", "id", name="pk_classes"),
        CheckConstraint('char_length("user") BETWEEN 1 AND 64', name="ck_classes_user_length"),
        CheckConstraint(
            "\"user\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_classes_user_pattern"
        ),
        CheckConstraint('char_length("from") <= 200', name="ck_classes_from_length"),
        CheckConstraint('char_length("str") <= 10000', name="ck_classes_str_length"),
        CheckConstraint('char_length("none") <= 40', name="ck_classes_none_length"),
        CheckConstraint('char_length("metadata") <= 200', name="ck_classes_metadata_length"),
        CheckConstraint('char_length("select") <= 40', name="ck_classes_select_length"),
        CheckConstraint('char_length("text") BETWEEN 1 AND 20', name="ck_classes_text_length"),
    )

    id: Mapped[UUID]
    user: Mapped[str]
    from_: Mapped[str] = mapped_column("from")
    bool_: Mapped[bool] = mapped_column("bool", server_default=false())
    true_: Mapped[bool] = mapped_column("true", server_default=true())
    datetime_: Mapped[datetime] = mapped_column("datetime", server_default=func.now())
    now_: Mapped[datetime] = mapped_column("now", server_default=func.now())
    str_: Mapped[str | None] = mapped_column("str")
    none: Mapped[str | None]
    metadata_: Mapped[str | None] = mapped_column("metadata")
    model_config_: Mapped[UUID | None] = mapped_column("model_config")
    copy_: Mapped[bool] = mapped_column("copy", server_default=true())
    select: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
