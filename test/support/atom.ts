/** An element of an XML document, its name with the prefix resolved for Atom alone. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inner: Element[];
  text: string;
}

const atom = 'http://www.w3.org/2005/Atom';
const pieces =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;

/** A document as elements, as far as feeds need it: names in Atom's namespace stand bare, all others with `other:`. */
function parse(xml: string): Element | undefined {
  const root: Element = { name: '', attributes: {}, inner: [], text: '' };
  const open: { element: Element; spaces: Readonly<Record<string, string>> }[] = [{ element: root, spaces: {} }];
  for (const [, cdata, closes, name, rest = '', alone, text] of xml.matchAll(pieces)) {
    const { element, spaces } = open.at(-1)!;
    if (name === undefined) element.text += cdata ?? text ?? '';
    else if (closes) open.pop();
    else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, a, b]) => [key!, a ?? b ?? '']),
      );
      const own = Object.entries(attributes).flatMap(([key, value]) =>
        key === 'xmlns' ? [['', value]] : key.startsWith('xmlns:') ? [[key.slice(6), value]] : [],
      );
      const known = { ...spaces, ...Object.fromEntries(own) };
      const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
      const made = { name: known[prefix!] === atom ? local! : `other:${name}`, attributes, inner: [], text: '' };
      element.inner.push(made);
      if (!alone) open.push({ element: made, spaces: known });
    }
    if (open.length === 0) return undefined;
  }
  return open.length === 1 ? root.inner[0] : undefined;
}

const persons = ['author', 'contributor'];
const common = ['author', 'category', 'contributor', 'id', 'link', 'rights', 'title', 'updated'];
const children: Readonly<Record<string, readonly string[]>> = {
  feed: [...common, 'entry', 'generator', 'icon', 'logo', 'subtitle'],
  source: [...common, 'generator', 'icon', 'logo', 'subtitle'],
  entry: [...common, 'content', 'published', 'source', 'summary'],
  author: ['name', 'uri', 'email'],
  contributor: ['name', 'uri', 'email'],
};
const needed: Readonly<Record<string, readonly string[]>> = {
  feed: ['id', 'title', 'updated'],
  entry: ['id', 'title', 'updated'],
  author: ['name'],
  contributor: ['name'],
};
const repeated = [...persons, 'category', 'link', 'entry'];

/** RFC 3339 with a day that the calendar has (RFC 4287 §3.3). */
function isDate(text: string): boolean {
  const shape = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
  const [, year, month, day] = shape.exec(text.trim())?.map(Number) ?? [];
  if (!year || !month || !day || month > 12) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function* faultsOf(element: Element, hasAuthor: boolean): Iterable<string> {
  const { name, inner } = element;
  const of = (child: string) => inner.filter((one) => one.name === child);
  for (const child of needed[name] ?? []) if (of(child).length === 0) yield `${name} has no ${child}`;
  const known = children[name];
  for (const child of known ? inner : []) {
    if (!child.name.startsWith('other:') && !known!.includes(child.name)) yield `${child.name} in ${name}`;
    if (!repeated.includes(child.name) && known!.includes(child.name) && of(child.name).length > 1)
      yield `${child.name} twice in ${name}`;
  }
  if (['published', 'updated'].includes(name) && !isDate(element.text)) yield `${element.text} is no date`;
  if (['id', 'name', 'title'].includes(name) && inner.length === 0 && element.text.trim() === '')
    yield `${name} is empty`;
  if (name === 'id' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(element.text.trim())) yield 'the id is no absolute address';
  if (name === 'link' && element.attributes.href === undefined) yield 'a link leads nowhere';
  const alternates = of('link')
    .filter(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')
    .map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`);
  if (new Set(alternates).size < alternates.length) yield 'two alternate links of one kind';
  const isAuthored =
    hasAuthor || of('author').length > 0 || of('source').some((one) => one.inner.some((c) => c.name === 'author'));
  if (name === 'entry' && !isAuthored) yield 'an entry without an author';
  for (const child of inner) if (children[name]) yield* faultsOf(child, name === 'feed' && of('author').length > 0);
}

/** What RFC 4287 holds against a feed or an entry document, a sentence each; its content is not looked into. */
export function atomFaults(xml: string): readonly string[] {
  const root = parse(xml);
  if (!root || !['feed', 'entry'].includes(root.name)) return ['this is no Atom document'];
  return [...faultsOf(root, false)];
}
