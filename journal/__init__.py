"""Partnership Journal: a private journal for people who depend on colleagues they do not manage."""

__version__ = "0.1.0"
