// JSON as text, for what its value no longer tells: where it breaks off, and which fields stand twice. Nothing here calls
// itself and no pattern repeats over a text, so that length and depth cost time in proportion and no more.

/** `line 3, column 14`, both from 1. */
export function sayPlace(text: string, at: number): string {
  const before = text.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
}

/** The quotation mark that ends a text which begins at `at`; the end of the document where none does. */
function endOfText(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

const isSpace = (mark: string | undefined): boolean => mark === ' ' || mark === '\n' || mark === '\r' || mark === '\t';

function pastSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}

/** Every text of a valid JSON document, with whether it is the key of a field. */
export function* textsIn(
  text: string,
): Generator<{ readonly at: number; readonly end: number; readonly isKey: boolean }> {
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = endOfText(text, at);
    yield { at, end, isKey: text[pastSpace(text, end + 1)] === ':' };
    at = text.indexOf('"', end + 1);
  }
}

const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const controls = String.raw`\u0000-\u001f`;
const badMark = new RegExp(String.raw`[${controls}]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})`);

/** How far a text or another value without fields reaches from here, or where it breaks. */
function pastValue(text: string, at: number): { readonly to: number } | { readonly breaks: number } {
  if (text[at] === '"') {
    const end = endOfText(text, at);
    // A pair of backslashes is one backslash: taken out, so that the second one begins nothing.
    const inner = text.slice(at + 1, end).replaceAll('\\\\', '__');
    const bad = inner.search(badMark);
    if (bad >= 0) return { breaks: at + 1 + bad };
    return end === text.length ? { breaks: end } : { to: end + 1 };
  }
  scalar.lastIndex = at;
  const found = scalar.exec(text);
  if (found) return { to: at + found[0].length };
  // The words are told letter by letter, so that the place is the first letter that is wrong.
  const word = ['true', 'false', 'null'].find((one) => one[0] === text[at]) ?? '';
  let same = 0;
  while (same < word.length && text[at + same] === word[same]) same += 1;
  return { breaks: at + same };
}

/** Where a text stops to be JSON: the first character that may not stand, or its length when something is missing. */
export function firstBreak(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' = 'value';
  let at = pastSpace(text, 0);
  for (; at < text.length; at = pastSpace(text, at)) {
    const mark = text[at]!;
    const closes = open.at(-1) === '{' ? '}' : ']';
    if (open.length === 0 && wanted === 'comma or end') return at;
    if (wanted.endsWith('end') && mark === closes && open.length > 0) {
      open.pop();
      wanted = 'comma or end';
      at += 1;
    } else if (wanted === 'comma or end' || wanted === 'colon') {
      if (mark !== (wanted === 'colon' ? ':' : ',')) return at;
      wanted = wanted === 'colon' ? 'value' : open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else if (!wanted.startsWith('key') && (mark === '{' || mark === '[')) {
      open.push(mark);
      wanted = mark === '{' ? 'key or end' : 'value or end';
      at += 1;
    } else {
      const isKey = wanted.startsWith('key');
      if (isKey && mark !== '"') return at;
      const found = pastValue(text, at);
      if ('breaks' in found) return found.breaks;
      wanted = isKey ? 'colon' : 'comma or end';
      at = found.to;
    }
  }
  return text.length;
}
