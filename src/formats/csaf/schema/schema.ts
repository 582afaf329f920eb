import { type ZodType, z } from 'zod';
import type { Fault } from '../../../core/case/fault.ts';
import { faultsFromZod } from '../../../core/case/zod-faults.ts';
import { documentShape } from './document.ts';
import { extensions } from './extensions.ts';
import { productTree } from './product-tree.ts';
import { type CsafVersion, list, record } from './shapes.ts';
import { vulnerability } from './vulnerability.ts';

/** The address by which a document of CSAF 2.1 says what it is. */
export const schemaAddress = 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json';

/**
 * The structure of a CSAF document in our own words, since the official schemas may not be carried along;
 * `npm run conformance` holds it against them.
 */
function structure(version: CsafVersion): ZodType {
  const isNew = version === '2.1';
  return record(
    version,
    { document: documentShape(version), ...(isNew ? { $schema: z.literal(schemaAddress) } : {}) },
    {
      product_tree: productTree(version),
      vulnerabilities: list(vulnerability(version)),
      ...(isNew ? { x_extensions: extensions } : {}),
    },
  );
}

export const csafStructures: Readonly<Record<CsafVersion, ZodType>> = {
  '2.0': structure('2.0'),
  '2.1': structure('2.1'),
};

/** What is wrong with the structure of a document of that edition, in sentences; the rule is `csaf-schema`. */
export function structureFaults(version: CsafVersion, document: unknown): readonly Fault[] {
  const result = csafStructures[version].safeParse(document);
  return result.success
    ? []
    : faultsFromZod(result.error, document).map((found) => ({ ...found, rule: 'csaf-schema' }));
}
