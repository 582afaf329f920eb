import { type AnswerWay, answerActor } from '../core/access/actor.ts';
import { generationOf } from '../core/answers/addresses.ts';
import type { Command } from '../core/case/decide.ts';
import { answersToCurrent } from '../core/case/evolve-embargo.ts';
import type { CaseId, OrganisationId, ProjectId } from '../core/case/ids.ts';
import type { Case, PartyId } from '../core/case/model.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { mayReadContent } from '../core/embargo/adherence.ts';
import { currentProposal, type DateAnswerKind } from '../core/embargo/embargo.ts';
import { isNegotiated } from '../core/embargo/machine.ts';
import { hasReached } from '../core/process/gates-notice.ts';
import { stepByCommand } from '../core/process/index.ts';
import type { Instant } from '../core/process/instant.ts';
import { findHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { addressBehind, noteTried } from './answer-address.ts';
import { caseRef, organisationRef, playbookOfCase, projectOf } from './books.ts';
import { toFact } from './facts.ts';
import { type Handled, handle } from './handle.ts';
import type { House } from './house.ts';
import { readState } from './record.ts';

/**
 * What the holder of an answer link may see of a case: what already stands in the mail that brought the link. No word of a
 * notice, no title, no number of the desk.
 */
export interface Answerable {
  readonly ref: string;
  /** Which of its links and reply addresses hold. */
  readonly generation: number;
  readonly case: CaseId;
  readonly organisation: OrganisationId;
  /** The newest notice that has reached the organisation. */
  readonly notice: string;
  readonly sentAt: Instant;
  readonly readAt?: Instant;
  /** The date on the table, while it is talked about. */
  readonly proposal?: { readonly number: number; readonly at: Instant; readonly proposedAt: Instant };
  readonly answer?: { readonly answer: DateAnswerKind; readonly at: Instant; readonly by?: string | undefined };
  /** Whether the organisation has accepted the terms; without them it answers nothing. */
  readonly hasConsented: boolean;
}

/** What an answer link opens; nothing for one that was made up or replaced, a closed case, or an ex-member’s, all alike. */
export async function answerableByLink(
  house: House,
  project: ProjectId,
  token: string,
): Promise<Answerable | undefined> {
  const found = await house.store.readTx(project, async (tx) => {
    const known = await addressBehind(tx, house, token, 'link');
    return known?.holds ? answerableOf(tx, house, known.ref) : known;
  });
  if (!found || 'notice' in found) return found;
  await noteTried(house, project, found, 'link');
  return undefined;
}

/** The same for a reference that was proved in another way. */
export async function answerableOf(tx: Tx, house: House, ref: string): Promise<Answerable | undefined> {
  const found = await findHandle(tx, ref);
  if (found?.book.kind !== 'case' || !found.party.startsWith('organisation:')) return undefined;
  const organisation = found.party.slice('organisation:'.length);
  const own = await readState<Organisation>(tx, house.root, organisationRef(tx.project, organisation));
  const book = await readState<Case>(tx, house.root, caseRef(tx.project, found.book.id));
  if (own?.state.state !== 'active' || !book || book.state.closedAt) return undefined;
  const { state } = book;
  const now = house.now();
  const notice = state.notices.findLast((one) => hasReached(one, answerActor(organisation, 'link'), now));
  if (!notice?.sent) return undefined;
  const party: PartyId = `organisation:${organisation}`;
  const playbook = playbookOfCase(await projectOf(tx, house.root), state);
  const copy = notice.sent.copies.find((each) => each.organisation === organisation);
  const proposal = isNegotiated(state.embargo) ? currentProposal(state.embargo) : undefined;
  const answer = answersToCurrent(state).get(party);
  return {
    ref,
    generation: generationOf(state, party),
    case: state.id,
    organisation,
    notice: notice.id,
    sentAt: notice.sent.leavesAt,
    ...(copy?.openedAt ? { readAt: copy.openedAt } : {}),
    ...(proposal ? { proposal: { number: proposal.number, at: proposal.at, proposedAt: proposal.proposedAt } } : {}),
    ...(answer ? { answer: { answer: answer.answer, at: answer.at, by: answer.by } } : {}),
    hasConsented: mayReadContent(state, party, { now, playbook, facts: { distributors: [toFact(own.state)] } }),
  };
}

/** Takes an answer for an organisation without an account. The notice is named by what was proved, never by what was sent. */
export function takeAnswer(
  house: House,
  project: ProjectId,
  found: Answerable,
  command: Command,
  by: AnswerWay,
): Promise<Handled> {
  const shape = stepByCommand(command.type)?.input.shape ?? {};
  const own = 'notice' in shape ? { notice: found.notice } : {};
  return handle(house, project, found.case, { ...command, ...own }, answerActor(found.organisation, by));
}
