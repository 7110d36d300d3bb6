"""The same questions put to other tools, so that our figures stand beside a named alternative."""
