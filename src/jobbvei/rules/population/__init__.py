"""Many people at once: their facts as columns or as rows of a file, and what the law gives each of them."""
