import fc from 'fast-check';
import {
  type Advisory,
  creditRoles,
  justifications,
  type PublishedAdvisory,
} from '../../src/core/advisory/advisory.ts';
import { fromEpoch } from '../../src/core/process/instant.ts';
import { allWeaknesses } from '../../src/core/scores/cwe.ts';
import { systems } from '../../src/core/scores/score.ts';

const words = (longest: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: longest });
/** Text that people could write, with something to read in it. */
export const someText = (longest: number) => words(longest - 1).map((text) => `x${text}`);
const perhapsText = (longest: number) => fc.oneof(fc.constant(''), someText(longest));

const start = 1_767_225_600_000; // 2026-01-01T00:00Z
const moments = fc.integer({ min: 0, max: 10_000_000_000 }).map((n) => fromEpoch(start + n));

/** A complete CVSS vector of any version. */
export const vectors = fc.constantFrom(...systems).chain((system) => {
  const parts = system.metrics.map((m) => {
    const value = fc.constantFrom(...Object.keys(m.values)).map((code) => `${m.id}:${code}`);
    return m.group === 'base' ? value : fc.option(value, { nil: undefined });
  });
  return fc.tuple(...parts).map((all) => system.prefix + all.filter((part) => part !== undefined).join('/'));
});

/** `CVSS:4.0`, or nothing for 2.0, whose vectors do not say it. */
const versionOf = (vector: string): string => /^CVSS:\d\.\d/.exec(vector)?.[0] ?? '';

type Range = Advisory['affected'][number]['ranges'][number];

/** Release lines 1.0, 1.1 and so on in a random order, each with a patch, a reason for none, or neither. */
const lines: fc.Arbitrary<Range[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })
  .chain((minors) =>
    fc.tuple(
      ...minors.map((minor) =>
        fc
          .record({
            from: fc.integer({ min: 0, max: 5 }),
            patches: fc.integer({ min: 1, max: 9 }),
            fate: fc.constantFrom('fixed', 'unpatched', 'planned', 'open', 'last', 'single'),
            hasV: fc.boolean(),
            precondition: fc.option(someText(60), { nil: undefined }),
          })
          .map(({ from, patches, fate, hasV, precondition }): Range => {
            const v = hasV ? 'v' : '';
            const base = { line: `1.${minor}`, introduced: `${v}1.${minor}.${from}` };
            if (fate === 'unpatched') return { ...base, unpatched: 'End of life.' };
            if (fate === 'planned') return { ...base, planned: 'A patch is planned for next week.' };
            if (fate === 'open') return base;
            if (fate === 'single') return { ...base, lastAffected: base.introduced };
            if (fate === 'last') return { ...base, lastAffected: `${v}1.${minor}.${from + patches}` };
            return { ...base, fixed: `${v}1.${minor}.${from + patches}`, ...(precondition ? { precondition } : {}) };
          }),
      ),
    ),
  );

const packages = [
  { purl: 'pkg:golang/example.org/gate', ecosystem: 'Go', package: 'example.org/gate' },
  { purl: 'pkg:npm/%40example/gate', ecosystem: 'npm', package: '@example/gate' },
  { purl: 'pkg:pypi/gate' },
  { ecosystem: 'Maven', package: 'org.example:gate' },
  {},
] as const;

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 });
const commits = fc.uniqueArray(
  fc.record(
    {
      repo: fc.constant('https://example.org/gate.git'),
      introduced: fc.oneof(fc.constant('0'), hash),
      fixed: hash,
    },
    { requiredKeys: ['repo', 'introduced'] },
  ),
  { minLength: 1, maxLength: 2, selector: (one) => JSON.stringify(one) },
);

const affected = fc
  .uniqueArray(fc.integer({ min: 0, max: packages.length - 1 }), { minLength: 1, maxLength: 3 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((n) =>
        fc
          .record({
            vendor: someText(40),
            product: someText(40),
            ranges: lines,
            commits: fc.option(commits, { nil: undefined }),
            isCommitsOnly: fc.boolean(),
          })
          .map(({ isCommitsOnly, ...own }) => ({
            ...packages[n]!,
            ...own,
            ranges: own.commits && isCommitsOnly ? [] : own.ranges,
          })),
      ),
    ),
  );

const statedProduct = {
  vendor: someText(40),
  product: someText(40),
  purl: fc.constantFrom('pkg:npm/gate', 'pkg:golang/example.org/gate'),
  version: fc.constantFrom('1.2.3', '2.0.0-rc.1'),
};
const statements = fc.array(
  fc.oneof(
    fc.record(
      { ...statedProduct, status: fc.constant('under investigation') },
      { requiredKeys: ['vendor', 'product', 'status'] },
    ),
    fc.record(
      {
        ...statedProduct,
        status: fc.constant('not affected'),
        justification: fc.constantFrom(...justifications),
        why: someText(100),
      },
      { requiredKeys: ['vendor', 'product', 'status', 'why'] },
    ),
  ),
  { minLength: 1, maxLength: 3 },
);

