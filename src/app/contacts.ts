import type { Actor } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import { isRefusal } from '../core/case/decide.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { OrganisationCommand } from '../core/distributors/decide.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { organisationRef, projectOf } from './books.ts';
import { gatehouseOf, type House } from './house.ts';
import { inviteAccount } from './identity/invite-account.ts';
import { plan, toDelivery } from './letters.ts';
import { handleOrganisation, type OrganisationHandled } from './organisations.ts';
import { readSheet } from './persons.ts';
import { takeBook } from './record.ts';

/**
 * Accepts a membership and lets its contact in: an account for the organisation, and a letter with the one-time link by
 * which the contact registers a passkey. Should the house die in between, `inviteContact` can be asked for again.
 */
export async function acceptMembership(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Extract<OrganisationCommand, { type: 'AcceptMembership' }>,
  actor: Actor,
): Promise<OrganisationHandled> {
  const accepted = await handleOrganisation(house, project, id, command, actor);
  if (accepted.kind !== 'done' || accepted.organisation.accounts.length > 0) return accepted;
  return inviteContact(house, project, id, actor);
}

/** Makes an account for an active organisation's contact and sends its one-time link. */
export async function inviteContact(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  actor: Actor,
): Promise<OrganisationHandled> {
  const known = await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (book?.state?.state !== 'active') return undefined;
    const owner = await projectOf(tx, house.root);
    const sheet = await readSheet(tx, house.root, book.state.contact);
    return { owner, playbook: playbookInForce(owner), name: sheet?.name ?? '', address: sheet?.address ?? '' };
  });
  if (!known) return { kind: 'not found' };
  const gatehouse = gatehouseOf(house, project, known.owner.title);
  const invitation = { name: known.name, address: known.address, roles: [], organisation: id };
  const invited = await inviteAccount(gatehouse, invitation, actor);
  if (isRefusal(invited)) return { kind: 'refused', refusal: invited };
  await sendInvitation(house, project, id, known.playbook.name, invited.account, invited.link.url);
  return handleOrganisation(house, project, id, { type: 'AddContact', account: invited.account }, actor);
}

async function sendInvitation(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  prefix: string,
  account: string,
  url: string,
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book) return;
    const now = house.now();
    const text = `This link lets you register a passkey, once and within a week. Notices under embargo are read behind it:\n${url}`;
    const letter = {
      letter: 'membership-invitation',
      recipient: { kind: 'organisation', id },
      subject: `[${prefix}] distributors list: your way in`,
      text,
      dueAt: now,
      key: `${id}/invitation/${account}`,
    } as const;
    await plan(tx, house, [toDelivery(house, book.ref, book.key, letter)], now);
  });
}
