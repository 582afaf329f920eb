import { importMembers } from '../../app/member-import.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { MemberImportPage, type MemberImportView } from '../pages/member-import-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

async function shown(ask: Ask, view: Omit<MemberImportView, 'now'>, status = 200): Promise<Answer> {
  const whole = { ...view, now: await nowFor(ask) };
  return page(<MemberImportPage frame={await personalFrame(ask)} view={whole} />, status);
}

/** The empty form. */
export async function importForm(ask: Ask): Promise<Answer> {
  return shown(ask, { csv: '', rows: [], faults: [], left: 0 });
}

/** Shows what a file says; with the number that was typed under it, invites them. */
export async function importRows(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const file = ask.body.kind === 'form' ? ask.body.files.find(({ bytes }) => bytes.length > 0) : undefined;
  const text = fieldOf(ask.body, 'csv');
  const count =
    ask.body.kind === 'form' && !file && 'count' in ask.body.fields ? fieldOf(ask.body, 'count') : undefined;
  const done = await importMembers(house, project, file?.bytes ?? text, count, actorOf(ask.visitor));
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther(`/desk/distributors?invited=${done.invited}`);
  const csv = file ? file.bytes.toString('utf8') : text;
  if (done.kind === 'preview') return shown(ask, { csv, rows: done.rows, faults: [], left: 0 });
  return shown(ask, { csv, rows: done.rows ?? [], faults: done.faults, left: done.left }, 422);
}
