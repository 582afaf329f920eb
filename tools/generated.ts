// The pages in docs/generated are written by the sources they describe; this script fails when one is stale.
// `--write` writes them. To add a page: a file in generators/ and a line below.
import './tsx-loader.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { finish } from './files.ts';

/** What a file in generators/ exports. */
interface Generator {
  /** The page's text, the same every time. Throws a sentence when the source contradicts itself. */
  generate(): string | Promise<string>;
}

const folder = 'docs/generated';
const pages: Readonly<Record<string, () => Promise<Generator>>> = {
  'process.md': () => import('./generators/process.ts'),
  'permissions.md': () => import('./generators/permissions.ts'),
  'rules.md': () => import('./generators/rules.ts'),
  'cli.md': () => import('./generators/cli.ts'),
  'openapi.json': () => import('./generators/openapi.ts'),
  'advisory.schema.json': () => import('./generators/advisory-schema.ts'),
  'playbook.schema.json': () => import('./generators/playbook-schema.ts'),
  'drill.schema.json': () => import('./generators/drill-schema.ts'),
  'scenario.schema.json': () => import('./generators/scenario-schema.ts'),
  'configuration.md': () => import('./generators/configuration.ts'),
};

const write = process.argv.includes('--write');
const found: string[] = [];
mkdirSync(folder, { recursive: true });
for (const [name, load] of Object.entries(pages)) {
  const path = `${folder}/${name}`;
  try {
    const text = await (await load()).generate();
    if (write) writeFileSync(path, text);
    else if (text !== readOrNothing(path)) found.push(`${path} is stale: npm run generate writes it anew`);
  } catch (error) {
    found.push(`${path} cannot be generated: ${error instanceof Error ? error.message : error}`);
  }
}
finish(found, `${Object.keys(pages).length} pages ${write ? 'written' : 'fresh'}`);

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
