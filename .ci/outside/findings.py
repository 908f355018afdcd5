"""What `plan check` says to programs has the form that they expect."""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

from jsonschema import Draft7Validator
from plan import BINARY, Plan, expect, start


@cache
def _sarif() -> Draft7Validator:
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def sarif_is_valid(plan: Plan) -> str:
    """Findings of a plan, one of them with a fix, and of its Word file, which has no lines; both languages."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copytree(plan.source, here / plan.name)
        with max((here / plan.name).glob("[0-9]*.md")).open("a", encoding="utf-8") as section:
            section.write("\n## 1. Việc khác\n\nXem @muc:khong-co.\n")
        shutil.copy(plan.docx, here / "word.docx")
        for language in ("vi", "en"):
            done = start(BINARY, "check", plan.name, "word.docx", "--format", "sarif", "--lang", language, cwd=here)
            expect(done.returncode == 1, f"exit status {done.returncode}: {done.stderr}")
            log = json.loads(done.stdout)
            for error in _sarif().iter_errors(log):
                expect(False, f"{error.json_path}: {error.message[:200]}")
            results = [result for run in log["runs"] for result in run["results"]]
            expect(any(result["ruleId"] == "TC001" for result in results), "the reference to nothing isn't there")
            expect(any(result.get("fixes") for result in results), "no fix is there")
            rules = log["runs"][0]["tool"]["driver"]["rules"]
            for result in results:
                expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{result['ruleId']} has another's index")
            expect(all(rule["help"]["text"] for rule in rules), "a rule has no help")
            found += len(results)
    return f"{found} findings"
