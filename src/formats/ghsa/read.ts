import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import { isSemanticOrder } from '../../core/advisory/intervals.ts';
import { readNative } from '../../core/advisory/native.ts';
import { purlOf } from '../../core/advisory/purl.ts';
import { nextVersion, rangesOfSpans, type Span, spansOfVers } from '../../core/advisory/spans.ts';
import type { Constraint } from '../../core/advisory/vers.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { compareVersions } from '../../core/release/versions.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { creditOf } from '../credits.ts';
import { readJson } from '../json.ts';
import { cveShape, cweShape, ghsaShape, type ReadAdvisory } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import { checkValue } from './check.ts';
import { osvName } from './ecosystems.ts';

type Product = Advisory['affected'][number];

const oneVersion = /^[0-9A-Za-z][\w.+:~^-]{0,79}$/;

/** A bound that is left out itself becomes the version after it. */
const closed = (constraint: Constraint, ecosystem: string): Constraint =>
  constraint.comparator === '>'
    ? { comparator: '>=', version: nextVersion(constraint.version, ecosystem) }
    : constraint;

/** The version with the patch, under the name that each of GitHub's interfaces has for it. */
function patchIn(entry: Part): Part {
  const first = entry.at('first_patched_version');
  const places = [entry.at('patched_versions'), first.at('identifier'), first];
  return places.find(({ value }) => typeof value === 'string') ?? places[0]!;
}

/** The versions of one entry. `<= 1.2` with a patch ends at the patch, as the converters of OSV have it. */
function spansOf(entry: Part, ecosystem: string): readonly Span[] {
  const range = entry.at('vulnerable_version_range');
  const read = readNative('github', String(range.value ?? ''));
  if (!read?.constraints.every(({ version }) => oneVersion.test(version))) return [];
  const { spans, rest } = spansOfVers({ ...read, constraints: read.constraints.map((one) => closed(one, ecosystem)) });
  if (rest.length > 0) return [];
  // Where versions are not semantic, the version after a bound is a guess, and the words stay told.
  const isExact = isSemanticOrder(ecosystem) || read.constraints.every(({ comparator }) => comparator !== '>');
  if (isExact) range.take();
  const patched = patchIn(entry);
  const version = typeof patched.value === 'string' ? patched.value.trim() : '';
  const [span] = spans;
  if (!span || spans.length > 1 || !oneVersion.test(version)) return spans;
  if (span.before === version) patched.take();
  if (span.before !== undefined || (span.last !== undefined && compareVersions(version, span.last, ecosystem) <= 0))
    return spans;
  patched.take();
  return [{ from: span.from, before: version }];
}

function productsIn(list: Part): Product[] {
  const found = new Map<string, Omit<Product, 'ranges'> & { spans: readonly Span[] }>();
  for (const entry of list.items()) {
    const named = entry.at('package');
    const ecosystem = osvName(String(named.at('ecosystem').value)) ?? '';
    const name = named.at('name').text(300);
    if (ecosystem || named.at('ecosystem').value === 'other') named.at('ecosystem').take();
    const path = name.split(/[/:]/).filter(Boolean);
    const purl = purlOf(ecosystem, name);
    const product = {
      vendor: (path.at(-2) ?? name).slice(0, 200) || 'unnamed',
      product: (path.at(-1) ?? name).slice(0, 200) || 'unnamed',
      ...(ecosystem && name ? { ecosystem, package: name } : {}),
      ...(purl ? { purl } : {}),
    };
    const key = JSON.stringify([ecosystem, name]);
    found.set(key, { ...product, spans: [...(found.get(key)?.spans ?? []), ...spansOf(entry, ecosystem)] });
  }
  return [...found.values()].map(({ spans, ...product }) => ({
    ...product,
    ranges: rangesOfSpans(spans, product.ecosystem),
  }));
}

