import { gatehouseOf, type House } from '../../app/house.ts';
import { accountsOf } from '../../app/identity/account.ts';
import { inviteAccount } from '../../app/identity/invite-account.ts';
import { makeLink } from '../../app/identity/link.ts';
import { foundProject, readProject } from '../../app/projects.ts';
import { isRefusal } from '../../core/case/decide.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { listPasskeys } from '../../store/identity/passkeys.ts';
import { StoreTrouble } from '../../store/trouble.ts';
import { readPlaybook } from '../playbooks.ts';
import { projectsOf } from './instance.ts';

/** What the first start may be told about the project; all of it can be changed later. */
export interface FirstProject {
  readonly playbook: string;
  readonly title?: string | undefined;
  readonly contact?: string | undefined;
  readonly usersList?: string | undefined;
  readonly teamList?: string | undefined;
  /** Mail address of the first administrator. */
  readonly admin?: string | undefined;
  /** What the team calls them. */
  readonly adminName?: string | undefined;
}

/** Founds the first project from its playbook, where the instance has none. @returns whether it did */
export async function foundFirst(house: House, first: FirstProject): Promise<boolean> {
  if ((await projectsOf(house)).length > 0) return false;
  const playbook = await readPlaybook(first.playbook, house.now());
  const title = first.title ?? playbook.name[0]!.toUpperCase() + playbook.name.slice(1);
  const host = new URL(house.baseUrl).hostname;
  await foundProject(house, {
    slug: playbook.name,
    host: null,
    title,
    product: playbook.name,
    vendor: playbook.name,
    namespace: house.baseUrl,
    contact: first.contact ?? `security@${host}`,
    playbook,
    lists: {
      ...(first.usersList ? { users: first.usersList } : {}),
      ...(first.teamList ? { team: first.teamList } : {}),
    },
    lines: [],
  });
  return true;
}

/**
 * A one-time link by which the first administrator registers a passkey, for a project in which nobody has one yet.
 * @returns undefined once somebody can sign in
 */
export async function setUpLink(
  house: House,
  project: ProjectId,
  first: Pick<FirstProject, 'admin' | 'adminName'> = {},
): Promise<string | undefined> {
  const { title } = await readProject(house, project);
  const gatehouse = gatehouseOf(house, project, title);
  const team = await accountsOf(gatehouse, null);
  for (const { id } of team) {
    const passkeys = await house.store.withTx(project, (tx) => listPasskeys(tx, id));
    if (passkeys.length > 0) return undefined;
  }
  const invitedBefore = team.find(({ roles }) => roles.includes('admin'));
  if (invitedBefore) {
    const link = await house.store.withTx(project, (tx) => makeLink(tx, gatehouse, invitedBefore.id, 'setup'));
    return `${house.baseUrl}/set-up/${link.token}`;
  }
  const address = first.admin ?? `admin@${new URL(house.baseUrl).hostname}`;
  const invitation = {
    name: first.adminName ?? 'First administrator',
    address,
    roles: ['admin', 'lead', 'responder'],
    organisation: null,
  };
  const invited = await inviteAccount(gatehouse, invitation, { kind: 'system' }, 'setup');
  if (isRefusal(invited)) {
    const what = invited.gates[0]?.sentence ?? invited.faults[0]?.message ?? 'The first administrator is refused.';
    throw new StoreTrouble('first-administrator', what, 'Name one plain address with --admin.');
  }
  return `${house.baseUrl}/set-up/${invited.link.token}`;
}
