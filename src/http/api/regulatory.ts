import { regulatoryRoom, reportRoom } from '../../app/queries/regulatory.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { onRecord } from '../on-record.ts';
import { notFound, plain } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { yearOf } from '../year.ts';

const notAsked = plain(
  409,
  'not_asked',
  'No such report is asked for',
  'The playbook of this case turns no reports to authorities on. See its key regulatory.',
);

async function payload(ask: Ask): Promise<Answer> {
  const { number = '', report = '' } = ask.params;
  const room = await reportRoom(ask.site.house, ask.site.project, number, report, actorOf(ask.visitor));
  if (!room) return notFound;
  if (room.kind === 'not asked') return notAsked;
  await onRecord(ask, room.case, 'case');
  const { fields, missing, ...rest } = room.payload;
  return json(
    toApi({
      case: room.number,
      ...rest,
      dueAt: room.clock?.dueAt ?? null,
      state: room.clock?.state ?? null,
      fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      missing: missing.map(({ name, label, mend }) => ({ name, label, mend })),
    }),
  );
}

async function unused(ask: Ask): Promise<Answer> {
  const { cves } = await regulatoryRoom(ask.site.house, ask.site.project, actorOf(ask.visitor), yearOf(ask));
  return json(toApi({ data: cves.map(({ number, ...rest }) => ({ ...rest, case: number })) }));
}

/** Reports to authorities and the year's unused CVE ids, over the API. */
export const regulatoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/cases/:number/reports/:report',
    access: 'api.case-report',
    handler: payload,
    limit: 'api',
    api: {
      id: 'readReportPayload',
      summary: 'A report to the authorities, filled from a case',
      gives: 'What its clause asks for, as text and field by field, with what is missing',
    },
  },
  {
    method: 'GET',
    path: '/api/v1/cve-ids/unused',
    access: 'api.cve-unused',
    handler: unused,
    limit: 'api',
    api: {
      id: 'listUnusedCves',
      summary: 'CVE ids of a year that no record was published for',
      gives: 'Ids with their case, and what rejects each at CVE Services; the year is asked for as ?year=2026',
    },
  },
];
