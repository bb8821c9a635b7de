"""``python -m vaardig``: the command line, for where no script stands on the path."""

from __future__ import annotations

from vaardig.cli.main import main

if __name__ == "__main__":
    main()
