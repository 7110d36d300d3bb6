"""The law as pages a jurist can read: docs/law, written from the tables, the figures and the worked examples."""
