import type { z } from 'zod';
import { type Fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod, pointerTo } from '../../core/case/zod-faults.ts';
import { isFault, mainScore, score } from '../../core/scores/score.ts';
import { readJson } from '../json.ts';
import { publishedContainer, publishedRecord, rejectedContainer, rejectedRecord } from './schema.ts';

type Json = Record<string, unknown>;
const fieldsOf = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {});

/** A record, or the container that CVE Services take (`cnaContainer`); by what it says of itself. */
function schemaFor(value: unknown): { schema: z.ZodType; inner: unknown; at: string } {
  const whole = fieldsOf(value);
  if ('cnaContainer' in whole) {
    const inner = fieldsOf(whole.cnaContainer);
    return { schema: 'rejectedReasons' in inner ? rejectedContainer : publishedContainer, inner, at: '/cnaContainer' };
  }
  const rejected = fieldsOf(whole.cveMetadata).state === 'REJECTED';
  return { schema: rejected ? rejectedRecord : publishedRecord, inner: value, at: '' };
}

/** Vectors that do not score, and scores that are not those of their vector: told, never refused. */
function scoreHints(value: unknown, path: readonly PropertyKey[] = []): Fault[] {
  if (value === null || typeof value !== 'object') return [];
  const { vectorString, baseScore } = value as Json;
  if (typeof vectorString === 'string' && typeof baseScore === 'number') {
    const found = score(vectorString);
    const at = pointerTo(path);
    if (isFault(found)) return [warning(found.rule, `${at}/vectorString`, found.message, found.mend)];
    if (mainScore(found) === baseScore) return [];
    const said = `The vector scores ${mainScore(found).toFixed(1)}, not ${baseScore}.`;
    return [warning('cvss-score', `${at}/baseScore`, said, `Write ${mainScore(found)}, or correct the vector.`)];
  }
  return Object.entries(value).flatMap(([key, inner]) => scoreHints(inner, [...path, key]));
}

/** Checks a record (published or rejected) or a CNA container against CVE Record Format 5.2.0. */
export async function checkCve(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const { schema, inner, at } = schemaFor(read.value);
  const result = schema.safeParse(inner);
  const faults = result.success ? [] : faultsFromZod(result.error, inner);
  return [...faults.map((found) => ({ ...found, path: at + found.path })), ...scoreHints(read.value)];
}
