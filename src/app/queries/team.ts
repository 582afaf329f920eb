import { listAccounts } from '../../store/identity/accounts.ts';
import type { Tx } from '../../store/open.ts';
import { readSheet } from '../persons.ts';

/** Display names of the team's open accounts, by account id. */
export async function teamNames(tx: Tx, root: Buffer): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const account of await listAccounts(tx, null)) {
    const sheet = await readSheet(tx, root, account.person);
    names[account.id] = sheet?.name || 'Somebody';
  }
  return names;
}
