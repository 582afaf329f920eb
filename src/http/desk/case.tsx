import { handle } from '../../app/handle.ts';
import { type CaseRoom, caseIdOf, caseRoom } from '../../app/queries/cases.ts';
import { draftAsPublished } from '../../app/queries/draft-documents.ts';
import { pageOfCase } from '../../app/queries/seen-as.ts';
import type { Refusal } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import { stepById } from '../../core/process/index.ts';
import type { Step } from '../../core/process/step.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask, Fields, Site } from '../exchange.ts';
import { inputFromForm } from '../form-input.ts';
import { personalFrameOf } from '../frame.ts';
import { isFresh, isProven, passkeyGates } from '../identity/step-up.ts';
import { onRecord } from '../on-record.ts';
import { CasePage, type CaseView } from '../pages/case-page.tsx';
import { changedMeanwhile, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { type CasePageMore, casePageView } from '../views/case-page-view.ts';
import { nowOf } from '../views/now-view.ts';
import { approval } from '../views/offer-view.ts';
import { actorOf } from '../visitor.ts';

type More = Partial<Pick<CasePageMore, 'refused' | 'done' | 'isFresh'>>;

async function shown(ask: Ask, status: number, more: More = {}): Promise<Answer> {
  const { house, project } = ask.site;
  const options = ask.query.entries === 'all' ? { ...pageOfCase, entries: 100_000 } : pageOfCase;
  const room = await caseRoom(house, project, ask.params.number ?? '', actorOf(ask.visitor), options);
  if (!room) return notFound;
  await onRecord(ask, room.case.id, 'case');
  const asked = more.refused?.fields.audience?.[0] ?? ask.query.to;
  const audience = asked === 'internal' ? 'internal' : 'reporter';
  const view = await caseView(ask.site, room, { audience, isFresh: isFresh(ask), ...more });
  return page(<CasePage frame={personalFrameOf(ask, room.names)} view={view} />, status);
}

/** What the page of a case shows to whom the room was opened for. */
export async function caseView(
  { house, project }: Site,
  room: CaseRoom,
  more: Omit<CasePageMore, 'now' | 'frozen'>,
): Promise<CaseView> {
  const isToApprove = room.offers.some(({ step }) => step.id === approval);
  const frozen = isToApprove ? await draftAsPublished(house, project, room) : undefined;
  return casePageView(room, { now: nowOf(room.answer ?? room.next), frozen, ...more });
}

/** One case. */
export async function view(ask: Ask): Promise<Answer> {
  const step = stepById(ask.query.done ?? '');
  return shown(ask, 200, step ? { done: `Done: ${step.title}.` } : {});
}

/** Takes a step; what is refused comes back with everything that was typed and what is in the way. */
export async function step(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const number = ask.params.number ?? '';
  const known = stepById(ask.params.step ?? '');
  const id = known && (await caseIdOf(house, project, number, actor));
  if (!known || id === undefined) return notFound;
  const fields = fieldsOf(ask.body);
  if (known.grave && !(await isProven(ask))) {
    return shown(ask, 403, { refused: { step: known.id, fields, faults: [], gates: passkeyGates(known.id) } });
  }
  const command = { ...inputFromForm(known.input, fields), type: known.command };
  const done = await handle(house, project, id, command, actor, ifSeq(fields));
  switch (done.kind) {
    case 'not found':
      return notFound;
    case 'changed':
      return changedMeanwhile(done.seq);
    case 'refused':
      return again(ask, known, fields, done.refusal);
    case 'done':
      // Declaring a conflict ends one's own sight of the case.
      return seeOther(
        known.id === 'declare-conflict' ? '/desk' : `/desk/cases/${number}?done=${known.id}#step-${known.id}`,
      );
  }
}

/** Which version of the case the form was made from, where the page says so. */
export function ifSeq(fields: Fields): { ifSeq?: number } {
  const text = fields.if_seq?.[0] ?? '';
  return /^\d{1,9}$/.test(text) ? { ifSeq: Number(text) } : {};
}

async function again(ask: Ask, step: Step, fields: Fields, refusal: Refusal): Promise<Answer> {
  if (refusal.why === 'not allowed' || refusal.why === 'unknown' || refusal.why === 'untimely') return refused(refusal);
  const faults: readonly Fault[] = refusal.faults;
  return shown(ask, refusal.why === 'input' ? 422 : 409, {
    refused: { step: step.id, fields, faults, gates: refusal.gates },
    // A grave step came here with a passkey, so it is not asked for again.
    isFresh: step.grave === true || isFresh(ask),
  });
}
