import { type Advisory, advisorySchema, creditRoles } from '../../core/advisory/advisory.ts';
import { fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { fields, firstOf, ghsaShape, items, type ReadAdvisory, textOf } from '../read.ts';
import { checkCsaf } from './check.ts';

type Affected = Advisory['affected'][number];
type Range = Affected['ranges'][number];

interface Leaf {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
  readonly isRange: boolean;
  readonly purl: string;
}

/** Every version in the tree with the vendor and the product above it. */
function leavesOf(branches: unknown, vendor = '', product = ''): Leaf[] {
  return items(branches).flatMap((branch) => {
    const { category, name, product: own, branches: deeper } = fields(branch);
    const named = textOf(name);
    if (own === undefined) {
      const isVendor = category === 'vendor';
      return leavesOf(deeper, isVendor ? named : vendor, category === 'product_name' ? named : product);
    }
    const purl = textOf(fields(fields(own).product_identification_helper).purl);
    const isRange = category === 'product_version_range';
    return [{ id: textOf(fields(own).product_id), vendor, product, name: named, isRange, purl }];
  });
}

const lineOf = (version: string): string => (/^v?(\d+\.\d+)\./.exec(version)?.[1] ?? version).slice(0, 40);

/** A vers range of at most one lower and one upper bound, such as `vers:golang/>=1.33.0|<1.33.4`. */
function rangeOf(text: string): Range | undefined {
  const bounds = /^vers:[^/]+\/(?:>=([^|<>=]+))?\|?(?:<([^|<>=]+))?$/.exec(text);
  if (!bounds) return text.endsWith('/*') ? { line: 'all', introduced: '0' } : undefined;
  const introduced = decodeURIComponent(bounds[1] ?? '0');
  const fixed = bounds[2] && decodeURIComponent(bounds[2]);
  return fixed ? { line: lineOf(fixed), introduced, fixed } : { line: lineOf(introduced), introduced };
}

/** The affected products with a range of each, the line and the precondition as our own documents word them. */
function affectedOf(leaves: readonly Leaf[], affectedIds: readonly unknown[]): Affected[] {
  const found = leaves.filter((leaf) => leaf.isRange && affectedIds.includes(leaf.id));
  const byProduct = Map.groupBy(found, (leaf) => JSON.stringify([leaf.vendor, leaf.product]));
  return [...byProduct.values()].flatMap((group) => {
    const ranges = group.flatMap((leaf) => rangeOf(leaf.name) ?? []);
    const { vendor, product, purl } = group[0]!;
    const bare = purl.replace(/[@?#].*$/, '');
    return ranges.length > 0 ? [{ vendor, product, ...(bare ? { purl: bare } : {}), ranges }] : [];
  });
}

/** Reads a CSAF 2.0 advisory with one vulnerability into the neutral advisory. */
export async function readCsaf(text: string): Promise<ReadAdvisory> {
  const faults = await checkCsaf(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const whole = fields(JSON.parse(text));
  const head = fields(whole.document);
  const list = items(whole.vulnerabilities).map(fields);
  const one = list[0];
  if (!one) {
    const said = 'The document tells of no vulnerability.';
    return { faults: [fault('csaf-empty', '/vulnerabilities', said, 'Give a security advisory.')] };
  }
  const notes = [...items(one.notes), ...items(head.notes)].map(fields);
  const noteOf = (category: string, title?: string) =>
    textOf(notes.find((n) => n.category === category && (title === undefined || n.title === title))?.text);
  const scores = items(one.scores).map((s) => fields(fields(s).cvss_v3 ?? fields(s).cvss_v2));
  const remedies = items(one.remediations).map(fields);
  const result = advisorySchema.safeParse({
    id: textOf(fields(head.tracking).id).slice(0, 80),
    title: (textOf(one.title) || textOf(head.title)).slice(0, 300),
    summary: noteOf('summary').slice(0, 2_000),
    description: noteOf('description') || noteOf('summary') || noteOf('general'),
    impact: noteOf('details', 'Impact'),
    attackVectors: noteOf('details', 'Attack vectors'),
    detection: noteOf('details', 'Detection'),
    solution: noteOf('other', 'Solution'),
    workarounds: noteOf('other', 'Workarounds') || textOf(remedies.find((r) => r.category === 'workaround')?.details),
    cvss: scores.map((s) => textOf(s.vectorString)).find((vector) => vector !== ''),
    cwe: textOf(fields(one.cwe).id) || undefined,
    cve: textOf(one.cve) || undefined,
    ghsa: firstOf(
      items(one.ids).map((id) => fields(id).text),
      ghsaShape,
    ),
    affected: affectedOf(
      leavesOf(fields(whole.product_tree).branches),
      items(fields(one.product_status).known_affected),
    ),
    references: items(one.references).map((entry) => {
      const { url, summary } = fields(entry);
      const title = textOf(summary);
      return { kind: 'web', url, ...(title && title !== url ? { title: title.slice(0, 300) } : {}) };
    }),
    credits: [...items(one.acknowledgments), ...items(head.acknowledgments)].flatMap((entry) => {
      const { names, organization, summary } = fields(entry);
      const said = textOf(summary).replace('Credited as ', '');
      const role = creditRoles.find((known) => known === said) ?? 'other';
      const affiliation = textOf(organization);
      return items(names).map((name) => ({ name, role, ...(affiliation ? { affiliation } : {}) }));
    }),
  });
  if (!result.success) return { faults: [...faults, ...faultsFromZod(result.error)] };
  if (list.length === 1) return { advisory: result.data, faults };
  const said = `The document tells of ${list.length} vulnerabilities; the first one is read.`;
  return {
    advisory: result.data,
    faults: [...faults, warning('csaf-lost', '/vulnerabilities', said, 'Read the others by hand.')],
  };
}
