"""Deployed and scheduled as the README says: an egg from `scrapyd-deploy`, a real Scrapyd, a scheduled run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prospector.sampleweb.web import SampleWeb
from tests.free_port import free_port
from tests.scrapy_process import ROOT, environment, scrapy
from tests.test_crawl import QUICK, found, planted, wait_for

BIN = Path(sys.executable).parent


def ask(url: str, **form: str | list[str]) -> dict[str, Any]:
    """One call of Scrapyd's API: with a form it is a POST."""
    data = urllib.parse.urlencode(form, doseq=True).encode() if form else None
    with urllib.request.urlopen(url, data, timeout=20) as answer:
        told: dict[str, Any] = json.load(answer)
    assert told["status"] == "ok", told
    return told


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git would hand to somebody who deploys, so that no build files land in ours."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("prospector", "spiders", "pipelines", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.py", "scrapy.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def scrapyd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running Scrapyd."""
    folder = tmp_path_factory.mktemp("scrapyd")
    port = free_port()
    (folder / "scrapyd.conf").write_text(
        f"[scrapyd]\nhttp_port = {port}\nbind_address = 127.0.0.1\neggs_dir = eggs\nlogs_dir = logs\n"
        "items_dir = items\ndbs_dir = dbs\npoll_interval = 0.5\n"
    )
    # Not on the path: what runs must come out of the egg.
    around = {
        name: value for name, value in environment().items() if name not in ("PYTHONPATH", "SCRAPY_SETTINGS_MODULE")
    }
    around["PATH"] = f"{BIN}{os.pathsep}{around.get('PATH', '')}"
    server = subprocess.Popen(
        [BIN / "scrapyd", "--pidfile="], cwd=folder, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return bool(ask(f"{url}/daemonstatus.json"))
        except urllib.error.URLError:
            return False

    try:
        wait_for(answers)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_the_egg_holds_what_runs_and_no_tests(project: Path) -> None:
    subprocess.run([BIN / "scrapyd-deploy", "--build-egg=out.egg"], cwd=project, check=True, capture_output=True)
    names = zipfile.ZipFile(project / "out.egg").namelist()
    assert "spiders/resourcepages.py" in names
    assert "pipelines/save.py" in names
    assert "prospector/settings.py" in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_a_scheduled_run_finds_every_planted_dead_link(project: Path, scrapyd: str, tmp_path: Path) -> None:
    config = project / "scrapy.cfg"
    config.write_text(config.read_text().replace("http://localhost:6800/", f"{scrapyd}/"))
    deployed = subprocess.run([BIN / "scrapyd-deploy"], cwd=project, capture_output=True, text=True, check=False)
    assert deployed.returncode == 0, deployed.stderr
    assert ask(f"{scrapyd}/listspiders.json?project=prospector")["spiders"] == ["resourcepages"]

    store = f"sqlite:///{tmp_path}/p.db"
    with SampleWeb() as web:
        settings = web.environment | QUICK | {"PROSPECTOR_STORE": store}
        job = ask(
            f"{scrapyd}/schedule.json",
            project="prospector",
            spider="resourcepages",
            seeds=",".join(web.seeds),
            setting=[f"{name}={value}" for name, value in settings.items() if name.startswith("PROSPECTOR_")],
        )["jobid"]
        wait_for(lambda: finished(scrapyd, job), seconds=90)
        items = ask(f"{scrapyd}/listjobs.json?project=prospector")["finished"][0]["items_url"]
        with urllib.request.urlopen(f"{scrapyd}{items}", timeout=20) as feed:
            leads = [json.loads(line) for line in feed.read().decode().splitlines()]
        assert found(leads) == planted(web)
        assert {lead["run_id"] for lead in leads} == {job}
    exported = scrapy(tmp_path, "leads", "export", "--format", "jsonl", settings={"PROSPECTOR_STORE": store})
    assert found([json.loads(line) for line in exported.stdout.splitlines()]) == found(leads)


def finished(scrapyd: str, job: str) -> bool:
    time.sleep(0.3)
    return job in [each["id"] for each in ask(f"{scrapyd}/listjobs.json?project=prospector")["finished"]]
