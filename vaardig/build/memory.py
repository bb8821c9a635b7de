"""Peak memory of this process."""

from __future__ import annotations

import os
import sys


def peak_megabytes() -> float:
    """Largest resident size so far, MB; 0 where the system does not tell."""
    if os.name != "posix":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts KiB, macOS bytes.
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024
