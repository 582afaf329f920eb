import type { Statement } from '../core/advisory/advisory.ts';
import { justifications } from '../core/advisory/advisory.ts';
import type { Part } from './reading.ts';

/** Statements as our own documents carry them where the form has no place, every text bounded; broken ones stay untaken. */
export const statementsIn = (list: Part): Statement[] =>
  list.items().flatMap((one): Statement[] => {
    const status = (['not affected', 'under investigation'] as const).find((word) => word === one.at('status').value);
    if (!status) return [];
    one.at('status').take();
    const [purl, version, why] = [one.at('purl').text(500), one.at('version').text(80), one.at('why').text(2_000)];
    const justification = justifications.find((word) => word === one.at('justification').value);
    if (justification) one.at('justification').take();
    return [
      {
        vendor: one.at('vendor').text(200) || 'unnamed',
        product: one.at('product').text(200) || 'unnamed',
        status,
        ...(purl ? { purl } : {}),
        ...(version ? { version } : {}),
        ...(justification ? { justification } : {}),
        ...(why ? { why } : {}),
      },
    ];
  });
