"""Being asked to stop ends in a Stop, wherever it meets Python."""

import subprocess
import sys

import pytest

from plugins.build.project import HERE

CLASS = """
import os, signal
from plugins.build.stops import Stop, stoppable

class Asks:
    def __set_name__(self, owner, name):
        {what}

try:
    with stoppable():
        class Made:
            asks = Asks()
except Stop as stop:
    print("stopped", stop.code)
except Exception as error:  # a newer Python raises it as it is
    print("failed", error.__cause__ or error)
"""


@pytest.mark.parametrize(
    ("what", "said"),
    [("os.kill(os.getpid(), signal.SIGINT)", "stopped 130\n"), ("raise ValueError('else')", "failed else\n")],
)
def test_in_the_midst_of_a_class(what: str, said: str) -> None:
    command = [sys.executable, "-c", CLASS.format(what=what)]
    finished = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert finished.stdout == said
