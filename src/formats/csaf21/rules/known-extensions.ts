import { z } from 'zod';

// Extensions of CSAF 2.1 whose schema and metadata are known here, so that nothing has to be fetched. Facts after the
// prose of tests 6.1.60.2 and 6.1.60.3 in the draft of August 2026; both are for documentation and tests only.

const documentation =
  'https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid';

interface KnownExtension {
  readonly content: z.ZodType;
  /** How often it may stand in one place; without a number, as often as one likes. */
  readonly most?: number;
  /** The same for places of one kind, by the name of what holds the extensions. */
  readonly mostIn?: Readonly<Partial<Record<ExtensionPlace, number>>>;
  /** Addresses of extensions beside which it may not stand in one document. */
  readonly against: readonly string[];
}

/** What can hold extensions. */
export type ExtensionPlace =
  | 'document'
  | 'branch'
  | 'full_product_name'
  | 'product_path'
  | 'metric'
  | 'vulnerability'
  | 'root';

const first = `${documentation}/documentation-11/documentation-11-content_1.0.0.json`;
const second = `${documentation}/documentation-12/documentation-12-content_1.0.0.json`;

/** Extensions by the address of their schema. To add one: a line. */
export const knownExtensions: ReadonlyMap<string, KnownExtension> = new Map<string, KnownExtension>([
  [first, { content: z.strictObject({ documentation: z.string().min(1) }), most: 1, against: [second] }],
  [
    second,
    {
      content: z.strictObject({ documentation: z.string().min(1), notes: z.array(z.string().min(1)).optional() }),
      mostIn: { full_product_name: 10, product_path: 2, metric: 0 },
      against: [first],
    },
  ],
]);
