"""The one search box: people, employers and openings the role may see, found by name."""
