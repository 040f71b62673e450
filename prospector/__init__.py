"""prospector finds the pages worth writing to when you want a link."""

__version__ = "0.1.0"
