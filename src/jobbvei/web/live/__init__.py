"""Questions asked live: preparing them, the phones that answer, and the big screen."""
