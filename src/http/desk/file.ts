import { attachment } from '../../app/queries/attachment.ts';
import type { Answer, Ask } from '../exchange.ts';
import { notFound } from '../problem.ts';
import { actorOf } from '../visitor.ts';

/** An attachment as opaque bytes to keep, never to open here: it may be what the report warns of. */
export async function file(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', blob = '' } = ask.params;
  const found = await attachment(house, project, number, blob, actorOf(ask.visitor));
  if (!found) return notFound;
  return {
    status: 200,
    type: 'application/octet-stream',
    body: found.bytes,
    headers: {
      'Content-Disposition': `attachment; filename="${plainName(found.name)}"; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  };
}

/** A file name that no shell, header or file system can misread. */
function plainName(name: string): string {
  return (
    name
      .replace(/[^\w.-]+/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 100) || 'file'
  );
}
