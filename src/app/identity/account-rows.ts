import type { AccountEvent } from '../../core/access/account.ts';
import type { AccountId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { closeAccount, insertAccount, updateRoles } from '../../store/identity/accounts.ts';
import { voidLinks } from '../../store/identity/links.ts';
import { deletePasskey } from '../../store/identity/passkeys.ts';
import { deleteSessionsOf } from '../../store/identity/sessions.ts';
import { deleteToken, deleteTokensOf } from '../../store/identity/tokens.ts';
import type { Tx } from '../../store/open.ts';

/**
 * Brings the rows that the doors read in line with an event of the account's book. The secret halves of a new passkey
 * and a new token are in no event: whoever asked for those writes their rows beside it.
 */
export async function followAccountEvent(
  tx: Tx,
  id: AccountId,
  event: AccountEvent,
  at: Instant,
  keep?: Uint8Array,
): Promise<void> {
  switch (event.type) {
    case 'AccountInvited': {
      const { person, roles, organisation } = event;
      return insertAccount(tx, { id, person, roles: [...roles], organisation, created_at: at, closed_at: null });
    }
    case 'RolesChanged':
      return updateRoles(tx, id, event.roles);
    case 'PasskeyRemoved':
      return deletePasskey(tx, id, event.passkey);
    case 'TokenRevoked':
      return deleteToken(tx, id, event.token);
    case 'SessionsEnded':
      await voidLinks(tx, id);
      // Who had to be helped back in may have lost more than a device: programs sign in anew as well.
      if (event.cause === 'recovery') await deleteTokensOf(tx, id);
      return deleteSessionsOf(tx, id, event.cause === 'recovery' || event.cause === 'closed' ? undefined : keep);
    case 'AccountClosed':
      return closeAccount(tx, id, at);
    case 'PasskeyRegistered':
    case 'TokenIssued':
    case 'DrillsAgreed':
    case 'DrillsDeclined':
      return;
  }
}
