import { enterMailRequest } from '../../app/mail-requests.ts';
import { fault } from '../../core/case/fault.ts';
import { fieldNames } from '../../core/case/zod-faults.ts';
import { applicationSchema } from '../../core/distributors/application.ts';
import { fromApi, withGuesses } from '../api-shape.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { once } from './once.ts';

/** What stands in the field `request`, in our own spelling; undefined where it is no JSON object. */
function requestIn(ask: Ask): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(fieldOf(ask.body, 'request'));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    return fromApi(value) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

async function enter(ask: Ask): Promise<Answer> {
  const request = requestIn(ask);
  if (!request) {
    const mend = 'Send multipart/form-data: the request as JSON in the field “request”, the mail as the file “mail”.';
    return invalid([fault('wrong-kind', '/request', 'The field “request” holds no JSON object.', mend)]);
  }
  return once(ask, false, async () => {
    const { receivedAt = '', policyVersion = '', ...fields } = request;
    const given = { ...fields, receivedAt: String(receivedAt), policyVersion: String(policyVersion) };
    const mail = ask.body.kind === 'form' ? ask.body.files.find(({ bytes }) => bytes.length > 0) : undefined;
    const done = await enterMailRequest(ask.site.house, ask.site.project, given, mail, actorOf(ask.visitor));
    if (done.kind === 'not found') return notFound;
    if (done.kind === 'refused') return refused(done.refusal);
    if (done.kind === 'faults') return invalid(withGuesses(done.faults, [...fieldNames(applicationSchema), ...beside]));
    return json({ id: done.id }, 201);
  });
}

const beside = ['receivedAt', 'policyVersion'];

/** A request for membership that came by mail, entered over the API with the mail. */
export const mailRequestRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/distributors/by-mail',
    access: 'api.mail-request',
    handler: enter,
    limit: 'api',
    takesFiles: true,
    api: {
      id: 'enterMailRequest',
      summary: 'Enter a request for membership that came by mail: multipart, JSON as `request`, the mail as `mail`',
      gives: 'The id of the organisation; the mail is kept sealed beside its application',
      status: 201,
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
