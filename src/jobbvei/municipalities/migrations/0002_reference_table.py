"""A new database knows every municipality before anybody asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from jobbvei.municipalities.actions import load_reference_table


def load(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the table as it is shaped at this point of history."""
    load_reference_table(into=apps.get_model("municipalities", "Municipality"))


class Migration(migrations.Migration):

    dependencies = [("municipalities", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
