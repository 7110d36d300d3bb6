"""Logs are events of key and value, without personal data; see jobbvei.config.logging."""

from jobbvei.config.logging import logging_settings

LOGGING_CONFIG = "jobbvei.config.logging.configure"
LOGGING = logging_settings()
