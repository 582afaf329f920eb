/** A text between fences that nothing in it can close. */
export function fenced(text: string): string {
  const longest = [...text.matchAll(/^[ \t]*(`+)/gm)].reduce((most, [, ticks]) => Math.max(most, ticks!.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
