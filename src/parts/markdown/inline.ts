/** A run of text within a block. Links hold only addresses that `safeAddress` let through. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'break' };

const deepest = 6;
const mostTicks = 50;

/** The address if it is web or mail and holds no control signs or blanks, else nothing: no script, no data, no relative. */
export function safeAddress(address: string): string | null {
  return /^(https?:\/\/[^\s/<>"'`\\]|mailto:[^\s<>"'`\\]+@)[^\s<>"'`\\]*$/i.test(address) && !hasControl(address)
    ? address
    : null;
}

function hasControl(text: string): boolean {
  for (const sign of text) if (sign < ' ' || sign === '\u007f') return true;
  return false;
}

/**
 * Reads one block's text. Linear in its length up to a fixed depth; whatever is not understood stays text.
 * Every line end is a `break`; whether it is drawn as one or as a blank is the drawing's choice.
 */
export function readInline(source: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let text = '';
  let at = 0;
  const flush = () => {
    if (text) found.push({ kind: 'text', text });
    text = '';
  };
  while (at < source.length) {
    const sign = source[at] ?? '';
    const next = depth < deepest ? readSpan(source, at, depth) : null;
    if (next) {
      flush();
      found.push(next.inline);
      at = next.end;
    } else if (sign === '\\' && /[\\`*_[\]()#>~!-]/.test(source[at + 1] ?? '')) {
      text += source[at + 1];
      at += 2;
    } else if (sign === '\n') {
      flush();
      found.push({ kind: 'break' });
      at += 1;
    } else {
      text += sign;
      at += 1;
    }
  }
  flush();
  return found;
}

function readSpan(source: string, at: number, depth: number): { inline: Inline; end: number } | null {
  const sign = source[at];
  if (sign === '`') return readCode(source, at);
  if (sign === '*' || sign === '_') return readMarked(source, at, depth);
  if (sign === '[') return readLink(source, at);
  if (sign === 'h' || sign === '<') return readBareLink(source, at);
  return null;
}

/** Where `mark` next stands, at most `reach` signs on: keeps the reading linear. */
function find(source: string, mark: string, from: number, reach: number): number {
  const at = source.slice(from, from + reach).indexOf(mark);
  return at < 0 ? -1 : from + at;
}

function readCode(source: string, at: number): { inline: Inline; end: number } | null {
  let ticks = 0;
  // A run so long is no code; counting it anew at each of its ticks would take for ever.
  while (source[at + ticks] === '`') if (++ticks > mostTicks) return null;
  const fence = '`'.repeat(ticks);
  const close = find(source, fence, at + ticks, 4_000);
  if (close < 0 || source[close + ticks] === '`') return null;
  return { inline: { kind: 'code', text: source.slice(at + ticks, close).trim() }, end: close + ticks };
}

function readMarked(source: string, at: number, depth: number): { inline: Inline; end: number } | null {
  const sign = source[at] ?? '';
  const double = source[at + 1] === sign;
  const mark = double ? sign + sign : sign;
  const start = at + mark.length;
  if (/[\s]/.test(source[start] ?? ' ')) return null;
  if (sign === '_' && /\w/.test(source[at - 1] ?? '')) return null;
  const close = find(source, mark, start + 1, 2_000);
  if (close < 0 || /\s/.test(source[close - 1] ?? ' ')) return null;
  if (sign === '_' && /\w/.test(source[close + mark.length] ?? '')) return null;
  const inside = readInline(source.slice(start, close), depth + 1);
  return { inline: { kind: double ? 'strong' : 'emphasis', inside }, end: close + mark.length };
}

function readLink(source: string, at: number): { inline: Inline; end: number } | null {
  const middle = find(source, '](', at, 500);
  if (middle < 0) return null;
  const close = find(source, ')', middle, 2_050);
  if (close < 0) return null;
  const href = safeAddress(source.slice(middle + 2, close).trim());
  const label = source.slice(at + 1, middle);
  if (!href || label.includes('[')) return null;
  return { inline: { kind: 'link', href, inside: readInline(label, deepest) }, end: close + 1 };
}

function readBareLink(source: string, at: number): { inline: Inline; end: number } | null {
  const pointed = source[at] === '<';
  const start = pointed ? at + 1 : at;
  if (!/^https?:\/\//i.test(source.slice(start, start + 8)) || (!pointed && /\w/.test(source[at - 1] ?? '')))
    return null;
  let end = start;
  while (end < source.length && end - start < 2_000 && !/[\s<>"'`\\]/.test(source[end] ?? ' ')) end += 1;
  if (pointed && source[end] !== '>') return null;
  if (!pointed) while (/[.,;:!?)\]*_]/.test(source[end - 1] ?? '')) end -= 1;
  const href = safeAddress(source.slice(start, end));
  if (!href) return null;
  return { inline: { kind: 'link', href, inside: [{ kind: 'text', text: href }] }, end: pointed ? end + 1 : end };
}
