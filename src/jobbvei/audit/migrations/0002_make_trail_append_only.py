"""The database itself refuses to change or remove an event.

On SQLite a later migration that alters ``audit_auditevent`` rebuilds the table and loses its triggers: such a
migration must run :func:`guard` again. ``tests/audit/test_append_only.py`` fails if it is forgotten.
"""

from django.db import migrations

WITHOUT_PERMIT = """
    NOT EXISTS (
      SELECT 1 FROM audit_retentionpermit AS permit WHERE permit.closed_at IS NULL AND OLD.at < permit.before
    )
"""
SQLITE = (
    """
    CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_auditevent
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only: an event cannot be changed'); END
    """,
    f"""
    CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_auditevent WHEN {WITHOUT_PERMIT}
    BEGIN SELECT RAISE(ABORT, 'the trail is append-only: an event cannot be removed without a permit'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the trail is append-only: an event cannot be changed'; END $$
    """,
    f"""
    CREATE FUNCTION audit_refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {WITHOUT_PERMIT} THEN
        RAISE EXCEPTION 'the trail is append-only: an event cannot be removed without a permit';
      END IF;
      RETURN OLD;
    END $$
    """,
    """
    CREATE FUNCTION audit_refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM audit_auditevent) THEN
        RAISE EXCEPTION 'the trail is append-only: it cannot be emptied';
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER audit_event_never_changes BEFORE UPDATE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()
    """,
    """
    CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_removal()
    """,
    """
    CREATE TRIGGER audit_trail_is_not_emptied BEFORE TRUNCATE ON audit_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_emptying()
    """,
)
UNDO = {
    "sqlite": ("DROP TRIGGER audit_event_stays", "DROP TRIGGER audit_event_never_changes"),
    "postgresql": (
        "DROP TRIGGER audit_trail_is_not_emptied ON audit_auditevent",
        "DROP TRIGGER audit_event_stays ON audit_auditevent",
        "DROP TRIGGER audit_event_never_changes ON audit_auditevent",
        "DROP FUNCTION audit_refuse_emptying()",
        "DROP FUNCTION audit_refuse_removal()",
        "DROP FUNCTION audit_refuse_change()",
    ),
}
DO = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def guard(apps, schema_editor):
    """Put the triggers in place."""
    _run(schema_editor, DO)


def unguard(apps, schema_editor):
    """Take the triggers away again."""
    _run(schema_editor, UNDO)


def _run(schema_editor, statements_by_vendor):
    for statement in statements_by_vendor[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
