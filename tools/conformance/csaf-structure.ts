import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { csafStructures } from '../../src/formats/csaf/schema/schema.ts';
import type { CsafVersion } from '../../src/formats/csaf/schema/shapes.ts';
import { mutationsOf } from '../../test/support/mutations.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

const mutationsEach = 25;
const firstOrg = 'https://www.first.org/cvss';

/** The official schema as it stands in ../shared/data; what its draft of meta schemas only describes is left out. */
function official(version: CsafVersion): ValidateFunction {
  const folder = sharedData(`schemas/csaf-${version}`)!;
  // 0.1 is no binary fraction: without the precision, 9.3 would not be a multiple of it.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, multipleOfPrecision: 6 });
  addFormats.default(ajv);
  const read = (path: string) => {
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    return schema;
  };
  const add = (path: string, address: string) => ajv.addSchema({ ...read(path), $id: address }, address);
  for (const edition of ['2.0', '3.0', '3.1']) {
    add(`referenced_schema/first/cvss-v${edition}.json`, `${firstOrg}/cvss-v${edition}.json`);
  }
  if (version === '2.0') return ajv.compile(read('json_schema/csaf_json_schema.json'));
  add('referenced_schema/first/cvss-v4.0.json', `${firstOrg}/cvss-v4.0.json`);
  ajv.addSchema(read('referenced_schema/certcc/SelectionList_2_0_0.schema.json'));
  const { $id, $defs } = read('json_schema/extension-metaschema.json');
  ajv.addSchema({ $id, $defs });
  ajv.addSchema(read('json_schema/extension-content.json'));
  return ajv.compile(read('json_schema/csaf.json'));
}

/** Every JSON document below a folder, as text; reports of expected results are none. */
function documentsIn(path: string): readonly { readonly name: string; readonly text: string }[] {
  const folder = sharedData(path)!;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.endsWith('.result.json') && name !== 'testcases.json')
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Whether our own structure of CSAF and the official schema say the same of real documents and of broken ones. */
export async function csafStructure(): Promise<readonly Agreement[]> {
  if (!sharedData('schemas/csaf-2.1') || !sharedData('dev/csaf-docs')) return [];
  return (['2.0', '2.1'] as const).flatMap((version) => {
    const validate = official(version);
    const all = [...documentsIn('dev/csaf-docs'), ...documentsIn(`dev/csaf-testcases/${version}`)]
      .map(({ name, text }) => ({ name, value: JSON.parse(text) }))
      .filter(({ value }) => value.document?.csaf_version === version);
    const agrees = ({ value }: { readonly value: unknown }) =>
      validate(value) === csafStructures[version].safeParse(value).success;
    const small = all.filter(({ value }) => JSON.stringify(value).length < 20_000);
    const broken = small.flatMap(({ name, value }) =>
      fc
        .sample(mutationsOf(value), { seed: 26, numRuns: mutationsEach })
        .map((mutation) => ({ name, value: mutation })),
    );
    const say = ({ name }: { readonly name: string }) => name;
    return [
      agreement(`CSAF ${version}: structure of documents`, all, agrees, say),
      agreement(`CSAF ${version}: structure of mutated documents`, broken, agrees, say),
    ];
  });
}
