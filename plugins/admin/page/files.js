// Files as the editing program sees them, and back: whatever nobody changed stays as it was written,
// comments and all, so that a change of one value is a change of one line.
//
// The file as it was is kept in the content under ORIGINAL, a field that is never shown.
import { Document, isMap, isScalar, isSeq, parseDocument, visit } from "./yaml/index.js";

const ORIGINAL = "original";
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WRITING = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true };
// What other programs would take for a number, a time or nothing. (The site's reader knows only words.)
const NOT_A_WORD = /^(?:[\d.:+-]*\d[\d.:+]*|true|false|null|~)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/;
const FRONT = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/;

export function practiceFromFile(text) {
  return { ...withDays(read(text).toJS() ?? {}, dayFromFile), [ORIGINAL]: text };
}

export function practiceToFile(content) {
  const { [ORIGINAL]: original = "", ...shown } = content;
  return written(original, withDays(shown, dayToFile));
}

export function articleFromFile(text) {
  const [, front = "", body = ""] = FRONT.exec(text) ?? ["", "", text];
  return { ...read(front).toJS(), body: body.replace(/^\n+/, "").trimEnd(), [ORIGINAL]: text };
}

export function articleToFile(content) {
  const { [ORIGINAL]: original = "", body = "", lookup: _, ...fields } = content;
  const [, front = "", before = ""] = FRONT.exec(original) ?? [];
  const [gap] = /^\n*/.exec(before.trim() ? before : "\n");
  return `---\n${written(front, fields).trim()}\n---\n${gap}${body.replace(/^\n+/, "").trimEnd()}\n`;
}

// A day's hours: "closed", "by appointment", or a list of times and "by appointment". On the screen always
// a list, where each item says what it is; nothing means closed.
function dayFromFile(day) {
  const items = day === "closed" || day === undefined ? [] : Array.isArray(day) ? day : [day];
  return items
    .filter((item) => item !== "closed")
    .map((item) => (typeof item === "string" ? { type: "appointment" } : { type: "times", ...item }));
}

function dayToFile(day) {
  const items = (day ?? []).map(({ type, ...times }) => (type === "appointment" ? "by appointment" : times));
  if (items.length === 0) return "closed";
  return items.length === 1 && items[0] === "by appointment" ? items[0] : items;
}

// Every day's hours in a tree, changed: those of weeks, and those of closures, where nothing means closed too.
function withDays(tree, change) {
  if (Array.isArray(tree)) return tree.map((item) => withDays(item, change));
  if (tree === null || typeof tree !== "object") return tree;
  const closure = "date" in tree;
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => {
      const day = DAYS.includes(name) || (closure && name === "hours");
      const changed = day ? change(value) : withDays(value, change);
      return [name, closure && name === "hours" && changed === "closed" ? "" : changed];
    }),
  );
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
      const merged = merge(document, pair.value, data[name]);
      if (merged !== pair.value) pair.value = merged;
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
function merge(document, old, data) {
  if (isMap(old) && data !== null && typeof data === "object" && !Array.isArray(data)) {
    mergeMap(document, old, data);
    return old;
  }
  if (isSeq(old) && Array.isArray(data)) {
    mergeSeq(document, old, data);
    return old;
  }
  if (isScalar(old) && typeof data === "string") {
    if (old.value !== data) {
      old.value = data;
      if (old.type === "PLAIN" && needsQuotes(data)) old.type = "QUOTE_DOUBLE";
    }
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
function mergeSeq(document, seq, data) {
  const plain = seq.items.map((item) => item.toJS(document));
  let start = 0;
  while (start < plain.length && start < data.length && same(plain[start], data[start])) start += 1;
  let end = 0;
  const most = Math.min(plain.length, data.length) - start;
  while (end < most && same(plain.at(-1 - end), data.at(-1 - end))) end += 1;
  const between = data.slice(start, data.length - end);
  const old = seq.items.slice(start, seq.items.length - end);
  const made = between.map((value, index) =>
    old.length === between.length ? merge(document, old[index], value) : node(document, value),
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