/** Every vector that the interface names, the first of each version of CVSS. */
function scoresIn(whole: Part): Pick<Advisory, 'cvss' | 'vectors' | 'severity'> {
  const severities = whole.at('cvss_severities');
  const places = [
    whole.at('cvss_vector_string'),
    severities.at('cvss_v4').at('vector_string'),
    severities.at('cvss_v3').at('vector_string'),
    whole.at('cvss').at('vector_string'),
  ];
  const vectors = new Map<string, string>();
  for (const place of places) {
    const found = typeof place.value === 'string' ? score(place.value) : undefined;
    if (!found || isFault(found)) continue;
    if (!vectors.has(found.version)) vectors.set(found.version, found.vector);
    if (vectors.get(found.version) === found.vector) place.take();
  }
  const [cvss, ...others] = vectors.values();
  const word = (['low', 'medium', 'high', 'critical'] as const).find((one) => one === whole.at('severity').value);
  if (word) whole.at('severity').take();
  return {
    ...(cvss ? { cvss } : {}),
    ...(others.length > 0 ? { vectors: others } : {}),
    ...(word ? { severity: word } : {}),
  };
}

function weaknessesIn(whole: Part): Pick<Advisory, 'cwe' | 'weaknesses'> {
  const places = [
    ...whole.at('cwe_ids').items(),
    ...whole
      .at('cwes')
      .items()
      .map((one) => one.at('cwe_id')),
  ];
  const known = places.filter(({ value }) => cweShape.test(String(value)));
  const [cwe, ...weaknesses] = new Set(known.map((one) => one.text()));
  return { ...(cwe ? { cwe } : {}), ...(weaknesses.length > 0 ? { weaknesses } : {}) };
}

/** Reads the body that creates a repository advisory, or an advisory as GitHub answers with it. */
export async function readGhsa(text: string): Promise<ReadAdvisory> {
  const json = readJson(text);
  if ('fault' in json) return { faults: [json.fault] };
  const faults = checkValue(json.value);
  if (faults.some(({ severity }) => severity === 'error')) return { faults };
  const { whole, losses } = reading(json.value);
  const ids = whole
    .at('identifiers')
    .items()
    .map((one) => one.at('value'));
  const [cve, ghsa] = (
    [
      ['cve_id', cveShape],
      ['ghsa_id', ghsaShape],
    ] as const
  ).map(([key, shape]) => {
    const said = String(whole.at(key).value ?? '');
    if (!shape.test(said)) return undefined;
    whole.at(key).take();
    for (const one of ids) if (one.value === said) one.take();
    return said;
  });
  for (const one of whole.at('identifiers').items()) one.at('type').take();
  const page = whole.at('html_url').text(2_000);
  const [published, updated] = [whole.at('published_at').moment(), whole.at('updated_at').moment()];
  const withdrawn = whole.at('withdrawn_at').moment();
  const result = advisorySchema.safeParse({
    id: ghsa ?? cve ?? 'unnamed',
    title: whole.at('summary').text(300),
    description: whole.at('description').text(60_000),
    workarounds: '',
    ...scoresIn(whole),
    ...weaknessesIn(whole),
    ...(cve ? { cve } : {}),
    ...(ghsa ? { ghsa } : {}),
    affected: productsIn(whole.at('vulnerabilities')),
    references: whole
      .at('references')
      .items()
      .map((one) => ({ kind: 'web', url: one.text(2_000) })),
    credits: whole
      .at('credits')
      .items()
      .map((one) => creditOf(one.at('login'), one.at('type'))),
  });
  if (!result.success) return { faults: faultsFromZod(result.error) };
  const publication = {
    status: withdrawn ? ('withdrawn' as const) : published ? ('published' as const) : ('draft' as const),
    ...(published ? { publishedAt: published } : {}),
    ...((withdrawn ?? updated) ? { updatedAt: withdrawn ?? updated! } : {}),
    ...(page ? { url: page } : {}),
  };
  return { advisory: result.data, publication, faults: [...faults, ...losses('ghsa-lost')] };
}
