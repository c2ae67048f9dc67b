// Comments from the practice's own Isso server, and what Isso leaves to do for people who use a keyboard or
// a screen reader. Without this script, or when the server is away, a sentence says how to reply by e-mail.

const thread = document.getElementById("isso-thread");
const away = document.querySelector("[data-comments-away]");
const PATIENCE = 8000; // milliseconds

const isso = document.createElement("script");
isso.src = `${thread.dataset.server}/js/embed.min.js`;
for (const [name, value] of Object.entries({
  "": thread.dataset.server, "-lang": thread.dataset.lang, "-css": false, "-avatar": false, "-vote": false,
})) isso.setAttribute(`data-isso${name}`, value);

const answered = () => thread.querySelector(".isso-postbox") !== null;
const tell = () => { away.hidden = answered(); };
away.hidden = true;
isso.addEventListener("error", tell);
setTimeout(tell, PATIENCE);

// Isso gives every form on the page the same ids, and its text box no name.
let forms = 0;
new MutationObserver(() => {
  away.hidden ||= answered();
  for (const form of thread.querySelectorAll(".isso-postbox:not([data-named])")) {
    form.dataset.named = forms += 1;
    form.querySelector("textarea").setAttribute("aria-label", thread.dataset.label);
    for (const label of form.querySelectorAll("label[for]")) {
      const input = form.querySelector(`#${label.htmlFor}`);
      label.htmlFor = input.id = `${input.id}-${forms}`;
    }
  }
}).observe(thread, { childList: true, subtree: true });

document.head.append(isso);
