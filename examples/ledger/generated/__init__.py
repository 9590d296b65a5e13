# Generated from schema.yaml; edit the schema, not this file. [seal 4797f9f89473]
# The digest of that schema: 8c54c62c441e
"""The API, generated; `overrides/` holds what is written by hand."""
