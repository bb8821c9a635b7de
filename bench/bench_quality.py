"""Speed and memory of judging a werkmap: ``python bench/bench_quality.py WERKMAP [WORKERS]``; prints JSON.

Ads per second of wall and of processor time, and peak memory, without building the werkmap.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from vaardig.build.memory import peak_megabytes
from vaardig.quality.aggregate import figures
from vaardig.quality.batch import BatchRequest, assess_werkmap
from vaardig.werkmap import Werkmap


def main(werkmap: Path, workers: int) -> None:
    """Judge and aggregate once; print what it took."""
    wall, processor = time.perf_counter(), time.process_time()
    tables = assess_werkmap(Werkmap.open(werkmap), BatchRequest(by=("domain", "year"), workers=workers))
    judged_wall, judged_processor = time.perf_counter() - wall, time.process_time() - processor
    figures(tables)
    print(
        json.dumps(
            {
                "ads": tables.ads.height,
                "findings": tables.findings.height,
                "workers": workers,
                "seconds": round(judged_wall, 1),
                "ads_per_second": round(tables.ads.height / judged_wall, 1),
                "processor_seconds_of_parent": round(judged_processor, 1),
                "ads_per_processor_second": round(tables.ads.height / judged_processor, 1) if workers == 1 else None,
                "figures_seconds": round(time.perf_counter() - wall - judged_wall, 1),
                "peak_megabytes": round(peak_megabytes()),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
