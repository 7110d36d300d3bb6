"""What a temporary paid job costs and gives beside social assistance: for the municipality, the state and the person,
and for society. The face is ``documents.cost_benefit_answer``: stated inputs in, the accounts as plain values out.
"""
