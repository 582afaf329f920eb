/** Plain words inside Markdown: one line, and no character of theirs is read as markup. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|#~]/g, '\\$&');

/** Such words without the strokes that keep them from being markup. */
export const bare = (text: string): string => text.replaceAll(/\\([\\`*_[\]<>|#~])/g, '$1').trim();
