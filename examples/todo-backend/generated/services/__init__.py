# Generated from schema.yaml; edit the schema, not this file. [seal 38cdafc8f8db]
"""What an owner can do with their rows."""
