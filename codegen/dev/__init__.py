"""The developer's loop: a database, a server, and both kept in step with the schema.

Nothing here is imported by the wings, and nothing here ships: production brings its own PostgreSQL
and its own server.
"""
