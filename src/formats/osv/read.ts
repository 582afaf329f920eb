import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { creditOf } from '../credits.ts';
import { parseJson } from '../json.ts';
import { cveShape, cweShape, ghsaShape, type ReadAdvisory, type ReadPublication } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import { statementsIn } from '../statements.ts';
import { versionCountFault } from '../version-count.ts';
import { checkOsv } from './check.ts';
import { splitSections } from './parts.ts';
import { productOf, versionLists } from './read-affected.ts';

const kinds: Readonly<Record<string, Advisory['references'][number]['kind']>> = {
  ADVISORY: 'advisory',
  FIX: 'fix',
  ARTICLE: 'article',
  REPORT: 'report',
  WEB: 'web',
};
const severityWords = ['none', 'low', 'medium', 'high', 'critical'] as const;

/** The record's own id and its aliases, as far as the advisory has a field for each. */
function idsIn(whole: Part, own: Part): Pick<Advisory, 'id' | 'cve' | 'ghsa' | 'aliases'> {
  const record = whole.at('id').text(80);
  const id = own.at('id').text(80) || record.replace(/^x_/, '');
  const listed = whole
    .at('aliases')
    .items()
    .map((one) => one.text(200));
  const ids = [record, ...listed];
  const cve = ids.find((one) => cveShape.test(one));
  const ghsa = ids.find((one) => ghsaShape.test(one));
  const aliases = [...new Set(ids)].filter(
    (one) => one !== '' && one !== id && one !== `x_${id}` && one !== cve && one !== ghsa,
  );
  return { id, ...(cve ? { cve } : {}), ...(ghsa ? { ghsa } : {}), ...(aliases.length > 0 ? { aliases } : {}) };
}

/** The first vector of each version of CVSS. Vectors of single packages count only where all packages have the same. */
function scoresIn(whole: Part): Pick<Advisory, 'cvss' | 'vectors'> {
  const products = whole.at('affected').items();
  const ofProducts = products.map((one) => JSON.stringify(one.at('severity').value ?? []));
  const top = whole.at('severity').items();
  const areSame = top.length === 0 && new Set(ofProducts).size === 1;
  const found = new Map<string, string>();
  for (const list of areSame ? products.map((one) => one.at('severity').items()) : [top]) {
    for (const one of list) {
      const told = score(String(one.at('score').value));
      if (isFault(told) || (found.has(told.version) && found.get(told.version) !== told.vector)) continue;
      found.set(told.version, told.vector);
      one.at('type').take();
      one.at('score').take();
    }
  }
  const [cvss, ...vectors] = found.values();
  return { ...(cvss ? { cvss } : {}), ...(vectors.length > 0 ? { vectors } : {}) };
}

function weaknessesIn(own: Part): Pick<Advisory, 'cwe' | 'weaknesses'> {
  const ids = own
    .at('cwe_ids')
    .items()
    .filter(({ value }) => cweShape.test(String(value)));
  const [cwe, ...weaknesses] = new Set(ids.map((one) => one.text()));
  return { ...(cwe ? { cwe } : {}), ...(weaknesses.length > 0 ? { weaknesses: weaknesses.slice(0, 50) } : {}) };
}

function wordIn(own: Part): Pick<Advisory, 'severity'> {
  const said = String(own.at('severity').value ?? '')
    .toLowerCase()
    .replace('moderate', 'medium');
  const severity = severityWords.find((word) => word === said);
  if (severity) own.at('severity').take();
  return severity ? { severity } : {};
}

function publicationIn(whole: Part, page: string | undefined): ReadPublication {
  const [published, updated] = [whole.at('published').moment(), whole.at('modified').moment()];
  const withdrawn = whole.at('withdrawn');
  const at = withdrawn.value === undefined ? undefined : withdrawn.moment();
  return {
    status: withdrawn.value === undefined || withdrawn.value === null ? 'published' : 'withdrawn',
    ...(published ? { publishedAt: published } : {}),
    ...((at ?? updated) ? { updatedAt: at ?? updated! } : {}),
    ...(page ? { url: page } : {}),
  };
}

function referenceIn(part: Part): Advisory['references'][number] {
  const kind = kinds[String(part.at('type').value)];
  if (kind) part.at('type').take();
  return { kind: kind ?? 'web', url: part.at('url').text(2_000) };
}

/** Scores of one environment, the timeline and statements, which only our own records have. */
function ownParts(own: Part): Pick<Advisory, 'scores' | 'timeline' | 'statements'> {
  const scores = own
    .at('scores')
    .items()
    .map((one) => ({ environment: one.at('environment').text(300), cvss: one.at('cvss').text(300) }));
  const timeline = own
    .at('timeline')
    .items()
    .flatMap((one) => {
      const at = one.at('at').moment();
      return at === undefined ? [] : [{ at, text: one.at('text').text(2_000) }];
    });
  const statements = statementsIn(own.at('statements'));
  return {
    ...(scores.length > 0 ? { scores } : {}),
    ...(timeline.length > 0 ? { timeline } : {}),
    ...(statements.length > 0 ? { statements } : {}),
  };
}

/** Reads an OSV record into the neutral advisory. */
export async function readOsv(text: string): Promise<ReadAdvisory> {
  const faults = await checkOsv(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const { whole, losses } = reading(parseJson(text));
  whole.at('schema_version').take();
  const own = whole.at('database_specific');
  const products = [...whole.at('affected').items(), ...own.at('products').items()];
  const tooMany = versionCountFault(products.flatMap(versionLists));
  if (tooMany) return { faults: [...faults, tooMany] };
  const references = whole.at('references').items();
  const page = references.find(
    (one) => own.at('page').value !== undefined && one.at('url').value === own.at('page').value,
  );
  page?.take();
  const details = whole.at('details').text(60_000);
  const result = advisorySchema.safeParse({
    ...idsIn(whole, own),
    title: whole.at('summary').text(300),
    summary: own.at('summary').text(2_000),
    ...(page ? splitSections(details) : { description: details, workarounds: '' }),
    ...scoresIn(whole),
    ...wordIn(own),
    ...weaknessesIn(own),
    affected: products.map(productOf),
    references: references.filter((one) => one.path !== page?.path).map(referenceIn),
    credits: whole
      .at('credits')
      .items()
      .map((one) => creditOf(one.at('name'), one.at('type'))),
    ...ownParts(own),
  });
  if (!result.success) return { faults: [...faults, ...faultsFromZod(result.error)] };
  const publication = publicationIn(whole, page && own.at('page').text(2_000));
  return { advisory: result.data, publication, faults: [...faults, ...losses('osv-lost')] };
}
