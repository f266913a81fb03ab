"""Languages that refgen has no locale file for, but should tell when they turn up on a page of another one."""

from collections.abc import Mapping

OTHERS: Mapping[str, tuple[str, str]] = {
    "nl": (
        "Dutch",
        """
        aan aangeroepen als bij dat de deze die dit door een en er geeft geen haalt heeft het hij hoe kan kunnen
        maar met moet naar niet nog om omdat onder ook op opgegeven te tot uit van voor waarde waarin wanneer
        werd wordt worden zal ze zich zijn zoals zonder methode aanwijzer terwijl bevat
        """,
    ),
    "sv": (
        "Swedish",
        """
        att av den denna dess det detta du eller en ett för från får har hur inte kan komma med måste när och om
        på samma ska som så till upp ut utan var vid är över hämtar returnerar metoden värde värdet pekare anger
        anropas
        """,
    ),
}
"""By code: the name in English, and the most common words of technical text, without those that English has too."""
