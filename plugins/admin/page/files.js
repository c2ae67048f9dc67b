// Files as the editing program sees them, and back: whatever nobody changed stays as it was written,
// comments and all, so that a change of one value is a change of one line.
//
// The file as it was is kept in the content under ORIGINAL, a field that is never shown.
import { Document, isMap, isScalar, isSeq, parseDocument, visit } from "./yaml/index.js";

const ORIGINAL = "original";
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const TIMES = ["open", "close"];
const ANSWERS = ["texts", "telehealth", "accepting_clients", "message_box"];
const FLAGS = ["toc", "comments"];
const YES_NO = { yes: "yes", true: "yes", on: "yes", no: "no", false: "no", off: "no" };
const DATES = ["date", "first_date", "last_date", "modified", "reviewed", "next_review"];
const MOMENTS = ["start", "end"];
const MOMENTS_OF_A_DAY = { start: " 00:00", end: " 23:59" };
// What a text is that says nothing of it; the program would take it for a new one, which starts as a draft.
const PUBLISHED = "published";
// Lists that may stand on one line of a front matter: "a, b".
const LISTS = ["tags", "nocite", "old_addresses"];
const WRITING = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true };
// What other programs would take for a number, a time or nothing. (The site's reader knows only words.)
const NOT_A_WORD = /^(?:[\d.:+-]*\d[\d.:+]*|true|false|null|~)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/;
const FRONT = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/;

export function practiceFromFile(text) {
  return { ...onScreen(read(text).toJS() ?? {}), [ORIGINAL]: text };
}

// A form writes its own part of the file and nothing else: what it has of the rest may be old, when it was
// left unsaved and is opened again.
const PARTS = {
  notices: (name) => name === "notices",
  closures: (name) => name === "closures",
  practice: (name) => name !== "notices" && name !== "closures",
  authors: () => true,
};
export const FORMS = Object.keys(PARTS);

export function practiceToFile(content, form) {
  const { [ORIGINAL]: original = "", ...shown } = content;
  const last = newest(original.trim());
  const mine = PARTS[form];
  const rest = part(onScreen(read(last).toJS() ?? {}), (name) => !mine(name));
  const text = written(last, inFile({ ...rest, ...part(shown, mine) }));
  later.delete(text.trim());
  if (text.trim() !== last) later.set(last, text.trim());
  return text;
}

const part = (content, mine) => Object.fromEntries(Object.entries(content).filter(([name]) => mine(name)));

// Several forms show parts of one file, and the program keeps the ORIGINAL that it has read once: what one
// form has written since says in which order, and with which comments, the next has to write it.
const later = new Map();

function newest(text) {
  while (later.has(text)) text = later.get(text);
  return text;
}

export function articleFromFile(text) {
  const [, front = "", body = ""] = FRONT.exec(text) ?? ["", "", text];
  const fields = onScreen(read(front).toJS() ?? {});
  for (const name of LISTS) if (typeof fields[name] === "string") fields[name] = words(fields[name]);
  return { status: PUBLISHED, ...fields, body: body.replace(/^\n+/, "").trimEnd(), [ORIGINAL]: text };
}

export function articleToFile(content) {
  const { [ORIGINAL]: original = "", body = "", lookup: _, ...fields } = content;
  const [, front = "", before = ""] = FRONT.exec(original) ?? [];
  if (original && fields.status === PUBLISHED && !read(front).has("status")) delete fields.status;
  const [gap] = /^\n*/.exec(before.trim() ? before : "\n");
  return `---\n${written(front, fields).trim()}\n---\n${gap}${body.replace(/^\n+/, "").trimEnd()}\n`;
}

