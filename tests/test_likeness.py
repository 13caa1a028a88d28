"""Whether two texts are about the same, by the stems of their telling words."""

from __future__ import annotations

import pytest

from persona_handbook.insight.likeness import share_a_stem, stems


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("Orders the part before eight", "They ordered parts twice", True),
        ("Orders the part before eight", "They have the bill and the van", False),
        ("Bestellt das Teil am Morgen", "Bestellungen kommen spät", True),
        ("Bestellt das Teil am Morgen", "Die Rechnung ist für das Auto", False),
        ("Commande les pièces pour midi", "La commande est arrivée", True),
        ("Commande les pièces pour midi", "Les factures sont pour la banque", False),
        ("Pide las piezas por teléfono", "Una pieza que falta", True),
        ("Pide las piezas por teléfono", "Las facturas del banco por correo", False),
        ("Pede as peças por telefone", "A fatura do banco não vem com data", False),
        ("Ordina i pezzi per telefono", "Le fatture della banca per posta", False),
        ("Bestelt het onderdeel voor acht uur", "Het adres voor de factuur is niet goed", False),
        ("部品を注文する", "注文が遅れた", True),
        ("部品を電話で頼んでいる", "伝票を銀行で待っている", False),
    ],
)
def test_texts_with_a_telling_word_in_common_are_related(one: str, other: str, *, related: bool) -> None:
    assert share_a_stem(stems([one]), stems([other])) is related
