import type { Advisory } from '../../core/advisory/advisory.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import type { Product } from './products.ts';
import type { CsafVersion } from './schema/shapes.ts';

interface Remediation {
  readonly category: 'vendor_fix' | 'workaround' | 'fix_planned' | 'no_fix_planned' | 'none_available';
  readonly details: string;
  readonly product_ids: readonly string[];
  readonly url?: string;
}

type Affected = Extract<Product, { kind: 'affected' }>;

/** What an upgrade needs first, behind these words. */
export const neededFirst = ' Needed first: ';
/** Why a line gets no patch, behind these words. */
export const noPatch = ' gets no patch: ';
/** What is planned for a line without a patch, behind these words. */
export const patchPlanned = ' has no patch yet: ';

/** 2.0 has no word for a patch that is planned. */
export const planCategory = (edition: CsafVersion) => (edition === '2.1' ? 'fix_planned' : 'none_available');

/** What to do about each affected range: the patch of its line with what it needs first, or why there is none. */
function ofLine({ id, interval }: Affected, advisory: Advisory, edition: CsafVersion): Remediation {
  const { range, before, patched, last } = interval;
  const product_ids = [id];
  const needs = range.precondition ? `${neededFirst}${range.precondition}` : '';
  if (patched && before) {
    const release = advisory.references.find((r) => r.kind === 'release' && namesVersion(r.url, before));
    const details = `Release line ${range.line}: upgrade to ${before} or later.${needs}`;
    return { category: 'vendor_fix', details, product_ids, ...(release ? { url: release.url } : {}) };
  }
  if (range.unpatched) {
    const details = `Release line ${range.line}${noPatch}${range.unpatched}`;
    return { category: 'no_fix_planned', details, product_ids };
  }
  if (range.planned) {
    const details = `Release line ${range.line}${patchPlanned}${range.planned}`;
    return { category: planCategory(edition), details, product_ids };
  }
  const details = last
    ? `No version with a patch is known for release line ${range.line}; ${last} is the last one that is affected.`
    : `There is no patch for release line ${range.line}.`;
  return { category: 'none_available', details: `${details}${needs}`, product_ids };
}

/** Whether an address names this version and no longer one: 1.31.6, not 1.31.60. */
function namesVersion(url: string, version: string): boolean {
  const at = url.lastIndexOf(version);
  return at >= 0 && !/[\d]/.test(url[at - 1] ?? '') && !/[\d.-]/.test(url[at + version.length] ?? '');
}

/** What a product needs whose state nobody knows yet (test 6.2.2). */
export const whileUnknown = 'Whether this product is affected is under investigation.';

/** One remediation for each affected range, the workaround for all of them when there is one, and what waits. */
export function remediationsOf(
  advisory: Advisory,
  products: readonly Product[],
  edition: CsafVersion,
): readonly Remediation[] {
  const lines = products
    .filter((p): p is Affected => p.kind === 'affected')
    .map((one) => ofLine(one, advisory, edition));
  const commits = products.filter((p) => p.kind === 'commits').map((p) => p.id);
  const unknown = products.filter((p) => p.kind === 'under investigation').map((p) => p.id);
  const affected = [...lines.flatMap((line) => line.product_ids), ...commits];
  const helps = hasWorkaround(advisory) && affected.length > 0;
  const none = (product_ids: readonly string[], details: string): Remediation[] =>
    product_ids.length > 0 ? [{ category: 'none_available', details, product_ids }] : [];
  const said = [...lines, ...none(commits, 'No version with a patch is known; the notes name the commits.')];
  // 2.1 takes a workaround for a remedy, beside which "none available" would be a contradiction.
  const kept = helps && edition === '2.1' ? said.filter(({ category }) => category !== 'none_available') : said;
  const workaround: Remediation[] = helps
    ? [{ category: 'workaround', details: advisory.workarounds.trim(), product_ids: affected }]
    : [];
  return [...kept, ...workaround, ...none(unknown, whileUnknown)];
}
