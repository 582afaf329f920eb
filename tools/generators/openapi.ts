import { readFileSync } from 'node:fs';
import { describeApi } from '../../src/http/api/description.ts';
import { routes } from '../../src/http/routes.ts';

/** The API's description in OpenAPI 3.1, as `/api/v1/openapi.json` serves it. */
export function generate(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return `${JSON.stringify(describeApi(routes, version), null, 2)}\n`;
}
