"""Tables in running text: each in a box of its own that scrolls on a narrow screen."""
