import type { PersonId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { insertKey, readKey } from '../store/keys.ts';
import type { Tx } from '../store/open.ts';
import { readPerson, writePerson } from '../store/persons.ts';
import { derive, newKey, unwrap, wrap } from '../vault/keys.ts';
import { open, seal } from '../vault/seal.ts';

/** What the reporter told about themselves; each part only as far as they wished (R02). */
export interface ReporterSheet {
  readonly name: string;
  readonly affiliation: string;
  readonly address: string;
}

/** Keeps what a person told about themselves, under a key that is the person's alone. */
export async function keepReporter(
  tx: Tx,
  root: Buffer,
  id: PersonId,
  sheet: ReporterSheet,
  at: Instant,
): Promise<void> {
  const key = newKey();
  await insertKey(tx, `person/${id}`, wrap(derive(root, 'person'), key, keyAad(tx, id)), at);
  await writePerson(tx, { id, identity: seal(key, JSON.stringify(sheet), sheetAad(tx, id)), lookup: null });
}

/** Replaces the sheet of a person who is still known. */
export async function rewriteReporter(tx: Tx, root: Buffer, id: PersonId, sheet: ReporterSheet): Promise<void> {
  const key = await personKey(tx, root, id);
  if (!key) return;
  await writePerson(tx, { id, identity: seal(key, JSON.stringify(sheet), sheetAad(tx, id)), lookup: null });
}

/** Who a person is; undefined when unknown or forgotten. */
export async function readReporter(tx: Tx, root: Buffer, id: PersonId): Promise<ReporterSheet | undefined> {
  const key = await personKey(tx, root, id);
  const row = await readPerson(tx, id);
  if (!key || !row) return undefined;
  const sheet = JSON.parse(
    open(key, Buffer.from(row.identity), sheetAad(tx, id)).toString('utf8'),
  ) as Partial<ReporterSheet>;
  return { name: sheet.name ?? '', affiliation: sheet.affiliation ?? '', address: sheet.address ?? '' };
}

async function personKey(tx: Tx, root: Buffer, id: PersonId): Promise<Buffer | undefined> {
  const row = await readKey(tx, `person/${id}`);
  return row?.wrapped ? unwrap(derive(root, 'person'), Buffer.from(row.wrapped), keyAad(tx, id)) : undefined;
}

const keyAad = (tx: Tx, id: PersonId): string[] => [tx.project, 'person', id];
const sheetAad = (tx: Tx, id: PersonId): string[] => [tx.project, 'persons', id, 'identity'];
