import { z } from 'zod';
import { isEcosystem } from '../../core/advisory/ecosystems.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { isSemanticVersion } from '../../core/release/versions.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { readJson } from '../json.ts';

// The rules of the OSV schema 1.7.5, said in our own words.
const prefix =
  /^(x_|(ASB-A|PUB-A|ALPINE|ALSA|ALBA|ALEA|AZL|BELL|BIT|CGA|CLEANSTART|CLSA|CURL|CVE|DEBIAN|DHI|DRUPAL|DSA|DLA|ELA|DTSA|ECHO|EEF|FreeBSD|GHSA|GO|GSD|HSEC|JLSEC|KUBE|LBSEC|LSN|MAL|MINI|MGASA|OESA|OSEC|OSV|openSUSE-SU|PHSA|PSF|PYSEC|RHBA|RHEA|RHSA|RLSA|RXSA|RSEC|ROOT|RUSTSEC|SUSE-[SRFO]U|UBUNTU|USN|V8)-)/;
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'must be a time in UTC that ends in Z');
const commit = /^(0|[a-f0-9]{40}|[a-f0-9]{64})$/;
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
const free = z.record(z.string(), z.unknown());

const severity = z
  .looseObject({ type: z.enum(['CVSS_V2', 'CVSS_V3', 'CVSS_V4', 'Ubuntu']), score: z.string() })
  .superRefine((given, context) => {
    if (given.type === 'Ubuntu') {
      if (/^(negligible|low|medium|high|critical)$/.test(given.score)) return;
      context.addIssue({ code: 'custom', path: ['score'], message: 'is no severity word of Ubuntu' });
      return;
    }
    const found = score(given.score);
    if (isFault(found))
      context.addIssue({
        code: 'custom',
        path: ['score'],
        message: `is no vector: ${found.message.replace(/\.$/, '')}`,
      });
    else if (found.version[0] !== given.type.at(-1)) {
      context.addIssue({ code: 'custom', path: ['score'], message: `is a vector of CVSS ${found.version}` });
    }
  });

const event = z
  .looseObject({
    introduced: z.string().optional(),
    fixed: z.string().optional(),
    last_affected: z.string().optional(),
    limit: z.string().optional(),
  })
  .refine((e) => [e.introduced, e.fixed, e.last_affected, e.limit].filter((v) => v !== undefined).length === 1, {
    message: 'must hold exactly one of introduced, fixed, last_affected and limit',
  });

const range = z
  .looseObject({
    type: z.enum(['GIT', 'SEMVER', 'ECOSYSTEM']),
    repo: z.string().optional(),
    events: z.array(event).min(1),
    database_specific: free.optional(),
  })
  .superRefine((given, context) => {
    const fail = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (!given.events.some((e) => e.introduced !== undefined)) fail(['events'], 'must say where it was introduced');
    const ends = (key: 'fixed' | 'last_affected') => given.events.some((e) => e[key] !== undefined);
    if (ends('fixed') && ends('last_affected')) fail(['events'], 'may not hold both fixed and last_affected');
    if (given.type !== 'GIT') return;
    if (given.repo === undefined) fail(['repo'], 'is needed for a range of commits');
    for (const [n, e] of given.events.entries()) {
      const value = e.introduced ?? e.fixed ?? e.last_affected ?? e.limit ?? '';
      if (!commit.test(value)) fail(['events', n], 'must name a whole commit hash');
    }
  });

const affected = z.looseObject({
  package: z
    .looseObject({
      ecosystem: z.string().refine(isEcosystem, {
        message: 'is no ecosystem that OSV knows',
        params: { mend: 'Write it as OSV does, such as Go, npm, PyPI, Maven, crates.io or Debian:12.' },
      }),
      name: z.string(),
      purl: z.string().optional(),
    })
    .optional(),
  severity: list(severity),
  ranges: z.array(range).optional(),
  versions: z.array(z.string()).optional(),
  ecosystem_specific: free.optional(),
  database_specific: free.optional(),
});

const referenceTypes = [
  'ADVISORY',
  'ARTICLE',
  'DETECTION',
  'DISCUSSION',
  'REPORT',
  'FIX',
  'INTRODUCED',
  'GIT',
  'PACKAGE',
  'EVIDENCE',
  'WEB',
] as const;
const creditTypes = [
  'FINDER',
  'REPORTER',
  'ANALYST',
  'COORDINATOR',
  'REMEDIATION_DEVELOPER',
  'REMEDIATION_REVIEWER',
  'REMEDIATION_VERIFIER',
  'TOOL',
  'SPONSOR',
  'OTHER',
] as const;

export const osvSchema = z.strictObject({
  schema_version: z.string().optional(),
  id: z.string().regex(prefix, 'must begin with a registered prefix or with x_'),
  modified: moment,
  published: moment.optional(),
  withdrawn: moment.optional(),
  aliases: list(z.string()),
  related: z.array(z.string()).optional(),
  upstream: z.array(z.string()).optional(),
  summary: z.string().optional(),
  details: z.string().optional(),
  severity: list(severity),
  affected: list(affected),
  references: list(z.looseObject({ type: z.enum(referenceTypes), url: z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i) })),
  credits: z
    .array(
      z.looseObject({
        name: z.string(),
        contact: z.array(z.string()).optional(),
        type: z.enum(creditTypes).optional(),
      }),
    )
    .optional(),
  database_specific: free.optional(),
});

/** Checks a record against the rules of OSV 1.7. */
export async function checkOsv(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const result = osvSchema.safeParse(read.value);
  return result.success ? looseVersions(result.data) : faultsFromZod(result.error, read.value);
}

/** Versions in a range of the type SEMVER that are none, which the text of OSV asks for and its schema cannot see. */
function looseVersions({ affected: products }: z.infer<typeof osvSchema>): Fault[] {
  return (products ?? []).flatMap(({ ranges = [] }, n) =>
    ranges.flatMap(({ type, events }, r) =>
      events.flatMap((one, e) => {
        const [[key, version] = []] = Object.entries(one).filter(([, value]) => typeof value === 'string');
        if (type !== 'SEMVER' || key === undefined || version === '0' || isSemanticVersion(String(version))) return [];
        const path = `/affected/${n}/ranges/${r}/events/${e}/${key}`;
        const mend =
          'Write major, minor and patch without a v, such as 1.33.4, or make the range one of its ecosystem.';
        return [warning('osv-semver', path, `"${String(version)}" is no semantic version.`, mend)];
      }),
    ),
  );
}
