"""integreringsloven and integreringsforskriften: programme, mapping, Norwegian, social studies, registration.

Covers permits from 1 January 2021; older cases fall under introduksjonsloven and get «not known» with whom to ask.
"""
