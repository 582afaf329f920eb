import { type Advisory, advisorySchema, referenceSchema } from '../../core/advisory/advisory.ts';
import { readThanks } from '../../core/advisory/credits.ts';
import { notPublished } from '../../core/advisory/history.ts';
import { sayWeakness } from '../../core/advisory/weaknesses.ts';
import { fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { cveShape, ghsaShape, type ReadAdvisory, type ReadPublication } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import {
  momentIn,
  readHappened,
  readProduct,
  readRevision,
  readStatement,
  readVector,
  readWithdrawal,
} from './lines.ts';
import { type Outline, textHeadings } from './outline.ts';
import { nameIn, namesIn, versionsOf } from './versions.ts';

/** What each place of a list says, of those that say it in our words; a place that does not is left, and told. */
function each<Found>(places: readonly Part[], read: (text: string) => Found | undefined): Found[] {
  return places.flatMap((place) => {
    const found = typeof place.value === 'string' ? read(place.value) : undefined;
    if (found !== undefined) place.take();
    return found === undefined ? [] : [found];
  });
}

/** The first value of a fact that `read` can read; all others are left, and told. */
const first = <Found>(fact: Part, read: (text: string) => Found | undefined): Found | undefined => {
  const [place] = fact.items();
  return place && each([place], read)[0];
};

const matching =
  (shape: RegExp) =>
  (text: string): string | undefined =>
    shape.test(text) ? text : undefined;

const severityWords = ['none', 'low', 'medium', 'high', 'critical'] as const;

function scoresIn(facts: Part): Pick<Advisory, 'cvss' | 'severity' | 'vectors' | 'scores'> {
  const places = facts.at('Severity').items();
  const said = each(places, readVector);
  const [cvss] = said.flatMap(({ of, found }) => (of === undefined ? [found.vector] : []));
  const vectors = said.flatMap(({ of, found }) => (of === `CVSS ${found.version}` ? [found.vector] : []));
  const scores = said.flatMap(({ of, found }) =>
    of !== undefined && of !== `CVSS ${found.version}` && of.length <= 300
      ? [{ environment: of, cvss: found.vector }]
      : [],
  );
  const [severity] = each(places, (text) => severityWords.find((word) => word === text));
  return {
    ...(cvss ? { cvss } : {}),
    ...(severity ? { severity } : {}),
    ...(vectors.length > 0 ? { vectors } : {}),
    ...(scores.length > 0 ? { scores } : {}),
  };
}

function weaknessesIn(facts: Part): Pick<Advisory, 'cwe' | 'weaknesses'> {
  const [cwe, ...weaknesses] = each(facts.at('Weakness').items(), (text) => {
    const [id] = /^CWE-\d{1,5}(?=:|$)/.exec(text) ?? [];
    return id !== undefined && sayWeakness(id) === text ? id : undefined;
  });
  return { ...(cwe ? { cwe } : {}), ...(weaknesses.length > 0 ? { weaknesses } : {}) };
}

type Named = NonNullable<ReturnType<typeof readProduct>>;

/** What stands in brackets tells two products of one name apart; where there is one, it is of its name. */
function untagged(named: readonly Named[]): readonly Named[] {
  const times = new Map<string, number>();
  for (const { product } of named) times.set(product.product, (times.get(product.product) ?? 0) + 1);
  return named.map(({ name, product, inName }) => ({
    name,
    product: times.get(product.product) === 1 ? { ...product, product: name } : { ...product, ...inName },
  }));
}

/** Products in the order in which they are named; without a line that names its maker, a product stands alone. */
function affectedIn(whole: Part): Advisory['affected'] {
  const lines = whole.at('versions').items();
  // A release line of ours is a word or a few.
  const called = new Set(lines.flatMap((line) => namesIn(line).slice(0, 5)));
  const named = untagged(
    each(whole.at('facts').at('Product').items(), (text) => readProduct(text, (n) => called.has(n))),
  );
  const times = new Map<string, number>();
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1);
  // The longest name that fits: “Widget Pro 3.x” is of Widget Pro, and no line of Widget.
  const linesOf = new Map<string, Part[]>();
  for (const line of lines) {
    const name = namesIn(line).find((one) => times.has(one)) ?? nameIn(line);
    const others = linesOf.get(name);
    if (others) others.push(line);
    else linesOf.set(name, [line]);
  }
  const unnamed = [...linesOf.keys()]
    .filter((name) => name !== '' && name.length <= 200 && !times.has(name))
    .map((name) => ({ name, product: { vendor: 'unnamed', product: name } }));
  return [...named, ...unnamed].flatMap(({ name, product }) => {
    // Of two products that nothing tells apart, nobody can say whose versions these are.
    const isOne = (times.get(name) ?? 1) === 1;
    const found = isOne ? versionsOf(product, name, linesOf.get(name) ?? []) : { ranges: [] };
    return product.vendor === 'unnamed' && found.ranges.length === 0 && !found.commits
      ? []
      : [{ ...product, ...found }];
  });
}

