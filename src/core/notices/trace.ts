import type { PartyId } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';

/** What can make one recipient's copy known again; nothing else differs between copies. */
export type MarkKind = 'reference' | 'reply address' | 'answer link' | 'message id' | 'key' | 'bundle';

/** One mark, and whose copy carries it. */
export interface Mark {
  readonly kind: MarkKind;
  readonly value: string;
  /** Missing for what is the same in every copy: the fix. */
  readonly party?: PartyId;
  /** Number of the case; missing where the mark is of no single case, such as a key. */
  readonly case?: string;
  /** When a copy that carries it left, the first time. */
  readonly sentAt?: Instant;
}

export type Trace = Mark;

// What looks like a letter of an id, in other scripts and as digits: read alike on both sides, so that no retyping hides it.
const alike: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', г: 'r', һ: 'h', н: 'h', і: '1', ј: 'j', к: 'k', м: 'm', п: 'n', о: '0' },
  ...{ р: 'p', ԛ: 'q', ѕ: 's', т: 't', ц: 'u', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', з: '3', б: '6' },
  ...{ α: 'a', β: 'b', ε: 'e', ζ: 'z', η: 'h', ι: '1', κ: 'k', μ: 'm', ν: 'v', ο: '0', ρ: 'p', τ: 't', υ: 'y', χ: 'x' },
  ...{ ı: '1', ɑ: 'a', ɡ: 'g', ꓐ: 'b', ℓ: '1', o: '0', l: '1', i: '1' },
};

/** A text by its letters and digits alone: no spaces, breaks, dashes, case, invisible signs or look-alikes. */
export function squashed(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  return plain.replace(/[^a-z0-9]|[oli]/gu, (letter) => alike[letter] ?? '');
}

/** Marks below this length could stand in any text by accident; longer ones are looked up by so many of their first signs. */
const shortest = 8;

/** The marks that stand in any of the texts, each once, however they were wrapped, spaced or retyped. */
export function marksIn(texts: readonly string[], marks: readonly Mark[]): readonly Trace[] {
  const byHead = new Map<number, { readonly mark: Mark; readonly wanted: string }[]>();
  for (const mark of marks) {
    const wanted = squashed(mark.value);
    if (wanted.length < shortest) continue;
    const head = [...wanted.slice(0, shortest)].reduce((sum, sign) => sum * 36 + digitOf(sign.charCodeAt(0)), 0);
    byHead.set(head, [...(byHead.get(head) ?? []), { mark, wanted }]);
  }
  const found = new Set<Mark>();
  for (const text of texts) {
    const plain = squashed(text);
    // The last eight signs as one number: one look-up a sign, however many marks there are.
    let head = 0;
    for (let at = 0; at < plain.length; at += 1) {
      head = (head % rest) * 36 + digitOf(plain.charCodeAt(at));
      if (at < shortest - 1) continue;
      for (const { mark, wanted } of byHead.get(head) ?? []) {
        if (plain.startsWith(wanted, at - shortest + 1)) found.add(mark);
      }
    }
  }
  return marks.filter((mark) => found.has(mark));
}

const rest = 36 ** (shortest - 1);
const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** What was found of one recipient, or of everybody's copy, in one case. */
export interface Finding {
  readonly party?: PartyId;
  readonly case?: string;
  readonly kinds: readonly MarkKind[];
  readonly sentAt?: Instant;
}

/** The traces by whose copy and which case, the clearest first: those with the most different marks. */
export function findingsOf(traces: readonly Trace[]): readonly Finding[] {
  const by = new Map<string, Finding>();
  for (const { kind, party, case: number, sentAt } of traces) {
    const name = `${party ?? ''} ${number ?? ''}`;
    const old = by.get(name);
    const first = [old?.sentAt, sentAt].filter((at) => at !== undefined).sort()[0];
    by.set(name, {
      ...(party ? { party } : {}),
      ...(number ? { case: number } : {}),
      kinds: [...new Set([...(old?.kinds ?? []), kind])],
      ...(first ? { sentAt: first } : {}),
    });
  }
  return [...by.values()].sort((a, b) => b.kinds.length - a.kinds.length);
}

/** Said with every answer (security.md §6). */
export const noProof =
  'This is a lead and no proof: a copy can be passed on in good faith, stolen, or planted to accuse somebody. Ask before you judge.';
export const nothingFound =
  'Nothing was found. A text that was written anew, or a picture of a screen, carries none of this.';
