type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Puts captured values in the place of `${name.field}`, in texts however deep.
 * @throws Error for a reference to what has not been captured
 */
export function resolve(value: unknown, known: Known): unknown {
  if (typeof value === 'string')
    return value.replace(/\$\{([a-z0-9-]+)\.([a-z0-9-]+)\}/g, (whole, name: string, field: string) =>
      valueFor(whole, known[name]?.[field]),
    );
  if (Array.isArray(value)) return value.map((one) => resolve(one, known));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, known)]));
}

function valueFor(whole: string, found: string | undefined): string {
  if (found === undefined) throw new Error(`${whole} stands for nothing yet.`);
  return found;
}

/** The input of a step as a person types it into a form: one text a field, records as `name.part`. */
export function typedFrom(input: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  const typed: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === true) typed[name] = 'on';
    else if (value === false || value === null || value === undefined) typed[name] = undefined;
    else if (Array.isArray(value)) typed[name] = value.map(rowOf).join('\n');
    else if (typeof value === 'object') {
      for (const [part, inner] of Object.entries(value)) typed[`${name}.${part}`] = String(inner);
    } else typed[name] = String(value);
  }
  return typed;
}

/** One entry of a list as a line: its values with spaces between them. */
const rowOf = (one: unknown): string =>
  one !== null && typeof one === 'object' ? Object.values(one).join(' ') : String(one);
