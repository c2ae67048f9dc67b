"""The HTTP headers the site is made for: written for hosts, sent at home, and in part said by each page.

Stages: policy, rules; hook gives templates the part a page can say itself.
"""
