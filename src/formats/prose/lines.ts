import { type Advisory, justifications, type PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { packageOf } from '../../core/advisory/purl.ts';
import { cveIdsIn, sayReplaced, sayWhyWithdrawn } from '../../core/advisory/rejection.ts';
import { sayJustification } from '../../core/advisory/statements.ts';
import { fromEpoch, instant, instantSaid, sayInstant } from '../../core/process/instant.ts';
import { sayScore } from '../../core/scores/explain.ts';
import { isFault, type Score, score } from '../../core/scores/score.ts';

// What people read in one line, and how it is read: each saying beside its reading, so that no one changes alone. Where
// the page says it too, the saying stands in `core/advisory`, and its reading names it.

/** A moment as people read it, or as machines write it: 24 signs, with milliseconds and Z. */
export function momentIn(text: string): string | undefined {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
  return isWritten ? fromEpoch(Date.parse(text)) : instantSaid(text);
}

/** `8.1 High (CVSS 3.1), CVSS:3.1/…`; what it is of stands before it, such as `CVSS 4.0: ` or an environment. */
export const sayVector = (found: Score, of?: string): string =>
  `${of === undefined ? '' : `${of}: `}${sayScore(found)}, ${found.vector}`;

/** The vector that a line says, and what it is of; undefined where score or vector are none, or not each other's. */
export function readVector(text: string): { readonly of?: string; readonly found: Score } | undefined {
  const found = score(text.slice(text.lastIndexOf(' ') + 1));
  if (isFault(found)) return undefined;
  const alone = sayVector(found);
  if (text === alone) return { found };
  return text.endsWith(`: ${alone}`) ? { of: text.slice(0, -alone.length - 2), found } : undefined;
}

/** `Thu 23 Apr 2026 18:00 UTC. Nobody can be reached this way. It is replaced by CVE-2026-1000.` */
export const sayWithdrawal = (published: PublishedAdvisory): string =>
  `${sayInstant(instant(published.updatedAt))}. ${sayWhyWithdrawn(published)}`.trim();

/** The moment of a withdrawal, its reason, and the ids that take its place. */
export function readWithdrawal(
  text: string,
): { readonly at: string; readonly reason: string; readonly replacedBy: readonly string[] } | undefined {
  const [, said = '', why = ''] = /^(\S{24}|[^.]{1,30})\.(?: (.*))?$/s.exec(text) ?? [];
  const at = momentIn(said);
  if (!at || why.length > 21_000) return undefined;
  const [, listed = ''] = /It is replaced by ((?:CVE-\d{4}-\d{4,19}(?:, )?){1,20})\.$/.exec(why) ?? [];
  const replacedBy = cveIdsIn(listed);
  return { at, reason: why.slice(0, why.length - sayReplaced(replacedBy).length).trim(), replacedBy };
}

/** `Thu 23 Apr 2026 18:00 UTC: A fix was merged.` */
export const sayHappened = ({ at, text }: { readonly at: string; readonly text: string }): string =>
  `${sayInstant(instant(at))}: ${text}`;

export function readHappened(line: string): { readonly at: string; readonly text: string } | undefined {
  const [, said = '', text = ''] = /^(\S{24}|\w{3} [^:]{1,20}:\d\d UTC): (.+)$/s.exec(line) ?? [];
  const at = momentIn(said);
  return at && text.length <= 2_000 ? { at, text } : undefined;
}

interface Revision {
  readonly number: number;
  readonly at: string;
  readonly summary: string;
}

/** `Thu 23 Apr 2026 18:00 UTC, revision 2: Names a third line.` */
export const sayRevision = ({ number, at, summary }: Revision): string =>
  `${sayInstant(instant(at))}, revision ${number}${summary ? `: ${summary}` : ''}`;

export function readRevision(line: string): Revision | undefined {
  const [, said = '', number, summary = ''] = /^([^,]{1,30}), revision (\d{1,9})(?:: (.*))?$/s.exec(line) ?? [];
  const at = momentIn(said);
  return at && Number(number) >= 1 && summary.length <= 2_000 ? { number: Number(number), at, summary } : undefined;
}

type Product = Advisory['affected'][number];
type Packaged = Pick<Product, 'purl' | 'ecosystem' | 'package'>;

function packageIn(text: string): Packaged | undefined {
  if (text.startsWith('pkg:')) {
    const named = packageOf(text);
    return { purl: text, ...(named ? { ecosystem: named.ecosystem, package: named.name } : {}) };
  }
  const [, ecosystem, name] = /^(.{1,40}?) package (.{1,300})$/.exec(text) ?? [];
  return ecosystem && name ? { ecosystem, package: name } : undefined;
}

/** Where one name ends and the name of its maker begins, of every place where that may be. */
const makersIn = (text: string): readonly number[] =>
  text.length > 1_500 ? [] : [...text.matchAll(/(?<=\S) by(?= )/g)].map(({ index }) => index);

/**
 * A product with its maker and its package, and the name by which the lines of versions call it (`sayProduct`).
 * @param isCalled whether a line of versions calls a product so: it decides where a maker has “ by ” in its name, too
 */
export function readProduct(
  text: string,
  isCalled: (name: string) => boolean,
):
  | {
      readonly name: string;
      readonly product: Omit<Product, 'ranges'>;
      /** The package that stands in its name, where that tells it apart from others. */
      readonly inName?: Packaged;
    }
  | undefined {
  const comma = Math.max(text.lastIndexOf(', pkg:'), / package /.test(text) ? text.lastIndexOf(', ') : -1);
  const packaged = comma < 0 ? undefined : packageIn(text.slice(comma + 2));
  const named = packaged ? text.slice(0, comma) : text;
  const ways = makersIn(named);
  const called = ways.findLast((at) => isCalled(named.slice(0, at)));
  const by = called ?? (ways.length === 1 ? ways[0] : undefined);
  if (by === undefined) return undefined;
  const [name, vendor] = [named.slice(0, by), named.slice(by + 4)];
  const inName = packaged ? undefined : / \((pkg:[^\s]{1,496})\)$/.exec(name)?.[1];
  const tag = [inName ?? text.slice(comma + 2), vendor].find((each) => name.endsWith(` (${each})`));
  const product = tag === undefined ? name : name.slice(0, -tag.length - 3);
  if (vendor === '' || vendor.length > 200 || product === '' || product.length > 200) return undefined;
  return { name, product: { vendor, product, ...packaged }, ...(inName ? { inName: packageIn(inName)! } : {}) };
}

/** What `sayStatement` says so. */
export function readStatement(text: string): NonNullable<Advisory['statements']>[number] | undefined {
  const [, named = '', status, rest = ''] = /^(.+?): (not affected|under investigation)(?:\. (.+))?$/s.exec(text) ?? [];
  const [, most = named, version] = /^(.+), version (\S.{0,79})$/s.exec(named) ?? [];
  const [, both = most, purl] = /^(.+) \((pkg:[^\s()]{1,496})\)$/s.exec(most) ?? [];
  const [by = 0, ...others] = makersIn(both);
  const [product, vendor] = others.length > 0 ? ['', ''] : [both.slice(0, by), both.slice(by + 4)];
  const justification = justifications.find((one) => rest.startsWith(sayJustification[one]));
  const why = rest.slice(justification ? sayJustification[justification].length : 0).trim();
  if (product === '' || product.length > 200 || vendor === '' || vendor.length > 200 || why.length > 2_000)
    return undefined;
  if ((status === 'not affected') !== Boolean(justification || why)) return undefined;
  return {
    vendor,
    product,
    ...(purl ? { purl } : {}),
    ...(version ? { version } : {}),
    status: status as 'not affected',
    ...(justification ? { justification } : {}),
    ...(why ? { why } : {}),
  };
}
