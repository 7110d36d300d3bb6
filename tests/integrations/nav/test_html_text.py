import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbvei.integrations.nav.html_text import as_text


class TestAsText:
    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<p>En</p><p>To</p>", "En\n\nTo"),
            ("En<br>to<br/>tre", "En\nto\ntre"),
            ("<ul><li>En</li><li>To</li></ul>", "– En\n– To"),
            ("<h2>Vi tilbyr</h2><ul><li>En</ul>Slutt", "Vi tilbyr\n\n– En\n\nSlutt"),
            ("L&oslash;nn &amp; pensjon &lt;b&gt;", "Lønn & pensjon <b>"),
            ("a<script>alert('x')</script>b<style>p{}</style>c", "abc"),
            ("<p>  mye \n\t luft&nbsp;her </p>", "mye luft her"),
            ("ren tekst", "ren tekst"),
            ("<p>uten slutt <b>tykk", "uten slutt tykk"),
            ("", ""),
            ("<script>uten slutt", ""),
        ],
    )
    def test_keeps_words_and_paragraphs(self, markup: str, text: str) -> None:
        assert as_text(markup) == text

    @given(st.text(st.characters(exclude_characters="<>&"), max_size=200))
    def test_keeps_every_word_of_plain_text(self, words: str) -> None:
        assert as_text(words).split() == [word for word in words.split() if word != "–" or as_text(words).count("–")]

    @given(st.text(max_size=200))
    def test_never_fails(self, markup: str) -> None:
        assert isinstance(as_text(markup), str)
