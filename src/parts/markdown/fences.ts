/** The signs with which a line opens a fenced text; undefined where it opens none. */
export const fenceOf = (line: string): string | undefined => /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];

/** Whether a line closes what these signs have opened. */
export const isClosing = (line: string, fence: string): boolean => line.trim().startsWith(fence);

/** Of each line whether it belongs to a fenced text, its fences included; and the signs of a last one that stays open. */
export function fencesIn(lines: readonly string[]): { readonly isFenced: readonly boolean[]; readonly open?: string } {
  let open: string | undefined;
  const isFenced = lines.map((line) => {
    if (open === undefined) {
      open = fenceOf(line);
      return open !== undefined;
    }
    if (isClosing(line, open)) open = undefined;
    return true;
  });
  return { isFenced, ...(open === undefined ? {} : { open }) };
}

/** A text between fences that nothing in it can close. */
export function fenced(text: string): string {
  const longest = [...text.matchAll(/^[ \t]*(`+)/gm)].reduce((most, [, ticks]) => Math.max(most, ticks!.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
