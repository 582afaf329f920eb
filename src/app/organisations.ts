import type { Actor } from '../core/access/actor.ts';
import { type Project, playbookInForce } from '../core/access/project.ts';
import { type Command, isRefusal, type Refusal } from '../core/case/decide.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { decideOrganisation } from '../core/distributors/decide.ts';
import type { OrganisationEvent } from '../core/distributors/events.ts';
import { wordsKeepCases } from '../core/distributors/gates-letters.ts';
import { membershipStepByCommand } from '../core/distributors/index.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { MembershipFacts } from '../core/distributors/step.ts';
import { isUnderTerms } from '../core/embargo/adherence.ts';
import { membershipLetters } from '../core/notices/membership-letters.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { stopDeliveries } from '../store/delivery-steps.ts';
import type { Tx } from '../store/open.ts';
import { listPictures } from '../store/pictures.ts';
import { sha256 } from '../vault/bytes.ts';
import { addressKey } from '../vault/lookup.ts';
import { replaceEnded } from './answer-address.ts';
import {
  applicationUrl,
  closeAddresses,
  forgetAddress,
  newApplicationToken,
  openAddress,
  removalToken,
} from './application-address.ts';
import { organisationKeeping, organisationRef, projectOf } from './books.ts';
import { organisationsOf, teamOf } from './facts.ts';
import { type House, reference } from './house.ts';
import { plan, toDelivery } from './letters.ts';
import { openRoad } from './open-road.ts';
import { readingFor } from './organisation-keys.ts';
import { otherWords } from './other-words.ts';
import { readSheets } from './persons.ts';
import { type OpenBook, openPictures, takeBook, writeEvents } from './record.ts';
import { tellRemovalsMeanwhile } from './removals-meanwhile.ts';

/** Hash of the policy text that members accept, as acceptance stores it: SHA-256 in hexadecimal. */
export const policyHash = (playbook: Playbook): string => sha256(playbook.embargo.policy).toString('hex');

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
  more: Pick<MembershipFacts, 'account' | 'person'> = {},
): Promise<OrganisationHandled> {
  // Reading a key takes a while and looking one up longer: neither holds a transaction open.
  const reading = await readingFor(house, project, id, command, actor);
  const done = await house.store.withTx(project, async (tx): Promise<OrganisationHandled> => {
    const book = await takeBook<Organisation>(tx, house.root, organisationRef(project, id));
    if (!book?.state) return { kind: 'not found' };
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const known = await organisationsOf(tx, house.root);
    const teamSize = (await teamOf(tx)).length;
    const around = await factsAroundMember(tx, house, book.state, known, playbook);
    const leaves = membershipStepByCommand(command.type)?.gates.includes(wordsKeepCases);
    const caseWords = leaves ? await otherWords(tx, house) : [];
    const own = { ...around, ...more, teamSize, caseWords, ...(reading ? { reading } : {}) };
    const facts = { ...membershipFacts(house, known, playbook), ...own };
    const decision = decideOrganisation(book.state, command, actor, playbook, facts);
    if (isRefusal(decision)) return { kind: 'refused', refusal: decision };
    const { leavesAt, notice } = book.state.removed ?? {};
    if (leavesAt && notice && decision.some((event) => event.type === 'RemovalStopped' && event.notice === notice)) {
      await stopDeliveries(tx, book.ref, house.now(), { kind: 'letter', dueAt: leavesAt });
      await forgetAddress(tx, house, removalToken(house, id, notice));
      await tellRemovalsMeanwhile(tx, house, book.state, known, playbook);
    }
    return { kind: 'done', organisation: await writeMembership(tx, house, book, decision, actor, playbook) };
  });
  // Whatever happens here, the old ones have ended with what was just written.
  if (done.kind === 'done') await replaceEnded(house, project, done.organisation);
  return done;
}

