import { type Project, playbookOf } from '../core/access/project.ts';
import type { Advisory, Credit, PublishedAdvisory } from '../core/advisory/advisory.ts';
import type { Fault } from '../core/case/fault.ts';
import type { Case } from '../core/case/model.ts';
import type { Instant } from '../core/process/instant.ts';
import type { LineFix } from '../core/release/fix.ts';
import { formats } from '../formats/index.ts';
import type { Artifact } from '../store/artifacts.ts';
import { sha256 } from '../vault/bytes.ts';
import type { PersonSheet } from './persons.ts';

/**
 * Everything a publication says, taken from the frozen revision and what the case knows by now. A withdrawal says again
 * what is public, with its reason in the history: readers who come by an old address learn that and why.
 */
export function publishedOf(
  project: Project,
  state: Case,
  reporter: PersonSheet | undefined,
  at: Instant,
  baseUrl: string,
  said: {
    readonly withdrawal?: string | undefined;
    readonly replacedBy?: readonly string[];
    readonly changes?: string | undefined;
    readonly duplicates?: readonly Reported[];
  } = {},
): PublishedAdvisory {
  const { withdrawal, replacedBy = [], changes, duplicates = [] } = said;
  const before = state.advisory.publications;
  const shown = withdrawal === undefined ? undefined : before.at(-1)?.revision;
  const newest = state.advisory.revisions.findLast((r) => shown === undefined || r.number === shown);
  if (!newest) throw new Error('There is no revision to publish.');
  const number = before.length + 1;
  const { organisation } = playbookOf(project, state.playbook).cve;
  const summary = withdrawal === undefined ? summaryOf(number, changes) : `Withdrawn: ${withdrawal}`;
  return {
    advisory: completed(newest.advisory, [{ state, sheet: reporter }, ...duplicates]),
    publisher: {
      name: project.vendor,
      namespace: project.namespace,
      contact: project.contact,
      ...(organisation ? { cveOrganisation: organisation } : {}),
    },
    status: withdrawal === undefined ? 'published' : 'withdrawn',
    publishedAt: before[0]?.at ?? at,
    updatedAt: at,
    revisions: [
      ...before.map((p, i) => ({ number: i + 1, at: p.at, summary: summaryOf(i + 1, p.changes) })),
      { number, at, summary },
    ],
    ...(withdrawal === undefined
      ? {}
      : { rejection: { reason: withdrawal, ...(replacedBy.length > 0 ? { replacedBy } : {}) } }),
    url: `${baseUrl}/advisories/${newest.advisory.id}`,
  };
}

/** A report of the vulnerability with what is known of its reporter: the case itself, and every duplicate of it. */
export interface Reported {
  readonly state: Case;
  readonly sheet: PersonSheet | undefined;
}

/** What the history of the advisory says of one of its versions. */
const summaryOf = (number: number, changes: string | undefined): string =>
  number === 1 ? 'First published' : changes ? `Amended: ${changes}` : 'Amended';

/** The text with what only publication may add: the CVE id, released versions, and the credit that the reporter chose. */
function completed(drafted: Advisory, reported: readonly [Reported, ...Reported[]]): Advisory {
  const { state } = reported[0];
  // The id comes from the case alone: one that was given back must not come out of an old draft.
  const { cve: _cve, ...advisory } = drafted;
  const affected = advisory.affected.map((a) => ({
    ...a,
    ranges: a.ranges.map((range) => {
      const fix = state.fixes[range.line];
      const unpatched = fix && whyUnpatched(fix);
      // What was planned once is settled by a patch, and by the decision for none.
      const { planned: _planned, ...settled } = range;
      if (unpatched) {
        const { fixed: _, ...rest } = settled;
        return { ...rest, unpatched };
      }
      return {
        ...(fix?.version ? settled : range),
        ...(fix?.version ? { fixed: fix.version } : {}),
        ...(fix?.precondition ? { precondition: fix.precondition } : {}),
      };
    }),
  }));
  const releases = Object.values(state.fixes).flatMap((f) =>
    f.url && f.version ? [{ kind: 'release' as const, url: f.url, title: f.version }] : [],
  );
  const known = new Set(advisory.references.map((r) => r.url));
  return {
    ...advisory,
    affected,
    ...severityOf(state),
    ...(state.cwe ? { cwe: state.cwe } : {}),
    ...(state.cve.id ? { cve: state.cve.id } : {}),
    references: [...advisory.references, ...releases.filter((r) => !known.has(r.url))],
    credits: [...advisory.credits, ...reported.flatMap((each) => creditOf(each.state, each.sheet))],
  };
}

