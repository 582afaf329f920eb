import type { Advisory } from '../../core/advisory/advisory.ts';
import { hasWorkaround } from '../../core/advisory/workarounds.ts';
import type { Product } from './products.ts';

interface Remediation {
  readonly category: 'vendor_fix' | 'workaround' | 'no_fix_planned' | 'none_available';
  readonly details: string;
  readonly product_ids: readonly string[];
  readonly url?: string;
}

/** What to do about each affected range: the patch of its line with what it needs first, or why there is none. */
function ofLine(product: Product, advisory: Advisory): Remediation {
  const { range, before, patched } = product.interval;
  const product_ids = [product.id];
  if (patched && before) {
    const needs = range.precondition ? ` Needed first: ${range.precondition}` : '';
    const release = advisory.references.find((r) => r.kind === 'release' && namesVersion(r.url, before));
    const details = `Release line ${range.line}: upgrade to ${before} or later.${needs}`;
    return { category: 'vendor_fix', details, product_ids, ...(release ? { url: release.url } : {}) };
  }
  if (range.unpatched) {
    const details = `Release line ${range.line} gets no patch: ${range.unpatched}`;
    return { category: 'no_fix_planned', details, product_ids };
  }
  return { category: 'none_available', details: `There is no patch for release line ${range.line}.`, product_ids };
}

/** Whether an address names this version and no longer one: 1.31.6, not 1.31.60. */
function namesVersion(url: string, version: string): boolean {
  const at = url.lastIndexOf(version);
  return at >= 0 && !/[\d]/.test(url[at - 1] ?? '') && !/[\d.-]/.test(url[at + version.length] ?? '');
}

/** One remediation for each affected range, and the workaround for all of them when there is one. */
export function remediationsOf(advisory: Advisory, products: readonly Product[]): Remediation[] {
  const affected = products.filter((p) => p.kind === 'affected');
  const lines = affected.map((product) => ofLine(product, advisory));
  if (!hasWorkaround(advisory) || affected.length === 0) return lines;
  const product_ids = affected.map((p) => p.id);
  return [...lines, { category: 'workaround', details: advisory.workarounds.trim(), product_ids }];
}
