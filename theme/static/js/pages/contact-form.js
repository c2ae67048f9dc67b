// What is missing in the contact form, in one list above it, each a link to its field. Without this script
// the browser's own messages do the same, one at a time.

const form = document.querySelector("[data-contact-form]");
const summary = form.querySelector(".form__summary");
const fields = [...form.querySelectorAll("[data-missing]")];

form.noValidate = true;
form.addEventListener("submit", (event) => {
  const wrong = fields.filter((field) => !field.checkValidity());
  for (const field of fields) tell(field, wrong.includes(field) ? message(field) : "");
  summary.replaceChildren(...listed(wrong));
  summary.hidden = !wrong.length;
  if (!wrong.length) return;
  event.preventDefault();
  summary.focus();
});

const message = (field) =>
  field.validity.valueMissing || !field.dataset.wrong ? field.dataset.missing : field.dataset.wrong;

function tell(field, words) {
  document.getElementById(`${field.id}-error`)?.remove();
  field.removeAttribute("aria-describedby");
  field.toggleAttribute("aria-invalid", Boolean(words));
  if (!words) return;
  const error = Object.assign(document.createElement("span"), {
    id: `${field.id}-error`, className: "form__error", textContent: words,
  });
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", error.id);
  field.before(error);
}

function listed(wrong) {
  const heading = document.createElement("p");
  heading.textContent = wrong.length === 1 ? form.dataset.one : form.dataset.several.replace("%", wrong.length);
  const list = document.createElement("ul");
  for (const field of wrong) {
    const link = Object.assign(document.createElement("a"), { href: `#${field.id}`, textContent: message(field) });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return [heading, list];
}
