import { traceFile } from '../../app/trace.ts';
import { fault } from '../../core/case/fault.ts';
import { noProof, nothingFound } from '../../core/notices/trace.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';

async function trace(ask: Ask): Promise<Answer> {
  const file = ask.body.kind === 'form' ? ask.body.files[0] : undefined;
  if (!file) {
    const said = 'There is no file to look into.';
    return invalid([fault('missing-file', '/file', said, 'Send what has turned up as the file of a multipart form.')]);
  }
  const { house, project } = ask.site;
  const found = await traceFile(house, project, file.bytes, actorOf(ask.visitor));
  return json(toApi({ data: found, note: found.length > 0 ? noProof : nothingFound }));
}

/** What has turned up, looked through for the marks of recipients' copies. */
export const traceRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/traces',
    access: 'api.trace',
    handler: trace,
    limit: 'api',
    takesFiles: true,
    api: {
      id: 'traceFile',
      summary: 'Look whose copy a file that turned up comes from: multipart, as `file`. It is not kept',
      gives: 'Whose copies of which of your cases carry the marks that were found, and what that is worth',
      input: { type: 'object' },
    },
  },
];
