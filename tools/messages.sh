#!/bin/sh
# Collect the texts of the pages and the rules into the catalogues, compile them, and say what is left to translate.
set -eu
PYTHONPATH=src DJANGO_SETTINGS_MODULE=jobbvei.config.settings.testing .venv/bin/python -m jobbvei.web.frame.catalogues
