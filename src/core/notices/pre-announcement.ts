import type { Case } from '../case/model.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { fixedIn } from './draft-blocks.ts';
import type { KindOfNotice } from './kinds.ts';

/** Versions that the releases of this case are planned to have. */
export function plannedReleases({ fixes, advisory }: Pick<Case, 'fixes' | 'advisory'>): readonly string[] {
  const draft = advisory.revisions.at(-1)?.advisory;
  return Object.values(fixes)
    .filter(({ state }) => state !== 'declined')
    .flatMap(({ line, planned }) => fixedIn(draft, line) ?? planned ?? []);
}

/**
 * That a release is coming, told to the public ahead of it (process.md B.5 and case 10): as much as the playbook lets it
 * say, derived from the plan, and nothing of what it mends. What it says stays on record when the severity changes later.
 */
export const preAnnouncement: KindOfNotice = {
  title: 'Announcement ahead',
  letter: '',
  differs: {
    blocks: ['coming'],
    tag: '',
    footer: 'none',
    leaveOut: ['cve-id', 'ghsa-id', 'public-fix', 'reporter-name'],
  },
  goesTo: 'public',
  subject: 'a security release is coming',
  owedSince: () => undefined,
  hasLapsed: ({ exposure }) => exposure.public !== undefined,
  fill: (c, playbook) => ({ coming: sayComing(c, playbook?.release.announcement?.says ?? []) }),
};

type Says = NonNullable<Playbook['release']['announcement']>['says'];

function sayComing(c: Case, says: Says): string {
  const releases = says.includes('releases') ? plannedReleases(c) : [];
  const { end } = c.embargo;
  const what = releases.length > 0 ? `We will release ${releases.join(', ')}` : 'We will make a release';
  const sentences = [
    `${what}${says.includes('date') && end ? ` on ${sayInstant(end)}` : ''}, which mends a security matter.`,
    ...(says.includes('severity') && c.severity ? [`Its severity is ${c.severity.word}.`] : []),
    ...(says.includes('cve-id') && c.cve.id ? [`Its id is ${c.cve.id}.`] : []),
    'What it is will be said with the release, and not before. Please plan for the upgrade.',
  ];
  return sentences.join(' ');
}

/** What of a case stands in public at a moment: announcements that have left, until the advisory takes their place. */
export function announcementsOut(
  { notices, advisory }: Case,
  project: string,
  now: Instant,
): readonly { readonly id: string; readonly title: string; readonly text: string; readonly at: Instant }[] {
  if (advisory.publications.length > 0) return [];
  return notices.flatMap(({ id, kind, blocks, sent, stopped }) =>
    kind === 'pre-announcement' && sent && !stopped && now >= sent.leavesAt
      ? [
          {
            id: `ahead-${id}`,
            title: `${project}: a security release is coming`,
            text: blocks['coming'] ?? '',
            at: sent.leavesAt,
          },
        ]
      : [],
  );
}
