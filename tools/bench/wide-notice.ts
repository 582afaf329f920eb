// A notice of 10 KB to five hundred organisations, each with a key of its own: in the record, and about to leave.
import { caseKeeping, caseRef, projectOf } from '../../src/app/books.ts';
import { reference } from '../../src/app/house.ts';
import { planLetters } from '../../src/app/letters.ts';
import { receive } from '../../src/app/receive.ts';
import { takeBook, writeEvents } from '../../src/app/record.ts';
import type { CaseEvent } from '../../src/core/case/events.ts';
import type { Case } from '../../src/core/case/model.ts';
import { day, plus } from '../../src/core/process/instant.ts';
import type { DurableHouse } from './durable-house.ts';
import { memberWithKey } from './keyed-member.ts';
import type { ListMember } from './schleuder.ts';

export const organisations = 500;
const rounds = 10;

export interface WideNotice {
  readonly id: string;
  readonly number: string;
  readonly parties: readonly (ListMember & { readonly organisation: string })[];
}

/** Writes the members and the case; the notice leaves at the house's own moment. */
export async function wideNotice(durable: DurableHouse): Promise<WideNotice> {
  const { house, project, lead } = durable;
  const parties = [];
  for (let at = 0; at < organisations; at += 1) parties.push(await memberWithKey(durable, at));
  const got = await receive(house, project, { subject: 'A wide one', effects: 'x', kind: 'vulnerability' }, [], 'form');
  if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  const events: CaseEvent[] = [
    {
      type: 'NoticeDrafted',
      notice: 'wide',
      kind: 'plan',
      blocks: { description: 'A crafted header crashes the listener. '.repeat(260) },
      by: lead.id,
    },
    {
      type: 'NoticeSent',
      notice: 'wide',
      copies: parties.map(({ organisation }) => ({ organisation, ref: reference(house) })),
      leavesAt: house.now(),
      terms: { consent: 'signatory', policyVersion: 1 },
      by: lead.id,
    },
  ];
  await written(durable, got.caseId, events);
  return { id: got.caseId, number: got.number, parties };
}

/** Ten rounds of a date that everybody answers: five thousand answers. */
export async function everybodyAnswers(durable: DurableHouse, { id, parties }: WideNotice): Promise<void> {
  const events = Array.from({ length: rounds }, (_, round): CaseEvent[] => [
    {
      type: 'DateProposed',
      proposal: round + 1,
      date: plus(durable.house.now(), (20 + round) * day),
      note: '',
      by: durable.lead.id,
    },
    ...parties.map(
      ({ organisation }, at): CaseEvent => ({
        type: 'DateAnswered',
        party: `organisation:${organisation}`,
        proposal: round + 1,
        answer: at % 50 === 0 ? 'object' : 'ok',
        reason: at % 50 === 0 ? 'Our release is frozen in that week.' : '',
        by: `distributor:${at}`,
      }),
    ),
  ]);
  await written(durable, id, events.flat(), false);
}

async function written(
  { house, project, lead }: DurableHouse,
  id: string,
  events: readonly CaseEvent[],
  withLetters = true,
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const book = (await takeBook<Case>(tx, house.root, caseRef(project, id)))!;
    const { state } = await writeEvents(tx, book, caseKeeping, events, lead, house.now());
    if (!withLetters) return;
    const about = { ref: book.ref, key: book.key, state, from: book.head.seq + 1 };
    await planLetters(tx, house, await projectOf(tx, house.root), about, events, house.now());
  });
}
