import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sharedData } from './vectors.ts';

const json = (path: string) => JSON.parse(readFileSync(sharedData(path)!, 'utf8'));

/** The official schema of CVE records, 5.2.0, with its imports under the names by which it asks for them. */
export function officialCve(): ValidateFunction {
  const folder = 'schemas/cve-5.2.0/bundle';
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const scores = ['2.0', '3.0', '3.1', '4.0'].map((version) => `imports/cvss/cvss-v${version}.json`);
  const tags = ['adp', 'cna', 'reference'].map((kind) => `tags/${kind}-tags.json`);
  for (const name of [...scores, ...tags]) {
    const { $schema, id, $id, ...schema } = json(`${folder}/${name}`);
    ajv.addSchema({ ...schema, $id: `file:${name}` });
  }
  return ajv.compile(json(`${folder}/CVE_Record_Format.json`));
}

/** The official schema forgets to say that entries of applicability are objects; we do say it. */
export function hasOddApplicability(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, inner]) => {
    const isOdd = (key === 'cpeApplicability' || key === 'nodes') && Array.isArray(inner);
    if (isOdd && inner.some((entry) => entry === null || typeof entry !== 'object' || Array.isArray(entry)))
      return true;
    return hasOddApplicability(inner);
  });
}

/** The official schema of OSV records. */
export function officialOsv(): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return ajv.compile(json('schemas/osv/validation/schema.json'));
}

/** The official schema of OpenVEX documents, 0.2.0. */
export function officialOpenVex(): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);
  return ajv.compile(json('schemas/openvex/openvex_json_schema.json'));
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type more. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (schema === null || typeof schema !== 'object') return schema;
  const { nullable, ...rest } = schema as { nullable?: boolean; type?: string; enum?: unknown[] };
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNull(value)]));
  if (!nullable) return inner;
  return { ...inner, type: [rest.type, 'null'], ...(rest.enum ? { enum: [...rest.enum, null] } : {}) };
}

/** What GitHub's description of its interface asks of the body that creates a repository advisory. */
export function officialGhsaBody(): ValidateFunction {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const { components } = json('schemas/github/api.github.com.subset.json');
  ajv.addSchema(withNull({ $id: 'github', components }) as object);
  return ajv.compile({ $ref: 'github#/components/schemas/repository-advisory-create' });
}
