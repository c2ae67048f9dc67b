// Whether the practice is open now, in its own time zone, wherever the visitor is. Without this script the
// page states the regular hours and never a guess. The words are the page's, in its language.

const SOON = 30; // minutes before closing
const AHEAD = 90; // days to look for the next opening

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

// The hours of a calendar day ("2026-11-23"): a closure's, else a season's, else the week's. They are
// [start, end] in minutes, or 0 when the day is by appointment alone.
export function hours(place, date) {
  const holds = ([first, last]) => first <= date && date <= last;
  const closure = place.closures.find(holds);
  return closure ? closure[2] : (place.seasons.find(holds)?.[2] ?? place.week)[weekday(date)];
}

const intervals = (place, date) => hours(place, date) || [];

// What to say of a place at an instant; `data` is the page's: see plugins/clinic/clock.py.
export function status({ zone, says, places }, number, instant) {
  const place = places[number];
  const { date, minute } = local(instant, zone);
  const today = intervals(place, date);
  const open = today.find(([start, end]) => start <= minute && minute < end);
  if (open) {
    const end = closing(place, date, open[1]);
    const left = end - minute;
    const words = left <= SOON ? say(says.soon[left === 1 ? 0 : 1], left) : say(says.open, time(end, says));
    return { open: true, words };
  }
  const later = today.find(([start]) => start > minute);
  const closed = says.closed[today.length ? 0 : hours(place, date) ? 1 : 2];
  return { open: false, words: later ? say(says.today, closed, time(later[0], says)) : opening(place, date, says, closed) };
}

// Hours that go on past midnight end on the next day.
function closing(place, date, end) {
  const next = end === 1440 && intervals(place, plus(date, 1)).find(([start]) => start === 0);
  return next ? 1440 + next[1] : end;
}

function opening(place, date, says, closed) {
  for (let days = 1; days <= AHEAD; days++) {
    const day = plus(date, days);
    const [first] = intervals(place, day);
    if (first) return say(says.later, closed, name(day, says.in), time(first[0], says));
  }
  return closed;
}

// Each % in the words is the next value.
const say = (words, ...values) => words.replace(/%/g, () => values.shift());
const name = (date, language) =>
  new Date(`${date}T00:00Z`).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });

const weekday = (date) => new Date(`${date}T00:00Z`).getUTCDay();
const plus = (date, days) => new Date(Date.parse(`${date}T00:00Z`) + days * 864e5).toISOString().slice(0, 10);

function time(total, says) {
  const minutes = total % 1440;
  if (minutes % 720 === 0) return says.noon[minutes / 720];
  const hour = Math.floor(minutes / 60), rest = minutes % 60, shown = (hour + 11) % 12 + 1;
  const words = says.time[(hour < 12 ? 0 : 1) + (shown === 1 ? 2 : 0)];
  return say(words, `${shown}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`);
}

function show(data) {
  const { zone, places } = data;
  const now = new Date();
  const { date } = local(now, zone);
  for (const element of document.querySelectorAll("[data-clock=status]")) {
    const { open, words } = status(data, element.dataset.place ?? 0, now);
    if (element.textContent !== words) element.textContent = words;
    element.dataset.open = open;
  }
  for (const { dataset, rows } of document.querySelectorAll(".week")) {
    const { seasons, closures } = places[dataset.place];
    const holds = ([first, last]) => first <= date && date <= last;
    const season = seasons.find(holds);
    // On a day with hours of its own, none of the table's hold.
    const today = closures.some(holds) ? -1 : (weekday(date) + 6) % 7; // the table starts on Monday
    [...rows].forEach((row, place) => {
      if (season?.[0] === dataset.first && place === today) row.setAttribute("aria-current", "date");
      else row.removeAttribute("aria-current");
    });
  }
  for (const element of document.querySelectorAll("[data-last]:not(.week)")) element.hidden = element.dataset.last < date;
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
