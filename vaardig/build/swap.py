"""Putting relinked parts in the place of the old ones, so that a kill at any moment can be recovered from."""

from __future__ import annotations

import shutil

from vaardig.werkmap.layout import Layout

_READY = "ready"


def commit(layout: Layout) -> None:
    """Replace parts and plan by those under ``relink/``, which are whole."""
    (layout.relink / _READY).touch()
    recover(layout)


def recover(layout: Layout) -> None:
    """Finish a swap that was begun; do nothing otherwise. Every step may be repeated.

    Until ``ready`` stands there the old parts are untouched. From then on the new ones are whole, and each step below
    is seen from what is already done.
    """
    new = Layout(layout.relink)
    if not (new.root / _READY).exists():
        if not new.plan.exists():
            # What a kill during the removal below left behind.
            shutil.rmtree(new.root, ignore_errors=True)
        return
    layout.manifest.unlink(missing_ok=True)
    old = new.root / "old"
    if new.parts.exists():
        if layout.parts.exists():
            shutil.rmtree(old, ignore_errors=True)
            layout.parts.replace(old)
        new.parts.replace(layout.parts)
    if new.plan.exists():
        new.plan.replace(layout.plan)
    # ``ready`` goes before the rest, else a kill while removing would start the swap of half a folder.
    (new.root / _READY).unlink()
    shutil.rmtree(new.root)


def discard(layout: Layout) -> None:
    """Drop a relink that was begun with another plan."""
    shutil.rmtree(layout.relink, ignore_errors=True)