// A file may say the same thing in several ways; the screen's controls know one of each. `name` is the field's.
function onScreen(value, name = "") {
  if (DAYS.includes(name)) return dayOnScreen(value);
  if (Array.isArray(value)) return value.map((item) => onScreen(item, name));
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value).map(([key, part]) =>
      isClosureHours(value, key) ? [key, dayOnScreen(part)] : [key, onScreen(part, key)],
    );
    return Object.fromEntries(pairs);
  }
  if (typeof value !== "string") return value;
  if (TIMES.includes(name)) return time(value);
  if (ANSWERS.includes(name)) return YES_NO[value.toLowerCase()] ?? value;
  if (FLAGS.includes(name)) return { yes: "true", no: "false" }[value.toLowerCase()] ?? value.toLowerCase();
  if (DATES.includes(name) && DATE.test(value.slice(0, 10))) return value.slice(0, 10);
  if (MOMENTS.includes(name) && DATE.test(value)) return value.length > 10 ? value : value + MOMENTS_OF_A_DAY[name];
  if (MOMENTS.includes(name)) return value.replace("T", " ").slice(0, 16);
  return value;
}

// A day's hours: "closed", "by appointment", or a list of times and "by appointment". On the screen always
// a list, where each item says what it is; nothing means closed.
function dayOnScreen(day) {
  const items = Array.isArray(day) ? day : [day ?? "closed"];
  return items
    .map((item) => (typeof item === "string" ? item.toLowerCase() : item))
    .filter((item) => item !== "closed" && item !== "")
    .map((item) =>
      typeof item === "string" ? { type: "appointment" } : { ...onScreen(item), type: item.type ?? "times" },
    );
}

function dayInFile(day) {
  const items = (day ?? []).map(({ type, ...times }) => {
    if (type === "appointment") return "by appointment";
    return times.close === "00:00" ? { ...times, close: "24:00" } : times;
  });
  if (items.length === 0) return "closed";
  return items.length === 1 && items[0] === "by appointment" ? items[0] : items;
}

// The screen's content as the file says it: of a closure, no hours at all mean closed.
function inFile(value, name = "") {
  if (DAYS.includes(name)) return dayInFile(value);
  if (Array.isArray(value)) return value.map((item) => inFile(item, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (!isClosureHours(value, key)) return [key, inFile(part, key)];
      return [key, part?.length > 0 ? dayInFile(part) : ""];
    }),
  );
}

function isClosureHours(value, key) {
  return key === "hours" && "date" in value;
}

