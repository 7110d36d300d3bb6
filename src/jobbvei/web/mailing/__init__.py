"""Letters by mail: the letter and its receivers before it is sent, and what came of it."""
