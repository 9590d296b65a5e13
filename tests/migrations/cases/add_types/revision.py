"""Add big to tasks, and more.

- Add big to tasks.
- Add ratio to tasks.
- Add price to tasks.
- Add day to tasks.
- Add at to tasks.
- Add span to tasks.
- Add data to tasks.
- Add blob to tasks.
- Add mail to tasks.
- Add link to tasks.
- Add name to tasks.
- Add words to tasks.
- Add days to tasks.
- Add sums to tasks.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
base_snapshot = "a44970a1566e"
snapshot = "b52cbd168a1d-half"
checksum = "d553b68207ce"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column(
        "tasks", sa.Column("big", sa.BigInteger(), server_default=sa.text("0"), nullable=False)
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_big_range" '
        'CHECK ("big" BETWEEN -9007199254740991 AND 9007199254740991) NOT VALID'
    )

    op.add_column(
        "tasks", sa.Column("ratio", sa.Double(), server_default=sa.text("'0.5'"), nullable=False)
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_ratio_range" '
        "CHECK (\"ratio\" BETWEEN '0.0'::double precision AND "
        "'1.7976931348623157e+308'::double precision) NOT VALID"
    )

    op.add_column(
        "tasks",
        sa.Column("price", sa.Numeric(8, 2), server_default=sa.text("'1.50'"), nullable=False),
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_price_range" '
        "CHECK (\"price\" BETWEEN '0'::numeric AND 'Infinity'::numeric) NOT VALID"
    )

    op.add_column(
        "tasks", sa.Column("day", sa.Date(), server_default=sa.text("'2026-01-31'"), nullable=False)
    )
    op.add_column(
        "tasks", sa.Column("at", sa.Time(), server_default=sa.text("'09:30:00'"), nullable=False)
    )
    op.add_column(
        "tasks",
        sa.Column(
            "span",
            sa.Interval(),
            server_default=sa.text("'1 days 7200.000000 seconds'"),
            nullable=False,
        ),
    )
    op.add_column(
        "tasks",
        sa.Column(
            "data",
            postgresql.JSONB(),
            server_default=sa.text('\'{"a"\\:[1,"x\\:y"]}\''),
            nullable=False,
        ),
    )

    op.add_column(
        "tasks",
        sa.Column("blob", sa.LargeBinary(), server_default=sa.text("E'\\\\x0001'"), nullable=False),
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_blob_size" '
        'CHECK (octet_length("blob") <= 10000) NOT VALID'
    )

    op.add_column("tasks", sa.Column("mail", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_mail_length" '
        'CHECK (char_length("mail") <= 254) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_mail_pattern" '
        'CHECK ("mail" ~ E\'^[A-Za-z0-'
        "9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-"
        "9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
        "9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-"
        "]{0,61}[A-Za-z0-9])?)*$') NOT VALID"
    )

    op.add_column(
        "tasks",
        sa.Column(
            "link", sa.Text(), server_default=sa.text("'https://a.test/b?c=%20'"), nullable=False
        ),
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_link_length" '
        'CHECK (char_length("link") <= 2000) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_link_pattern" '
        'CHECK ("link" ~ E\'^https?\\://([A-Za-z0-'
        "9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
        "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-"
        "9]{1,5})?([/?#][A-Za-z0-"
        "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$') "
        "NOT VALID"
    )

    op.add_column(
        "tasks", sa.Column("name", sa.Text(), server_default=sa.text("'a-b'"), nullable=False)
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_name_length" '
        'CHECK (char_length("name") <= 100) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_name_pattern" '
        "CHECK (\"name\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$') NOT VALID"
    )

    op.add_column(
        "tasks",
        sa.Column(
            "words",
            sa.ARRAY(sa.Text()),
            server_default=sa.text('\'{"a","b:c"}\'::text[]'),
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

    op.add_column("tasks", sa.Column("days", sa.ARRAY(sa.Date()), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_days_items" '
        'CHECK (cardinality("days") <= 100 AND coalesce(array_ndims("days"), 1) = 1 AND '
        'array_position("days", NULL) IS NULL) NOT VALID'
    )

    op.add_column(
        "tasks",
        sa.Column(
            "sums",
            sa.ARRAY(sa.Numeric(5, 1)),
            server_default=sa.text("'{}'::numeric(5,1)[]"),
            nullable=False,
        ),
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_sums_items" '
        'CHECK (cardinality("sums") <= 100 AND coalesce(array_ndims("sums"), 1) = 1 AND '
        'array_position("sums", NULL) IS NULL) NOT VALID'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "sums")
    op.drop_column("tasks", "days")
    op.drop_column("tasks", "words")
    op.drop_column("tasks", "name")
    op.drop_column("tasks", "link")
    op.drop_column("tasks", "mail")
    op.drop_column("tasks", "blob")
    op.drop_column("tasks", "data")
    op.drop_column("tasks", "span")
    op.drop_column("tasks", "at")
    op.drop_column("tasks", "day")
    op.drop_column("tasks", "price")
    op.drop_column("tasks", "ratio")
    op.drop_column("tasks", "big")
