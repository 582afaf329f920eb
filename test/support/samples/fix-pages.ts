import { h, type JSX } from 'preact';
import { fault } from '../../../src/core/case/fault.ts';
import { noProof } from '../../../src/core/notices/trace.ts';
import { instant } from '../../../src/core/process/instant.ts';
import { BundlesPage } from '../../../src/http/pages/bundles-page.tsx';
import { TracesPage } from '../../../src/http/pages/traces-page.tsx';
import * as sample from './desk-samples.ts';

const at = (path: string) => ({ ...sample.frame, path });
const added = instant('2026-11-27T10:00:00Z');
const sha256 = '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea';
const now = { text: 'Nothing until Fri 10:00 UTC.', tone: 'calm' } as const;
const here = '/desk/cases/CASE-0042';

const bundle = (id: string, line: string, state: 'stands' | 'replaced' | 'taken back') => ({
  ...{ id, line, state, base: `v${line}.2`, size: 4_211, sha256, at: added, by: 'Lena Ortiz' },
  patches: ['Check the value before it is used', 'Keep the table in one place'],
  href: `${here}/files/${id}`,
});

/** Pages about the candidate fix, and about what has turned up. */
export const fixPages: Readonly<Record<string, () => JSX.Element>> = {
  bundles: () =>
    h(BundlesPage, {
      frame: at(`${here}/bundles`),
      view: {
        number: 'CASE-0042',
        now,
        embargo: { until: instant('2026-12-15T16:00:00Z') },
        bundles: [bundle('b1', '1.33', 'stands'), bundle('b2', '1.32', 'replaced'), bundle('b3', '1.32', 'stands')],
        missing: ['1.31'],
        shares: [
          {
            id: 's1',
            at: added,
            by: 'Lena Ortiz',
            missing: ['1.31'],
            sha256,
            isOnOffer: true,
            href: `${here}/files/s1`,
          },
        ],
        downloads: [
          { at: added, who: 'Umbra Linux', form: 'encrypted' },
          { at: added, who: 'Gannet Cloud', form: 'plain' },
        ],
        steps: [{ title: 'Share the candidate fix', href: `${here}#step-share-bundles` }],
        upload: {
          action: `${here}/bundles`,
          lines: ['1.33', '1.32', '1.31'],
          values: { line: '1.31', base: 'v1.31.5' },
          errors: [{ field: 'file', message: 'The patches give something away in 1 place.' }],
          findings: [
            fault(
              'leak-cve-id',
              '/patches/0/subject',
              '“CVE-2026-41246” names the CVE id. The policy says: leave out the CVE id.',
              'Remove it; the id becomes public with the advisory.',
            ),
          ],
        },
      },
    }),
  traces: () =>
    h(TracesPage, {
      frame: at('/desk/traces'),
      view: {
        now,
        text: 'Look what I got: [contour] #security notice 7qk2-m4td',
        found: [
          {
            party: 'organisation:o1',
            name: 'Umbra Linux',
            case: 'CASE-0042',
            kinds: ['reference', 'message id'],
            sentAt: added,
          },
          { case: 'CASE-0042', kinds: ['bundle'], sentAt: added },
        ],
        note: noProof,
      },
    }),
};
