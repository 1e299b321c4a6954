"""Where things lie: the resources, the journal's folder, the log."""

from pathlib import Path

NAME = "partnership-journal"


def resources() -> Path:
    """The folder `resources/`, what is not code and a non-programmer may edit: beside the package in a checkout,
    inside it in an installed wheel."""
    package = Path(__file__).resolve().parent
    packed = package / "resources"
    return packed if packed.is_dir() else package.parent / "resources"


def default_folder() -> Path:
    """The journal's folder where no other is named: the platform's place for a user's data."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def log_file() -> Path:
    """Where unforeseen faults are noted."""
    import platformdirs

    return platformdirs.user_log_path(NAME, appauthor=False) / "faults.log"


def settings_file() -> Path:
    """What this computer remembers of the window."""
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False) / "window.ini"
