#!/usr/bin/env python3
"""Runs a command with its output thrown away; prints seconds, processor seconds and peak resident memory (all of its processes' largest)."""
import resource
import subprocess
import sys
import time

start = time.time()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"  {time.time() - start:.2f} s, {usage.ru_utime + usage.ru_stime:.2f} s of processors, {usage.ru_maxrss / 1024:.0f} MiB, exit {code}")
sys.exit(code)
