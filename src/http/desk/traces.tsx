import { traceFile } from '../../app/trace.ts';
import { noProof, nothingFound } from '../../core/notices/trace.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { TracesPage, type TracesView } from '../pages/traces-page.tsx';
import { page } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

async function shown(ask: Ask, status: number, more: Omit<TracesView, 'now'>): Promise<Answer> {
  const view = { now: await nowFor(ask), ...more };
  return page(<TracesPage frame={await personalFrame(ask)} view={view} />, status);
}

/** The form for what has turned up. */
export async function traces(ask: Ask): Promise<Answer> {
  return shown(ask, 200, {});
}

/** Looks through what was pasted or uploaded; nothing of it is kept. */
export async function trace(ask: Ask): Promise<Answer> {
  const text = fieldOf(ask.body, 'text');
  const file = ask.body.kind === 'form' ? ask.body.files.find(({ bytes }) => bytes.length > 0) : undefined;
  if (!file && text.trim() === '') {
    return shown(ask, 422, { errors: [{ field: 'text', message: 'Paste what has turned up, or choose its file.' }] });
  }
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const bytes = file?.bytes ?? Buffer.from(text, 'utf8');
  const found = await traceFile(house, project, bytes, actor);
  return shown(ask, 200, { text, found, note: found.length > 0 ? noProof : nothingFound });
}
