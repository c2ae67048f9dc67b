// Search without a server: the index comes in small pieces, and only once somebody searches.

const [form, status, list, more] = ["", "-status", "-hits", "-more"].map(
  (part) => document.querySelector(`[data-search${part}]`));
const field = form.elements.q;
const make = (tag, ...children) => {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
};
// The words are the page's, in its language; each % is the next value.
const { searching, none, one, several, failed } = form.dataset;
const say = (words, ...values) => words.replace(/%/g, () => values.shift());
const AT_ONCE = 10;
let engine, hits;

async function search(words) {
  if (!words) return;
  status.textContent = searching;
  try {
    engine ??= await import(form.dataset.search);
    hits = (await engine.search(words)).results;
    const { length } = hits;
    status.textContent = length > 1 ? say(several, length, words) : say(length ? one : none, words);
    await show(0);
  } catch {
    status.textContent = failed;
  }
}

async function show(start) {
  const asked = hits;
  const pages = await Promise.all(hits.slice(start, start + AT_ONCE).map((hit) => hit.data()));
  if (asked !== hits) return;
  list[start ? "append" : "replaceChildren"](...pages.map(item));
  more.hidden = start + AT_ONCE >= hits.length;
  if (start) list.children[start].querySelector("a").focus();
}

// The excerpt is HTML with <mark>: only its text and its marks are taken over.
function item({ url, meta, excerpt }) {
  const link = make("a", meta.title);
  link.href = url.replace(/(index)?\.html$/, "");
  link.className = "search__link";
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  const found = make("li", link, make("p", ...[...body.childNodes].map(({ nodeName, textContent }) =>
    nodeName === "MARK" ? make("mark", textContent) : textContent)));
  // A page in another language than this one says so.
  if (meta.lang) found.lang = link.hreflang = meta.lang;
  return found;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?${new URLSearchParams(new FormData(form))}`);
  search(field.value.trim());
});
more.addEventListener("click", () => show(list.children.length));

// An address with words in it can be kept, and comes back with "back".
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search(field.value.trim());
