# Generated from schema.yaml; edit the schema, not this file. [seal cc5524c3b2b0]
"""What travels over the wire."""
