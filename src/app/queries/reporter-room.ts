import { statusOf } from '../../core/case/evolve.ts';
import { answersToCurrent } from '../../core/case/evolve-embargo.ts';
import { openQuestions } from '../../core/case/evolve-waiting.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case, Message, Question } from '../../core/case/model.ts';
import { consentOf, isUnderTerms } from '../../core/embargo/adherence.ts';
import type { Consent } from '../../core/embargo/consent.ts';
import { currentProposal, type DateAnswer, type DateProposal } from '../../core/embargo/embargo.ts';
import { isHeld, isNegotiated } from '../../core/embargo/machine.ts';
import { policyFooter } from '../../core/notices/compose.ts';
import { type Clock, clocks } from '../../core/process/clocks.ts';
import { reporterDeadline } from '../../core/process/deadline.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type Next, nextIn } from '../../core/process/next.ts';
import { findHandle } from '../../store/handles.ts';
import type { Tx } from '../../store/open.ts';
import { caseRef, playbookOfCase, projectOf } from '../books.ts';
import { gatherFacts } from '../facts.ts';
import type { House } from '../house.ts';
import { type PersonSheet, readSheet } from '../persons.ts';
import { creditLine } from '../publication.ts';
import { readState } from '../record.ts';
import type { Room } from '../rooms.ts';

/** The five words in which a reporter follows the case. */
export const reporterStages = ['received', 'being looked at', 'confirmed', 'fix and date in work', 'public'] as const;

export interface ReporterRoom {
  readonly now: Instant;
  readonly ref: string;
  readonly subject: string;
  readonly receivedAt: Instant;
  readonly stage: number;
  readonly outcome: 'open' | 'rejected' | 'published' | 'closed';
  readonly seenAt?: Instant;
  /** The answer to "what must I do now?", under the reporter's own reference. */
  readonly next: Next;
  readonly waitingFor: 'us' | 'you';
  /** What the team has asked and waits for. */
  readonly questions: readonly Question[];
  /** When the reporter will publish on their own. */
  readonly deadline?: Instant;
  readonly maySetDeadline: boolean;
  /** The reporter's consent to the embargo of the case; missing while there is none to keep. */
  readonly consent?: { readonly word: Consent; readonly answerBy?: Instant; readonly terms: string };
  /** The next promise of the team: first contact, then plan. */
  readonly promise?: Clock;
  readonly messages: readonly Message[];
  readonly proposal?: DateProposal;
  readonly answer?: DateAnswer;
  readonly decidedDate?: Instant;
  readonly credit?: Case['credit'];
  readonly sheet: PersonSheet;
  readonly creditLine?: string;
  readonly advisory?: string;
  readonly mayAnswerDate: boolean;
  readonly mayChooseCredit: boolean;
  readonly mayWrite: boolean;
  /** Other cases that were made of the same report, by the reporter's own references. */
  readonly parts: readonly { readonly ref: string; readonly subject: string }[];
}

