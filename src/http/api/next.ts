import { inbox } from '../../app/queries/cases.ts';
import type { Answer as Told } from '../../app/queries/most-urgent.ts';
import { partnerDesk } from '../../app/queries/partner.ts';
import { reporterRoom } from '../../app/queries/reporter-room.ts';
import type { Instant } from '../../core/process/instant.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { notFound } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';

interface Found {
  readonly now: Instant;
  readonly next: Told;
  /** The answer in every single thing that the asker has. */
  readonly all: readonly Told[];
}

/** The one answer for whoever asks: a person of the team, a distributor, or a reporter with the ten words. */
async function find({ site: { house, project }, visitor }: Ask): Promise<Found | undefined> {
  if (visitor.kind === 'reporter') {
    const room = await reporterRoom(house, project, { case: visitor.caseId, person: visitor.person });
    const next: Told | undefined = room && { ...room.next, place: { kind: 'room' } };
    return room && next && { now: room.now, next, all: [next] };
  }
  const actor = actorOf(visitor);
  if (actor.kind === 'distributor') {
    const desk = await partnerDesk(house, project, actor);
    const all = desk?.notices.map(({ ref, next }): Told => ({ ...next, place: { kind: 'notice', ref } }));
    return desk && all && { now: desk.now, next: desk.answer, all };
  }
  const read = await inbox(house, project, actor);
  const all = read.cases.map(({ number, next }): Told => ({ ...next, place: { kind: 'case', number } }));
  return { now: read.now, next: read.next, all };
}

/** An answer as programs read it. */
function told({ sentence, what, step, dueAt, beginsAt, place }: Told) {
  return {
    sentence,
    what,
    step: step ?? null,
    dueAt: dueAt ?? null,
    beginsAt: beginsAt ?? null,
    case: place?.kind === 'case' ? place.number : null,
    notice: place?.kind === 'notice' ? place.ref : null,
    organisation: place?.kind === 'application' || place?.kind === 'vouch' ? place.organisation : null,
  };
}

async function next(ask: Ask): Promise<Answer> {
  const found = await find(ask);
  return found ? json(toApi({ now: found.now, next: told(found.next), waiting: found.all.map(told) })) : notFound;
}

/** What must I do now, over the API. */
export const nextRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/next',
    access: 'api.next',
    handler: next,
    limit: 'api',
    api: {
      id: 'next',
      summary: 'What must I do now',
      gives: 'One sentence with at most one step and one time, and the same for each thing that the asker has',
    },
  },
];
