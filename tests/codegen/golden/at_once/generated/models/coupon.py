# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `coupons`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Coupon(Base):
    """One row of `coupons`."""

    __tablename__ = "coupons"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_coupons"),
        ForeignKeyConstraint(
            ["user_id", "basket_id"],
            ["baskets.user_id", "baskets.id"],
            name="fk_coupons_basket_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_coupons_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_coupons_user_id_pattern",
        ),
        CheckConstraint('char_length("code") <= 100', name="ck_coupons_code_length"),
        CheckConstraint("\"code\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_coupons_code_pattern"),
        Index("ix_coupons_basket_id", "user_id", "basket_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    code: Mapped[str]
    basket_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
