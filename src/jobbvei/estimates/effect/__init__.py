"""What a measure has done to those that took part, against those that did not, and how sure one can be.

Read rows with ``panel.read_panel``; ask ``answer.effect_answer`` for the contract's answer, or one estimator for its
``EffectResult``: ``collapsed``, ``randomisation``, ``group_time`` (Callaway and Sant'Anna), ``synthetic``. ``checks``
asks the same again in other ways, and ``power`` says beforehand what can be found at all.
"""
