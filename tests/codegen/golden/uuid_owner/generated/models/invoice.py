# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `invoices`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Invoice(Base):
    """One row of `invoices`."""

    __tablename__ = "invoices"
    __table_args__ = (
        PrimaryKeyConstraint("tenant", "id", name="pk_invoices"),
        CheckConstraint('char_length("number") <= 200', name="ck_invoices_number_length"),
    )

    id: Mapped[UUID]
    tenant: Mapped[UUID]
    number: Mapped[str]
    paid: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
