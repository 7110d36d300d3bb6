"""What a browser is allowed to do with our pages."""

from csp.constants import NONE, SELF

from jobbvei.config import environment
from jobbvei.config.settings.applications import JOBBVEI_DEMO
from jobbvei.config.settings.identity import JOBBVEI_PROXY

DEBUG = environment.switch("JOBBVEI_DEBUG", False)
SECRET_KEY = environment.secret("JOBBVEI_SECRET_KEY")
# Encrypts identity numbers at rest; the first key writes, all keys read, so keys can be changed without downtime.
JOBBVEI_IDENTITY_KEYS = environment.listing("JOBBVEI_IDENTITY_KEYS") or [environment.secret("JOBBVEI_IDENTITY_KEY")]
# On: only synthetic identity numbers are taken (month + 80). Off: only real ones. Never both in one installation.
JOBBVEI_SYNTHETIC_NUMBERS = environment.switch("JOBBVEI_SYNTHETIC_NUMBERS", JOBBVEI_DEMO)

ALLOWED_HOSTS = environment.listing("JOBBVEI_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.origins("JOBBVEI_ORIGINS")

_https = environment.switch("JOBBVEI_HTTPS", not JOBBVEI_DEMO)
SECURE_SSL_REDIRECT = _https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if JOBBVEI_PROXY else None
SECURE_REDIRECT_EXEMPT = [r"^helse/"]  # whoever watches the server asks the process itself
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "jobbvei.web.frame.errors.csrf_failure"

# Some browsers ask this of every redirect after a form too: the button for the provider's log-in ends at the provider,
# whose log-in page may be on another host than what tells about it, and may send on to a third.
_log_in_provider = environment.origins("JOBBVEI_OIDC_SERVER")
_log_in_pages = [one for one in environment.origins("JOBBVEI_OIDC_LOGIN_PAGES") if one not in _log_in_provider]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Designsystemet draws its icons as data: pictures
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *_log_in_provider, *_log_in_pages],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
