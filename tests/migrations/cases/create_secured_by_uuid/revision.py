"""Create tasks, and more.

- Create tasks.
- Create tags.
- Create task_tag.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "77c5c018c7f9"
checksum = "ae47022ea970"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.CheckConstraint('char_length("title") <= 200', name=op.f("ck_tasks_title_length")),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_tasks")),
    )
    op.execute(
        'CREATE POLICY "owner" ON "tasks" '
        "USING (\"team_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.CheckConstraint('char_length("label") <= 200', name=op.f("ck_tags_label_length")),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_tags")),
    )
    op.execute(
        'CREATE POLICY "owner" ON "tags" '
        "USING (\"team_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tags" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "task_tag",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "task_id", "tag_id", name=op.f("pk_task_tag")),
        sa.ForeignKeyConstraint(
            ["team_id", "task_id"],
            ["tasks.team_id", "tasks.id"],
            name=op.f("fk_task_tag_task_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id", "tag_id"],
            ["tags.team_id", "tags.id"],
            name=op.f("fk_task_tag_tag_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute('CREATE INDEX "ix_task_tag_tag_id" ON "task_tag" ("team_id", "tag_id")')
    op.execute(
        'CREATE POLICY "owner" ON "task_tag" '
        "USING (\"team_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "task_tag" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "task_tag" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
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
            'octet_length("fingerprint") BETWEEN 32 AND 32',
            name=op.f("ck_idempotency_keys_fingerprint_size"),
        ),
        sa.CheckConstraint(
            '"status" BETWEEN 100 AND 599', name=op.f("ck_idempotency_keys_status_range")
        ),
        sa.CheckConstraint(
            'octet_length("body") <= 1073741824', name=op.f("ck_idempotency_keys_body_size")
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_idempotency_keys")),
        comment="What was answered to a request with an Idempotency-Key.",
    )
    op.execute(
        'CREATE INDEX "ix_idempotency_keys_expires_at" '
        'ON "idempotency_keys" ("team_id", "expires_at")'
    )
    op.execute(
        'CREATE POLICY "owner" ON "idempotency_keys" '
        "USING (\"team_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY')


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
            ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE "tags" NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE "task_tag" NO FORCE ROW LEVEL SECURITY;
            SELECT string_agg(format('%s of %s', total, name), ', ') INTO kept
            FROM (
                SELECT 'tasks', count(*) FROM "tasks"
                UNION ALL
                SELECT 'tags', count(*) FROM "tags"
                UNION ALL
                SELECT 'task_tag', count(*) FROM "task_tag"
            ) AS counted (name, total)
            WHERE total > 0 AND current_setting('app.drop_rows', true) IS DISTINCT FROM 'on';
            IF kept IS NOT NULL THEN
                RAISE EXCEPTION USING ERRCODE = '55000',
                    MESSAGE = 'rows that nothing brings back would be dropped: ' || kept,
                    HINT = 'empty the tables first, or let the rows go: codegen db downgrade '
                        '--drop-rows, or PGOPTIONS="-c app.drop_rows=on" alembic downgrade';
            END IF;
            ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY;
            ALTER TABLE "tags" FORCE ROW LEVEL SECURITY;
            ALTER TABLE "task_tag" FORCE ROW LEVEL SECURITY;
        END $kept$
        """
    )
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'LOCK TABLE "idempotency_keys", "task_tag", "tags", "tasks" IN ACCESS EXCLUSIVE MODE'
    )
    op.drop_table("idempotency_keys")
    op.drop_table("task_tag")
    op.drop_table("tags")
    op.drop_table("tasks")
