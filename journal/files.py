"""Where the resources lie: beside the package in a checkout, inside it in an installed wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resources() -> Traversable:
    """The folder `resources/`: what is not code and a non-programmer may edit."""
    packed = files("journal") / "resources"
    return packed if packed.is_dir() else Path(__file__).resolve().parent.parent / "resources"
