"""`python -m tests.simulation [--seeds 10000] [--from 0] [--seed N]`: seeded stories; one that fails is told whole."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.simulation.stories import Stage


def main() -> int:
    """Run; the exit status is 1 where a story ended badly."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seeds", type=int, default=10_000, help="how many")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first")
    parser.add_argument("--seed", type=int, help="this one alone, told whole")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    seeds = [options.seed] if options.seed is not None else range(options.first, options.first + options.seeds)
    begun, bad = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder)) as stage:
        for seed in seeds:
            story = stage.story(seed)
            wrong = story.tell()
            bad += bool(wrong)
            if wrong or options.seed is not None:
                print(f"seed {seed}: {wrong or 'well'}", story.world.weather, *story.world.told, sep="\n  ", flush=True)
            if sys.stderr.isatty() and seed % 100 == 0:
                print(f"\r{seed} ", end="", file=sys.stderr)
    print(f"{len(seeds)} schedules, {bad} ended badly, {time.monotonic() - begun:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
