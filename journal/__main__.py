"""`python -m journal` is the command `partnership-journal`."""

from journal.cli import run

if __name__ == "__main__":
    run()
