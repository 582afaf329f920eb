import { type CaseRoom, caseRoom } from '../../app/queries/cases.ts';
import type { Refusal } from '../../core/case/decide.ts';
import { addBundle } from '../../core/process/steps/add-bundle.ts';
import { fieldsOf } from '../bodies.ts';
import { addUploaded } from '../bundle-upload.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { onRecord } from '../on-record.ts';
import { BundlesPage } from '../pages/bundles-page.tsx';
import { changedMeanwhile, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { bundlesView } from '../views/bundles-view.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

const roomOf = (ask: Ask): Promise<CaseRoom | undefined> =>
  caseRoom(ask.site.house, ask.site.project, ask.params.number ?? '', actorOf(ask.visitor), { entries: 1 });

async function shown(ask: Ask, room: CaseRoom, status: number, refusal?: Refusal): Promise<Answer> {
  await onRecord(ask, room.case.id, 'bundles');
  const tried = refusal && { refusal, values: typed(fieldsOf(ask.body)) };
  const done = ask.query.done ? 'The bundle is kept. Nobody outside has it before it is shared.' : undefined;
  const view = bundlesView(room, { now: await nowFor(ask), tried, done });
  return page(<BundlesPage frame={await personalFrame(ask)} view={view} />, status);
}

/** The patches of every release line, what was shared of them, and who has it. */
export async function bundles(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  return room ? shown(ask, room, 200) : notFound;
}

/** Keeps the patches of a line that came as a file. */
export async function addBundleFile(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  if (!room) return notFound;
  const done = await addUploaded(ask, room.case.id, inputFromForm(addBundle.input, fieldsOf(ask.body)));
  if (done.kind === 'done') return seeOther(`/desk/cases/${room.case.number}/bundles?done=1`);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { why } = done.refusal;
  if (why !== 'input' && why !== 'gates') return refused(done.refusal);
  return shown(ask, room, why === 'input' ? 422 : 409, done.refusal);
}
