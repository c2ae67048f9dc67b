"""The site's Pelican plugins: one package for each concern, none importing another."""
