import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import { withNotes } from '../../core/advisory/lines.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { isFault, mainScore, score } from '../../core/scores/score.ts';
import { creditOf } from '../credits.ts';
import { parseJson, sortKeys } from '../json.ts';
import { notesIn } from '../line-notes.ts';
import { cweShape, ghsaShape, type ReadAdvisory, type ReadPublication } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import { statementsIn } from '../statements.ts';
import { versionCountFault } from '../version-count.ts';
import { checkCve } from './check.ts';
import { cvssBody } from './cvss.ts';
import { affectedIn, isUnaffected, versionLists } from './read-affected.ts';
import { isEnglish, organisationIn, textsIn, words } from './read-parts.ts';
import { rejectedIn } from './read-rejected.ts';
import { lineTexts } from './solutions.ts';
import { sections } from './texts.ts';
import { statementEntry } from './versions.ts';

type Reference = Advisory['references'][number];

/** The descriptions: those that begin as our own sections do, and all others as the description. */
function describe(list: Part): Partial<Record<keyof typeof sections | 'description', string>> {
  const found: Partial<Record<keyof typeof sections | 'description', string>> = {};
  for (const part of textsIn(list)) {
    const text = part.at('value').text(60_000).trim();
    if (isEnglish(part)) part.at('lang').take();
    const [field, title] = Object.entries(sections).find(([, start]) => text.startsWith(start)) ?? [];
    const key = field as keyof typeof sections | undefined;
    if (key && title && found.description) found[key] = text.slice(title.length);
    else found.description = [found.description, text].filter((one) => one).join('\n\n');
  }
  return found;
}

/** The first vector that holds everywhere, one of each further version, and those of one environment. */
function scoresIn(list: Part): Pick<Advisory, 'cvss' | 'vectors' | 'scores' | 'severity'> {
  const general = new Map<string, string>();
  const scoped: { environment: string; cvss: string }[] = [];
  let severity: Advisory['severity'];
  for (const metric of list.items()) {
    severity ??= wordIn(metric);
    const [where, more] = metric.at('scenarios').items();
    const environment = where && where.at('value').value !== 'GENERAL' ? String(where.at('value').value) : undefined;
    for (const key of ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0']) {
      const body = metric.at(key);
      const found = score(String(body.at('vectorString').value ?? ''));
      if (isFault(found) || more) continue;
      const isTwice = environment === undefined && general.has(found.version);
      if (isTwice || (environment !== undefined && (environment.length > 300 || scoped.length >= 20))) continue;
      if (environment === undefined) general.set(found.version, found.vector);
      else scoped.push({ environment, cvss: found.vector });
      where?.take();
      metric.at('format').take();
      body.at('vectorString').take();
      // What else the form spells out is implied, as far as it is what the vector says.
      for (const [name, value] of Object.entries(cvssBody(found)))
        if (body.at(name).value === value) body.at(name).take();
      for (const [name, value] of Object.entries(body.value as object))
        if (value === 'NOT_DEFINED') body.at(name).take();
    }
  }
  const [cvss, ...vectors] = general.values();
  const highest = scoped.toSorted((a, b) => worth(b.cvss) - worth(a.cvss))[0]?.cvss;
  return {
    ...((cvss ?? highest) ? { cvss: cvss ?? highest! } : {}),
    ...(vectors.length > 0 ? { vectors } : {}),
    ...(scoped.length > 0 ? { scores: scoped } : {}),
    ...(severity ? { severity } : {}),
  };
}

const worth = (vector: string): number => {
  const found = score(vector);
  return isFault(found) ? 0 : mainScore(found);
};

/** A severity that is told in one of the five words; `moderate` is GitHub's and others' word for medium. */
function wordIn(metric: Part): Advisory['severity'] {
  const text = metric.at('other').at('content').at('text');
  const word = String(text.value ?? '').toLowerCase();
  const found = (['none', 'low', 'medium', 'high', 'critical'] as const).find(
    (one) => one === word.replace('moderate', 'medium'),
  );
  if (!found) return undefined;
  text.take();
  metric.at('format').take();
  if (metric.at('other').at('type').value === 'Textual description of severity') metric.at('other').at('type').take();
  return found;
}

/** The CWE ids of problem types, also those that stand only in the words. */
function weaknessesIn(list: Part): Pick<Advisory, 'cwe' | 'weaknesses'> {
  const ids = new Set<string>();
  for (const one of list.items().flatMap((type) => type.at('descriptions').items())) {
    const text = String(one.at('description').value ?? '');
    const id = String(one.at('cweId').value ?? /\bCWE-\d{1,5}\b/.exec(text)?.[0] ?? '');
    if (!cweShape.test(id) || ids.size >= 50) continue;
    ids.add(id);
    one.at('cweId').take();
    if (one.at('type').value === 'CWE') one.at('type').take();
    if (isEnglish(one)) one.at('lang').take();
    if (text.includes(id)) one.at('description').take();
  }
  const [cwe, ...weaknesses] = ids;
  return { ...(cwe ? { cwe } : {}), ...(weaknesses.length > 0 ? { weaknesses } : {}) };
}

const kindsOfTags: readonly (readonly [tag: string, kind: Reference['kind']])[] = [
  ['patch', 'fix'],
  ['vendor-advisory', 'advisory'],
  ['third-party-advisory', 'advisory'],
  ['release-notes', 'release'],
  ['technical-description', 'article'],
  ['issue-tracking', 'report'],
];

function referenceIn(part: Part): Reference {
  const tags = part.at('tags').items();
  const [tag, kind] = kindsOfTags.find(([one]) => tags.some(({ value }) => value === one)) ?? [];
  tags.find(({ value }) => value === tag)?.take();
  const title = part.at('name').text(300);
  const url = part.at('url').text(2_000);
  return { kind: kind ?? 'web', url, ...(title && title !== url ? { title } : {}) };
}

