import { z } from 'zod';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Affected, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { packageOf } from '../../core/advisory/purl.ts';
import type { Fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { isFault, score } from '../../core/scores/score.ts';
import type { Format } from '../format.ts';
import { readJson, writeJson } from '../json.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { publicationFaults } from '../obstacles.ts';

/** GitHub's names of the ecosystems that OSV calls otherwise; all others are `other`. */
const ecosystems: Readonly<Record<string, string>> = {
  Go: 'go',
  npm: 'npm',
  PyPI: 'pip',
  'crates.io': 'rust',
  RubyGems: 'rubygems',
  Maven: 'maven',
  NuGet: 'nuget',
  Packagist: 'composer',
  Hex: 'erlang',
  Pub: 'pub',
  SwiftURL: 'swift',
  'GitHub Actions': 'actions',
};
const githubEcosystems = [...new Set([...Object.values(ecosystems), 'other'])];
const longestSummary = 1_024;
const longestDescription = 65_535;

function rangeOf(interval: Interval): string {
  const from = interval.introduced === '0' ? [] : [`>= ${interval.introduced}`];
  const to = interval.before ? [`< ${interval.before}`] : [];
  return [...from, ...to].join(', ') || '>= 0';
}

function vulnerabilitiesOf(affected: Affected): unknown[] {
  const named =
    affected.ecosystem && affected.package
      ? { ecosystem: affected.ecosystem, name: affected.package }
      : affected.purl && packageOf(affected.purl);
  const ecosystem = (named && ecosystems[named.ecosystem]) || 'other';
  const name = named ? named.name : `${affected.vendor}/${affected.product}`;
  return intervalsOf(affected).map((interval) => ({
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
    cwe_ids: advisory.cwe ? [advisory.cwe] : [],
    ...severityOf(published),
  });
}

const bodySchema = z
  .strictObject({
    summary: z.string().min(1).max(longestSummary),
    description: z.string().min(1).max(longestDescription),
    cve_id: z.string().nullish(),
    vulnerabilities: z.array(
      z.strictObject({
        package: z.strictObject({ ecosystem: z.enum(githubEcosystems), name: z.string().nullish() }),
        vulnerable_version_range: z.string().nullish(),
        patched_versions: z.string().nullish(),
        vulnerable_functions: z.array(z.string()).nullish(),
      }),
    ),
    cwe_ids: z.array(z.string()).nullish(),
    credits: z.array(z.strictObject({ login: z.string(), type: z.string() })).nullish(),
    severity: z.enum(['critical', 'high', 'medium', 'low']).nullish(),
    cvss_vector_string: z.string().nullish(),
    start_private_fork: z.boolean().optional(),
  })
  .refine((body) => !(body.severity && body.cvss_vector_string), {
    message: 'may have a severity or a cvss_vector_string, not both',
  });

async function checkGhsa(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const result = bodySchema.safeParse(read.value);
  return result.success ? [] : faultsFromZod(result.error, read.value);
}

export const ghsa: Format = {
  id: 'ghsa',
  title: 'GitHub advisory',
  extension: '.ghsa.json',
  mediaType: 'application/json',
  obstacles: publicationFaults,
  render: renderGhsa,
  check: checkGhsa,
};
