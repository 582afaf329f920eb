import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { formatCalled } from '../../src/formats/index.ts';
import { publications } from '../../test/support/advisories.ts';
import { mutationsOf } from '../../test/support/mutations.ts';
import {
  hasOddApplicability,
  officialCve,
  officialGhsaBody,
  officialOpenVex,
  officialOsv,
} from '../../test/support/official.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

interface Judged {
  readonly name: string;
  readonly agrees: boolean;
}

const generated = () => fc.sample(publications, { numRuns: 100, seed: 7 });

/** Documents of a corpus by their names; lists of several records are left out. */
export function documentsIn(folder: string, wanted = /\.json$/): readonly { name: string; document: object }[] {
  const path = sharedData(folder);
  if (!path) return [];
  return readdirSync(path)
    .filter((name) => wanted.test(name))
    .map((name) => ({ name, document: JSON.parse(readFileSync(join(path, name), 'utf8')) as object }))
    .filter(({ document }) => !Array.isArray(document));
}

/** How far the check of a form agrees with its official schema: on real documents, on generated ones, on broken ones. */
async function schemaRows(id: string, folder: string, validate: ValidateFunction): Promise<readonly Agreement[]> {
  const format = formatCalled(id)!;
  const ours = generated().map((published) => JSON.parse(format.render(published)) as object);
  const judge = async (name: string, document: unknown, isOurs: boolean): Promise<Judged> => {
    const faults = await format.check(JSON.stringify(document));
    const isValid = validate(document);
    const areAlike = faults.every(({ severity }) => severity !== 'error') === isValid;
    return { name, agrees: areAlike && (isValid || !isOurs) };
  };
  const all = async (documents: readonly { name: string; document: unknown }[], isOurs = false) => {
    const judged: Judged[] = [];
    for (const { name, document } of documents) judged.push(await judge(name, document, isOurs));
    return judged;
  };
  const real = documentsIn(folder, /^(?!webhook).*\.json$/);
  const rendered = ours.map((document, n) => ({ name: `generated ${n}`, document }));
  const broken = [...real, ...rendered].flatMap(({ name, document }) =>
    fc
      .sample(mutationsOf(document), { numRuns: 10, seed: 3 })
      .filter((one) => id !== 'cve' || !hasOddApplicability(one))
      .map((one) => ({ name, document: one })),
  );
  const row = (what: string, judged: readonly Judged[]) =>
    agreement(
      `${format.title}: ${what}, as the official schema`,
      judged,
      (one) => one.agrees,
      ({ name }) => name,
    );
  return [
    ...(id === 'ghsa' ? [] : [row('real documents', await all(real))]),
    row('documents of ours, valid', await all(rendered, true)),
    row('broken documents', await all(broken)),
  ];
}

/** CVE, OSV, OpenVEX and GitHub's advisories against the official schemas and against themselves. */
export async function documents(): Promise<readonly Agreement[]> {
  if (!sharedData('schemas/cve-5.2.0') || !sharedData('dev/cve-records')) return [];
  return [
    ...(await schemaRows('cve', 'dev/cve-records', officialCve())),
    ...(await schemaRows('osv', 'dev/osv-records', officialOsv())),
    ...(await schemaRows('openvex', 'dev/openvex-docs', officialOpenVex())),
    ...(await schemaRows('ghsa', 'dev/none', officialGhsaBody())),
  ];
}