/** What the law says of a step that needs something made first, asked before it is made; `more` is what the caller knows of it. */
export async function askFirst(
  tx: Tx,
  house: House,
  state: Organisation,
  {
    command,
    actor,
    more = {},
  }: { readonly command: Command; readonly actor: Actor; readonly more?: Partial<MembershipFacts> },
): Promise<{
  readonly owner: Project;
  readonly playbook: Playbook;
  readonly decision: ReturnType<typeof decideOrganisation>;
}> {
  const owner = await projectOf(tx, house.root);
  const playbook = playbookInForce(owner);
  const facts = { ...membershipFacts(house, await organisationsOf(tx, house.root), playbook), ...more };
  return { owner, playbook, decision: decideOrganisation(state, command, actor, playbook, facts) };
}

/** Events whose letter asks something of the applicant, and so brings an address where it is answered. */
const needsAddress: ReadonlySet<OrganisationEvent['type']> = new Set([
  'MembershipApplied',
  'MembershipInvited',
  'ApplicantAsked',
  'MembershipRefused',
  'MembershipSuspended',
  'MembershipRemoved',
]);

/** Events after which whatever the organisation does, it does signed in. */
const endsAddresses: ReadonlySet<OrganisationEvent['type']> = new Set(['MembershipAccepted', 'MembershipReinstated']);

/** Writes what was decided on a membership, and plans the letters that it sets off. */
export async function writeMembership(
  tx: Tx,
  house: House,
  book: OpenBook<Organisation>,
  events: readonly OrganisationEvent[],
  actor: Actor,
  playbook: Playbook,
): Promise<Organisation> {
  const now = house.now();
  const { state } = await writeEvents(tx, book, organisationKeeping, events, actor, now);
  if (events.some(({ type }) => endsAddresses.has(type))) await closeAddresses(tx, house, state.id);
  const roads = await openRoad(tx, house, book.ref, events);
  const place = { baseUrl: house.baseUrl, ...(await newAddress(tx, house, state.id, events)), ...roads };
  const letters = events.flatMap((e, i) => membershipLetters(e, state, book.head.seq + i + 1, now, playbook, place));
  await plan(
    tx,
    house,
    letters.map((letter) => toDelivery(house, book.ref, book.key, letter)),
    now,
  );
  return state;
}

async function newAddress(
  tx: Tx,
  house: House,
  id: OrganisationId,
  events: readonly OrganisationEvent[],
): Promise<{ readonly application?: string }> {
  const about = events.find(({ type }) => needsAddress.has(type));
  if (!about) return {};
  const notice = about.type === 'MembershipRemoved' ? about.notice : undefined;
  const token = notice ? removalToken(house, id, notice) : newApplicationToken(house);
  await openAddress(tx, house, token, id);
  return { application: applicationUrl(house, token) };
}

/** What the law is told of one organisation beside the list: who else has its address, and, where it matters, how many embargoes run. */
export async function factsAroundMember(
  tx: Tx,
  house: House,
  { id, contact }: Organisation,
  known: readonly Organisation[],
  { membership }: Playbook,
): Promise<Pick<MembershipFacts, 'sharing' | 'embargoes'>> {
  const others = known.filter((o) => o.id !== id && o.state !== 'removed' && o.state !== 'refused');
  const sheets = await readSheets(tx, house.root, [contact, ...others.map((o) => o.contact)]);
  const own = addressKey(sheets.get(contact)?.address ?? '');
  const sharing = others.filter((o) => own !== '' && addressKey(sheets.get(o.contact)?.address ?? '') === own);
  const names = sharing.map(({ name }) => name);
  if (membership.duringEmbargo === 'decide') return { sharing: names };
  const cases = await openPictures<Case>(tx, house.root, await listPictures(tx, 'case'));
  return { sharing: names, embargoes: cases.filter(isEmbargoed).length };
}

const isEmbargoed = (state: Case): boolean =>
  (state.embargo.state === 'active' || state.embargo.state === 'revise') && isUnderTerms(state);

/** What the law is told of the list. */
export function membershipFacts(house: House, known: readonly Organisation[], playbook: Playbook): MembershipFacts {
  return {
    now: house.now(),
    members: known
      .filter((o) => o.state === 'active')
      .map((o) => ({ organisation: o.id, name: o.name, contacts: o.accounts })),
    barred: known.filter((o) => o.isBarred),
    policyHash: policyHash(playbook),
    ref: reference(house),
  };
}
