"""What others send, read strictly: a value that cannot be used is refused in one sentence that names it."""
