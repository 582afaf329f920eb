import { chooseCredit } from '../../app/credit.ts';
import { type Handled, handle } from '../../app/handle.ts';
import { publicAdvisory } from '../../app/queries/public.ts';
import { partOf, reporterRoom } from '../../app/queries/reporter-room.ts';
import { passLife, sealPass } from '../../app/room-pass.ts';
import { enterRoom } from '../../app/rooms.ts';
import type { Fault } from '../../core/case/fault.ts';
import { stepById } from '../../core/process/index.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Step } from '../../core/process/step.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import { cookie, roomCookieName } from '../cookies.ts';
import type { Answer, Ask, Fields } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { onRecord } from '../on-record.ts';
import { KeyPage } from '../pages/key-page.tsx';
import { ReporterRoomPage } from '../pages/reporter-room-page.tsx';
import { changedMeanwhile, isProblem, notFound, waitSentence, writtenTooMuch } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { type RoomTried, roomView } from '../views/room-view.ts';
import { actorOf, isSecure } from '../visitor.ts';

/** A step that a reporter has. */
export function reporterStepOf(id: string): Step | undefined {
  const step = stepById(id);
  return step?.who.includes('reporter') ? step : undefined;
}

/** The short addresses of the room's own forms. */
const shortcuts: Readonly<Record<string, string>> = {
  reply: 'send-message',
  date: 'answer-date',
  credit: 'choose-credit',
  public: 'record-exposure',
  deadline: 'set-deadline',
};

const told: Readonly<Record<string, string>> = {
  'send-message': 'Your message has been delivered.',
  'answer-date': 'Your answer is on record.',
  'choose-credit': 'Your choice is kept.',
  'set-deadline': 'Your deadline is on record, and the team has been told.',
  'record-exposure': 'The team has been told that it is public.',
  'accept-embargo': 'You keep this embargo, and the team sees it.',
  'decline-embargo': 'The team has been told that you do not keep this embargo.',
};

const look = (ask: Ask, age: number) => ({ path: '/r', isSecure: isSecure(ask.site), age });

/** The door: asks for the ten words. */
export async function door(ask: Ask): Promise<Answer> {
  return page(<KeyPage frame={frameOf({ ...ask, visitor: { kind: 'anyone' } })} view={{}} />);
}

/** Ten words open the room; wrong ones are told from unknown ones by nobody. */
export async function enter(ask: Ask): Promise<Answer> {
  const words = fieldOf(ask.body, 'key');
  const { house, project } = ask.site;
  const found = words === '' ? undefined : await enterRoom(house, project, words);
  if (!found) {
    const error =
      'These words open nothing here. Look at each of the ten again; the order matters, capitals and spaces do not.';
    return page(<KeyPage frame={frameOf({ ...ask, visitor: { kind: 'anyone' } })} view={{ error }} />, 422);
  }
  const pass = sealPass(house, project, words);
  return seeOther('/r/room', { cookies: [cookie(roomCookieName, pass, look(ask, passLife / 1_000))] });
}

/** The part of the report that the address asks for; nothing for a reference that is not this reporter's. */
async function inPart(ask: Ask): Promise<Ask | undefined> {
  const { part } = ask.query;
  const { visitor, site } = ask;
  if (visitor.kind !== 'reporter' || !part) return ask;
  const found = await partOf(site.house, site.project, { case: visitor.caseId, person: visitor.person }, part);
  return found && { ...ask, visitor: { ...visitor, caseId: found.case } };
}

async function shown(ask: Ask, status: number, tried?: RoomTried): Promise<Answer> {
  const { visitor, site } = ask;
  if (visitor.kind !== 'reporter') return notFound;
  const room = await reporterRoom(site.house, site.project, { case: visitor.caseId, person: visitor.person });
  if (!room) return notFound;
  await onRecord(ask, visitor.caseId, 'room');
  const done = told[ask.query.done ?? ''];
  const out = room.advisory ? await publicAdvisory(site.house, site.project, room.advisory) : undefined;
  const published = out && {
    id: out.published.advisory.id,
    title: out.published.advisory.title,
    at: out.published.publishedAt as Instant,
  };
  return page(
    <ReporterRoomPage
      frame={frameOf(ask, '/r/room')}
      view={roomView(room, published, tried, tried ? undefined : done, Boolean(ask.query.part))}
    />,
    status,
  );
}

