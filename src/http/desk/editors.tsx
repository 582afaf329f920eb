import { handle } from '../../app/handle.ts';
import { type CaseRoom, caseRoom } from '../../app/queries/cases.ts';
import { checkAdvisory } from '../../core/advisory/check.ts';
import type { Command, ShutGate } from '../../core/case/decide.ts';
import type { Fault } from '../../core/case/fault.ts';
import { composeNotice, draftBlocks } from '../../core/notices/compose.ts';
import { noticeFindings, recipients } from '../../core/process/gates-embargo.ts';
import { stepById } from '../../core/process/index.ts';
import { areFaults } from '../api/body.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { changedMeanwhile, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { type AdvisoryFields, advisoryFrom, startingAdvisory } from './advisory-form.ts';
import { nowFor } from './now.ts';
import { AdvisoryEditorPage, NoticeEditorPage } from './plain-editors.tsx';

/** What a save that was refused brings back. */
interface Tried {
  readonly values: AdvisoryFields;
  readonly faults: readonly Fault[];
  readonly gates: readonly ShutGate[];
  readonly status: number;
}

const saved = (ask: Ask): string | undefined => (ask.query.done === undefined ? undefined : 'Saved.');

function roomOf(ask: Ask): Promise<CaseRoom | undefined> {
  return caseRoom(ask.site.house, ask.site.project, ask.params.number ?? '', actorOf(ask.visitor), { entries: 1 });
}

/** Saves through the law; gives what to answer, or what stood in the way. */
async function save(ask: Ask, room: CaseRoom, command: Command, back: string): Promise<Answer | Omit<Tried, 'values'>> {
  const { house, project } = ask.site;
  const done = await handle(house, project, room.case.id, command, actorOf(ask.visitor));
  if (done.kind === 'done') return seeOther(`${back}?done=1`);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { why, faults, gates } = done.refusal;
  if (why !== 'input' && why !== 'gates') return refused(done.refusal);
  return { faults, gates, status: why === 'input' ? 422 : 409 };
}

async function advisoryPage(ask: Ask, room: CaseRoom, tried?: Tried): Promise<Answer> {
  const values = tried?.values ?? startingAdvisory(room);
  const newest = room.case.advisory.revisions.at(-1)?.advisory;
  const view = {
    frame: await personalFrame(ask),
    now: await nowFor(ask),
    room,
    values,
    faults: tried ? tried.faults : newest ? checkAdvisory(newest) : [],
    gates: tried?.gates ?? [],
    isTried: tried !== undefined,
    done: tried ? undefined : saved(ask),
  };
  return page(<AdvisoryEditorPage {...view} />, tried?.status ?? 200);
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
  if (areFaults(made)) return advisoryPage(ask, room, { values, faults: made, gates: [], status: 422 });
  const command = { type: stepById('draft-advisory')!.command, advisory: made };
  const done = await save(ask, room, command, `/desk/cases/${room.case.number}/advisory`);
  return 'faults' in done && !('problem' in done) ? advisoryPage(ask, room, { ...done, values }) : (done as Answer);
}

async function noticePage(ask: Ask, room: CaseRoom, tried?: Tried): Promise<Answer> {
  const { playbook, facts, names, case: state } = room;
  const { blocks } = playbook.notices.plan;
  const open = state.notices.findLast((notice) => !notice.sent);
  const starting = open?.blocks ?? draftBlocks(state);
  const texts = Object.fromEntries(blocks.map((id) => [id, tried?.values[`blocks.${id}`] ?? starting[id] ?? '']));
  const view = {
    frame: await personalFrame(ask),
    now: await nowFor(ask),
    room,
    values: Object.fromEntries(Object.entries(texts).map(([id, text]) => [`blocks.${id}`, text])),
    faults: noticeFindings(texts, room),
    gates: tried?.gates ?? [],
    isTried: tried !== undefined,
    done: tried ? undefined : saved(ask),
    blocks,
    notice: open?.id,
    preview: composeNotice(texts, 'REFERENCE', playbook),
    recipients: recipients({ facts, playbook }).map(
      ({ organisation, name }) => names[`organisation:${organisation}`] ?? name,
    ),
  };
  return page(<NoticeEditorPage {...view} />, tried?.status ?? 200);
}

/** The notice's editor. */
export async function notice(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  return room ? noticePage(ask, room) : notFound;
}

/** Saves the notice. */
export async function saveNotice(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  if (!room) return notFound;
  const step = stepById('draft-notice')!;
  const fields = fieldsOf(ask.body);
  const command = { ...inputFromForm(step.input, fields), type: step.command };
  const done = await save(ask, room, command, `/desk/cases/${room.case.number}/notice`);
  return 'faults' in done && !('problem' in done)
    ? noticePage(ask, room, { ...done, values: typed(fields) })
    : (done as Answer);
}
