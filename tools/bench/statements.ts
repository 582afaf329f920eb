// What one transaction sent to the database, so that the same can be sent again without the house around it.
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const writes = /^\s*(with\b.*)?(insert|update|delete|begin|commit|select set_config)\b/is;

/** The statements that `work` sends, oldest first; nothing else may use the database meanwhile. */
export async function recorded(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const isText = typeof first === 'string';
    const { text, values } = (isText ? { text: first, values: second } : first) as { text: string; values?: unknown };
    statements.push({ text, values: Array.isArray(values) ? [...values] : [] });
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}

/** Only what changes rows, and what opens and ends the transaction. */
export function writesOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ text }) => writes.test(text));
}

/**
 * The same statements for another report: whatever differed between two recordings is drawn anew, alike wherever it was
 * alike, at the same length. Instants stay.
 * @throws Error when the two recordings are not of the same statements
 */
export function drawnAnew(one: readonly Statement[], two: readonly Statement[]): readonly Statement[] {
  if (one.length !== two.length) throw new Error('Two reports sent different statements.');
  const drawn = new Map<string, unknown>();
  return one.map(({ text, values }, at) => {
    if (text !== two[at]!.text) throw new Error(`Two reports sent different statements: ${text}`);
    return { text, values: values.map((value, place) => anew(value, two[at]!.values[place], drawn)) };
  });
}

function anew(value: unknown, other: unknown, drawn: Map<string, unknown>): unknown {
  if (Buffer.isBuffer(value)) {
    if (Buffer.isBuffer(other) && value.equals(other)) return value;
    return remembered(drawn, `bytes ${value.toString('base64')}`, () => randomBytes(value.length));
  }
  if (typeof value !== 'string' || value === other || /^\d{4}-\d\d-\d\dT/.test(value)) return value;
  // Text that wraps ids, as the arguments of the job engine do, carries fresh ones in the same places.
  const differs = (id: string) => !String(other).includes(id);
  if (/^[[{]/.test(value)) {
    return value.replace(/[0-9a-z-]{16,}/g, (id) => (differs(id) ? lettersFor(drawn, id) : id));
  }
  return lettersFor(drawn, value);
}

function lettersFor(drawn: Map<string, unknown>, text: string): string {
  const length = Math.max(text.length, 16);
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)) {
    return remembered(drawn, text, () => crypto.randomUUID() as string);
  }
  return remembered(drawn, text, () => randomBytes(length).toString('hex').slice(0, length));
}

function remembered<T>(drawn: Map<string, unknown>, key: string, make: () => T): T {
  if (!drawn.has(key)) drawn.set(key, make());
  return drawn.get(key) as T;
}