/** The room itself. */
export async function view(ask: Ask): Promise<Answer> {
  const there = await inPart(ask);
  return there ? shown(there, 200) : notFound;
}

/** What a form of the room says, as the step takes it. */
function inputOf(step: Step, fields: Fields): Record<string, unknown> {
  if (step.id === 'choose-credit') {
    const { credit, name = '', affiliation = '' } = typed(fields);
    return { credit, name, affiliation };
  }
  const input = inputFromForm(step.input, fields);
  if (step.id === 'record-exposure' && input.what === undefined) {
    return { what: 'public', source: fields.source?.[0] ?? fields.text?.[0] ?? '' };
  }
  return input;
}

/** Takes one of the reporter's steps, with input in the law's own shape. */
export async function reporterStep(
  ask: Ask,
  step: Step,
  input: Readonly<Record<string, unknown>>,
): Promise<Handled | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const { visitor, site } = ask;
  if (visitor.kind !== 'reporter') return { kind: 'not found' };
  const { house, project } = site;
  if (step.id === 'choose-credit') {
    return chooseCredit(house, project, { case: visitor.caseId, person: visitor.person }, input);
  }
  return handle(house, project, visitor.caseId, { ...input, type: step.command }, actorOf(visitor));
}

/** Steps whose form comes back with what was written in it. */
const hasWords: ReadonlySet<string> = new Set(['send-message', 'record-exposure', 'answer-date', 'decline-embargo']);

/** Takes a step and comes back to the room; what was refused comes back with everything that was typed. */
export async function step(given: Ask): Promise<Answer> {
  const ask = await inPart(given);
  if (!ask) return notFound;
  const asked = ask.params.step ?? '';
  const known = reporterStepOf(Object.hasOwn(shortcuts, asked) ? shortcuts[asked]! : asked);
  const fields = fieldsOf(ask.body);
  if (known && ask.wait !== undefined) {
    if (!hasWords.has(known.id)) return writtenTooMuch(ask.wait, ask.now);
    const errors = [
      {
        field: known.id === 'answer-date' || known.id === 'decline-embargo' ? 'reason' : 'text',
        message: waitSentence(ask.wait, ask.now),
      },
    ];
    const reply = await shown(ask, 429, { step: known.id, values: typed(fields), errors });
    return isProblem(reply) ? reply : { ...reply, headers: { ...reply.headers, 'Retry-After': String(ask.wait) } };
  }
  const done = known && (await reporterStep(ask, known, inputOf(known, fields)));
  if (!known || !done || done.kind === 'not found') return notFound;
  const { id } = known;
  if (done.kind === 'done') return seeOther(`/r/room?done=${id}${ask.query.part ? `&part=${ask.query.part}` : ''}`);
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const faults = done.kind === 'faults' ? done.faults : done.refusal.faults;
  const gates = done.kind === 'faults' ? [] : done.refusal.gates;
  const errors =
    faults.length > 0
      ? fieldErrors(faults).map((each) => ({ ...each, field: each.field === 'source' ? 'text' : each.field }))
      : gates.map(({ sentence }) => ({ field: id === 'set-deadline' ? 'date' : 'text', message: sentence }));
  return shown(ask, faults.length > 0 && gates.length === 0 ? 422 : 409, { step: id, values: typed(fields), errors });
}

/** Closes the room on this device. */
export async function leave(ask: Ask): Promise<Answer> {
  return seeOther('/r/', { cookies: [cookie(roomCookieName, '', look(ask, 0))] });
}
