"""What an editor must mend in a letter's template, with its line, read from jinja2's own syntax tree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from knowledge.complaints.condition import CONDITION_NAMES, LIMITED, faults
from knowledge.complaints.letter import BLANK, BLANKS, LONGEST_BLANK, VALUES
from knowledge.letters.rendering import environment

ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Test, nodes.Name, nodes.Const, nodes.And,
           nodes.Or, nodes.Not, nodes.Call, nodes.Include)


@dataclass(frozen=True)
class Fault:
    """Something wrong: the line (from 1) and what it is."""

    line: int
    wrong: str


@dataclass(frozen=True)
class Kept:
    """A line of a template's text with every condition it stands under, as ``name=value|value``."""

    text: str
    when: tuple[str, ...]


def template_faults(template: str) -> tuple[Fault, ...]:
    """Every fault of a template, in the order of its lines; none when it is well."""
    try:
        tree = environment().parse(template)
    except TemplateSyntaxError as error:
        return (Fault(error.lineno, f"not a template: {error.message}"),)
    found = [*_unknown(tree), *_conditions(tree), *_long_blanks(template)]
    return tuple(sorted(found, key=lambda one: one.line))


def _unknown(tree: nodes.Template) -> Iterator[Fault]:
    """Names nobody knows, and what a letter has no use for."""
    for node in _every(tree):
        if not isinstance(node, ALLOWED):
            yield Fault(node.lineno, f"'{type(node).__name__.lower()}' has no place in a letter")
    for output in tree.find_all(nodes.Output):
        yield from (Fault(one.lineno, f"'{{{{ {one.name} }}}}' is not a value we know") for one in output.nodes
                    if isinstance(one, nodes.Name) and one.name not in VALUES)


def _conditions(tree: nodes.Template) -> Iterator[Fault]:
    """Conditions on facts, values and limits nobody knows."""
    for branch in tree.find_all(nodes.If):
        if branch.elif_ or branch.else_:
            yield Fault(branch.lineno, "'else' has no place in a letter: write a second condition")
        for name in _named(branch.test):
            if name.name not in CONDITION_NAMES and name.name not in LIMITED:
                yield Fault(name.lineno, f"'{name.name}' is not a fact we know")
        for test in _tests(branch.test):
            if test.startswith("?"):
                yield Fault(branch.lineno, f"'{test[1:]}' is not a condition")
            elif test.partition("=")[0].rstrip("!") in (*CONDITION_NAMES, *LIMITED):
                yield from (Fault(branch.lineno, wrong) for wrong in faults(test))


def _long_blanks(template: str) -> Iterator[Fault]:
    for number, line in enumerate(template.splitlines(), 1):
        yield from (Fault(number, f"'[{blank}]' is longer than {LONGEST_BLANK} letters") for blank in BLANK.findall(line)
                    if len(blank) > LONGEST_BLANK)


def kept_lines(template: str) -> Iterator[Kept]:
    """Each line of the text with the conditions it is kept under, as the reports and checks read them."""
    yield from _kept(environment().parse(template).body, ())


def conditions_in(template: str) -> Iterator[tuple[int, str]]:
    """(line, condition) of each condition; nothing of a template that cannot be read."""
    if not template_faults(template):
        yield from ((one.lineno, test) for one in environment().parse(template).find_all(nodes.If) for test in _tests(one.test))


def _kept(body: list[nodes.Node], when: tuple[str, ...]) -> Iterator[Kept]:
    for node in body:
        if isinstance(node, nodes.If):
            yield from _kept(node.body, (*when, *_tests(node.test)))
        elif isinstance(node, nodes.Output):
            text = "".join(one.data if isinstance(one, nodes.TemplateData) else f"{{{{ {one.name} }}}}" for one in node.nodes
                           if isinstance(one, (nodes.TemplateData, nodes.Name)))
            yield from (Kept(line, when) for line in text.splitlines())


def _tests(node: nodes.Node, denied: bool = False) -> list[str]:
    """The conditions of an expression as ``name=a|b`` or ``name!=a|b``; '?' and its kind before what is none."""
    if isinstance(node, (nodes.And, nodes.Or)):
        return [*_tests(node.left, denied), *_tests(node.right, denied)]
    if isinstance(node, nodes.Not):
        return _tests(node.node, not denied)
    sign = "!=" if denied else "="
    if isinstance(node, nodes.Test) and node.name == "one_of" and isinstance(node.node, nodes.Name):
        return [f"{node.node.name}{sign}{'|'.join(_constants(node.args))}"]
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return [f"{node.node.name}{sign}{'|'.join(_constants(node.args))}"]
    return [f"?{getattr(node, 'name', type(node).__name__.lower())}"]


def _constants(given: list[nodes.Expr]) -> list[str]:
    return [str(one.value) for one in given if isinstance(one, nodes.Const)]


def _named(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _every(child)


def values_in(template: str) -> tuple[str, ...]:
    """The values a template prints; none of one that cannot be read, whose fault is told."""
    if template_faults(template):
        return ()
    return tuple(one.name for output in environment().parse(template).find_all(nodes.Output) for one in output.nodes
                 if isinstance(one, nodes.Name))


def blanks_in(template: str) -> tuple[str, ...]:
    """Every blank a template may show, those of values nobody said among them."""
    values = (BLANKS[name] for name in values_in(template) if name in BLANKS)
    return tuple(dict.fromkeys((*BLANK.findall(template), *values)))
