"""Create tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "cee7d650cce0"
checksum = "f0687e113038"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column(
            "title", sa.Text(), nullable=False, comment="What is to be done, in a few words."
        ),
        sa.Column(
            "description",
            sa.Text(),
            nullable=True,
            comment="Whatever else there is to know. Null when there is nothing more to say.",
        ),
        sa.Column(
            "completed",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment="Whether the task is done.",
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_tasks_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_tasks_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("title") BETWEEN 1 AND 200', name=op.f("ck_tasks_title_length")
        ),
        sa.CheckConstraint(
            'char_length("description") <= 10000', name=op.f("ck_tasks_description_length")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tasks")),
        comment="Something to be done.",
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("tasks")
