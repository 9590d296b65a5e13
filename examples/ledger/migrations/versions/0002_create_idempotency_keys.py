"""Create idempotency_keys."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
base_snapshot = "f5bce5393065"
snapshot = "ce14828195cc"
checksum = "4609fb569d54"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
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
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_idempotency_keys")),
        comment="What was answered to a request with an Idempotency-Key.",
    )
    op.execute(
        'CREATE INDEX "ix_idempotency_keys_expires_at" '
        'ON "idempotency_keys" ("book_id", "expires_at")'
    )
    op.execute(
        'CREATE POLICY "owner" ON "idempotency_keys" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("idempotency_keys")
