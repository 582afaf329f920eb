import { z } from 'zod';
import { takeMembershipStep } from '../../app/contacts.ts';
import { nameForRoster, ownRoster } from '../../app/roster.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { rosterSteps } from '../partner/people.tsx';
import { invalid, notFound, refused, tooMany } from '../problem.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { rosterView } from '../views/organisation-view.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { commandOf } from './cases.ts';
import { once } from './once.ts';

const personSchema = z.strictObject({
  name: z.string().meta({ label: 'Name', kind: 'text' }),
  address: z.string().meta({ label: 'Mail address', kind: 'text' }),
});

async function list(ask: Ask): Promise<Answer> {
  const found = await ownRoster(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const { under, all, people } = rosterView(found.organisation, found.people);
  const data = people.map(({ accepted = null, leftAt = null, ...person }) => ({ ...person, accepted, leftAt }));
  return json(toApi({ underTerms: under, people: all, terms: found.terms ?? null, data }));
}

async function name(ask: Ask): Promise<Answer> {
  if (ask.wait !== undefined) return tooMany(ask.wait);
  return once(ask, false, async () => {
    const input = objectFrom(ask);
    if (areFaults(input)) return invalid(input);
    const { name: called = '', address = '' } = input as Readonly<Record<string, unknown>>;
    const given = { name: String(called), address: String(address) };
    const done = await nameForRoster(ask.site.house, ask.site.project, given, actorOf(ask.visitor));
    if (done.kind === 'not found') return notFound;
    return done.kind === 'done' ? json({ step: 'name-person' }, 201) : refused(done.refusal);
  });
}

async function take(ask: Ask): Promise<Answer> {
  if (ask.wait !== undefined) return tooMany(ask.wait);
  const step = rosterSteps.find(({ id }) => id === ask.params.step);
  const actor = actorOf(ask.visitor);
  if (!step || actor.kind !== 'distributor') return notFound;
  return once(ask, step.grave === true, async () => {
    const input = objectFrom(ask);
    const command = areFaults(input) ? input : commandOf(step, input);
    if (areFaults(command)) return invalid(withGuesses(command, fieldNames(step.input)));
    const done = await takeMembershipStep(ask.site.house, ask.site.project, actor.organisation, command, actor);
    if (done.kind === 'not found') return notFound;
    return done.kind === 'done' ? json({ step: step.id }) : refused(done.refusal);
  });
}

const base = '/api/v1/roster';

/** The people of one's own organisation, over the API. */
export const rosterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.roster',
    handler: list,
    limit: 'api',
    api: {
      id: 'readRoster',
      summary: 'The people of your organisation who need to know',
      gives: 'Each person and whether they accepted the terms by name; to one of them, themselves alone',
    },
  },
  {
    method: 'POST',
    path: base,
    access: 'api.roster-name',
    handler: name,
    limit: 'api',
    isPaced: true,
    api: {
      id: 'namePerson',
      summary: 'Name a person of your organisation who needs to know',
      gives: 'Nothing but that a link is on its way to them',
      status: 201,
      input: jsonSchemaOf(personSchema),
      headers: ['Idempotency-Key'],
    },
  },
  {
    method: 'POST',
    path: `${base}/steps/:step`,
    access: 'api.roster-step',
    handler: take,
    limit: 'api',
    isPaced: true,
    api: {
      id: 'takeRosterStep',
      summary: `Change the roster: ${rosterSteps.map(({ id }) => id).join(', ')}`,
      gives: 'The step that was taken',
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
