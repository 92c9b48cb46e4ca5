"""`edgejson plugins`: what is installed, and all there is to know about one plugin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from edgejson.cli.completion import plugin_ids
from edgejson.cli.list_plugins import command as list_plugins
from edgejson.cli.words import examples

if TYPE_CHECKING:
    from edgejson.cli.plugin_facts import PluginFacts

__all__ = ["command"]


@click.group(name="plugins", epilog=examples("edgejson plugins info diversity"))
def command() -> None:
    """List the installed plugins, or explain one."""


command.add_command(list_plugins, "list")


@command.command(epilog=examples("edgejson plugins info diversity", "edgejson plugins info teachers/templates --json"))
@click.argument("plugin", metavar="ID", shell_complete=plugin_ids())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list, of one unless ID is disputed.")
def info(*, plugin: str, as_json: bool) -> int:
    """Explain a plugin: origin, licence, state, what it needs, its settings, how a recipe uses it.

    ID is a name, or KIND/NAME; @DISTRIBUTION behind it chooses one of several that claim the name. Loads this plugin.
    Exit code 1 when it cannot be used, or not without a choice.
    """
    from edgejson.cli.plugin_facts import facts_about
    from edgejson.host import Host

    found = facts_about(Host.from_environment(), plugin)
    if as_json:
        click.echo(json.dumps([facts.to_json() for facts in found], indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(map(_described, found)))
    chosen = "@" in plugin
    return int(not any(facts.usable or (chosen and facts.row.status == "conflict") for facts in found))


def _described(facts: PluginFacts) -> str:
    row = facts.row
    needs = [module if there else f"{module} (missing)" for module, there in facts.needs.items()]
    parts = {
        "summary": facts.summary,
        "distribution": f"{row.distribution} {row.version}",
        "licence": facts.license,
        "module": row.target,
        "status": row.status,
        "reason": row.reason,
        "needs": ", ".join(needs),
        "missing": facts.missing,
        "aliases": ", ".join(facts.aliases),
    }
    lines = [f"{row.kind}/{row.name}", *(f"  {name:<12}  {text}" for name, text in parts.items() if text)]
    for place, setting in enumerate(facts.settings):
        stated = f"{setting.name}: {setting.type}" + (f" = {setting.default}" if setting.default else ", required")
        lines.append(f"  {'' if place else 'settings':<12}  {stated}")
        lines += [f"  {'':<12}    {setting.description}"] if setting.description else []
    if facts.summary:
        lines.append(f"  {'in a recipe':<12}  {facts.recipe}")
    return "\n".join(lines)
