import { handle } from '../../app/handle.ts';
import { caseIdOf } from '../../app/queries/cases.ts';
import { leakOverview, leakRecord, leakRoom } from '../../app/queries/leaks.ts';
import { decideLeak } from '../../core/process/steps/decide-leak.ts';
import { judgeLeak } from '../../core/process/steps/judge-leak.ts';
import { recordLeak } from '../../core/process/steps/record-leak.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm } from '../form-input.ts';
import { personalFrame, personalFrameOf } from '../frame.ts';
import { isFresh } from '../identity/step-up.ts';
import { onRecord } from '../on-record.ts';
import { LeakRoomPage } from '../pages/leak-room-page.tsx';
import { LeaksPage } from '../pages/leaks-page.tsx';
import { changedMeanwhile, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { stepFields } from '../step-form.ts';
import { labelsOf } from '../step-schema.ts';
import { embargoOf } from '../views/case-page-view.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { recordDocument, recordMarkdown } from '../views/leak-record.ts';
import { leakCard, leaksView, leakTable, reportItem } from '../views/leak-view.ts';
import { type Refused, stepOffer } from '../views/offer-view.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

const ownSteps: readonly string[] = [judgeLeak.id, decideLeak.id];

/** What a link of a waiting report fills the form with. */
const filledBy = (ask: Ask) =>
  Object.fromEntries(
    ['what', 'toWhom', 'report', 'other'].flatMap((name) => {
      const value = ask.query[name];
      return value === undefined ? [] : [[name, [value]]];
    }),
  );

async function shown(ask: Ask, status: number, tried?: Refused): Promise<Answer> {
  const found = await leakRoom(ask.site.house, ask.site.project, ask.params.number ?? '', actorOf(ask.visitor));
  if (!found) return notFound;
  const { room } = found;
  await onRecord(ask, room.case.id, 'leaks');
  const mayRecord = room.offers.some(({ step }) => step.id === recordLeak.id);
  const filled = tried ?? { step: recordLeak.id, fields: filledBy(ask), faults: [] };
  const gates = (tried?.gates ?? []).map(({ sentence }) => ({ field: 'what', message: sentence }));
  const view = {
    now: await nowFor(ask),
    number: room.case.number,
    embargo: embargoOf(room),
    leaks: (room.case.leaks ?? []).toReversed().map((leak) => leakCard(leak, found)),
    reports: found.reports.map(reportItem),
    table: leakTable(found),
    fields: mayRecord ? stepFields(recordLeak, room, filled) : undefined,
    errors: tried ? [...fieldErrors(tried.faults, 'text', labelsOf(recordLeak.input)), ...gates] : [],
    offers: room.offers
      .filter(({ step }) => ownSteps.includes(step.id))
      .map((offer) => stepOffer(offer, room, { isFresh: isFresh(ask) })),
    done: ask.query.done === 'recorded' ? 'On record, and who knew at that moment is frozen.' : undefined,
  };
  return page(<LeakRoomPage frame={personalFrameOf(ask, room.names)} view={view} />, status);
}

/** The room of a case's leaks. */
export async function leaks(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** Records a leak with its files; what is refused comes back with everything that was typed. */
export async function record(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const number = ask.params.number ?? '';
  const id = await caseIdOf(house, project, number, actor);
  if (id === undefined) return notFound;
  const fields = fieldsOf(ask.body);
  const uploads = ask.body.kind === 'form' ? ask.body.files : [];
  const command = { ...inputFromForm(recordLeak.input, fields), type: recordLeak.command };
  const done = await handle(house, project, id, command, actor, { uploads });
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  if (done.kind === 'done') return seeOther(`/desk/cases/${number}/leaks?done=recorded`);
  const { why, faults, gates } = done.refusal;
  if (why !== 'input' && why !== 'gates') return refused(done.refusal);
  return shown(ask, why === 'input' ? 422 : 409, { step: recordLeak.id, fields, faults, gates });
}

/** The record of a leak as a file: `record.json` with the chain, `record.md` to read. */
export async function leakFile(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', leak = '', file = '' } = ask.params;
  const [, kind] = /^record\.(json|md)$/.exec(file) ?? [];
  const found = kind && (await leakRecord(house, project, number, leak, actorOf(ask.visitor)));
  if (!found) return notFound;
  await onRecord(ask, found.room.case.id, 'leaks');
  const body = kind === 'json' ? `${JSON.stringify(recordDocument(found), null, 2)}\n` : recordMarkdown(found);
  return {
    status: 200,
    type: kind === 'json' ? 'application/json; charset=utf-8' : 'text/markdown; charset=utf-8',
    body,
    headers: { 'Content-Disposition': `attachment; filename="leak-of-${number}.${kind}"` },
  };
}

/** Every leak, what waits, and the ledger. */
export async function overview(ask: Ask): Promise<Answer> {
  const found = await leakOverview(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const view = { ...leaksView(found), now: await nowFor(ask) };
  return page(<LeaksPage frame={await personalFrame(ask)} view={view} />);
}
