"""Citations and the reference list inside Python-Markdown's tree: inline, extension, convert."""

from plugins.apa.markdown_ext.convert import Converted, Converter, convert
from plugins.apa.markdown_ext.extension import CitationExtension

__all__ = ["CitationExtension", "Converted", "Converter", "convert"]