/** The severity that decides, and every score that holds in one environment only. */
function severityOf({ severity, scores = [] }: Case): Partial<Advisory> {
  if (!severity) return {};
  const scoped = scores.flatMap(({ environment, vector }) =>
    environment && vector ? [{ environment, cvss: vector }] : [],
  );
  return {
    ...(severity.vector ? { cvss: severity.vector } : {}),
    severity: severity.word,
    ...(scoped.length > 0 ? { scores: scoped } : {}),
  };
}

/** Why a line stays affected: it was declined, or its release mends only a part. */
function whyUnpatched(fix: LineFix): string | undefined {
  if (fix.state === 'declined') return (fix.reason ?? 'No patch is planned.').slice(0, 500);
  if (fix.state !== 'released' || fix.coverage === 'full') return undefined;
  return `${fix.version} mitigates it in part. What remains: ${fix.remains ?? 'see the description.'}`.slice(0, 500);
}

/** Nobody is named who has not chosen to be (R43). */
function creditOf(state: Case, reporter: PersonSheet | undefined): readonly Credit[] {
  if (!reporter?.name || (state.credit !== 'name' && state.credit !== 'name and affiliation')) return [];
  const affiliation =
    state.credit === 'name and affiliation' && reporter.affiliation ? { affiliation: reporter.affiliation } : {};
  return [{ name: reporter.name, ...affiliation, role: 'reporter' }];
}

/** The credit line as readers will see it; undefined for none. */
export function creditLine(state: Case, reporter: PersonSheet | undefined): string | undefined {
  const [credit] = creditOf(state, reporter);
  return credit && (credit.affiliation ? `${credit.name}, ${credit.affiliation}` : credit.name);
}

export interface Rendered {
  readonly artifacts: readonly Artifact[];
  readonly faults: readonly Fault[];
}

/** Renders every form of the advisory and checks each; a form that has an obstacle is left out, not forced. */
export async function renderDocuments(published: PublishedAdvisory): Promise<Rendered> {
  const { id } = published.advisory;
  const revision = published.revisions.length;
  const artifacts: Artifact[] = [];
  const faults: Fault[] = [];
  for (const format of formats) {
    if (format.obstacles(published).length > 0) continue;
    const text = format.render(published);
    const found = await format.check(text);
    faults.push(...found.map((f) => ({ ...f, rule: `${format.id}: ${f.rule}` })));
    artifacts.push(
      file(
        `/advisories/${id}${format.extension}`,
        format.mediaType,
        text,
        id,
        revision,
        published.updatedAt as Instant,
      ),
    );
  }
  artifacts.push(
    file(
      `/advisories/${id}.json`,
      'application/json',
      JSON.stringify(published, null, 2),
      id,
      revision,
      published.updatedAt as Instant,
    ),
  );
  return { artifacts, faults };
}

function file(
  path: string,
  mediaType: string,
  text: string,
  advisory: string,
  revision: number,
  at: Instant,
): Artifact {
  const body = Buffer.from(text, 'utf8');
  return { path, mediaType, body, sha256: sha256(body).toString('hex'), advisory, revision, at };
}

/** The public retrospective beside its advisory; each new text is the file's next revision. */
export function retrospectiveFile(state: Case, text: string, revision: number, at: Instant): Artifact {
  const advisory = state.advisory.publications.at(-1)!.id;
  return file(
    `/advisories/${advisory}.retrospective.md`,
    'text/markdown; charset=utf-8',
    `${text.trim()}\n`,
    advisory,
    revision,
    at,
  );
}