const usable = allWeaknesses()
  .filter((w) => w.usage !== 'Prohibited')
  .map((w) => w.id);
const ghsa = fc
  .array(fc.string({ unit: fc.constantFrom(...'23456789cfghjmpqrvwx'), minLength: 4, maxLength: 4 }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((parts) => `GHSA-${parts.join('-')}`);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Advisories that the schema takes and in which `checkAdvisory` finds no error. */
export const advisories: fc.Arbitrary<Advisory> = fc
  .record({
    id: fc.stringMatching(/^[A-Z]{2,8}-20[0-9]{2}-[0-9]{3}$/),
    title: someText(200),
    summary: perhapsText(200),
    description: fc.oneof(
      someText(400),
      someText(40).map((text) => `${text} `.repeat(300)),
    ),
    impact: perhapsText(200),
    attackVectors: perhapsText(200),
    workarounds: fc.oneof(fc.constantFrom('', 'None.', 'There are no workarounds.'), someText(100)),
    detection: perhapsText(100),
    solution: perhapsText(100),
    severity: fc.constantFrom('none', 'low', 'medium', 'high', 'critical'),
    cvss: optional(vectors),
    cwe: optional(fc.constantFrom(...usable)),
    vectors: optional(fc.uniqueArray(vectors, { minLength: 1, maxLength: 3, selector: versionOf })),
    weaknesses: optional(fc.uniqueArray(fc.constantFrom(...usable), { minLength: 1, maxLength: 3 })),
    aliases: optional(
      fc.uniqueArray(fc.stringMatching(/^(GO|PYSEC)-20[0-9]{2}-[0-9]{4}$/), { minLength: 1, maxLength: 3 }),
    ),
    timeline: optional(fc.array(fc.record({ at: moments, text: someText(60) }), { minLength: 1, maxLength: 3 })),
    cve: fc.integer({ min: 1000, max: 99_999_999 }).map((n) => `CVE-2026-${n}`),
    ghsa: optional(ghsa),
    affected,
    statements: optional(statements),
    references: fc.array(
      fc.record({
        kind: fc.constantFrom('advisory', 'fix', 'release', 'article', 'report', 'web'),
        url: fc.webUrl({ withQueryParameters: true }),
      }),
      { maxLength: 4 },
    ),
    credits: fc.array(
      fc.record({
        name: someText(60),
        affiliation: optional(someText(60)),
        role: fc.constantFrom(...creditRoles),
        url: optional(fc.webUrl()),
      }),
      { maxLength: 4 },
    ),
  })
  .map((all) => {
    // No two vectors of one version, and no weakness twice.
    const further = all.vectors?.filter((one) => all.cvss !== undefined && versionOf(one) !== versionOf(all.cvss));
    const weaknesses = all.weaknesses?.filter((one) => all.cwe !== undefined && one !== all.cwe);
    return withoutUndefined({
      ...all,
      vectors: further?.length ? further : undefined,
      weaknesses: weaknesses?.length ? weaknesses : undefined,
    }) as Advisory;
  });

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutUndefined(inner)]));
}

/** Published advisories with one to five revisions, whose numbers need not begin with 1. */
export const publications: fc.Arbitrary<PublishedAdvisory> = fc
  .record({
    advisory: advisories,
    status: fc.constantFrom('published', 'withdrawn'),
    times: fc.array(moments, { minLength: 1, maxLength: 5 }),
    first: fc.integer({ min: 1, max: 9 }),
    summary: perhapsText(60),
    contact: fc.constantFrom('', 'mailto:security@example.org'),
    rejection: optional(
      fc.record(
        { reason: someText(200), replacedBy: fc.constant(['CVE-2026-41246', 'CVE-2026-50149']) },
        { requiredKeys: ['reason'] },
      ),
    ),
  })
  .map(({ advisory, status, times, first, summary, contact, rejection }) => {
    const sorted = times.toSorted();
    const organisation = { id: '1b8f2c2e-5a0f-4a3e-9d7c-0a1b2c3d4e5f', shortName: 'example' };
    return {
      advisory,
      publisher: {
        name: 'Example Project',
        namespace: 'https://example.org',
        contact,
        cveOrganisation: organisation,
      },
      status,
      publishedAt: sorted[0]!,
      updatedAt: sorted.at(-1)!,
      revisions: sorted.map((at, n) => ({ number: first + n, at, summary })),
      ...(status === 'withdrawn' && rejection ? { rejection } : {}),
      url: `https://example.org/advisories/${advisory.id}`,
    };
  });
