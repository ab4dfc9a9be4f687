"""What is kept of a preview that was shown, among what was said to its lines: its edition, its marks, why it is there. Pure."""

from __future__ import annotations

from store.uploads import Upload

Held = dict[str, str]
"""What a button holds."""
SHOWN = "shown"
"""Under this it is kept among what was said."""


def edition_of(upload: Upload) -> str:
    """Which showing of the preview it is, from "1"."""
    return upload.said.get(SHOWN, {}).get("edition", "1")


def why_anew(upload: Upload) -> str:
    """What is said above it; empty above the first."""
    return upload.said.get(SHOWN, {}).get("told", "")


def held_by(upload: Upload) -> Held:
    """What every button of a preview holds: the file's name here, and which showing of it the button belongs to."""
    return {"upload": upload.id, "edition": edition_of(upload)}