// "08:00" of "8 am"; a picker's day ends at "00:00". What is no time stays as it is.
function time(text) {
  const [, hour, minute = "00", half] = /^(\d{1,2})(?::(\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(text) ?? [];
  if (/^noon$/i.test(text)) return "12:00";
  if (/^midnight$/i.test(text)) return "00:00";
  if (hour === undefined) return text;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hour) % 24;
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

// "failsafe" knows only words: "yes" stays "yes", and 22406 is no number.
function read(text) {
  const document = parseDocument(text, { schema: "failsafe" });
  if (document.errors.length > 0) throw document.errors[0];
  return document;
}

function written(original, data) {
  const document = original.trim() ? read(original) : new Document({}, { schema: "failsafe" });
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const plain = document.toString(WRITING);
  mergeMap(document, document.contents, tidy(data) ?? {});
  return withOldLines(original, plain, document.toString(WRITING));
}

// The new text, where every line that is the same in `plain` and in `changed` is as it was in `original`:
// of which `plain` is the same thing as the library writes it, with other spaces here and there.
function withOldLines(original, plain, changed) {
  const [old, same, made] = [original, plain, changed].map((text) => text.trim().split("\n"));
  if (old.length !== same.length) return changed;
  const kept = common(same, made);
  return made.map((line, index) => (kept.has(index) ? old[kept.get(index)] : line)).join("\n");
}

// Which line of the first list each line of the second is (a longest common subsequence).
function common(one, two) {
  const longest = Array.from({ length: one.length + 1 }, () => new Uint16Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = two.length - 1; j >= 0; j -= 1) {
      longest[i][j] =
        one[i] === two[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const pairs = new Map();
  for (let i = 0, j = 0; i < one.length && j < two.length; ) {
    if (one[i] === two[j]) {
      pairs.set(j, i);
      i += 1;
      j += 1;
    } else if (longest[i + 1][j] >= longest[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

// Without what was left empty; undefined when nothing is left. All values as words.
function tidy(value) {
  if (value === null || value === undefined || value === "") return undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidy).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([name, part]) => [name, tidy(part)]);
    const full = pairs.filter(([, part]) => part !== undefined);
    return full.length > 0 ? Object.fromEntries(full) : undefined;
  }
  return String(value);
}

function mergeMap(document, map, data) {
  for (const pair of [...map.items]) {
    const name = String(pair.key.value ?? pair.key);
    if (name in data) {
      const merged = merge(document, pair.value, data[name], isClosureHours(data, name) ? "monday" : name);
      if (merged !== pair.value) pair.value = merged;
    } else if (name === "hours" && map.has("date") && dayOnScreen(pair.value.toJS(document)).length === 0) {
      // A closure that says "closed" where it need not.
    } else if (isSeq(pair.value)) {
      pair.value.items = [];
      pair.value.flow = true;
    } else if (!(isScalar(pair.value) && pair.value.value === "")) {
      map.delete(pair.key);
    }
  }
  for (const [name, value] of Object.entries(data)) {
    if (!map.has(name)) map.add(document.createPair(name, node(document, value)));
  }
}

// The node with its value made `data`: the same node where that can be, else a new one.
function merge(document, old, data, name) {
  if (old && typeof old === "object" && same(onScreen(old.toJS(document), name), onScreen(data, name))) return old;
  if (isMap(old) && data !== null && typeof data === "object" && !Array.isArray(data)) {
    mergeMap(document, old, data);
    return old;
  }
  if (isSeq(old) && Array.isArray(data)) {
    mergeSeq(document, old, data, name);
    return old;
  }
  if (isScalar(old) && typeof data === "string") {
    old.value = data;
    if (old.type === "PLAIN" && needsQuotes(data)) old.type = "QUOTE_DOUBLE";
    return old;
  }
  // "a, b" for a list of words
  if (isScalar(old) && Array.isArray(data) && same(words(old.value), data)) return old;
  const made = node(document, data);
  if (old && typeof old === "object") {
    made.comment ??= old.comment;
    made.commentBefore ??= old.commentBefore;
    made.spaceBefore ??= old.spaceBefore;
  }
  return made;
}

// What is the same at the start and at the end stays; what lies between is made anew, pair by pair.
function mergeSeq(document, seq, data, name) {
  const inside = DAYS.includes(name) ? "" : name;
  const plain = seq.items.map((item) => onScreen(item.toJS(document), inside));
  const wanted = data.map((item) => onScreen(item, inside));
  let start = 0;
  while (start < plain.length && start < data.length && same(plain[start], wanted[start])) start += 1;
  let end = 0;
  const most = Math.min(plain.length, data.length) - start;
  while (end < most && same(plain.at(-1 - end), wanted.at(-1 - end))) end += 1;
  const between = data.slice(start, data.length - end);
  const old = seq.items.slice(start, seq.items.length - end);
  const made = between.map((value, index) =>
    old.length === between.length ? merge(document, old[index], value, inside) : node(document, value),
  );
  if (seq.items.length === 0 && data.length > 0) seq.flow = false;
  seq.items.splice(start, old.length, ...made);
  if (seq.items.length === 0) seq.flow = true;
}

function node(document, value) {
  const made = document.createNode(value);
  visit(made, {
    Map(_, map) {
      if (map.has("open") && map.has("close")) map.flow = true;
    },
    Scalar(key, scalar) {
      if (key !== "key" && needsQuotes(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  return made;
}

function needsQuotes(text) {
  return NOT_A_WORD.test(text) && !DATE.test(text);
}

function words(text) {
  return text.split(",").map((word) => word.trim()).filter(Boolean);
}

function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}
