// Whether the practice is open now, in its own time zone, wherever the visitor is. Without this script the
// page states the regular hours and never a guess.

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SOON = 30; // minutes before closing
const AHEAD = 14; // days to look for the next opening

// The practice's calendar day and minute at an instant; Intl knows about daylight saving time.
export function local(instant, zone) {
  const parts = {};
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  });
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minute: parts.hour * 60 + +parts.minute };
}

// [start, end] minutes of a calendar day ("2026-11-23"): a closure's, else the week's.
export function intervals(data, date) {
  const closure = data.closures.find(([first, last]) => first <= date && date <= last);
  return closure ? closure[2] : data.week[weekday(date)];
}

// What to say at an instant, and which day of the week it is.
export function status(data, instant) {
  const { date, minute } = local(instant, data.zone);
  const today = intervals(data, date);
  const open = today.find(([start, end]) => start <= minute && minute < end);
  if (open) {
    const end = closing(data, date, open[1]);
    const left = end - minute;
    const words = left <= SOON ? `Closes in ${left} minute${left === 1 ? "" : "s"}` : `Open now until ${time(end)}`;
    return { open: true, day: weekday(date), words };
  }
  const later = today.find(([start]) => start > minute);
  const closed = today.length ? "Closed now" : "Closed today";
  const next = later ? `opens ${time(later[0])}` : opening(data, date);
  return { open: false, day: weekday(date), words: next ? `${closed}, ${next}` : closed };
}

// Hours that go on past midnight end on the next day.
function closing(data, date, end) {
  const next = end === 1440 && intervals(data, plus(date, 1)).find(([start]) => start === 0);
  return next ? 1440 + next[1] : end;
}

function opening(data, date) {
  for (let days = 1; days <= AHEAD; days++) {
    const day = plus(date, days);
    const [first] = intervals(data, day);
    if (first) return `opens ${DAYS[weekday(day)]} ${time(first[0])}`;
  }
  return "";
}

const weekday = (date) => new Date(`${date}T00:00Z`).getUTCDay();
const plus = (date, days) => new Date(Date.parse(`${date}T00:00Z`) + days * 864e5).toISOString().slice(0, 10);

function time(total) {
  const minutes = total % 1440;
  if (minutes === 0) return "midnight";
  if (minutes === 720) return "noon";
  const hour = Math.floor(minutes / 60), rest = minutes % 60;
  return `${(hour + 11) % 12 + 1}${rest ? `:${String(rest).padStart(2, "0")}` : ""}\u00a0${hour < 12 ? "am" : "pm"}`;
}

function show(data) {
  const now = new Date();
  const { open, day, words } = status(data, now);
  for (const element of document.querySelectorAll("[data-clock=status]")) {
    if (element.textContent !== words) element.textContent = words;
    element.dataset.open = open;
  }
  // The table starts on Monday.
  document.querySelectorAll(".week").forEach((week) => week.querySelectorAll("[data-clock=day]").forEach((row, place) => {
    if (place === (day + 6) % 7) row.setAttribute("aria-current", "date");
    else row.removeAttribute("aria-current");
  }));
  for (const notice of document.querySelectorAll("[data-notice-start]")) {
    notice.hidden = now < new Date(notice.dataset.noticeStart) || now > new Date(notice.dataset.noticeEnd);
  }
}

const element = globalThis.document?.querySelector("[data-clock=data]");
if (element) {
  const data = JSON.parse(element.textContent);
  show(data);
  setInterval(show, 3e4, data);
  document.addEventListener("visibilitychange", () => document.hidden || show(data));
}
