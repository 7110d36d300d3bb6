"""Keys for the municipality's other systems: the administrator makes them and takes them back."""
