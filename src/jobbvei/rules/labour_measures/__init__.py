"""tiltaksforskriften: Nav's labour market measures. Nav decides them; the rules here say what can be expected."""
