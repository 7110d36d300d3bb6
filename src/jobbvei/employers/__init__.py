"""Who needs people: employers, who owns the contact with them, and the places and jobs they have.

Knows nothing about participants. A contact person named in an advertisement goes when it is no longer active.
Law served: barnehageloven § 27 and the regulation on health personnel (language floors).
"""
