"""What `irenic export` wrote, read back: GraphML as XML, CSV with its quotes, DOT by its grammar.

    export_test.py FOLDER        FOLDER holds river, graph and hostile as .dot, .graphml and .csv

The two towns (`river` in sample.hpp) by hand. States by gate and patrol; opening the gate costs the upper town 5, an end of the
patrol gives it 20; the lower town has 12 by an open gate and 3.5 by its patrol; the families 8 by an open gate. So closing the gate
and taking up the patrol are the improvements, and nobody has one in 00; from 11 each is deterred by the other's answer.
"""

import csv
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

folder = pathlib.Path(sys.argv[1])
NAMES = ("state,code,words,status-quo,gate.level,patrol.level,upper.value,upper.nash,upper.seq,lower.value,lower.nash,lower.seq,"
         "fishers.value,fishers.nash,fishers.seq,nash.equilibrium,seq.equilibrium").split(",")
ROWS = {
    "00": ["yes", "closed", "out", "0", "yes", "yes", "3.5", "yes", "yes", "0", "yes", "yes", "yes", "yes"],
    "10": ["no", "open", "out", "-5", "no", "no", "15.5", "yes", "yes", "8", "yes", "yes", "no", "no"],
    "01": ["no", "closed", "ended", "20", "yes", "yes", "0", "no", "no", "0", "yes", "yes", "no", "no"],
    "11": ["no", "open", "ended", "15", "no", "yes", "12", "no", "yes", "8", "yes", "yes", "no", "yes"],
}
ARCS = {("upper", "00", "10", False), ("upper", "10", "00", True), ("upper", "01", "11", False), ("upper", "11", "01", True),
        ("lower", "00", "01", False), ("lower", "01", "00", True), ("lower", "10", "11", False), ("lower", "11", "10", True)}
problems = []


def expect(what, found, expected):
    if found != expected:
        problems.append(f"{what}: {found} instead of {expected}")


def rows_of(name):
    raw = (folder / f"{name}.csv").read_bytes()
    if raw.count(b"\r\n") != raw.count(b"\n"):
        problems.append(f"{name}.csv: a line does not end in CR LF")
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))


SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def graph_of(name):
    """States and arcs of a GraphML file, by the names of their attributes."""
    root = xml.parse(folder / f"{name}.graphml").getroot()
    keys = {key.get("id"): (key.get("attr.name"), key.get("attr.type")) for key in root.iter(SPACE + "key")}

    def data(element):
        found = {}
        for datum in element.findall(SPACE + "data"):
            attribute, kind = keys[datum.get("key")]
            text = datum.text or ""
            found[attribute] = {"boolean": lambda: {"true": True, "false": False}[text], "double": lambda: float(text),
                                "int": lambda: int(text)}.get(kind, lambda: text)()
        return found

    nodes = {node.get("id"): data(node) for node in root.iter(SPACE + "node")}
    edges = [(edge.get("source"), edge.get("target"), data(edge)) for edge in root.iter(SPACE + "edge")]
    title = root.find(SPACE + "graph").find(SPACE + "data").text
    return title, nodes, edges


QUOTED = r'"(?:[^"\\\n]|\\.)*"'
NAME = rf"(?:[A-Za-z_0-9]+|{QUOTED})"
ATTRIBUTES = rf"\[{NAME}={NAME}(?:, {NAME}={NAME})*\]"
DOT = re.compile(rf"digraph states \{{\n(?:  (?:node|graph|s\d+|s\d+ -> s\d+) {ATTRIBUTES};\n)*\}}\n")


def attributes(text):
    return {key.strip('"'): value.strip('"') for key, value in re.findall(rf"({NAME})=({NAME})", text)}


def drawn(name):
    text = (folder / f"{name}.dot").read_text(encoding="utf-8")
    if not DOT.fullmatch(text):
        problems.append(f"{name}.dot: not the grammar of DOT")
    nodes = {key: attributes(rest) for key, rest in re.findall(rf"^  (s\d+) ({ATTRIBUTES});$", text, re.MULTILINE)}
    edges = [(a, b, attributes(rest)) for a, b, rest in re.findall(rf"^  (s\d+) -> (s\d+) ({ATTRIBUTES});$", text, re.MULTILINE)]
    return nodes, edges


# ---- the two towns, to the letter

table = rows_of("river")
expect("river.csv, header", table[0], NAMES)
expect("river.csv, states", [row[0] for row in table[1:]], list(ROWS))
for row in table[1:]:
    expect(f"river.csv, {row[0]}", row[3:], ROWS[row[0]])
    expect(f"river.csv, code of {row[0]}", row[1], row[0])
expect("river.csv, 11 in words", table[4][2], "gate open, patrol ended")

title, nodes, edges = graph_of("river")
expect("river.graphml, title", title, "River gate (invented)")
for node in nodes.values():
    row = dict(zip(NAMES, next(row for row in table if row[0] == node["state"])))
    for key, value in node.items():
        as_text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        expect(f"river.graphml, {key}", float(row[key]) if isinstance(value, float) else row[key], as_text)
expect("river.graphml, arcs",
       {(arc["party"], nodes[a]["state"], nodes[b]["state"], arc["improvement"]) for a, b, arc in edges}, ARCS)
expect("river.graphml, number of arcs", len(edges), len(ARCS))

nodes, edges = drawn("river")
expect("river.dot, arcs",
       {(arc["party"], nodes[a]["state"], nodes[b]["state"], arc["improvement"] == "yes") for a, b, arc in edges}, ARCS)
expect("river.dot, equilibria", {node["state"] for node in nodes.values() if node["seq.equilibrium"] == "yes"}, {"00", "11"})

# ---- the others: the same states and arcs in every form, and nothing that breaks out

for name in ("graph", "hostile"):
    table = rows_of(name)
    expect(f"{name}.csv, widths", {len(row) for row in table}, {len(table[0])})
    title, nodes, edges = graph_of(name)
    dot_nodes, dot_edges = drawn(name)
    expect(f"{name}, states", [node["state"] for node in nodes.values()], [row[0] for row in table[1:]])
    expect(f"{name}, states drawn", [node["state"] for node in dot_nodes.values()], [row[0] for row in table[1:]])
    expect(f"{name}, arcs", [edge[:2] for edge in dot_edges], [edge[:2] for edge in edges])
    if name == "hostile":
        expect("hostile, title", title, "<script>alert(1)</script> & \"quoted\" 'single' --> ]]> </title></svg></style>")

print("\n".join(problems))
sys.exit(1 if problems else 0)
