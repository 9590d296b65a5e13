"""Create tasks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "2d4ffafdb5a5"
checksum = "dfadb30fc4cd"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False, comment="What it is."),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("completed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
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

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=False,
            comment="SHA-256 of what was asked: a key stands for one request.",
        ),
        sa.Column(
            "status",
            sa.Integer(),
            nullable=True,
            comment="The status of the answer; null until there is one.",
        ),
        sa.Column("headers", postgresql.JSONB(), nullable=True, comment="Its headers."),
        sa.Column("body", sa.LargeBinary(), nullable=True, comment="Its content."),
        sa.Column(
            "expires_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the key is free again.",
        ),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64',
            name=op.f("ck_idempotency_keys_user_id_length"),
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_idempotency_keys_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'octet_length("fingerprint") BETWEEN 32 AND 32',
            name=op.f("ck_idempotency_keys_fingerprint_size"),
        ),
        sa.CheckConstraint(
            '"status" BETWEEN 100 AND 599', name=op.f("ck_idempotency_keys_status_range")
        ),
        sa.CheckConstraint(
            'octet_length("body") <= 1073741824', name=op.f("ck_idempotency_keys_body_size")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_idempotency_keys")),
        comment="What was answered to a request with an Idempotency-Key.",
    )
    op.execute(
        'CREATE INDEX "ix_idempotency_keys_expires_at" '
        'ON "idempotency_keys" ("user_id", "expires_at")'
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
                SELECT 'tasks', count(*) FROM "tasks"
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

    op.execute('LOCK TABLE "idempotency_keys", "tasks" IN ACCESS EXCLUSIVE MODE')
    op.drop_table("idempotency_keys")
    op.drop_table("tasks")
