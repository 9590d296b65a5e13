"""Create tags, and more.

- Create tags.
- Create people.
- Create countries.
- Create projects.
- Create tasks.
- Create comments.
- Create reactions.
- Create memberships.
- Create task_tag.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "80a29689c95e"
checksum = "c2ca5123e4b2"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_tags_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_tags_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("label") BETWEEN 1 AND 40', name=op.f("ck_tags_label_length")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tags")),
        sa.UniqueConstraint("user_id", "label", name=op.f("uq_tag_label")),
        comment="A word that tasks are found by.",
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_people_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_people_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("name") BETWEEN 1 AND 120', name=op.f("ck_people_name_length")
        ),
        sa.CheckConstraint('char_length("email") <= 254', name=op.f("ck_people_email_length")),
        sa.CheckConstraint(
            "\"email\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-"
            "]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$'",
            name=op.f("ck_people_email_pattern"),
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_people")),
        sa.UniqueConstraint("user_id", "email", name=op.f("uq_person_email")),
        comment="Somebody who works on projects.",
    )
    op.create_table(
        "countries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
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
        sa.CheckConstraint('char_length("code") <= 2', name=op.f("ck_countries_code_length")),
        sa.CheckConstraint("\"code\" ~ '^[A-Z]{2}$'", name=op.f("ck_countries_code_pattern")),
        sa.CheckConstraint('char_length("name") <= 80', name=op.f("ck_countries_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countries")),
        sa.UniqueConstraint("code", name=op.f("uq_country_code")),
        comment="A country, by its two letters (ISO 3166-1).",
    )

    op.create_table(
        "projects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("color", sa.Text(), nullable=True),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=True),
        sa.Column("country_id", sa.Uuid(), nullable=True),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_projects_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_projects_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("name") BETWEEN 1 AND 120', name=op.f("ck_projects_name_length")
        ),
        sa.CheckConstraint('char_length("color") <= 200', name=op.f("ck_projects_color_length")),
        sa.CheckConstraint("\"color\" ~ '^#[0-9a-f]{6}$'", name=op.f("ck_projects_color_pattern")),
        sa.CheckConstraint('char_length("slug") <= 60', name=op.f("ck_projects_slug_length")),
        sa.CheckConstraint(
            "\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_projects_slug_pattern")
        ),
        sa.CheckConstraint(
            'char_length("homepage") <= 2000', name=op.f("ck_projects_homepage_length")
        ),
        sa.CheckConstraint(
            '"homepage" ~ E\'^https?\\://([A-Za-z0-'
            "9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
            "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-"
            "9]{1,5})?([/?#][A-Za-z0-"
            "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'",
            name=op.f("ck_projects_homepage_pattern"),
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_projects")),
        sa.UniqueConstraint("user_id", "slug", name=op.f("uq_project_slug")),
        sa.ForeignKeyConstraint(
            ["country_id"],
            ["countries.id"],
            name=op.f("fk_projects_country_id"),
            ondelete="RESTRICT",
        ),
        comment="A named group of tasks.",
    )
    op.execute(
        'CREATE INDEX "ix_projects_country_id" ON "projects" ("country_id", "user_id", "id")'
    )
    op.execute('CREATE INDEX "ix_project_name" ON "projects" ("user_id", "name" text_pattern_ops)')
    op.execute('CREATE INDEX "ix_project_by_name" ON "projects" ("user_id", "name")')

    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column(
            "title", sa.Text(), nullable=False, comment="What is to be done, in a few words."
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Text(),
            server_default=sa.text("'todo'"),
            nullable=False,
            comment="Only the actions move it.",
        ),
        sa.Column("priority", sa.Text(), server_default=sa.text("'normal'"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("estimate", sa.Numeric(6, 2), nullable=True, comment="Hours of work."),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("legacy_ref", sa.Text(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
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
        sa.CheckConstraint('char_length("notes") <= 10000', name=op.f("ck_tasks_notes_length")),
        sa.CheckConstraint(
            "\"status\" IN ('todo', 'doing', 'done', 'cancelled')",
            name=op.f("ck_tasks_status_words"),
        ),
        sa.CheckConstraint(
            "\"priority\" IN ('low', 'normal', 'high')", name=op.f("ck_tasks_priority_words")
        ),
        sa.CheckConstraint(
            "\"estimate\" BETWEEN '0'::numeric AND 'Infinity'::numeric",
            name=op.f("ck_tasks_estimate_range"),
        ),
        sa.CheckConstraint(
            'char_length("legacy_ref") <= 200', name=op.f("ck_tasks_legacy_ref_length")
        ),
        sa.CheckConstraint(
            "(status = 'done') = (completed_at IS NOT NULL)", name=op.f("ck_tasks_done_has_time")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_tasks")),
        sa.ForeignKeyConstraint(
            ["user_id", "project_id"],
            ["projects.user_id", "projects.id"],
            name=op.f("fk_tasks_project_id"),
            ondelete='SET NULL ("project_id")',
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "parent_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_tasks_parent_id"),
            ondelete="RESTRICT",
        ),
        comment="Something to be done.",
    )
    op.execute('CREATE INDEX "ix_tasks_project_id" ON "tasks" ("user_id", "project_id", "id")')
    op.execute('CREATE INDEX "ix_tasks_parent_id" ON "tasks" ("user_id", "parent_id", "id")')
    op.execute(
        'CREATE INDEX "ix_task_open_due" '
        'ON "tasks" ("user_id", "status", "due_at") '
        "WHERE status <> 'done'"
    )
    op.execute('CREATE INDEX "ix_task_status" ON "tasks" ("user_id", "status")')
    op.execute('CREATE INDEX "ix_task_due" ON "tasks" ("user_id", "due_at")')
    op.execute(
        'CREATE INDEX "ix_task_priority_due" '
        'ON "tasks" ("user_id", "priority", "due_at") '
        'INCLUDE ("title")'
    )
    op.execute('CREATE INDEX "ix_task_created" ON "tasks" ("user_id", "created_at")')

    op.create_table(
        "comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_comments_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_comments_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("body") BETWEEN 1 AND 5000', name=op.f("ck_comments_body_length")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_comments")),
        sa.ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name=op.f("fk_comments_task_id"),
            ondelete="CASCADE",
        ),
        comment="Something that is said about a task.",
    )
    op.execute('CREATE INDEX "ix_comments_task_id" ON "comments" ("user_id", "task_id", "id")')

    op.create_table(
        "reactions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("emoji", sa.Text(), nullable=False),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_reactions_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_reactions_user_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("emoji") BETWEEN 1 AND 16', name=op.f("ck_reactions_emoji_length")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_reactions")),
        sa.ForeignKeyConstraint(
            ["user_id", "comment_id"],
            ["comments.user_id", "comments.id"],
            name=op.f("fk_reactions_comment_id"),
            ondelete="CASCADE",
        ),
        comment="What somebody thinks of a comment.",
    )
    op.execute(
        'CREATE INDEX "ix_reactions_comment_id" ON "reactions" ("user_id", "comment_id", "id")'
    )

    op.create_table(
        "memberships",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("'member'"), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
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
            'char_length("user_id") BETWEEN 1 AND 64', name=op.f("ck_memberships_user_id_length")
        ),
        sa.CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_memberships_user_id_pattern"),
        ),
        sa.CheckConstraint(
            "\"role\" IN ('lead', 'member', 'guest')", name=op.f("ck_memberships_role_words")
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_memberships")),
        sa.UniqueConstraint("user_id", "project_id", "person_id", name=op.f("uq_membership_pair")),
        sa.ForeignKeyConstraint(
            ["user_id", "project_id"],
            ["projects.user_id", "projects.id"],
            name=op.f("fk_memberships_project_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "person_id"],
            ["people.user_id", "people.id"],
            name=op.f("fk_memberships_person_id"),
            ondelete="CASCADE",
        ),
        comment="What a person is to a project.",
    )
    op.execute(
        'CREATE INDEX "ix_memberships_project_id" ON "memberships" ("user_id", "project_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_memberships_person_id" ON "memberships" ("user_id", "person_id", "id")'
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


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("task_tag")
    op.drop_table("memberships")
    op.drop_table("reactions")
    op.drop_table("comments")
    op.drop_table("tasks")
    op.drop_table("projects")
    op.drop_table("countries")
    op.drop_table("people")
    op.drop_table("tags")
