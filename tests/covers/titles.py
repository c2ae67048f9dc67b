"""Titles that a card must find room for."""

TITLES = {
    "short": "Grief",
    "two parts": "The Power of Self-Compassion: Cultivating Inner Healing in Therapy",
    "long": "How People Who Have Lived Through Very Hard Times Find Their Way Back to Themselves and Others",
    "far too long": "A Word and Another Word " * 20,
    "one endless word": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 3,
    "letters the font lacks": "悲しみ and Ελπίδα 🙂",
}
