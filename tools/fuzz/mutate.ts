import { type Chance, hostileValue, hostileWord } from './hostile.ts';

/** One place of a value somewhere in it, as the set or list that holds it and the key there. */
function placeIn(value: object, pick: Chance): { holder: Record<string, unknown>; key: string } | undefined {
  let holder = value as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return undefined;
    const key = keys[pick(keys.length)]!;
    const inner = holder[key];
    if (inner === null || typeof inner !== 'object' || Object.keys(inner).length === 0 || pick(4) === 0)
      return { holder, key };
    holder = inner as Record<string, unknown>;
  }
}

function changeValue(document: object, pick: Chance): void {
  const place = placeIn(document, pick);
  if (!place) return;
  const { holder, key } = place;
  const old = holder[key];
  const change = pick(6);
  if (change === 0) delete holder[key];
  else if (change === 1) holder[hostileWord(pick).slice(0, 40)] = old;
  else if (change === 2 && Array.isArray(old))
    holder[key] = Array.from({ length: pick(300) }, (_, n) => old[n % Math.max(1, old.length)]);
  else if (change === 3 && typeof old === 'string') holder[key] = old + hostileWord(pick);
  else if (change === 4)
    Object.defineProperty(holder, '__proto__', { value: old, enumerable: true, configurable: true });
  else holder[key] = hostileValue(pick);
}

function changeText(text: string, pick: Chance): string {
  const [at, length] = [pick(text.length + 1), pick(60)];
  const [head, cut, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  const put = [
    hostileWord(pick).slice(0, 200),
    String.fromCharCode(pick(0x10000)),
    cut + cut,
    '',
    '[{"a":'.repeat(pick(9_000)),
    cut.toUpperCase(),
  ];
  return pick(12) === 0 ? head : head + put[pick(put.length)]! + tail;
}

/** A document changed in one to four places: as a value where it is JSON, else as text, now and then as both. */
export function mutated(text: string, pick: Chance): string {
  let next = text;
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    if (pick(3) === 0 || next.length > 400_000) next = changeText(next, pick);
    else {
      try {
        const value = JSON.parse(next) as unknown;
        if (value === null || typeof value !== 'object') return changeText(next, pick);
        changeValue(value, pick);
        next = JSON.stringify(value);
      } catch {
        next = changeText(next, pick);
      }
    }
  }
  return next;
}
