"""Who may come in, for which municipality and in which role: identities, memberships, roles, permission names.

Knows nothing about the people the work is for. Deny by default: a permission no role names opens nothing.
"""
