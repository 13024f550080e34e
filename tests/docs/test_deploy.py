"""deploy/ names only what exists: every path, module, port, address and setting of its files is one of the project's own."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from channels.settings import FROM_ENVIRONMENT
from tests.conftest import IN_CI, ROOT

DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = re.sub(r"\\\n\s*", " ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
UNIT = (DEPLOY / "systemd" / "restraint-rights.service").read_text(encoding="utf-8")
UNIT_SETTINGS = (DEPLOY / "systemd" / "restraint-rights.env").read_text(encoding="utf-8")
MUST_BE_SET = {"POSTGRES_PASSWORD": "one", "REDIS_PASSWORD": "two", "PUBLIC_ORIGIN": "https://chat.example.org"}
# Read by Python, its libraries or the C library, not by us.
OF_OTHERS = {"PATH", "HOME", "MPLCONFIGDIR", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "RASA_TELEMETRY_ENABLED",
             "TF_CPP_MIN_LOG_LEVEL", "MALLOC_ARENA_MAX", "SANIC_HOST", "UV_COMPILE_BYTECODE"}


def our_settings() -> set[str]:
    """Every name that our code or our endpoints read from the environment."""
    code = "".join(path.read_text(encoding="utf-8") for room in ("channels", "pipeline", "knowledge", "actions")
                   for path in (ROOT / room).rglob("*.py"))
    named = set(re.findall(r"environ(?:ment)?(?:\.get|\.setdefault)?[(\[]\"([A-Z_]+)\"", code))
    endpoints = (DEPLOY / "endpoints.scaled.yml").read_text(encoding="utf-8")
    return named | set(FROM_ENVIRONMENT.values()) | set(re.findall(r"\$\{([A-Z_]+)\}", endpoints))


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line of ours, with where it stands."""
    for line in DOCKERFILE.splitlines():
        if line.startswith("CMD"):
            yield "Dockerfile CMD", json.loads(line.partition(" ")[2])
        if line.startswith("RUN"):
            steps = line.partition(" ")[2].split(" && ")
            yield from (("Dockerfile RUN", shlex.split(one)) for one in steps if one.startswith("python "))
    yield "compose.yml actions", [str(word) for word in SERVICES["actions"]["command"]]
    yield "systemd ExecStart", shlex.split(re.search(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)[1])  # type: ignore[index]


@pytest.mark.parametrize(("where", "words"), list(commands()), ids=lambda one: one if isinstance(one, str) else "")
def test_a_command_runs_a_module_and_reads_files_that_exist(where: str, words: list[str]) -> None:
    if "-m" in words:
        assert importlib.util.find_spec(words[words.index("-m") + 1]), words
    made_by_training = ("models/model.tar.gz", "knowledge.db", ".build/nlu/asked_as.yml")
    files = [word for word in words if re.fullmatch(r"[\w./-]+\.(yml|gz|db)", word) and word not in made_by_training]
    assert [one for one in files if not (ROOT / one).is_file()] == []


def test_what_the_image_copies_is_there_and_not_left_out() -> None:
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for one in line.split()[:-1]:
            assert (ROOT / one).exists() and one not in left_out, one
    read_at_run_time = ["config.yml", "domain.yml", "credentials.yml", "data", "settings", "knowledge", "pipeline", "channels",
                        "actions", "deploy"]
    assert [one for one in read_at_run_time if one in left_out] == []


def test_every_file_that_is_mounted_exists_and_every_volume_is_declared() -> None:
    for name, service in SERVICES.items():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            if source.startswith("./"):
                assert (DEPLOY / source).is_file(), f"{name}: {source}"
            elif not source.startswith("$"):
                assert source in COMPOSE["volumes"], f"{name}: {source}"
    assert {one for service in SERVICES.values() for one in service["networks"]} == set(COMPOSE["networks"])


