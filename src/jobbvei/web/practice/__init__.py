"""The idea bank: finding what others have done, asking about it, and taking it home."""
