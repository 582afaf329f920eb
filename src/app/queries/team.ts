import { listAccounts } from '../../store/identity/accounts.ts';
import type { Tx } from '../../store/open.ts';
import { readSheets } from '../persons.ts';

/** Display names of the team's open accounts, by account id. */
export async function teamNames(tx: Tx, root: Buffer): Promise<Readonly<Record<string, string>>> {
  const accounts = await listAccounts(tx, null);
  const persons = accounts.map(({ person }) => person);
  const sheets = await readSheets(tx, root, persons);
  return Object.fromEntries(accounts.map(({ id, person }) => [id, sheets.get(person)?.name || 'Somebody']));
}
