"""What builds the project and its documents; nothing here is part of the product."""
