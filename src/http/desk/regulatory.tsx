import { regulatoryRoom, reportRoom } from '../../app/queries/regulatory.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { onRecord } from '../on-record.ts';
import { RegulatoryPage } from '../pages/regulatory-page.tsx';
import { ReportPayloadPage } from '../pages/report-payload-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { yearOf } from '../year.ts';
import { nowFor } from './now.ts';

/** A report to the authorities, ready to paste. */
export async function payload(ask: Ask): Promise<Answer> {
  const { number = '', report = '' } = ask.params;
  const room = await reportRoom(ask.site.house, ask.site.project, number, report, actorOf(ask.visitor));
  if (!room) return notFound;
  if (room.kind === 'payload') await onRecord(ask, room.case, 'case');
  const view = { now: await nowFor(ask), room };
  return page(<ReportPayloadPage frame={await personalFrame(ask)} view={view} />);
}

/** What is owed to authorities, and the CVE ids that nobody uses. */
export async function overview(ask: Ask): Promise<Answer> {
  const year = yearOf(ask);
  const room = await regulatoryRoom(ask.site.house, ask.site.project, actorOf(ask.visitor), year);
  const view = { now: await nowFor(ask), year, ...room };
  return page(<RegulatoryPage frame={await personalFrame(ask)} view={view} />);
}
