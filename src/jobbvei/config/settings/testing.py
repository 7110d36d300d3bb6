"""Settings for tests: quick passwords, plain static files, a queue that runs at once, no https."""

from jobbvei.config.settings import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
JOBBVEI_IDENTITY_KEYS = ["only-for-tests"]
JOBBVEI_SYNTHETIC_NUMBERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
JOBBVEI_SECOND_FACTOR_REQUIRED = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
JOBBVEI_MAIL_PAUSES = (0, 0)
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
WHITENOISE_AUTOREFRESH = True  # tests collect no static files
ACCOUNT_RATE_LIMITS = {"login": "1000/m/ip", "login_failed": "1000/m/ip"}  # all tests of a process share the count
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
