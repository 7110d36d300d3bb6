"""Tests of the documents' numbers worked out again."""
