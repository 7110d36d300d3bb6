"""Looking up instruments, waves, what a link opens, and what was answered."""
