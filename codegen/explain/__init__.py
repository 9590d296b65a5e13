"""Where something comes from: the line of the schema, the SQL, the override, the test.

Scope: `explain(question, sources)` answers one question about a project that has been read: a route
(`GET /api/{user_id}/tasks`, as it is or with real ids, or `list_tasks`), a field (`task.title`), a
resource, an action, or a place (`schema.yaml:20`, `generated/services/task.py:40`). Nothing is
imported or run: the project's files are read as text. What a constant of a service is in SQL is
found out by who asks, for that takes the project's own Python.

`questions` finds out what is asked about, `code` reads Python files, `answers` puts the parts of an
answer together.
"""

from codegen.explain.answers import Answer, Part, Statements, explain
from codegen.explain.questions import Sources, Unexplained

__all__ = ["Answer", "Part", "Sources", "Statements", "Unexplained", "explain"]
