import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sayThanks } from '../../core/advisory/credits.ts';
import { sayWhyWithdrawn } from '../../core/advisory/rejection.ts';
import { furtherScores } from '../../core/advisory/scoped-scores.ts';
import { sayWeakness, weaknessIds } from '../../core/advisory/weaknesses.ts';
import { type Instant, instant } from '../../core/process/instant.ts';
import { explainScore } from '../../core/scores/explain.ts';
import { isFault, mainScore, score } from '../../core/scores/score.ts';
import type { AdvisoryItem } from './advisory-card.tsx';
import type { AdvisoryListView } from './advisory-list-page.tsx';
import type { AdvisoryView } from './advisory-page.tsx';

/** What people read in place of a severity where nobody has said one. */
export const notRated = 'Nobody has rated it.';

function scoreOf(vector: string | undefined) {
  const found = vector === undefined ? undefined : score(vector);
  return found === undefined || isFault(found) ? undefined : found;
}

/** A published advisory as lists show it. */
export function advisoryItem(published: PublishedAdvisory): AdvisoryItem {
  const { advisory } = published;
  const found = scoreOf(advisory.cvss);
  return {
    id: advisory.id,
    title: advisory.title,
    summary: advisory.summary,
    cve: advisory.cve,
    severity: advisory.severity ?? found?.severity,
    score: found && mainScore(found),
    publishedAt: published.publishedAt as Instant,
    updatedAt: published.updatedAt as Instant,
    status: published.status === 'withdrawn' ? 'withdrawn' : 'published',
    fixedIn:
      published.status === 'withdrawn'
        ? []
        : [...new Set(advisory.affected.flatMap(({ ranges }) => ranges.flatMap(({ fixed }) => fixed ?? [])))],
  };
}

const labels: readonly (readonly [end: string, label: string])[] = [
  ['.csaf.json', 'CSAF'],
  ['.csaf.json.asc', 'Signature of the CSAF document'],
  ['.cve.json', 'CVE record'],
  ['.osv.json', 'OSV'],
  ['.vex.json', 'OpenVEX'],
  ['.ghsa.json', 'GitHub advisory'],
  ['.retrospective.md', 'Retrospective'],
  ['.md', 'Markdown'],
  ['.html', 'This page to keep'],
  ['.txt', 'Plain text'],
  ['.json', 'Neutral JSON'],
];

/** A published advisory as its page shows it, with the files that it also comes as. */
export function advisoryView(found: {
  readonly published: PublishedAdvisory;
  readonly files: readonly { readonly path: string; readonly mediaType: string }[];
}): AdvisoryView {
  const { published, files } = found;
  const { advisory } = published;
  const known = scoreOf(advisory.cvss);
  const told = advisory.cvss === undefined ? [] : explainScore(advisory.cvss);
  return {
    published,
    severity: advisory.severity ?? known?.severity,
    ...(known
      ? {
          score: {
            value: mainScore(known),
            method: `CVSS ${known.version}`,
            vector: known.vector,
            // The first sentence is the score itself, which the page shows already.
            inWords: Array.isArray(told) ? told.slice(1) : [],
          },
        }
      : {}),
    further: furtherScores(advisory).map(({ of, score: each }) => ({
      of,
      value: mainScore(each),
      severity: each.severity,
      vector: each.vector,
    })),
    ...(published.status === 'withdrawn'
      ? { withdrawn: { at: published.updatedAt as Instant, reason: sayWhyWithdrawn(published) } }
      : {}),
    timeline: (advisory.timeline ?? [])
      .map(({ at, text }) => ({ at: instant(at), what: text }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    credit: advisory.credits.map((credit) => ({ line: sayThanks(credit), url: credit.url })),
    formats: files.map(({ path, mediaType }) => ({ text: labelOf(path), href: path, type: mediaType })),
    weaknesses: weaknessIds(advisory).map(sayWeakness),
  };
}

function labelOf(path: string): string {
  return labels.find(([end]) => path.endsWith(end))?.[1] ?? path.slice(path.lastIndexOf('.') + 1);
}

/** How many advisories the list shows before a reader has to choose a year. */
const shownAtMost = 100;

/** The list of all advisories (newest first), or of those that became public in one year. */
export function advisoryListView(published: readonly PublishedAdvisory[], year?: string): AdvisoryListView {
  const counts = new Map<string, number>();
  for (const each of published) counts.set(yearOf(each), (counts.get(yearOf(each)) ?? 0) + 1);
  const shown = year ? published.filter((each) => yearOf(each) === year) : published.slice(0, shownAtMost);
  return {
    advisories: shown.map(advisoryItem),
    year,
    years: [...counts].sort(([a], [b]) => b.localeCompare(a)).map(([each, count]) => ({ year: each, count })),
  };
}

const yearOf = ({ publishedAt }: PublishedAdvisory): string => publishedAt.slice(0, 4);
