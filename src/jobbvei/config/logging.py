"""Logs as events of key and value. Nothing personal may pass: a last processor blanks long numbers and addresses."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

PERSONAL = re.compile(r"\d{6}[ ]?\d{5}|\b\d{8,}\b|[\w.+-]+@[\w-]+\.[\w.-]+")
BLANK = "[fjernet]"


def logging_settings() -> dict[str, Any]:
    """Settings for :func:`logging.config.dictConfig`: everything to standard error, one JSON document a line."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_personal_data,
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    without_personal_data,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": shared,
            }
        },
        "handlers": {"standard_error": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["standard_error"], "level": "INFO"},
    }


def without_personal_data(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank identity numbers, phone numbers and e-mail addresses in every text of the event."""
    return {key: PERSONAL.sub(BLANK, value) if isinstance(value, str) else value for key, value in event.items()}
