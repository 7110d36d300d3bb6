"""Knows the learning networks: phases, teams, gatherings, workbooks, initiatives and the practice bank.

Never sees a participant: what comes from a municipality is what its team writes, and counts of five or more.
"""
