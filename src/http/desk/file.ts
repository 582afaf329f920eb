import { attachment } from '../../app/queries/attachment.ts';
import { download } from '../download.ts';
import type { Answer, Ask } from '../exchange.ts';
import { onRecord } from '../on-record.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../visitor.ts';

/** An attachment, a bundle or an archive of a case as opaque bytes. */
export async function file(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', blob = '' } = ask.params;
  const found = await attachment(house, project, number, blob, actorOf(ask.visitor));
  if (!found) return notFound;
  await onRecord(ask, found.case, 'file', found.name);
  return download(found.name, found.bytes);
}
