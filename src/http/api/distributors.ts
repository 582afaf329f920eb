import { z } from 'zod';
import { apply } from '../../app/applications.ts';
import { takeMembershipStep } from '../../app/contacts.ts';
import { importMembers } from '../../app/member-import.ts';
import { application, directory } from '../../app/queries/directory.ts';
import { faultsFromZod, fieldNames } from '../../core/case/zod-faults.ts';
import { applicationSchema } from '../../core/distributors/application.ts';
import { teamStep, teamSteps } from '../../core/distributors/index.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { commandOf } from './cases.ts';
import { once } from './once.ts';

async function list(ask: Ask): Promise<Answer> {
  const found = await directory(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!found) return notFound;
  const data = found.lines.map(({ organisation: o, isCurrent, people, reviewDue }) => ({
    id: o.id,
    name: o.name,
    state: o.state,
    ref: o.ref,
    appliedAt: o.appliedAt,
    policyVersion: o.policy.version,
    isPolicyCurrent: isCurrent,
    people: people.all,
    peopleUnderTerms: people.under,
    reviewDue: reviewDue ?? null,
    strikes: o.strikes.length,
  }));
  return json(toApi({ policyVersion: found.policyVersion, data }));
}

async function one(ask: Ask): Promise<Answer> {
  const found = await application(ask.site.house, ask.site.project, ask.params.id ?? '', actorOf(ask.visitor));
  if (!found) return notFound;
  const {
    organisation: o,
    contact,
    criteria,
    voucherName,
    policyVersion,
    hasMembers,
    earlier,
    offers,
    removal,
  } = found;
  const { project: _, contact: __, accounts, ...organisation } = o;
  const told = {
    ...organisation,
    contact,
    contacts: accounts.length,
    criteria,
    voucher: voucherName ?? null,
    policyVersion,
    hasMembers,
    removal: removal ?? null,
    earlier: earlier ? { id: earlier.id, name: earlier.name, removed: earlier.removed ?? null } : null,
    steps: offers
      .filter(({ step }) => teamSteps.includes(step))
      .map(({ step, shut }) => ({ id: step.id, title: step.title, isGrave: step.grave === true, gates: shut })),
  };
  return json(toApi(told));
}

async function applyHere(ask: Ask): Promise<Answer> {
  const input = objectFrom(ask);
  if (areFaults(input)) return invalid(input);
  const done = await apply(ask.site.house, ask.site.project, input);
  if (done.kind === 'faults') return invalid(withGuesses(done.faults, fieldNames(applicationSchema)));
  if (done.kind === 'refused') return refused(done.refusal);
  if (done.kind === 'not found') return notFound;
  return json({ reference: done.ref, address: done.address }, 201);
}

/** Shows the rows of an import, or invites them where their number came with them. */
async function importHere(ask: Ask): Promise<Answer> {
  const input = objectFrom(ask);
  if (areFaults(input)) return invalid(input);
  const parsed = importSchema.safeParse(input);
  if (!parsed.success) return invalid(faultsFromZod(parsed.error, input));
  const { csv, count } = parsed.data;
  return once(ask, false, async () => {
    const done = await importMembers(ask.site.house, ask.site.project, csv, count, actorOf(ask.visitor));
    if (done.kind === 'not found') return notFound;
    if (done.kind === 'faults') return invalid(done.faults);
    if (done.kind === 'done') return json({ invited: done.invited }, 201);
    return json(toApi({ data: done.rows }));
  });
}

const importSchema = z.strictObject({
  csv: z.string().meta({ label: 'The file', kind: 'textarea' }),
  count: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .meta({ label: 'How many rows there are; without it they are only shown', kind: 'text' }),
});

async function take(ask: Ask): Promise<Answer> {
  const step = teamStep(ask.params.step);
  const { house, project } = ask.site;
  const [id, actor] = [ask.params.id ?? '', actorOf(ask.visitor)];
  if (!step || !(await application(house, project, id, actor))) return notFound;
  return once(ask, step.grave === true, async () => {
    const input = objectFrom(ask);
    const command = areFaults(input) ? input : commandOf(step, input);
    if (areFaults(command)) return invalid(withGuesses(command, fieldNames(step.input)));
    const done = await takeMembershipStep(house, project, id, command, actor);
    if (done.kind === 'not found') return notFound;
    if (done.kind === 'done') return json({ step: step.id, id, state: done.organisation.state });
    return refused({ ...done.refusal, faults: withGuesses(done.refusal.faults, fieldNames(step.input)) });
  });
}

const base = '/api/v1/distributors';

/** The list of distributors, over the API. */
export const distributorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.distributors',
    handler: list,
    limit: 'api',
    api: {
      id: 'listDistributors',
      summary: 'Every organisation of the list',
      gives: 'Organisations with the state of their membership',
    },
  },
  {
    method: 'GET',
    path: `${base}/:id`,
    access: 'api.distributor',
    handler: one,
    limit: 'api',
    api: {
      id: 'readDistributor',
      summary: 'One organisation',
      gives: 'Its answers to each criterion, its voucher, its acceptance of the policy',
    },
  },
  {
    method: 'POST',
    path: `${base}/import`,
    access: 'api.distributors-import',
    handler: importHere,
    limit: 'api',
    api: {
      id: 'importMembers',
      summary: 'Invite the members of a mailing list out of CSV, once their number came with it',
      gives: 'The rows; with the number of them, how many were invited',
      input: jsonSchemaOf(importSchema),
      headers: ['Idempotency-Key'],
    },
  },
  {
    method: 'POST',
    path: `${base}/applications`,
    access: 'api.application',
    handler: applyHere,
    limit: 'join',
    api: {
      id: 'applyForMembership',
      summary: 'Apply to join the list',
      gives: 'The reference of the application, and the address of its page, shown once',
      status: 201,
      input: jsonSchemaOf(applicationSchema),
    },
  },
  {
    method: 'POST',
    path: `${base}/:id/steps/:step`,
    access: 'api.distributor-step',
    handler: take,
    limit: 'api',
    api: {
      id: 'takeDistributorStep',
      summary: `Decide on an organisation: ${teamSteps.map(({ id }) => id).join(', ')}`,
      gives: 'The new state of the membership',
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
