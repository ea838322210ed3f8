"""The house's layers hold: a module imports from layers below its own, never a sibling effect, never upward."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "feeder"
BASE = {"errors", "model", "saying"}
DISK = {"files"}  # what several effects ask of the disk
PURE = {"identity", "reading", "splitting", "rules", "feeds"}
EFFECTS = {
    "settings",
    "rulefiles",
    "inbox",
    "lock",
    "store",
    "publisher",
    "server",
    "hub",
    "systemd",
    "tokens",
    "memory",
}
COMPOSITION = {
    "service",
    "publishing",
    "running",
    "rounds",
    "clock",
    "apart",
    "configuration",
    "health",
    "pings",
    "operating",
    "unit",
    "operating_cli",
    "report",
    "setup",
    "printing",
    "preview",
    "fixing",
    "fixing_cli",
    "receipts",
    "rules_cli",
    "rules_printing",
    "verbs",
    "logs",
    "cli",
    "__main__",
    "tokens_cli",
    "web",
}
# The steps that a page goes through when it is split; `model` is what they hand on, `pages` what puts them in order.
STEPS = ("model", "text", "forms", "fragments", "blocks", "stories", "assembly", "pages")
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def part_of(module: Path) -> str:
    """The top-level part a module belongs to: feeder/rules/matcher.py and feeder/rules_cli.py are their own parts."""
    return module.parts[0].removesuffix(".py")


def imported_parts(module: Path) -> set[str]:
    """The parts of feeder that a module imports, wherever in its text."""
    ours = {name.split(".")[1] for name in imported(module) if name.startswith("feeder.")}
    return ours - {"__version__"}


def imported(module: Path) -> list[str]:
    """The dotted names that a module imports, those from feeder's own folders with what is taken from them."""
    names = []
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides where it leads"
            whole = node.module in ("feeder", "feeder.splitting")
            names += [f"{node.module}.{alias.name}" if whole else str(node.module) for alias in node.names]
    return names


def allowed(part: str) -> set[str]:
    """The parts that a part may import."""
    if part in BASE | DISK:
        return set()
    if part == "logs":
        return {"saying"}
    if part in PURE:
        return BASE | {"identity", part}
    if part in EFFECTS:
        return BASE | DISK | PURE | {part}
    if part in ("printing", "receipts", "preview"):
        return BASE | PURE | {"printing"}
    return BASE | DISK | PURE | EFFECTS | COMPOSITION


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_from_layers_below_its_own(module: Path) -> None:
    part = part_of(module)
    assert imported_parts(module) <= allowed(part)


def test_every_part_has_its_layer() -> None:
    known = BASE | DISK | PURE | EFFECTS | COMPOSITION
    assert {part_of(module) for module in MODULES} - known == set()


@pytest.mark.parametrize("module", [m for m in MODULES if m.parts[0] == "splitting" and len(m.parts) > 1], ids=str)
def test_a_step_of_the_splitter_imports_only_from_steps_before_it(module: Path) -> None:
    if module.name != "__init__.py":
        own = STEPS.index(module.parts[1].removesuffix(".py"))
        steps = {name.split(".")[2] for name in imported(module) if name.startswith("feeder.splitting.")}
        assert steps <= {*STEPS[: own + 1]}
