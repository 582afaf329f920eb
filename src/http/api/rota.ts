import { handleRota } from '../../app/duty.ts';
import { type RotaRoom, rotaRoom } from '../../app/queries/rota.ts';
import { rotaInputs } from '../../core/access/rota-decide.ts';
import { rotaCommand, rotaStep } from '../../core/access/rota-steps.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { once } from './once.ts';

function view({ now, playbook, duty, absences, names }: RotaRoom): object {
  const person = (id: string) => ({ id, name: names[id] ?? '' });
  return {
    now,
    rota: playbook.roles.rota,
    onDuty: duty?.kind === 'weekly' ? person(duty.account) : null,
    since: duty?.since ?? null,
    next: duty?.kind === 'weekly' && duty.next ? person(duty.next) : null,
    handOverAt: duty?.handOverAt ?? null,
    offeredTo: duty?.offer ? person(duty.offer.to) : null,
    members: duty?.members.map(person) ?? [],
    absences: absences.map(({ account, from, until }) => ({ ...person(account), from, until })),
  };
}

async function read(ask: Ask): Promise<Answer> {
  return json(toApi(view(await rotaRoom(ask.site.house, ask.site.project, actorOf(ask.visitor)))));
}

async function take(ask: Ask): Promise<Answer> {
  const known = rotaStep(ask.params.step);
  if (!known) return notFound;
  return once(ask, false, async () => {
    const input = objectFrom(ask);
    if (areFaults(input)) return invalid(input);
    const command = rotaCommand(known, input);
    if (areFaults(command)) return invalid(withGuesses(command, fieldNames(rotaInputs[known.command])));
    const done = await handleRota(ask.site.house, ask.site.project, command, actorOf(ask.visitor));
    return done.kind === 'refused' ? refused(done.refusal) : read(ask);
  });
}

const base = '/api/v1/rota';

/** The rota, over the API. */
export const rotaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.rota',
    handler: read,
    limit: 'api',
    api: {
      id: 'readRota',
      summary: 'Who is on duty',
      gives: 'Who is on duty, who is next, and when the duty passes on',
    },
  },
  {
    method: 'POST',
    path: `${base}/steps/:step`,
    access: 'api.rota-step',
    handler: take,
    limit: 'api',
    api: {
      id: 'takeRotaStep',
      summary: 'Hand the duty over, take it, swap a shift, note an absence, or set the rota',
      gives: 'The rota as it stands now',
      input: {
        type: 'object',
        description:
          'set-rota: members; offer-hand-off: to, note; acknowledge-hand-off: nothing; swap-shift: to; note-absence: account, from, until',
      },
      headers: ['Idempotency-Key'],
    },
  },
];
