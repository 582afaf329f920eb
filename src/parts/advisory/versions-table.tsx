import type { JSX } from 'preact';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import { productNames } from '../../core/advisory/product-names.ts';
import { Table } from '../table.tsx';

/** Affected and fixed versions, one row a release line, and the commits where a product names some. */
export function VersionsTable({ advisory }: { advisory: Advisory }): JSX.Element | null {
  const names = productNames(advisory.affected);
  const rows = advisory.affected.flatMap((affected, n) => [
    ...intervalsOf(affected).map((interval) => {
      const { range, patched, before } = interval;
      return {
        id: `${names[n]} ${range.line} ${range.introduced}`,
        cells: {
          line: `${names[n]} ${range.line}`,
          affected: sayInterval(interval),
          fixed: patched ? (
            <strong>{before}</strong>
          ) : (
            (range.unpatched ?? ['not yet', range.planned].filter(Boolean).join(': '))
          ),
          first: range.precondition ?? '',
        },
      };
    }),
    ...(affected.commits ?? []).map((commits) => ({
      id: `${names[n]} ${sayCommitSpan(commits)}`,
      cells: {
        line: `${names[n]} commits`,
        affected: sayCommitSpan(commits),
        fixed: commits.fixed ? <span class="exact">{commits.fixed}</span> : 'not yet',
        first: '',
      },
    })),
  ]);
  if (rows.length === 0) return null;
  return (
    <Table
      caption="Affected and fixed versions by release line"
      captionHidden
      columns={[
        { key: 'line', label: 'Release line' },
        { key: 'affected', label: 'Affected' },
        { key: 'fixed', label: 'Fixed in' },
        { key: 'first', label: 'Before you upgrade' },
      ]}
      rows={rows}
    />
  );
}
