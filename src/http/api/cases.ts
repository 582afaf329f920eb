import { type Handled, handle } from '../../app/handle.ts';
import { caseIdOf, caseRoom, inbox } from '../../app/queries/cases.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { fault } from '../../core/case/fault.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import { stepById } from '../../core/process/index.ts';
import type { Step } from '../../core/process/step.ts';
import { schemaToApi, toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { onRecord } from '../on-record.ts';
import { changedMeanwhile, invalid, notFound, plain, refused, scopeMissing } from '../problem.ts';
import { json, tagged } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { caseView, lineView, offerView, timelineView } from './case-view.ts';
import { once } from './once.ts';

async function list(ask: Ask): Promise<Answer> {
  const read = await inbox(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return json(toApi({ data: read.cases.map(lineView) }));
}

async function room(ask: Ask) {
  const entries = ask.path.endsWith('/timeline') ? 100_000 : 1;
  const { house, project } = ask.site;
  const found = await caseRoom(house, project, ask.params.number ?? '', actorOf(ask.visitor), { entries });
  if (found) await onRecord(ask, found.case.id, 'case');
  return found;
}

async function one(ask: Ask): Promise<Answer> {
  const found = await room(ask);
  return found ? tagged(ask, json(toApi(caseView(found))), `"${found.seq}"`) : notFound;
}

async function steps(ask: Ask): Promise<Answer> {
  const found = await room(ask);
  if (!found) return notFound;
  const data = found.offers.map((offer) => ({
    ...(toApi(offerView(offer)) as object),
    input: schemaToApi(jsonSchemaOf(offer.step.input)),
  }));
  return tagged(ask, json({ data }), `"${found.seq}"`);
}

async function timeline(ask: Ask): Promise<Answer> {
  const found = await room(ask);
  return found ? tagged(ask, json(toApi(timelineView(found))), `"${found.seq}"`) : notFound;
}

/** The sequence number that If-Match names; undefined for none, null for one that cannot be read. */
export function ifMatch(ask: Ask): number | undefined | null {
  const text = ask.header('if-match')?.trim();
  if (text === undefined || text === '*') return undefined;
  const found = /^"(\d{1,9})"$/.exec(text);
  return found ? Number(found[1]) : null;
}

async function take(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const step = stepById(ask.params.step ?? '');
  const id = step && (await caseIdOf(house, project, ask.params.number ?? '', actor));
  if (!step || id === undefined) return notFound;
  const scope = step.scope ?? 'case:write';
  if (ask.visitor.kind === 'token' && !ask.visitor.bearer.scopes.includes(scope)) return scopeMissing(scope);
  // What cannot be taken back comes with a key, so that a lost connection never does it twice.
  return once(ask, step.grave === true, async () => {
    const seq = ifMatch(ask);
    if (seq === null)
      return plain(400, 'unreadable', 'This cannot be read', 'If-Match takes one strong entity tag, such as "12".');
    const input = objectFrom(ask);
    if (areFaults(input)) return invalid(input);
    const command = commandOf(step, input);
    if (areFaults(command)) return invalid(withGuesses(command, fieldNames(step.input)));
    const done = await handle(house, project, id, command, actor, seq === undefined ? {} : { ifSeq: seq });
    return answerOf(done, step);
  });
}

/** The command of a step. `type` is ours to say, so it is no field of an input. */
export function commandOf(step: Pick<Step, 'command'>, input: Readonly<Record<string, unknown>>) {
  if ('type' in input)
    return [fault('unknown-field', '/type', 'There is no field "type" here.', 'Take it out, or correct its name.')];
  return { ...input, type: step.command };
}

/** What became of a step, as the API says it. */
export function answerOf(done: Handled, step: Step): Answer {
  switch (done.kind) {
    case 'not found':
      return notFound;
    case 'changed':
      return changedMeanwhile(done.seq);
    case 'refused': {
      const { refusal } = done;
      const faults = withGuesses(refusal.faults, fieldNames(step.input));
      return refused(isRefusal(refusal) ? { ...refusal, faults } : refusal);
    }
    case 'done':
      return json(
        {
          step: step.id,
          seq: done.seq,
          events: done.events.map(({ type }) => type),
          ...(done.warnings.length > 0 ? { warnings: toApi(done.warnings) as object } : {}),
        },
        200,
        { headers: { ETag: `"${done.seq}"` } },
      );
  }
}

const base = '/api/v1';

/** Cases, over the API. */
export const caseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${base}/cases`,
    access: 'api.cases',
    handler: list,
    limit: 'api',
    api: { id: 'listCases', summary: 'Every case that you may see', gives: 'Cases, the most urgent first' },
  },
  {
    method: 'GET',
    path: `${base}/cases/:number`,
    access: 'api.case',
    handler: one,
    limit: 'api',
    api: { id: 'readCase', summary: 'One case', gives: 'The case; its ETag is its sequence number' },
  },
  {
    method: 'GET',
    path: `${base}/cases/:number/steps`,
    access: 'api.case-steps',
    handler: steps,
    limit: 'api',
    api: {
      id: 'listSteps',
      summary: 'Steps that you have in a case',
      gives: 'Each step with its gates, open and shut, and the schema of its input',
    },
  },
  {
    method: 'GET',
    path: `${base}/cases/:number/timeline`,
    access: 'api.case-timeline',
    handler: timeline,
    limit: 'api',
    api: { id: 'readTimeline', summary: 'What has happened in a case', gives: 'Every event, oldest first' },
  },
  {
    method: 'POST',
    path: `${base}/cases/:number/steps/:step`,
    access: 'api.case-step',
    handler: take,
    limit: 'api',
    api: {
      id: 'takeStep',
      summary: 'Take a step in a case',
      gives: 'The new sequence number and the events that followed',
      input: { type: 'object', description: 'The input of the step; see listSteps' },
      headers: ['If-Match', 'Idempotency-Key'],
    },
  },
];
