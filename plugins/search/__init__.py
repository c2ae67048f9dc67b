"""Search within the visitor's browser: an index made from the written pages, by Pagefind."""
