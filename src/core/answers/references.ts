/** What ties a signed answer to its notice, wherever it stands in what is signed. */
export const referenceLine = (ref: string): string => `Reference: ${ref}`;

/** Such a line, which says nothing of its own. */
export const isReferenceLine = (line: string): boolean => /^\s*Reference:\s*\w{4}-\w{4}\s*$/i.test(line);

const reference = /(?<![\p{L}\p{N}])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![\p{L}\p{N}])/giu;
const referencesAtMost = 50;

/**
 * Everything in these words that looks like a reference, in capital letters and each once; of more than 50 the first.
 * Quoted lines count as well: what stands under a signature tells which notice its maker had before them.
 */
export function referencesIn(words: string): readonly string[] {
  const found = [...words.matchAll(reference)].map(([ref]) => ref.toUpperCase());
  return [...new Set(found)].slice(0, referencesAtMost);
}

/**
 * Why a signed answer is not one to this reference; nothing where its signed words name it, and no other of the signer's.
 * A signature alone would answer at whichever reply address somebody sends it to.
 * @param named the signer's references that stand under the signature
 */
export function whyNotBound(ref: string, named: readonly string[]): string | undefined {
  if (!named.includes(ref))
    return named.length === 0
      ? `What was signed does not name reference ${ref}: it could have been meant for another notice.`
      : `It was redirected: what was signed names reference ${named[0]}, and it came to the address of ${ref}.`;
  return named.length > 1
    ? `What was signed names several references (${named.join(', ')}), so nobody can say which of them it answers.`
    : undefined;
}
