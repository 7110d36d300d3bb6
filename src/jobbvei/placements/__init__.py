"""What a yes becomes: placements, from draft to end. First floor: the draft and its next step.

Knows suggestions, openings and participants; agreements and money come on top.
"""
