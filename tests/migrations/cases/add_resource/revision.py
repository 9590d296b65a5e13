"""Create tags."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "1c4efb5bb38c"
checksum = "7c2a6885132a"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

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
        sa.CheckConstraint("\"label\" ~ '^[a-z]+$'", name=op.f("ck_tags_label_pattern")),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tags")),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute("SET LOCAL statement_timeout = 0")
    op.execute(
        """
        DO $kept$
        DECLARE
            kept text;
        BEGIN
            SELECT string_agg(format('%s of %s', total, name), ', ') INTO kept
            FROM (
                SELECT 'tags', count(*) FROM "tags"
            ) AS counted (name, total)
            WHERE total > 0 AND current_setting('app.drop_rows', true) IS DISTINCT FROM 'on';
            IF kept IS NOT NULL THEN
                RAISE EXCEPTION USING ERRCODE = '55000',
                    MESSAGE = 'rows that nothing brings back would be dropped: ' || kept,
                    HINT = 'empty the tables first, or let the rows go: codegen db downgrade '
                        '--drop-rows, or PGOPTIONS="-c app.drop_rows=on" alembic downgrade';
            END IF;
        END $kept$
        """
    )
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("tags")