def test_every_include_of_the_proxy_is_mounted_where_it_is_read() -> None:
    mounted = {mount.split(":")[-2] for mount in SERVICES["proxy"]["volumes"]}
    named = re.findall(r"include (\S+);", (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8"))
    assert set(named) - {"/etc/nginx/mime.types"} <= mounted


def test_ports_are_the_same_wherever_they_are_named() -> None:
    proxy = (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    listens = set(re.findall(r"listen (\d+)", proxy))
    assert {mapping.split(":")[1] for mapping in SERVICES["proxy"]["ports"]} == listens
    served = re.search(r"server (\w+):(\d+) resolve", proxy)
    assert served and served[1] in SERVICES and f"EXPOSE {served[2]}" in DOCKERFILE and f'"--port", "{served[2]}"' in DOCKERFILE
    acts = SERVICES["actions"]
    assert SERVICES["assistant"]["environment"]["ACTIONS_URL"] == f"http://actions:{acts['command'][-1]}/webhook"
    assert f":{acts['command'][-1]}/health" in " ".join(acts["healthcheck"]["test"])
    one_machine = (DEPLOY / "nginx" / "one-machine.conf").read_text(encoding="utf-8")
    assert f"server 127.0.0.1:{dict(settings_of(UNIT_SETTINGS))['PORT']} " in one_machine


def settings_of(text: str) -> Iterator[tuple[str, str]]:
    """Each 'NAME=value' of a text."""
    yield from re.findall(r"([A-Z][A-Z_]+)=([^\s\"]*)", text)


def test_every_setting_is_one_that_something_reads() -> None:
    in_image = {name for line in re.findall(r"^ENV (.+)$", DOCKERFILE, re.MULTILINE) for name, _ in settings_of(line)}
    in_compose = set(SERVICES["assistant"]["environment"])
    in_unit = {name for line in re.findall(r"^Environment=(.*)$", UNIT, re.MULTILINE) for name, _ in settings_of(line)}
    in_file = {name for name, _ in settings_of(UNIT_SETTINGS)}
    assert (in_image | in_compose | in_unit | in_file) - our_settings() - OF_OTHERS == set()
    assert {"DATABASE_URL", "REDIS_URL", "ACTIONS_URL", "CHAT_MINUTES", "PUBLIC_ORIGIN", "PROXIES"} <= in_compose


def test_health_checks_ask_addresses_that_the_assistant_has() -> None:
    routes = (ROOT / "channels" / "web" / "routes" / "chat.py").read_text(encoding="utf-8")
    for address in re.findall(r"/webhooks/chat(/\w+)'", DOCKERFILE):
        assert f'@site.get("{address}")' in routes


def test_each_container_is_hardened_and_only_the_proxy_is_reached_from_outside() -> None:
    for name, service in SERVICES.items():
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"] and service["ulimits"]["core"] == 0, name
        assert ("ports" in service) == (name == "proxy") and ("front" in service["networks"]) == (name == "proxy"), name
        assert ":latest" not in service.get("image", ""), name
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE) == ["10001:10001"]


@pytest.mark.slow
def test_compose_takes_the_file_and_asks_for_what_must_be_set() -> None:
    """By docker-compose itself, which checks it against its own schema; no daemon is needed."""
    compose = shutil.which("docker-compose")
    if compose is None and not IN_CI:
        pytest.skip("docker-compose is not installed: compose.yml was NOT checked against its schema")
    command = [str(compose), "-f", str(DEPLOY / "compose.yml"), "config"]
    taken = subprocess.run(command, env={"PATH": "/usr/bin:/bin", **MUST_BE_SET}, capture_output=True, text=True, check=False)
    assert taken.returncode == 0, taken.stderr
    assert set(yaml.safe_load(taken.stdout)["services"]) == set(SERVICES)
    for name in MUST_BE_SET:
        without = {key: value for key, value in MUST_BE_SET.items() if key != name}
        refused = subprocess.run(command, env={"PATH": "/usr/bin:/bin", **without}, capture_output=True, text=True, check=False)
        assert refused.returncode != 0 and "set it" in refused.stderr, name


@pytest.mark.slow
def test_systemd_takes_the_unit_and_finds_little_exposed(tmp_path: Path) -> None:
    """By systemd-analyze, which needs no running systemd; the program is looked for here instead of in /opt."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None and not IN_CI:
        pytest.skip("systemd-analyze is not installed: the unit was NOT checked")
    unit = tmp_path / "restraint-rights.service"
    unit.write_text(UNIT.replace("/opt/restraint-rights", str(ROOT)))
    checked = subprocess.run([str(analyze), "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    exposed = subprocess.run([str(analyze), "security", "--offline=true", "--threshold=20", str(unit)], capture_output=True,
                             text=True, check=False)
    assert exposed.returncode == 0, exposed.stdout[-300:]
