"""For `scrapyd-deploy`: the egg holds what runs, and no tests."""

from setuptools import find_packages, setup

setup(
    name="prospector",
    version="0.1.0",
    packages=find_packages(include=["prospector", "prospector.*", "spiders", "pipelines"]),
    package_data={"prospector": ["py.typed"]},
    entry_points={"scrapy": ["settings = prospector.settings"]},
)
