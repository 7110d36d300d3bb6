"""Long work: put in a queue, run outside the request, with progress a user can see and a fault they can read.

Knows that work is running and for whom, not what it does.
"""
