import { type Actor, type Role, roles } from '../../core/access/actor.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import type { AccountId, OrganisationId, PersonId } from '../../core/case/ids.ts';
import { isMailbox } from '../../core/case/mailbox.ts';
import { newId } from '../../vault/tokens.ts';
import { keepPerson } from '../persons.ts';
import { changeAccount } from './account-book.ts';
import type { Gatehouse } from './gatehouse.ts';
import { makeLink, type OneTimeLink } from './link.ts';
import { transact } from './transact.ts';

/** Who is invited: to the team with roles, or as the contact of a distributor with its organisation. */
export interface Invitation {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly organisation: OrganisationId | null;
}

export interface Invited {
  readonly account: AccountId;
  readonly person: PersonId;
  readonly link: OneTimeLink;
}

/**
 * Invites a person: keeps the sheet under the person's own key, begins the account's book and makes the link that lets
 * the person register a passkey. The link is not sent from here.
 * @param purpose `setup` for the first account of a project, whose link ends after an hour instead of a week.
 */
export async function inviteAccount(
  house: Gatehouse,
  invitation: Invitation,
  actor: Actor,
  purpose: 'invite' | 'setup' = 'invite',
): Promise<Invited | Refusal> {
  const faults = faultsOf(invitation);
  if (faults.length > 0) return { refused: true, step: 'InviteAccount', why: 'input', gates: [], faults };
  const [account, person, now] = [newId(house.random), newId(house.random), house.clock()];
  const { name, address, organisation } = invitation;
  const chosen = roles.filter((role) => invitation.roles.includes(role));
  return transact(house, async (tx) => {
    await keepPerson(tx, house.root, person, { name: name.trim(), address: address.trim() }, now, { isFindable: true });
    const command = { type: 'InviteAccount', person, roles: chosen, organisation } as const;
    const decision = await changeAccount(tx, house.root, account, command, actor, now);
    return isRefusal(decision) ? decision : { account, person, link: await makeLink(tx, house, account, purpose) };
  });
}

function faultsOf({ name, address, roles: given }: Invitation): Fault[] {
  const faults: Fault[] = [];
  if (name.trim() === '' || name.length > 200 || /\p{Cc}/u.test(name)) {
    faults.push(fault('name', '/name', 'The name is missing or too long.', 'Give a name of at most 200 characters.'));
  }
  // One address and nothing else: no display name, no list, no group (a mail library would read those as recipients).
  if (!isMailbox(address.trim())) {
    faults.push(
      fault('address', '/address', 'This is not one mail address.', 'Give one address such as ann@example.org.'),
    );
  }
  const unknown = given.find((role) => !roles.includes(role as Role));
  if (unknown !== undefined) {
    faults.push(fault('role', '/roles', `There is no role called ${unknown}.`, `Choose among ${roles.join(', ')}.`));
  }
  return faults;
}
