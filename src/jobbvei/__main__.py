"""``python -m jobbvei`` is the same as the ``jobbvei`` command."""

import sys

from jobbvei.cli import main

if __name__ == "__main__":
    sys.exit(main())
