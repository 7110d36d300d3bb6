"""Two addresses for whoever watches the server: does the process answer, and can it do its work."""
