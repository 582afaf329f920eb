import { sql } from 'kysely';
import type { PersonId } from '../core/case/ids.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';

export interface PersonRow {
  readonly id: PersonId;
  /** Name and addresses, sealed under the person's own key. */
  readonly identity: Sealed;
  /** Keyed digest of the address, for finding the person again; null when forgotten or never wanted. */
  readonly lookup: Uint8Array | null;
}

/** Writes a person, over what was there. */
export async function writePerson(tx: Tx, person: PersonRow): Promise<void> {
  const { id, identity, lookup } = person;
  await tx.db
    .insertInto('persons')
    .values({ project: tx.project, id, identity, lookup })
    .onConflict((conflict) => conflict.columns(['project', 'id']).doUpdateSet({ identity, lookup }))
    .execute();
}

function personsOf(tx: Tx) {
  return tx.db
    .selectFrom('persons')
    .select(['persons.id', 'identity', 'lookup'])
    .where('persons.project', '=', tx.project);
}

export async function readPerson(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
  return personsOf(tx).where('id', '=', id).executeTakeFirst();
}

/** Those of the given persons that exist, each with their wrapped key, in no order; null once it was destroyed. */
export async function readPersons(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<readonly (PersonRow & { readonly wrapped: Uint8Array | null })[]> {
  if (ids.length === 0) return [];
  return personsOf(tx)
    .leftJoin('keys', (join) =>
      join.onRef('keys.project', '=', 'persons.project').on('keys.id', '=', sql`'person/' || persons.id`),
    )
    .select('keys.wrapped')
    .where('persons.id', 'in', ids)
    .execute();
}

/** Everyone with this lookup digest, by id: one address may stand for several persons. */
export async function findPersons(tx: Tx, lookup: Uint8Array): Promise<readonly PersonRow[]> {
  return personsOf(tx).where('lookup', '=', lookup).orderBy('id').execute();
}
