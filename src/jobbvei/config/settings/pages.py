"""Templates and static files."""

from pathlib import Path

from jobbvei.config import environment

WEB = Path(__file__).resolve().parents[2] / "web"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(WEB.glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jobbvei.web.frame.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "jobbvei.web.frame.templatetags.frame",
                "jobbvei.web.person.templatetags.explanations",
                "jobbvei.web.person.templatetags.file_menu",
                "jobbvei.web.person.templatetags.law_gaps",
            ],
        },
    }
]

# Widgets are looked for among our templates first (frame/templates/django/forms), then among Django's own.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

STATIC_URL = "/static/"
STATIC_ROOT = environment.data_directory() / "static"
STATICFILES_DIRS = [WEB / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
