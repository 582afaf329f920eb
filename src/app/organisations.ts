import type { Actor } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import { type Command, isRefusal, type Refusal } from '../core/case/decide.ts';
import type { Fault } from '../core/case/fault.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import { applicationSchema } from '../core/distributors/application.ts';
import { applyForMembership, decideOrganisation } from '../core/distributors/decide.ts';
import type { OrganisationEvent } from '../core/distributors/events.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { MembershipFacts } from '../core/distributors/step.ts';
import { membershipLetters } from '../core/notices/membership-letters.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { insertHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { sha256 } from '../vault/bytes.ts';
import { organisationKeeping, organisationRef, projectOf } from './books.ts';
import { organisationsOf, teamOf } from './facts.ts';
import { fresh, type House, reference } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { readingFor } from './organisation-keys.ts';
import { keepPerson } from './persons.ts';
import { beginBook, type OpenBook, takeBook, writeEvents } from './record.ts';

export type Applied =
  | { readonly kind: 'done'; readonly id: OrganisationId; readonly ref: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Hash of the policy text that members accept, as acceptance stores it: SHA-256 in hexadecimal. */
export const policyHash = (playbook: Playbook): string => sha256(playbook.embargo.policy).toString('hex');

/** Takes a request for membership in; asking accepts the embargo policy, with the text's version and hash (R73 to R75). */
export async function apply(house: House, project: ProjectId, given: unknown): Promise<Applied> {
  const parsed = applicationSchema.safeParse(given);
  if (!parsed.success) return { kind: 'faults', faults: faultsFromZod(parsed.error, given) };
  const now = house.now();
  return house.store.withTx(project, async (tx): Promise<Applied> => {
    const owner = await projectOf(tx, house.root);
    const playbook = playbookInForce(owner);
    const known = await organisationsOf(tx, house.root);
    const contact = fresh(house);
    const facts = { ...membershipFacts(house, known, playbook), contact };
    const decision = applyForMembership(parsed.data, playbook, facts);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    await keepPerson(
      tx,
      house.root,
      contact,
      { name: parsed.data.contactName, affiliation: parsed.data.name, address: parsed.data.contactAddress },
      now,
      { isFindable: false },
    );
    const book = await beginBook<Organisation>(tx, house.root, organisationRef(project, fresh(house)), now);
    await write(tx, house, book, decision, { kind: 'anyone' }, playbook);
    await insertHandle(tx, { ref: facts.ref, book: book.ref, party: 'applicant' });
    return { kind: 'done', id: book.ref.id, ref: facts.ref };
  });
}

export type OrganisationHandled =
  | { readonly kind: 'done'; readonly organisation: Organisation }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not found' };

/**
 * Puts a command on one organisation to the law. Callers establish who the actor is; the law says who may do what.
 * @param more what the caller has made for the step, such as the account of a contact
 */
export async function handleOrganisation(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  command: Command,
  actor: Actor,
  more: Pick<MembershipFacts, 'account'> = {},
): Promise<OrganisationHandled> {
  // Reading a key takes a while and looking one up longer: neither holds a transaction open.
  const reading = await readingFor(house, project, id, command, actor);
  return house.store.withTx(project, async (tx): Promise<OrganisationHandled> => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book?.state) return { kind: 'not found' };
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const known = await organisationsOf(tx, house.root);
    const teamSize = (await teamOf(tx)).length;
    const facts = { ...membershipFacts(house, known, playbook), ...more, teamSize, ...(reading ? { reading } : {}) };
    const decision = decideOrganisation(book.state, command, actor, playbook, facts);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    return { kind: 'done', organisation: await write(tx, house, book, decision, actor, playbook) };
  });
}

async function write(
  tx: Tx,
  house: House,
  book: OpenBook<Organisation>,
  events: readonly OrganisationEvent[],
  actor: Actor,
  playbook: Playbook,
): Promise<Organisation> {
  const now = house.now();
  const { state } = await writeEvents(tx, book, organisationKeeping, events, actor, now);
  const letters = events.flatMap((e, i) =>
    membershipLetters(e, state, book.head.seq + i + 1, now, playbook, { baseUrl: house.baseUrl }),
  );
  await plan(
    tx,
    house,
    letters.map((letter) => toDelivery(house, book.ref, book.key, letter)),
    now,
  );
  return state;
}

/** What the law is told of the list. */
export function membershipFacts(house: House, known: readonly Organisation[], playbook: Playbook): MembershipFacts {
  return {
    members: known.filter((o) => o.state === 'active').map((o) => ({ organisation: o.id, name: o.name })),
    barred: known.filter((o) => o.isBarred),
    policyHash: policyHash(playbook),
    ref: reference(house),
  };
}
