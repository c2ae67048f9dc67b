// A card with the full reference beside a citation, after WCAG 1.4.13: it opens on hover and focus, stays while
// the pointer is on it, and Esc closes it. Without this script a citation is a link to the list.

const card = document.createElement("div");
card.className = "citation-card";
card.id = "citation-card";
card.setAttribute("role", "tooltip");
card.hidden = true;
let shown = null, timer = 0;

// The page's own entries, without the ways back; their links are no stops of the keyboard, the list has them.
function fill(citation) {
  const seen = new Set([...citation.querySelectorAll("a[href^='#']")].map((link) => link.hash.slice(1)));
  card.replaceChildren(...[...seen].flatMap((id) => {
    const entry = document.getElementById(id)?.querySelector(".references__entry");
    if (!entry) return [];
    const paragraph = document.createElement("p");
    paragraph.append(...entry.cloneNode(true).childNodes);
    for (const link of paragraph.querySelectorAll("a")) link.tabIndex = -1;
    return [paragraph];
  }));
  return card.hasChildNodes();
}

// Under the last line of the citation, or above its first where there is no room: never on what is being read.
function place(citation) {
  const lines = [...citation.getClientRects()], last = lines[lines.length - 1], first = lines[0];
  const left = Math.min(...lines.filter((line) => line.bottom > last.top).map((line) => line.left));
  const width = document.documentElement.clientWidth, under = innerHeight - last.bottom - 12, over = first.top - 12;
  card.style.maxHeight = "";
  const below = card.offsetHeight <= under || under >= over;
  card.style.maxHeight = `${below ? under : over}px`;
  card.style.top = `${scrollY + (below ? last.bottom + 6 : first.top - 6 - card.offsetHeight)}px`;
  card.style.left = `${scrollX + Math.max(16, Math.min(left, width - card.offsetWidth - 16))}px`;
}

function open(citation) {
  clearTimeout(timer);
  if (shown === citation || !fill(citation)) return;
  close();
  shown = citation;
  card.hidden = false;
  place(citation);
  for (const link of citation.querySelectorAll("a")) link.setAttribute("aria-describedby", card.id);
}

function close() {
  clearTimeout(timer);
  for (const link of shown?.querySelectorAll("a") ?? []) link.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
}

// Time to move the pointer over the gap; nothing closes under the pointer.
function closeSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => card.matches(":hover") || close(), 250);
}

const text = document.querySelector(".citation") && document.querySelector(".prose");
if (text) {
  document.body.append(card);
  const citation = (event) => event.target.closest?.(".citation");
  text.addEventListener("pointerover", (event) => event.pointerType !== "touch" && citation(event) && open(citation(event)));
  text.addEventListener("pointerout", (event) => event.pointerType !== "touch" && citation(event) && closeSoon());
  text.addEventListener("focusin", (event) => citation(event) && open(citation(event)));
  text.addEventListener("focusout", closeSoon);
  // The first tap shows the card; the second, like a click with the mouse, follows the link.
  let before = null;
  text.addEventListener("pointerdown", () => { before = shown; });
  text.addEventListener("click", (event) => {
    if (event.pointerType === "touch" && citation(event) && before !== citation(event)) {
      event.preventDefault();
      open(citation(event));
    }
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", closeSoon);
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("pointerdown", (event) => event.target.closest?.(".citation, .citation-card") || close());
  addEventListener("resize", () => shown && place(shown));
}

// "Cite this article": a button to copy it, where copying is possible.
for (const part of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = part.dataset.copy;
  said.setAttribute("role", "status");
  said.className = "cite-this__said";
  button.addEventListener("click", () => {
    said.textContent = "";
    navigator.clipboard.writeText(part.querySelector("[data-copy-text]").textContent.trim())
      .then(() => part.dataset.copied, () => part.dataset.refused)
      .then((words) => { said.textContent = words; });
  });
  part.querySelector("[data-copy-text]").after(button, " ", said);
}
