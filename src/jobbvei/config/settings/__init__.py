"""All settings, read from the environment; what each variable means stands in docs/howto/settings.md."""

from jobbvei.config.settings.applications import *  # noqa: F403
from jobbvei.config.settings.background import *  # noqa: F403
from jobbvei.config.settings.database import *  # noqa: F403
from jobbvei.config.settings.identity import *  # noqa: F403
from jobbvei.config.settings.integrations import *  # noqa: F403
from jobbvei.config.settings.language import *  # noqa: F403
from jobbvei.config.settings.logs import *  # noqa: F403
from jobbvei.config.settings.mail import *  # noqa: F403
from jobbvei.config.settings.pages import *  # noqa: F403
from jobbvei.config.settings.security import *  # noqa: F403
