import { handleOrganisation } from '../../app/organisations.ts';
import { partnerDesk, vouchRequest } from '../../app/queries/partner.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { decline } from '../../core/distributors/steps/decline.ts';
import { vouch } from '../../core/distributors/steps/vouch.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { commandOf } from './cases.ts';
import { once } from './once.ts';

const vouchSteps = [vouch, decline];

async function list(ask: Ask): Promise<Answer> {
  const desk = await partnerDesk(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!desk) return notFound;
  const told = ({ id, name, products, answers, appliedAt, vouched }: Organisation) => ({
    ...{ id, name, products, answers, appliedAt },
    vouchedAt: vouched?.at ?? null,
  });
  return json(toApi({ data: [...desk.vouchRequests, ...desk.vouchedFor].map(told) }));
}

async function take(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const [id, actor] = [ask.params.id ?? '', actorOf(ask.visitor)];
  const step = vouchSteps.find((each) => each.id === ask.params.step);
  if (!step || !(await vouchRequest(house, project, id, actor))) return notFound;
  return once(ask, false, async () => {
    const input = objectFrom(ask);
    const command = areFaults(input) ? input : commandOf(step, input);
    if (areFaults(command)) return invalid(withGuesses(command, fieldNames(step.input)));
    const done = await handleOrganisation(house, project, id, command, actor);
    if (done.kind === 'not found') return notFound;
    if (done.kind === 'done') return json({ step: step.id, id });
    return refused({ ...done.refusal, faults: withGuesses(done.refusal.faults, fieldNames(step.input)) });
  });
}

const base = '/api/v1/vouches';

/** Who names one's own organisation as voucher, over the API. */
export const vouchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.vouches',
    handler: list,
    limit: 'api',
    api: {
      id: 'listVouches',
      summary: 'Applicants that name your organisation as voucher, until the team has decided',
      gives: 'Each with its answers, and since when you vouch for it; null where you have not answered',
    },
  },
  {
    method: 'POST',
    path: `${base}/:id/steps/:step`,
    access: 'api.vouch-step',
    handler: take,
    limit: 'api',
    api: {
      id: 'takeVouchStep',
      summary: `Answer for an applicant: ${vouchSteps.map((each) => each.id).join(', ')}; decline takes a vouch back`,
      gives: 'The step that was taken',
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
