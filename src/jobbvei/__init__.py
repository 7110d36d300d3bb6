"""Jobbvei: the shared work tool that gets refugees into jobs in Norwegian municipalities."""

__version__ = "0.1.0"
