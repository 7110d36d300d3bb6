"""Letters by mail, against a real server on loopback."""