/** What the reporter sees of their own case: nothing of the desk's notes, number, names or other parties. */
export async function reporterRoom(house: House, project: ProjectId, room: Room): Promise<ReporterRoom | undefined> {
  return house.store.readTx(project, async (tx) => {
    const found = await readState<Case>(tx, house.root, caseRef(project, room.case));
    if (!found || found.state.reporter !== room.person) return undefined;
    const { state } = found;
    const now = house.now();
    const playbook = playbookOfCase(await projectOf(tx, house.root), state);
    const sheet = (await readSheet(tx, house.root, state.reporter)) ?? { name: '', affiliation: '', address: '' };
    const messages = state.messages.filter((m) => m.audience === 'reporter');
    const promise = clocks(state, playbook, now).find((c) => ['first-contact', 'plan'].includes(c.id) && !c.metAt);
    const proposal = currentProposal(state.embargo);
    const isOpenRound = isNegotiated(state.embargo);
    const answer = answersToCurrent(state).get('reporter');
    const line = creditLine(state, sheet);
    const questions = openQuestions(state);
    const deadline = reporterDeadline(state);
    const published = state.advisory.publications.at(-1)?.id ?? state.survivorPublished?.id;
    const situation = { case: state, actor: { kind: 'reporter', person: room.person }, now, playbook } as const;
    const facts = await gatherFacts(tx, house, state);
    const { ref, answerBy } = state.participants['reporter']!;
    const consent = consentOf(state, 'reporter', { now, playbook, facts })!;
    const next = nextIn({ ...situation, facts }, ref);
    return {
      now,
      ref,
      subject: state.report.subject || 'Your report',
      receivedAt: state.openedAt,
      stage: stageOf(state),
      outcome: outcomeOf(state),
      ...seenBy(state),
      next,
      waitingFor: next.step ? 'you' : 'us',
      questions,
      ...(deadline ? { deadline } : {}),
      maySetDeadline: !published && !state.closedAt,
      ...(isHeld(state.embargo) && isUnderTerms(state)
        ? {
            consent: {
              word: consent,
              ...(consent === 'invited' && answerBy ? { answerBy } : {}),
              terms: policyFooter(playbook),
            },
          }
        : {}),
      ...(promise ? { promise } : {}),
      messages,
      ...(proposal && isOpenRound ? { proposal } : {}),
      ...(answer ? { answer } : {}),
      ...(state.embargo.end ? { decidedDate: state.embargo.end } : {}),
      ...(state.credit ? { credit: state.credit } : {}),
      sheet,
      ...(line ? { creditLine: line } : {}),
      ...(published ? { advisory: published } : {}),
      mayAnswerDate: isOpenRound,
      mayChooseCredit: !published && !state.closedAt && state.advisory.state !== 'frozen',
      mayWrite: !state.closedAt,
      parts: await partsOf(tx, house, state),
    };
  });
}

/** The case of the same reporter that a reference of theirs stands for, as seen from the room that their words open. */
export async function partOf(house: House, project: ProjectId, room: Room, ref: string): Promise<Room | undefined> {
  return house.store.readTx(project, async (tx) => {
    const handle = await findHandle(tx, ref);
    if (handle?.party !== 'reporter' || handle.book.kind !== 'case') return undefined;
    const found = await readState<Case>(tx, house.root, handle.book);
    return found?.state.reporter === room.person ? { case: found.state.id, person: room.person } : undefined;
  });
}

async function partsOf(tx: Tx, house: House, state: Case): Promise<ReporterRoom['parts']> {
  const parts: { ref: string; subject: string }[] = [];
  for (const { other, relation } of state.ties ?? []) {
    if (relation !== 'split into' && relation !== 'split from') continue;
    const found = await readState<Case>(tx, house.root, caseRef(tx.project, other));
    if (found?.state.reporter !== state.reporter) continue;
    parts.push({ ref: found.state.participants['reporter']!.ref, subject: found.state.report.subject });
  }
  return parts;
}

/** Whether the vulnerability is public: by this case, or by the one that it follows. */
const isOut = (state: Case): boolean => state.advisory.publications.length > 0 || state.survivorPublished !== undefined;

function stageOf(state: Case): number {
  if (isOut(state)) return 5;
  const status = statusOf(state);
  if (status === 'accepted') return state.advisory.revisions.length > 0 ? 4 : 3;
  if (status === 'valid') return 3;
  return state.seenAt || state.contactedAt ? 2 : 1;
}

function outcomeOf(state: Case): ReporterRoom['outcome'] {
  if (isOut(state)) return 'published';
  if (state.rejection && statusOf(state) !== 'valid' && statusOf(state) !== 'accepted') return 'rejected';
  return state.closedAt ? 'closed' : 'open';
}

/** Whoever answers has read, whether or not they said so. */
function seenBy(state: Case): { readonly seenAt?: Instant } {
  const at = state.seenAt ?? state.contactedAt ?? state.plan?.at;
  return at ? { seenAt: at } : {};
}
