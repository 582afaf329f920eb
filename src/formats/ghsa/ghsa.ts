import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Affected, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { packageOf } from '../../core/advisory/purl.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { Format } from '../format.ts';
import { writeJson } from '../json.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { publicationFaults } from '../obstacles.ts';
import { checkGhsa } from './check.ts';
import { githubNames } from './ecosystems.ts';
import { longestDescription, longestSummary } from './lengths.ts';
import { readGhsa } from './read.ts';

function rangeOf(interval: Interval): string {
  if (interval.last === interval.introduced) return `= ${interval.last}`;
  const from = interval.introduced === '0' ? [] : [`>= ${interval.introduced}`];
  const to = interval.before ? [`< ${interval.before}`] : interval.last ? [`<= ${interval.last}`] : [];
  return [...from, ...to].join(', ') || '>= 0';
}

function vulnerabilitiesOf(affected: Affected): unknown[] {
  const named =
    affected.ecosystem && affected.package
      ? { ecosystem: affected.ecosystem, name: affected.package }
      : affected.purl && packageOf(affected.purl);
  const ecosystem = (named && githubNames[named.ecosystem]) || 'other';
  const name = named ? named.name : `${affected.vendor}/${affected.product}`;
  const intervals = intervalsOf(affected);
  // Commits stand in the text; the package is named all the same.
  if (intervals.length === 0) {
    return [{ package: { ecosystem, name }, vulnerable_version_range: null, patched_versions: null }];
  }
  return intervals.map((interval) => ({
    package: { ecosystem, name },
    vulnerable_version_range: rangeOf(interval),
    patched_versions: interval.patched ? interval.before : null,
  }));
}

/** A vector or a word, never both: the interface refuses that. It knows vectors from 3.0 on and no word for "none". */
function severityOf({ advisory }: PublishedAdvisory): Record<string, string> {
  const found = advisory.cvss === undefined ? undefined : score(advisory.cvss);
  if (found && !isFault(found) && found.version !== '2.0') return { cvss_vector_string: found.vector };
  const word = found && !isFault(found) ? found.severity : advisory.severity;
  return word && word !== 'none' ? { severity: word } : {};
}

/** The body that creates a repository advisory at GitHub. Credits go by account name there and stay in the text. */
export function renderGhsa(published: PublishedAdvisory): string {
  const { advisory } = published;
  return writeJson({
    summary: [...advisory.title].slice(0, longestSummary).join(''),
    description: renderMarkdown(published).slice(0, longestDescription).toWellFormed(),
    cve_id: advisory.cve ?? null,
    vulnerabilities: advisory.affected.flatMap(vulnerabilitiesOf),
    cwe_ids: [advisory.cwe, ...(advisory.weaknesses ?? [])].filter((id) => id !== undefined),
    ...severityOf(published),
  });
}

/** What is longer than GitHub takes. */
function leftOut(published: PublishedAdvisory): readonly Fault[] {
  if (renderMarkdown(published).length <= longestDescription) return [];
  const said = `GitHub takes ${longestDescription} characters in one description; the rest is cut.`;
  return [warning('ghsa-cut', '/description', said, 'Shorten the texts.')];
}

export const ghsa: Format = {
  id: 'ghsa',
  title: 'GitHub advisory',
  extension: '.ghsa.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  leftOut,
  render: renderGhsa,
  check: checkGhsa,
  read: readGhsa,
};
