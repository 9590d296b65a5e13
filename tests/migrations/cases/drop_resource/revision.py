"""Drop tags."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "d0d3be9200c5"
snapshot = "37f1fb776eda"
checksum = "f040479e89a1"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("tags")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tags, not the rows that it had.
    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_tags_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_tags_user_id_pattern"),
        ),
        sa.CheckConstraint('char_length("label") <= 40', name=op.f("ck_tags_label_length")),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tags")),
    )
