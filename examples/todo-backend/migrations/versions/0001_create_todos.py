"""Create todos."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "951806a21ab0"
checksum = "3d404557abe5"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "todos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("completed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("order", sa.Integer(), nullable=True, comment="Where it stands in the list."),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_todos_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_todos_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("title") BETWEEN 1 AND 500', name=op.f("ck_todos_title_length")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_todos")),
        comment="Something to be done.",
    )
    op.execute('CREATE INDEX "ix_todo_order" ON "todos" ("user_id", "order")')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("todos")
