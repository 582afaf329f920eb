import { reporterRoom } from '../../app/queries/reporter-room.ts';
import { receive } from '../../app/receive.ts';
import { reportSchema } from '../../core/case/receive.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { onRecord } from '../on-record.ts';
import { invalid, notFound, tooMany } from '../problem.ts';
import { json } from '../reply.ts';
import { reporterStep, reporterStepOf } from '../site/room.tsx';
import { jsonSchemaOf } from '../step-schema.ts';
import { areFaults, objectFrom } from './body.ts';
import { answerOf, commandOf } from './cases.ts';
import { once } from './once.ts';

const known = fieldNames(reportSchema);

async function report(ask: Ask): Promise<Answer> {
  const isForm = ask.body.kind === 'form';
  const input = isForm ? typed(fieldsOf(ask.body)) : objectFrom(ask);
  if (areFaults(input)) return invalid(input);
  const uploads = isForm && ask.body.kind === 'form' ? ask.body.files : [];
  const received = await receive(ask.site.house, ask.site.project, input, uploads, 'api');
  if (received.kind === 'faults') return invalid(withGuesses(received.faults, known));
  const { key, ref, firstContactBy, planBy, gaps } = received;
  const told = { reference: ref, key, firstContactBy, planBy, gaps, room: `${ask.site.house.baseUrl}/r/` };
  return json(toApi(told), 201);
}

async function room(ask: Ask): Promise<Answer> {
  const { visitor, site } = ask;
  if (visitor.kind !== 'reporter') return notFound;
  const found = await reporterRoom(site.house, site.project, { case: visitor.caseId, person: visitor.person });
  if (!found) return notFound;
  await onRecord(ask, visitor.caseId, 'room');
  const { now: _, messages, questions, promise, answer, ...rest } = found;
  // Of the team nothing but its words and what it owes: neither who asked, nor whose clock it is.
  const said = {
    messages: messages.map(({ at, from, text }) => ({ at, from, text })),
    questions: questions.map(({ at, text }) => ({ at, text })),
    ...(promise ? { promise: { title: promise.title, dueAt: promise.dueAt, state: promise.state } } : {}),
    ...(answer ? { answer: { answer: answer.answer, reason: answer.reason, at: answer.at } } : {}),
  };
  return json(toApi({ ...rest, ...said }));
}

async function take(ask: Ask): Promise<Answer> {
  const id = ask.params.step ?? '';
  const step = reporterStepOf(id);
  if (!step) return notFound;
  if (ask.wait !== undefined) return tooMany(ask.wait);
  return once(ask, false, async () => {
    const input = objectFrom(ask);
    if (areFaults(input)) return invalid(input);
    const command = commandOf(step, input);
    if (areFaults(command)) return invalid(command);
    const done = await reporterStep(ask, step, input);
    if (done.kind === 'faults') return invalid(withGuesses(done.faults, ['credit', 'name', 'affiliation']));
    const answer = answerOf(done, step);
    return done.kind === 'done' ? json({ step: id }) : answer;
  });
}

const base = '/api/v1';

/** Reporting, and the reporter's room, over the API: `Authorization: Reporter` and the ten words. */
export const reportRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${base}/reports`,
    access: 'api.report',
    handler: report,
    limit: 'report',
    takesFiles: true,
    api: {
      id: 'sendReport',
      summary: 'Report privately',
      gives: 'The key of ten words, told once, and the promises',
      status: 201,
      input: jsonSchemaOf(reportSchema),
    },
  },
  {
    method: 'GET',
    path: `${base}/room`,
    access: 'api.room',
    handler: room,
    limit: 'api',
    api: {
      id: 'readRoom',
      summary: 'Your own report',
      gives: 'How far it has come, whose turn it is, and the conversation',
    },
  },
  {
    method: 'POST',
    path: `${base}/room/steps/:step`,
    access: 'api.room-step',
    handler: take,
    limit: 'api',
    isPaced: true,
    api: {
      id: 'takeRoomStep',
      summary: 'Write, answer the date, choose the credit, or say that it is public',
      gives: 'The step that was taken',
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
