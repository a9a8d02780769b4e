"""Where this package's own files lie: in the wheel beside the code, in a checkout at its root."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Find a folder that the wheel carries under `shipped` and a checkout has at its root."""
    inside = PACKAGE / "shipped" / name
    return inside if inside.is_dir() else PACKAGE.parents[1] / name
