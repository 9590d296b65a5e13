"""Describe title in tasks, and more.

- Describe title in tasks.
- Add order to tasks.
- Add ratio to tasks.
- Add tab to tasks.
- Add words to tasks.
- Add sizes to tasks.
- Describe tasks.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "51937dd2b28a-half"
checksum = "4f088fd2bb36"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'COMMENT ON COLUMN "tasks"."title" '
        "IS E'it''s 12\\:30 at \\:noon, 100% "
        '%(done)s {{x}} """ \\\\ \\\\\\:a \\t# -- $$ '
        "${y}'"
    )

    op.add_column(
        "tasks",
        sa.Column(
            "order",
            sa.Text(),
            server_default=sa.text(
                "E'it''s 12\\:30 at \\:noon, 100% %(done)s "
                '{{x}} """ \\\\ \\\\\\:a \\t# -- $$ ${y}\''
            ),
            nullable=False,
        ),
    )
    op.execute(
        'COMMENT ON COLUMN "tasks"."order" '
        "IS E'it''s 12\\:30 at \\:noon, 100% "
        '%(done)s {{x}} """ \\\\ \\\\\\:a \\t# -- $$ '
        "${y}'"
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_order_length" '
        'CHECK (char_length("order") <= 10000) NOT VALID'
    )

    op.add_column("tasks", sa.Column("ratio", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_ratio_length" '
        'CHECK (char_length("ratio") <= 200) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_ratio_pattern" '
        "CHECK (\"ratio\" ~ '^[0-9]+\\:[0-9]+%''\"$') NOT VALID"
    )

    op.add_column(
        "tasks", sa.Column("tab", sa.Text(), server_default=sa.text("E'a\\tb'"), nullable=False)
    )
    op.execute('COMMENT ON COLUMN "tasks"."tab" IS E\'a\\tb\'')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_tab_length" '
        'CHECK (char_length("tab") <= 10000) NOT VALID'
    )

    op.add_column(
        "tasks",
        sa.Column(
            "words",
            sa.ARRAY(sa.Text()),
            server_default=sa.text('\'{"it\'\'s","\\:noon","5%","%s"}\'\\:\\:text[]'),
            nullable=False,
        ),
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_words_items" '
        'CHECK (cardinality("words") <= 100 AND '
        'coalesce(array_ndims("words"), 1) = 1 '
        'AND array_position("words", NULL) IS '
        "NULL) NOT VALID"
    )

    op.add_column(
        "tasks",
        sa.Column(
            "sizes",
            postgresql.JSONB(),
            server_default=sa.text('\'{"it\'\'s"\\:["\\:noon",null,"5% of %(done)s"]}\''),
            nullable=False,
        ),
    )
    op.execute(
        'COMMENT ON TABLE "tasks" '
        "IS E'it''s 12\\:30 at \\:noon, 100% "
        '%(done)s {{x}} """ \\\\ \\\\\\:a \\t# -- $$ '
        "${y}'"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('COMMENT ON TABLE "tasks" IS NULL')
    op.drop_column("tasks", "sizes")
    op.drop_column("tasks", "words")
    op.drop_column("tasks", "tab")
    op.drop_column("tasks", "ratio")
    op.drop_column("tasks", "order")
    op.execute('COMMENT ON COLUMN "tasks"."title" IS NULL')
