import type { JSX } from 'preact';
import type { Advisory, AffectedRange } from '../../core/advisory/advisory.ts';
import { Table } from '../table.tsx';

function sayAffected(range: AffectedRange): string {
  const from = range.introduced === '0' ? 'all versions' : `from ${range.introduced}`;
  if (range.lastAffected !== undefined && range.lastAffected === range.introduced) return `${range.introduced} alone`;
  if (range.lastAffected) return `${from} up to and including ${range.lastAffected}`;
  return range.fixed ? `${from} before ${range.fixed}` : from;
}

/** Affected and fixed versions, one row a release line. */
export function VersionsTable({ advisory }: { advisory: Advisory }): JSX.Element {
  const rows = advisory.affected.flatMap((affected) =>
    affected.ranges.map((range) => ({
      id: `${affected.product} ${range.line} ${range.introduced}`,
      cells: {
        line: `${affected.product} ${range.line}`,
        affected: sayAffected(range),
        fixed: range.fixed ? <strong>{range.fixed}</strong> : (range.unpatched ?? 'not yet'),
        first: range.precondition ?? '',
      },
    })),
  );
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
