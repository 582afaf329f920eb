import { handOutFix } from '../../app/hand-out-fix.ts';
import { download } from '../download.ts';
import type { Answer, Ask } from '../exchange.ts';
import { changedMeanwhile, notFound, refused, writtenTooMuch } from '../problem.ts';
import { actorOf } from '../visitor.ts';
import { noticeOf } from './steps.ts';

/** The candidate fix as a file. It is asked for with POST, so that nothing that fetches ahead counts as a download. */
export async function fix(ask: Ask): Promise<Answer> {
  const found = await noticeOf(ask);
  const actor = actorOf(ask.visitor);
  if (!found || actor.kind !== 'distributor') return notFound;
  if (ask.wait !== undefined) return writtenTooMuch(ask.wait, ask.now);
  const { house, project } = ask.site;
  const done = await handOutFix(house, project, found.case, found.ref, actor);
  if (done.kind === 'handed out') return download(done.file.name, done.file.bytes);
  if (done.kind === 'not found') return notFound;
  return done.kind === 'changed' ? changedMeanwhile(done.seq) : refused(done.refusal);
}
