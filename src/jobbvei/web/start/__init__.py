"""The first page after log-in: what this role comes for."""
