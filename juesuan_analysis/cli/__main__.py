"""The program: ``juesuan``, or ``python -m juesuan_analysis.cli``."""

import atexit
import gc
import os

from juesuan_analysis.cli import main


def run() -> None:
    """Run the command line, and end."""
    # The interpreter would look through all modules for cyclic garbage before it ends: 50 ms. Only
    # where the process is this program's own: others may need what is freed there.
    atexit.register(gc.freeze)
    # numpy's algebra, which no command needs, begins with a thread for each core, all of which spin
    # for 0.1 s. It has not come yet; worker processes are told the same.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()


if __name__ == "__main__":
    run()
