import type { Actor } from '../core/access/actor.ts';
import { type Command, isRefusal } from '../core/case/decide.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { listPasskeys } from '../store/identity/passkeys.ts';
import { organisationRef } from './books.ts';
import { gatehouseOf, type House } from './house.ts';
import { makeLink } from './identity/link.ts';
import { plan, toDelivery } from './letters.ts';
import { askFirst, type OrganisationHandled, writeMembership } from './organisations.ts';
import { takeBook } from './record.ts';
import { contactWayIn, rosterWayIn } from './way-in.ts';

/** Makes a new link for somebody who has not come in yet and sends it; earlier ones open nothing any more. */
export async function sendNewLink(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
): Promise<OrganisationHandled> {
  const account = String(command.account ?? '');
  return house.store.withTx(project, async (tx): Promise<OrganisationHandled> => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book?.state) return { kind: 'not found' };
    const more = { isRegistered: (await listPasskeys(tx, account)).length > 0 };
    const { owner, playbook, decision } = await askFirst(tx, house, book.state, { command, actor, more });
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    const { url } = await makeLink(tx, gatehouseOf(house, project, owner.title), account, 'invite');
    const organisation = await writeMembership(tx, house, book, decision, actor, playbook);
    const at = house.now();
    const way = { prefix: playbook.name, account, url, at, again: String(book.head.seq + 1) };
    const wayIn = organisation.accounts.includes(account) ? contactWayIn : rosterWayIn;
    await plan(tx, house, [toDelivery(house, book.ref, book.key, wayIn(organisation, way))], at);
    return { kind: 'done', organisation };
  });
}
