"""Grants from the state to the municipality for one person: integration grant and grants for Norwegian training.

Only the rates of 2023 were seen in a source; every other year is «not known» and names the circular to ask for.
"""
