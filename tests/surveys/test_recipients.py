"""Lists of recipients as people paste them."""

import pytest

from jobbvei.surveys.recipients import UnusableRecipients, recipients_in


class TestRecipientsIn:
    def test_takes_one_address_on_each_line(self) -> None:
        found = recipients_in("\nEn@eksempel.test\n\nto@eksempel.test \n")
        assert [one.email for one in found.recipients] == ["en@eksempel.test", "to@eksempel.test"]

    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    def test_takes_a_table_with_any_separator(self, separator: str) -> None:
        text = "Navn;E-post;Fylke\nKontor A;a@eksempel.test;Agder\nKontor B;;Oslo".replace(";", separator)
        found = recipients_in(text)
        assert found.group_names == ("Fylke",)
        assert [(one.name, one.email, one.groups) for one in found.recipients] == [
            ("Kontor A", "a@eksempel.test", ("Agder",)),
            ("Kontor B", "", ("Oslo",)),
        ]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "Listen er tom"),
            ("navn;e-post", "bare en overskrift"),
            ("ikke en adresse", "Linje 1: «ikke en adresse» er ikke en e-postadresse"),
            ("a@eksempel.test\n\nA@eksempel.test", "Linje 3: «a@eksempel.test» står også på linje 1"),
            ("navn;e-post;fylke\nA;a@eksempel.test", "Linje 2 har 2 celler, men skulle hatt 3"),
            ("navn;e-post\n;", "Linje 2 har verken navn eller e-post"),
            ("navn;a;b;c;d\nA;1;2;3;4", "4 grupper"),
            ("navn;fylke\n" + "A" * 121 + ";B", "mer enn 120 tegn"),
            ("\n".join(f"a{n}@eksempel.test" for n in range(5002)), "høyst 5000"),
        ],
    )
    def test_says_which_line_to_mend(self, text: str, told: str) -> None:
        with pytest.raises(UnusableRecipients, match=told):
            recipients_in(text)

    def test_tells_of_every_line_at_once(self) -> None:
        with pytest.raises(UnusableRecipients) as problem:
            recipients_in("e-post;fylke\nfeil;A\na@eksempel.test;B\nogså feil;C")
        assert len(problem.value.faults) == 2
