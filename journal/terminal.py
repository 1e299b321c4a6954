"""Where the command line speaks: results to standard output, words for the person to standard error."""

import sys


def say(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"{text}\n")


def tell(words: str) -> None:
    """A line for the person."""
    sys.stderr.write(f"{words}\n")
