"""Letters by mail: one server, from the environment. Without one, Jobbvei sends nothing and says so."""

from jobbvei.config import environment
from jobbvei.shared.sentence import N_

EMAIL_HOST = environment.text("JOBBVEI_MAIL_SERVER")
EMAIL_PORT = environment.number("JOBBVEI_MAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("JOBBVEI_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("JOBBVEI_MAIL_PASSWORD")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("JOBBVEI_MAIL_FROM")
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
# Seconds between the rounds for those the server had no time for; there is one round more than there are pauses.
JOBBVEI_MAIL_PAUSES = (2, 15)

_security = environment.text("JOBBVEI_MAIL_SECURITY", "starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL = _security == "starttls", _security == "tls"

if _security not in {"starttls", "tls", "none"}:
    raise environment.unusable(
        "JOBBVEI_MAIL_SECURITY", _security, N_("{name} er «{value}». Skriv starttls, tls eller none.")
    )
if EMAIL_HOST and "@" not in DEFAULT_FROM_EMAIL:
    raise environment.unusable(
        "JOBBVEI_MAIL_FROM",
        DEFAULT_FROM_EMAIL,
        N_("{name} er «{value}», men må være adressen brevene kommer fra når JOBBVEI_MAIL_SERVER er satt."),
    )
