"""Every relative link of the documentation leads to a file, and every anchor to a heading."""

import pytest
from doc_pages import PAGES, ROOT, Page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    page = Page(path)
    broken = []
    for link in page.links:
        target, _, anchor = link.partition("#")
        place = (path.parent / target).resolve() if target else path
        if not place.exists() or (anchor and anchor not in Page(place).anchors):
            broken.append(link)
    assert broken == []


def test_every_page_is_linked_from_the_contents():
    contents = Page(ROOT / "docs" / "README.md")
    linked = {(contents.path.parent / link.partition("#")[0]).resolve() for link in contents.links}
    pages = {path for path in PAGES if path.parent != ROOT and path != contents.path}
    assert pages - linked == set()


def test_the_reader_of_links_sees_what_it_should(tmp_path):
    path = ROOT / "docs" / "README.md"
    page = Page(path)
    page.prose = "## `a_b(c: D) -> E | None`\n## Twice\n## Twice\n[x](y.md#z) [out](https://json.org) ![pic](p.png)"
    assert page.links == ["y.md#z"]
    assert page.anchors == {"a_bc-d---e--none", "twice", "twice-1"}
