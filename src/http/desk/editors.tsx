import { handle } from '../../app/handle.ts';
import { type CaseRoom, caseRoom } from '../../app/queries/cases.ts';
import { deliveriesOfCase } from '../../app/queries/deliveries.ts';
import { draftDocuments } from '../../app/queries/draft-documents.ts';
import { aroundNotice } from '../../app/queries/notice-preview.ts';
import type { Command, Refusal } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import type { IgnoredWarning } from '../../core/case/model.ts';
import { stepById } from '../../core/process/index.ts';
import { isFault, mainScore, score } from '../../core/scores/score.ts';
import { areFaults } from '../api/body.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { isFresh } from '../identity/step-up.ts';
import { onRecord } from '../on-record.ts';
import { AdvisoryEditorPage } from '../pages/advisory-editor-page.tsx';
import { NoticeComposerPage } from '../pages/notice-composer-page.tsx';
import { changedMeanwhile, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { embargoOf } from '../views/case-page-view.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { mendedValues, noticeView } from '../views/notice-view.ts';
import { actorOf } from '../visitor.ts';
import { type AdvisoryFields, advisoryFrom, rowsOf, startingAdvisory } from './advisory-form.ts';
import { nowFor } from './now.ts';

/** What a save that was refused brings back. */
interface Tried {
  readonly values: AdvisoryFields;
  readonly faults: readonly Fault[];
  readonly refusal?: Refusal;
  readonly status: number;
}

function roomOf(ask: Ask): Promise<CaseRoom | undefined> {
  return caseRoom(ask.site.house, ask.site.project, ask.params.number ?? '', actorOf(ask.visitor), { entries: 1 });
}

/** Saves through the law; what it refuses of the input or by a gate is shown again, with what was typed. */
async function save(
  ask: Ask,
  room: CaseRoom,
  command: Command,
  place: 'advisory' | 'notice',
  again: (refusal: Refusal, status: number) => Promise<Answer>,
): Promise<Answer> {
  const { house, project } = ask.site;
  const done = await handle(house, project, room.case.id, command, actorOf(ask.visitor));
  if (done.kind === 'done') return seeOther(`/desk/cases/${room.case.number}/${place}?done=1`);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { why } = done.refusal;
  if (why !== 'input' && why !== 'gates') return refused(done.refusal);
  return again(done.refusal, why === 'input' ? 422 : 409);
}

async function advisoryPage(ask: Ask, room: CaseRoom, tried?: Tried): Promise<Answer> {
  await onRecord(ask, room.case.id, 'advisory');
  const { number, advisory: kept } = room.case;
  const values = tried?.values ?? startingAdvisory(room);
  const newest = kept.revisions.at(-1);
  const scored = values.cvss ? score(values.cvss) : undefined;
  const gates = tried?.refusal?.gates.map(({ sentence }) => ({ field: 'id', message: sentence })) ?? [];
  const view = {
    number,
    now: await nowFor(ask),
    embargo: embargoOf(room),
    state: kept.state,
    isClosed: room.case.closedAt !== undefined,
    revision: newest?.number ?? 0,
    savedAt: newest?.at,
    values,
    products: Array.from({ length: rowsOf(values, 'affected') }, (_, at) => ({
      ranges: rowsOf(values, `affected.${at}.ranges`),
    })),
    statements: rowsOf(values, 'statements'),
    scores: rowsOf(values, 'scores'),
    references: rowsOf(values, 'references'),
    credits: rowsOf(values, 'credits'),
    severity:
      scored && !isFault(scored)
        ? { word: scored.severity, score: mainScore(scored), method: `CVSS ${scored.version}` }
        : undefined,
    exploitation: room.case.cve.id ? ask.site.house.exploitation?.of(room.case.cve.id) : undefined,
    errors: tried ? [...fieldErrors(tried.faults, 'id'), ...gates] : [],
    formats: await draftDocuments(ask.site.house, ask.site.project, room),
    action: `/desk/cases/${number}/advisory`,
    done: !tried && ask.query.done ? `Revision ${newest?.number ?? 0} is saved.` : undefined,
  };
  return page(<AdvisoryEditorPage frame={await personalFrame(ask)} view={view} />, tried?.status ?? 200);
}

/** The advisory's editor. */
export async function advisory(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  return room ? advisoryPage(ask, room) : notFound;
}

/** Saves a revision of the advisory. */
export async function saveAdvisory(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  if (!room) return notFound;
  const values = typed(fieldsOf(ask.body));
  const made = advisoryFrom(values, room.case.advisory.revisions.at(-1)?.advisory);
  if (areFaults(made)) return advisoryPage(ask, room, { values, faults: made, status: 422 });
  const command = { type: stepById('draft-advisory')!.command, advisory: made };
  return save(ask, room, command, 'advisory', (refusal, status) =>
    advisoryPage(ask, room, { values, faults: refusal.faults, refusal, status }),
  );
}

async function noticePage(ask: Ask, room: CaseRoom, tried?: Tried): Promise<Answer> {
  await onRecord(ask, room.case.id, 'notice');
  const gates = tried?.refusal?.gates.map(({ sentence }) => ({ field: 'blocks.description', message: sentence })) ?? [];
  const deliveries = await deliveriesOfCase(ask.site.house, ask.site.project, room.case.id);
  const view = noticeView(room, {
    deliveries,
    around: await aroundNotice(ask.site.house, room),
    asked: {
      as: ask.query.as,
      notice: tried?.values.notice ?? ask.query.notice,
      kind: tried?.values.kind ?? ask.query.kind,
    },
    isFresh: isFresh(ask),
    now: await nowFor(ask),
    values: tried?.values ?? {},
    errors: tried ? [...fieldErrors(tried.faults, 'blocks.description'), ...gates] : [],
    done: !tried && ask.query.done ? 'The notice is saved.' : undefined,
  });
  return page(<NoticeComposerPage frame={await personalFrame(ask)} view={view} />, tried?.status ?? 200);
}

/** The notice's editor. */
export async function notice(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  return room ? noticePage(ask, room) : notFound;
}

/** The warnings that a person lets stand: those with a reason beside them. */
function ignoredIn(values: Readonly<Record<string, string>>): readonly IgnoredWarning[] {
  return Object.keys(values).flatMap((name) => {
    const at = /^ignore\.(\d+)\.reason$/u.exec(name)?.[1];
    const reason = values[name]?.trim() ?? '';
    if (at === undefined || reason === '') return [];
    return [{ rule: values[`ignore.${at}.rule`] ?? '', quote: values[`ignore.${at}.quote`] ?? '', reason }];
  });
}

/** Saves the notice. */
export async function saveNotice(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  if (!room) return notFound;
  const step = stepById('draft-notice')!;
  const { ...fields } = fieldsOf(ask.body) as Record<string, readonly string[]>;
  const values = typed(fields);
  const mending = fields.mend ? mendedValues(room, await aroundNotice(ask.site.house, room), values) : {};
  for (const [name, text] of Object.entries(mending)) fields[name] = [text];
  const ignored = ignoredIn(values);
  const command = {
    ...inputFromForm(step.input, fields),
    ...(ignored.length > 0 ? { ignored } : {}),
    type: step.command,
  };
  return save(ask, room, command, 'notice', (refusal, status) =>
    noticePage(ask, room, { values: typed(fields), faults: refusal.faults, refusal, status }),
  );
}
