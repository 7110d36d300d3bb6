"""Long work goes through a queue in our own database; `jobbvei work` runs it."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
