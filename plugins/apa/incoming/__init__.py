"""What a person pastes (BibTeX, RIS, PubMed's text) → entries."""
