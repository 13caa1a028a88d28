"""An app."""


def run() -> None:
    """Run the app."""
