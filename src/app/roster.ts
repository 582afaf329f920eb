import type { Actor } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import { isRefusal, type Refusal } from '../core/case/decide.ts';
import type { ProjectId } from '../core/case/ids.ts';
import { decideOrganisation } from '../core/distributors/decide.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { isUnderItsTerms, rosterPerson } from '../core/distributors/roster.ts';
import { namePerson } from '../core/distributors/steps/name-person.ts';
import type { Tx } from '../store/open.ts';
import { organisationRef, projectOf } from './books.ts';
import { organisationsOf } from './facts.ts';
import { gatehouseOf, type House } from './house.ts';
import { inviteAccount } from './identity/invite-account.ts';
import { plan, toDelivery } from './letters.ts';
import { handleOrganisation, membershipFacts, type OrganisationHandled } from './organisations.ts';
import { type PersonOfMember, peopleOf } from './queries/directory.ts';
import { readState, takeBook } from './record.ts';
import { rosterWayIn } from './way-in.ts';

/** The roster of the asker's organisation, as far as the asker is to see it. */
export interface OwnRoster {
  readonly organisation: Organisation;
  /** Whether the asker speaks for the organisation; whoever does not sees nobody else. */
  readonly isContact: boolean;
  readonly people: readonly PersonOfMember[];
  /** The policy in force, where the asker has to accept it by name. */
  readonly terms?: { readonly version: number; readonly text: string };
  readonly account: string;
}

/** The people of the asker's own organisation. */
export async function ownRoster(house: House, project: ProjectId, actor: Actor): Promise<OwnRoster | undefined> {
  if (actor.kind !== 'distributor') return undefined;
  return house.store.readTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, actor.organisation));
    if (!found) return undefined;
    const organisation = found.state;
    const person = rosterPerson(organisation, actor.id);
    const { embargo } = playbookInForce(await projectOf(tx, house.root));
    const people = await peopleOf(tx, house.root, organisation);
    const terms = { version: embargo.policyVersion, text: embargo.policy };
    return {
      organisation,
      isContact: person === undefined,
      people: person ? people.filter(({ account }) => account === actor.id) : people,
      ...(person && !isUnderItsTerms(person, organisation) ? { terms } : {}),
      account: actor.id,
    };
  });
}

/**
 * Names a person of the asker's organisation who needs to know: makes their account and sends them the one-time link
 * behind which they accept the same terms by name (R80). The law is asked before anything is made.
 */
export async function nameForRoster(
  house: House,
  project: ProjectId,
  given: { readonly name: string; readonly address: string },
  actor: Actor,
): Promise<OrganisationHandled> {
  if (actor.kind !== 'distributor') return { kind: 'not found' };
  const known = await house.store.readTx(project, (tx) => mayName(tx, house, actor));
  if (!known) return { kind: 'not found' };
  if (isRefusal(known.decision)) return { kind: 'refused', refusal: known.decision };
  const { organisation } = actor;
  const gatehouse = gatehouseOf(house, project, known.title);
  const invited = await inviteAccount(gatehouse, { ...given, roles: [], organisation }, actor);
  if (isRefusal(invited)) return { kind: 'refused', refusal: invited };
  const { account, person, link } = invited;
  const done = await handleOrganisation(house, project, organisation, { type: namePerson.command }, actor, {
    account,
    person,
  });
  if (done.kind === 'done') await sendLink(house, project, done.organisation, known.prefix, account, link.url);
  return done;
}

async function mayName(
  tx: Tx,
  house: House,
  actor: Extract<Actor, { kind: 'distributor' }>,
): Promise<{ decision: readonly unknown[] | Refusal; prefix: string; title: string } | undefined> {
  const found = await readState<Organisation>(tx, house.root, organisationRef(tx.project, actor.organisation));
  if (!found) return undefined;
  const owner = await projectOf(tx, house.root);
  const playbook = playbookInForce(owner);
  const facts = membershipFacts(house, await organisationsOf(tx, house.root), playbook);
  const decision = decideOrganisation(found.state, { type: namePerson.command }, actor, playbook, facts);
  return { decision, prefix: playbook.name, title: owner.title };
}

async function sendLink(
  house: House,
  project: ProjectId,
  organisation: Organisation,
  prefix: string,
  account: string,
  url: string,
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, organisation.id));
    if (!book) return;
    const now = house.now();
    const letter = rosterWayIn(organisation, { prefix, account, url, at: now });
    await plan(tx, house, [toDelivery(house, book.ref, book.key, letter)], now);
  });
}