const kinds = referenceSchema.shape.kind.options;

function referencesIn(whole: Part, page: string | undefined): Advisory['references'] {
  return whole
    .at('references')
    .items()
    .flatMap((place) => {
      const url = place.at('url').text(2_000);
      if (url === '' || url === page) return [];
      const title = place.at('title').text(300);
      const kind = kinds.find((one) => one === place.at('kind').value);
      if (kind) place.at('kind').take();
      const found = { kind: kind ?? ('web' as const), url, ...(title ? { title } : {}) };
      return referenceSchema.safeParse(found).success ? [found] : [];
    });
}

function withdrawalIn(
  facts: Part,
  last: string | undefined,
): Pick<ReadPublication, 'updatedAt' | 'rejection'> | undefined {
  const found = first(facts.at('Withdrawn'), readWithdrawal);
  if (!found) return undefined;
  const { at, reason, replacedBy } = found;
  // What its history says last is no reason of its own.
  const isOwn = reason !== '' && (replacedBy.length > 0 || reason !== last?.replace(/^Withdrawn: /, '').trim());
  const rejection = { reason, ...(replacedBy.length > 0 ? { replacedBy } : {}) };
  return { updatedAt: at, ...(isOwn ? { rejection } : {}) };
}

function publicationIn(whole: Part): ReadPublication {
  const facts = whole.at('facts');
  const isDraft = first(facts.at('Published'), matching(new RegExp(`^${notPublished}$`))) !== undefined;
  const publishedAt = first(facts.at('Published'), momentIn);
  const updatedAt = first(facts.at('Updated'), momentIn);
  const url = first(facts.at('Address'), matching(/^https?:\/\/\S{1,1990}$/));
  const revisions = each(whole.at('history').items(), readRevision);
  const withdrawal = withdrawalIn(facts, revisions.at(-1)?.summary);
  const isWithdrawn = whole.at('withdrawn').text() !== '' || withdrawal !== undefined;
  const [, name, contact] = /^(.{1,200}), (\S{1,500})$/s.exec(String(whole.at('contact').value ?? '')) ?? [];
  if (name) whole.at('contact').take();
  const publisher = name ? { name, contact: contact! } : { name: first(facts.at('Publisher'), (text) => text) };
  return {
    ...(publisher.name ? { publisher: publisher as { name: string } } : {}),
    ...(isWithdrawn
      ? { status: 'withdrawn' as const }
      : publishedAt
        ? { status: 'published' as const }
        : isDraft
          ? { status: 'draft' as const }
          : {}),
    ...(publishedAt ? { publishedAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
    ...withdrawal,
    ...(revisions.length > 0 ? { revisions } : {}),
    ...(url ? { url } : {}),
  };
}

const longest = { description: 60_000 } as const;

/**
 * The advisory that a text for people says, as far as it says it in the words in which we write such texts.
 * @param rule under which what has no place, or is said in other words, is told: a warning each, with its place
 */
export function readOutline(outline: Outline, rule: string): ReadAdvisory {
  const { whole, losses } = reading(outline);
  const facts = whole.at('facts');
  if (!outline.id) {
    const said = 'It does not name an advisory and its id at its beginning.';
    const mend = 'Begin it with them, as ours begin; leave out what stands before, such as the header lines of a mail.';
    return { faults: [fault(`${rule}-id`, '', said, mend)] };
  }
  const texts = Object.entries(textHeadings).map(([heading, field]) => [
    field,
    whole
      .at('texts')
      .at(heading)
      .text(field in longest ? longest.description : 20_000),
  ]);
  const publication = publicationIn(whole);
  const [cve, ghsa] = [first(facts.at('CVE'), matching(cveShape)), first(facts.at('GHSA'), matching(ghsaShape))];
  const aliases = each(facts.at('Other id').items(), matching(/^[^\s,]{1,200}$/));
  const timeline = each(whole.at('timeline').items(), readHappened);
  const statements = each(whole.at('statements').items(), readStatement);
  const result = advisorySchema.safeParse({
    id: whole.at('id').text(80),
    title: whole.at('title').text(300),
    summary: whole.at('summary').text(2_000),
    ...Object.fromEntries(texts),
    ...scoresIn(facts),
    ...weaknessesIn(facts),
    ...(cve ? { cve } : {}),
    ...(ghsa ? { ghsa } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    affected: affectedIn(whole),
    ...(statements.length > 0 ? { statements } : {}),
    references: referencesIn(whole, publication.url),
    credits: whole
      .at('credit')
      .items()
      .flatMap((place) => {
        const [credit] = each([place.at('said')], readThanks);
        const url = credit ? place.at('url').text(2_000) : '';
        return credit ? [{ ...credit, ...(url ? { url } : {}) }] : [];
      }),
    ...(timeline.length > 0 ? { timeline } : {}),
  });
  if (!result.success) return { faults: faultsFromZod(result.error) };
  return { advisory: result.data, publication, faults: losses(rule) };
}
