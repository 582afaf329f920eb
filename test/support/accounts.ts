// Further people of a test's team.
import { gatehouseOf } from '../../src/app/house.ts';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import type { Role } from '../../src/core/access/actor.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import type { TestHouse } from './house.ts';

/** Invites somebody to a project's team. @returns the account's id */
export async function accountOf(t: TestHouse, name: string, role: Role, project = t.project): Promise<string> {
  const address = `${name.replaceAll(' ', '.').toLowerCase()}@contour.example`;
  const invitation = { name, address, roles: [role], organisation: null };
  const made = await inviteAccount(gatehouseOf(t.house, project, 'Contour'), invitation, { kind: 'system' });
  if (isRefusal(made)) throw new Error(JSON.stringify(made));
  return made.account;
}
