import type { Playbook } from './playbook.ts';
import { type Term, termsOf } from './playbook-terms.ts';

/** One thing that is different in law between two playbooks. */
export interface Difference {
  readonly key: string;
  readonly group: string;
  /** Such as `First contact: 3 business days → 1 business day`. */
  readonly sentence: string;
}

const longest = 160;

/**
 * What differs in law between two playbooks, a sentence each, in the order of the schema. Names, versions, comments, the
 * order of keys and of sets, and white space within a text make no difference.
 */
export function diffPlaybooks(before: Playbook, after: Playbook): readonly Difference[] {
  const [was, is] = [byKey(before), byKey(after)];
  const keys = [...was.keys(), ...[...is.keys()].filter((key) => !was.has(key))];
  const order = [...new Set([...was.values(), ...is.values()].map(({ group }) => group))];
  return keys
    .flatMap((key) => differences(key, was.get(key), is.get(key)))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

/** The sentences under the heading of their chapter. */
export function grouped(
  found: readonly Difference[],
): readonly { readonly group: string; readonly sentences: readonly string[] }[] {
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    sentences: found.filter((each) => each.group === group).map(({ sentence }) => sentence),
  }));
}

const byKey = (playbook: Playbook): ReadonlyMap<string, Term> =>
  new Map(termsOf(playbook).map((term) => [term.key, term]));

function differences(key: string, was: Term | undefined, is: Term | undefined): readonly Difference[] {
  const { group, subject, words } = (is ?? was)!;
  const told = (sentence: string): Difference => ({ key, group, sentence });
  if ((was?.members || was === undefined) && (is?.members || is === undefined)) {
    const [old, now] = [was?.members ?? [], is?.members ?? []];
    const come = now.filter((member) => !old.includes(member));
    const gone = old.filter((member) => !now.includes(member));
    if (words) return [...come.map((each) => told(words.has(each))), ...gone.map((each) => told(words.lacks(each)))];
    const said = [
      ...(come.length > 0 ? [`also ${shortList(come)}`] : []),
      ...(gone.length > 0 ? [`no longer ${shortList(gone)}`] : []),
    ];
    return said.length > 0 ? [told(`${subject}: ${said.join('; ')}`)] : [];
  }
  const [old, now] = [was?.value ?? 'none', is?.value ?? 'none'];
  if (old === now) return [];
  return [told(`${subject}: ${short(old, now)} → ${short(now, old)}`)];
}

const shortList = (members: readonly string[]): string =>
  members.length > 5 ? `${members.slice(0, 5).join(', ')} and ${members.length - 5} more` : members.join(', ');

/** A text, or of a long one the stretch in which it begins to differ from the other. */
function short(text: string, other: string): string {
  if (text.length <= longest) return text;
  let from = 0;
  while (from < text.length && text[from] === other[from]) from += 1;
  const start = text.lastIndexOf(' ', Math.max(0, from - 20)) + 1;
  const end = start + longest;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trimEnd()}${end < text.length ? ' …' : ''}`;
}
