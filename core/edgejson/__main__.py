"""`python -m edgejson`."""

import sys

from edgejson.cli import main

sys.exit(main())
