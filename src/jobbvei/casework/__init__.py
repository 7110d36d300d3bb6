"""What was decided and done: programme, Norwegian training, follow-up team, next steps and contacts.

Knows participants through the face of people; knows nothing of employers and openings.
Serves integreringsloven chapters 3–6A. Every participant has a next step with an owner and a date.
"""
