import type { Case } from '../case/model.ts';
import { eachInPieces, type InPieces } from '../notices/in-pieces.ts';
import { policyLine } from '../notices/policy-lines.ts';
import type { Breach, KnownToday } from '../notices/recheck.ts';
import type { Instant } from '../process/instant.ts';
import type { Bundle } from './bundle.ts';
import { nameLeaks, patchInPieces } from './patch-leaks.ts';
import { readPatches } from './patches.ts';

/** A bundle that has left: somebody downloaded an archive that holds it, before the matter was public. */
export interface LeftBundle {
  readonly bundle: Bundle;
  /** When the first of them had it. */
  readonly at: Instant;
}

/** Bundles that somebody outside has, each once, also those that were taken back since. */
export function leftBundles({ candidate, advisory }: Pick<Case, 'candidate' | 'advisory'>): readonly LeftBundle[] {
  const published = advisory.publications[0]?.at;
  const early = (candidate?.downloads ?? []).filter(({ at }) => published === undefined || at < published);
  return (candidate?.bundles ?? []).flatMap((bundle) => {
    const shares = (candidate?.shares ?? []).filter(({ bundles }) => bundles.includes(bundle.id));
    const [first] = early
      .filter(({ share }) => shares.some(({ id }) => id === share))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
    return first ? [{ bundle, at: first.at }] : [];
  });
}

/**
 * Judges the texts of a bundle that has left with the rules of today, patch by patch: titles, messages, authors, names of
 * files, lines that are added, and the names of its line and tag. A finding says where it stands.
 * @param bytes the mailbox file as it was kept
 */
export function* recheckBundle(
  { bundle, at }: LeftBundle,
  bytes: Uint8Array,
  { guardedWords, words, playbook }: Pick<KnownToday, 'guardedWords' | 'words' | 'playbook'>,
): InPieces<readonly Breach[]> {
  const others = words.ofOtherCases ?? [];
  const found = [nameLeaks(bundle, guardedWords, others)];
  for (const [n, patch] of readPatches(bytes).patches.entries())
    found.push(yield* patchInPieces(patch, n, guardedWords, others));
  const grave = found.flat().filter(({ severity }) => severity === 'error');
  return yield* eachInPieces(grave, (each) => ({
    sent: bundle.id,
    at,
    letter: `patches of ${bundle.line}`,
    recipient: 'whoever downloaded them',
    rule: each.rule,
    message: `${sayPlace(each)}: ${each.message}`,
    policy: policyLine(each.rule, playbook.embargo),
  }));
}

const parts: Readonly<Record<string, string>> = {
  subject: 'title',
  message: 'message',
  author: 'author',
  beside: 'text beside the changes',
  files: 'names of files',
  diff: 'added lines',
};

/** Where in a bundle a finding stands, as a person counts: patches and lines from 1. */
function sayPlace(found: { readonly path: string; readonly line?: number }): string {
  const [, n, part = ''] = /^\/patches\/(\d+)\/(\w+)/u.exec(found.path) ?? [];
  if (n === undefined) return found.path === '/base' ? 'Tag' : 'Release line';
  const line = found.line === undefined ? '' : `, line ${found.line}`;
  return `Patch ${Number(n) + 1}, ${parts[part] ?? part}${line}`;
}
