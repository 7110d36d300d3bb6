"""Which applications make up the site, lowest layer first."""

from jobbvei.config import environment

# The demo shows its users on the log-in page, labels every page "syntetiske data" and asks for no second factor.
JOBBVEI_DEMO = environment.switch("JOBBVEI_DEMO", False)
# Public on purpose: shown on the log-in page of a demonstration, it opens invented people only.
JOBBVEI_DEMO_PASSWORD = "bare-oppdiktede-folk"  # noqa: S105  # see above

INSTALLED_APPS = [
    "jobbvei.municipalities",
    "jobbvei.audit",
    "jobbvei.access",
    "jobbvei.privacy",
    "jobbvei.background",
    "jobbvei.people",
    "jobbvei.surveys",
    "jobbvei.casework",
    "jobbvei.employers",
    "jobbvei.learning_network",
    "jobbvei.matching",
    "jobbvei.placements",
    "jobbvei.integrations",
    "jobbvei.web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "jobbvei.web.frame.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jobbvei.web.frame.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jobbvei.web.frame.session_rules.SessionLimitMiddleware",
    "jobbvei.web.frame.session_rules.SecondFactorMiddleware",
    "jobbvei.web.frame.middleware.ActorMiddleware",
    "jobbvei.web.frame.errors.ErrorPagesMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "jobbvei.config.urls"
WSGI_APPLICATION = "jobbvei.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
