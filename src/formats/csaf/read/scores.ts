import type { Advisory } from '../../../core/advisory/advisory.ts';
import { isFault, type Score, score } from '../../../core/scores/score.ts';
import type { Part } from '../../reading.ts';
import { countedFirst, impliedBy, sayVector, scopedTitle } from '../scores.ts';

const fields = ['cvss_v2', 'cvss_v3', 'cvss_v4'] as const;

/** A vector in the canonical letters, with what it scores; undefined when it has none. */
function scored(text: unknown): Score | undefined {
  const found = score(String(text));
  return isFault(found) ? undefined : found;
}

/** Takes the fields that the vector says too; what contradicts it, or adds to it, stays lost. */
function takeBody(body: Part, found: Score): void {
  const expected: Record<string, unknown> = impliedBy(found);
  for (const one of body.fields()) {
    const key = one.path.slice(body.path.length + 1);
    const isImplied = one.value === 'NOT_DEFINED' && !(key in expected);
    if (key === 'vectorString' || isImplied || one.value === expected[key]) one.take();
  }
}

/** The vectors of notes whose title begins so, each with what follows in the title. */
function inNotes(notes: readonly Part[], start: string) {
  return notes.flatMap((note) => {
    const title = String(note.at('title').value ?? '');
    if (!title.startsWith(start) || note.at('category').value !== 'other') return [];
    const text = String(note.at('text').value);
    const found = scored(text.split(', ')[0]);
    if (!found) return [];
    const take = () => {
      if (text === sayVector(found)) note.take();
    };
    return [{ take, found, rest: title.slice(start.length) }];
  });
}

/** Scores for every product, from data and from notes, and those that hold in one environment. */
export function scoresIn(
  vulnerability: Part,
  affected: readonly unknown[],
): Pick<Advisory, 'cvss' | 'vectors' | 'scores'> {
  const told: { found: Score; isFirst: boolean; take(): void }[] = [];
  const lists = [...vulnerability.at('scores').items(), ...vulnerability.at('metrics').items()];
  for (const one of lists) {
    const content = one.at('content').value === undefined ? one : one.at('content');
    for (const field of fields) {
      const body = content.at(field);
      const found = body.value === undefined ? undefined : scored(body.at('vectorString').value);
      if (!found) continue;
      const products = one.at('products').items();
      const areAll = products.length === affected.length && products.every(({ value }) => affected.includes(value));
      const take = () => {
        takeBody(body, found);
        if (areAll) one.at('products').take();
      };
      told.push({ found, isFirst: false, take });
    }
  }
  const notes = vulnerability.at('notes').items();
  for (const { take, found, rest } of inNotes(notes, 'CVSS ')) {
    if (rest !== found.version && rest !== `${found.version}${countedFirst}`) continue;
    told.push({ found, isFirst: rest !== found.version, take });
  }
  // One vector of each version: another of the same version is about some products only, and stays lost.
  const general = told.filter(({ found }, n) => told.findIndex((other) => other.found.version === found.version) === n);
  for (const one of general) one.take();
  const ordered = [...general.filter(({ isFirst }) => isFirst), ...general.filter(({ isFirst }) => !isFirst)];
  const [cvss, ...vectors] = ordered.map(({ found }) => found.vector);
  const scoped = inNotes(notes, scopedTitle).map(({ take, found, rest }) => {
    take();
    return { environment: rest.slice(0, 300), cvss: found.vector };
  });
  return {
    ...(cvss ? { cvss } : {}),
    ...(vectors.length > 0 ? { vectors: vectors.slice(0, 20) } : {}),
    ...(scoped.length > 0 ? { scores: scoped.slice(0, 20) } : {}),
  };
}
