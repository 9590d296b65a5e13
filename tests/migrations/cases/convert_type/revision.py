"""Change type of estimate and seen in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "f7a0efcf24e8"
snapshot = "c532efd51940"
checksum = "6b0db7b65be8"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_estimate_range"')

    op.execute("SET LOCAL timezone = 'UTC'")
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "estimate" TYPE integer USING '
        "(round(estimate)), "
        'ALTER COLUMN "seen" TYPE timestamp with time zone USING (to_timestamp(seen))'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This stops, and changes nothing, while seen holds a value.
    op.execute("""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM "tasks" WHERE "seen" IS NOT NULL) THEN
                RAISE EXCEPTION 'tasks.seen holds values, and nothing says what they are as integer'
                    USING HINT = 'Write what they become behind USING, in this downgrade.';
            END IF;
        END $$
        """)
    op.execute("SET LOCAL timezone = 'UTC'")
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "estimate" TYPE numeric(6,2), '
        'ALTER COLUMN "seen" TYPE integer USING NULL'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_estimate_range" '
        "CHECK (\"estimate\" <= 'Infinity'::numeric) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_estimate_range"')
