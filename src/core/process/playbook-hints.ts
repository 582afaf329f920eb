import type { Playbook } from './playbook.ts';

/** A value of an adopted playbook for which the one that comes with Tidegate under the same name has a better one by now. */
export interface PlaybookHint {
  readonly found: string;
  readonly mend: string;
}

/**
 * What an administrator should know of a playbook that was adopted before the shipped one became better. What a project has
 * changed of its own accord is its own affair: only values that we have replaced ourselves are named here.
 */
export function betterInShipped(adopted: Playbook, shipped: Playbook): readonly PlaybookHint[] {
  const tellsDistributors = adopted.release.followUps.includes('distributors');
  if (!tellsDistributors || adopted.release.out === 'notice' || shipped.release.out !== 'notice') return [];
  return [
    {
      found: `${adopted.title} says release.out: ${adopted.release.out}; the one that comes with Tidegate says notice, which a second person reads, whose recipients are counted, and which can be stopped`,
      mend: `Write release.out: notice into your playbook, raise its version above ${adopted.version}, and adopt it on the desk’s page Project. Cases that run keep what they have.`,
    },
  ];
}
