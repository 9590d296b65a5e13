"""Create tags, and more.

- Create tags.
- Create countries.
- Create tasks.
- Create comments.
- Create projects.
- Create task_tag.
- Create task_task.
- Let project_id of tasks refer to projects.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "3dbe67494d7c"
checksum = "3cb240ca7c4d"


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
        sa.CheckConstraint('char_length("label") <= 200', name=op.f("ck_tags_label_length")),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tags")),
    )
    op.create_table(
        "countries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.CheckConstraint('char_length("code") <= 200', name=op.f("ck_countries_code_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countries")),
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

    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("'todo'"), nullable=False),
        sa.Column(
            "words", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("country_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_tasks_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_tasks_user_id_pattern"),
        ),
        sa.CheckConstraint('char_length("title") <= 200', name=op.f("ck_tasks_title_length")),
        sa.CheckConstraint(
            "\"status\" IN ('todo', 'it''s done')", name=op.f("ck_tasks_status_words")
        ),
        sa.CheckConstraint(
            'cardinality("words") <= 100 AND coalesce(array_ndims("words"), 1) = 1 AND '
            'array_position("words", NULL) IS NULL',
            name=op.f("ck_tasks_words_items"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_tasks_titled")),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("user_id", "title", name=op.f("uq_task_title")),
        sa.ForeignKeyConstraint(
            ["country_id"], ["countries.id"], name=op.f("fk_tasks_country_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "parent_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_tasks_parent_id"),
            ondelete="RESTRICT",
        ),
    )
    op.execute('CREATE INDEX "ix_tasks_project_id" ON "tasks" ("user_id", "project_id", "id")')
    op.execute('CREATE INDEX "ix_tasks_country_id" ON "tasks" ("country_id", "user_id", "id")')
    op.execute('CREATE INDEX "ix_tasks_parent_id" ON "tasks" ("user_id", "parent_id", "id")')
    op.execute(
        'CREATE INDEX "ix_task_open" '
        'ON "tasks" ("user_id", "status", "title" DESC) '
        "WHERE status <> 'it''s done'"
    )

    op.create_table(
        "comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_comments_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_comments_user_id_pattern"),
        ),
        sa.CheckConstraint('char_length("body") <= 10000', name=op.f("ck_comments_body_length")),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_comments")),
        sa.ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_comments_task_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute('CREATE INDEX "ix_comments_task_id" ON "comments" ("user_id", "task_id", "id")')

    op.create_table(
        "projects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_projects_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_projects_user_id_pattern"),
        ),
        sa.CheckConstraint('char_length("slug") <= 100', name=op.f("ck_projects_slug_length")),
        sa.CheckConstraint(
            "\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_projects_slug_pattern")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_projects")),
        sa.ForeignKeyConstraint(
            ["user_id", "first_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_projects_first_id"),
            ondelete="RESTRICT",
        ),
    )
    op.execute('CREATE INDEX "ix_projects_first_id" ON "projects" ("user_id", "first_id", "id")')
    op.execute(
        'CREATE UNIQUE INDEX "uq_project_slug" '
        'ON "projects" ("user_id", "slug") '
        'WHERE "deleted_at" IS NULL'
    )

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

    op.create_table(
        "task_task",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("other_task_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_task_task_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_task_task_user_id_pattern"),
        ),
        sa.PrimaryKeyConstraint("user_id", "task_id", "other_task_id", name=op.f("pk_task_task")),
        sa.ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_task_task_task_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "other_task_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_task_task_other_task_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute(
        'CREATE INDEX "ix_task_task_other_task_id" ON "task_task" ("user_id", "other_task_id")'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_project_id" '
        'FOREIGN KEY ("user_id", "project_id") '
        'REFERENCES "projects" ("user_id", "id") '
        'ON DELETE SET NULL ("project_id") NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')


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
                UNION ALL
                SELECT 'countries', count(*) FROM "countries"
                UNION ALL
                SELECT 'tasks', count(*) FROM "tasks"
                UNION ALL
                SELECT 'comments', count(*) FROM "comments"
                UNION ALL
                SELECT 'projects', count(*) FROM "projects"
                UNION ALL
                SELECT 'task_tag', count(*) FROM "task_tag"
                UNION ALL
                SELECT 'task_task', count(*) FROM "task_task"
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

    op.execute(
        'LOCK TABLE "task_task", '
        '"task_tag", '
        '"projects", '
        '"comments", '
        '"tasks", '
        '"idempotency_keys", '
        '"countries", '
        '"tags" '
        "IN ACCESS EXCLUSIVE MODE"
    )
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.drop_table("task_task")
    op.drop_table("task_tag")
    op.drop_table("projects")
    op.drop_table("comments")
    op.drop_table("tasks")
    op.drop_table("idempotency_keys")
    op.drop_table("countries")
    op.drop_table("tags")
