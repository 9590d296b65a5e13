"""Create tags, and more.

- Create tags.
- Create accounts.
- Create transfers.
- Create categories.
- Create transactions.
- Create recurring_rules.
- Create transaction_tag.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "f5bce5393065"
checksum = "5b5ec697a70a"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("color", sa.Text(), server_default=sa.text("'#808080'"), nullable=False),
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
            'char_length("label") BETWEEN 1 AND 40', name=op.f("ck_tags_label_length")
        ),
        sa.CheckConstraint('char_length("color") <= 200', name=op.f("ck_tags_color_length")),
        sa.CheckConstraint("\"color\" ~ '^#[0-9a-f]{6}$'", name=op.f("ck_tags_color_pattern")),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_tags")),
        sa.UniqueConstraint("book_id", "label", name=op.f("uq_tag_label")),
        comment="A word that transactions are found by.",
    )
    op.execute(
        'CREATE POLICY "owner" ON "tags" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "tags" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'bank'"), nullable=False),
        sa.Column(
            "currency",
            sa.Text(),
            nullable=False,
            comment="Three letters (ISO 4217). What has been booked would mean something else.",
        ),
        sa.Column(
            "opening_balance", sa.Numeric(14, 2), server_default=sa.text("'0.00'"), nullable=False
        ),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("bank", sa.Text(), nullable=True),
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
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_accounts_name_length")
        ),
        sa.CheckConstraint(
            "\"kind\" IN ('cash', 'bank', 'card', 'savings')", name=op.f("ck_accounts_kind_words")
        ),
        sa.CheckConstraint(
            'char_length("currency") <= 3', name=op.f("ck_accounts_currency_length")
        ),
        sa.CheckConstraint(
            "\"currency\" ~ '^[A-Z]{3}$'", name=op.f("ck_accounts_currency_pattern")
        ),
        sa.CheckConstraint(
            "\"opening_balance\" <= 'Infinity'::numeric",
            name=op.f("ck_accounts_opening_balance_range"),
        ),
        sa.CheckConstraint('char_length("bank") <= 2000', name=op.f("ck_accounts_bank_length")),
        sa.CheckConstraint(
            '"bank" ~ E\'^https?\\://([A-Za-z0-'
            "9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
            "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-"
            "9]{1,5})?([/?#][A-Za-z0-"
            "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'",
            name=op.f("ck_accounts_bank_pattern"),
        ),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= opened_on",
            name=op.f("ck_accounts_closed_after_opened"),
        ),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("book_id", "name", name=op.f("uq_account_name")),
        comment="Something that holds money.",
    )
    op.execute('CREATE INDEX "ix_account_opened" ON "accounts" ("book_id", "opened_on")')
    op.execute(
        'CREATE POLICY "owner" ON "accounts" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "accounts" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "transfers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("memo", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
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
            "\"amount\" BETWEEN '0.01'::numeric AND 'Infinity'::numeric",
            name=op.f("ck_transfers_amount_range"),
        ),
        sa.CheckConstraint('char_length("memo") <= 200', name=op.f("ck_transfers_memo_length")),
        sa.CheckConstraint("source_id <> target_id", name=op.f("ck_transfers_transfer_moves")),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_transfers")),
        sa.ForeignKeyConstraint(
            ["book_id", "source_id"],
            ["accounts.book_id", "accounts.id"],
            name=op.f("fk_transfers_source_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "target_id"],
            ["accounts.book_id", "accounts.id"],
            name=op.f("fk_transfers_target_id"),
            ondelete="RESTRICT",
        ),
        comment="Money that moves between two accounts of one book.",
    )
    op.execute(
        'CREATE INDEX "ix_transfers_source_id" ON "transfers" ("book_id", "source_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_transfers_target_id" ON "transfers" ("book_id", "target_id", "id")'
    )
    op.execute('CREATE INDEX "ix_transfer_booked" ON "transfers" ("book_id", "booked_on")')
    op.execute(
        'CREATE POLICY "owner" ON "transfers" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "transfers" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "transfers" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "categories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("flow", sa.Text(), server_default=sa.text("'expense'"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
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
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_categories_name_length")
        ),
        sa.CheckConstraint(
            "\"flow\" IN ('income', 'expense')", name=op.f("ck_categories_flow_words")
        ),
        sa.CheckConstraint(
            '"position" BETWEEN 0 AND 10000', name=op.f("ck_categories_position_range")
        ),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_categories")),
        sa.UniqueConstraint("book_id", "parent_id", "name", name=op.f("uq_category_name")),
        sa.ForeignKeyConstraint(
            ["book_id", "parent_id"],
            ["categories.book_id", "categories.id"],
            name=op.f("fk_categories_parent_id"),
            ondelete="CASCADE",
        ),
        comment="A heading for transactions; headings stand under headings.",
    )
    op.execute(
        'CREATE INDEX "ix_categories_parent_id" ON "categories" ("book_id", "parent_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_category_position" ON "categories" ("book_id", "position", "name")'
    )
    op.execute(
        'CREATE POLICY "owner" ON "categories" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "categories" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "categories" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "transactions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column(
            "amount",
            sa.Numeric(14, 2),
            nullable=False,
            comment="What comes is positive, what goes is negative.",
        ),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("booked_at", sa.Time(), nullable=True),
        sa.Column("payee", sa.Text(), nullable=True),
        sa.Column("memo", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=True),
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
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "\"amount\" <= 'Infinity'::numeric", name=op.f("ck_transactions_amount_range")
        ),
        sa.CheckConstraint(
            'char_length("payee") <= 120', name=op.f("ck_transactions_payee_length")
        ),
        sa.CheckConstraint('char_length("memo") <= 2000', name=op.f("ck_transactions_memo_length")),
        sa.CheckConstraint(
            'octet_length("receipt") <= 4000', name=op.f("ck_transactions_receipt_size")
        ),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_transactions")),
        sa.ForeignKeyConstraint(
            ["book_id", "account_id"],
            ["accounts.book_id", "accounts.id"],
            name=op.f("fk_transactions_account_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "category_id"],
            ["categories.book_id", "categories.id"],
            name=op.f("fk_transactions_category_id"),
            ondelete='SET NULL ("category_id")',
        ),
        comment="Money that comes or goes.",
    )
    op.execute(
        'CREATE INDEX "ix_transactions_account_id" '
        'ON "transactions" ("book_id", "account_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_transactions_category_id" '
        'ON "transactions" ("book_id", "category_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_transaction_booked" ON "transactions" ("book_id", "booked_on" DESC)'
    )
    op.execute('CREATE INDEX "ix_transaction_amount" ON "transactions" ("book_id", "amount")')
    op.execute(
        'CREATE INDEX "ix_transaction_payee" '
        'ON "transactions" ("book_id", "payee" text_pattern_ops)'
    )
    op.execute(
        'CREATE INDEX "ix_transaction_open" '
        'ON "transactions" ("book_id", "account_id", "booked_on") '
        'INCLUDE ("amount") '
        "WHERE NOT cleared"
    )
    op.execute(
        'CREATE POLICY "owner" ON "transactions" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "transactions" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "transactions" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "recurring_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("frequency", sa.Text(), server_default=sa.text("'monthly'"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("at", sa.Time(), server_default=sa.text("'08:00:00'"), nullable=False),
        sa.Column(
            "remind_before",
            sa.Interval(),
            server_default=sa.text("'2 days 0.000000 seconds'"),
            nullable=False,
        ),
        sa.Column("paused", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("last_run_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=True),
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
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_recurring_rules_name_length")
        ),
        sa.CheckConstraint(
            "\"amount\" <= 'Infinity'::numeric", name=op.f("ck_recurring_rules_amount_range")
        ),
        sa.CheckConstraint(
            "\"frequency\" IN ('weekly', 'monthly', 'yearly')",
            name=op.f("ck_recurring_rules_frequency_words"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on",
            name=op.f("ck_recurring_rules_rule_ends_after_start"),
        ),
        sa.PrimaryKeyConstraint("book_id", "id", name=op.f("pk_recurring_rules")),
        sa.ForeignKeyConstraint(
            ["book_id", "account_id"],
            ["accounts.book_id", "accounts.id"],
            name=op.f("fk_recurring_rules_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "category_id"],
            ["categories.book_id", "categories.id"],
            name=op.f("fk_recurring_rules_category_id"),
            ondelete='SET NULL ("category_id")',
        ),
        comment="A transaction that comes back.",
    )
    op.execute(
        'CREATE INDEX "ix_recurring_rules_account_id" '
        'ON "recurring_rules" ("book_id", "account_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_recurring_rules_category_id" '
        'ON "recurring_rules" ("book_id", "category_id", "id")'
    )
    op.execute(
        'CREATE POLICY "owner" ON "recurring_rules" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "recurring_rules" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "recurring_rules" FORCE ROW LEVEL SECURITY')

    op.create_table(
        "transaction_tag",
        sa.Column("book_id", sa.Uuid(), nullable=False),
        sa.Column("transaction_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint(
            "book_id", "transaction_id", "tag_id", name=op.f("pk_transaction_tag")
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "transaction_id"],
            ["transactions.book_id", "transactions.id"],
            name=op.f("fk_transaction_tag_transaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["book_id", "tag_id"],
            ["tags.book_id", "tags.id"],
            name=op.f("fk_transaction_tag_tag_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute(
        'CREATE INDEX "ix_transaction_tag_tag_id" ON "transaction_tag" ("book_id", "tag_id")'
    )
    op.execute(
        'CREATE POLICY "owner" ON "transaction_tag" '
        "USING (\"book_id\" = nullif((SELECT current_setting('app.user_id', true)), "
        "'')::uuid)"
    )
    op.execute('ALTER TABLE "transaction_tag" ENABLE ROW LEVEL SECURITY')
    op.execute('ALTER TABLE "transaction_tag" FORCE ROW LEVEL SECURITY')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("transaction_tag")
    op.drop_table("recurring_rules")
    op.drop_table("transactions")
    op.drop_table("categories")
    op.drop_table("transfers")
    op.drop_table("accounts")
    op.drop_table("tags")
