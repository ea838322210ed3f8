"""Reading processes that fail, each in its own way: python -m tests.misreading WAY DESCRIPTOR."""

import os
import signal
import sys
import time
from multiprocessing.connection import Connection

way, descriptor = sys.argv[1], int(sys.argv[2])
if way == "never ready":
    sys.exit(3)
connection = Connection(descriptor)
connection.recv()
connection.send(True)
connection.recv()
if way == "hangs":
    time.sleep(60)
elif way == "dies":
    os.kill(os.getpid(), signal.SIGSEGV)
