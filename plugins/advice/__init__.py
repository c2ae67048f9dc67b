"""What an editor would say of a text before it is published: things to mend, and advice on words.

Nothing here stops a build. Stages: markdown_lines, slips, wording, grade, report.
"""
