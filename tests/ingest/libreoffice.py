"""What LibreOffice saves of files: several in one start, each start with an end to its time and a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

SOFFICE = shutil.which("soffice")
HAS = {part: SOFFICE is not None and (Path(SOFFICE).resolve().parent / f"lib{name}lo.so").exists()
       for part, name in (("Calc", "sc"), ("Writer", "sw"))}  # fmt: skip
MISSING = ", ".join(f"LibreOffice {part}" for part, there in HAS.items() if not there)
"""The parts that are not installed."""

AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""CSV in UTF-8 with commas, its cells as they are shown: what saving by hand offers."""

SECONDS = 120.0


class Office:
    """A LibreOffice whose profile and results are in a folder. The first start makes the profile, and takes the longest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def saved(self, as_format: str, *files: Path, opened_as: str | None = None) -> list[Path]:
        """The files as saved in a format, each in place of its ending; `opened_as` names a filter to open them with."""
        extension = as_format.partition(":")[0]
        out = self._folder / f"{extension}-{len(list(self._folder.iterdir()))}"
        reading = [f"--infilter={opened_as}"] if opened_as else []
        self._run([*reading, "--convert-to", as_format, "--outdir", str(out), *map(str, files)])
        return [out / f"{file.stem}.{extension}" for file in files]

    def _run(self, arguments: Sequence[str]) -> None:
        """The program waits for another that it starts, so that both are ended where it takes too long."""
        command = [SOFFICE or "", "--headless", f"-env:UserInstallation=file://{self._folder}/profile", *arguments]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "HOME": str(self._folder)}, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
