import { accessOf } from '../../core/access/routes.ts';
import { steps } from '../../core/process/index.ts';
import { schemaToApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { publicHeaders } from '../headers.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'A reference number that the log carries too' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail', 'code', 'mend'],
        properties: {
          pointer: { type: 'string' },
          detail: { type: 'string' },
          code: { type: 'string' },
          mend: { type: 'string' },
        },
      },
    },
    gates: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'sentence', 'clause'],
        properties: { id: { type: 'string' }, sentence: { type: 'string' }, clause: { type: 'string' } },
      },
    },
  },
} as const;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function operation(route: Route): object {
  const api = route.api!;
  const { who, scope } = accessOf(route.access);
  const parameters = [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(api.headers ?? []).map((name) => ({ name, in: 'header', required: false, schema: { type: 'string' } })),
  ];
  const security = who.some((each) => each === 'anyone')
    ? []
    : who.some((each) => each === 'reporter')
      ? [{ reporter: [] }]
      : [{ token: scope ? [scope] : [] }];
  return {
    operationId: api.id,
    summary: api.summary,
    ...(scope ? { description: `Scope ${scope}.` } : {}),
    security,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(api.input
      ? { requestBody: { required: false, content: { 'application/json': { schema: schemaToApi(api.input) } } } }
      : {}),
    responses: {
      [String(api.status ?? 200)]: {
        description: api.gives,
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      ...(security.length > 0 ? { '401': problem('Nobody is signed in') } : {}),
      '404': problem('It does not exist, or it is not for you'),
      ...(route.method === 'POST'
        ? { '409': problem('A gate is shut'), '422': problem('The input is not what is taken') }
        : {}),
      ...(api.headers?.includes('If-Match') ? { '412': problem('Somebody changed it meanwhile') } : {}),
      '429': problem('Too many requests; see Retry-After'),
    },
  };
}

/** The API's description in OpenAPI 3.1, out of the routes and the schemas that check what comes in. */
export function describeApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    if (!route.api) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  const inputs = Object.fromEntries(steps.map((step) => [`Input.${step.id}`, schemaToApi(jsonSchemaOf(step.input))]));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tidegate',
      version,
      description:
        'JSON in snake_case, times in RFC 3339 with Z. What you may not see is not found. Unknown fields are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of an account, tg_pat_…' },
        reporter: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Reporter and the ten words' },
      },
      schemas: { Problem: problemSchema, ...inputs },
    },
  };
}

/** The route that serves the description of all others. */
export function descriptionRoute(all: () => readonly Route[]): Route {
  const handler = async (ask: Ask): Promise<Answer> =>
    json(describeApi(all(), ask.site.version), 200, { headers: publicHeaders });
  return { method: 'GET', path: '/api/v1/openapi.json', access: 'api.description', handler };
}
