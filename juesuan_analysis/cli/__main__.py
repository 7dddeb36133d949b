"""The program: ``juesuan``, or ``python -m juesuan_analysis.cli``."""

import atexit
import gc

from juesuan_analysis.cli import main


def run() -> None:
    """Run the command line, and end."""
    # The interpreter would look through all modules for cyclic garbage before it ends: 50 ms. Only
    # where the process is this program's own: others may need what is freed there.
    atexit.register(gc.freeze)
    main()


if __name__ == "__main__":
    run()
