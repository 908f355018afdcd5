"""The same source gives the same bytes, whatever the machine says."""

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from plan import BINARY, Plan, expect, start

MACHINES = {
    "far east": {"TZ": "Asia/Tokyo"},
    "universal time": {"TZ": "UTC"},
    "no locale": {"LANG": "C", "LC_ALL": "C"},
    "Vietnamese": {"LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"},
    "one thread": {"RAYON_NUM_THREADS": "1"},
    "two threads": {"RAYON_NUM_THREADS": "2"},
    "no fonts, no home": {"FONTCONFIG_FILE": "/dev/null", "HOME": "/nowhere", "XDG_DATA_HOME": "/nowhere"},
}


def wherever_it_is_built(plan: Plan) -> str:
    expected = _digests(plan.pdf.parent, plan)
    for machine, env in MACHINES.items():
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            shutil.copytree(plan.source, here / plan.name)
            done = start(BINARY, "build", plan.name, "--out-dir", "out", env=env, cwd=here)
            expect(done.returncode == 0, f"{machine}: exit status {done.returncode}: {done.stderr}")
            found = _digests(here / "out", plan)
        for kind, digest in expected.items():
            expect(found[kind] == digest, f"{machine}: the {kind} differs")
    return f"{len(MACHINES)} machines; " + ", ".join(f"{kind} {digest[:8]}" for kind, digest in expected.items())


def _digests(folder: Path, plan: Plan) -> dict[str, str]:
    return {kind: sha256((folder / f"{plan.name}.{kind}").read_bytes()).hexdigest() for kind in ("pdf", "docx")}
