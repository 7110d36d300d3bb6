"""sosialtjenesteloven: the qualification programme and the state's guiding rates for social assistance."""
