import type { PersonId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { insertKey, readKey } from '../../store/keys.ts';
import type { Tx } from '../../store/open.ts';
import { readPerson, writePerson } from '../../store/persons.ts';
import { derive, newKey, unwrap, wrap } from '../../vault/keys.ts';
import { addressKey, lookup } from '../../vault/lookup.ts';
import { open, seal } from '../../vault/seal.ts';

/** Who a person is: all that identifies, kept under the person's own key. */
export interface PersonSheet {
  readonly name: string;
  readonly address: string;
}

/** Keeps a new person: makes the person's key, wraps it under the root and seals the sheet under it. */
export async function keepPerson(tx: Tx, root: Buffer, id: PersonId, sheet: PersonSheet, at: Instant): Promise<void> {
  const key = newKey();
  await insertKey(tx, personKeyId(id), wrap(derive(root, 'person'), key, keyAad(tx, id)), at);
  await writePerson(tx, {
    id,
    identity: seal(key, JSON.stringify(sheet), sheetAad(tx, id)),
    lookup: personLookup(root, sheet.address),
  });
}

/** Who a person is, or nothing when there is no such person or the person was forgotten. */
export async function readSheet(tx: Tx, root: Buffer, id: PersonId): Promise<PersonSheet | undefined> {
  const [row, keyRow] = [await readPerson(tx, id), await readKey(tx, personKeyId(id))];
  if (!row || !keyRow?.wrapped) return undefined;
  const key = unwrap(derive(root, 'person'), Buffer.from(keyRow.wrapped), keyAad(tx, id));
  return JSON.parse(open(key, Buffer.from(row.identity), sheetAad(tx, id)).toString('utf8')) as PersonSheet;
}

/** What `persons.lookup` holds for a mail address. */
export function personLookup(root: Buffer, address: string): Buffer {
  return lookup(derive(root, 'index'), 'address', addressKey(address));
}

/** The name in table `keys` of a person's key. */
export function personKeyId(id: PersonId): string {
  return `person/${id}`;
}

const keyAad = (tx: Tx, id: PersonId) => [tx.project, 'person', id];
const sheetAad = (tx: Tx, id: PersonId) => [tx.project, 'persons', id, 'identity'];
