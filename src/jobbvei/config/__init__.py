"""How the parts are wired to this machine: settings, URLs, ports to adapters. Knows no rule of the domain."""
