import { leakRecord, whoKnowsRoom } from '../../app/queries/leaks.ts';
import { fault } from '../../core/case/fault.ts';
import { sayTerms } from '../../core/embargo/who-knows.ts';
import { type Instant, instant } from '../../core/process/instant.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { onRecord } from '../on-record.ts';
import { invalid, notFound } from '../problem.ts';
import { json } from '../reply.ts';
import { sayAct, sayParty } from '../views/knower-words.ts';
import { recordDocument, recordMarkdown } from '../views/leak-record.ts';
import { actorOf } from '../visitor.ts';

/** The moment that `?at=` names; nothing where it names none, null where it is no moment. */
export function momentOf({ query: { at } }: Ask): Instant | undefined | null {
  if (at === undefined || at.trim() === '') return undefined;
  try {
    return instant(at.trim());
  } catch {
    return null;
  }
}

async function whoKnows(ask: Ask): Promise<Answer> {
  const at = momentOf(ask);
  if (at === null)
    return invalid([
      fault('no-moment', '/at', 'This is no moment with its zone.', 'Write it as 2026-04-20T16:00:00Z.'),
    ]);
  const { house, project } = ask.site;
  const found = await whoKnowsRoom(house, project, ask.params.number ?? '', actorOf(ask.visitor), at);
  if (!found) return notFound;
  const { names } = found;
  const { case: state } = found.room;
  return json(
    toApi({
      case: state.number,
      asOf: at ?? found.room.now,
      data: found.knowers.map((knower) => ({
        ...knower,
        name: sayParty(knower.party, names),
        terms: { says: sayTerms(knower), ...knower.terms },
        acts: knower.acts.map((act) => ({ ...act, what: sayAct(act.what, names, state.notices) })),
      })),
    }),
  );
}

async function record(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', leak = '' } = ask.params;
  const found = await leakRecord(house, project, number, leak === 'newest' ? undefined : leak, actorOf(ask.visitor));
  if (!found) return notFound;
  await onRecord(ask, found.room.case.id, 'leaks');
  return json({ record: recordDocument(found), markdown: recordMarkdown(found) });
}

/** Who knows of a case, and the record of a leak, over the API. */
export const leakRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/cases/:number/who-knows',
    access: 'api.who-knows',
    handler: whoKnows,
    limit: 'api',
    api: {
      id: 'listKnowers',
      summary: 'Who knows of a case, since when, by which terms',
      gives: 'Everybody on record, oldest first; ?at=2026-04-20T16:00:00Z asks as of that moment',
    },
  },
  {
    method: 'GET',
    path: '/api/v1/cases/:number/leaks/:leak/record',
    access: 'api.leak-record',
    handler: record,
    limit: 'api',
    api: {
      id: 'readLeakRecord',
      summary: 'The record of a leak, or of the newest one',
      gives: 'The record with the chain of the case’s book, and the same as Markdown',
    },
  },
];
