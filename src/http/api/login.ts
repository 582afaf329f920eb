import { z } from 'zod';
import { collectLogin, requestLogin } from '../../app/identity/login.ts';
import { scopes } from '../../core/access/scopes.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, plain } from '../problem.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { areFaults, objectFrom } from './body.ts';

const requestSchema = z.strictObject({ scopes: z.array(z.enum(scopes)).min(1).max(20) });
const collectSchema = z.strictObject({ device: z.string().min(1).max(200) });

async function request(ask: Ask): Promise<Answer> {
  const input = objectFrom(ask);
  if (areFaults(input)) return invalid(input);
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return invalid(withGuesses(faultsFromZod(parsed.error, input), ['scopes']));
  return json(toApi((await requestLogin(ask.site.gatehouse, parsed.data.scopes))!), 201);
}

async function collect(ask: Ask): Promise<Answer> {
  const input = objectFrom(ask);
  if (areFaults(input)) return invalid(input);
  const parsed = collectSchema.safeParse(input);
  if (!parsed.success) return invalid(withGuesses(faultsFromZod(parsed.error, input), ['device']));
  const got = await collectLogin(ask.site.gatehouse, parsed.data.device);
  if (got === 'pending') return json({ state: 'pending' }, 202);
  if (got) return json(toApi({ state: 'approved', token: got.secret, scopes: got.scopes, expiresAt: got.expiresAt }));
  return plain(
    404,
    'login_ended',
    'Nothing to collect',
    'This login was collected already, or it has ended. Begin again with tidegate login.',
  );
}

/** How a command line gets its token: it asks, a person approves in the browser, it collects. */
export const loginRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/login-requests',
    access: 'api.login-request',
    handler: request,
    limit: 'door',
    api: {
      id: 'requestLogin',
      summary: 'Ask to be let in from a command line',
      gives: 'A code and an address for the person, and a secret for collecting',
      status: 201,
      input: jsonSchemaOf(requestSchema),
    },
  },
  {
    method: 'POST',
    path: '/api/v1/login-requests/collect',
    access: 'api.login-collect',
    handler: collect,
    limit: 'api',
    api: {
      id: 'collectLogin',
      summary: 'Collect the token once a person has approved',
      gives: 'The token, once; 202 while nobody has approved',
      input: jsonSchemaOf(collectSchema),
    },
  },
];
