"""Taste as tests."""
