"""Who gets in: passwords, second factor, lock-out, sessions, and log-in through the municipality's own provider."""

from datetime import timedelta

from jobbvei.config import environment
from jobbvei.config.settings.applications import JOBBVEI_DEMO

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by sign-up
ACCOUNT_ADAPTER = "jobbvei.web.account.sign_in.ClosedAccountAdapter"
SOCIALACCOUNT_ADAPTER = "jobbvei.web.account.sign_in.ClosedSocialAccountAdapter"
# By address: slows a machine that tries many users. By key: five wrong passwords for a user at one address, as axes
# below, and five wrong codes for a user wherever they come from; a code has six digits and must not be guessed.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False

MFA_ADAPTER = "jobbvei.web.account.sign_in.EncryptingMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate_webauthn": "jobbvei.web.account.passkeys.SecondStepPasskeyForm",
    "login_webauthn": "jobbvei.web.account.passkeys.OnlyPasskeyForm",
    "reauthenticate_webauthn": "jobbvei.web.account.passkeys.AgainPasskeyForm",
}
MFA_TOTP_ISSUER = "Jobbvei"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = environment.switch("JOBBVEI_INSECURE_ORIGIN", JOBBVEI_DEMO)
# Every real installation asks for a second factor; only the demo, with invented people, does not.
JOBBVEI_SECOND_FACTOR_REQUIRED = environment.switch("JOBBVEI_SECOND_FACTOR_REQUIRED", not JOBBVEI_DEMO)

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # trying while locked does not lengthen the lock
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "jobbvei.web.account.sign_in.name_tried"
AXES_CLIENT_IP_CALLABLE = "jobbvei.web.account.sign_in.address_of"
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]
AXES_LOCKOUT_CALLABLE = "jobbvei.web.account.locked_out.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_ENABLE_ADMIN = False
# Behind one proxy of ours, its word about the client's address counts; else nobody's.
JOBBVEI_PROXY = environment.switch("JOBBVEI_PROXY", False)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if JOBBVEI_PROXY else 0

SESSION_COOKIE_AGE = 8 * 60 * 60  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
JOBBVEI_IDLE_MINUTES = environment.number("JOBBVEI_IDLE_MINUTES", 60)

# The provider is the municipality's own and vouches for addresses: a verified one opens the account made for it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
if environment.text("JOBBVEI_OIDC_SERVER"):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "municipality",
                    "name": environment.text("JOBBVEI_OIDC_NAME", "Kommunens innlogging"),
                    "client_id": environment.text("JOBBVEI_OIDC_CLIENT_ID"),
                    "secret": environment.text("JOBBVEI_OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": environment.text("JOBBVEI_OIDC_SERVER")},
                }
            ],
        }
    }
