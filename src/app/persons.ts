import type { PersonId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { insertKey, personKeyId, readKey } from '../store/keys.ts';
import type { Tx } from '../store/open.ts';
import { readPerson, readPersons, writePerson } from '../store/persons.ts';
import { derive, newKey, unwrap, wrap } from '../vault/keys.ts';
import { addressKey, lookup } from '../vault/lookup.ts';
import { open, seal } from '../vault/seal.ts';
import { openedUnder } from './opened.ts';

/** Who a person is, each part only as far as they wished to tell (R02): all that identifies, under a key of its own. */
export interface PersonSheet {
  readonly name: string;
  readonly affiliation: string;
  readonly address: string;
}

/**
 * Keeps a new person: makes the person's key, wraps it under the root and seals the sheet under it. Only who is to be
 * found by address again (accounts) leaves a keyed digest of it; reporters leave none.
 */
export async function keepPerson(
  tx: Tx,
  root: Buffer,
  id: PersonId,
  sheet: Partial<PersonSheet>,
  at: Instant,
  options: { readonly isFindable: boolean },
): Promise<void> {
  const key = newKey();
  await insertKey(tx, personKeyId(id), wrap(derive(root, 'person'), key, keyAad(tx, id)), at);
  await writePerson(tx, {
    id,
    identity: seal(key, JSON.stringify(sheet), sheetAad(tx, id)),
    lookup: options.isFindable ? personLookup(root, sheet.address ?? '') : null,
  });
}

/** Replaces the sheet of a person who is still known. */
export async function rewriteSheet(tx: Tx, root: Buffer, id: PersonId, sheet: PersonSheet): Promise<void> {
  const [wrapped, row] = await Promise.all([readKey(tx, personKeyId(id)), readPerson(tx, id)]);
  const key = personKey(tx, root, id, wrapped?.wrapped);
  if (!key || !row) return;
  await writePerson(tx, { id, identity: seal(key, JSON.stringify(sheet), sheetAad(tx, id)), lookup: row.lookup });
}

/** Who a person is; undefined when there is no such person or the person was forgotten. */
export async function readSheet(tx: Tx, root: Buffer, id: PersonId): Promise<PersonSheet | undefined> {
  return (await readSheets(tx, root, [id])).get(id);
}

/** Who these persons are, by id; without those who are unknown or forgotten. One question, however many they are. */
export async function readSheets(
  tx: Tx,
  root: Buffer,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonSheet>> {
  const sheets = new Map<PersonId, PersonSheet>();
  for (const { id, identity, wrapped } of await readPersons(tx, ids)) {
    const key = personKey(tx, root, id, wrapped);
    if (!key) continue;
    const opened = open(key, Buffer.from(identity), sheetAad(tx, id)).toString('utf8');
    sheets.set(id, { name: '', affiliation: '', address: '', ...(JSON.parse(opened) as Partial<PersonSheet>) });
  }
  return sheets;
}

/** What `persons.lookup` holds for a mail address. */
export function personLookup(root: Buffer, address: string): Buffer {
  return lookup(derive(root, 'index'), 'address', addressKey(address));
}

function personKey(tx: Tx, root: Buffer, id: PersonId, bytes: Uint8Array | null | undefined): Buffer | undefined {
  return openedUnder(root).key(`${tx.project}/${personKeyId(id)}`, bytes, (wrapped) =>
    unwrap(derive(root, 'person'), wrapped, keyAad(tx, id)),
  );
}

const keyAad = (tx: Tx, id: PersonId): string[] => [tx.project, 'person', id];
const sheetAad = (tx: Tx, id: PersonId): string[] => [tx.project, 'persons', id, 'identity'];
