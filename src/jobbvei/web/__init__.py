"""The pages, grouped by the task a user comes for. Each view makes one call to the domain and shows what it answers."""
