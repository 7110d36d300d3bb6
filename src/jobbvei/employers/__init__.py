"""Who needs people: employers, who owns the contact with them, and the places and jobs they have.

Knows nothing about participants. A contact person's name goes when the opening is no longer active.
"""
