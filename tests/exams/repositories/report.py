"""What `verify.sh` found, by repository: report.py OUT [-v]. The denominator is every migration whose up applies and changes the schema."""
import collections
import glob
import json
import os
import sys

VERDICTS = ["exact", "exact but for column order", "declined", "differs", "rollback failed"]


def read(path):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    return [line for line in lines if "verdict" in line and "chain" not in line], [line for line in lines if "chain" in line]


def explain(line):
    errors = [d for d in line["diagnostics"] if d["severity"].lower() == "error"]
    if line["verdict"] == "declined":
        return [f"{d['line']}: {d['id']} {d['message']}" for d in errors[:1]]
    return [str(line["message"] or ""), *line["differences"][:3]]


def main(out, verbose):
    total = collections.Counter()
    print("| repository | migrations | denominator | " + " | ".join(VERDICTS) + " |")
    print("|---|" + "---|" * (len(VERDICTS) + 2))
    for path in sorted(glob.glob(os.path.join(out, "*.json"))):
        lines, chains = read(path)
        count = collections.Counter(line["verdict"] for line in lines)
        total.update(count)
        row(os.path.basename(path)[:-5], count)
        unplanned = [line for line in lines if line["verdict"] == "rollback failed" and not line["hazards"]]
        order = [line for line in lines if line["verdict"] == "exact but for column order" and not any(d["id"] == "PGR3003" for d in line["diagnostics"])]
        notes = [("failed without a hazard in the plan", unplanned), ("column order that the plan does not tell", order)]
        notes.append(("chain differs", [{"migration": line["chain"][0] if line["chain"] else ""} for line in chains if line["verdict"] not in VERDICTS[:2]]))
        for what, found in notes:
            for line in found:
                print(f"<!-- {what}: {line['migration']} -->")
        if verbose:
            for line in lines:
                if line["verdict"] in VERDICTS[2:]:
                    print(f"<!-- {line['verdict']}: {line['migration']}", *explain(line), "-->", sep="\n     ")
    row("all", total)
    denominator = sum(total[v] for v in VERDICTS)
    restored = total["exact"] + total["exact but for column order"]
    print(f"restored {100 * restored / denominator:.2f} %, declined {100 * total['declined'] / denominator:.2f} %")


def row(name, count):
    print(f"| {name} | {sum(count.values())} | {sum(count[v] for v in VERDICTS)} | " + " | ".join(str(count[v]) for v in VERDICTS) + " |")


main(sys.argv[1], "-v" in sys.argv)
