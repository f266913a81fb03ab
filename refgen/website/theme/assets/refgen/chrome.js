// Colours, drawer, language menu, table of contents, copy buttons.
export function startChrome() {
  palette();
  drawer();
  languages();
  ownPages();
  contents();
}

// The links to the site's own pages are equal on all pages; the one that is read is marked.
function ownPages() {
  const here = new URL(location.pathname.endsWith("/") ? "index.html" : location.pathname, location.href).href;
  for (const link of document.querySelectorAll(".md-sidebar--primary a:not([aria-current])")) {
    if (link.href !== here) continue;
    link.setAttribute("aria-current", "page");
    link.classList.add("md-nav__link--active");
  }
}

function palette() {
  const button = document.querySelector('[data-refgen="palette"]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    document.body.dataset.mdColorScheme = scheme;
    try {
      localStorage.setItem("refgen.scheme", scheme);
    } catch {
      // Storage is switched off: the choice lasts for this page.
    }
  });
}

function drawer() {
  const button = document.querySelector('[data-refgen="menu"]');
  const toggle = document.getElementById("__drawer");
  if (!button || !toggle) return;
  const side = document.querySelector(".md-sidebar--primary");
  const show = (open) => {
    toggle.checked = open;
    button.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("a")?.focus();
  };
  button.addEventListener("click", () => show(!toggle.checked));
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      show(false);
      button.focus();
    }
  });
  // What has the focus would be behind it.
  whenLeft(side, () => toggle.checked && show(false));
}

// The focus has gone elsewhere on the page, by keyboard or by pointer.
function whenLeft(place, leave) {
  place.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !place.contains(relatedTarget) && leave());
}

function languages() {
  const menu = document.querySelector(".rg-languages");
  if (!menu) return;
  // The switch stays on the section that is being read: anchors are the same in every language.
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    const anchor = namedSection() || currentSection();
    for (const link of menu.querySelectorAll("a")) {
      link.href = link.href.split("#")[0].split("?")[0] + searchIn(link.dataset.language) + anchor;
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  whenLeft(menu, () => (menu.open = false));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// A comparison goes on with the new language in the place of the one that is left.
function searchIn(language) {
  const search = new URLSearchParams(location.search);
  const pair = search.get("compare")?.split("~") ?? [];
  if (pair.length !== 2 || pair.includes(language)) return location.search;
  pair[pair[0] === document.documentElement.dataset.locale ? 0 : 1] = language;
  search.set("compare", pair.join("~"));
  return `?${search}`;
}

// What the address names, or was asked for in a comparison, as long as it is in sight: under a translation's own name for a
// heading, the name that all languages share. What only this language says is in no other.
function namedSection() {
  const target = document.querySelector(".rg-asked") ?? document.querySelector(":target:not(.s-added)");
  const section = target?.matches(".rg-alias") ? target.parentElement : target;
  const spot = section?.getBoundingClientRect();
  const isInSight = spot?.height && spot.bottom > 0 && spot.top < innerHeight;
  return isInSight ? `#${section.dataset.sentence ?? section.id}` : "";
}

function currentSection() {
  const passed = [...document.querySelectorAll("article :is(:is(h2, h3)[id], tr[data-sentence])")]
    .filter((one) => one.getClientRects().length && one.getBoundingClientRect().top < 120);
  return passed.length ? `#${passed.at(-1).id || passed.at(-1).dataset.sentence}` : "";
}

function contents() {
  let links;
  const mark = () => {
    if (!links.size) return;
    const current = currentSection().slice(1);
    for (const [id, link] of links) {
      link.classList.toggle("md-nav__link--active", id === current);
      if (id === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  const gather = () => {
    links = new Map([...document.querySelectorAll('[data-refgen="toc"] a')].map((link) => [link.hash.slice(1), link]));
    mark();
  };
  // The further parts of a page bring headings of theirs.
  document.addEventListener("refgen:more", gather);
  gather();
}
