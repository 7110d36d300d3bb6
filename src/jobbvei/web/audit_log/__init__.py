"""Who has read and changed what, when and why. Shows that something happened, never what it said."""
