"""What a reader is told beside an answer: the names of facts, what is missing, why an older rule decides."""
