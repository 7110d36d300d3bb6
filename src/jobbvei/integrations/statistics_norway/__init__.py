"""Statistics Norway's tables as files: read whole or refused whole, with the signs that say why a number is missing."""
