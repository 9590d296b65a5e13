"""Create categories, and more.

- Create categories.
- Create products.
- Create reviews.
- Create addresses.
- Create cards.
- Create orders.
- Create order_lines.
- Create wishlists.
- Create wishlist_product.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
base_snapshot = None
snapshot = "ac0e62a7f8f0"
checksum = "b5960680d340"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.create_table(
        "categories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
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
        sa.CheckConstraint('char_length("name") <= 80', name=op.f("ck_categories_name_length")),
        sa.CheckConstraint('char_length("slug") <= 80', name=op.f("ck_categories_slug_length")),
        sa.CheckConstraint(
            "\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_categories_slug_pattern")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("slug", name=op.f("uq_category_slug")),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["categories.id"],
            name=op.f("fk_categories_parent_id"),
            ondelete="RESTRICT",
        ),
        comment="A shelf of the catalogue; shelves stand in shelves.",
    )
    op.execute('CREATE INDEX "ix_categories_parent_id" ON "categories" ("parent_id", "id")')

    op.create_table(
        "products",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("price", sa.Numeric(12, 2), nullable=False),
        sa.Column("currency", sa.Text(), server_default=sa.text("'EUR'"), nullable=False),
        sa.Column(
            "photos", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]"), nullable=False
        ),
        sa.Column(
            "attributes",
            postgresql.JSONB(),
            server_default=sa.text("'{}'"),
            nullable=False,
            comment="Whatever this kind of product is compared by.",
        ),
        sa.Column("weight", sa.Double(), nullable=True, comment="Kilograms."),
        sa.Column("stock", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
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
            'char_length("name") BETWEEN 1 AND 160', name=op.f("ck_products_name_length")
        ),
        sa.CheckConstraint('char_length("slug") <= 100', name=op.f("ck_products_slug_length")),
        sa.CheckConstraint(
            "\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("ck_products_slug_pattern")
        ),
        sa.CheckConstraint(
            "\"price\" BETWEEN '0'::numeric AND 'Infinity'::numeric",
            name=op.f("ck_products_price_range"),
        ),
        sa.CheckConstraint(
            "\"currency\" IN ('EUR', 'USD', 'GBP')", name=op.f("ck_products_currency_words")
        ),
        sa.CheckConstraint(
            'cardinality("photos") <= 8 AND coalesce(array_ndims("photos"), 1) = 1 AND '
            'array_position("photos", NULL) IS NULL',
            name=op.f("ck_products_photos_items"),
        ),
        sa.CheckConstraint(
            "\"weight\" BETWEEN '0.0'::double precision"
            " AND '1.7976931348623157e+308'::double "
            "precision",
            name=op.f("ck_products_weight_range"),
        ),
        sa.CheckConstraint(
            '"stock" BETWEEN 0 AND 9007199254740991', name=op.f("ck_products_stock_range")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("slug", name=op.f("uq_product_slug")),
        sa.ForeignKeyConstraint(
            ["category_id"],
            ["categories.id"],
            name=op.f("fk_products_category_id"),
            ondelete='SET NULL ("category_id")',
        ),
        comment="Something that can be bought.",
    )
    op.execute('CREATE INDEX "ix_products_category_id" ON "products" ("category_id", "id")')
    op.execute('CREATE INDEX "ix_product_price" ON "products" ("price")')
    op.execute('CREATE INDEX "ix_product_name" ON "products" ("name" text_pattern_ops)')

    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
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
            'char_length("customer_id") BETWEEN 1 AND 40',
            name=op.f("ck_reviews_customer_id_length"),
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_reviews_customer_id_pattern"),
        ),
        sa.CheckConstraint('"stars" BETWEEN 1 AND 5', name=op.f("ck_reviews_stars_range")),
        sa.CheckConstraint('char_length("body") <= 2000', name=op.f("ck_reviews_body_length")),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("customer_id", "product_id", name=op.f("uq_review_once")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_reviews_product_id"), ondelete="CASCADE"
        ),
        comment="What a customer thinks of a product.",
    )
    op.execute(
        'CREATE INDEX "ix_reviews_product_id" ON "reviews" ("product_id", "customer_id", "id")'
    )

    op.create_table(
        "addresses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
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
            'char_length("customer_id") BETWEEN 1 AND 40',
            name=op.f("ck_addresses_customer_id_length"),
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_addresses_customer_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("label") BETWEEN 1 AND 40', name=op.f("ck_addresses_label_length")
        ),
        sa.CheckConstraint('char_length("street") <= 120', name=op.f("ck_addresses_street_length")),
        sa.CheckConstraint(
            'char_length("postcode") <= 200', name=op.f("ck_addresses_postcode_length")
        ),
        sa.CheckConstraint(
            "\"postcode\" ~ '^[0-9A-Z -]{3,10}$'", name=op.f("ck_addresses_postcode_pattern")
        ),
        sa.CheckConstraint('char_length("city") <= 80', name=op.f("ck_addresses_city_length")),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_addresses")),
        comment="Where orders go.",
    )
    op.execute(
        'CREATE UNIQUE INDEX "uq_address_label" '
        'ON "addresses" ("customer_id", "label") '
        'WHERE "deleted_at" IS NULL'
    )

    op.create_table(
        "cards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'credit'"), nullable=False),
        sa.Column("token", sa.Text(), nullable=False, comment="From the payment provider."),
        sa.Column("expires_on", sa.Date(), nullable=False),
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
            'char_length("customer_id") BETWEEN 1 AND 40', name=op.f("ck_cards_customer_id_length")
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_cards_customer_id_pattern"),
        ),
        sa.CheckConstraint('char_length("label") <= 40', name=op.f("ck_cards_label_length")),
        sa.CheckConstraint("\"kind\" IN ('credit', 'debit')", name=op.f("ck_cards_kind_words")),
        sa.CheckConstraint(
            'char_length("token") BETWEEN 8 AND 200', name=op.f("ck_cards_token_length")
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_cards")),
        comment="A means of payment. What pays is written once and never answered.",
    )

    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False, comment="What the customer calls it."),
        sa.Column("status", sa.Text(), server_default=sa.text("'cart'"), nullable=False),
        sa.Column("currency", sa.Text(), server_default=sa.text("'EUR'"), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shipped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tracking", sa.Text(), nullable=True),
        sa.Column(
            "reference",
            sa.Uuid(),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
            comment="For the carrier.",
        ),
        sa.Column("address_id", sa.Uuid(), nullable=True),
        sa.Column("card_id", sa.Uuid(), nullable=True),
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
            'char_length("customer_id") BETWEEN 1 AND 40', name=op.f("ck_orders_customer_id_length")
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_orders_customer_id_pattern"),
        ),
        sa.CheckConstraint('char_length("number") <= 20', name=op.f("ck_orders_number_length")),
        sa.CheckConstraint(
            "\"number\" ~ '^[A-Z0-9-]{1,20}$'", name=op.f("ck_orders_number_pattern")
        ),
        sa.CheckConstraint(
            "\"status\" IN ('cart', 'placed', 'paid', 'shipped', 'cancelled')",
            name=op.f("ck_orders_status_words"),
        ),
        sa.CheckConstraint(
            "\"currency\" IN ('EUR', 'USD', 'GBP')", name=op.f("ck_orders_currency_words")
        ),
        sa.CheckConstraint('char_length("note") <= 1000', name=op.f("ck_orders_note_length")),
        sa.CheckConstraint('char_length("tracking") <= 80', name=op.f("ck_orders_tracking_length")),
        sa.CheckConstraint(
            "paid_at IS NULL OR placed_at IS NOT NULL", name=op.f("ck_orders_paid_after_placed")
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_orders")),
        sa.UniqueConstraint("customer_id", "number", name=op.f("uq_order_number")),
        sa.ForeignKeyConstraint(
            ["customer_id", "address_id"],
            ["addresses.customer_id", "addresses.id"],
            name=op.f("fk_orders_address_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "card_id"],
            ["cards.customer_id", "cards.id"],
            name=op.f("fk_orders_card_id"),
            ondelete='SET NULL ("card_id")',
        ),
        comment="A cart, and what becomes of it.",
    )
    op.execute(
        'CREATE INDEX "ix_orders_address_id" ON "orders" ("customer_id", "address_id", "id")'
    )
    op.execute('CREATE INDEX "ix_orders_card_id" ON "orders" ("customer_id", "card_id", "id")')
    op.execute('CREATE INDEX "ix_order_status" ON "orders" ("customer_id", "status")')
    op.execute('CREATE INDEX "ix_order_created" ON "orders" ("customer_id", "created_at")')
    op.execute(
        'CREATE INDEX "ix_order_unpaid" '
        'ON "orders" ("customer_id", "placed_at") '
        "WHERE status = 'placed'"
    )

    op.create_table(
        "order_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "unit_price",
            sa.Numeric(12, 2),
            server_default=sa.text("'0.00'"),
            nullable=False,
            comment="Copied from the product when the line is made.",
        ),
        sa.Column("product_id", sa.Uuid(), nullable=False),
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
            'char_length("customer_id") BETWEEN 1 AND 40',
            name=op.f("ck_order_lines_customer_id_length"),
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_order_lines_customer_id_pattern"),
        ),
        sa.CheckConstraint(
            '"quantity" BETWEEN 1 AND 999', name=op.f("ck_order_lines_quantity_range")
        ),
        sa.CheckConstraint(
            "\"unit_price\" BETWEEN '0'::numeric AND 'Infinity'::numeric",
            name=op.f("ck_order_lines_unit_price_range"),
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_order_lines")),
        sa.UniqueConstraint(
            "customer_id", "order_id", "product_id", name=op.f("uq_order_line_product")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "order_id"],
            ["orders.customer_id", "orders.id"],
            name=op.f("fk_order_lines_order_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name=op.f("fk_order_lines_product_id"),
            ondelete="RESTRICT",
        ),
        comment="So many of a product, at the price of that moment.",
    )
    op.execute(
        'CREATE INDEX "ix_order_lines_order_id" ON "order_lines" ("customer_id", "order_id", "id")'
    )
    op.execute(
        'CREATE INDEX "ix_order_lines_product_id" '
        'ON "order_lines" ("product_id", "customer_id", "id")'
    )

    op.create_table(
        "wishlists",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), server_default=sa.text("false"), nullable=False),
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
            'char_length("customer_id") BETWEEN 1 AND 40',
            name=op.f("ck_wishlists_customer_id_length"),
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_wishlists_customer_id_pattern"),
        ),
        sa.CheckConstraint(
            'char_length("name") BETWEEN 1 AND 80', name=op.f("ck_wishlists_name_length")
        ),
        sa.PrimaryKeyConstraint("customer_id", "id", name=op.f("pk_wishlists")),
        sa.UniqueConstraint("customer_id", "name", name=op.f("uq_wishlist_name")),
        comment="Products to remember.",
    )

    op.create_table(
        "wishlist_product",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("wishlist_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40',
            name=op.f("ck_wishlist_product_customer_id_length"),
        ),
        sa.CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name=op.f("ck_wishlist_product_customer_id_pattern"),
        ),
        sa.PrimaryKeyConstraint(
            "customer_id", "wishlist_id", "product_id", name=op.f("pk_wishlist_product")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "wishlist_id"],
            ["wishlists.customer_id", "wishlists.id"],
            name=op.f("fk_wishlist_product_wishlist_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name=op.f("fk_wishlist_product_product_id"),
            ondelete="CASCADE",
        ),
    )
    op.execute('CREATE INDEX "ix_wishlist_product_product_id" ON "wishlist_product" ("product_id")')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_table("wishlist_product")
    op.drop_table("wishlists")
    op.drop_table("order_lines")
    op.drop_table("orders")
    op.drop_table("cards")
    op.drop_table("addresses")
    op.drop_table("reviews")
    op.drop_table("products")
    op.drop_table("categories")
