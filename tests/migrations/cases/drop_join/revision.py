"""Drop task_tag."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "aae41f60cf0c"
snapshot = "d519dcd75e00"
checksum = "177548540e9b"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "task_tag", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')
    op.drop_table("task_tag")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores task_tag, not the rows that it had.
    op.create_table(
        "task_tag",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_task_tag_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_task_tag_user_id_pattern"),
        ),
        sa.PrimaryKeyConstraint("user_id", "task_id", "tag_id", name=op.f("pk_task_tag")),
        sa.ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_task_tag_task_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "tag_id"],
            ["tags.user_id", "tags.id"],
            name=op.f("fk_task_tag_tag_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute('CREATE INDEX "ix_task_tag_tag_id" ON "task_tag" ("user_id", "tag_id")')