function timelineIn(list: Part): Advisory['timeline'] {
  const entries = textsIn(list).flatMap((part) => {
    const at = part.at('time').moment();
    if (at === undefined) return [];
    part.at('lang').take();
    return [{ at, text: part.at('value').text(2_000) }];
  });
  return entries.length > 0 ? entries : undefined;
}

function publicationIn(whole: Part, cna: Part): ReadPublication {
  const metadata = whole.at('cveMetadata');
  const organisation = organisationIn(metadata, cna);
  const [published, updated] = [metadata.at('datePublished').moment(), metadata.at('dateUpdated').moment()];
  const becamePublic = cna.at('datePublic').value;
  if (becamePublic === metadata.at('datePublished').value || published === undefined) cna.at('datePublic').take();
  const publishedAt = published ?? cna.at('datePublic').moment();
  metadata.at('state').take();
  for (const key of ['dataType', 'dataVersion']) whole.at(key).take();
  return {
    ...(organisation ? { publisher: { cveOrganisation: organisation } } : {}),
    status: metadata.value === undefined ? 'draft' : 'published',
    ...(publishedAt ? { publishedAt } : {}),
    ...(updated ? { updatedAt: updated } : {}),
  };
}

/** The solutions but for those that we write ourselves of every release line. */
function solutionIn(list: Part, affected: Advisory['affected']): string {
  const ours = new Set(affected.flatMap(lineTexts).map((one) => one.trim()));
  const own = textsIn(list).filter((part) => ours.has(String(part.at('value').value)));
  for (const part of own) part.take();
  const others = textsIn(list).filter((part) => !own.some(({ path }) => path === part.path));
  return others
    .map((part) => {
      if (isEnglish(part)) part.at('lang').take();
      return part.at('value').text(20_000).trim();
    })
    .join('\n\n');
}

/** Reads a CVE record, published or rejected, or a container of one, into the neutral advisory. */
export async function readCve(text: string): Promise<ReadAdvisory> {
  const faults = await checkCve(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const { whole, losses } = reading(parseJson(text));
  const cna = whole.at('cnaContainer').value ? whole.at('cnaContainer') : whole.at('containers').at('cna');
  if (cna.at('rejectedReasons').value !== undefined) {
    const rejected = rejectedIn(whole, cna);
    return { ...rejected, faults: [...faults, ...losses('cve-lost')] };
  }
  const own = cna.at('x_tidegate');
  const cve = whole.at('cveMetadata').at('cveId').text();
  const source = cna.at('source').at('advisory').text(200);
  const ghsa = ghsaShape.test(source) ? source : undefined;
  const id = own.at('id').text(80) || (ghsa ? '' : source.slice(0, 80)) || cve || source || 'unnamed';
  const notes = own.at('lines').items().map(notesIn);
  const statements = statementsIn(own.at('statements'));
  const stated = new Set(statements.map((one) => JSON.stringify(sortKeys(statementEntry(one)))));
  const entries = cna.at('affected').items();
  const tooMany = versionCountFault(entries.flatMap(versionLists));
  if (tooMany) return { faults: [...faults, tooMany] };
  const told = (one: Part) => stated.has(JSON.stringify(sortKeys(one.value)));
  for (const one of entries.filter(told)) one.take();
  const affected = affectedIn(entries.filter((one) => !told(one) && !isUnaffected(one))).map((one, n) => ({
    ...one,
    ranges: withNotes(one.ranges, notes[n] ?? []),
  }));
  const { description = '', ...texts } = describe(cna.at('descriptions'));
  const page = cna
    .at('references')
    .items()
    .find((one) => own.value !== undefined && one.at('name').value === id);
  page?.take();
  const aliases = own
    .at('aliases')
    .items()
    .map((one) => one.text(200))
    .filter(Boolean);
  const timeline = timelineIn(cna.at('timeline'));
  const publication = { ...publicationIn(whole, cna), ...(page ? { url: String(page.at('url').value) } : {}) };
  const credits = cna
    .at('credits')
    .items()
    .map((one) => {
      if (isEnglish(one)) one.at('lang').take();
      return creditOf(one.at('value'), one.at('type'));
    });
  const discovery = cna.at('source').at('discovery');
  const isFound = credits.some(({ role }) => role === 'finder' || role === 'reporter');
  if (discovery.value === (isFound ? 'EXTERNAL' : 'UNKNOWN')) discovery.take();
  const result = advisorySchema.safeParse({
    id,
    title: cna.at('title').text(300) || firstSentence(description),
    ...texts,
    description,
    impact: cna
      .at('impacts')
      .items()
      .map((one) => words(one.at('descriptions'), 20_000))
      .filter(Boolean)
      .join('\n\n'),
    workarounds: words(cna.at('workarounds'), 20_000),
    solution: solutionIn(cna.at('solutions'), affected),
    ...scoresIn(cna.at('metrics')),
    ...weaknessesIn(cna.at('problemTypes')),
    ...(cve ? { cve } : {}),
    ...(ghsa ? { ghsa } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    affected,
    ...(statements.length > 0 ? { statements } : {}),
    references: cna
      .at('references')
      .items()
      .filter(({ path }) => path !== page?.path)
      .map(referenceIn),
    credits,
    ...(timeline ? { timeline } : {}),
  });
  if (!result.success) return { faults: [...faults, ...faultsFromZod(result.error)] };
  return { advisory: result.data, publication, faults: [...faults, ...losses('cve-lost')] };
}

const firstSentence = (text: string): string => (text.split(/(?<=\.)\s/, 1)[0] ?? '').slice(0, 300).toWellFormed();
