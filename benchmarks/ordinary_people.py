"""Names of ordinary people, put together from common first and family names of many countries."""

from __future__ import annotations

import random


def _listed(text: str) -> list[str]:
    return text.split()


_FIRST = _listed("""
Emma Oliver Charlotte James Amelia Henry Grace Thomas Hannah Daniel Lukas Anna Felix Marie Jonas Sophie Pierre
Camille Julien Chloe Giulia Marco Francesca Luca Carmen Javier Lucia Diego Ana Joao Ines Rui Katarzyna Piotr
Agnieszka Tomasz Elena Dmitri Olga Sergei Natalia Andrei Ayse Mehmet Elif Emre Priya Rahul Ananya Arjun Mei Wei
Yuki Haruto Sakura Minh Linh Nguyet Chinedu Amara Kwame Abena Layla Omar Fatima Yusuf Maryam Hassan Zahra Ali Noor
Ibrahim Shirin Reza Laila Karim Amina Bilal Sana Imran
""")
_FAMILY = _listed("""
Thompson Baker Whitfield Carter Holloway Fletcher Murray Donnelly Schneider Hoffmann Bergmann Vogel Lefebvre Moreau
Girard Fontaine Ricci Bianchi Colombo Esposito Fernandez Morales Castillo Navarro Ferreira Almeida Kowalska
Wisniewski Zielinska Novak Svoboda Horvath Popescu Ionescu Papadopoulos Johansson Lindqvist Andersen Nieminen Yilmaz
Kaya Demir Sharma Iyer Banerjee Chatterjee Tanaka Watanabe Nakamura Pham Tran Okafor Adeyemi Mensah Boateng Haddad
Khoury Siddiqui Qureshi Chaudhry Mirza Tehrani Shirazi Farahani Benali Bouazza Mansouri Petrova Sokolov Kuznetsova
Volkov Orlova
""")


def ordinary_people(count: int, seed: int = 1) -> list[str]:
    """`count` different names, the same for the same seed."""
    pairs = [f"{first} {family}" for first in _FIRST for family in _FAMILY]
    return random.Random(seed).sample(pairs, count)
