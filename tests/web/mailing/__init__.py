"""The pages of letters by mail."""
