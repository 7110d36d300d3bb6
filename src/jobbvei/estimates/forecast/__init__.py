"""How many who take part, leave and reach the goal: a chain of stated sums, a model by month, scenarios and intervals.

The face is ``documents.forecast_answer``: a document in, the answer as plain values out. ``chain`` replays stated sums,
``cohorts`` follows everybody who starts, ``scenarios`` and ``draws`` say how sure it is, ``back_test`` how it went.
"""
