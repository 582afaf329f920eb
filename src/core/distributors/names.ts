/** Letters of other alphabets, and digits, that are read as a Latin letter; both cases of a letter that looks so in one. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аα',
    b: 'вβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еєε',
    h: 'һнη',
    j: 'ј',
    k: 'кκ',
    l: '1iіїӏι',
    m: 'мμ',
    n: 'пν',
    o: '0оοσ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υ',
    v: 'ѵ',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
    z: 'ζ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** A name without what is easily varied: width and ligatures (NFKC), case, spaces, punctuation, invisible characters. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A plain name as a quick reader sees it: every look-alike as its Latin letter, and `rn` as `m`. */
const seen = (name: string): string =>
  [...plain(name)]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm');

/**
 * Whether two names would be read as one. It finds other cases, widths, spaces and punctuation, and letters swapped for
 * Cyrillic, Greek and digit look-alikes.
 *
 * What it does not catch: words added, left out, turned round or abbreviated (`Leaky Linux` and `Leaky Linux GmbH`), letters
 * with accents (`Léaky`), misspellings, translations, look-alikes of other scripts or of several letters besides `rn`, and
 * the same people under a new name. It also finds alike what is not (`Bum` and `Burn`). So it is a hint for a person who
 * decides, and nothing is decided on it alone.
 */
export function isSameName(one: string, other: string): boolean {
  if (plain(one) === '' || plain(other) === '') return one.trim() === other.trim();
  return seen(one) === seen(other);
}
