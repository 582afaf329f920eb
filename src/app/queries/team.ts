import type { PersonId } from '../../core/case/ids.ts';
import { type AccountRow, listAccounts } from '../../store/identity/accounts.ts';
import type { Tx } from '../../store/open.ts';
import { type PersonSheet, readSheets } from '../persons.ts';

type Named = Pick<AccountRow, 'id' | 'person'>;

/** Display names of the team's open accounts, by account id. */
export async function teamNames(tx: Tx, root: Buffer): Promise<Readonly<Record<string, string>>> {
  const accounts = await listAccounts(tx, null);
  const persons = accounts.map(({ person }) => person);
  return namesAmong(accounts, await readSheets(tx, root, persons));
}

/** Display names of these accounts, by account id, out of sheets that have been read already. */
export function namesAmong(
  accounts: readonly Named[],
  sheets: ReadonlyMap<PersonId, PersonSheet>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(accounts.map(({ id, person }) => [id, sheets.get(person)?.name || 'Somebody']));
}
