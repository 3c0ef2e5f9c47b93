"""`python -m geo.cli` is the command `buldan`."""

import sys

from geo.cli import main

sys.exit(main())
